"""Times others at comparing pairs of names: spellings.py jaro-winkler|nomenklatura PAIRS. PAIRS has lines of two names apart by TAB. Prints lines:
what, TAB, pairs a second of processor time."""
import sys
import time

SLOW = 2000  # pairs for what takes milliseconds


def tell(what, pairs, compare):
    compare(*pairs[0])
    start = time.process_time()
    for a, b in pairs:
        compare(a, b)
    print("%s\t%.1f" % (what, len(pairs) / (time.process_time() - start)))


def jaro_winkler(pairs):
    from icu import Transliterator
    from rapidfuzz.distance import JaroWinkler
    read = Transliterator.createInstance("Any-Latin; NFKD; [:Nonspacing Mark:] Remove; Lower; Latin-ASCII").transliterate
    tell("rapidfuzz Jaro-Winkler after ICU", pairs, lambda a, b: JaroWinkler.similarity(read(a), read(b)))
    tell("the same, ICU's part done before", [(read(a), read(b)) for a, b in pairs], JaroWinkler.similarity)


def nomenklatura(pairs):
    from followthemoney import model
    from nomenklatura.matching import get_algorithm
    algorithm = get_algorithm("name-based")
    config = algorithm.default_config()

    def person(name):
        entity = model.make_entity("Person")
        entity.id = name
        entity.add("name", name)
        return entity

    tell("nomenklatura, name-based", [(person(a), person(b)) for a, b in pairs[:SLOW]], lambda a, b: algorithm.compare(a, b, config))


if __name__ == "__main__":
    {"jaro-winkler": jaro_winkler, "nomenklatura": nomenklatura}[sys.argv[1]]([line.rstrip("\n").split("\t") for line in open(sys.argv[2], encoding="utf-8")])
