#!/usr/bin/env python3
"""Makes places.tsv larger: the project's own list with the names of its countries and cities in other languages, and the world's other
cities (gazetteers/README.md).

usage: places.py --own gazetteers/places.tsv --lists FILE... --cache FOLDER --out FILE [--territories FILE] [--optional] [--report]

Countries' names come from ICU (--territories, made by gazetteers/territories.c), cities and their names from GeoNames as Debian's libgeonames
has them. --lists are the project's other lists. A name that is also something else does not come in:

- what any list of the project has already, whoever bears it there
- common words of English (scowl, gazetteers/en): Reading, Mobile, Nice
- parts of people's names (rigour, the project's lists): Powell, Houston, Владимир; the English name of a city of
  half a million and more all the same
- of two cities with the same name both, unless one has four times as many inhabitants; names of small cities of countries that English
  names have spread from or to, but for those of the United States (Hereford); quarters of other cities by the points of the compass
- towns of less than 25,000 with a name of one word; words of the names of other places or bodies (Playas); names of people (Benito Juárez)
- abbreviations, names of less than four letters, numbers

Names in Russian and Ukrainian come with their case forms (cases.py). Cities have prior=, by their inhabitants, 2 to 6. --optional: where a package cannot be had, the reason is told and it is done without;
without the lists of words and of people's names no city is added. --report tells how many names each rule has left out.
"""
import argparse, collections, os, re, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import cases, inflect, packages
from packages import bare

LATIN = 'de fr es it pt nl pl cs sv tr ro hu'.split()
OTHER = 'ru uk be bg sr el ar fa ur he hi bn zh zh_TW ja ko ka hy'.split()
SPOKEN = {'de': 'DE AT CH LI LU', 'fr': 'FR BE CH LU MC CA', 'es': 'ES MX AR CO CL PE VE EC GT CU BO DO HN PY SV NI CR PA UY GQ', 'it': 'IT CH SM',
          'pt': 'PT BR AO MZ',
          'ru': 'RU BY KZ KG UA UZ TJ TM MD LV EE LT', 'uk': 'UA', 'be': 'BY', 'bg': 'BG MK', 'sr': 'RS BA ME XK', 'el': 'GR CY', 'he': 'IL', 'fa': 'IR AF',
          'ar': 'EG SY IQ JO LB PS SA YE OM AE QA BH KW LY TN DZ MA SD MR SO DJ KM TD', 'ur': 'PK', 'hi': 'IN', 'bn': 'BD IN', 'zh': 'CN TW HK MO SG',
          'zh_TW': 'CN TW HK MO', 'ja': 'JP', 'ko': 'KR KP', 'ka': 'GE', 'hy': 'AM', 'nl': 'NL BE', 'pl': 'PL', 'cs': 'CZ', 'sv': 'SE FI', 'tr': 'TR CY', 'ro': 'RO MD', 'hu': 'HU'}
LATIN_LETTERS = {chr(c) for c in range(0x250) if chr(c).isalpha()}
SAINTS = {'st.', 'st', 'saint', 'san', 'santa', 'santo', 'sao'}
DIRECTIONS = ('east ', 'west ', 'north ', 'south ', 'new ', 'northern ', 'southern ', 'central ', 'upper ', 'lower ')
ENGLISH = ('gb', 'ie', 'au', 'nz', 'ca', 'za', 'us')
TOWN, LARGE, HALF_MILLION, DOMINANT = 25000, 100000, 500000, 4
MOST_NAMES = 64
ADJECTIVES = ('ый', 'ий', 'ой', 'ая', 'ое', 'ые')  # Свободный is a city, and a word
FROM_ICU = '%source names of countries: Unicode CLDR as ICU has it (Unicode licence)'
FROM_GEONAMES = "%source cities and their names: GeoNames (geonames.org), CC BY 4.0, as Debian's libgeonames has them; changed: selected by tools/places.py"


def is_name(name):
    """Letters, marks, spaces and what joins words; two letters at least (one, where a letter is a syllable), not all in capitals."""
    if not re.fullmatch(r"[^\W\d_](?:[^\W\d_]|[ .'’\-\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0900-\u0fff\u200c\u200d])*", name): return False
    letters = sum(c.isalpha() for c in name)
    alphabetic = name[0].lower() != name[0].upper()
    if alphabetic and (letters < (4 if name[0] in LATIN_LETTERS else 3) or name.isupper() or not name[0].isupper()): return False
    return letters >= 2 and len(name) <= 60


class City:
    def __init__(self, row, names):
        self.id, self.name, _, self.region, self.country, _, _, self.people, _, _ = row
        self.country = self.country.lower()
        self.names = names
        self.oblique = {}  # case form -> the name that it is of
        self.main = names.get('en', self.name)
        self.record = None  # fields of the project's own list

    def forms(self):
        """The English name first, then those of other languages; of smaller cities, of their own languages."""
        yield self.main
        yield self.name
        for locale in LATIN + OTHER:
            if locale in self.names and (self.people >= LARGE or self.country.upper() in SPOKEN[locale].split()):
                yield self.names[locale]
                for form in cases.place_forms(self.names[locale], locale):
                    self.oblique.setdefault(form, self.names[locale])
                    yield form

    def prior(self):
        return 6 if self.people >= 1000000 else 5 if self.people >= 300000 else 4 if self.people >= 100000 else 3 if self.people >= 40000 else 2


class Chooser:
    def __init__(self, stop):
        self.stop, self.left_out = stop, collections.Counter()
        self.bearers = collections.defaultdict(list)  # bare name -> cities
        self.inside = collections.Counter()           # words of names of several words

    def refuse(self, why):
        self.left_out[why] += 1
        return False

    def may(self, city, name):
        """Whether the name is this city's and nothing else's."""
        key, words = bare(name), bare(name).replace('-', ' ').split()
        stop = self.stop
        if not is_name(name): return self.refuse('no name by its letters')
        if key in stop.own: return self.refuse('in another list')
        if all(w in stop.words or (len(w) < 3 and w.isascii()) for w in words): return self.refuse('common words')
        if len(words) == 1:
            if key in stop.words: return self.refuse('common word')
            of = city.oblique.get(name)
            if of and (bare(of) in stop.first or bare(of) in stop.parts and bare(city.main) in stop.given): return self.refuse('case of a given name')  # Софии
            if not of and name.endswith(ADJECTIVES) and city.people < LARGE * 3: return self.refuse('adjective')
            if name[0] in LATIN_LETTERS and city.people < TOWN: return self.refuse('a small town')
            if name[0] in LATIN_LETTERS and len(key) < 5 and city.people < LARGE * 3: return self.refuse('four letters')  # WOLA is not Wola
            if (key in stop.inside or self.inside[key]) and city.people < LARGE * 3: return self.refuse('word of longer names')  # Playas
            if key in stop.parts and (city.people < HALF_MILLION or name != city.main and not of):  # Sofya is Sofia in Turkish, and a given name
                return self.refuse("part of people's names")
        elif (words[0] in stop.given or words[0] in SAINTS) and all(w in stop.parts for w in words[1:]) and city.people < HALF_MILLION:
            return self.refuse("as people are named")  # Benito Juárez
        elif all(w in stop.parts or w in stop.words for w in words) and city.people < LARGE and not city.record:
            return self.refuse("made of parts of people's names")
        if city.country in ENGLISH[:-1] and city.people < LARGE and not city.record and city.name == name:
            return self.refuse('has namesakes elsewhere')  # Hereford is also in Arizona
        rest = next((key[len(d):] for d in DIRECTIONS if key.startswith(d)), None)
        if rest and any(c.country != city.country for c in self.bearers[rest]): return self.refuse('part of a namesake elsewhere')  # East London
        others = [c.people for c in self.bearers[key] if c is not city]
        if others and max(others) * DOMINANT > city.people: return self.refuse('several cities')
        return True


def read_own(path):
    lines = open(path, encoding='utf-8').read().splitlines()
    return lines, [(i, l.split('\t')) for i, l in enumerate(lines) if l and l[0] not in '#%']


def field(record, key):
    return next((f[len(key) + 1:] for f in record[2:] if f.startswith(key + '=')), '')


def join_own(cities, records):
    """Finds the record of the project's list that a city is: same country, one name in common, the largest such city."""
    by_name = collections.defaultdict(list)
    for city in cities:
        for name in {bare(city.name), bare(city.main)}: by_name[city.country, name].append(city)
    for _, record in records:
        if field(record, 'kind') not in ('city', 'capital'): continue
        found = [c for name in record[1].split('|') for c in by_name.get((field(record, 'country'), bare(name.rstrip('^~'))), ()) if not c.record]
        if found and not any(f.startswith('note=') and 'city' not in f for f in record[2:]): max(found, key=lambda c: c.people).record = record


def add_names(record, names):
    known = record[1].split('|')
    bares = {n.rstrip('^~').lower() for n in known}
    for name in names:
        if name.lower() not in bares and len(known) < MOST_NAMES:
            bares.add(name.lower())
            known.append(name)
    added = len(known) - len(record[1].split('|'))
    record[1] = '|'.join(known)
    return added


def plain(name):
    """The name as lists may have it: Saint for St., and for &."""
    return bare(name).replace('st. ', 'saint ').replace(' & ', ' and ')


def read_territories(path):
    """code -> its English names, and its names with their case forms in other languages; the codes that have a name; all case forms"""
    english, names, bearers, cased = (collections.defaultdict(list), collections.defaultdict(list), collections.defaultdict(set), set())
    with open(path, encoding='utf-8') as file:
        for line in file:
            code, locale, name = line.rstrip('\n').split('\t')
            if locale == 'en': english[code.lower()].append(name)
            oblique = cases.place_forms(name, locale)
            cased.update(oblique)
            for form in [name] + oblique:
                names[code.lower()].append(form)
                bearers[bare(form)].add(code)
    return english, names, bearers, cased


def record_of(code, english, records):
    """The record of a territory: the country of that code, or else what bears its English name."""
    wanted = {plain(n) for n in english}
    for _, record in records:
        if field(record, 'country') == code and field(record, 'kind') == 'country': return record
    for _, record in records:
        if wanted & {plain(n.rstrip('^~')) for n in record[1].split('|')} and field(record, 'kind') not in ('city', 'capital', 'site'): return record
    return None


def add_territories(path, records, chooser, own_places):
    """Names of countries in other languages; where two countries share one, neither gets it. How many, and lines of those that the list lacks."""
    english, names, bearers, cased = read_territories(path)
    added, stop, lines = 0, chooser.stop, []
    for code in sorted(names):
        record = record_of(code, english[code], records)
        good = [n for n in names[code] if is_name(n) and (stop.complete or n[0] not in LATIN_LETTERS) and len(bearers[bare(n)]) == 1 and
                bare(n) not in own_places and bare(n) not in stop.own and bare(n) not in stop.words and (bare(n) not in stop.parts or n in cased) and
                bare(n).replace('-', ' ').split()[0] not in SAINTS]  # Santa Elena is many places
        if record: added += add_names(record, good)
        elif stop.complete and good and good[0] in english[code]:
            lines.append(f'territory-{code}\t{"|".join(list(dict.fromkeys(good))[:MOST_NAMES])}\tkind=region\tcountry={code}\tprior=4\n')
    return added, lines


def add_cities(cities, records, chooser):
    """Lines of the new records, and how many names the old ones got."""
    for city in cities:
        for name in dict.fromkeys(bare(n) for n in city.forms()): chooser.bearers[name].append(city)
        chooser.inside.update(w for name in {bare(city.name), bare(city.main)} if ' ' in name for w in name.split())
    lines, added = [], 0
    for city in cities:
        names = [n for n in dict.fromkeys(city.forms()) if chooser.may(city, n)]
        if city.record: added += add_names(city.record, names)
        elif names and names[0] == city.main:  # the first is what records show
            names = names[:MOST_NAMES]
            lines.append(f'geonames-{city.id}\t{"|".join(names)}\tkind=city\tcountry={city.country}\tprior={city.prior()}\n')
    return lines, added


def make(given):
    lines, records = read_own(given.own)
    told = []
    stop = packages.Stoplist(given.cache, [p for p in given.lists if os.path.abspath(p) != os.path.abspath(given.own)])
    told += stop.missing
    own_places = {bare(n.rstrip('^~')).split(',')[0] for _, r in records for n in r[1].split('|')}
    own_places |= {w for n in own_places if ' ' in n for w in n.split()} - {bare(n) for _, r in records for n in r[1].split('|')}  # British Columbia
    for _, record in records:
        if field(record, 'kind') in ('region', 'water', 'mountain', 'continent', 'country'): record[:] = inflect.decline_other(record)
    chooser = Chooser(stop)
    new, others, added, territories = [], [], 0, 0
    if given.territories: territories, others = add_territories(given.territories, records, chooser, own_places)
    if stop.complete:
        try:
            names = packages.city_names(given.cache, ['en'] + LATIN + OTHER)
            cities = [City(row, names.get(row[0], {})) for row in packages.cities(given.cache)]
            join_own(cities, records)
            stop.own |= own_places
            new, added = add_cities(cities, records, chooser)
        except packages.Missing as problem: told.append(f'GeoNames: {problem}')
    for i, record in records: lines[i] = '\t'.join(record)
    head = next(i for i, l in enumerate(lines) if l.startswith('%type')) + 1
    lines[head:head] = [FROM_ICU] * bool(territories) + [FROM_GEONAMES] * bool(new or added)
    packages.write(given.out, '\n'.join(lines) + '\n' + ''.join(others + new))
    print(f'places: {len(records)} of the project, {territories} names of countries and {added} of cities added, {len(others)} more territories, {len(new)} more cities')
    if given.report:
        for why, n in chooser.left_out.most_common(): print(f'  left out, {why}: {n}')
    return told


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--own', required=True)
    parser.add_argument('--lists', nargs='+', required=True)
    parser.add_argument('--cache', required=True)
    parser.add_argument('--out', required=True)
    parser.add_argument('--territories')
    parser.add_argument('--optional', action='store_true')
    parser.add_argument('--report', action='store_true')
    given = parser.parse_args()
    told = make(given)
    for problem in told: print(f'places: done without {problem}', file=sys.stderr)
    return 1 if told and not given.optional else 0


if __name__ == '__main__': sys.exit(main())
