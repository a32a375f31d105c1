"""doccano, labelstudio, webanno, by the rules of their importers; the names of webanno by web-anno-tsv, too. INCEpTION's own reader is in no registry."""
import glob
import json
import os
import re
import unittest

from harness import Case, converted, needs, quotes_of
from spans import LABELS, in_utf16, spans


class Doccano(Case):
    to = "doccano"

    def test_entities_and_relations(self):
        ids = set()
        with open(self.out, encoding="utf-8") as file:
            lines = [json.loads(line) for line in file]
        with open(converted("doccano", "--offsets", "utf16"), encoding="utf-8") as file:
            wide = [json.loads(line) for line in file]
        self.assertEqual(len(lines), len(self.records))
        for line, in_units, r in zip(lines, wide, self.records):
            found, links = spans(r)
            number = {e["id"]: n for n, e in enumerate(line["entities"])}
            self.assertEqual([line["text"], line["document"]], [r["text"], r["id"]])
            self.same([[e["start_offset"], e["end_offset"], e["label"]] for e in line["entities"]], found)
            self.same([[e["start_offset"], e["end_offset"]] for e in in_units["entities"]], [[in_utf16(r["text"], a), in_utf16(r["text"], b)] for a, b, _ in found])
            self.assertEqual([(e["type"], number[e["from_id"]], number[e["to_id"]]) for e in line["relations"]], links)
            self.assertFalse(ids & set(number))
            ids |= set(number)


class LabelStudio(Case):
    to = "labelstudio"

    def test_tasks(self):
        with open(self.out, encoding="utf-8") as file:
            tasks = json.load(file)
        self.assertEqual(len(tasks), len(self.records))
        for task, r in zip(tasks, self.records):
            found, links = spans(r)
            result = task["predictions"][0]["result"]
            regions = [x for x in result if x["type"] == "labels"]
            number = {x["id"]: n for n, x in enumerate(regions)}
            self.assertEqual([task["data"]["text"], task["data"]["document"]], [r["text"], r["id"]])
            self.same([[x["value"]["start"], x["value"]["end"], *x["value"]["labels"]] for x in regions], found)
            for x in regions:
                self.assertEqual([x["from_name"], x["to_name"], x["value"]["text"]], ["label", "text", r["text"][x["value"]["start"]:x["value"]["end"]]])
            self.assertEqual([(x["labels"][0], number[x["from_id"]], number[x["to_id"]]) for x in result if x["type"] == "relation"], links)


class WebAnno(Case):
    to = "webanno"

    @staticmethod
    def unescaped(value, pairs):
        return re.sub(r"\\(->|.)", lambda m: pairs.get(m[1], m[1]), value)

    def read(self, path):
        """(text, {number: (layer, start, end, values)}) as INCEpTION's reader makes them; places in UTF-16 units."""
        with open(path, encoding="utf-8", newline="\n") as file:
            lines = file.read().split("\n")
        self.assertEqual(lines.pop(), "")
        self.assertEqual(lines[0], "#FORMAT=WebAnno TSV 3.3")
        layers = [(line.split("|")[0].split("=")[1].rsplit(".")[-1], len(line.split("|")) - 1) for line in lines[1:3]]
        self.assertEqual(lines[3:5], ["", ""])
        text, found, state = "", {}, "space"
        for line in lines[5:]:
            if line.startswith("#Text=") and state == "space":
                sentence, state = self.unescaped(line[6:], {"t": "\t", "r": "\r", "n": "\n", "f": "\f"}), "head"
            elif not line:
                self.assertEqual(state, "word")
                state = "space"
            else:
                self.assertIn(state, ("head", "word"))
                name, place, word, *columns = line.split("\t")
                start, end = map(int, place.split("-"))
                if state == "head":
                    text += " " * (start - in_utf16(text, len(text))) + sentence
                state = "word"
                self.assertEqual(text.encode("utf-16-le")[2 * start:2 * end].decode("utf-16-le"), word)
                self.assertEqual(columns.pop(), "")
                self.columns(columns, layers, start, end, found)
        self.assertEqual(state, "word")
        return text, found

    def columns(self, columns, layers, start, end, found):
        at = 0
        for layer, n in layers:
            values = [[] if c == "_" else re.split(r"(?<!\\)\|", c) for c in columns[at:at + n]]
            at += n
            for stack in zip(*values):
                parts = [re.match(r"(.*)\[(\d+)\]$", value, re.S) for value in stack]
                self.assertEqual(len({p[2] for p in parts}), 1)
                read = [None if p[1] == "*" else self.unescaped(p[1], {"t": "\t", "n": "\n"}) for p in parts]
                old = found.get(int(parts[0][2]))
                self.assertIn(old[3] if old else read, [read])
                found[int(parts[0][2])] = (layer, old[1] if old else start, end, read)
        self.assertEqual(at, len(columns))

    def test_sheets(self):
        def blank(text): return re.sub(r"\s", " ", text)
        def inside(r, p):
            words = p["text"].strip()
            start = p["start"] + p["text"].index(words)
            return in_utf16(r["text"], start), in_utf16(r["text"], start + len(words))
        read = [self.read(path) for path in glob.glob(os.path.join(self.out, "*.tsv"))]
        self.assertEqual(len(read), len(self.records))
        expected = []
        for r in self.records:
            rows = [["NamedEntity", *inside(r, m), [m["entity"], LABELS[m["type"]]]] for m in r["mentions"] if m["form"] == "name"]
            for q, _ in quotes_of(r):
                s = q["speaker"] or {}
                values = [q["kind"], q["manner"], s.get("role"), s.get("name") or s.get("text")]
                rows.append(["Quote", *inside(r, q), [v and v.replace("\r", " ") for v in values]])
            expected.append([blank(r["text"]).rstrip(), sorted(rows, key=str)])
        self.same([[blank(text), sorted(map(list, found.values()), key=str)] for text, found in read], expected)


@needs("web_anno_tsv")
class WebAnnoTsv(Case):
    """It reads the layer of names, sentence by sentence, and compares each place with the words there, in UTF-16 units. What it unescapes wrongly
    (tabs, returns, backslashes) is left to the other reader."""
    to = "webanno"

    def test_names(self):
        from web_anno_tsv import open_web_anno_tsv
        read, expected = [], []
        plain = [r for r in self.records if not re.search(r"[\t\r\\]", r["text"])]
        texts = {re.sub(r"\s+", " ", r["text"]).strip() for r in plain}
        for path in glob.glob(os.path.join(self.out, "*.tsv")):
            try:
                with open_web_anno_tsv(path) as file: sentences = [s for s in file if s.text]
            except Exception:
                continue  # of those that it cannot read; a plain one is missed below
            if re.sub(r"\s+", " ", " ".join(s.text for s in sentences)).strip() not in texts: continue
            read += [[a.label, a.text] for s in sentences for a in s.annotations]
        for r in plain:
            for m in r["mentions"]:
                if m["form"] == "name": expected += [[LABELS[m["type"]], line.strip()] for line in m["text"].split("\n")]
        self.assertTrue(any(ord(c) > 0xffff for r in plain for c in r["text"]))
        self.same(read, expected)


if __name__ == "__main__":
    unittest.main()
