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
