#!/usr/bin/env python3
"""Turn annotated names of Russian and Ukrainian texts into what tools/fit_names.c reads: our types, or what a mention may be in ours.

usage: convert_russian.py OUTLETS.tsv GROUPS.tsv ENTITIES.jsonl > CONVERTED.jsonl

Of names inside names the longest counts. Quotation marks round a name are left out, and so is the noun before it that says what it names
(газета «Заря», компания Орла). What the sets hold for names and we do not (words in
lower case: "правительство") and names with quotation marks inside get the type "skip". What the sets hold for organisations is an
outlet where OUTLETS lists it (build/declined/outlets.tsv: all cases) or has a word for one in it. Peoples and adjectives of places are
annotated now and then, and as one thing or another: what GROUPS (build/declined/groups.tsv) lists in lower case is a group wherever it stands
by itself, but before "язык"; with a capital it may be one. Then, for each of the sets:

    build/tools/fit_names build/quoth.gaz --cyrillic --pace 0.5 --lean 0.55 --rounds 8 --shrink 0.008 FACTRUEVAL NEREL SLAVICNER > models/names-ru.tsv
"""
import json, re, sys

TYPES = {'PER': 'person', 'LOC': 'place', 'FAC': 'place|organization|other|none', 'NORP': 'group|none', 'ORG': 'organization',
         'MISC': 'other|event|none', 'EVENT': 'event|none', 'PER_FAMILY': 'person|none'}
OUTLET = re.compile(r"\b([Гг]азет|[Жж]урнал|[Тт]еле|[Рр]адио|[Аа]гентств\w+ (новостей|печати)|.*(Times|Post|News|Journal|Tribune|TV|ТВ)\b)")
MARKS = '«»"“”„\''
MARKED = re.compile(r'[^«»"“”„]*[а-яёіїєґ] [«"“„]([^«»"“”„]+)')  # газета «Заря»
KIND = re.compile(r'([а-яёіїєґ-]+ )*(компани|корпораци|концерн|холдинг|банк|газет|журнал|агентств|издани|фирм|групп|парти|сет|портал|телеканал|канал|радиостанци|'
                  r'фонд)[а-яёіїєґ]* (?=[A-ZА-ЯЁІЇЄҐ])')  # нефтяная компания Орла


def outermost(entities):
    kept, end = [], -1
    for entity in sorted(entities, key=lambda e: (e['start'], -e['end'])):
        if entity['end'] <= end: continue
        kept.append(entity)
        end = max(end, entity['end'])
    return kept


def names_of(path):
    with open(path, encoding='utf-8') as file:
        fields = [line.split('\t')[1] for line in file if '\t' in line and line[0] not in '#%']
    return {name.lower() for names in fields for name in names.split('|')}


def outlets_of(path):
    return {name.rstrip('~^') for name in names_of(path)}


CYRILLIC = re.compile(r'[а-яёіїєґ-]+\^?')
LANGUAGE = re.compile(r' (язык|мов)')


def is_start(text, at):
    """Has any word a capital there?"""
    before = text[:at].rstrip(' ' + MARKS + '—–-')
    return not before or before[-1] in '.!?…:\n'


def is_listed(word, groups):
    """A word with a capital is listed where no ^ stands behind the name."""
    return word.lower() in groups or (word.islower() and word + '^' in groups)


def peoples(text, groups, taken):
    """Where a listed people stands outside of the annotated names."""
    for word in re.finditer(r'\w+(-\w+)?', text):
        whole = is_listed(word[0], groups)
        for part in [word] if whole else re.compile(r'\w+').finditer(text, *word.span()):  # российско-украинские
            start, end = part.span()
            if not is_listed(text[start:end], groups) or any(start < b and a < end for a, b in taken): continue
            if LANGUAGE.match(text, end): continue
            sure = text[start].islower() or is_start(text, start)
            yield {'start': start, 'end': end, 'type': 'group' if sure else 'group|none'}


def behind_kind(text, start, end):
    """Where the name begins behind the noun that says what it names, which some sets take for a part of it."""
    marked, kind = MARKED.fullmatch(text, start, end), KIND.match(text, start, end)
    return marked.start(1) if marked else kind.end() if kind else start


def convert(article, outlets, groups):
    mentions, text = [], article['text']
    for entity in outermost(article['entities']):
        start, end, kind = entity['start'], entity['end'], TYPES[entity['type']]
        while start < end and text[start] in MARKS: start += 1
        while end > start and text[end - 1] in MARKS: end -= 1
        if entity['type'] == 'ORG': start = behind_kind(text, start, end)
        words = text[start:end]
        if not words or (is_listed(words, groups) and (words[0].islower() or is_start(text, start))): continue
        if entity['type'] in ('ORG', 'MISC') and (words.lower() in outlets or OUTLET.match(words)):
            kind = 'outlet' if entity['type'] == 'ORG' else 'outlet|other|none'
        if entity.get('optional') and 'none' not in kind: kind += '|none'
        if words[0].islower() and entity['type'] != 'ORG':  # города Феникс
            capital = re.search(r'\b[^\W\d_a-zа-яёіїєґ]', words)
            if capital: start, words, kind = start + capital.start(), words[capital.start():], kind + '|none'
        is_lower = words[0].islower() and not any(c.isupper() for c in words)
        if is_lower or any(c in MARKS for c in words.replace("'", '')): kind = 'none' if 'none' in kind else 'skip'
        mentions.append({'start': start, 'end': end, 'type': kind})
    mentions += peoples(text, groups, [(m['start'], m['end']) for m in mentions])
    mentions.sort(key=lambda m: m['start'])
    return {'id': article['id'], 'text': text, 'mentions': mentions}


def main():
    if len(sys.argv) != 4: sys.exit(__doc__)
    outlets, groups = outlets_of(sys.argv[1]), {name for name in names_of(sys.argv[2]) if CYRILLIC.fullmatch(name)}
    for line in open(sys.argv[3], encoding='utf-8'):
        if line.strip(): print(json.dumps(convert(json.loads(line), outlets, groups), ensure_ascii=False))


if __name__ == '__main__': main()
