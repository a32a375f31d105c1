"""quoth validate finds what is wrong with records, and nothing where all is well; the JSON Schema agrees with it."""
import copy
import json
import os
import unittest

from harness import ARTICLE, CORRUPT, DONE, MISSING, SOURCE, USAGE, Case, lines, quoth

try:
    import jsonschema
except ImportError:
    jsonschema = None

SHA = "a" * 64
TEXT = "\u201cNo,\u201d said Mayor Ann Lee \U0001f389 of Rye, \u201cnever.\u201d"


def span(words, **more):
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, **more}


def party(words, **more):
    return span(words, entity="ann-lee", name="Ann Lee", type="person", form="name", **more)


def made_record():
    """A record with every field that there can be."""
    no, never = span("No,"), span("never.")
    both = {"start": no["start"], "end": never["end"], "text": TEXT[no["start"]:never["end"]],
            "parts": [[no["start"], no["end"]], [never["start"], never["end"]]]}
    return {
        "schema": "quoth.doc/1", "id": "1", "url": None, "title": "T", "outlet": None, "published": None, "language": "en",
        "offsets": "codepoint", "text_sha256": SHA, "gazetteer": "0123456789abcdef", "text": TEXT,
        "entities": [{"id": "ann-lee", "type": "person", "name": "Ann Lee", "known": False, "unnamed": False, "wikidata": "Q1",
                      "variants": ["Lee"], "mentions": [0],
                      "roles": [span("Mayor", title="Mayor", base="mayor", org=None, place=None, tense="current")]},
                     {"id": "rye", "type": "place", "name": "Rye", "known": True, "unnamed": False, "variants": [], "mentions": [1], "roles": []}],
        "mentions": [span("Ann Lee", type="person", form="name", entity="ann-lee", zone="headline", acts_as="government",
                          matched="Anne Lee", cost=0.1, why=["n~nn"], score=0.9),
                     span("Rye", type="place", form="name", entity="rye", score=1)],
        "quotes": [{"id": "q1", **both, "words": "No, never.", "kind": "speech", "manner": "direct",
                    "speaker": party("Ann Lee", role="Mayor", title="Mayor", organization=None, place=None, tense="current"),
                    "cue": span("said", lemma="say"), "content": dict(both), "addressee": party("Ann Lee"), "via": None, "score": 0.97,
                    "rule": "r", "why": ["near (+1)"], "alternatives": [{"entity": "rye", "name": "Rye", "text": "Rye", "score": 0.1}],
                    "repairs": ["x"]}],
        "notes": [{"code": "x", "start": 0, "end": 1, "text": "why"}]}


def nested(record, **changes):
    return {**record["quotes"][0], "id": "q1.1", **changes}


# What is done to the record, and the path that the message must name. All but the starred are faults to the JSON Schema too.
FAULTS = [
    (lambda r: r.update(schema="quoth.doc/2"), "schema"),
    (lambda r: r.pop("id"), "id: missing"),
    (lambda r: r.update(offsets="byte"), "offsets"),
    (lambda r: r.update(text_sha256="xyz"), "text_sha256"),
    (lambda r: r.update(quotes={}), "quotes"),
    (lambda r: r["entities"][0].update(id="ann lee"), "entities[0].id"),
    (lambda r: r["entities"][0].update(id="a" * 201), "entities[0].id"),
    (lambda r: r["entities"][0].update(type="human"), "entities[0].type"),
    (lambda r: r["entities"][0].update(known="yes"), "entities[0].known"),
    (lambda r: r["entities"][0].update(variants=[1]), "entities[0].variants"),
    (lambda r: r["entities"][0]["roles"][0].update(tense="past"), "entities[0].roles[0].tense"),
    (lambda r: r["mentions"][1].pop("score"), "mentions[1].score: missing"),
    (lambda r: r["mentions"][1].update(score=1.5), "mentions[1].score"),
    (lambda r: r["mentions"][1].update(start=-1), "mentions[1].start"),
    (lambda r: r["mentions"][1].update(start=1.5), "mentions[1].start"),
    (lambda r: r["mentions"][1].update(form="noun"), "mentions[1].form"),
    (lambda r: r["quotes"][0].update(kind="shout"), "quotes[0].kind"),
    (lambda r: r["quotes"][0].update(manner="odd"), "quotes[0].manner"),
    (lambda r: r["quotes"][0].update(why=None), "quotes[0].why"),
    (lambda r: r["quotes"][0]["speaker"].pop("role"), "quotes[0].speaker.role"),
    (lambda r: r["quotes"][0]["speaker"].update(tense="past"), "quotes[0].speaker.tense"),
    (lambda r: r["quotes"][0]["cue"].pop("lemma"), "quotes[0].cue.lemma"),
    (lambda r: r["quotes"][0]["alternatives"][0].update(score="x"), "quotes[0].alternatives[0].score"),
    (lambda r: r["quotes"][0].update(parts=[[1]]), "quotes[0].parts"),
    (lambda r: r["notes"][0].pop("code"), "notes[0].code"),
    (lambda r: r["quotes"][0].update(nested=[nested(r, kind="shout")]), "quotes[0].nested[0].kind"),
]
LINKS = [
    (lambda r: r["entities"][1].update(id="ann-lee"), "entities[1].id"),
    (lambda r: r["entities"][0].update(mentions=[7]), "entities[0].mentions"),
    (lambda r: r["entities"][0].update(mentions=[1]), "entities[0].mentions"),
    (lambda r: r["mentions"][1].update(entity="nobody"), "mentions[1].entity"),
    (lambda r: r["mentions"].reverse(), "mentions[1].start"),
    (lambda r: r["mentions"][0].update(end=3), "mentions[0].end"),
    (lambda r: r["mentions"][0].update(text="Ann Leo"), "mentions[0].text"),
    (lambda r: r["mentions"][0].update(start=r["mentions"][0]["start"] - 1), "mentions[0].text"),
    (lambda r: r["mentions"][0].update(start_byte=0), "mentions[0].start_byte"),
    (lambda r: r["mentions"][1].update(end_utf16=0), "mentions[1].end_utf16"),
    (lambda r: r["quotes"][0].update(end=999), "quotes[0].end"),
    (lambda r: r["quotes"][0]["speaker"].update(entity="nobody"), "quotes[0].speaker.entity"),
    (lambda r: r["quotes"][0]["cue"].update(text="says"), "quotes[0].cue.text"),
    (lambda r: r["quotes"][0].update(parts=[[1, 4], [3, r["quotes"][0]["end"]]]), "quotes[0].parts"),
    (lambda r: r["quotes"][0].update(parts=[[2, 4], [5, r["quotes"][0]["end"]]]), "quotes[0].parts"),
    (lambda r: r["quotes"][0].update(kind="term"), "quotes[0].speaker"),
    (lambda r: r["quotes"].append(dict(r["quotes"][0])), "quotes[1].id"),
    (lambda r: r["notes"][0].update(end=999), "notes[0].end"),
    (lambda r: r["quotes"][0].update(nested=[nested(r, id="q1")]), "quotes[0].nested[0].id"),
    (lambda r: r["quotes"][0].update(nested=[nested(r, nested=[])]), "quotes[0].nested[0].nested"),
    (lambda r: r["quotes"][0].update(nested=[nested(r, **span("\u201cNo,\u201d"), parts=None)]), "quotes[0].nested[0].start"),
]


def schema():
    with open(os.path.join(SOURCE, "docs", "quoth.doc.schema.json"), encoding="utf-8") as file:
        return jsonschema.Draft202012Validator(json.load(file))


class Faults(Case):
    def test_a_good_record_has_none(self):
        self.assertEqual(self.ends(quoth("validate", stdin=lines(made_record())), DONE).out, "1 record, 0 faults\n")

    def check(self, faults):
        for spoil, path in faults:
            record = made_record()
            spoil(record)
            result = self.ends(quoth("validate", stdin=lines(record)), CORRUPT)
            self.assertIn("quoth: standard input:1: " + path, result.err)

    def test_shapes(self):
        self.check(FAULTS)

    def test_links_and_places(self):
        self.check(LINKS)

    def test_each_fault_is_told_with_its_line(self):
        bad = made_record()
        bad["mentions"][0]["type"] = bad["quotes"][0]["kind"] = "x"
        result = self.ends(quoth("validate", stdin=lines(made_record(), bad, "{", "[]")), CORRUPT)
        self.assertEqual(result.out, "4 records, 4 faults\n")
        self.assertEqual([line.split(":")[2] for line in result.err.splitlines()], ["2", "2", "3", "4"])

    def test_error_records_are_records(self):
        good = {"schema": "quoth.error/1", "id": None, "line": 3, "error": {"code": "json", "message": "x"}}
        self.ends(quoth("validate", stdin=lines(good)), DONE)
        self.ends(quoth("validate", stdin=lines({**good, "error": {"code": "json"}})), CORRUPT)
        self.ends(quoth("validate", stdin=lines({"record": "error", **good})), DONE)

    def test_no_such_file(self):
        self.ends(quoth("validate", self.path("none")), MISSING)
        self.ends(quoth("validate", "--text", self.path("none"), stdin=""), MISSING)


class Texts(Case):
    def setUp(self):
        super().setUp()
        self.article = self.write("a.txt", ARTICLE)
        self.jsonl = self.write("in.jsonl", lines({"id": "1", "text": ARTICLE}, "{", {"id": "3", "text": "x"}))

    def records(self, *arguments):
        return self.write("records", quoth("extract", *arguments).bytes)

    def test_what_extract_writes_is_valid(self):
        for options in (["--with-text"], ["--flat", "--with-text"], ["--with-text", "--ascii", "--offsets", "byte,utf16"]):
            result = self.ends(quoth("validate", self.records(*options, self.article, self.jsonl)), DONE)
            self.assertRegex(result.out, r"^\d+ records, 0 faults\n$")

    def test_repaired_texts_have_the_bytes_of_the_input(self):
        article = self.write("bad.txt", b"\xff\xff " + ARTICLE.encode())
        records = self.records("--with-text", "--offsets", "byte,utf16", article)
        self.ends(quoth("validate", records), DONE)
        mention = json.loads(self.read("records"))["mentions"][0]
        self.assertEqual(self.read("bad.txt")[mention["start_byte"]:mention["end_byte"]].decode(), mention["text"])

    def test_places_without_a_text_are_said_to_be_unchecked(self):
        self.assertIn("places of 1 not checked", self.ends(quoth("validate", self.records(self.article)), DONE).out)

    def spoil(self):
        records = self.read("records").replace(b'"text":"Brussels"', b'"text":"Brussel"')
        self.assertIn(b'"Brussel"', records)
        return self.write("spoilt", records)

    def test_texts_in_a_folder(self):
        for flat in ([], ["--flat"]):
            records = self.records(*flat, self.article)
            self.assertNotIn("not checked", self.ends(quoth("validate", "--text", self.folder.name, records), DONE).out)
            self.ends(quoth("validate", "-t", self.folder.name, self.spoil()), CORRUPT)

    def test_the_one_text(self):
        records = self.records(self.article)
        self.assertNotIn("not checked", self.ends(quoth("validate", "--text", self.article, records), DONE).out)
        self.ends(quoth("validate", "--text", self.article, self.spoil()), CORRUPT)

    def test_the_lines_that_records_were_made_from(self):
        for flat in ([], ["--flat"]):
            records = self.records(*flat, self.jsonl)
            self.assertNotIn("not checked", self.ends(quoth("validate", "--text", self.jsonl, records), DONE).out)
            self.ends(quoth("validate", "--text", self.jsonl, self.spoil()), CORRUPT)
        self.ends(quoth("validate", "--text", self.jsonl, records, records), USAGE)

    def test_a_lost_or_changed_record_is_missed(self):
        self.records(self.jsonl)
        whole = self.read("records").split(b"\n")
        result = self.ends(quoth("validate", "--text", self.jsonl, self.write("lost", b"\n".join(whole[:2]))), CORRUPT)
        self.assertIn("none for line 3 of the texts", result.err)
        swapped = self.write("swapped", b"\n".join([whole[2], whole[1], whole[0]]))
        self.assertIn('is not that of line 1', self.ends(quoth("validate", "--text", self.jsonl, swapped), CORRUPT).err)


class Counts(Case):
    def setUp(self):
        super().setUp()
        self.input = self.write("in.jsonl", lines({"id": "a", "text": ARTICLE}, {"text": "One."}, "bad", {"id": "a", "text": "Two."}, {"id": 7}))
        self.lines = quoth("extract", "--trailer", self.input).out.splitlines(keepends=True)

    def check(self, lines, status, *messages, against=True):
        result = self.ends(quoth("validate", *(["--against", self.input] if against else []), stdin="".join(lines)), status)
        for message in messages:
            self.assertIn(message, result.err)
        return result

    def test_all_is_there_in_any_order(self):
        self.check(self.lines, DONE)
        self.check(self.lines[4::-1], DONE)
        flat = quoth("extract", "--flat", "--trailer", self.input).out
        self.check([flat], DONE)

    def test_texts_without_a_record_are_told(self):
        for lost, told in ((0, '4: record: none of "a"'), (1, "3: record: none"), (2, "3: record: none"), (3, '4: record: none of "a"'),
                           (4, '5: record: none of "7"')):
            result = self.check(self.lines[:lost] + self.lines[lost + 1:5], CORRUPT)
            self.assertEqual(result.err, "quoth: %s:%s\n" % (self.input, told))

    def test_records_of_nothing_are_counted(self):
        other = quoth("extract", "--jsonl", stdin=lines({"id": "b", "text": "x"}, {"id": "a", "text": "x"})).out
        self.check(self.lines[:5] + [other], CORRUPT, self.input + ": 2 records of nothing in it")

    def test_a_trailer_is_compared(self):
        self.check(self.lines, DONE, against=False)
        self.check(self.lines[1:], CORRUPT, "documents: 3, but there are 2", "bytes: ", against=False)
        self.check(self.lines[:2] + self.lines[3:], CORRUPT, "errors: 2, but there are 1", against=False)
        self.check(self.lines[:5] + ['{"schema":"quoth.trailer/1","documents":3,"errors":2}\n'], CORRUPT, "bytes: missing", against=False)

    def test_fields_can_be_named(self):
        path = self.write("named", lines({"key": 1, "text": "x"}, {"key": 2, "text": "x"}))
        records = quoth("extract", "--jsonl", "--id-field", "key", path).out
        self.ends(quoth("validate", "--against", path, "--jsonl", "--id-field", "key", stdin=records), DONE)
        self.ends(quoth("validate", "--text", path, "--jsonl", "--id-field", "key", stdin=records), DONE)

    def test_no_such_input(self):
        self.ends(quoth("validate", "--against", self.path("none.jsonl"), stdin=""), MISSING)


@unittest.skipUnless(jsonschema, "no jsonschema module")
class Schema(Case):
    def test_it_is_a_schema(self):
        jsonschema.Draft202012Validator.check_schema(schema().schema)

    def test_it_takes_what_extract_writes(self):
        check = schema()
        check.validate(made_record())
        article, bad = self.write("a.txt", ARTICLE), self.write("bad.jsonl", "{\n")
        articles = [os.path.join(SOURCE, "examples", "articles", name) for name in sorted(os.listdir(os.path.join(SOURCE, "examples", "articles")))
                    if name.endswith(".txt")]
        for options in (["--trailer"], ["--flat", "--trailer"], ["--with-text", "--offsets", "byte,utf16"], ["--flat", "--with-text", "--offsets", "byte,utf16"]):
            for record in quoth("extract", *options, article, bad, *articles).records:
                check.validate(record)

    def test_it_refuses_what_validate_refuses(self):
        check = schema()
        for spoil, path in FAULTS:
            record = made_record()
            spoil(record)
            self.assertFalse(check.is_valid(record), path)


if __name__ == "__main__":
    unittest.main()
