#!/usr/bin/env python3
"""Fit the weights of attribution and of reported speech on annotated articles.

usage: fit.py --shared DIR --build FOLDER [--model NAME] [--trees] [--cross-validate [--by publisher]] [--l2 X] [--least N]

Reads DIR/data/quotes/polnear.dev.jsonl through the programs of FOLDER/tools that MODELS names, fits one softmax over the candidates
of each choice (maximum likelihood with L2, by L-BFGS of SciPy), and writes models/NAME.tsv, of all models or of one. With
--cross-validate the articles are split into five parts by the hash of their id; each part is read by the real program with all weights
fitted on the other four, and the records of all parts are put together in FOLDER/cross-validation/polnear.jsonl for `./dev eval`
and tools/calibration.py. With --by publisher a part is what one publisher wrote.

The models with -trees weigh where those without leave a doubt; they are mixed with these (MIX), as two models err apart.

The speaker's evidence has in it what the model of reported speech thinks. What that thinks of articles that it was fitted on is surer
than what it will think of others; so for fitting, each part's evidence is printed with a model fitted on the other four.

Whose a quote is is learned from annotated reports without marks as well: a few words of each are put between marks (tools/reports_in_marks.py),
and who of the candidates said them is a choice of less weight (LENT). That they are somebody's is not learned from them.

Tags like "said a spokesman" are rare in these articles and frequent elsewhere: what is said with "a spokesman said" is learned from a second
time with the tag turned round (tools/turned_tags.py), with the same less weight.

Sentences are read by weights that are fitted, too (tools/fit_syntax.c), on the articles of several sets as another parser reads them
(tools/parse_articles.py; kept in FOLDER/syntax). An article's trees are always by weights fitted without it.

--trees    fit models/en-syntax.tsv anew, too
--l2 X     strength of the prior on the weights (default: the model's own)
--least N  leave out evidence seen with fewer than N candidates (default: the model's own)
"""
import argparse, collections, glob, hashlib, json, os, subprocess, sys, tempfile
from reports_in_marks import reports_in_marks
from turned_tags import turned_tags

MODELS = {  # name: the program that prints its choices, what they are about, where its evidence is explained, l2, least
    'speaker': ('dump_evidence', 'the speaker of a quote', 'docs/attribution.md', 3.0, 8),
    'speaker-trees': ('dump_evidence', 'the speaker of a quote where the words alone leave a doubt', 'docs/attribution.md', 3.0, 8),
    'reported': ('dump_reported', 'reported speech and its subject', 'src/quote/report_evidence.h', 3.0, 10),
    'reported-trees': ('dump_reported', 'the same where the words alone leave a doubt', 'src/quote/report_evidence.h', 3.0, 10),
}
SYNTAX = 'en-syntax.tsv'
STRONGER = {'reported/': 10.0}  # the l2 of evidence whose names begin so: there are many kinds of it, and few reports to learn each from
MIX = 0.3  # of 0, 0.3 and 0.5 the best by cross-validation
LENT = 0.15  # the weight of a choice in an article that was changed; for words that were put between marks 0.08 to 0.3 are as good
TURNED = 0.5  # of one in an article with its tags turned round; 0.15 leaves “It is late”, said a spokesman in doubt, and polnear is no better by it
HEAD = """# Weights of the evidence for {what} ({where} explains the names).
# Made by `./dev fit` (tools/fit.py --model {name} --l2 {l2} --least {least}) from {choices} choices in {articles} articles of the
# development half of PolNeAR (github.com/networkdynamics/PolNeAR at c3eee83, news text of seven publishers, no licence stated):
# these are figures fitted on it, no text of it is here. {features} weights.
%type weight
"""


def numeric():
    try:
        import numpy, scipy.optimize, scipy.sparse
    except ImportError:
        sys.exit('fit: needs NumPy and SciPy: python3 -m pip install numpy scipy')
    return numpy, scipy.optimize, scipy.sparse


class Parts:
    """The part of each article: one of five by the hash of its id, or its publisher."""

    def __init__(self, lines, by):
        self.of = {}
        for line in lines:
            article = json.loads(line)
            self.of[article['id']] = article['meta']['publisher'] if by == 'publisher' else self.fifth(article['id'])
        self.names = sorted(set(self.of.values()))

    @staticmethod
    def fifth(article_id):
        return int(hashlib.sha256(article_id.encode()).hexdigest()[:8], 16) % 5

    def articles(self, lines, part):
        return b''.join(l for l in lines if self.of[json.loads(l)['id']] == part)


def dump(build, program, image, articles, *more, lent=None):
    """The choices, each with its article, the number of the right candidate, the candidates' evidence, and its weight. With `lent` those that
    its articles were changed for."""
    out = subprocess.run([os.path.join(build, 'tools', program), image, *more], input=articles, stdout=subprocess.PIPE,
                         check=True).stdout.decode('utf-8')
    quotes, current = [], None
    for line in out.split('\n'):
        if line.startswith('quote '):
            article, start, end, right = line[6:].rsplit(' ', 3)
            current = (article, int(right), [], (int(start), int(end)))
            quotes.append(current)
        elif line and current is not None:
            current[2].append(line.split())
    return [q[:3] + (1.0,) for q in quotes] if lent is None else [lent.choice(q) for q in quotes if lent.has(q)]


class Lent:
    """Articles that were changed, and which of their choices are about the change."""

    def __init__(self, changed, weight=LENT):
        self.weight = weight
        self.articles = [json.dumps(c[0]).encode() + b'\n' for c in changed]
        self.places = {c[0]['id']: c[1] for c in changed}


class LentQuotes(Lent):
    """Choices of who speaks: those about words within the places, (start, end) in bytes."""

    def has(self, quote):
        start, end = quote[3]
        return any(a <= end and start <= b for a, b in self.places[quote[0]])

    def choice(self, quote):
        """Without nobody, who is the first of the candidates."""
        return quote[0], quote[1] - 1, quote[2][1:], self.weight


class LentCues(Lent):
    """Choices of what a cue reports and who is its subject: those of cues at the places, bytes."""

    def has(self, quote):
        return quote[3][1] <= 1 and quote[3][0] in self.places[quote[0]]

    def choice(self, quote):
        return quote[:3] + (self.weight,)


def prior_of(name, l2):
    name = name.replace('trees/', '', 1)
    return next((max(l2, strong) for begin, strong in STRONGER.items() if name.startswith(begin)), l2)


class Softmax:
    """Conditional softmax: one choice among the candidates of each quote."""

    def __init__(self, quotes, l2, least):
        np, self.optimize, sparse = numeric()
        self.np, self.l2, self.least = np, l2, least
        self.quotes = [q for q in quotes if q[1] >= 0]
        self.counts = np.array([q[3] for q in self.quotes])
        counts = collections.Counter(f for q in self.quotes for c in q[2] for f in c)
        self.names = sorted(f for f, n in counts.items() if n >= least)
        index = {f: i for i, f in enumerate(self.names)}
        rows, cols, starts, right, n = [], [], [], [], 0
        for _, gold, candidates, _ in self.quotes:
            starts.append(n)
            right.append(n + gold)
            for facts in candidates:
                for f in facts:
                    if f in index: rows.append(n); cols.append(index[f])
                n += 1
        self.x = sparse.csr_matrix((np.ones(len(rows)), (rows, cols)), shape=(n, len(self.names)))
        self.starts, self.right = np.array(starts), np.array(right)
        self.group = np.repeat(np.arange(len(starts)), np.diff(np.append(self.starts, n)))
        self.priors = np.array([prior_of(f, l2) for f in self.names])

    def loss(self, w):
        np = self.np
        score = self.x @ w
        score -= np.maximum.reduceat(score, self.starts)[self.group]
        e = np.exp(score)
        p = e / np.add.reduceat(e, self.starts)[self.group]
        value = -(self.counts * np.log(np.maximum(p[self.right], 1e-300))).sum() + (self.priors * w) @ w / 2
        p[self.right] -= 1
        p *= self.counts[self.group]
        return value, self.x.T @ p + self.priors * w

    def fit(self):
        result = self.optimize.minimize(self.loss, self.np.zeros(len(self.names)), jac=True, method='L-BFGS-B',
                                        options={'maxiter': 300})
        self.weights = result.x
        return self

    def right_share(self):
        np, right = self.np, 0
        score = self.x @ self.weights
        ends = np.append(self.starts[1:], len(score))
        for a, b, r, n in zip(self.starts, ends, self.right, self.counts): right += (a + int(np.argmax(score[a:b])) == r) * (n == 1)
        return right / np.sum(self.counts == 1)

    def mixed(self, plain):
        """The weights, MIX parts of each those that know of no trees."""
        weights = {n: (1 - MIX) * w for n, w in zip(self.names, self.weights)}
        for name, w in plain.items(): weights['trees/' + name] = weights.get('trees/' + name, 0.0) + MIX * w
        return weights

    def write(self, path, name, articles, plain=None):
        weights = self.mixed(plain) if plain else dict(zip(self.names, self.weights))
        kept = [(n, w) for n, w in sorted(weights.items()) if abs(w) >= 0.02]
        with open(path, 'w', encoding='utf-8') as f:
            f.write(HEAD.format(name=name, what=MODELS[name][1], where=MODELS[name][2], l2=self.l2, least=self.least,
                                choices=len(self.quotes), articles=articles, features=len(kept)))
            for feature, weight in kept: f.write('%s\t%.3f\n' % (feature, weight))
        return len(kept)


def weights_in(path):
    rows = (l.rstrip('\n').split('\t') for l in open(path, encoding='utf-8') if not l.startswith(('#', '%')))
    return {r[0]: float(r[1]) for r in rows}


def sources(extra):
    files = sorted(glob.glob('gazetteers/*.tsv') + glob.glob('gazetteers/*/*.tsv') + glob.glob('gazetteers/*/*.json') +
                   glob.glob('models/*.tsv'))
    instead = {os.path.basename(e) for e in extra}
    return [f for f in files if os.path.basename(f) not in instead] + extra


def image_with(o, weights, path, without=None):
    more = glob.glob(os.path.join(o.build, 'gazetteers', '*.tsv')) + glob.glob(os.path.join(o.build, 'name-parts.tsv'))
    files = [s for s in sources(weights) if os.path.basename(s) != without]
    subprocess.run([os.path.join(o.build, 'quoth'), 'gazetteer', 'build', '-o', path] + files + more, check=True)
    return path


def settings(o, name):
    l2, least = MODELS[name][3:]
    return (l2 if o.l2 is None else o.l2), (least if o.least is None else o.least)


def fit_without(o, name, choices, part, folder):
    """The file of the weights fitted on all parts but one; fitted once, for the evidence and for the records."""
    if (name, part) in o.fitted: return o.fitted[name, part]
    model = Softmax([c for c in choices if o.parts.of[c[0]] != part], *settings(o, name)).fit()
    os.makedirs(os.path.join(folder, str(part)), exist_ok=True)
    path = os.path.join(folder, str(part), name + '.tsv')
    plain = weights_in(o.fitted[name[:-6], part]) if name.endswith('-trees') else None
    n = model.write(path, name, 'all but one part of the', plain)
    o.fitted[name, part] = path
    test = Softmax([c for c in choices if o.parts.of[c[0]] == part and c[3] == 1], model.l2, 1)
    known = weights_in(path)
    test.weights = test.np.array([known.get(n, 0.0) for n in test.names])
    print('part %s, %s: %d weights, right choice %.4f (fitted %.4f)' % (part, name, n, test.right_share(), model.right_share()))
    return path


TREE_SETS = ('quotes/polnear', 'entities/worldwide', 'entities/el-news', 'entities/gum-wikinews', 'entities/re3d')


def parsed_texts(o):
    """Articles of all English sets, a line each, and their sentences as another parser reads them."""
    folder = os.path.join(o.build, 'syntax')
    texts, trees = os.path.join(folder, 'texts.jsonl'), os.path.join(folder, 'trees.jsonl')
    if not os.path.exists(trees):
        os.makedirs(folder, exist_ok=True)
        with open(texts, 'w', encoding='utf-8') as f:
            for name in TREE_SETS:
                for line in open(os.path.join(o.shared, 'data', name + '.dev.jsonl'), encoding='utf-8'):
                    article = json.loads(line)
                    f.write(json.dumps({'id': article['id'], 'text': article['text']}) + '\n')
        with open(trees + '.new', 'w') as f:
            done = subprocess.run([sys.executable, 'tools/parse_articles.py', os.path.join(o.build, 'tools', 'dump_tokens'),
                                   os.path.join(o.build, 'quoth.gaz'), texts], stdout=f)
        if done.returncode: sys.exit('fit: no trees to learn from: tools/parse_articles.py failed')
        os.rename(trees + '.new', trees)
    return texts, trees


def fit_trees(o, part, path):
    """Writes the weights of the reading of sentences, fitted on all articles but the part's; None: on all."""
    texts, trees = (open(p, 'rb').read().splitlines(keepends=True) for p in parsed_texts(o))
    kept = [i for i, line in enumerate(texts) if part is None or o.parts.of.get(json.loads(line)['id']) != part]
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ('texts', 'trees')]
        for lines, name in zip((texts, trees), paths):
            with open(name, 'wb') as f: f.writelines(lines[i] for i in kept)
        with open(path + '.new', 'wb') as f:
            subprocess.run([os.path.join(o.build, 'tools', 'fit_syntax'), os.path.join(o.build, 'quoth.gaz')] + paths, stdout=f, check=True)
    os.rename(path + '.new', path)


def tree_weights(o, part, folder):
    """The file of the weights of the reading of sentences, fitted without the part's articles."""
    path = os.path.join(folder, str(part), SYNTAX)
    if not os.path.exists(path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        fit_trees(o, part, path)
    return [path]


def choices_by_part(o, name, lines, folder, weights_of, *more, without=None):
    """The choices in all articles, each part of them seen with the weights that `weights_of` gives for it; and those that are lent."""
    choices = []
    for part in o.parts.names:
        image = image_with(o, weights_of(part), os.path.join(folder, 'seen-%s.gaz' % part), without)
        choices += dump(o.build, MODELS[name][0], image, o.parts.articles(lines, part), *more)
        for lent in o.lent[MODELS[name][0]]:
            choices += dump(o.build, MODELS[name][0], image, o.parts.articles(lent.articles, part), *more, lent=lent)
    return choices


def lent_articles(lines):
    """By the program that prints the choices."""
    articles = [json.loads(line) for line in lines]
    turned = [turned_tags(article) for article in articles]
    return {'dump_evidence': [LentQuotes([reports_in_marks(article) for article, _, _ in turned]), LentQuotes([(article, said) for article, said, _ in turned], TURNED)],
            'dump_reported': [LentCues([(article, verbs) for article, _, verbs in turned], TURNED)]}


def reported_choices(o, lines):
    image = os.path.join(o.build, 'quoth.gaz')
    choices = dump(o.build, MODELS['reported'][0], image, b''.join(lines))
    for lent in o.lent[MODELS['reported'][0]]: choices += dump(o.build, MODELS['reported'][0], image, b''.join(lent.articles), lent=lent)
    return choices


def reported_tree_choices(o, lines, folder):
    return choices_by_part(o, 'reported', lines, folder, lambda part: tree_weights(o, part, folder), 'trees')


def speaker_choices(o, lines, reported, folder):
    """With weights for reported speech that are not fitted on the part; without any trees, as texts in other languages are read."""
    plain = lambda part: [fit_without(o, 'reported', reported['reported'], part, folder)]
    return choices_by_part(o, 'speaker', lines, folder, plain, without=SYNTAX)


def speaker_tree_choices(o, lines, reported, folder):
    """The same with trees, read by weights that are not fitted on the part either."""
    both = lambda part: [fit_without(o, name, reported[name], part, folder) for name in reported] + tree_weights(o, part, folder)
    return choices_by_part(o, 'speaker', lines, folder, both, 'trees')


def cross_validate(o, lines, choices, folder):
    with open(os.path.join(folder, 'polnear.jsonl'), 'wb') as out:
        for part in o.parts.names:
            weights = [fit_without(o, name, choices[name], part, folder) for name in choices] + tree_weights(o, part, folder)
            image = image_with(o, weights, os.path.join(folder, 'part-%s.gaz' % part))
            held = o.parts.articles(lines, part)
            out.write(subprocess.run([os.path.join(o.build, 'quoth'), 'extract', '--jsonl', '--gazetteer', image, '-'],
                                     input=held, stdout=subprocess.PIPE, check=True).stdout)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--shared', required=True); ap.add_argument('--build', required=True)
    ap.add_argument('--model', choices=list(MODELS)); ap.add_argument('--cross-validate', action='store_true')
    ap.add_argument('--by', choices=['fifth', 'publisher'], default='fifth')
    ap.add_argument('--trees', action='store_true')
    ap.add_argument('--l2', type=float); ap.add_argument('--least', type=int)
    o = ap.parse_args()
    path = os.path.join(o.shared, 'data', 'quotes', 'polnear.dev.jsonl')
    if not os.path.exists(path): sys.exit('fit: %s is missing' % path)
    lines = open(path, 'rb').read().splitlines(keepends=True)
    o.parts, o.fitted = Parts(lines, o.by), {}
    names = [o.model] if o.model else list(MODELS)
    folder = os.path.join(o.build, 'cross-validation')
    os.makedirs(folder, exist_ok=True)
    o.lent = lent_articles(lines)
    choices = {'reported': reported_choices(o, lines), 'reported-trees': reported_tree_choices(o, lines, folder)}
    reported = dict(choices)
    if 'speaker' in names: choices['speaker'] = speaker_choices(o, lines, reported, folder)
    if 'speaker-trees' in names: choices['speaker-trees'] = speaker_tree_choices(o, lines, reported, folder)
    for name in names:
        own = [c for c in choices[name] if c[3] == 1]
        print('%s: %d choices, %d with the right candidate among theirs, %d that are not "nobody"; %d are lent' % (
            name, len(own), sum(c[1] >= 0 for c in own), sum(c[1] > 0 for c in own), len(choices[name]) - len(own)))
    if o.cross_validate: return cross_validate(o, lines, choices, folder)
    if o.trees: fit_trees(o, None, os.path.join('models', SYNTAX))
    for name in names:
        model = Softmax(choices[name], *settings(o, name)).fit()
        plain = weights_in('models/%s.tsv' % name[:-6]) if name.endswith('-trees') else None
        n = model.write('models/%s.tsv' % name, name, len(lines), plain)
        print('%s: %d weights, right choice %.4f' % (name, n, model.right_share()))


main()
