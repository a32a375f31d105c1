#!/usr/bin/env python3
"""Makes companies.tsv: banks and firms that many people deal with, from OpenStreetMap's name-suggestion-index (gazetteers/README.md).

usage: companies.py --lists FILE... --cache FOLDER --out FILE [--optional] [--report]

Taken are brands and operators of the categories below that have a Wikidata id, under their name, short and official names, and their names
in English and in other scripts. Left out is what is also something else: what the project's lists (--lists) have already, whoever bears it;
single words that are common in English (scowl, gazetteers/en), parts of people's names (rigour, the project's lists), names of cities
(GeoNames) or of several brands; names all of common words, without a capital, or with fewer than four letters.
"""
import argparse, collections, os, re, sys, unicodedata
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import packages
from packages import bare

BANKS = {'brands/amenity/bank'}
FIRMS = {'brands/amenity/fuel', 'brands/amenity/money_transfer', 'brands/amenity/payment_centre', 'brands/shop/car', 'brands/shop/supermarket',
         'brands/shop/department_store', 'brands/shop/electronics', 'brands/shop/mobile_phone', 'brands/shop/furniture',
         'brands/shop/wholesale', 'brands/shop/doityourself', 'brands/shop/chemist', 'brands/shop/motorcycle', 'brands/shop/truck',
         'brands/office/insurance', 'brands/office/telecommunication', 'brands/office/energy_supplier', 'brands/office/financial',
         'brands/office/financial_advisor', 'brands/office/courier', 'brands/office/consulting', 'brands/office/it', 'brands/amenity/post_office',
         'operators/power/generator', 'operators/power/plant', 'operators/power/line', 'operators/power/substation',
         'operators/man_made/pipeline', 'operators/pipeline/substation', 'operators/telecom/exchange', 'operators/telecom/data_center'}
PUBLIC = re.compile(r'(?i)\b(city|town|county|district|municipal\w*|ministry|department|university|school|state of|corps|army|force|administration|bureau|agency|authority|stadt|'
                    r'gemeinde|commune|ville|comune|ayuntamiento|government|gmina|miasto|rural|cooperative|village|public|service|services|network|college|hospital|museum|church|council|board|authorities|zweckverband|club|association|verein|society)\b')
NAMES = ('brand', 'operator', 'name', 'short_name', 'official_name', 'brand:en', 'operator:en', 'name:en', 'brand:ru', 'brand:uk', 'brand:zh', 'brand:ja',
         'brand:ko', 'brand:ar', 'brand:fa', 'brand:he', 'brand:el', 'operator:ru', 'operator:uk', 'operator:zh', 'operator:ja', 'operator:ko', 'operator:ar',
         'operator:fa', 'operator:he', 'operator:el')
HEAD = '''# Banks and firms. Made by tools/companies.py; do not edit.
%type organization
%source name-suggestion-index 8.0.20260918 (OpenStreetMap contributors, BSD-3-Clause), identifiers of Wikidata (CC0)
'''


def is_latin(name): return bool(re.search('[A-Za-z]', name))


def may(name, stop, cities, refuse):
    key = bare(name)
    words = re.findall(r'\w+', key)
    if not words or len(name) > 60 or any(c != ' ' and unicodedata.category(c)[0] in 'CZ' for c in name) or re.search(r'[|\t*_~^"/@#()\[\]<>\\,;:]', name) or any(c.isdigit() for c in name): return refuse('signs or numbers')
    if key in stop.own: return refuse('in another list')
    if PUBLIC.search(name): return refuse('a public body')
    if is_latin(name):
        if name.isupper() and len(key) < 5: return refuse('a short abbreviation')
        if len(key) < 4 or not name[0].isupper(): return refuse('short or without a capital')
        if len(words) == 1 and (len(key) < 5 or key in stop.inside): return refuse('four letters, or a word of other names')
        if all(w in stop.words or len(w) < 3 for w in words): return refuse('common words')
        if all(w in stop.words or w in stop.parts or w in cities or len(w) < 3 for w in words): return refuse("common words and parts of people's names")
    elif len(key) < 3 or key in stop.parts: return refuse('short or a name')
    return True


def items(index):
    for path, category in index.items():
        kind = 'bank' if path in BANKS else 'company' if path in FIRMS else None
        for item in category['items'] if kind else ():
            tags = item['tags']
            wikidata = tags.get('brand:wikidata') or tags.get('operator:wikidata')
            if wikidata and re.fullmatch('Q[1-9][0-9]*', wikidata): yield wikidata, kind, item


def country_of(item):
    places = item.get('locationSet', {}).get('include', [])
    found = {p.split('-')[0].split('.')[0] for p in places if isinstance(p, str)}
    code = found.pop() if len(found) == 1 else ''
    return code if re.fullmatch('[a-z]{2}', code) else ''


def gather(index, given, stop, cities):
    left_out = collections.Counter()

    def refuse(why):
        left_out[why] += 1
        return False
    firms, bearers = {}, collections.defaultdict(set)
    for wikidata, kind, item in items(index):
        firm = firms.setdefault(wikidata, {'kind': kind, 'names': {}, 'countries': set()})
        firm['countries'].add(country_of(item))
        for name in [item.get('displayName', '')] + [item['tags'].get(k, '') for k in NAMES]:
            if name: bearers[bare(name)].add(wikidata)
            if name and may(name, stop, cities, refuse): firm['names'][name] = True
    for wikidata, firm in firms.items():
        names = [n for n in firm['names'] if len(bearers[bare(n)]) == 1]
        names.sort(key=lambda n: not is_latin(n))
        if names and is_latin(names[0]): yield wikidata, firm, list({bare(n): n for n in reversed(names)}.values())[::-1]
    if given.report:
        for why, n in left_out.most_common(): print(f'  left out, {why}: {n}')


def record(wikidata, firm, names):
    countries = firm['countries']
    country = next(iter(countries)) if len(countries) == 1 else ''
    return f'nsi-{wikidata.lower()}\t{"|".join(names[:20])}\tkind={firm["kind"]}' + (f'\tcountry={country}' if country else '') + f'\tprior=3\twikidata={wikidata}\n'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--lists', nargs='+', required=True)
    parser.add_argument('--cache', required=True)
    parser.add_argument('--out', required=True)
    parser.add_argument('--optional', action='store_true')
    parser.add_argument('--report', action='store_true')
    given = parser.parse_args()
    try:
        stop = packages.Stoplist(given.cache, given.lists)
        if not stop.complete: raise packages.Missing('; '.join(stop.missing))
        cities = {w for row in packages.cities(given.cache) for w in bare(row[1]).split()}
        lines = [record(*firm) for firm in gather(packages.brands(given.cache), given, stop, cities)]
        packages.write(given.out, HEAD + ''.join(lines))
        print(f'companies: {len(lines)} of name-suggestion-index')
    except packages.Missing as problem:
        print(f'companies: none but the project\'s own: {problem}', file=sys.stderr)
        if not given.optional: return 1
        packages.write(given.out, f'# Could not be made: {problem}\n# Delete this file to try again.\n')
    return 0


if __name__ == '__main__': sys.exit(main())
