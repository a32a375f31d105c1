"""Finding 10,000, 100,000 and 1,000,000 names in running text: quoth beside the matchers that others use, in one run. bench.py --rivals calls it.

The names are made (make_names.py), the shorter lists are the beginnings of the longest, and the text is made too (or that of --text, as in
bench.py): articles of some 4 KB, each with a cast of six from the longest list, one of whom is put into each sentence. All get the same lists and the
same text, all are timed once in each round, one after the other, together with `wc -w`; the figures are medians, of processor time, without
reading files and without building what they search with, which is told beside.

Rivals are fetched and built in a folder outside of the project ($QUOTH_RIVALS, else quoth-rivals in the folder for caches); what cannot be
had is told and left out. Nothing of this runs in ./dev test.
"""
import glob, os, random, shutil, statistics, subprocess, sys

import bench, bench_spellings, make_names

HERE = os.path.dirname(os.path.abspath(__file__))
SIZES = 10000, 100000, 1000000
VARIANTS = 'quoth, with variants'
CAST, SLOW = 6, 2e6  # people of an article; bytes of text for those who take a second for some MB


# ---- Names and texts ---------------------------------------------------------------------------------------------------------------------

def people(n):
    """Records as (type, names); those who come first are the most often in the text."""
    maker = make_names.Maker(1, n)
    return list(make_names.records(maker, n))


def shorter(records, n):
    taken = 0
    for i, (_, names) in enumerate(records):
        if taken >= n: return records[:i]
        taken += len(names)
    return records


def write_lists(records, folder):
    """A source for quoth, and a list for the others."""
    with open(os.path.join(folder, 'names.tsv'), 'w', encoding='utf-8') as f:
        for i, (kind, names) in enumerate(records): f.write('%%type %s\nmade-%d\t%s\n' % (kind, i, '|'.join(names)))
    with open(os.path.join(folder, 'names.txt'), 'w', encoding='utf-8') as f:
        f.write('\n'.join(sorted({name for _, names in records for name in names})) + '\n')


def vocabulary():
    """Words of the lexicon in lower case, and given names: so many different ones as news has."""
    words = []
    for path in glob.glob(os.path.join(bench.ROOT, 'gazetteers', 'en', '*.tsv')):
        lines = [line.split('\t') for line in open(path, encoding='utf-8') if line.strip() and line[0] not in '#%']
        words += [form for line in lines for field in line[:2] for form in field.strip().split('|') if form.replace("'", '').isalpha()]
    return sorted(set(words))


def sentences(o, r):
    """Without end: those of the text that was given, or made ones with words of the lexicon behind them."""
    path = bench.text_of(o)
    if path:
        while True:
            for text in bench.taken(path, float(8e6)):
                for line in text.replace('\f', ' ').split('. '): yield line.strip() + '.'
    words = vocabulary()
    r.shuffle(words)
    while True:
        more = ' '.join(words[int(r.random() ** 3 * len(words))] for _ in range(r.randint(4, 16)))
        yield bench.sentence(r)[:-1] + ', ' + more + '.'


def article(r, names, source):
    cast = [names[int(r.random() ** 3 * len(names))] for _ in range(CAST)]
    text, n = '', 0
    while len(text) < 4000:
        words = next(source).split(' ')
        words.insert(r.randint(0, len(words) - 1), r.choice(cast))
        n += 1
        text += ' '.join(words) + ('\n\n' if n % 4 == 0 else ' ')
    return text + '\n\n'


def write_texts(o, records, folder):
    r, names, size = random.Random(5), [names[0] for _, names in records], o.megabytes * 1e6
    source = sentences(o, r)
    pool = [article(r, names, source) for _ in range(2000)]
    with open(os.path.join(folder, 'text'), 'w', encoding='utf-8') as f:
        n = 0
        while n < size:
            r.shuffle(pool)
            for text in pool: n += f.write(text) if n < size else 0
    with open(os.path.join(folder, 'text'), 'rb') as f, open(os.path.join(folder, 'short'), 'wb') as short:
        short.write(f.read(int(SLOW)).rsplit(b'\n', 1)[0])
    with open(os.path.join(folder, 'shuffled'), 'w', encoding='utf-8') as f:
        n = 0
        while n < size / 4: n += f.write(', '.join(r.choice(names) for _ in range(8)) + '.\n\n')


# ---- Whom to ask -------------------------------------------------------------------------------------------------------------------------

def run(command, **more):
    return subprocess.run(command, check=True, capture_output=True, text=True, **more).stdout


def cargo(cache):
    folder = os.path.join(cache, 'rust')
    shutil.copytree(os.path.join(HERE, 'rivals'), folder, dirs_exist_ok=True)
    run(['cargo', 'build', '--release', '--quiet'], cwd=folder)
    return os.path.join(folder, 'target', 'release', 'rivals')


def hyperscan(cache):
    program = os.path.join(cache, 'hyperscan')
    flags = run(['pkg-config', '--cflags', '--libs', 'libhs']).split()
    run(['cc', '-O2', '-D_POSIX_C_SOURCE=200809L', '-o', program, os.path.join(HERE, 'rivals', 'hyperscan.c')] + flags)
    return program


def flashtext(cache):
    folder = os.path.join(cache, 'python')
    if not os.path.isdir(os.path.join(folder, 'flashtext')):
        run([sys.executable, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--target', folder, 'flashtext'])
    return folder


def rivals(cache):
    """(name, command, environment, text) of each that can be had."""
    found, tries = [], [('Rust aho-corasick', cargo), ('Hyperscan', hyperscan), ('FlashText', flashtext)]
    for name, get in tries:
        try: place = get(cache)
        except (OSError, subprocess.CalledProcessError) as problem:
            reason = (getattr(problem, 'stderr', None) or str(problem)).strip().splitlines()
            print('%s%s: not to be had here: %s' % (name, ', daachorse' if get is cargo else '', reason[-1] if reason else '?'))
            continue
        if get is cargo: found += [(n, [place, k], None, 'text') for n, k in ((name, 'aho-corasick'), ('daachorse', 'daachorse'))]
        elif get is hyperscan: found.append((name, [place], None, 'text'))
        else: found.append((name, [sys.executable, os.path.join(HERE, 'rivals', 'flash.py')], dict(os.environ, PYTHONPATH=place), 'short'))
    return found


# ---- The table ---------------------------------------------------------------------------------------------------------------------------

def wc_seconds(path):
    return bench.cpu_and_peak(['wc', '-w', path], env=dict(os.environ, LC_ALL='C'))[0]


def spellings(o):
    """What the comparison knows, with known parts of names where the build has them."""
    rows = os.path.join(o.build, 'name-rows.tsv')
    return sorted(glob.glob(os.path.join(bench.ROOT, 'models', 'spellings*.tsv'))) + [rows] * os.path.exists(rows)


def build_image(o, folder, name, *more):
    """Seconds."""
    return bench.cpu_and_peak([os.path.join(o.build, 'quoth'), 'gazetteer', 'build', '-o', os.path.join(folder, name), os.path.join(folder, 'names.tsv'), *more])[0]


def quoth_times(o, folder, text, image='names.gaz', *more):
    out = run([os.path.join(o.build, 'tools', 'bench_find'), os.path.join(folder, image), text, *more]).split()
    return float(out[0]), int(out[1])


def one_size(o, records, n, folder, found):
    """For each matcher: megabytes a second, times wc, seconds to build, names found."""
    write_lists(shorter(records, n), folder)
    build = build_image(o, folder, 'names.gaz')
    build_image(o, folder, 'variants.gaz', *spellings(o))
    text, times, counts, builds = os.path.join(folder, 'text'), {}, {}, {'quoth': build, VARIANTS: build}
    for _ in range(o.rounds):
        wc = wc_seconds(text) / os.path.getsize(text)
        seconds, counts['quoth'] = quoth_times(o, folder, text)
        times.setdefault('quoth', []).append((wc, seconds / os.path.getsize(text)))
        seconds, counts[VARIANTS] = quoth_times(o, folder, text, 'variants.gaz', 'variants')
        times.setdefault(VARIANTS, []).append((wc, seconds / os.path.getsize(text)))
        for name, command, environment, which in found:
            path = os.path.join(folder, which)
            out = run(command + [os.path.join(folder, 'names.txt'), path], env=environment).split()
            builds[name], counts[name] = float(out[0]), int(out[2])
            times.setdefault(name, []).append((wc, float(out[1]) / os.path.getsize(path)))
    return {name: (1e-6 / statistics.median(s for _, s in pairs), statistics.median(wc / s for wc, s in pairs), builds[name], counts[name])
            for name, pairs in times.items()}


def shuffled(o, folder):
    text, ratios = os.path.join(folder, 'shuffled'), []
    for _ in range(o.rounds):
        wc = wc_seconds(text)
        ratios.append(wc / quoth_times(o, folder, text)[0])
    print('quoth, 1M names, where the text is nothing but these names: %.2f x wc -w' % statistics.median(ratios))


def main(o, folder):
    cache = os.environ.get('QUOTH_RIVALS') or os.path.join(os.environ.get('XDG_CACHE_HOME') or os.path.expanduser('~/.cache'), 'quoth-rivals')
    os.makedirs(cache, exist_ok=True)
    found, records = rivals(cache), people(SIZES[-1])
    bench_spellings.main(o, folder, cache, records)
    write_texts(o, records, folder)
    columns = [one_size(o, records, n, folder, found) for n in SIZES]
    print('%.0f MB of text; medians of %d rounds; MB/s, and times wc -w' % (os.path.getsize(os.path.join(folder, 'text')) / 1e6, o.rounds))
    print('%-20s' % '' + ''.join('%18s' % ('%d names' % n) for n in SIZES) + '%10s %9s' % ('build s', 'found'))
    for name in columns[0]:
        print('%-20s' % name + ''.join('%10.1f (%5.2f)' % c[name][:2] for c in columns) + '%10.1f %9d' % columns[-1][name][2:])
    print('FlashText is given the first %.0f MB. Hyperscan tells of all names, also of those inside longer ones.' % (SLOW / 1e6))
    shuffled(o, folder)
