#!/usr/bin/env python3
"""Turn annotated names of Russian and Ukrainian texts into what tools/fit_names.c reads: our types, or what a mention may be in ours.

usage: convert_russian.py OUTLETS.tsv ENTITIES.jsonl > CONVERTED.jsonl

Of names inside names the longest counts. Quotation marks round a name are left out. What the sets hold for names and we do not (words in
lower case: "российский", "правительство") and names with quotation marks inside get the type "skip". What the sets hold for organisations is an
outlet where OUTLETS lists it (build/declined/outlets.tsv: all cases) or has a word for one in it. Then, for each of the sets:

    build/tools/fit_names build/quoth.gaz --cyrillic --pace 0.5 --lean 0.9 --rounds 10 --shrink 0.005 FACTRUEVAL NEREL SLAVICNER > models/names-ru.tsv
"""
import json, re, sys

TYPES = {'PER': 'person', 'LOC': 'place', 'FAC': 'place|organization|other|none', 'NORP': 'group|none', 'ORG': 'organization',
         'MISC': 'other|event|none', 'EVENT': 'event|none', 'PER_FAMILY': 'person|none'}
OUTLET = re.compile(r"\b([Гг]азет|[Жж]урнал|[Тт]еле|[Рр]адио|[Аа]гентств\w+ (новостей|печати)|.*(Times|Post|News|Journal|Tribune|TV|ТВ)\b)")
MARKS = '«»"“”„\''


def outermost(entities):
    kept, end = [], -1
    for entity in sorted(entities, key=lambda e: (e['start'], -e['end'])):
        if entity['end'] <= end: continue
        kept.append(entity)
        end = max(end, entity['end'])
    return kept


def outlets_of(path):
    with open(path, encoding='utf-8') as file:
        fields = [line.split('\t')[1] for line in file if '\t' in line and line[0] not in '#%']
    return {re.sub('[~^]$', '', name).lower() for names in fields for name in names.split('|')}


def convert(article, outlets):
    mentions, text = [], article['text']
    for entity in outermost(article['entities']):
        start, end, kind = entity['start'], entity['end'], TYPES[entity['type']]
        while start < end and text[start] in MARKS: start += 1
        while end > start and text[end - 1] in MARKS: end -= 1
        words = text[start:end]
        if not words: continue
        if entity['type'] in ('ORG', 'MISC') and (words.lower() in outlets or OUTLET.match(words)):
            kind = 'outlet' if entity['type'] == 'ORG' else 'outlet|other|none'
        if entity.get('optional') and 'none' not in kind: kind += '|none'
        if words[0].islower() and entity['type'] != 'ORG':  # города Феникс
            capital = re.search(r'\b[^\W\d_a-zа-яёіїєґ]', words)
            if capital: start, words, kind = start + capital.start(), words[capital.start():], kind + '|none'
        is_lower = words[0].islower() and not any(c.isupper() for c in words)
        if is_lower or any(c in MARKS for c in words.replace("'", '')): kind = 'none' if 'none' in kind else 'skip'
        mentions.append({'start': start, 'end': end, 'type': kind})
    return {'id': article['id'], 'text': text, 'mentions': mentions}


def main():
    if len(sys.argv) != 3: sys.exit(__doc__)
    outlets = outlets_of(sys.argv[1])
    for line in open(sys.argv[2], encoding='utf-8'):
        if line.strip(): print(json.dumps(convert(json.loads(line), outlets), ensure_ascii=False))


if __name__ == '__main__': main()
