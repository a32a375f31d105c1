"""quoth convert: what is asked for, what is refused, and that output is whole or not there. tests/loaders reads back what is written."""
import csv
import json
import os

from harness import ARTICLE, CORRUPT, DONE, IO, MISSING, USAGE, Case, lines, quoth


def record(name, text="Ann said", **more):
    return {"schema": "quoth.doc/1", "id": name, "offsets": "codepoint", "text_sha256": "0" * 64, "text": text, **more}


class Convert(Case):
    def convert(self, to, *records, options=(), status=DONE):
        result = quoth("convert", "--to", to, "-o", self.path("out"), *options, self.write("records.jsonl", lines(*records)))
        return self.ends(result, status)

    def nothing_is_left(self):
        self.assertEqual(sorted(os.listdir(self.folder.name)), ["records.jsonl"])

    def test_wrong_words_are_told(self):
        for arguments in ([], ["--to", "tea"], ["--to", "csv"], ["--to", "csv", "-o", "x", "--base", "no iri"], ["--to", "csv", "-o", "x", "--offsets", "miles"], ["--to", "nt", "--offsets", "utf16"], ["--to", "doccano", "--offsets", "miles"]):
            self.assertRegex(self.ends(quoth("convert", *arguments, stdin=""), USAGE).err, r"^quoth: .+\n$")

    def test_tables_come_from_texts(self):
        records = quoth("extract", "--with-text", "--jsonl", stdin=lines({"id": "a", "text": ARTICLE}, "no JSON", {"id": "b", "text": ARTICLE}))
        self.ends(quoth("convert", "--to", "csv", "-o", self.path("out"), stdin=records.bytes), DONE)
        with open(self.path("out/quotes.csv"), encoding="utf-8", newline="") as file:
            quotes = list(csv.DictReader(file))
        self.assertEqual([(q["document"], q["speaker_name"]) for q in quotes], [(d, "Andrei Kask") for d in "aabb"])
        self.assertIn("\n1,,2,json,", self.read("out/errors.csv").decode())

    def test_a_text_is_asked_for(self):
        bare = record("1")
        del bare["text"]
        for to in ("brat", "doccano", "labelstudio", "spacy", "webanno"):
            self.assertIn(":1: no text, which %s needs: extract --with-text puts it there" % to, self.convert(to, bare, status=CORRUPT).err)
            self.nothing_is_left()

    def test_no_records_are_no_fault(self):
        for to in ("csv", "nt", "nq", "jsonld", "ftm", "neo4j", "kuzu", "brat", "doccano", "labelstudio", "spacy", "webanno"):
            out = self.path(to)
            self.ends(quoth("convert", "--to", to, "-o", out, self.write("none.jsonl", "")), DONE)
            if to in ("jsonld", "labelstudio"):
                json.loads(self.read(to))
            self.assertTrue(os.path.exists(out))

    def test_files_are_named_after_documents(self):
        self.convert("brat", record("a.txt"), record("b/a.txt"), record("../\U0001f389"), record("x" * 500), record("y" + "x" * 499), record(".."))
        names = os.listdir(self.path("out"))
        self.assertEqual(len(names), 13)
        self.assertIn("a.txt.ann", names)
        self.assertFalse([n for n in names if n.startswith((".", "-")) or len(n) > 200])

    def test_what_is_no_record_leaves_nothing(self):
        for bad, why in (("{", ":2:byte 1: bad JSON"), ({"record": "quote"}, ":2: record: a flat record"), (record("1"), ":2: a second record of its document"),
                         (record("2", mentions=[{"start": 1, "end": 4, "text": "Ann", "type": "person", "form": "name"}]), ":2: mentions[0]: its words do not stand"),
                         (record("2", mentions=[{"start": 0, "end": 3, "text": "Ann", "type": "person", "form": "name", "entity": "x"}]), "mentions[0].entity: no entity")):
            self.assertIn(why, self.convert("csv", record("1"), bad, status=CORRUPT).err)
            self.nothing_is_left()
        self.ends(quoth("convert", "--to", "csv", "-o", self.path("out"), self.path("none")), MISSING)
        self.nothing_is_left()

    def test_what_is_there_is_left_alone(self):
        os.mkdir(self.path("out"))
        self.convert("csv", record("1"))
        before = self.read("out/documents.csv")
        self.assertIn("is there already", self.convert("csv", record("2"), status=IO).err)
        self.assertEqual(self.read("out/documents.csv"), before)

    def test_no_control_character_gets_through(self):
        result = self.convert("csv", record("1", text="A\0n\x01 said", mentions=[{"start": 0, "end": 4, "text": "A\0n\x01", "type": "person", "form": "name"}]))
        self.assertRegex(result.err, r"convert: \d+ control characters, or others that no text may hold, became U\+FFFD\n")
        self.assertIn("A\ufffdn\ufffd said", self.read("out/documents.csv").decode())
        self.assertIn("0,0,4,A\ufffdn\ufffd,person", self.read("out/mentions.csv").decode())
