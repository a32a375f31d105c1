#!/usr/bin/env python3
"""Throughput of quoth, as ratios to what is measured beside it in the same run: `wc -w`, and ICU's word iterator.

usage: bench.py --build FOLDER [--megabytes N] [--rounds N] [--text FILE] [--shared DIR]
       bench.py --build FOLDER --rivals [--megabytes N] [--rounds N]    names in text, beside other matchers: bench_rivals.py

The text is made: paragraphs of examples/articles and sentences put together at random (seeded) from words of our own, some 4 KB an
article. There are two: one dense in quotes, five between marks in 1 KB, and one that has about as many as news (of a kB of PolNeAR 2.0
are marked, 2.6 reported, and 14 names found; of read news 1.9, 2.8 and 13). With --text it is that of FILE instead (a text, or JSON lines with "text"), repeated up to the size; --shared DIR is short
for --text DIR/data/quotes/polnear.dev.jsonl. In each round everything is timed once, one after the other; the figures are
medians of the rounds, of CPU time, so that a busy machine disturbs them little. Trust the ratios more than the MB/s.
"""
import argparse, glob, json, os, random, statistics, subprocess, sys, tempfile

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
GIVEN = 'Ann Marta Yury Oleksiy Liisa Karim Fatima Jonas Mei Pedro Sinead Tomasz Aisha Viktor Nora Samuel'.split()
SUR = 'Reed Lindqvist Antonov Bondar Koivu Haddad Okafor Brandt Zhang Ortega Doyle Nowak Rahman Petrov Sand Whitcombe'.split()
ROLES = ['Energy Minister', 'union leader', 'Mayor', 'police spokesman', 'Professor', 'Senator', 'former ambassador', 'chief economist']
BODIES = ['the harbour authority', 'the Ministry of Climate', 'the city council', 'the Baltic Courier', 'the court in Leeds', 'Zarichna Energy',
          'the opposition', 'the union', 'a group of farmers', 'the airline']
DEEDS = ['rejected the plan', 'asked for a second report', 'closed the northern road', 'paid for the repairs', 'would vote in June',
         'lost its licence', 'had known since March', 'was waiting for an answer', 'could not find the letters', 'sold eleven ships']
ENDS = ['on Monday', 'last week', 'after a long night', 'without naming a date', 'for the third time', 'in Tallinn', 'at a hearing', 'by phone']
SHAPES = ['“{Body} {deed} {end},” said {role} {name}.', '{role} {name} said that {body} {deed} {end}.', '{Body} {deed} {end}, and {body2} {deed2}.',
          'According to {body}, nobody {deed} {end}.', '{name} told reporters: “We {deed}. {Body} {deed2} {end}.”', 'Meanwhile, {body} “{deed}” {end}, {sur} added.',
          '“{Body} {deed},” {sur} said, “and {body2} {deed2} {end}.”', 'Many people in the region had heard that {body} {deed}, although {body2} {deed2} {end}.']

NEWS = .4  # as `quotes` below: 2.1 quotes between marks in 1 KB, 3.8 reported, 15 names
PLAIN = ['{Body} {deed} {end}, and {body2} {deed2}.', 'Last year {role} {name} {deed}, while {body} in Tallinn {deed2} {end}.',
         '{name}, a {role} from Leeds, {deed} {end}.', 'Nobody in Riga had expected it, since {body} {deed} {end}.', 'In the spring {sur} {deed}, and {body} {deed2}.',
         '{Body} of Norway and {body2} of Finland {deed} {end}.', '{role} {name} {deed} with {body} {end}, before {sur} left for Oslo.',
         'It was the first time that {body} {deed} in a town of this size, although the prices of bread, of coal and of houses went up {end}.']


def sentence(r, quotes=1):
    sur, body = r.choice(SUR), r.choice(BODIES)
    return r.choice(SHAPES if quotes == 1 or r.random() < quotes else PLAIN).format(body=body, Body=body[0].upper() + body[1:], body2=r.choice(BODIES), deed=r.choice(DEEDS), deed2=r.choice(DEEDS),
                                   end=r.choice(ENDS), role=r.choice(ROLES), name=r.choice(GIVEN) + ' ' + sur, sur=sur)


def made(size, quotes=1):
    """`quotes`: how many of the sentences are from the shapes with quotes; of the paragraphs of examples, which are full of them, as many."""
    r, n = random.Random(20250314), 0
    real = [p for f in sorted(glob.glob(os.path.join(ROOT, 'examples', 'articles', '*.txt'))) for p in open(f, encoding='utf-8').read().split('\n\n')]
    while n < size:
        text = ''
        while len(text) < 4000:
            text += (r.choice(real).strip() if r.random() < .4 * quotes else ' '.join(sentence(r, quotes) for _ in range(r.randint(1, 5)))) + '\n\n'
        n += len(text.encode())
        yield text


def taken(path, size):
    whole = open(path, encoding='utf-8').read()
    texts = [json.loads(l)['text'] for l in whole.splitlines()] if path.endswith('.jsonl') else [whole]
    n = 0
    while n < size and any(texts):
        for text in texts:
            if n >= size: return
            n += len(text.encode())
            yield text


def text_of(o):
    return o.text or (o.shared and os.path.join(o.shared, 'data', 'quotes', 'polnear.dev.jsonl'))


def cpu_and_peak(command, **more):
    """CPU seconds and most memory, in MB, of one process."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, **more)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode: sys.exit('bench: %s failed with %d' % (' '.join(command), process.returncode))
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def round_of(o, folder):
    texts, lines = os.path.join(folder, 'texts'), os.path.join(folder, 'texts.jsonl')
    times = {'wc': cpu_and_peak(['wc', '-w', texts], env=dict(os.environ, LC_ALL='C'))[0]}
    command = [os.path.join(o.build, 'tools', 'bench'), os.path.join(o.build, 'quoth.gaz'), texts]
    for line in subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines():
        times[line.split()[0]] = float(line.split()[1])
    times['program'] = cpu_and_peak([os.path.join(o.build, 'quoth'), 'extract', '--jsonl', lines])[0]
    return times


ROWS = [('wc', 'wc -w, LC_ALL=C'), ('icu', "ICU word iterator"), ('tokens', 'quoth: decoding and tokens'), ('names', 'quoth: and listed names'),
        ('entities', 'quoth: and all names, roles'), ('extraction', 'quoth: whole extraction'), ('records', 'quoth: and records as JSON'), ('program', 'quoth extract --jsonl')]


def table(o, folder, size):
    rounds = [round_of(o, folder) for _ in range(o.rounds)]
    median = {key: statistics.median(r[key] for r in rounds) for key, _ in ROWS}
    print('%-28s %9s %9s %9s %9s' % ('', 'MB/s', 'x wc -w', 'x ICU', 'spread'))
    for key, name in ROWS:
        values = [r[key] for r in rounds]
        print('%-28s %9.1f %9.3f %9.3f %8.0f%%' % (name, size / 1e6 / median[key], median['wc'] / median[key], median['icu'] / median[key],
                                                  100 * (max(values) - min(values)) / median[key]))


def memory(o, folder, lines):
    few = os.path.join(folder, 'few.jsonl')
    with open(few, 'wb') as f: f.writelines(lines[:len(lines) // 4])
    peaks = [cpu_and_peak([os.path.join(o.build, 'quoth'), 'extract', '--jsonl', path])[1] for path in (few, os.path.join(folder, 'texts.jsonl'))]
    print('most memory: %.1f MB for %d texts, %.1f MB for %d' % (peaks[0], len(lines) // 4, peaks[1], len(lines)))


def measure(o, folder, title, texts):
    texts = [t.replace('\f', ' ') for t in texts]
    lines = [(json.dumps({'id': str(i), 'text': t}, ensure_ascii=False) + '\n').encode() for i, t in enumerate(texts)]
    with open(os.path.join(folder, 'texts'), 'w', encoding='utf-8') as f: f.write('\f'.join(texts))
    with open(os.path.join(folder, 'texts.jsonl'), 'wb') as f: f.writelines(lines)
    size = os.path.getsize(os.path.join(folder, 'texts'))
    print('%s: %d texts, %.1f MB; medians of %d rounds' % (title, len(texts), size / 1e6, o.rounds))
    table(o, folder, size)
    memory(o, folder, lines)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--build', required=True); ap.add_argument('--text'); ap.add_argument('--shared')
    ap.add_argument('--megabytes', type=float, default=20); ap.add_argument('--rounds', type=int, default=5)
    ap.add_argument('--rivals', action='store_true')
    o = ap.parse_args()
    path = text_of(o)
    with tempfile.TemporaryDirectory(prefix='quoth-bench-') as folder:
        if o.rivals:
            import bench_rivals
            return bench_rivals.main(o, folder)
        if path: return measure(o, folder, path, taken(path, o.megabytes * 1e6))
        measure(o, folder, 'made text, dense in quotes', made(o.megabytes * 1e6))
        measure(o, folder, 'made text, with quotes as news has', made(o.megabytes * 1e6, NEWS))


if __name__ == '__main__':
    main()
