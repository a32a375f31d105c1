#!/usr/bin/env python3
"""Prints N made-up news articles as JSON lines, for measuring: what an index has to bear, not what it should find.

usage: make_articles.py N [--seed S] [--people N] [--days N] > articles.jsonl

Outlets report the same events within a few days of each other, from one pool of statements, each in words of its own; names come in several
spellings and shapes, a few are in most articles and many in few. The same arguments give the same bytes.
"""
import argparse, datetime, itertools, json, random, sys

GIVEN = ('Andrei Andrey Yuri Yury Dmitry Dmitri Sergei Sergey Maria Mariya Anna Elena Yelena Olga Peter Piotr Jan Johan Marek Katarina Helena '
         'Thomas Laura Martin Julia Viktor Victor Ivan Nikolai Nikolay Sofia Sophia Mikhail Oleksandr Alexander Hans Ingrid Lars Mette Jonas '
         'Paulo Lucia Carlos Ahmed Fatima Omar Leila Hassan Noor Ravi Priya Amit Chen Wei Hiroshi Yuki Minh Linh').split()
ROOTS = ('Kor Vol Bar Len Tar Mor Sav Gor Bel Hal Nor Ber Lind Strand Fal Kov Zel Pet Mar Dor Ost Ryb Tim Sol Gren Vest Kal Mil Ras Dan '
         'Tor Ulm Var Wes Yar Zor Ach Bor Cer Dul').split()
ENDS = ('ov enko ski sson berg man ic ev mann sen strom aya ides escu akis adze yan ova ila ero').split()
TITLES = ['spokesman', 'foreign minister', 'finance minister', 'mayor', 'chief executive', 'union leader', 'ambassador', 'opposition leader',
          'economist', 'police chief', 'health minister', 'chairwoman', 'prosecutor', 'professor', 'adviser']
ORGS_A = 'Northern Baltic Central United Coastal Nordic Alpine Harbour Eastern Western Danube Atlas Meridian Summit Pioneer'.split()
ORGS_B = ['Bank', 'Institute', 'Union', 'Energy', 'Council', 'Foundation', 'Railways', 'Steel', 'Party', 'Agency', 'Telecom', 'Shipping Company']
PLACES = 'Tallinn Riga Vilnius Oslo Kyiv Kiev Warsaw Prague Vienna Berlin Paris London Madrid Lisbon Rome Athens Sofia Ankara Cairo Delhi Tokyo Seoul'.split()
OUTLETS = ['The Morning Ledger', 'Harbour Times', 'Daily Courier', 'Northern Post', 'The Observer of Riga', 'Evening Standardbearer', 'World Wire',
           'Capital Gazette Online', 'The Independent Record', 'Baltic Herald', 'City Dispatch', 'National Review of Trade']
TOPICS = ['the port', 'the budget', 'the pipeline', 'the railway', 'the strike', 'the election', 'the hospital', 'the treaty', 'the sanctions',
          'the bridge', 'the refugees', 'the pension reform', 'the drought', 'the satellite', 'the tariffs', 'the ferry line']
PARTS = [['We will not', 'Nobody here will', 'This government does not intend to', 'We have no plans to'],
         ['give up on', 'close', 'abandon', 'wait for a decision on', 'negotiate about', 'rush through', 'delay', 'pay for'],
         ['before the winter', 'as long as people depend on it', 'without a vote in parliament', 'under pressure from abroad',
          'while prices keep rising', 'until the audit is finished', 'at the expense of workers', 'because of a single report'],
         ['and our partners understand that', 'whatever the newspapers write', 'and that is a promise', 'as I have said many times',
          'and the figures prove it', 'even if it takes years', 'and history will judge us for it', 'so families can plan ahead']]
FILLER = ['Officials met for three hours on Tuesday, and no date was set for another round of talks.',
          'The figures, published late on Friday, were worse than analysts had expected.',
          'Residents queued outside the town hall from early morning.',
          'Costs have almost doubled since the first estimate four years ago.',
          'A final decision is expected before the end of the month.',
          'The project was first proposed more than a decade ago and has been delayed twice.',
          'Shares fell by more than two percent after the announcement.',
          'Opponents have collected forty thousand signatures against it.']


def surname(rng): return rng.choice(ROOTS) + rng.choice(ENDS)


class World:
    def __init__(self, rng, people):
        self.rng = rng
        self.people = []
        for _ in range(people):
            self.people.append((rng.choice(GIVEN), surname(rng) + (surname(rng).lower() if rng.random() < .5 else ''), rng.choice(TITLES)))
        self.orgs = ['%s %s' % (a, b) for a in ORGS_A for b in ORGS_B]
        self.weights = list(itertools.accumulate(1 / (i + 3) for i in range(people)))  # a few are named often, most hardly ever

    def person(self): return self.rng.choices(self.people, cum_weights=self.weights)[0]

    def org(self): return self.orgs[min(int(self.rng.expovariate(1 / 25)), len(self.orgs) - 1)]


def statement(rng, topic):
    """Its parts, of which each outlet drops and swaps some."""
    return [rng.choice(PARTS[0]), rng.choice(PARTS[1]), topic, rng.choice(PARTS[2]), rng.choice(PARTS[3])]


def worded(rng, parts):
    own = list(parts)
    if rng.random() < .3: own[0] = rng.choice(PARTS[0])
    if rng.random() < .2: own[1] = rng.choice(PARTS[1])
    return ' '.join(own[:-1] if rng.random() < .3 else own)


def event(world, day):
    rng = world.rng
    topic, speakers = rng.choice(TOPICS), [world.person() for _ in range(rng.randint(2, 4))]
    return {'day': day, 'topic': topic, 'place': rng.choice(PLACES), 'orgs': [world.org() for _ in range(2)],
            'said': [(s, [statement(rng, topic) for _ in range(rng.randint(1, 2))]) for s in speakers]}


def article(world, event, number):
    rng, topic = world.rng, event['topic']
    lead, org = event['said'][0][0], event['orgs'][0]
    lines = ['%s and %s' % (topic[4:].capitalize(), rng.choice(['what comes next', 'the long wait', 'a quarrel in ' + event['place'], 'its price'])), '']
    lines.append('%s: The %s %s of %s spoke about %s on %s. %s' % (event['place'].upper() if rng.random() < .5 else event['place'], lead[2], '%s %s' % lead[:2], org, topic, event['day'].strftime('%A'), rng.choice(FILLER)))
    for (given, family, title), said in event['said']:
        name = '%s %s' % (given, family) if rng.random() < .9 else family
        first = True
        for parts in said:
            words = worded(rng, parts)
            who = '%s %s' % (title, name) if first else rng.choice([family, family, 'he'])
            where = ' of %s' % rng.choice(event['orgs']) if first and rng.random() < .4 else ''
            form = rng.randrange(4)
            if form == 0: lines.append('“%s,” said %s%s.' % (words, who, where))
            elif form == 1: lines.append('“%s,” %s%s said. %s' % (words, who, where, rng.choice(FILLER)))
            elif form == 2: lines.append('%s%s told reporters in %s: “%s.”' % (who[0].upper() + who[1:], where, event['place'], words))
            else: lines.append('%s%s said that %s was not over. “%s,” %s added.' % (who[0].upper() + who[1:], where, topic, words, family))
            first = False
        if rng.random() < .5: lines.append(rng.choice(FILLER))
    other = world.person()
    lines.append('According to %s %s, %s had warned of delays. %s' % (other[0], other[1], event['orgs'][1], rng.choice(FILLER)))
    return {'id': 'made-%07d' % number, 'outlet': rng.choice(OUTLETS), 'published': (event['day'] + datetime.timedelta(rng.randint(0, 1))).isoformat(),
            'title': lines[0], 'language': 'en', 'text': '\n\n'.join(line for line in lines if line) + '\n'}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('n', type=int); ap.add_argument('--seed', type=int, default=1)
    ap.add_argument('--people', type=int, default=20000); ap.add_argument('--days', type=int, default=365)
    o = ap.parse_args()
    rng = random.Random(o.seed)
    world = World(rng, o.people)
    number, start = 0, datetime.date(2025, 1, 1)
    while number < o.n:
        one = event(world, start + datetime.timedelta(number * o.days // o.n))
        for _ in range(min(rng.randint(1, 6), o.n - number)):
            sys.stdout.write(json.dumps(article(world, one, number), ensure_ascii=False) + '\n')
            number += 1


main()
