#!/usr/bin/env python3
"""The library exports what the header declares, and what tests/symbols.txt lists: no more, no less. The list is committed, so that a
change of the interface is seen by who reviews it; --update writes it anew from the header.

usage: symbols.py LIBRARY [--update]
"""
import os, re, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))


def exported(library):
    out = subprocess.run(['nm', '-D', '--defined-only', library], check=True, capture_output=True, text=True).stdout
    names = {line.split()[-1].split('@')[0] for line in out.splitlines()}
    return {n for n in names if not n.startswith('_')}  # those are the toolchain's: sanitizers, coverage


def declared():
    text = open(os.path.join(HERE, '..', 'include', 'quoth.h'), encoding='utf-8').read()
    return set(re.findall(r'^QUOTH_API[^;(]*?\b(quoth_\w+)\(', re.sub(r'/\*.*?\*/', '', text, flags=re.S), re.M))


def tell(a, b, what):
    for name in sorted(a - b): print('symbols: %s is %s' % (name, what))
    return len(a - b)


def main():
    names, path = declared(), os.path.join(HERE, 'symbols.txt')
    if '--update' in sys.argv:
        with open(path, 'w', encoding='utf-8') as f: f.write(''.join(n + '\n' for n in sorted(names)))
    listed, found = set(open(path, encoding='utf-8').read().split()), exported(sys.argv[1])
    faults = tell(names, found, 'declared in include/quoth.h, but not exported') + tell(found, names, 'exported, but not declared in include/quoth.h')
    faults += tell(names, listed, 'declared, but not in tests/symbols.txt') + tell(listed, names, 'in tests/symbols.txt, but not declared')
    print('%d symbols, %d faults' % (len(names), faults))
    sys.exit(1 if faults or not names else 0)


main()
