"""Comparing names: quoth beside others, on the same pairs and in one run. bench.py --rivals calls it.

The pairs are made (make_names.py): half of them are two names of one record, half two of different ones. Figures are pairs a second of
processor time; those behind them say how many times as many quoth compares that are prepared. What is fetched goes into a folder of its own
as in bench_rivals.py, and what cannot be had is told and left out.
"""
import glob, os, subprocess, sys

import bench

HERE = os.path.dirname(os.path.abspath(__file__))
PAIRS = 20000
RIVALS = (('jaro-winkler', ['rapidfuzz', 'PyICU']), ('nomenklatura', ['nomenklatura']))


def write_pairs(records, path):
    with_two = [names for _, names in records if len(names) > 1][:PAIRS // 2]
    with open(path, 'w', encoding='utf-8') as f:
        for i, names in enumerate(with_two):
            f.write('%s\t%s\n%s\t%s\n' % (names[0], names[1], names[0], with_two[(i + 1000) % len(with_two)][0]))


def quoth_rates(o, folder, pairs):
    image, rows = os.path.join(folder, 'spellings.gaz'), os.path.join(o.build, 'name-rows.tsv')
    sources = sorted(glob.glob(os.path.join(bench.ROOT, 'models', 'spellings*.tsv'))) + [rows] * os.path.exists(rows)
    subprocess.run([os.path.join(o.build, 'quoth'), 'gazetteer', 'build', '-o', image] + sources, check=True)
    with open(pairs, encoding='utf-8') as f:
        out = subprocess.run([os.path.join(o.build, 'tools', 'bench_compare'), image, '10'], stdin=f, capture_output=True, text=True, check=True).stdout
    rates = {line[:28].strip(): float(line[28:].split()[0]) for line in out.splitlines()}
    return {'quoth, prepared': rates['pairs as they stand'], 'quoth, read and explained each time': rates['pairs, read each time']}


def environment(cache, packages):
    """A Python that has them, kept for the next time."""
    folder = os.path.join(cache, 'spellings-' + '-'.join(packages))
    python = os.path.join(folder, 'bin', 'python')
    if not os.path.exists(os.path.join(folder, 'done')):
        subprocess.run([sys.executable, '-m', 'venv', folder], check=True, capture_output=True, text=True)
        subprocess.run([python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'] + packages, check=True, capture_output=True, text=True)
        open(os.path.join(folder, 'done'), 'w').close()
    return python


def rival_rates(cache, what, packages, pairs):
    try:
        out = subprocess.run([environment(cache, packages), os.path.join(HERE, 'rivals', 'spellings.py'), what, pairs], check=True, capture_output=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError) as problem:
        reason = (getattr(problem, 'stderr', None) or str(problem)).strip().splitlines()
        print('%s: not to be had here: %s' % (what, reason[-1] if reason else '?'))
        return {}
    return {name: float(rate) for name, rate in (line.split('\t') for line in out.splitlines())}


def main(o, folder, cache, records):
    pairs = os.path.join(folder, 'pairs.tsv')
    write_pairs(records, pairs)
    rates = quoth_rates(o, folder, pairs)
    for what, packages in RIVALS: rates.update(rival_rates(cache, what, packages, pairs))
    print('%-38s %12s %8s' % ('%d pairs of names' % PAIRS, 'a second', 'ratio'))
    for what, rate in rates.items(): print('%-38s %12.0f %8.1f' % (what, rate, rates['quoth, prepared'] / rate))
