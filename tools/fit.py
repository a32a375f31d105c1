#!/usr/bin/env python3
"""Fit the weights of attribution on annotated articles.

usage: fit.py --shared DIR --build FOLDER [--cross-validate] [--l2 X] [--least N]

Reads DIR/data/quotes/polnear.dev.jsonl through FOLDER/tools/dump_evidence, fits one softmax over the candidates of each quote
(maximum likelihood with L2, by L-BFGS of SciPy), and writes models/speaker.tsv. With --cross-validate the articles are split into five
parts by the hash of their id; each part is read by the real program with weights fitted on the other four, and the records of
all parts are put together in FOLDER/cross-validation/polnear.jsonl for `./dev eval`.

--l2 X     strength of the prior on the weights (default 1.0)
--least N  leave out evidence seen with fewer than N candidates (default 8)
"""
import argparse, collections, glob, hashlib, json, os, subprocess, sys, tempfile

HEAD = """# Weights of the evidence for the speaker of a quote (docs/attribution.md explains the names).
# Made by `./dev fit` (tools/fit.py --l2 {l2} --least {least}) from {quotes} quotes in {articles} articles of the development half of PolNeAR
# (github.com/networkdynamics/PolNeAR at c3eee83, news text of seven publishers, no licence stated): these are figures fitted
# on it, no text of it is here. {features} weights.
%type weight
"""


def numeric():
    try:
        import numpy, scipy.optimize, scipy.sparse
    except ImportError:
        sys.exit('fit: needs NumPy and SciPy: python3 -m pip install numpy scipy')
    return numpy, scipy.optimize, scipy.sparse


def part_of(article_id):
    return int(hashlib.sha256(article_id.encode()).hexdigest()[:8], 16) % 5


def dump(build, image, articles):
    out = subprocess.run([os.path.join(build, 'tools', 'dump_evidence'), image], input=articles, stdout=subprocess.PIPE,
                         check=True).stdout.decode('utf-8')
    quotes, current = [], None
    for line in out.split('\n'):
        if line.startswith('quote '):
            current = (line[6:].rsplit(' ', 3)[0], int(line.rsplit(' ', 1)[1]), [])
            quotes.append(current)
        elif line and current is not None:
            current[2].append(line.split(' '))
    return quotes


class Softmax:
    """Conditional softmax: one choice among the candidates of each quote."""

    def __init__(self, quotes, l2, least):
        np, self.optimize, sparse = numeric()
        self.np, self.l2 = np, l2
        self.quotes = [q for q in quotes if q[1] >= 0]
        counts = collections.Counter(f for q in self.quotes for c in q[2] for f in c)
        self.names = sorted(f for f, n in counts.items() if n >= least)
        index = {f: i for i, f in enumerate(self.names)}
        rows, cols, starts, right, n = [], [], [], [], 0
        for _, gold, candidates in self.quotes:
            starts.append(n)
            right.append(n + gold)
            for facts in candidates:
                for f in facts:
                    if f in index: rows.append(n); cols.append(index[f])
                n += 1
        self.x = sparse.csr_matrix((np.ones(len(rows)), (rows, cols)), shape=(n, len(self.names)))
        self.starts, self.right = np.array(starts), np.array(right)
        self.group = np.repeat(np.arange(len(starts)), np.diff(np.append(self.starts, n)))

    def loss(self, w):
        np = self.np
        score = self.x @ w
        score -= np.maximum.reduceat(score, self.starts)[self.group]
        e = np.exp(score)
        p = e / np.add.reduceat(e, self.starts)[self.group]
        value = -np.log(np.maximum(p[self.right], 1e-300)).sum() + self.l2 / 2 * (w @ w)
        p[self.right] -= 1
        return value, self.x.T @ p + self.l2 * w

    def fit(self):
        result = self.optimize.minimize(self.loss, self.np.zeros(len(self.names)), jac=True, method='L-BFGS-B',
                                        options={'maxiter': 300})
        self.weights = result.x
        return self

    def right_share(self):
        np, right = self.np, 0
        score = self.x @ self.weights
        ends = np.append(self.starts[1:], len(score))
        for a, b, r in zip(self.starts, ends, self.right): right += a + int(np.argmax(score[a:b])) == r
        return right / len(self.right)

    def write(self, path, o, articles):
        kept = [(n, w) for n, w in zip(self.names, self.weights) if abs(w) >= 0.02]
        with open(path, 'w', encoding='utf-8') as f:
            f.write(HEAD.format(l2=o.l2, least=o.least, quotes=len(self.quotes), articles=articles, features=len(kept)))
            for name, weight in kept: f.write('%s\t%.3f\n' % (name, weight))
        return len(kept)


def sources(extra):
    files = sorted(glob.glob('gazetteers/*.tsv') + glob.glob('gazetteers/*/*.tsv') + glob.glob('gazetteers/*/*.json') +
                   glob.glob('models/*.tsv'))
    return [f for f in files if os.path.basename(f) != os.path.basename(extra)] + [extra]


def image_with(o, weights, path):
    more = glob.glob(os.path.join(o.build, 'gazetteers', '*.tsv')) + glob.glob(os.path.join(o.build, 'name-parts.tsv'))
    subprocess.run([os.path.join(o.build, 'quoth'), 'gazetteer', 'build', '-o', path] + sources(weights) + more, check=True)
    return path


def cross_validate(o, lines, quotes):
    folder = os.path.join(o.build, 'cross-validation')
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, 'polnear.jsonl'), 'wb') as out:
        for part in range(5):
            model = Softmax([q for q in quotes if part_of(q[0]) != part], o.l2, o.least).fit()
            weights = os.path.join(folder, 'speaker.tsv')
            n = model.write(weights, o, 'four fifths of the')
            image = image_with(o, weights, os.path.join(folder, 'part%d.gaz' % part))
            held = b''.join(l for l in lines if part_of(json.loads(l)['id']) == part)
            records = subprocess.run([os.path.join(o.build, 'quoth'), 'extract', '--jsonl', '--gazetteer', image, '-'], input=held,
                                     stdout=subprocess.PIPE, check=True).stdout
            out.write(records)
            test = Softmax([q for q in quotes if part_of(q[0]) == part], o.l2, 1)
            known = dict(zip(model.names, model.weights))
            test.weights = test.np.array([known.get(n, 0.0) for n in test.names])
            print('part %d: %d weights, right choice %.4f (fitted %.4f)' % (part, n, test.right_share(), model.right_share()))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--shared', required=True); ap.add_argument('--build', required=True)
    ap.add_argument('--cross-validate', action='store_true')
    ap.add_argument('--l2', type=float, default=1.0); ap.add_argument('--least', type=int, default=8)
    o = ap.parse_args()
    path = os.path.join(o.shared, 'data', 'quotes', 'polnear.dev.jsonl')
    if not os.path.exists(path): sys.exit('fit: %s is missing' % path)
    lines = open(path, 'rb').read().splitlines(keepends=True)
    quotes = dump(o.build, os.path.join(o.build, 'quoth.gaz'), b''.join(lines))
    print('%d stretches, %d with the right candidate among theirs, %d with a speaker' % (
        len(quotes), sum(q[1] >= 0 for q in quotes), sum(q[1] > 0 for q in quotes)))
    if o.cross_validate: cross_validate(o, lines, quotes)
    else:
        model = Softmax(quotes, o.l2, o.least).fit()
        print('%d weights, right choice %.4f' % (model.write('models/speaker.tsv', o, len(lines)), model.right_share()))


main()
