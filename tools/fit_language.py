#!/usr/bin/env python3
"""Fit what a language adds to the English weights of attribution and of reported speech.

usage: fit_language.py --shared DIR --build FOLDER --language LANG [--cross-validate] [--l2 X] [--own-l2 X] [--least N]

Reads the annotated articles of the language (SETS) through FOLDER/tools/dump_evidence and dump_reported and fits, beside the weights of
models/speaker.tsv and models/reported.tsv, which stay as they are, a difference for each piece of evidence: one softmax over
the candidates of each choice, maximum likelihood with an L2 prior that the difference is none (--l2, 3 for reported speech and 8 for speakers;
--own-l2: of evidence that English does not have). The differences are written to
models/LANG/. With --cross-validate the articles are split into five parts by the hash of their id; each is read by the real program
with differences fitted on the other four, and the records are put together in FOLDER/cross-validation/SET.jsonl for `./dev eval`.
"""
import argparse, collections, glob, hashlib, json, os, subprocess, sys, tempfile
import numpy as np, scipy.optimize, scipy.sparse

SETS = {'de': ('wikinews_de', 'German Wikinews (github.com/uhh-lt/german-news-quotation-attribution-2024 at 74e7bd6)')}
PROGRAMS = {'reported': ('dump_reported', ['subjects'], 3.0), 'speaker': ('dump_evidence', [], 8.0)}  # words behind the image, L2
HEAD = """# What {language} adds to the weights of models/{name}.tsv. Made by tools/fit_language.py --language {language} --l2 {l2} --own-l2 {own_l2} --least {least}
# from {choices} choices in {articles} articles of the development half of {what}:
# these are figures fitted on it, no text of it is here. {features} weights; the first says that there are some.
%type weight
{language}/{name}/	1
"""


def part_of(article_id):
    return int(hashlib.sha256(article_id.encode()).hexdigest()[:8], 16) % 5


def weights_in(path):
    rows = (l.rstrip('\n').split('\t') for l in open(path, encoding='utf-8') if not l.startswith(('#', '%')))
    return {r[0]: float(r[1]) for r in rows if len(r) == 2}


def dump(o, name, image, articles):
    """Who is the subject of a cue is learned from those that have one: where annotators marked none they have often missed it."""
    out = subprocess.run([os.path.join(o.build, 'tools', PROGRAMS[name][0]), image] + PROGRAMS[name][1], input=articles, stdout=subprocess.PIPE,
                         check=True).stdout.decode('utf-8')
    choices = []
    for line in out.split('\n'):
        if line.startswith('quote '):
            article, _, sort, right = line[6:].rsplit(' ', 3)
            choices.append((article, -1 if name == 'reported' and sort == '1' and right == '0' else int(right), []))
        elif line and choices: choices[-1][2].append(line.split())
    return choices


class Difference:
    """Where -1 is right (`somebody`) the annotated speaker is not among the candidates: it is any of them, but not nobody."""
    def __init__(self, choices, english, l2, own_l2, least, somebody):
        self.choices = [c for c in choices if c[1] >= 0 or (somebody and len(c[2]) > 1)]
        counts = collections.Counter(f for c in self.choices for candidate in c[2] for f in candidate)
        self.names = sorted(f for f, n in counts.items() if n >= least)
        index = {f: i for i, f in enumerate(self.names)}
        self.l2 = np.array([l2 if f in english else own_l2 for f in self.names])
        rows, columns, starts, right, base = [], [], [], [], []
        for _, gold, candidates in self.choices:
            starts.append(len(base))
            right += [gold == k or (gold < 0 and k > 0) for k in range(len(candidates))]
            for facts in candidates:
                for f in facts:
                    if f in index: rows.append(len(base)); columns.append(index[f])
                base.append(sum(english.get(f, 0.0) for f in facts))
        self.x = scipy.sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(base), len(self.names)))
        self.base, self.starts, self.right = np.array(base), np.array(starts), np.array(right, float)
        self.group = np.repeat(np.arange(len(starts)), np.diff(np.append(self.starts, len(base))))

    def loss(self, w):
        score = self.base + self.x @ w
        score -= np.maximum.reduceat(score, self.starts)[self.group]
        e = np.exp(score)
        p = e / np.add.reduceat(e, self.starts)[self.group]
        right = np.maximum(np.add.reduceat(p * self.right, self.starts), 1e-300)
        value = -np.log(right).sum() + (self.l2 * w * w).sum() / 2
        return value, self.x.T @ (p - p * self.right / right[self.group]) + self.l2 * w

    def fit(self):
        self.weights = scipy.optimize.minimize(self.loss, np.zeros(len(self.names)), jac=True, method='L-BFGS-B', options={'maxiter': 300}).x
        return self

    def write(self, o, name, folder, articles):
        kept = [(n, w) for n, w in zip(self.names, self.weights) if abs(w) >= 0.02]
        os.makedirs(os.path.join(folder, o.language), exist_ok=True)
        path = os.path.join(folder, o.language, name + '.tsv')
        with open(path, 'w', encoding='utf-8') as f:
            f.write(HEAD.format(language=o.language, name=name, l2=l2_of(o, name), own_l2=o.own_l2, least=o.least, choices=len(self.choices), articles=articles,
                                what=SETS[o.language][1], features=len(kept)))
            for feature, weight in kept: f.write('%s/%s\t%.3f\n' % (o.language, feature, weight))
        return path


def image_with(o, own, path):
    """The image of the build, with other differences than those in models/: by the command that made it, its last one."""
    command = subprocess.run(['ninja', '-C', o.build, '-t', 'commands', 'gazetteer'], stdout=subprocess.PIPE, check=True, text=True).stdout
    words = command.strip().split('\n')[-1].split(' && ')[-1].split()
    files = [w for w in words if w.endswith(('.tsv', '.json')) and not w.startswith('models/%s/' % o.language)]
    subprocess.run([os.path.join(o.build, 'quoth'), 'gazetteer', 'build', '-o', path] + files + own, check=True)
    return path


def l2_of(o, name):
    return PROGRAMS[name][2] if o.l2 is None else o.l2


def fit(o, name, choices, folder, articles):
    return Difference(choices, weights_in('models/%s.tsv' % name), l2_of(o, name), o.own_l2, o.least, name == 'speaker').fit().write(o, name, folder, articles)


def articles_of(lines, part):
    return b''.join(l for l in lines if part_of(json.loads(l)['id']) == part)


def outside(choices, part):
    return [c for c in choices if part_of(c[0]) != part]


def speaker_choices(o, lines, reported, folder):
    """Each part's choices, seen with differences for reported speech that are not fitted on it."""
    choices = []
    for part in range(5):
        own = fit(o, 'reported', outside(reported, part), folder, 'four fifths of the')
        choices += dump(o, 'speaker', image_with(o, [own], os.path.join(folder, 'part.gaz')), articles_of(lines, part))
    return choices


def cross_validate(o, lines, choices, folder):
    with open(os.path.join(o.build, 'cross-validation', SETS[o.language][0] + '.jsonl'), 'wb') as out:
        for part in range(5):
            own = [fit(o, name, outside(choices[name], part), folder, 'four fifths of the') for name in choices]
            image = image_with(o, own, os.path.join(folder, 'part.gaz'))
            out.write(subprocess.run([os.path.join(o.build, 'quoth'), 'extract', '--jsonl', '--gazetteer', image, '-'],
                                     input=articles_of(lines, part), stdout=subprocess.PIPE, check=True).stdout)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--shared', required=True); ap.add_argument('--build', required=True)
    ap.add_argument('--language', required=True, choices=list(SETS)); ap.add_argument('--cross-validate', action='store_true')
    ap.add_argument('--l2', type=float); ap.add_argument('--own-l2', type=float, default=1.8)
    ap.add_argument('--least', type=int, default=2)
    o = ap.parse_args()
    o.build = os.path.abspath(o.build)
    os.makedirs(os.path.join(o.build, 'cross-validation'), exist_ok=True)
    lines = open(os.path.join(o.shared, 'data', 'quotes', SETS[o.language][0] + '.dev.jsonl'), 'rb').read().splitlines(keepends=True)
    with tempfile.TemporaryDirectory() as folder:
        choices = {'reported': dump(o, 'reported', image_with(o, [], os.path.join(folder, 'none.gaz')), b''.join(lines))}
        choices['speaker'] = speaker_choices(o, lines, choices['reported'], folder)
        for name in choices:
            print('%s: %d choices, %d with the right candidate among theirs, %d that are not "nobody"' % (
                name, len(choices[name]), sum(c[1] >= 0 for c in choices[name]), sum(c[1] > 0 for c in choices[name])))
        if o.cross_validate: return cross_validate(o, lines, choices, folder)
        for name in choices: print(fit(o, name, choices[name], 'models', len(lines)))


if __name__ == "__main__": main()
