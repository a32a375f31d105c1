#!/usr/bin/env python3
"""What questions to an index cost: ms of CPU of the whole program (user and system, the least of some runs), and how many lines came.

usage: time_queries.py [--quoth PROGRAM] [--runs N] INDEX      prints a line for each form of question, the dearest first

The name is that of the thing with most quotes, the outlet the one with most documents; the words are in 1, 5 and 12 of 100 quotes and in most, the
days two that follow each other, the role the commonest title.
"""
import argparse, collections, os, re, resource, sqlite3, subprocess

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))


def words_of(db):
    """Of the quotes' words that are in no name: one of about 1 in 100 quotes, one of 5, one of 12, and the commonest."""
    n, counts = 0, collections.Counter()
    for text, in db.execute('select text from quote where id % 50 = 1'):
        n += 1
        counts.update({w for w in re.findall(r'\w+', text.lower()) if len(w) > 2})
    named = {w for w in counts if db.execute('select 1 from name_fts where name_fts match ?', ('"%s"' % w,)).fetchone()}
    near = lambda share: min(counts.keys() - named, key=lambda w: (abs(counts[w] / n - share), w))
    return near(.01), near(.05), near(.12), near(1)


def options_of(db):
    outlet, = db.execute('select o.name from outlet o join document d on d.outlet = o.id group by o.id order by count(*) desc, o.name').fetchone()
    since, until = db.execute("select day, date(day, '+1 day') from document where day is not null group by day order by count(*) desc, day").fetchone()
    title, = db.execute('select title from role where title is not null group by title order by count(*) desc, title').fetchone()
    days = ['--since', since, '--until', until]
    return {'': [], **{'--about %s' % word: ['--about', word] for word in words_of(db)}, '--since --until': days, '--role': ['--role', title], '--in': ['--in', outlet], '--since --until --in': days + ['--in', outlet]}


def questions(db):
    """(how it is told, the program's arguments)"""
    name, = db.execute('select t.name from entity e join entity t on t.id = e.thing group by t.id order by sum(e.quotes) desc, t.key').fetchone()
    options = options_of(db)
    yield from (('%s NAME' % what, [what, name]) for what in ('people', 'org', 'variants', 'roles', 'co'))
    yield from (('people', ['people']), ('people --role', ['people', *options['--role']]), ('org', ['org']))
    for what in ('quotes', 'statements', 'conflicts'):
        for who, words in ((' NAME', [name]), ('', [])):
            yield from ((('%s%s %s' % (what, who, option)).strip(), [what, *words, *more]) for option, more in options.items())


def cost(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = subprocess.run(command, capture_output=True, check=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime), out.count(b'\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('index')
    parser.add_argument('--quoth', default=os.path.join(ROOT, 'build', 'quoth'))
    parser.add_argument('--runs', type=int, default=8)
    args = parser.parse_args()
    rows = [(*min(cost([args.quoth, 'query', args.index, *words]) for _ in range(args.runs)), told) for told, words in questions(sqlite3.connect(args.index))]
    for ms, lines, told in sorted(rows, reverse=True): print('%6.1f ms  %3d lines  %s' % (ms, lines, told))


if __name__ == '__main__':
    main()
