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
    if end == 'ь': return [stem + e for e in ('и', 'ью', 'я', 'ю', 'ем', 'е')]                        # Казань, Казани; Ярославль, Ярославля
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
