#!/usr/bin/env python3
"""Prints how Han characters are read in names, as records of models/spellings.tsv: "reading TAB character TAB spelling cost spelling cost...".

usage: han_readings.py --unihan Unihan_Readings.txt --rows ROWS.tsv

Mandarin, Cantonese and Korean readings are those of Unihan (Unicode licence), spelt in the ways that writers of names spell them: pinyin,
Wade-Giles; Jyutping turned into the spellings of Hong Kong and of Macau; Hangul into those of Koreans. Readings of other languages (Min, Hakka,
Vietnamese) are taken from rows of name parts (tools/name_parts.py --rows) that have one character and one syllable, or two characters of
which one is read as known. A spelling that is the usual one costs little.
"""
import argparse, collections, itertools, re, unicodedata

HEAD = """# How Han characters are read in names, as they are spelt in Latin letters: Mandarin (pinyin, Wade-Giles), Cantonese (Hong Kong, Macau), Korean,
# and others that rows of name parts have; the figures are costs. Made by tools/han_readings.py --unihan Unihan_Readings.txt --rows ROWS.tsv from
# the readings of the Unihan database 14.0 (Copyright Unicode, Inc.; unicode.org/license.html) and rigour 1.8.2 (MIT licence).
%type spelling
"""
PINYIN, GILES, CANTON, SEEN, KOREAN, GUESSED = 0.2, 0.5, 0.7, 0.8, 0.9, 1.2
INITIALS = 'zh ch sh b p m f d t n l g k h j q x r z c s y w'.split()
TO_GILES = dict(b='p', d='t', g='k', j='ch', q='ch', x='hs', zh='ch', z='ts', c='ts', r='j')
CANTON_INITIALS = {'b': 'p b', 'd': 't d', 'g': 'k g', 'gw': 'kw gw', 'z': 'ch ts j z', 'c': 'ch ts c', 's': 's sh', 'j': 'y i', 'ng': 'ng -'}
CANTON_FINALS = {
    'aa': 'a ah', 'aai': 'ai', 'aau': 'au', 'aam': 'am', 'aan': 'an', 'aang': 'ang', 'aap': 'ap', 'aat': 'at', 'aak': 'ak', 'am': 'am um',
    'an': 'an un', 'ang': 'ang ung', 'ap': 'ap up', 'at': 'at ut', 'ak': 'ak uk', 'e': 'e eh', 'ei': 'ei i ee ay', 'eng': 'eng ing',
    'ek': 'ek ik', 'i': 'i ee ze', 'o': 'o or', 'oi': 'oi oy', 'ou': 'o ou ow', 'u': 'u oo', 'un': 'un oon', 'oe': 'eu oe',
    'oeng': 'eung oeng eong', 'oek': 'euk eok', 'eoi': 'ui oi eui', 'eon': 'un eon', 'eot': 'ut', 'yu': 'yu u ue', 'yun': 'yun uen un',
    'yut': 'yut ut uet', 'm': 'ng m', 'iu': 'iu'}

MACAU_FINALS = {
    'aa': 'a', 'aai': 'ai', 'aau': 'ao', 'au': 'ao', 'aam': 'am', 'aan': 'an', 'aang': 'ang', 'aap': 'ap', 'aat': 'at', 'aak': 'ak', 'ik': 'ek',
    'ing': 'eng', 'iu': 'io', 'uk': 'ok', 'ung': 'ong', 'oeng': 'eong', 'oek': 'eok', 'eoi': 'oi', 'eon': 'on', 'eot': 'ot', 'yu': 'u',
    'yun': 'un', 'yut': 'ut'}
KOREAN_INITIALS = 'g,k|kk|n|d,t|tt|r,l|m|b,p|pp|s|ss|-|j,ch|jj|ch|k|t|p|h'.replace(',', ' ').split('|')
KOREAN_VOWELS = ('a ah|ae ai|ya|yae|eo u o|e|yeo yu yo you|ye|o oh|wa|wae|oe oi|yo|u oo|wo weo|we|wi|yu yoo|eu u|ui eui|i ee').split('|')
KOREAN_FINALS = {1: 'k g', 4: 'n', 8: 'l', 16: 'm', 17: 'p b', 21: 'ng'}
KOREAN_SOFT = (2, 3, 6, 7, 12, 17, 20)  # vowels with y, and i


def plain(text):
    text = ''.join(c for c in unicodedata.normalize('NFD', text) if c == '̈' or not unicodedata.combining(c))
    return unicodedata.normalize('NFC', text).lower()


def giles(syllable):
    whole = dict(zhi='chih', chi='chih', shi='shih', ri='jih', zi='tzu', ci='tzu', si='ssu', you='yu', yan='yen', ye='yeh', yue='yueh',
                 e='o', yi='i', er='erh')
    if syllable in whole:
        return whole[syllable]
    initial = next((i for i in INITIALS if syllable.startswith(i)), '')
    final = syllable[len(initial):]
    final = re.sub('^ian$', 'ien', re.sub('^(i|u|ü)e$', r'\1eh', final))
    final = final.replace('ong', 'ung')
    if final == 'e' and initial in 'gkh':
        final = 'o'
    if final == 'ui' and initial in 'gk':
        final = 'uei'
    if final == 'uo' and initial not in ('g', 'k', 'h', 'sh'):
        final = 'o'
    return TO_GILES.get(initial, initial) + final


def canton(syllable):
    syllable = re.sub('[1-6]', '', syllable)
    match = re.match('(gw|kw|ng|[bpmfdtnlgkhwzcsj]?)(.*)', syllable)
    initial, final = match.groups()
    if not final:
        initial, final = '', syllable
    for i, f in itertools.product(CANTON_INITIALS.get(initial, initial or '-').split(), CANTON_FINALS.get(final, final).split()):
        made = i.replace('-', '') + f
        yield made.replace('yyu', 'yu').replace('iyu', 'yu')


def macau(syllable):
    """As Portuguese officials heard it: Ieong, Vong, Lei Cheng I, Kuok, Sio, Lon."""
    initial, final = re.fullmatch('(gw|kw|ng|[bpmfdtnlgkhwzcsj]?)(.*)', re.sub('[1-6]', '', syllable)).groups()
    if not final:
        return 'ng'
    final = MACAU_FINALS.get(final, final)
    if initial == 'j':
        return final if final[0] == 'i' or final in ('u', 'un', 'ut') else 'i' + final
    return {'b': 'p', 'd': 't', 'g': 'k', 'gw': 'ku', 'kw': 'ku', 'z': 'ch', 'c': 'ch', 'w': 'v'}.get(initial, initial) + final


def mandarin(syllable):
    for form in {syllable.replace('ü', u) for u in ('u', 'yu', 'v')} if 'ü' in syllable else {syllable}:
        yield form, PINYIN
    yield giles(syllable).replace('ü', 'u'), GILES
    yield giles(syllable).replace('ü', 'u').replace('hs', 'sh'), GILES + 0.4
    if syllable.startswith('zh'):
        yield 'j' + syllable[1:], SEEN
        yield 'jh' + syllable[2:], SEEN
    if syllable.startswith('x'):
        yield 's' + syllable[1:], SEEN
        yield 'sh' + syllable[1:], SEEN
    if syllable.startswith('q'):
        yield 'c' + syllable[1:], SEEN
    if syllable.startswith('c') and not syllable.startswith('ch'):
        yield 'ts' + syllable[1:], SEEN
    if syllable.startswith('z') and not syllable.startswith('zh'):
        yield 'tz' + syllable[1:], SEEN
    if syllable.startswith('wen'):
        yield 'wun', SEEN
    if syllable.startswith('hui') or syllable.startswith('hsui'):
        yield 'huei', SEEN
        yield 'huey', SEEN


def korean(syllable):
    """The usual spelling of a syllable of Hangul first: "Byung", "Byong", "Pyong"."""
    number = ord(syllable) - 0xAC00
    initial, vowel, final = number // 588, number // 28 % 21, number % 28
    parts = KOREAN_INITIALS[initial], KOREAN_VOWELS[vowel], KOREAN_FINALS.get(final, '')
    forms = []
    for places in sorted(itertools.product(*(range(len(p.split()) or 1) for p in parts)), key=sum):
        forms.append((''.join((p.split() or [''])[i] for p, i in zip(parts, places)).replace('-', ''), sum(places)))
    return forms


def korean_starts(syllable):
    """What a word may start with instead: "Ryang" and "Yang", "Nyeo" and "Yeo", "Ra" and "Na"."""
    number = ord(syllable) - 0xAC00
    initial, rest = number // 588, number % 588
    soft = rest // 28 in KOREAN_SOFT
    return {syllable} | ({chr(0xAC00 + (11 if soft else 2) * 588 + rest)} if initial == 5 or (initial == 2 and soft) else set())


def is_syllable(text):
    return text.isascii() and text.isalpha() and len(text) <= 6 and re.fullmatch('[^aeiouy]*[aeiouyw]+[^aeiouy]{0,2}|ng|m', text)


def is_han(text):
    return bool(text) and all('一' <= c <= '鿿' for c in text)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--unihan', required=True)
    parser.add_argument('--rows', required=True)
    given = parser.parse_args()
    readings = collections.defaultdict(dict)

    def add(character, reading, cost):
        if 1 <= len(reading) <= 6 and reading.isascii() and reading.isalpha():
            readings[character][reading] = min(cost, readings[character].get(reading, 99))
    rows, met = [], set()
    for line in open(given.rows, encoding='utf-8'):
        spellings = line.rstrip('\n').split('\t')[-1].split('|')
        han = [s for s in spellings if is_han(s)]
        if han:
            rows.append((han, [s for s in map(plain, spellings) if s.isascii() and s.isalpha()]))
            met.update(c for s in han for c in s)
    common = set()
    unihan = collections.defaultdict(dict)
    for line in open(given.unihan, encoding='utf-8'):
        if line.startswith('U+'):
            code, field, value = line.rstrip('\n').split('\t')
            unihan[chr(int(code[2:], 16))][field] = value
    for character, fields in unihan.items():
        if not is_han(character) or not ('kCantonese' in fields and 'kMandarin' in fields):
            continue
        if not (character in met or 'kHanyuPinlu' in fields):
            continue
        common.add(character)
        for syllable in {plain(s) for s in fields['kMandarin'].split()} | {plain(s.split('(')[0]) for s in fields.get('kHanyuPinlu', '').split()}:
            for form, cost in mandarin(syllable):
                add(character, form, cost)
        for syllable in fields['kCantonese'].split():
            for k, form in enumerate(canton(syllable)):
                add(character, form, CANTON + 0.1 * min(k, 6))
            add(character, macau(syllable), SEEN)
        for syllable in sorted({s for field in fields.get('kHangul', '').split() if re.search('[EN]', field) for s in korean_starts(field[0])}):
            for form, k in korean(syllable):
                add(character, form, KOREAN + 0.1 * min(k, 4))
    for han, latin in rows:
        for character in (h for h in han if len(h) == 1):
            for reading in filter(is_syllable, latin):
                add(character, reading, SEEN)
    split = collections.Counter()
    for han, latin in rows:
        for first, second in (h for h in han if len(h) == 2):
            for name in latin:
                for at in range(1, len(name)):
                    if is_syllable(name[:at]) and is_syllable(name[at:]):
                        if name[:at] in readings[first] and name[at:] not in readings[second]:
                            split[second, name[at:]] += 1
                        if name[at:] in readings[second] and name[:at] not in readings[first]:
                            split[first, name[:at]] += 1
    for (character, reading), n in split.items():
        if n >= 3:
            add(character, reading, GUESSED)
    print(HEAD, end='')
    for character in filter(readings.get, sorted(readings)):
        print(f'reading\t{character}\t' + ' '.join(f'{r} {cost:.1f}' for r, cost in sorted(readings[character].items(), key=lambda r: (r[1], r[0]))))


if __name__ == '__main__':
    main()
