#!/usr/bin/env python3
"""Fit what two spellings being one name is judged by, on the evidence that the C code itself collects.

usage: fit_spellings.py parts --rows ROWS.tsv --build FOLDER --image IMAGE > models/spellings-parts.tsv
       fit_spellings.py names --pairs PAIRS.tsv --build FOLDER --image IMAGE --bare IMAGE [--cross-validate OUT.tsv] > models/spellings-names.tsv

parts: how likely two parts are one, by script, from pairs of spellings that stand in one row and from pairs of rows that look alike.
names: how likely two names are one, by shape, from labelled pairs (name, name, 1 or 0). With --cross-validate the scores of each pair
are written by weights that saw none of its names' pairs, in five parts; score_pairs.py reads them.

IMAGE is compiled from models/spellings*.tsv; for names with the weights of parts, and once with and once without (--bare) the rows.
"""
import argparse, collections, os, random, subprocess, sys, unicodedata

import numpy as np
import scipy.optimize

SCRIPTS = ('LATIN', 'CYRILLIC', 'GREEK', 'ARABIC', 'HEBREW', 'HANGUL', 'CJK', 'KATAKANA', 'OTHER')
PARTS_HEAD = """# Weights of the evidence for two parts of names being one (src/names/evidence.h), by the script that meets Latin.
# Made by tools/fit_spellings.py parts from {n} pairs of rigour 1.8.2's rows of name parts (MIT licence; from Wikidata, CC0).
%type spelling
"""
NAMES_HEAD = """# Weights of the evidence for two names being one (src/names/evidence.h), by shape.
# Made by tools/fit_spellings.py names --l2 {l2} from {n} labelled pairs of names and {made} made of their parts; these are figures fitted on them, no name of them is here.
%type spelling
"""


def dump(build, image, what, pairs):
    text = ''.join(f'{a}\t{b}\n' for a, b in pairs).encode()
    out = subprocess.run([os.path.join(build, 'tools', 'dump_names'), image, what], input=text, stdout=subprocess.PIPE, check=True)
    for line in out.stdout.decode().splitlines():
        fields = line.split()
        yield (int(fields[0]), [float(f) for f in fields[1:]]) if fields[0].isdigit() else None


def logistic(x, y, l2, weights=None):
    """Maximum likelihood with a prior on the standardised weights; returned for the evidence as it is."""
    mean, spread = x.mean(0), x.std(0)
    use = spread > 1e-9
    z = (x[:, use] - mean[use]) / spread[use]
    z = np.hstack([z, np.ones((len(z), 1))])
    sign = np.where(y > 0, 1.0, -1.0)
    weights = np.ones(len(y)) if weights is None else weights

    def loss(w):
        m = sign * (z @ w)
        p = 1 / (1 + np.exp(np.clip(m, -40, 40)))
        prior = w.copy()
        prior[-1] = 0
        return (weights * np.logaddexp(0, -m)).sum() + l2 * (prior ** 2).sum() / 2, -z.T @ (weights * sign * p) + l2 * prior
    w = scipy.optimize.minimize(loss, np.zeros(z.shape[1]), jac=True, method='L-BFGS-B', options={'maxiter': 500}).x
    full = np.zeros(x.shape[1])
    full[use] = w[:-1] / spread[use]
    full[0] += w[-1] - (full[use] * mean[use]).sum()  # the first is always 1
    return full


def print_weights(names, offset, weights):
    for i, w in enumerate(weights):
        if abs(w) >= 5e-5:
            print(f'weight\t{names[offset + i]}\t{w:.4f}')


def evidence_names(build):
    out = subprocess.run([os.path.join(build, 'tools', 'dump_names'), 'list'], stdout=subprocess.PIPE, check=True).stdout.decode()
    return out.split()


# ---- Parts


def script_of(text):
    scripts = {unicodedata.name(c, '?').split()[0] for c in text if c.isalpha()}
    if scripts & {'HIRAGANA', 'KATAKANA', 'KATAKANA-HIRAGANA'} and not scripts - {'HIRAGANA', 'KATAKANA', 'KATAKANA-HIRAGANA'}:
        return 'KATAKANA'
    if len(scripts) != 1:
        return None
    script = scripts.pop()
    return script if script in SCRIPTS else 'OTHER'


def plain(text):
    return ''.join(c for c in unicodedata.normalize('NFD', text.lower()) if not unicodedata.combining(c))


def is_woman(text):
    text = plain(text)
    return text.endswith(('ova', 'owa', 'eva', 'ewa', 'ina', 'yna', 'ska', 'cka', 'zka', 'aya', 'aja', 'owna', 'ovna', 'anka', 'ова', 'ева', 'ина', 'ая'))


def near(text):
    return {text} | {text[:i] + text[i + 1:] for i in range(len(text))}


def sample_parts(path, per_script):
    chance = random.Random(1)
    rows, homes = [], collections.defaultdict(set)
    for line in open(path, encoding='utf-8'):
        texts = [t for t in line.rstrip('\n').split('\t')[-1].split('|') if t and ' ' not in t and '-' not in t and '.' not in t]
        if not texts or line[0] in '#%':
            continue
        for t in texts:
            homes[t].add(len(rows))
        rows.append([(t, script_of(t)) for t in texts])
    by_near = collections.defaultdict(list)
    for r in chance.sample(range(len(rows)), min(len(rows), 90000)):
        for t, s in rows[r]:
            if s == 'LATIN' and len(t) > 2 and t.isalpha():
                for n in near(plain(t)):
                    by_near[n].append((t, r))
    pairs = collections.defaultdict(list)
    order = list(range(len(rows)))
    chance.shuffle(order)
    letters = collections.defaultdict(list)
    for r in order[:40000]:
        for t, s in rows[r]:
            if s == 'LATIN':
                letters[t[0], len(t) // 2].append((t, r))
    for r in order:
        latin = [t for t, s in rows[r] if s == 'LATIN']
        scripts = {s for t, s in rows[r]}
        if not latin or ('CJK' in scripts and 'KATAKANA' in scripts and 0):
            continue
        for script in scripts - {None}:
            if len(pairs[script]) >= 2 * per_script:
                continue
            if script == 'CJK' and 'KATAKANA' in scripts:
                continue  # mostly Japanese readings, or foreign names
            native = [t for t, s in rows[r] if s == script]
            a, b = chance.choice(native), chance.choice(latin)
            if a == b or is_woman(a) != is_woman(b):
                continue
            other = None
            if chance.random() < 0.7:
                found = [(t, q) for n in near(plain(b)) for t, q in by_near.get(n, ())]
                other = chance.choice(found) if found else None
            else:
                found = letters.get((b[0], len(b) // 2))
                other = chance.choice(found) if found else None
            if not other or other[1] == r or homes[other[0]] & homes[a] or homes[other[0]] & homes[b] or plain(other[0]) == plain(b):
                continue
            pairs[script].append((a, b, 1))
            pairs[script].append((a, other[0], 0))
    return [p for script in SCRIPTS for p in pairs[script]]


def fit_parts(given):
    pairs = sample_parts(given.rows, given.per_script)
    evidence = list(dump(given.build, given.image, 'parts', [p[:2] for p in pairs]))
    names = evidence_names(given.build)
    size = sum(n.startswith('part-latin/') for n in names)
    print(PARTS_HEAD.format(n=len(pairs)), end='')
    for meeting in range(len(SCRIPTS)):
        chosen = [i for i, e in enumerate(evidence) if e and e[0] == meeting]
        if len(chosen) < 200:
            continue
        x, y = np.array([evidence[i][1] for i in chosen]), np.array([pairs[i][2] for i in chosen])
        w = logistic(x, y, 3.0)
        right = ((x @ w > 0) == (y > 0)).mean()
        print(f'{SCRIPTS[meeting]}: {len(y)} pairs, {y.mean():.3f} same, right {right:.3f}', file=sys.stderr)
        print_weights(names, meeting * size, w)


# ---- Names


def groups_of(pairs, n):
    """Names that are in pairs together are in one part."""
    parent = {}

    def root(x):
        parent.setdefault(x, x)
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x
    for p in pairs:
        parent[root(p[0])] = root(p[1])
    fold = {}
    chance = random.Random(7)
    return np.array([fold.setdefault(root(p[0]), chance.randrange(n)) for p in pairs])


def script_key(text):
    return frozenset(filter(None, (script_of(w) for w in text.replace('-', ' ').replace('.', ' ').split())))


SYLLABIC = {'CJK', 'HANGUL'}
STRANGERS = 0.25  # what a made pair of strangers with syllables counts


def made_syllables(pairs, fold):
    """Names in Han or Hangul with those of strangers in Latin letters: labelled pairs have few of them, and short syllables are soon alike."""
    chance = random.Random(5)
    latin = collections.defaultdict(list)
    both = [(p[:2] if script_key(p[0]) & SYLLABIC else p[1::-1], f) for p, f in zip(pairs, fold)
            if bool(script_key(p[0]) & SYLLABIC) != bool(script_key(p[1]) & SYLLABIC)]
    for (native, name), f in both:
        latin[f].append(name)
    for (native, name), f in both:
        other = chance.choice(latin[f])
        if plain(other) != plain(name):
            yield [native, other, '0', 'made-syllables'], f


def made_pairs(pairs, fold, share):
    """Names that plainly are two, which labelled pairs have not: of strangers, and with a part of a stranger's name."""
    chance = random.Random(3)
    by_kind = collections.defaultdict(list)
    for p, f in zip(pairs, fold):
        by_kind[script_key(p[1]), f, ' ' in p[1]].append(p[1])
    for i in chance.sample(range(len(pairs)), int(share * len(pairs))):
        a, b = pairs[i][:2]
        if script_key(a) | script_key(b) != {'LATIN'} and chance.random() < 0.67:
            continue
        other = chance.choice(by_kind[script_key(b), fold[i], ' ' in b])
        words, theirs = b.split(), other.split()
        if len(words) > 1 and len(theirs) > 1 and chance.random() < 0.7:
            at = chance.choice((0, -1))
            words[at] = theirs[at]
            if words == b.split() or plain(words[at])[:3] == plain(b.split()[at])[:3]:
                continue
            other = ' '.join(words)
        if other not in (a, b):
            yield [a, other, '0', 'made'], fold[i]


def fit_names(given):
    pairs = [line.rstrip('\n').split('\t') for line in open(given.pairs, encoding='utf-8')]
    pairs = [p for p in pairs if len(p) > 2 and p[2] in '01']
    fold, labelled = groups_of(pairs, 5), len(pairs)
    made = list(made_pairs(pairs, fold, given.made)) + list(made_syllables(pairs, fold))
    pairs, fold = pairs + [m[0] for m in made], np.concatenate([fold, [m[1] for m in made]]).astype(int)
    names = evidence_names(given.build)
    size = sum(n.startswith('word/') for n in names)
    first = next(i for i, n in enumerate(names) if n.startswith('word/'))
    y = np.array([int(p[2]) for p in pairs])
    kinds = collections.Counter(p[3] if len(p) > 3 else '' for p in pairs)
    share = np.array([min(4, (150 / kinds[p[3] if len(p) > 3 else '']) ** given.evenness) for p in pairs])
    strangers = np.array([p[-1] == 'made-syllables' for p in pairs])
    share[strangers] *= STRANGERS
    for label in (0, 1):  # the kinds alone are made even, not how many are the same
        share[y == label] *= (y[:labelled] == label).sum() / share[(y == label) & ~strangers].sum()
    print(NAMES_HEAD.format(n=labelled, made=len(made), l2=' '.join(map(str, given.l2))), end='')
    for bare, image in enumerate((given.image, given.bare)):
        evidence = list(dump(given.build, image, 'names', [p[:2] for p in pairs]))
        shapes = np.array([e[0] if e else -1 for e in evidence])
        x = np.array([e[1] if e else [0] * size for e in evidence])

        def fit(chosen):
            return [logistic(x[chosen & (shapes == s)], y[chosen & (shapes == s)], given.l2[s], share[chosen & (shapes == s)]) for s in range(4)]
        if given.cross_validate:
            cross_validate(given.cross_validate + ('.bare' if bare else ''), names, pairs[:labelled], x, y, shapes, fold, fit)
        for s, w in enumerate(fit(np.ones(len(y), bool))):
            print_weights(names, first + (s + 4 * bare) * size, w)


def cross_validate(path, names, pairs, x, y, shapes, fold, fit):
    result = np.zeros(len(y))
    for k in range(5):
        weights = fit(fold != k)
        for s in range(4):
            here = (fold == k) & (shapes == s)
            result[here] = 1 / (1 + np.exp(-np.clip(x[here] @ weights[s], -30, 30)))
    column = {n.split('/')[1]: i for i, n in enumerate(n for n in names if n.startswith('word/'))}
    strangers = (x[:, column['initial_only']] > 0) & (x[:, column['nickname']] == 0) & (x[:, column['whole_told']] <= 0)
    result[strangers] *= 0.45  # as compare.c has it
    with open(path, 'w', encoding='utf-8') as out:
        for p, r in zip(pairs, result):
            out.write(f'{p[0]}\t{p[1]}\t{int(r >= 0.5)}\t{r:.6f}\n')
    for s in range(4):
        here = (shapes == s) & (np.arange(len(y)) < len(pairs))
        h, t = result[here] >= 0.5, y[here] > 0
        print(f'{path} {("word", "latin", "cjk", "other")[s]}: {here.sum()} pairs, F1 {2 * (h & t).sum() / (h.sum() + t.sum()):.4f}', file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('what', choices=('parts', 'names'))
    parser.add_argument('--build', required=True)
    parser.add_argument('--image', required=True)
    parser.add_argument('--bare')
    parser.add_argument('--rows')
    parser.add_argument('--pairs')
    parser.add_argument('--per-script', type=int, default=25000)
    parser.add_argument('--cross-validate')
    parser.add_argument('--evenness', type=float, default=0.3)
    parser.add_argument('--made', type=float, default=0.1)
    parser.add_argument('--l2', type=float, nargs=4, default=(0.3, 1.0, 20.0, 6.0), help='of the four shapes')
    given = parser.parse_args()
    fit_parts(given) if given.what == 'parts' else fit_names(given)


if __name__ == '__main__':
    main()
