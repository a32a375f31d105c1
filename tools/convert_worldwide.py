#!/usr/bin/env python3
"""Turn the annotation of en-worldwide-newswire into what tools/fit_names.c reads: our types, or what a mention may be in ours.

usage: convert_worldwide.py WORLDWIDE.jsonl NEWS-READ.jsonl > CONVERTED.jsonl

Articles that are in NEWS-READ too are left out. Names whose bounds follow another convention than ours (possessives, "of" in places,
lower-case ends, titles) get the type "skip". Then:

    build/tools/fit_names build/quoth.gaz --rounds 12 --shrink 0.003 NEWS-READ.jsonl --also 0.1 CONVERTED.jsonl > models/names.tsv
"""
import json, re, sys

TYPES = {'PER': 'person', 'LOC': 'place', 'FAC': 'place|organization', 'NORP': 'group', 'ORG': 'organization|outlet',
         'MISC': 'other|event|outlet|none', 'DATE': 'none|event', 'MONEY': 'none|other'}


def other_bounds(words, entity_type):
    first, last = words.split()[0], words.split()[-1]
    return (re.search(r"['’]s |^non-|,|/", words) or last.islower() or (first.islower() and entity_type != 'PER') or
            (entity_type in ('LOC', 'FAC') and ' of ' in words) or first in ('Mr', 'President', 'Minister'))


def convert(article):
    mentions, end = [], -1
    for entity in sorted(article['entities'], key=lambda e: (e['start'], -e['end'])):
        if entity['start'] < end: continue
        end = entity['end']
        start = entity['start'] + (4 if article['text'][entity['start']:].startswith(('The ', 'the ')) else 0)
        kind = TYPES[entity['type']]
        if 'none' not in kind and other_bounds(article['text'][start:end], entity['type']): kind = 'skip'
        mentions.append({'start': start, 'end': end, 'type': kind})
    return {'id': article['id'], 'text': article['text'], 'mentions': mentions}


def main():
    if len(sys.argv) != 3: sys.exit(__doc__)
    known = {json.loads(line)['id'] for line in open(sys.argv[2], encoding='utf-8')}
    for line in open(sys.argv[1], encoding='utf-8'):
        article = json.loads(line)
        if article['id'] not in known: print(json.dumps(convert(article), ensure_ascii=False))


main()
