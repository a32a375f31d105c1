#!/usr/bin/env python3
"""A test is a folder: `args` is what the program is called with, `output` what it prints, byte for byte, `status` its exit code where
that is not 0; `input`, where there is one, stands on its standard input. `@source@` in args is the folder of the project.

usage: run.py QUOTH [--update]

The gazetteer is compiled anew from gazetteers/ and models/ alone, so that the records do not depend on what packages the machine
could fetch. Its hash changes with each line of it and is written as 16 zeros. An unknown file in a folder, or no folder, fails.
"""
import glob, os, re, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.dirname(os.path.dirname(HERE))
KNOWN = {'args', 'input', 'output', 'status'}


def compile_gazetteer(quoth, folder):
    image = os.path.join(folder, 'quoth.gaz')
    parts = [os.path.join(SOURCE, *p) for p in (('gazetteers', '*.tsv'), ('gazetteers', '*', '*.tsv'), ('gazetteers', '*', '*.json'), ('models', '*.tsv'))]
    files = sorted(f for p in parts for f in glob.glob(p))
    subprocess.run([quoth, 'gazetteer', 'build', '-o', image] + files, check=True)
    return image


def run_case(quoth, image, case):
    args = [a.replace('@source@', SOURCE) for a in open(os.path.join(case, 'args'), encoding='utf-8').read().split()]
    given = os.path.join(case, 'input')
    stdin = open(given, 'rb').read() if os.path.exists(given) else b''
    run = subprocess.run([quoth] + args + ['--gazetteer', image], input=stdin, capture_output=True, cwd=SOURCE)
    return re.sub(rb'"gazetteer":"[0-9a-f]{16}"', b'"gazetteer":"0000000000000000"', run.stdout), run.returncode


def expected(case):
    status = os.path.join(case, 'status')
    return (open(os.path.join(case, 'output'), 'rb').read() if os.path.exists(os.path.join(case, 'output')) else None,
            int(open(status).read()) if os.path.exists(status) else 0)


def update(case, output, status):
    open(os.path.join(case, 'output'), 'wb').write(output)
    if status: open(os.path.join(case, 'status'), 'w').write('%d\n' % status)


def main():
    quoth, updates = os.path.abspath(sys.argv[1]), '--update' in sys.argv
    cases = sorted(c for c in glob.glob(os.path.join(HERE, '*')) if os.path.isdir(c) and not c.endswith('__pycache__'))
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        image = compile_gazetteer(quoth, folder)
        for case in cases:
            strange = set(os.listdir(case)) - KNOWN
            if strange: sys.exit('%s: unknown file %s' % (case, ', '.join(sorted(strange))))
            found = run_case(quoth, image, case)
            if updates: update(case, *found)
            elif found != expected(case):
                failed += 1
                print('%s: prints something else (exit %d); --update writes it anew' % (os.path.basename(case), found[1]))
    print('%d passed, %d failed' % (len(cases) - failed, failed))
    sys.exit(1 if failed or not cases else 0)


main()
