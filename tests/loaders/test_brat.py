"""brat, by brat's own parser: it takes every line, and gives back every span, link and attribute."""
import codecs
import glob
import importlib.util
import os
import re
import sys
import unittest

from harness import Case, needs, quotes_of
from spans import spans

CUTS = re.compile("[\n\r\t\u0085\u2028\u2029]")


def brat():
    """Its server is a folder of modules that find each other by name; its way to open files is one that Python no longer has."""
    source = os.path.join(os.path.dirname(importlib.util.find_spec("brat").origin or importlib.util.find_spec("brat.standalone").origin), "server", "src")
    sys.path.insert(0, source)
    import annotation
    annotation.open_textfile = lambda path, mode="r": codecs.open(path, "r", encoding="utf8")
    return annotation


@needs("brat")
class Brat(Case):
    to = "brat"

    def pieces(self, r, start, end, parts=None):
        """Stretches of one line each."""
        out = []
        for a, b in parts or [[start, end]]:
            at = a
            for cut in [m.start() for m in CUTS.finditer(r["text"], a, b)] + [b]:
                if cut > at:
                    out.append((at, cut))
                at = cut + 1
        return out

    def expected(self, r):
        found, links = spans(r)
        quoted = [q for q, _ in quotes_of(r)]
        quotes = range(len(r["mentions"]), len(r["mentions"]) + len(quoted))
        out = [["T%d" % (n + 1), label, self.pieces(r, a, b, quoted[n - quotes[0]].get("parts") if n in quotes else None)] for n, (a, b, label) in enumerate(found)]
        out = [[*t, " ".join(r["text"][a:b] for a, b in t[2])] for t in out]
        rest = [["R%d" % (n + 1), type, "T%d" % (a + 1), "T%d" % (b + 1)] for n, (type, a, b) in enumerate(links)]
        for n, q in zip(quotes, quoted):
            rest += [["T%d" % (n + 1), "Kind", q["kind"]], ["T%d" % (n + 1), "Manner", q["manner"]]]
        return out, rest

    def test_every_line_is_taken(self):
        annotation = brat()
        files = {re.sub(r"\.txt$", "", f) for f in glob.glob(os.path.join(self.out, "*.txt"))}
        self.assertEqual(len(files), len(self.records))
        texts = {codecs.open(f + ".txt", encoding="utf-8").read(): f for f in files}
        for r in self.records:
            path = texts[r["text"].replace("\r", " ")] if r["id"] != "story" else os.path.join(self.out, "story")
            if r["id"].startswith("a/b c"):  # its text is story's too
                path = next(f for f in files if os.path.basename(f).startswith("a-b-c"))
            with annotation.TextAnnotations(path, read_only=True) as ann:
                self.assertEqual(ann.failed_lines, [])
                expected, rest = self.expected(r)
                self.same([[t.id, t.type, list(map(tuple, t.spans)), t.text] for t in ann.get_textbounds()], expected, "spans")
                self.same([[a.id, a.type, a.arg1, a.arg2] for a in ann.get_relations()] + [[a.target, a.type, a.value] for a in ann.get_attributes()], rest, "links")
                self.assertEqual(len(list(ann.get_oneline_comments())), sum(1 for m in r["mentions"] if m["entity"]))

    def test_configuration_names_what_is_used(self):
        with open(os.path.join(self.out, "annotation.conf"), encoding="utf-8") as file:
            configuration = file.read()
        for path in glob.glob(os.path.join(self.out, "*.ann")):
            with open(path, encoding="utf-8", newline="") as file:
                for kind, name in re.findall(r"(?m)^([TRA])\d+\t(\w+)", file.read()):
                    self.assertRegex(configuration, r"(?m)^%s\b" % name)


if __name__ == "__main__":
    unittest.main()
