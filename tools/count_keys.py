#!/usr/bin/env python3
"""Measures the keys of names (src/names/key.c): how many spellings of one name share a key, and how many other names do.

usage: count_keys.py --tools BUILD/tools [--rows persons.txt] [--pairs name-pairs.tsv] [--misses N]

A name is a row of rigour's list of name parts (spellings of one given or family name, in all scripts; fetched as
tools/name_parts.py does, unless --rows has it). Of each row one pair of Latin spellings and one of a Latin spelling with one in
another alphabet are drawn, and one Latin spelling, of which 20,000 meet those of all other rows. Rows join men's and women's forms; of pairs
with just one of these by its ending, and of Polish forms for wives and daughters, none is drawn.

A line of the table: share of Latin pairs with a common key; share of native with Latin pairs; chance pairs that have one, in a
million; keys a name. Lines are added rule by rule; Soundex and the bare classes stand above them. Everything is drawn with fixed seeds.
--pairs also tells for whole names, line "A TAB B TAB 1 or 0", what share have a common key. --misses prints examples of pairs that have none.
"""
import argparse, collections, os, random, subprocess, sys, tempfile
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import name_parts

ALPHABETS = {'CYRILLIC', 'GREEK', 'ARABIC', 'HEBREW', 'HANGUL'}
WOMEN = ('ova', 'owa', 'eva', 'ewa', 'ina', 'yna', 'ska', 'cka', 'zka', 'aya', 'aja', 'aia', 'ná', 'á', 'owka', 'ówka',
         'ева', 'ова', 'ина', 'ая', 'яя', 'на')
DAUGHTERS = ('owna', 'ówna', 'anka', 'czyna', 'zina')
ASKED = 20000  # names, each of which is met with all others


def is_woman(word):
    return word.endswith(WOMEN)


def draw(rows):
    """Pairs of Latin spellings, pairs with another alphabet (and its name), one Latin spelling of each row."""
    dice = random.Random(7)
    latin_pairs, native_pairs, pool = [], [], []
    for _, spellings in rows:
        known = [(s, name_parts.script(s)) for s in dict.fromkeys(spellings) if len(s) > 1]
        latin = [s for s, script in known if script == 'LATIN' and not s.endswith(DAUGHTERS)]
        pairs = [(a, b) for i, a in enumerate(latin) for b in latin[:i] if is_woman(a) == is_woman(b)]
        across = [(a, b, script) for a in latin for b, script in known
                  if script in ALPHABETS and (script != 'CYRILLIC' or is_woman(a) == is_woman(b))]
        if pairs: latin_pairs.append(dice.choice(pairs))
        if across: native_pairs.append(dice.choice(across))
        if latin: pool.append(dice.choice(latin))
    return latin_pairs, native_pairs, pool


def keys_of(tool, words, *options):
    """word -> (romanised, its keys)"""
    out = subprocess.run([tool, *options], input='\n'.join(words) + '\n', capture_output=True, text=True, check=True).stdout
    return {word: (line.split('\t')[0], frozenset(line.split('\t')[1].split())) for word, line in zip(words, out.split('\n'))}


def soundex(word):
    digits = {c: str(i + 1) for i, group in enumerate(('bfpv', 'cgjkqsxz', 'dt', 'l', 'mn', 'r')) for c in group}
    code, last = word[:1], digits.get(word[:1])
    for c in word[1:]:
        digit = digits.get(c)
        if digit and digit != last: code += digit
        if c not in 'hw': last = digit
    return (code + '000')[:4]


def share(pairs, keys):
    return sum(1 for p in pairs if keys[p[0]][1] & keys[p[1]][1]) / max(1, len(pairs))


def line(label, drawn, keys):
    latin, native, pool = drawn
    own_keys = list({keys[w][0]: keys[w][1] for w in pool if keys[w][0]}.values())
    bearers = collections.defaultdict(set)
    for i, own in enumerate(own_keys):
        for key in own: bearers[key].add(i)
    asked = random.Random(5).sample(own_keys, min(ASKED, len(own_keys)))
    chance = 1e6 * sum(len(set().union(*(bearers[key] for key in own))) - 1 for own in asked) / len(asked) / len(own_keys)
    print('%-64s %.3f %.3f %5.0f %5.2f  ' % (label, share(latin, keys), share(native, keys), chance, sum(map(len, own_keys)) / len(own_keys)) +
          ' '.join('%s %.2f' % (script.title(), share([p for p in native if p[2] == script], keys)) for script in sorted(ALPHABETS)), flush=True)


def whole_names(tool, path):
    lines = [l.rstrip('\n').split('\t') for l in open(path, encoding='utf-8') if not l.startswith('#')]
    lines = [l for l in lines if l[2] in '01']
    keys = keys_of(tool, sorted({n for l in lines for n in l[:2]}), '--whole')
    for same, words in (('1', 'the same'), ('0', 'different')):
        pairs = [l for l in lines if l[2] == same]
        print('whole names, %s: %.3f of %d pairs have a common key' % (words, share(pairs, keys), len(pairs)))
    print('whole names: %.2f keys each' % (sum(len(own) for _, own in keys.values()) / len(keys)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--tools', required=True)
    parser.add_argument('--rows')
    parser.add_argument('--pairs')
    parser.add_argument('--misses', type=int, default=0)
    given = parser.parse_args()
    tool = os.path.join(given.tools, 'list_keys')
    if given.rows:
        with open(given.rows, encoding='utf-8') as file:
            rows = [(l.partition(' => ')[2].strip(), l.partition(' => ')[0].split(', ')) for l in file if ' => ' in l]
    else:
        with tempfile.TemporaryDirectory() as folder: rows = list(name_parts.rows_of(name_parts.fetch(folder)))
    drawn = draw(rows)
    words = sorted({w for p in drawn[0] for w in p} | {w for p in drawn[1] for w in p[:2]} | set(drawn[2]))
    print('%d Latin pairs, %d pairs with another alphabet, %d names' % tuple(map(len, drawn)))
    print('%-64s %5s %5s %5s %5s' % ('', 'Latin', 'nat.', 'coll.', 'keys'))
    rules = subprocess.run([tool, '--names'], capture_output=True, text=True, check=True).stdout.splitlines()
    bare = keys_of(tool, words, '--rules', '0')
    line('Soundex', drawn, {w: (r, frozenset([soundex(r)])) for w, (r, _) in bare.items()})
    line('eleven classes', drawn, bare)
    for n, rule in enumerate(rules): 
        keys = keys_of(tool, words, '--rules', str(n + 1))
        line('%d. %s' % (n + 1, rule), drawn, keys)
    if given.pairs: whole_names(tool, given.pairs)
    names = [' '.join(p) for p in zip(drawn[2][::2], drawn[2][1::2])]
    print('speed: ' + subprocess.run([tool, '--time'], input='\n'.join(names), capture_output=True, text=True, check=True).stdout.strip())
    for pairs in (drawn[0], drawn[1]):
        missed = [p for p in pairs if not keys[p[0]][1] & keys[p[1]][1]]
        print(' '.join('%s/%s' % p[:2] for p in random.Random(3).sample(missed, min(given.misses, len(missed)))))


if __name__ == '__main__': main()
