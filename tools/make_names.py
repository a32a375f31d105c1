#!/usr/bin/env python3
"""Makes lists of names of any length, to measure gazetteers at size.

    make_names.py --names 1000000 --out names.tsv      a source file (gazetteers/README.md) with so many names
    make_names.py --names 1000000 --text 20 --out t    20 MB of text that is nothing but these names, shuffled

Nobody in it is real: given names of gazetteers/en/given.tsv, surnames and towns from syllables, bodies from towns and words, put together anew.
How often a part is used falls as its rank rises, as it does with real ones; one name in twelve is that of somebody else too; half of
the people and bodies have a second spelling. The same arguments make the same bytes.
"""
import argparse
import random
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ONSETS = "b br c ch d dr f fr g gr h j k kl kr l m n p pr r s sh st t tr v w y z".split()
VOWELS = "a a a e e i i o o u ai ei ou".split()
CODAS = ["", "", "", "", "l", "m", "n", "n", "r", "s", "t", "k", "nd", "rt"]
ENDINGS = ["", "", "ov", "ev", "enko", "ski", "sen", "son", "er", "ez", "ini", "yan", "adze", "oglu", "man", "berg"]
TOWNS = ["", "", "ton", "ville", "burg", "ford", "ham", "stad", "abad", "grad", "port", "mouth"]
BEFORE = ["North", "South", "New", "Old", "Saint", "Upper", "Lower", "Port"]
HEADS = ["Bank", "University", "Institute", "Council", "Party", "Union", "Group", "Holdings", "Airlines", "Energy", "Ministry", "Court", "Theatre",
         "Hospital", "Press", "Federation", "Agency", "Steel", "Motors", "Foundation"]
OF = ["University of", "Bank of", "Port of", "Ministry of Trade of", "Supreme Court of", "Friends of", "Free Press of"]
LEGAL = ["Ltd", "Inc", "AG", "plc"]


def given_names():
    lines = (HERE.parent / "gazetteers/en/given.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t")[1].split("|")[0] for line in lines if line and line[0] not in "#%"]


class Maker:
    def __init__(self, seed, n):
        self.random = random.Random(seed).random
        self.given = given_names()
        self.surnames = self.words(max(2000, min(n // 12, 300000)), ENDINGS)
        self.towns = self.words(max(500, min(n // 20, 150000)), TOWNS)

    def pick(self, items):
        return items[int(self.random() * len(items))]

    def often(self, items):
        """The first ones far more often than the last, as with surnames: about rank ** -2/3."""
        share = self.random()
        return items[int(share * share * share * len(items))]

    def words(self, n, endings):
        found = {}
        while len(found) < n:
            syllables = "".join(self.pick(ONSETS) + self.pick(VOWELS) + self.pick(CODAS) for _ in range(1 + int(self.random() * 2)))
            word = (syllables + self.pick(endings)).capitalize()
            if len(word) > 3:
                found[word] = None
        return list(found)

    def person(self):
        given, family, kind = self.often(self.given), self.often(self.surnames), self.random()
        if kind < 0.62:
            return f"{given} {family}"
        if kind < 0.77:
            return f"{given} {self.often(self.given)} {family}"
        if kind < 0.87:
            return f"{given} {chr(65 + int(self.random() * 26))}. {family}"
        if kind < 0.93:
            return f"{given} {family}-{self.often(self.surnames)}"
        return f"{given}-{self.often(self.given)} {family}" if kind < 0.97 else f"{given} de {family}"

    def place(self):
        town, kind = self.often(self.towns), self.random()
        return town if kind < 0.5 else f"{self.pick(BEFORE)} {town}" if kind < 0.85 else f"{town}-{self.often(self.towns)}"

    def body(self):
        kind = self.random()
        if kind < 0.4:
            return f"{self.often(self.towns)} {self.pick(HEADS)}"
        if kind < 0.7:
            return f"{self.often(self.surnames)} {self.pick(HEADS)} {self.pick(LEGAL)}"
        return f"{self.pick(OF)} {self.often(self.towns)}"

    def second(self, name):
        parts = name.split(" ")
        return f"{parts[0][0]}. {' '.join(parts[1:])}" if len(parts) > 1 and self.random() < 0.5 else f"{name} {self.often(self.surnames)}"


def records(maker, n):
    """Type and names of each entity, until there are n names. No name is borne by more than forty, as 64 are the most."""
    seen, left = {}, n
    while left > 0:
        which = maker.random()
        kind, name = ("person", maker.person()) if which < 0.65 else ("place", maker.place()) if which < 0.8 else ("organization", maker.body())
        if (name in seen and maker.random() > 0.3) or seen.get(name, 0) > 40:
            continue
        names = [name]
        if left > 1 and kind != "place" and maker.random() < 0.5:
            other = maker.second(name)
            if seen.get(other, 0) < 40 and other != name:
                names.append(other)
        for each in names:
            seen[each] = seen.get(each, 0) + 1
        left -= len(names)
        yield kind, names


def write_source(maker, n, out):
    last = None
    for number, (kind, names) in enumerate(records(maker, n)):
        if kind != last:
            out.write(f"%type {kind}\n")
            last = kind
        out.write(f"made-{number:08d}\t{'|'.join(names)}\tprior={1 + int(maker.random() * 9)}\n")


def write_text(maker, n, megabytes, out):
    names = [name for _, several in records(maker, n) for name in several]
    left = megabytes * 1000000
    while left > 0:
        line = ", ".join(maker.pick(names) for _ in range(8)) + ".\n\n"
        left -= len(line)
        out.write(line)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=int, required=True)
    parser.add_argument("--text", type=int, default=0, metavar="MB")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", default="-")
    arguments = parser.parse_args()
    out = sys.stdout if arguments.out == "-" else open(arguments.out, "w", encoding="utf-8")
    maker = Maker(arguments.seed, arguments.names)
    if arguments.text:
        write_text(maker, arguments.names, arguments.text, out)
    else:
        write_source(maker, arguments.names, out)
    out.close()


if __name__ == "__main__":
    main()
