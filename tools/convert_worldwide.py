#!/usr/bin/env python3
r"""Turn the annotation of en-worldwide-newswire into what tools/fit_names.c reads: our types, or what a mention may be in ours.

usage: convert_worldwide.py OUTLETS.tsv WORLDWIDE.jsonl READ.jsonl... > CONVERTED.jsonl

Articles that are in a READ too, read by hand, are left out. What the set holds for an organisation is an outlet where OUTLETS (gazetteers/outlets.tsv)
lists it, and may be one where a word of outlets stands in it or beside it ("the newspaper"), or where it is a domain. "Glasgow, Scotland" is two names, "southern Thailand" and "Tak province" are
names without their word in lower case, and so are people without their title. Names whose bounds follow another convention than ours in other ways
(possessives, "of" in places but states, cities and waters, lower-case ends) get the type "skip". Then:

    python3 tools/marked_articles.py training/names-marked.tsv NEWS-READ.jsonl POLNEAR.jsonl WORLDWIDE.jsonl > MARKED.jsonl
    python3 tools/convert_worldwide.py gazetteers/outlets.tsv WORLDWIDE.jsonl NEWS-READ.jsonl MARKED.jsonl > CONVERTED.jsonl
    build/tools/fit_names build/quoth.gaz --mixed --rounds 10 --shrink 0.003 --pace 0.15 NEWS-READ.jsonl MARKED.jsonl --also 0.5 CONVERTED.jsonl \
        > models/names.tsv
"""
import json, re, sys
from convert_russian import outlets_of

TYPES = {'PER': 'person', 'LOC': 'place', 'FAC': 'place|organization', 'NORP': 'group', 'ORG': 'organization',
         'MISC': 'other|event|outlet|none', 'DATE': 'none|event', 'MONEY': 'none|other'}
OUTLET = re.compile(r'\b(Agency|Chronicle|Daily|Express|Gazette|Globe|Guardian|Herald|Independent|Journal|Magazine|Mail|Media|Mirror|Monitor|Nation|'
                    r'News|Observer|Post|Press|Radio|Review|Standard|Star|Sun|Telegraph|Times|Today|Tribune|TV|Week)\b')


TITLE = re.compile(r'(Mr|Mrs|Ms|Dr|President|Minister)\.? (?=[^\W\d_a-z])')
SMALL = re.compile(r'(?:[a-z]+ )*(.*?)(?: [a-z]+)*', re.S)  # "southern Thailand", "Tak province"
ILLNESS = re.compile(r'(covid|corona|ebola|polio|tuberc|.*(virus|pox|flu)\b|hiv|aids|omicron|delta)', re.I)
DAY = re.compile(r'(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?')

BESIDE = r'(newspaper|daily|weekly|magazine|tabloid|broadsheet|broadcaster|website|news site|portal|newswire|radio station|channel)s?'
PAPER = re.compile(r'\b%s[,\s“"]*$' % BESIDE), re.compile(r'[”"]?\s%s\b' % BESIDE)
DOMAIN = re.compile(r'\S+\.[a-z]{2,4}')


def is_beside_paper(text, start, end):
    return PAPER[0].search(text[max(0, start - 24):start]) or PAPER[1].match(text[end:end + 24])


# "the State of Israel", "the Islamic Republic of Iran", "the Gulf of Nicoya": all of it is a name
OF_PLACE = re.compile(r'([A-Z]\w+ )?(State|Republic|Kingdom|Sultanate|Emirate|City|Gulf|Bay|Sea|Strait|Isthmus|Horn) of [A-Z]')


def other_bounds(words, entity_type):
    first, last = words.split()[0], words.split()[-1]
    return (re.search(r"['’]s |^non-|/", words) or (',' in words and (entity_type != 'ORG' or ' and ' not in words)) or last.islower() or (first.islower() and entity_type != 'PER') or
            (entity_type in ('LOC', 'FAC') and ' of ' in words and not OF_PLACE.match(words)))


def pieces(entity, text):
    """Where we have names in what the set has as one."""
    start, end = entity['start'], entity['end']
    if text[start:end].startswith(('The ', 'the ')): start += 4
    words = text[start:end]
    if entity['type'] == 'PER':
        title = TITLE.match(words)
        if title: start += title.end()
    elif entity['type'] == 'LOC':
        for part in re.finditer(r'[^,]+', words):
            found = SMALL.fullmatch(part.group().strip())
            at = start + part.start() + len(part.group()) - len(part.group().lstrip())
            if found and found.group(1): yield at + found.start(1), at + found.end(1)
            else: yield at, at + len(part.group().strip())
        return
    yield start, end


def misc(words):
    """Of what has no type of its own there, much is a name here; single words and letters are often none."""
    if ILLNESS.match(words) or DAY.match(words) or not re.search(r'[^\W\d_a-z]', words): return 'none'
    return 'other|event|outlet' if ' ' in words and not words.split()[-1].islower() else TYPES['MISC']


def type_of(entity_type, words, outlets):
    if entity_type == 'MISC': return misc(words)
    if entity_type != 'ORG': return TYPES[entity_type]
    if words.lower() in outlets: return 'outlet'
    return 'organization|outlet' if OUTLET.search(words) else 'organization'


def convert(article, outlets):
    mentions, end = [], -1
    for entity in sorted(article['entities'], key=lambda e: (e['start'], -e['end'])):
        if entity['start'] < end: continue
        end = entity['end']
        for start, stop in pieces(entity, article['text']):
            words = article['text'][start:stop]
            kind = type_of(entity['type'], words, outlets)
            if kind == 'organization' and (DOMAIN.fullmatch(words) or is_beside_paper(article['text'], start, stop)): kind = 'organization|outlet'
            if 'none' not in kind and other_bounds(words, entity['type']): kind = 'skip'
            mentions.append({'start': start, 'end': stop, 'type': kind})
    return {'id': article['id'], 'text': article['text'], 'mentions': mentions}


def main():
    if len(sys.argv) < 4: sys.exit(__doc__)
    outlets = outlets_of(sys.argv[1])
    known = {json.loads(line)['id'] for path in sys.argv[3:] for line in open(path, encoding='utf-8')}
    for line in open(sys.argv[2], encoding='utf-8'):
        article = json.loads(line)
        if article['id'] not in known: print(json.dumps(convert(article, outlets), ensure_ascii=False))


main()
