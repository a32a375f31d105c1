"""quoth diff tells which attributions two runs do not share, and nothing else."""
import gzip
import json
import unittest

from harness import CORRUPT, DONE, MISSING, USAGE, Case, lines, quoth

DIFFERS = 1
KASK = {"text": "Kask", "entity": "andrei-kask", "name": "Andrei Kask", "role": "union leader"}
REBANE = {"text": "she", "entity": "kaja-rebane", "name": "Kaja Rebane", "role": None}


def quote(start, text, speaker=KASK, **more):
    return {"start": start, "end": start + len(text), "text": text, "kind": "speech", "manner": "direct", "speaker": speaker, "score": 0.9, **more}


def record(name, *quotes, sha="a" * 64):
    return {"schema": "quoth.doc/1", "id": name, "text_sha256": sha, "quotes": list(quotes)}


WAIT, SHIPS = quote(10, "We will not wait."), quote(50, "no ships at all", REBANE)


class Diff(Case):
    def diff(self, old, new, *options):
        return quoth("diff", *options, self.write("old.jsonl", lines(*old)), self.write("new.jsonl", lines(*new)))

    def changes(self, old, new):
        result = self.diff(old, new, "--json")
        self.ends(result, DIFFERS if result.records else DONE)
        return [(line["doc"], line["change"]) for line in result.records]

    def test_the_same_is_no_change(self):
        result = self.diff([record("1", WAIT, SHIPS)], [record("1", WAIT, SHIPS)])
        self.ends(result, DONE)
        self.assertEqual(result.out, "1 document, 2 quotes the same\n")

    def test_each_sort_of_change(self):
        he = dict(KASK, text="he", entity="andrei-kask")
        for after, change in ((dict(SHIPS, speaker=KASK), "speaker-changed"), (dict(SHIPS, speaker=None), "speaker-lost"),
                              (dict(SHIPS, speaker=dict(REBANE, role="minister")), "role-changed"), (dict(SHIPS, kind="scare"), "kind-changed"),
                              (quote(53, "ships at all", REBANE), "bounds-changed")):
            with self.subTest(change):
                self.assertEqual(self.changes([record("1", WAIT, SHIPS)], [record("1", WAIT, after)]), [("1", change)])
        self.assertEqual(self.changes([record("1", dict(WAIT, speaker=None))], [record("1", WAIT)]), [("1", "speaker-gained")])
        self.assertEqual(self.changes([record("1", WAIT)], [record("1", dict(WAIT, speaker=he))]), [], "one entity by two words")

    def test_quotes_and_documents_that_one_has(self):
        old, new = [record("1", WAIT), record("2", WAIT)], [record("3", SHIPS), record("1", WAIT, SHIPS)]
        self.assertEqual(self.changes(old, new), [("1", "quote-found"), ("2", "document-gone"), ("3", "document-new")])
        self.assertEqual(self.changes([record("1", WAIT, SHIPS)], [record("1", SHIPS)]), [("1", "quote-not-found")])

    def test_quotes_inside_quotes_are_compared(self):
        inner = dict(quote(13, "will not"), id="q1.1")
        whole, other = dict(WAIT, nested=[inner]), dict(WAIT, nested=[dict(inner, speaker=REBANE)])
        self.assertEqual(self.changes([record("1", whole, SHIPS)], [record("1", whole, SHIPS)]), [])
        self.assertEqual(self.changes([record("1", whole, SHIPS)], [record("1", other, SHIPS)]), [("1", "speaker-changed")])
        self.assertEqual(self.changes([record("1", whole, SHIPS)], [record("1", WAIT, SHIPS)]), [("1", "quote-not-found")])

    def test_an_edited_text_is_compared_by_words(self):
        moved = dict(WAIT, start=900, end=917)
        self.assertEqual(self.changes([record("1", WAIT, sha="a" * 64)], [record("1", moved, sha="b" * 64)]), [])

    def test_a_line_for_people(self):
        result = self.diff([record("a.txt", SHIPS)], [record("a.txt", dict(SHIPS, speaker=KASK, score=0.5))])
        self.assertEqual(result.out, "a.txt:50: speaker changed: Kaja Rebane (0.90) -> Andrei Kask, union leader (0.50): “no ships at all”\n"
                                     "1 document, 0 quotes the same; 1 speaker changed\n")

    def test_what_runs_leave_is_compared(self):
        text = lines({"id": "1", "text": "Andrei Kask said they “will not wait.”\n\nKaja Rebane said it was “a kiosk.”\n"})
        old = quoth("extract", "--jsonl", stdin=text).bytes
        new = quoth("extract", "--jsonl", "--min-score", "1", stdin=text).bytes
        result = quoth("diff", "--json", self.write("old", old), self.write("new", b"\xef\xbb\xbf" + new.replace(b"\n", b"\r\n")))
        self.assertEqual([line["change"] for line in result.records], ["speaker-lost"] * 2)

    def test_what_cannot_be_compared_is_told(self):
        good = self.write("good", lines(record("1", WAIT)))
        self.ends(quoth("diff", good), USAGE)
        self.ends(quoth("diff", good, self.path("none")), MISSING)
        for name, text, why in (("json", "{", ":1: "), ("flat", lines({"record": "quote", "doc": "1"}), "flat"), ("twice", lines(record("1"), record("1")), ":2: a second"),
                                ("odd", "[7]\n", "no record")):
            with self.subTest(name):
                bad = self.write(name, text)
                for result in (quoth("diff", good, bad), quoth("diff", bad, good)):
                    self.ends(result, CORRUPT)
                    self.assertIn("quoth: " + bad, result.err)
                    self.assertIn(why, result.err)

    def test_old_records_may_be_packed_and_new_ones_are_told(self):
        good = lines(record("1", WAIT))
        plain, packed = self.write("good", good), self.write("packed", gzip.compress(good.encode()))
        self.ends(quoth("diff", packed, plain), DONE)
        self.assertIn("packed: cannot be read from any place; give a plain file", self.ends(quoth("diff", plain, packed), USAGE).err)
        self.assertIn("-: cannot be read from any place; give a plain file", self.ends(quoth("diff", plain, "-", stdin=good), USAGE).err)


if __name__ == "__main__":
    unittest.main()
