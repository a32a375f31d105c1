#!/usr/bin/env python3
"""Score quoth's records against annotated texts and print one table, with what other systems reach beside it.

usage: eval.py --shared DIR --quoth PROGRAM [--gazetteer IMAGE] [--keep DIR] [SET...]

DIR holds data/ and eval/ (annotated texts and scorers); what is missing there is said and left out. SET is one or more of:
articles polnear roles wikinews_de litbank adaq_ru adaq_cs news-read gum-wikinews worldwide el-news re3d factrueval nerel
slavicner-ruuk pairs (default: all). The weights in models/ were fitted on polnear and wikinews_de, so their rows are by
cross-validation: `./dev fit --cross-validate` and tools/fit_language.py --cross-validate write the records that this program then scores
(build/cross-validation/SET.jsonl); without them the rows say that they are not.
"""
import argparse, json, os, re, subprocess, sys, tempfile

RIVALS = {  # research/rivals-measured.md: measured on other halves of the same sets
    'polnear quoted: exact span F1': 'CoreNLP 94.3, textacy 80.2, human 97.2',
    'polnear quoted: speaker head %': 'textacy 92.3 (of 71 %), CoreNLP 69.7, human 97.7',
    'polnear quoted: quote+speaker F1': 'textacy 75.5, CoreNLP 65.5, human 95.0',
    'polnear whole: overlap F1': 'CoreNLP 32.9, textacy 28.3, human 79.7',
    'polnear whole: quote+speaker F1': 'textacy 26.4, CoreNLP 24.6, human 74.3',
    'news-read: mentions F1': 'CoreNLP .800, spaCy md .773, human .997',
    'news-read: bounds F1': 'spaCy md .889, CoreNLP .841, human .997',
    'news-read: entities B-cubed F1': 'CoreNLP .916, spaCy md .914 (same string)',
    'gum-wikinews: strict F1': 'CoreNLP .725, spaCy md .687',
    'worldwide: strict F1': 'CoreNLP .778, spaCy md .698',
    'el-news: strict F1': 'CoreNLP .739, spaCy md .675',
    're3d: strict F1': 'CoreNLP .441, spaCy md .420',
    'name pairs: F1': 'nomenklatura .837, ten rivals stacked .955',
    'articles: speakers of 27': 'CoreNLP 19',
}
rows = []


def row(name, value):
    rows.append((name, value, RIVALS.get(name, '')))


class Run:
    def __init__(self, options):
        self.o, self.folder = options, options.keep or tempfile.mkdtemp(prefix='quoth-eval-')
        os.makedirs(self.folder, exist_ok=True)

    def shared(self, *path):
        full = os.path.join(self.o.shared, *path)
        return full if os.path.exists(full) else None

    def extract(self, source, name, *more):
        out = os.path.join(self.folder, name + '.records.jsonl')
        command = [self.o.quoth, 'extract', *more, '-o', out]
        if self.o.gazetteer: command += ['--gazetteer', self.o.gazetteer]
        subprocess.run(command + (source if isinstance(source, list) else ['--jsonl', source]), check=True)
        return out

    def scorer(self, name, *arguments):
        return subprocess.run([sys.executable, self.shared('eval', name), *arguments], check=True, capture_output=True,
                              text=True).stdout

    def converted(self, records, what):
        out = records.replace('.records.jsonl', '.%s.jsonl' % what)
        with open(out, 'w', encoding='utf-8') as f:
            subprocess.run([sys.executable, self.shared('eval', 'from_records.py'), what, records], check=True, stdout=f)
        return out


def articles(run):
    folder = run.shared('data', 'articles')
    texts = sorted(os.path.join(folder, f) for f in os.listdir(folder) if f.endswith('.txt'))
    out = run.scorer('score_articles.py', run.extract(texts, 'articles'), '--articles', folder)
    find = lambda pattern: re.search(pattern, out).groups()
    spans, total, extra = find(r'quoted spans\s+(\d+) of (\d+), (\d+) of no gold')
    row('articles: quoted spans of %s' % total, '%s, %s of no gold' % (spans, extra))
    row('articles: spoken or not, of 31', find(r'spoken or not\s+(\d+)')[0])
    row('articles: speakers of 27', find(r'speaker\s+(\d+) of')[0])
    row('articles: none where none is, of 4', find(r'none where none is: (\d+)')[0])
    row('articles: roles of 23', find(r'role\s+(\d+) of')[0])
    row('articles: reported statements of 10', find(r'reported\s+(\d+) of')[0])
    row('articles: one id', ' of '.join(find(r'one id\s+(\d+) of (\d+)')))
    row('articles: entity spans F1', find(r'entity spans.*F1 ([\d.]+)')[0])


def held_out_or_fitted(run, name, gold):
    """Records of the texts by cross-validation where there are some, else by the weights that saw them; and the note that says so."""
    held_out = os.path.join(os.path.dirname(run.o.quoth), 'cross-validation', name + '.jsonl')
    if os.path.exists(held_out) and not run.o.gazetteer: return held_out, ''
    return run.extract(gold, name), ' (weights fitted on this set)'


def polnear(run):
    gold = run.shared('data', 'quotes', 'polnear.dev.jsonl')
    records, note = held_out_or_fitted(run, 'polnear', gold)
    quoted = json.loads(run.scorer('score_quotes.py', gold, run.converted(copy_of(run, records, 'polnear'), 'quoted'), '--unit', 'quoted',
                                   '--types', 'direct,mixed', '--json'))
    row('polnear quoted: exact span F1', '%.1f%s' % (quoted['exact']['f1'], note))
    row('polnear quoted: speaker head %', '%.1f' % quoted['speaker']['head'])
    row('polnear quoted: quote+speaker F1', '%.1f' % quoted['e2e']['f1'])
    for kind in ('direct', 'mixed'):
        row('polnear quoted: %s with speaker, recall' % kind, '%.1f' % quoted['by_type'][kind]['e2e_recall'])
    whole = json.loads(run.scorer('score_quotes.py', gold, run.converted(copy_of(run, records, 'polnear'), 'whole'), '--json'))
    row('polnear whole: overlap F1', '%.1f' % whole['overlap']['f1'])
    row('polnear whole: quote+speaker F1', '%.1f' % whole['e2e']['f1'])


def copy_of(run, records, name):
    target = os.path.join(run.folder, name + '.records.jsonl')
    if os.path.abspath(records) != os.path.abspath(target):
        with open(records, 'rb') as a, open(target, 'wb') as b: b.write(a.read())
    return target


def roles(run):
    gold = run.shared('data', 'quotes', 'polnear-roles.dev.jsonl')
    out = run.scorer('score_roles.py', gold, run.extract(gold, 'roles'))
    row('roles: full name of the speaker %', re.search(r'name ([\d.]+)', out).group(1))
    for part in ('role', 'title', 'organization', 'place', 'tense'):
        row('roles: %s F1' % part, re.search(r'^%s .*F1 ([\d.]+)' % part, out, re.M).group(1))


def quoted(name, types, is_fitted=False):
    """A set whose quotes are scored between marks alone. Its texts say their language."""
    def score(run):
        gold = run.shared('data', 'quotes', name + '.dev.jsonl')
        records, note = held_out_or_fitted(run, name, gold) if is_fitted else (run.extract(gold, name), '')
        found = run.converted(copy_of(run, records, name), 'quoted')
        out = json.loads(run.scorer('score_quotes.py', gold, found, '--unit', 'quoted', '--types', types, '--json'))
        row('%s quoted: exact span F1' % name, '%.1f%s' % (out['exact']['f1'], note))
        row('%s quoted: quote+speaker F1' % name, '%.1f' % out['e2e']['f1'])
    return score


IN_SAMPLE = ' (names fitted on it)'
CONVENTION = {'gum-wikinews': 'governments,teams', 're3d': 'titles,governments,bodies,kinds', 'nerel': 'adjectives,bodies', 'factrueval': 'bodies,kinds'}  # as these sets have names (docs/records.md); others are nearest to ours
# (of adjectives of places that stand by themselves factrueval has one in eight as places, slavicner-ruuk one in four, nerel nearly all)
FITTED = 'worldwide factrueval nerel slavicner-ruuk'.split()  # the halves that are here: models/names.tsv, models/names-ru.tsv; and news-read


def news_read(run):
    gold = run.shared('data', 'entities', 'news-read.dev.jsonl')
    out = run.scorer('score_names.py', gold, run.extract(gold, 'news-read'))
    for name, label in (('mentions', 'mentions'), ('bounds', 'bounds'), ('entities', 'entities B-cubed')):
        row('news-read: %s F1' % label, re.search(r'^%s .*?F1 ([\d.]+)' % name, out, re.M).group(1) + IN_SAMPLE)
    row('news-read: fullest name', re.search(r'name ([\d.]+)', out).group(1))


def strict(name):
    def score(run):
        gold = run.shared('data', 'entities', name + '.dev.jsonl')
        convention = CONVENTION.get(name, '')
        found = run.converted(run.extract(gold, name, '--convention', convention), 'entities')
        out = run.scorer('score_entities.py', gold, found, '--types', 'PER,ORG,LOC', '--outermost')
        row('%s: strict F1' % name, re.search(r'F1 ([\d.]+)', out).group(1)[:5] + (' (%s)' % convention if convention else '') + (IN_SAMPLE if name in FITTED else ''))
    return score


JOBS = {'factrueval': ('jobs', False), 'nerel': ('roles', True)}  # their field of job spans; are jobs of several people in it, "врачи"?
KIN = set('father mother son daughter brother sister wife husband widow grandson granddaughter nephew uncle aunt grandfather grandmother '
          'mother-in-law fiancé fiancée friend neighbor relative parents'.split())  # roles in a record, but no jobs


def job_spans(lines, of_many):
    """document -> span -> the spans that would do as well: those of roles, whoever holds them, and of their titles. Reads flat records."""
    documents, many = {}, set()
    for line in lines:
        span = line.get('start'), line.get('end')
        if line['record'] == 'mention' and line['form'] == 'nominal' and line['type'] == 'group': many.add((line['doc'],) + span)
        if line['record'] != 'role' or line.get('base') in KIN: continue
        start = line['start'] + line['text'].find(line['title'])
        documents.setdefault(line['doc'], {})[span] = {span, (start, start + len(line['title']))}
    if not of_many:
        for document, *span in many: documents.get(document, {}).pop(tuple(span), None)
    return documents


def jobs(name):
    """Names, and the jobs that the set marks."""
    field, of_many = JOBS[name]

    def score(run):
        strict(name)(run)
        gold = run.shared('data', 'entities', name + '.dev.jsonl')
        wanted = {a['id']: {(j['start'], j['end']) for j in a[field]} for a in map(json.loads, open(gold, encoding='utf-8'))}
        spans = job_spans(map(json.loads, open(run.extract(gold, name + '-flat', '--flat'), encoding='utf-8')), of_many)
        found = right = told = 0
        for document, asked in wanted.items():
            mine = spans.get(document, {})
            found += len(asked & set().union(*mine.values()))
            right += sum(bool(ways & asked) for ways in mine.values())
            told += len(mine)
        precision, recall = right / max(1, told), found / max(1, sum(map(len, wanted.values())))
        row('%s: job spans F1' % name, '%.3f' % (2 * precision * recall / max(1e-9, precision + recall)))
    return score


def listed_ids(run, names):
    """name -> the ids of those in the gazetteer who bear it."""
    path = os.path.join(run.folder, 'names.txt')
    with open(path, 'w', encoding='utf-8') as f: f.write(''.join(name + '\n\n' for name in names))
    command = [run.o.quoth, 'gazetteer', 'find', '--text', path] + (['--gazetteer', run.o.gazetteer] if run.o.gazetteer else [])
    ids = {}
    for line in subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines():
        ids.setdefault(line.split('\t')[2], set()).add(line.split('\t')[3])
    return ids


def el_news(run):
    """Names and, for those whose entity the gazetteer has under the name that the annotation gives it, whether it is the one found."""
    strict('el-news')(run)
    gold = run.shared('data', 'entities', 'el-news.dev.jsonl')
    articles = [json.loads(line) for line in open(gold, encoding='utf-8')]
    ids = listed_ids(run, sorted({e['canon'] for d in articles for e in d['entities'] if e.get('link') and e.get('canon')}))
    records = {r['id']: r for r in map(json.loads, open(os.path.join(run.folder, 'el-news.records.jsonl'), encoding='utf-8'))}
    right = asked = 0
    for article in articles:
        found = {(m['start'], m['end']): m['entity'] for m in records[article['id']]['mentions'] if m['form'] == 'name'}
        for e in article['entities']:
            place = e['start'], e['end']
            if not e.get('link') or e.get('canon') not in ids or place not in found: continue
            asked += 1
            right += found[place] in ids[e['canon']]
    row('el-news: linked right, of %d found' % asked, '%.3f' % (right / max(1, asked)))


def pairs(run):
    gold = run.shared('data', 'names', 'name-pairs.dev.tsv')
    lines = [l.rstrip('\n').split('\t') for l in open(gold, encoding='utf-8') if not l.startswith('#')]
    asked = ''.join('%s\t%s\n' % (l[0], l[1]) for l in lines)
    answers = subprocess.run([run.o.quoth, 'names', 'compare'], input=asked, capture_output=True, text=True, check=True).stdout
    same = [l.split('\t')[2] == '1' for l in answers.splitlines()]
    gold_same = [l[2] in ('1', 'same', 'true') for l in lines]
    tp = sum(a and b for a, b in zip(same, gold_same))
    row('name pairs: F1', '%.3f' % (2 * tp / (sum(same) + sum(gold_same))) + ' (weights fitted on it)')


SETS = {'articles': articles, 'polnear': polnear, 'roles': roles,
        'wikinews_de': quoted('wikinews_de', 'direct,mixed', is_fitted=True), 'litbank': quoted('litbank', 'direct'),
        'adaq_ru': quoted('adaq_ru', 'direct'), 'adaq_cs': quoted('adaq_cs', 'direct'), 'news-read': news_read, 'gum-wikinews': strict('gum-wikinews'),
        'worldwide': strict('worldwide'), 'el-news': el_news, 're3d': strict('re3d'),
        'factrueval': jobs('factrueval'), 'nerel': jobs('nerel'), 'slavicner-ruuk': strict('slavicner-ruuk'), 'pairs': pairs}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--shared', required=True); ap.add_argument('--quoth', required=True)
    ap.add_argument('--gazetteer'); ap.add_argument('--keep'); ap.add_argument('sets', nargs='*', metavar='SET')
    o = ap.parse_args()
    run = Run(o)
    if not run.shared('eval'):
        print('eval: no annotated texts and scorers at %s: nothing was scored' % o.shared)
        return
    for name in o.sets or SETS:
        if name not in SETS: sys.exit('eval: no set %s; there are: %s' % (name, ' '.join(SETS)))
        try: SETS[name](run)
        except (TypeError, FileNotFoundError, subprocess.CalledProcessError) as missing: print('eval: %s left out: %s' % (name, missing), file=sys.stderr)
    width = max((len(r[0]) for r in rows), default=0)
    for name, value, rivals in rows: print('%-*s  %-34s %s' % (width, name, value, rivals))


main()
