#!/usr/bin/env python3
"""Runs the readable corpus: what the program finds in short texts, in words.

usage: run.py QUOTH [--update] [FILE...]

A file holds cases:

    === a pronoun after a quote ===
    Mayor Ann Reed resigned. "I am tired," she said.
    ---
    quote direct "I am tired" by Ann Reed, as "Mayor", cue "said"

Expected lines are of five sorts; of each sort that a case has, all lines must be there and no others:

    quote MANNER "words" by NAME|nobody[, as "role"][, cue "words"]     spoken, with marks
    marked KIND "words"                                                  not spoken: scare, term, title, nickname, slogan
    reported "words" by NAME|nobody[, cue "words"]                       spoken, without marks
    TYPE NAME: "mention" "mention"...                                    an entity with its names in the text (person, organization...)
    role NAME: "words"[, title "words"][, organization "words"][, place "words"][, TENSE]

A case that expects nothing of a sort says so: "no quote", "no reported", "no entity"... An unknown line, an unknown file name or a
run without cases fails. --update writes what was found where it differs.
"""
import argparse, json, os, re, subprocess, sys

TYPES = ('person', 'organization', 'outlet', 'place', 'group', 'event', 'other')
SORTS = ('quote', 'marked', 'reported', 'entity', 'role')


def sort_of(line):
    word = line.split(' ')[0]
    if word == 'no' and line[3:] in SORTS: return line[3:]
    if word in TYPES: return 'entity'
    return word if word in SORTS else None


def cases_of(path):
    text = open(path, encoding='utf-8').read()
    parts = re.split(r'^=== (.+) ===\n', text, flags=re.M)
    for title, body in zip(parts[1::2], parts[2::2]):
        if '\n---\n' not in body: sys.exit('%s: %s: no line "---"' % (path, title))
        source, expected = body.rsplit('\n---\n', 1)
        yield title, source, [l for l in expected.split('\n') if l.strip()]
    if parts[0].strip() and not parts[0].startswith('#'): sys.exit('%s: text before the first case' % path)


def words(quote, text):
    return ' … '.join(text[a:b] for a, b in quote.get('parts') or [[quote['start'], quote['end']]])


def quote_line(quote, text):
    speaker = quote.get('speaker')
    if quote['kind'] not in ('speech', 'thought', 'writing'): return 'marked %s "%s"' % (quote['kind'], words(quote, text))
    line = 'reported' if quote['manner'] == 'indirect' else 'quote ' + quote['manner']
    line += ' "%s" by %s' % (words(quote, text), (speaker.get('name') or speaker['text']) if speaker else 'nobody')
    if speaker and speaker.get('role') and quote['manner'] != 'indirect': line += ', as "%s"' % speaker['role']
    if quote.get('cue'): line += ', cue "%s"' % quote['cue']['text']
    return line


def found_in(record, text):
    lines = [quote_line(q, text) for q in record['quotes']]
    for entity in record['entities']:
        named = []
        for i in entity['mentions']:
            mention = record['mentions'][i]
            if mention['form'] == 'name' and mention['text'] not in named: named.append(mention['text'])
        if named: lines.append('%s %s: %s' % (entity['type'], entity['name'], ' '.join('"%s"' % n for n in named)))
        for role in entity.get('roles') or []:
            line = 'role %s: "%s"' % (entity['name'], role['text'])
            for part in ('title', 'organization', 'place'):
                value = role.get(part)
                if value: line += ', %s "%s"' % (part, value if isinstance(value, str) else value['text'])
            lines.append(line + (', ' + role['tense'] if role.get('tense', 'current') != 'current' else ''))
    return lines


def records_of(quoth, texts):
    lines = ''.join(json.dumps({'id': str(i), 'text': t}) + '\n' for i, t in enumerate(texts))
    run = subprocess.run([quoth, 'extract', '--jsonl', '-'], input=lines, capture_output=True, text=True)
    if run.returncode: sys.exit('quoth failed with %d: %s' % (run.returncode, run.stderr))
    return [json.loads(l) for l in run.stdout.splitlines()]


def compare(expected, found):
    sorts = {sort_of(l) for l in expected}
    wanted = [l for l in expected if not l.startswith('no ')]
    seen = [l for l in found if sort_of(l) in sorts]
    return [l for l in wanted if l not in seen], [l for l in seen if l not in wanted], seen


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('quoth'); ap.add_argument('--update', action='store_true'); ap.add_argument('files', nargs='*')
    o = ap.parse_args()
    here = os.path.dirname(os.path.abspath(__file__))
    files = o.files or sorted(os.path.join(here, f) for f in os.listdir(here) if f not in ('run.py', 'CMakeLists.txt', '__pycache__'))
    passed = failed = 0
    for path in files:
        if not path.endswith('.txt'): sys.exit('%s: not a corpus file' % path)
        cases = list(cases_of(path))
        records = records_of(o.quoth, [c[1] for c in cases])
        out = ''
        for (title, text, expected), record in zip(cases, records):
            for line in expected:
                if not sort_of(line): sys.exit('%s: %s: unknown line: %s' % (path, title, line))
            if not expected: sys.exit('%s: %s: nothing is expected' % (path, title))
            missing, extra, seen = compare(expected, found_in(record, text))
            out += '=== %s ===\n%s\n---\n%s\n\n' % (title, text, '\n'.join(seen + [l for l in expected if l.startswith('no ') and not [s for s in seen if sort_of(s) == l[3:]]]))
            if not missing and not extra: passed += 1; continue
            failed += 1
            print('%s: %s' % (os.path.basename(path), title))
            for l in missing: print('    expected  ' + l)
            for l in extra: print('    found     ' + l)
        if o.update: open(path, 'w', encoding='utf-8').write(out)
    print('%d passed, %d failed' % (passed, failed))
    sys.exit(1 if failed or not passed else 0)


main()
