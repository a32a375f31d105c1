"""Case forms of Russian and Ukrainian names of places: Китай, Китая, Китаем. Only of the common declensions; where a name could go
several ways it gets the forms of each, and one that is no form of any word finds nothing."""

VOWELS = 'аеёиоуыэюяіїє'
HARD = 'гкхжчшщ'  # и, not ы: Прага, Праги


def russian(name):
    """Oblique forms of one word: nothing for adjectives (Грозный) and what does not decline (Баку)."""
    stem, end = name[:-1], name[-1]
    if name.endswith('ия'): return [stem + e for e in ('и', 'ю', 'ей')]                               # Индия, Индии
    if end == 'я': return [stem + e for e in ('и', 'е', 'ю', 'ей')]                                   # Керчья; rare
    if end == 'а' and not name.endswith('ая'):
        return [stem + e for e in ('и' if stem[-1] in HARD else 'ы', 'е', 'у', 'ей' if stem[-1] in 'жчшщц' else 'ой')]  # Москва, Москве
    if name.endswith(('ль', 'рь')): return [stem + e for e in ('и', 'ью', 'я', 'ю', 'ем', 'е')]       # Ярославль, Ярославля; Тверь, Твери
    if end == 'ь': return [stem + e for e in ('и', 'ью')]                                             # Казань, Казани
    if name.endswith(('ай', 'ей', 'уй')): return [stem + e for e in ('я', 'ю', 'ем', 'е')]            # Китай, Китаем
    if name.endswith(('ово', 'ево', 'ино')): return [stem + e for e in ('а', 'у', 'ом', 'е')]         # Косово, Косове
    if end == 'ы': return [stem + e for e in ('ам', 'ами', 'ах', 'ов')]                               # Нидерланды, Нидерландах
    if end not in VOWELS + 'йъ' and not name.endswith(('ец', 'ок', 'ек')): return [name + e for e in ('а', 'у', 'ом', 'е')]  # Лондон, Лондоне
    return []


def ukrainian(name):
    stem, end = name[:-1], name[-1]
    if name.endswith('ія'): return [stem + e for e in ('ї', 'ю', 'єю')]                               # Індія, Індії
    if end == 'а' and not name.endswith('ка') and stem[-1] not in HARD: return [stem + e for e in ('и', 'і', 'у', 'ою')]  # Полтава, Полтаві
    if end == 'а': return [stem + e for e in ('и', 'у', 'ою')] + [stem[:-1] + {'к': 'ці', 'г': 'зі', 'х': 'сі'}.get(stem[-1], stem[-1] + 'і')]  # Прага, Празі
    if name.endswith(('ів', 'їв')):
        stem = name[:-2] + ('о' if name.endswith('ів') else 'є') + 'в'
        return [stem + e for e in ('а', 'у', 'ом', 'і')]                                              # Харків, Харкова; Київ, Києва
    if name.endswith(('ай', 'ей')): return [stem + e for e in ('ю', 'я', 'єм', 'ї')]                  # Китай, Китаю
    if end == 'ь': return [stem + e for e in ('і', 'ю', 'я', 'ем')]                                   # Астрахань, Астрахані
    if end not in VOWELS + 'йъ' and not name.endswith(('ець', 'ок')): return [name + e for e in ('а', 'у', 'ом', 'і')]  # Донецьк, Донецька
    return []


DECLENSION = {'ru': russian, 'uk': ukrainian}


def forms(name, locale):
    """Oblique forms of a name of one word, or of two with a hyphen, the last of which declines (Санкт-Петербург, Санкт-Петербурга)."""
    parts = name.split('-')
    if locale not in DECLENSION or ' ' in name or len(parts) > 2 or len(parts[-1]) < 4: return []
    if parts[-1].endswith(('ий', 'ый', 'ой', 'ая', 'ое', 'ее', 'ые', 'ське', 'цьке')): return []
    return ['-'.join(parts[:-1] + [form]) for form in DECLENSION[locale](parts[-1])]


# ---- People -------------------------------------------------------------------------------------------------------------
# Endings: genitive, dative, accusative, instrumental, prepositional.

SOFTENED = {'к': 'ц', 'г': 'з', 'х': 'с'}


def ends(word, cut, *endings):
    return [word[:len(word) - cut] + e for e in endings]


def russian_part(word, woman, is_last):
    """Five cases of a part of a name; None where it has none that a rule here knows."""
    end = word[-1]
    if is_last and word.endswith(('ский', 'цкий')): return ends(word, 2, 'ого', 'ому', 'ого', 'им', 'ом')     # Пушилинский, Пушилинского
    if is_last and not woman and word.endswith('ый'): return ends(word, 2, 'ого', 'ому', 'ого', 'ым', 'ом')   # Навальный, Навального
    if is_last and woman and word.endswith('ая'): return ends(word, 2, 'ой', 'ой', 'ую', 'ой', 'ой')          # Зеленская, Зеленскую
    if is_last and woman and word.endswith(('ова', 'ева', 'ёва', 'ина', 'ына')): return ends(word, 1, 'ой', 'ой', 'у', 'ой', 'ой')  # Захарова, Захаровой
    if is_last and not woman and word.endswith(('ов', 'ев', 'ёв', 'ин', 'ын')): return ends(word, 0, 'а', 'у', 'а', 'ым', 'е')      # Путин, Путиным
    if word.endswith('ия'): return ends(word, 1, 'и', 'и', 'ю', 'ей', 'и')                                    # Мария, Марии
    if end == 'я': return ends(word, 1, 'и', 'е', 'ю', 'ей', 'е')                                             # Илья, Ильи
    if end == 'а': return ends(word, 1, 'и' if word[-2] in HARD else 'ы', 'е', 'у', 'ей' if word[-2] in 'жчшщц' else 'ой', 'е')     # Никита, Никиты
    if woman: return ends(word, 1, 'и', 'и', 'ь', 'ью', 'и') if end == 'ь' and not is_last else [word] * 5    # Любовь, Любови; Меркель
    if word in ('Павел', 'Лев', 'Пётр', 'Петр'): return ends({'Павел': 'Павл', 'Лев': 'Льв'}.get(word, 'Петр'), 0, 'а', 'у', 'а', 'ом', 'е')
    if word.endswith('ий'): return ends(word, 1, 'я', 'ю', 'я', 'ем', 'и')                                    # Дмитрий, Дмитрия
    if end == 'й' and not (is_last and word.endswith('ой')): return ends(word, 1, 'я', 'ю', 'я', 'ем', 'е')   # Сергей, Сергея
    if end == 'ь': return ends(word, 1, 'я', 'ю', 'я', 'ем', 'е')                                             # Игорь, Игоря
    if end in VOWELS: return [word] * 5                                                                       # Порошенко
    if end == 'й' or word.endswith(('ец', 'ок', 'ек', 'ых', 'их')): return None
    return ends(word, 0, 'а', 'у', 'а', 'ем' if end in 'жчшщц' else 'ом', 'е')                                # Трамп, Трампа


def ukrainian_part(word, woman, is_last):
    end = word[-1]
    soft = word[:-2] + SOFTENED.get(word[-2], word[-2]) + 'і' if len(word) > 2 else word
    if is_last and not woman and word.endswith('ий'): return ends(word, 2, 'ого', 'ому', 'ого', 'им', 'ому')  # Зеленський, Зеленського
    if is_last and woman and word.endswith(('ська', 'цька', 'ова', 'ева', 'єва', 'іна', 'ина')): return ends(word, 1, 'ої', 'ій', 'у', 'ою', 'ій')
    if is_last and not woman and word.endswith(('ов', 'ев', 'єв', 'ін', 'ин')): return ends(word, 0, 'а', 'у', 'а', 'им', 'у')  # Лавров, Лавровим
    if word.endswith('ія'): return ends(word, 1, 'ї', 'ї', 'ю', 'єю', 'ї')                                    # Марія, Марії
    if end == 'я': return ends(word, 1, 'і', 'і', 'ю', 'ею', 'і')                                             # Ілля, Іллі
    if end == 'а': return [word[:-1] + 'и', soft, word[:-1] + 'у', word[:-1] + 'ою', soft]                    # Микола, Миколу
    if woman: return [word] * 5                                                                               # Порошенко
    if end == 'о': return ends(word, 1, 'а', 'у', 'а', 'ом', 'у')                                             # Порошенко, Порошенка
    if end == 'й': return ends(word, 1, 'я', 'ю', 'я', 'єм', 'ю')                                             # Сергій, Сергія
    if end == 'ь': return ends(word, 1, 'я', 'ю', 'я', 'ем', 'ю')                                             # Василь, Василя
    if end in VOWELS: return [word] * 5
    if word.endswith(('ір', 'ін', 'ів', 'ець', 'ок')): return None                                            # Федір, Федора
    return ends(word, 0, 'а', 'у', 'а', 'ем' if end in 'жчшщц' else 'ом', 'у')                                # Єрмак, Єрмака


def person_forms(name, locale, woman):
    """Cases of a whole name, each part in the same one: Владимир Путин, Владимира Путина."""
    part = {'ru': russian_part, 'uk': ukrainian_part}.get(locale)
    words = name.split(' ')
    if not part or len(words) > 3 or any(len(w) < 2 or '.' in w or '-' in w for w in words): return []
    parts = [part(w, woman, i == len(words) - 1) for i, w in enumerate(words)]
    if None in parts: return []
    return [form for form in dict.fromkeys(' '.join(case) for case in zip(*parts)) if form != name]


def locales_of(name, country):
    """The languages that a name in Cyrillic may be of, by its letters and the country: ru, uk, or both."""
    lower = name.lower()
    if not any('\u0400' <= c <= '\u04ff' for c in name) or country in ('bg', 'rs', 'mk', 'me', 'ba', 'mn') or any(c in 'ђјљњћџўѓќѕ' for c in lower): return []
    if any(c in lower for c in ('і', 'ї', 'є', 'ґ', 'ськ', 'цьк')): return [] if country == 'by' else ['uk']
    return ['ru'] if country != 'ua' or any(c in 'ыэъё' for c in lower) else ['ru', 'uk']


# ---- Bodies of several words --------------------------------------------------------------------------------------------
# Adjectives and the noun behind them decline, what follows the noun stays: Верховная рада Украины, Верховной рады Украины.

ADJECTIVES = {  # ending -> gender, endings
    'ru': {'ая': ('f', ('ой', 'ой', 'ую', 'ой', 'ой')), 'ый': ('m', ('ого', 'ому', 'ый', 'ым', 'ом')), 'ой': ('m', ('ого', 'ому', 'ой', 'ым', 'ом')),
           'ий': ('m', ('ого', 'ому', 'ий', 'им', 'ом')), 'ое': ('n', ('ого', 'ому', 'ое', 'ым', 'ом')), 'ые': ('p', ('ых', 'ым', 'ые', 'ыми', 'ых')),
           'ие': ('p', ('их', 'им', 'ие', 'ими', 'их')), 'ний': ('m', ('него', 'нему', 'ний', 'ним', 'нем')), 'няя': ('f', ('ней', 'ней', 'нюю', 'ней', 'ней')),
           'нее': ('n', ('него', 'нему', 'нее', 'ним', 'нем'))},
    'uk': {'а': ('f', ('ої', 'ій', 'у', 'ою', 'ій')), 'ий': ('m', ('ого', 'ому', 'ий', 'им', 'ому')), 'е': ('n', ('ого', 'ому', 'е', 'им', 'ому')),
           'і': ('p', ('их', 'им', 'і', 'ими', 'их'))}}
NOUNS = {  # ending -> gender, endings, in order of length; '' is a consonant
    'ru': (('ия', 'f', ('ии', 'ии', 'ию', 'ией', 'ии')), ('ие', 'n', ('ия', 'ию', 'ие', 'ием', 'ии')), ('ство', 'n', ('ства', 'ству', 'ство', 'ством', 'стве')),
           ('море', 'n', ('моря', 'морю', 'море', 'морем', 'море')),
           ('а', 'f', ('ы', 'е', 'у', 'ой', 'е')), ('ь', 'f', ('и', 'и', 'ь', 'ью', 'и')), ('ы', 'p', ('', 'ам', 'ы', 'ами', 'ах')),
           ('я', 'f', ('и', 'е', 'ю', 'ей', 'е')), ('й', 'm', ('я', 'ю', 'й', 'ем', 'е')), ('', 'm', ('а', 'у', '', 'ом', 'е'))),
    'uk': (('ія', 'f', ('ії', 'ії', 'ію', 'ією', 'ії')), ('ство', 'n', ('ства', 'ству', 'ство', 'ством', 'стві')),
           ('море', 'n', ('моря', 'морю', 'море', 'морем', 'морі')),
           ('ея', 'f', ('еї', 'еї', 'ею', 'еєю', 'еї')), ('а', 'f', ('и', 'і', 'у', 'ою', 'і')), ('', 'm', ('у', 'у', '', 'ом', 'і')))}


def noun_cases(noun, gender, locale):
    if noun.startswith('Мин') and noun[-1] in VOWELS and not noun.endswith('ство') or noun.lower() in ('дім', 'эхо'): return None  # Минобороны
    if noun.lower().endswith('церковь'): return [noun[:-3] + e for e in ('ви', 'ви', 'овь', 'овью', 'ви')]
    for ending, own_gender, endings in NOUNS[locale]:
        if not noun.endswith(ending) or (ending == '' and noun[-1] in VOWELS + 'йьъ'): continue
        if gender and gender != own_gender: return None
        if ending == '' and noun.endswith(('ец', 'ок', 'ек', 'ець')) and noun.lower() != 'восток': return None
        stem = noun[:len(noun) - len(ending)]
        forms = [stem + e for e in endings]
        if ending == 'а' and stem[-1] in HARD: forms[0] = stem + 'и'
        if ending == 'а' and locale == 'uk' and stem[-1] in SOFTENED: forms[1] = forms[4] = stem[:-1] + SOFTENED[stem[-1]] + 'і'
        return forms
    return None


def body_forms(name, locale):
    words, columns, gender = name.split(' '), [], ''
    if locale not in ADJECTIVES or len(words) < 2 or not words[0][:1].isalpha() or any(len(w) < 3 for w in words[:1]): return []
    for i, word in enumerate(words):
        ending = max((e for e in ADJECTIVES[locale] if word.endswith(e)), key=len, default='')  # Ближний, Ближнего if i + 1 < len(words) else ''
        is_noun = not ending or (locale == 'uk' and not word.endswith(('на', 'ва', 'ька', 'ий', 'не', 'ве', 'те', 'ьке', 'ні', 'ві', 'ькі')))
        if is_noun:
            forms = None if word.isupper() or '-' in word else noun_cases(word, gender, locale)
            if not forms: return []
            columns.append(forms)
            rest = words[i + 1:]
            if rest[:1] == ['и']: return []  # Аргументы и факты
            return [f for f in dict.fromkeys(' '.join(list(case) + rest) for case in zip(*columns)) if f != name]
        own_gender, endings = ADJECTIVES[locale][ending]
        if gender and gender != own_gender: return []
        gender = own_gender
        stem = word[:len(word) - len(ending)]
        columns.append([stem + (e.replace('ы', 'и') if stem[-1] in HARD else e) for e in endings])  # Большой, Большим
    return []


def place_forms(name, locale):
    """Южная Корея, Южной Кореи; but Ростов-на-Дону has none here."""
    return body_forms(name, locale) if ' ' in name else forms(name, locale)


# ---- Peoples ------------------------------------------------------------------------------------------------------------
# In lower case, each given by its nominatives: the adjective (российский), men (россиянин; of most peoples also the plural: чех, чехи), women
# (россиянка). Of "американец" and "россиянин" the plural is made, too.

ADJECTIVE_ENDINGS = {'ский': 'ий ого ому им ом ая ой ую ою ое ие их ими о', 'цкий': 'ий ого ому им ом ая ой ую ою ое ие их ими о',
                     'ый': 'ый ого ому ым ом ая ой ую ою ое ые ых ыми', 'ческий': 'ий ого ому им ом ая ой ую ою ое ие их ими о',
                     'ький': 'ий ого ому им ім а ої ій у ою е і их ими о', 'ний': 'ий ого ому им ім а ої ій у ою е і их ими'}


def with_endings(stem, endings):
    return [stem + ('' if e == '-' else e) for e in endings.split()]


def russian_people(word):
    """All forms of a noun; more than there are of some, as one that is no form of any word finds nothing."""
    stem, end = word[:-1], word[-1]
    if word.endswith('ец'):
        stem = word[:-2] + ('йц' if word[-3] in VOWELS else 'ьц' if word[-3] == 'л' else 'ц')                     # китаец, китайца; бразилец, бразильца
        return with_endings(stem, 'а у ем е ы ев ам ами ах')
    if word.endswith(('анин', 'янин')):
        return with_endings(word, 'а у ом е') + with_endings(word[:-2], 'е - ам ами ах')                          # россиянин, россияне, россиян
    if word.endswith('ка'):
        many = word[:-3] + 'ек' if word[-3] == 'й' else word[:-2] + ('ек' if word[-3] in 'жчш' else 'ок')         # россиянок, евреек
        return with_endings(stem, 'и е у ой ою ам ами ах') + [many]
    if word.endswith('не'): return with_endings(stem, '- ам ами ах')                                              # цыгане, цыган
    if word.endswith('турок'): return with_endings(word[:-2] + 'к', 'а у ом е')
    if end == 'ы': return with_endings(stem, '- ов ам ами ах') if stem[-1] != 'ц' else with_endings(stem, 'ев ам ами ах')  # чех, чехов
    if end == 'и' and stem[-1] in 'кгх': return with_endings(stem, '- ов ам ами ах')
    if end == 'и' and stem[-1] in 'жшч': return with_endings(stem, 'ей ам ами ах')                                # латышей
    if end == 'и' and stem[-1] in VOWELS: return with_endings(stem, 'ев ям ями ях')                               # евреев
    if end == 'й': return with_endings(stem, 'я ю ем е')
    if end in 'жшч': return with_endings(word, 'а у ом ем е')
    return [] if end in VOWELS + 'ьъ' else with_endings(word, 'а у ом е')                                         # чех, чехом


def ukrainian_people(word):
    stem, end = word[:-1], word[-1]
    if word.endswith(('ець', 'єць')):
        stem = word[:-3] + ('йц' if word[-3] == 'є' else 'ьц' if word[-4] == 'л' else 'ц')                        # європеєць, європейця
        return with_endings(stem, 'я ю еві ем і ів ям ями ях')
    if word.endswith(('анин', 'янин')):
        return with_endings(word, 'а у ові ом') + with_endings(word[:-2], 'и - ам ами ах')                      # росіянин, росіяни
    if word.endswith('ка'): return with_endings(stem, 'и у ою ам ами ах') + [word[:-2] + 'ці', word[:-2] + 'ок']   # українка, українці
    if end == 'и': return with_endings(stem, '- ів ам ами ах')                                                    # греки, греків
    if end == 'ї': return with_endings(stem, 'їв ям ями ях')                                                      # євреї, євреїв
    if word.endswith('чі'): return with_endings(stem, 'ів ам ами ах')                                             # москвичі, москвичів
    if word.endswith('ші'): return with_endings(stem, 'ів ам ами ах')                                             # латиші, латишів
    if end == 'й': return with_endings(stem, 'я ю єві єм ї')
    return [] if end in VOWELS + 'ьъ' else with_endings(word, 'а у ові ом')                                       # грек, грекові


def is_people(name):
    """Words in lower case in Cyrillic, as adjectives and nouns for peoples are."""
    return bool(name) and all('а' <= c <= 'я' or c in 'ёіїєґ-' for c in name)


def may_be_surname(form):
    """Чехов, Поляк and Татарин are surnames, too: with a capital they are left to other evidence."""
    if form.endswith(('ов', 'ев', 'ева', 'ову', 'еву')): return True
    return len(form) <= 8 and form.endswith(('ин', 'ина', 'ину')) or len(form) <= 6 and form[-1] not in 'ыиіїе'


def people_forms(name, locale):
    """Oblique forms of such a word; of one with a hyphen the last part declines (социал-демократ)."""
    ending = next((e for e in ADJECTIVE_ENDINGS if name.endswith(e)), '')
    if ending: forms = with_endings(name[:-2], ADJECTIVE_ENDINGS[ending]) if (ending == 'ький' or ending == 'ний') == (locale == 'uk') else []
    elif locale == 'ru': forms = [] if name[-1] == 'и' and name[-2] not in 'кгхжшч' + VOWELS else russian_people(name)
    else: forms = [] if name.endswith('ы') or name.endswith('ец') else ukrainian_people(name)
    return forms


def people_locales(name):
    """By its letters: only Ukrainian has и behind other consonants in plurals (татари), and the soft sign before the ending of adjectives."""
    if any(c in name for c in 'іїєґ') or name.endswith(('ький', 'ець', 'ани', 'яни')): return ['uk']
    if any(c in name for c in 'ыэъё') or name.endswith(('ский', 'цкий', 'ец', 'не')): return ['ru']
    return ['ru', 'uk']
