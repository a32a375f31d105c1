#!/usr/bin/env python3
"""What is taken from packages, and what is left out: on small data made here, without any package."""
import os, struct, sys, tempfile, unittest, unittest.mock, zlib

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, 'tools'))
import cases, companies, inflect, packages, places


def stoplist(words=(), parts=(), given=(), own=(), inside=(), first=()):
    stop = packages.Stoplist.__new__(packages.Stoplist)
    stop.words, stop.parts, stop.given, stop.own, stop.inside, stop.first = map(set, (words, parts, given, own, inside, first))
    stop.missing, stop.complete = [], True
    return stop


def city(name, country='XX', people=60000, **names):
    return places.City(('1', name, '', '', country, '', '', people, 0.0, 0.0), names)


def added(stop, *cities, own=()):
    lines, _ = places.add_cities(list(cities), list(own), places.Chooser(stop))
    return [line.split('\t')[1] for line in lines]


class Gettext(unittest.TestCase):
    def test_both_byte_orders(self):
        for order in '<>':
            ids, texts = [b'', b'703448'], [b'head', 'Київ'.encode()]
            head, strings, tables = 28, b'', [[], []]
            for table, all_texts in zip(tables, (ids, texts)):
                for text in all_texts:
                    table.append((len(text), head + 32 + len(strings)))
                    strings += text + b'\0'
            data = struct.pack(order + '7I', 0x950412de, 0, 2, head, head + 16, 0, 0)
            data += b''.join(struct.pack(order + '2I', *entry) for table in tables for entry in table) + strings
            with tempfile.NamedTemporaryFile(suffix='.mo') as file:
                file.write(data)
                file.flush()
                self.assertEqual(packages.gettext(file.name), {'703448': 'Київ'})


class Strange(unittest.TestCase):
    def test_a_library_of_another_layout(self):
        with tempfile.TemporaryDirectory() as folder:
            library = os.path.join(folder, 'libgeonames0', 'usr/lib/here/libgeonames.so.0.3.0')
            os.makedirs(os.path.dirname(library))
            for data in (b'', b'\x78\x9c' * 50, b'ELF' + zlib.compress(bytes(range(256)) * 1000)):
                with open(library, 'wb') as file: file.write(data)
                with unittest.mock.patch.object(packages, 'debian', lambda cache, package: os.path.join(cache, package)):
                    with self.assertRaises(packages.Missing): packages.cities(folder)


class Cities(unittest.TestCase):
    def test_native_and_own_language(self):
        self.assertEqual(added(stoplist(), city('Riobamba', 'EC', ru='Риобамба', es='Riobamba')), ['Riobamba'])
        self.assertEqual(added(stoplist(), city('Songkhla', 'TH', 200000, ru='Сонгкхла')), ['Songkhla|Сонгкхла|Сонгкхлы|Сонгкхле|Сонгкхлу|Сонгкхлой'])

    def test_words_and_people(self):
        self.assertEqual(added(stoplist(words=['reading']), city('Reading', people=900000)), [])
        self.assertEqual(added(stoplist(parts=['powell']), city('Powell')), [])
        self.assertEqual(added(stoplist(parts=['houston']), city('Houston', people=2000000)), ['Houston'])
        self.assertEqual(added(stoplist(parts=['sofya']), city('Sofia', people=1200000, tr='Sofya')), ['Sofia'])
        self.assertEqual(added(stoplist(parts=['benito', 'juarez'], given=['benito']), city('Benito Juárez', people=300000)), [])
        self.assertEqual(added(stoplist(words=['prior', 'lake']), city('Prior Lake')), [])
        self.assertEqual(added(stoplist(), city('Svobodny', 'RU', ru='Свободный', uk='Свободний')), ['Svobodny'])

    def test_cases_of_given_names(self):
        self.assertEqual(added(stoplist(first=['марта']), city('Marta', people=900000, ru='Марта')), ['Marta|Марта'])

    def test_other_lists(self):
        self.assertEqual(added(stoplist(own=['waterford']), city('Waterford')), [])
        self.assertEqual(added(stoplist(inside=['negara']), city('Negara')), [])

    def test_namesakes(self):
        self.assertEqual(added(stoplist(), city('Ambato', people=50000), city('Ambato', people=90000)), [])
        self.assertEqual(added(stoplist(), city('Ambato', people=50000), city('Ambato', people=900000)), ['Ambato'])
        self.assertEqual(added(stoplist(), city('Hereford', 'GB')), [])

    def test_small_and_short(self):
        self.assertEqual(added(stoplist(), city('Wola', people=140000)), [])
        self.assertEqual(added(stoplist(), city('Kulpin', people=15000)), [])
        self.assertEqual(added(stoplist(), city('Bukit Mertajam', people=16000)), ['Bukit Mertajam'])

    def test_joins_the_projects_own(self):
        own = ['kyiv', 'Kyiv|Kiev', 'kind=capital', 'country=ua']
        kyiv = city('Kyiv', 'UA', 2800000, de='Kiew', ru='Киев')
        places.join_own([kyiv], [(0, own)])
        self.assertEqual(added(stoplist(), kyiv), [])
        self.assertEqual(own[1], 'Kyiv|Kiev|Kiew|Киев|Киева|Киеву|Киевом|Киеве')


class Territories(unittest.TestCase):
    def test_joined_by_code_or_name_or_made(self):
        records = [(0, ['germany', 'Germany', 'kind=country', 'country=de']), (1, ['east-germany', 'East Germany', 'kind=country']),
                   (2, ['canaries', 'Canary Islands', 'kind=region', 'country=es'])]
        with tempfile.NamedTemporaryFile('w', suffix='.tsv', encoding='utf-8') as file:
            file.write('DE\ten\tGermany\nDE\tru\tГермания\nIC\ten\tCanary Islands\nIC\tde\tKanarische Inseln\nBV\ten\tBouvet Island\n')
            file.flush()
            added, lines = places.add_territories(file.name, records, places.Chooser(stoplist()), {'germany', 'canary islands'})
        self.assertEqual([r[1] for _, r in records], ['Germany|Германия|Германии|Германию|Германией', 'East Germany', 'Canary Islands|Kanarische Inseln'])
        self.assertEqual(lines, ['territory-bv\tBouvet Island\tkind=region\tcountry=bv\tprior=4\n'])


class Cases(unittest.TestCase):
    def test_each_declension(self):
        for name, locale, form in (('Индия', 'ru', 'Индии'), ('Москва', 'ru', 'Москве'), ('Прага', 'ru', 'Праги'), ('Казань', 'ru', 'Казани'),
                                   ('Ярославль', 'ru', 'Ярославле'), ('Китай', 'ru', 'Китаем'), ('Косово', 'ru', 'Косове'),
                                   ('Нидерланды', 'ru', 'Нидерландах'), ('Лондон', 'ru', 'Лондоном'), ('Санкт-Петербург', 'ru', 'Санкт-Петербурге'),
                                   ('Індія', 'uk', 'Індії'), ('Полтава', 'uk', 'Полтаві'), ('Прага', 'uk', 'Празі'), ('Харків', 'uk', 'Харкова'),
                                   ('Київ', 'uk', 'Києві'), ('Китай', 'uk', 'Китаю'), ('Астрахань', 'uk', 'Астрахані'), ('Донецьк', 'uk', 'Донецька')):
            self.assertIn(form, cases.forms(name, locale))

    def test_people(self):
        for name, locale, woman, form in (
                ('Владимир Путин', 'ru', False, 'Владимиром Путиным'), ('Алексей Навальный', 'ru', False, 'Алексея Навального'),
                ('Мария Захарова', 'ru', True, 'Марии Захаровой'), ('Олена Зеленская', 'ru', True, 'Олену Зеленскую'),
                ('Глеб Пушилинский', 'ru', False, 'Глебу Пушилинскому'), ('Илья Яшин', 'ru', False, 'Ильи Яшина'),
                ('Никита Михалков', 'ru', False, 'Никиты Михалкова'), ('Любовь Соболь', 'ru', True, 'Любови Соболь'),
                ('Ангела Меркель', 'ru', True, 'Ангелой Меркель'), ('Лев Толстой', 'ru', False, None), ('Павел Дуров', 'ru', False, 'Павла Дурова'),
                ('Дмитрий Песков', 'ru', False, 'Дмитрии Пескове'), ('Игорь Сечин', 'ru', False, 'Игоря Сечина'),
                ('Пётр Порошенко', 'ru', False, 'Петра Порошенко'), ('Дональд Трамп', 'ru', False, 'Дональда Трампа'),
                ('Володимир Зеленський', 'uk', False, 'Володимира Зеленського'), ('Ірина Верещук', 'uk', True, 'Ірини Верещук'),
                ('Юлія Свириденко', 'uk', True, 'Юлії Свириденко'), ('Ілля Лавров', 'uk', False, 'Іллі Лаврова'),
                ('Микола Азаров', 'uk', False, 'Миколу Азарова'), ('Петро Порошенко', 'uk', False, 'Петра Порошенка'),
                ('Сергій Шойгу', 'uk', False, 'Сергія Шойгу'), ('Василь Малюк', 'uk', False, 'Василем Малюком'),
                ('Андрій Єрмак', 'uk', False, 'Андрія Єрмака'), ('Федір Вовк', 'uk', False, None), ('Олена Зеленська', 'uk', True, 'Олену Зеленську')):
            forms = cases.person_forms(name, locale, woman)
            self.assertIn(form, forms) if form else self.assertEqual(forms, [])

    def test_bodies(self):
        for name, locale, form in (
                ('Верховная рада Украины', 'ru', 'Верховную раду Украины'), ('Следственный комитет России', 'ru', 'Следственного комитета России'),
                ('Русская православная церковь', 'ru', 'Русской православной церкви'), ('Вооруженные силы России', 'ru', 'Вооруженных сил России'),
                ('Министерство обороны России', 'ru', 'Министерстве обороны России'), ('Большой театр', 'ru', 'Большим театром'),
                ('Верховна Рада', 'uk', 'Верховній Раді'), ('Слуга народу', 'uk', 'Слузі народу'), ('Світовий банк', 'uk', 'Світового банку'),
                ('Минобороны России', 'ru', None), ('МИД России', 'ru', None), ('Эхо Москвы', 'ru', None), ('Аргументы и факты', 'ru', None),
                ('Норильский никель', 'ru', None), ('Ближний Восток', 'ru', 'Ближнего Востока'), ('Южная Корея', 'ru', 'Южной Корее'),
                ('Чёрное море', 'ru', 'Чёрным морем'), ('Південна Корея', 'uk', 'Південної Кореї'), ('Кавказькі гори', 'uk', None)):
            forms = cases.body_forms(name, locale)
            self.assertIn(form, forms) if form else self.assertEqual(forms, [])

    def test_peoples(self):
        for name, form in (
                ('российский', 'российскими'), ('немецкий', 'немецкую'), ('православный', 'православных'), ('американец', 'американцев'),
                ('китаец', 'китайцами'), ('бразилец', 'бразильца'), ('россиянин', 'россиян'), ('чех', 'чехом'), ('чехи', 'чехов'), ('латыши', 'латышей'),
                ('евреи', 'евреями'), ('еврейка', 'евреек'), ('цыгане', 'цыган'), ('турок', 'турка'), ('социал-демократ', 'социал-демократа'),
                ('український', 'українською'), ('українець', 'українцями'), ('європеєць', 'європейця'), ('росіянин', 'росіяни'), ('українка', 'українці'),
                ('татари', 'татарами'), ('євреї', 'євреїв'), ('москвичі', 'москвичів')):
            self.assertIn(form, [f for locale in cases.people_locales(name) for f in cases.people_forms(name, locale)])
        self.assertEqual([cases.is_people(name) for name in ('чех', 'Чех', 'Czech', '')], [True, False, False, False])
        names = inflect.decline_group(['czech', 'Czech|чех|пражский^', 'of=czech-republic'])[1].split('|')
        for name in ('Czech', 'чех^', 'чеха^', 'чехом^', 'пражского^'): self.assertIn(name, names)
        self.assertIn('чехов^', inflect.decline_group(['czech', 'Czechs|чехи'])[1].split('|'))

    def test_languages(self):
        self.assertEqual(cases.locales_of('Володимир Зеленський', 'ua'), ['uk'])
        self.assertEqual(cases.locales_of('Семен Кривонос', 'ua'), ['ru', 'uk'])
        self.assertEqual(cases.locales_of('Никола Груевски', 'mk'), [])
        self.assertEqual(cases.locales_of('Angela Merkel', 'de'), [])

    def test_lists(self):
        self.assertEqual(inflect.decline_other(['gazprom', 'Gazprom|Газпром|ВТБ', 'kind=company', 'country=ru'])[1],
                         'Gazprom|Газпром|Газпрома|Газпрому|Газпромом|Газпроме|ВТБ')
        fields = inflect.decline_person(['x', 'Angela Merkel|Ангела Меркель', 'gender=f', 'short=Merkel'])
        self.assertEqual(fields[3], 'short=Merkel|Меркель')

    def test_what_does_not_decline(self):
        for name, locale in (('Баку', 'ru'), ('Грозный', 'ru'), ('Нижний Новгород', 'ru'), ('Токио', 'uk'), ('Berlin', 'de'), ('Ростов-на-Дону', 'ru')):
            self.assertEqual(cases.forms(name, locale), [])


class Companies(unittest.TestCase):
    def may(self, name, **lists):
        return companies.may(name, stoplist(**lists), {'marburg'}, lambda why: False)

    def test_names(self):
        self.assertTrue(self.may('Nedbank'))
        self.assertTrue(self.may('ФСК ЕЭС'))
        self.assertFalse(self.may('Orange', words=['orange']))
        self.assertFalse(self.may('Unes'))
        self.assertFalse(self.may('ACME'))
        self.assertFalse(self.may('Marburg'))
        self.assertFalse(self.may('Hospital of Elsewhere'))
        self.assertFalse(self.may('three\u200f Banks'))
        self.assertFalse(self.may('Shell', own=['shell']))


if __name__ == '__main__':
    unittest.main()
