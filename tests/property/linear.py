#!/usr/bin/env python3
"""Hostile texts, and hostile lists of names, cost no more than their length: the instructions that callgrind counts for a text of 4n bytes, less those for
2n, are at most 2.2 times those for 2n less those for n. Counts, not seconds: they are the same on a busy machine.

usage: linear.py QUOTH        (exit 77, skipped by name, where valgrind is missing)
"""
import os, re, shutil, subprocess, sys, tempfile

FAMILIES = {
    'opening marks': '“', 'closing marks': '”', 'straight marks': '" ', 'marks and words': '"a b ', 'apostrophes': "' a", 'low and high': '„a',
    'nested singles': "“‘", 'brackets': '([', 'one endless word': 'a', 'capitals': 'Ab ', 'capitals without end': 'A', 'names and verbs': 'John Smith said ',
    'said said': 'said ', 'the same name': 'Kelin ', 'titles': 'minister of ', 'commas': ', ', 'initials': 'J. ', 'full stops': '. ',
    'short lines': 'a\n', 'blank lines': '\n\n', 'quotes on lines': '“a\n\n', 'combining marks': 'é́̂', 'Cyrillic': 'Ушаков ', 'Han': '漢字', 'Thai': 'ภาษา',
    'links': '[a](b) ', 'stars': '**a', 'addresses': 'http://a.b/c ', 'acronyms': 'ABC (ABC) ', 'possessives': "A's ", 'pronouns': 'he said she said ',
    'turns': 'Ann Lee: yes\n\nJan Moss: no\n\n', 'block quotes': '> a\n\n',
    'dialogue': '“Did you, Lee?” asked Moss.\n\nHe nodded.\n\n“I did, Moss!”\n\n“You?”\n\n', 'quotes in one quote': ('“', 'he said ‘a’ then '),
}


# Lines of sources, the i-th of n.
LISTS = {
    'one name for all': lambda i, n: 'p%d\tLee\n' % i,
    'all begin alike': lambda i, n: 'p%d\t%sx%d\n' % (i, 'Lee ' * 14, i),
    'long ids': lambda i, n: '%s%d\tLee %d\n' % ('a' * 190, i, i),
    'an entity of many names': lambda i, n: 'p%d\t%s\n' % (i, '|'.join('A%d B%d' % (i, j) for j in range(20))),
    'no name at all': lambda i, n: 'p%d\t%s\n' % (i, '.' * 60),
    'all the same': lambda i, n: 'p%d\tLee %d\n' % (i, i) + ('' if i < n - 1 else '%type correction\nsame\tp0|' + '|'.join('p%d' % k for k in range(1, 400)) + '\n'),
    'all corrected': lambda i, n: 'p%d\tLee %d\n' % (i, i) + ('' if i < n - 1 else '%type correction\n' + ''.join('never\tLee %d\n' % k for k in range(n))),
    'one corrected often': lambda i, n: 'p%d\tLee %d\n' % (i, i) + ('' if i < n - 1 else '%type correction\n' + 'never\tLee 1\n' * n),
}


def instructions(command, text):
    with tempfile.NamedTemporaryFile(suffix='.txt') as f:
        f.write(text.encode('utf-8', 'surrogatepass')); f.flush()
        run = subprocess.run(['valgrind', '--tool=callgrind', '--callgrind-out-file=/dev/null', *command, f.name], capture_output=True, text=True)
    if run.returncode not in (0, 65): sys.exit('%s\nfailed with %d on %r' % (run.stderr[-400:], run.returncode, text[:40]))
    return int(re.search(r'Collected : (\d+)', run.stderr).group(1))


def is_linear(name, command, texts_of, size):
    """A cost that comes once, when a text is first long enough for something, is none that grows: what seems to grow is looked at again in texts of
    twice and four times the size."""
    for factor in 1, 2, 4:
        a, b, c = (instructions(command, text) for text in texts_of(size * factor))
        ratio = (c - b) / max(b - a, 1)
        linear = ratio <= 2.2 or c - b <= 2_000_000
        print('%-22s %12d %12d %12d  %.2f%s' % (name, a, b, c, ratio, '' if linear else '  NOT LINEAR, at %d bytes' % (size * factor)))
        if linear: return True
    return False


def main():
    if not shutil.which('valgrind'):
        print('linear: skipped, valgrind is missing')
        sys.exit(77)
    quoth, size, failed = sys.argv[1], int(os.environ.get('QUOTH_LINEAR_BYTES', '6000')), 0
    for name, piece in FAMILIES.items():
        start, piece = piece if isinstance(piece, tuple) else ('', piece)
        texts = lambda n: [start + piece * (k * n // len(piece.encode())) for k in (1, 2, 4)]
        failed += not is_linear(name, [quoth, 'extract', '-o', '/dev/null'], texts, size)
    for name, line in LISTS.items():
        lists = lambda n: ['%type person\n' + ''.join(line(i, m) for i in range(m)) for m in (n // 6, n // 3, 2 * n // 3)]
        failed += not is_linear(name, [quoth, 'gazetteer', 'check'], lists, size)
    print('%d passed, %d failed' % (len(FAMILIES) + len(LISTS) - failed, failed))
    sys.exit(1 if failed else 0)


main()
