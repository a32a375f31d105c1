#!/usr/bin/env python3
"""Turn the annotation of en-worldwide-newswire into what tools/fit_names.c reads: our types, or what a mention may be in ours.

usage: convert_worldwide.py OUTLETS.tsv WORLDWIDE.jsonl NEWS-READ.jsonl > CONVERTED.jsonl

Articles that are in NEWS-READ too are left out. What the set holds for an organisation is an outlet where OUTLETS (gazetteers/outlets.tsv)
lists it, and may be one where a word of outlets stands in it. Names whose bounds follow another convention than ours (possessives, "of" in places,
lower-case ends, titles) get the type "skip". Then:

    build/tools/fit_names build/quoth.gaz --rounds 12 --shrink 0.003 --pace 0.1 NEWS-READ.jsonl --also 0.15 CONVERTED.jsonl > models/names.tsv
"""
import json, re, sys
from convert_russian import outlets_of

TYPES = {'PER': 'person', 'LOC': 'place', 'FAC': 'place|organization', 'NORP': 'group', 'ORG': 'organization',
         'MISC': 'other|event|outlet|none', 'DATE': 'none|event', 'MONEY': 'none|other'}
OUTLET = re.compile(r'\b(Agency|Chronicle|Daily|Express|Gazette|Globe|Guardian|Herald|Independent|Journal|Magazine|Mail|Media|Mirror|Monitor|Nation|'
                    r'News|Observer|Post|Press|Radio|Review|Standard|Star|Sun|Telegraph|Times|Today|Tribune|TV|Week)\b')


def other_bounds(words, entity_type):
    first, last = words.split()[0], words.split()[-1]
    return (re.search(r"['’]s |^non-|/", words) or (',' in words and (entity_type != 'ORG' or ' and ' not in words)) or last.islower() or (first.islower() and entity_type != 'PER') or
            (entity_type in ('LOC', 'FAC') and ' of ' in words) or first in ('Mr', 'President', 'Minister'))


def type_of(entity_type, words, outlets):
    if entity_type != 'ORG': return TYPES[entity_type]
    if words.lower() in outlets: return 'outlet'
    return 'organization|outlet' if OUTLET.search(words) else 'organization'


def convert(article, outlets):
    mentions, end = [], -1
    for entity in sorted(article['entities'], key=lambda e: (e['start'], -e['end'])):
        if entity['start'] < end: continue
        end = entity['end']
        start = entity['start'] + (4 if article['text'][entity['start']:].startswith(('The ', 'the ')) else 0)
        words = article['text'][start:end]
        kind = type_of(entity['type'], words, outlets)
        if 'none' not in kind and other_bounds(words, entity['type']): kind = 'skip'
        mentions.append({'start': start, 'end': end, 'type': kind})
    return {'id': article['id'], 'text': article['text'], 'mentions': mentions}


def main():
    if len(sys.argv) != 4: sys.exit(__doc__)
    outlets = outlets_of(sys.argv[1])
    known = {json.loads(line)['id'] for line in open(sys.argv[3], encoding='utf-8')}
    for line in open(sys.argv[2], encoding='utf-8'):
        article = json.loads(line)
        if article['id'] not in known: print(json.dumps(convert(article, outlets), ensure_ascii=False))


main()
