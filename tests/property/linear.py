#!/usr/bin/env python3
"""Hostile texts cost no more than their length: the instructions that callgrind counts for a text of 4n bytes, less those for
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
}


def instructions(quoth, text):
    with tempfile.NamedTemporaryFile(suffix='.txt') as f:
        f.write(text.encode('utf-8', 'surrogatepass')); f.flush()
        run = subprocess.run(['valgrind', '--tool=callgrind', '--callgrind-out-file=/dev/null', quoth, 'extract', '-o', '/dev/null', f.name],
                             capture_output=True, text=True)
    if run.returncode: sys.exit('%s\nfailed with %d on %r' % (run.stderr[-400:], run.returncode, text[:40]))
    return int(re.search(r'Collected : (\d+)', run.stderr).group(1))


def main():
    if not shutil.which('valgrind'):
        print('linear: skipped, valgrind is missing')
        sys.exit(77)
    size, failed = int(os.environ.get('QUOTH_LINEAR_BYTES', '6000')), 0
    for name, piece in FAMILIES.items():
        texts = [piece * (k * size // len(piece.encode())) for k in (1, 2, 4)]
        a, b, c = (instructions(sys.argv[1], t) for t in texts)
        ratio = (c - b) / max(b - a, 1)
        if ratio > 2.2 and c - b > 2_000_000: failed += 1
        print('%-22s %12d %12d %12d  %.2f%s' % (name, a, b, c, ratio, '  NOT LINEAR' if ratio > 2.2 and c - b > 2_000_000 else ''))
    print('%d passed, %d failed' % (len(FAMILIES) - failed, failed))
    sys.exit(1 if failed else 0)


main()
