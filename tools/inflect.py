#!/usr/bin/env python3
"""Copies lists of the project, giving Russian and Ukrainian names their case forms (cases.py; gazetteers/README.md).

usage: inflect.py --out FOLDER LIST...

A list goes to FOLDER under its own name. People's names are declined by gender=, and where a surname alone means somebody in Latin letters
(short=), it does so in Cyrillic, too. Of peoples the words in lower case are (российский, россиянин), of other names the adjectives and the noun
at the beginning.
"""
import argparse, os, re, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import cases, name_parts


def value(fields, key):
    return next((f[len(key) + 1:] for f in fields[2:] if f.startswith(key + '=')), '')


def with_forms(names, country, forms_of):
    """The names, and behind each what it becomes in other cases."""
    out = []
    for name in names:
        out.append(name)
        if not re.search('[\\^~]$', name): out += [f for locale in cases.locales_of(name, country) for f in forms_of(name, locale)]
    return list(dict.fromkeys(out))


def decline_person(fields):
    country, woman, names = value(fields, 'country'), value(fields, 'gender') == 'f', fields[1].split('|')
    if not value(fields, 'gender'): return fields
    fields = fields[:1] + ['|'.join(with_forms(names, country, lambda name, locale: cases.person_forms(name, locale, woman)))] + fields[2:]
    short = value(fields, 'short')
    surnames = [n.split(' ')[-1] for n in names if ' ' in n and cases.locales_of(n, country)]
    if short and surnames:
        more = with_forms(dict.fromkeys(surnames), country, lambda name, locale: cases.person_forms(name, locale, woman))
        fields = [f if not f.startswith('short=') else '|'.join(dict.fromkeys([f] + more)) for f in fields]
    return fields


def decline_other(fields):
    def forms_of(name, locale):
        if ' ' in name: return cases.body_forms(name, locale)
        return [] if name.isupper() or not name[0].isupper() or len(name) < 4 else cases.forms(name, locale)
    return fields[:1] + ['|'.join(with_forms(fields[1].split('|'), value(fields, 'country'), forms_of))] + fields[2:]


def decline_group(fields):
    """Words in lower case; forms that are surnames, too, are found in lower case alone, as all are of one with ^."""
    out = []
    for name in fields[1].split('|'):
        word = name.rstrip('^')
        forms = [word] + [f for locale in cases.people_locales(word) for f in cases.people_forms(word, locale)] if cases.is_people(word) else []
        out += [f + ('^' if name != word or cases.may_be_surname(f) else '') for f in forms] or [name]
    return fields[:1] + ['|'.join(dict.fromkeys(out))] + fields[2:]


DECLINE = {'person': decline_person, 'group': decline_group}


def declined(path):
    kind = ''
    with open(path, encoding='utf-8') as file:
        for line in file:
            if line.startswith('%type'): kind = line.split()[1]
            fields = line.rstrip('\n').split('\t')
            if len(fields) < 2 or line[0] in '#%': yield line
            else: yield '\t'.join(DECLINE.get(kind, decline_other)(fields)) + '\n'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--out', required=True)
    parser.add_argument('lists', nargs='+')
    given = parser.parse_args()
    os.makedirs(given.out, exist_ok=True)
    for path in given.lists: name_parts.write(os.path.join(given.out, os.path.basename(path)), ''.join(declined(path)))


if __name__ == '__main__': main()
