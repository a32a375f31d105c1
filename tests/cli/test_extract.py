"""quoth extract: what goes in comes out, one for one, in order, with the right status."""
import hashlib
import json
import os
import unittest

from harness import ARTICLE, CORRUPT, DONE, MISSING, REJECTED, USAGE, Case, lines, quoth


class Texts(Case):
    def test_a_file_is_one_text_and_its_path_the_id(self):
        path = self.write("a.txt", ARTICLE)
        record, = self.ends(quoth("extract", path), DONE).records
        self.assertEqual(record["schema"], "quoth.doc/1")
        self.assertEqual(record["id"], path)
        self.assertEqual(record["text_sha256"], hashlib.sha256(ARTICLE.encode()).hexdigest())
        self.assertNotIn("text", record)

    def test_standard_input_goes_by_its_hash(self):
        for arguments in ((), ("-",)):
            record, = self.ends(quoth("extract", *arguments, stdin=ARTICLE), DONE).records
            self.assertEqual(record["id"], record["text_sha256"])

    def test_files_come_in_their_order(self):
        paths = [self.write("%d.txt" % i, ARTICLE) for i in (3, 1, 2)]
        self.assertEqual([r["id"] for r in quoth("extract", *paths).records], paths)

    def test_every_span_carries_its_text(self):
        record, = quoth("extract", "--with-text", "--offsets", "byte,utf16,codepoint", stdin=ARTICLE).records
        self.assertEqual(record["text"], ARTICLE)
        self.assertTrue(record["mentions"])
        for span in record["mentions"] + record["quotes"]:
            self.assertEqual(ARTICLE[span["start"]:span["end"]], span["text"])
            self.assertEqual(ARTICLE.encode()[span["start_byte"]:span["end_byte"]].decode(), span["text"])
            self.assertEqual(ARTICLE.encode("utf-16-le")[span["start_utf16"] * 2:span["end_utf16"] * 2].decode("utf-16-le"), span["text"])

    def test_a_speaker_has_what_says_more_of_it(self):
        for source, cue in (("People briefed on the plan", "said"), ("A poll released on Sunday", "showed that"), ("One of the clerks", "said that")):
            record, = quoth("extract", stdin="%s %s the harbour was popular." % (source, cue)).records
            self.assertEqual([q["speaker"]["text"] for q in record["quotes"]], [source])

    def test_ascii_is_the_same_record(self):
        plain, escaped = quoth("extract", "--with-text", stdin=ARTICLE), quoth("extract", "--with-text", "--ascii", stdin=ARTICLE)
        self.assertTrue(escaped.out.isascii())
        self.assertEqual(plain.records, escaped.records)

    def test_flat_lines_all_name_their_document(self):
        records = self.ends(quoth("extract", "--flat", self.write("a.txt", ARTICLE)), DONE).records
        self.assertEqual(records[0]["record"], "document")
        self.assertEqual({r["doc"] for r in records}, {self.path("a.txt")})
        self.assertLessEqual({r["record"] for r in records}, {"document", "entity", "mention", "role", "quote", "note"})
        self.assertIn("mention", {r["record"] for r in records})

    def test_marked_quotes_alone(self):
        for record in quoth("extract", "--quotes", "marked", stdin=ARTICLE).records:
            self.assertNotIn("indirect", [q["manner"] for q in record["quotes"]])
        self.ends(quoth("extract", "--quotes", "some", stdin=ARTICLE), USAGE)

    def test_names_as_others_have_them(self):
        text = "We met Mr. Brown and the Russian envoy.\n"
        names = lambda *options: [m["text"] for m in quoth("extract", *options, stdin=text).records[0]["mentions"] if m["form"] == "name"]
        self.assertEqual(names(), ["Brown", "Russian"])
        self.assertEqual(names("--convention", "titles,no-peoples"), ["Mr. Brown"])
        mentions = quoth("extract", "--convention", "adjectives", stdin=text).records[0]["mentions"]
        self.assertIn(("Russian", "place", "russia"), [(m["text"], m["type"], m["entity"]) for m in mentions])
        self.ends(quoth("extract", "--convention", "titles,none", stdin=text), USAGE)

    def test_an_empty_text_is_a_text(self):
        record, = self.ends(quoth("extract", stdin=b""), DONE).records
        self.assertEqual((record["entities"], record["mentions"], record["quotes"]), ([], [], []))

    def test_the_same_bytes_whatever_the_place(self):
        path = self.write("a.txt", ARTICLE)
        plain = quoth("extract", path).bytes
        for env in ({"LC_ALL": "de_DE.UTF-8"}, {"LC_ALL": "tr_TR.UTF-8"}, {"LC_ALL": "C"}, {"TZ": "Pacific/Kiritimati"}):
            self.assertEqual(quoth("extract", path, env=env).bytes, plain)

    def test_limits_hold_to_the_byte(self):
        text = "a" * 1000
        for limit, status in ((999, REJECTED), (1000, DONE), (1001, DONE)):
            path = self.write("a.txt", text)
            result = self.ends(quoth("extract", "--max-bytes", str(limit), path), status)
            record, = result.records
            if status == REJECTED:
                self.assertEqual(record["error"]["code"], "too-large")
                self.assertEqual((record["id"], record["line"]), (path, None))
                self.assertIn(path + ": ", result.err)
            line = quoth("extract", "--jsonl", "--max-bytes", str(limit), "-", stdin=lines({"id": "x", "text": text}))
            self.ends(line, status)

    def test_ill_formed_text_is_repaired_or_refused(self):
        path = self.write("a.txt", b"a \xff b")
        record, = self.ends(quoth("extract", "--with-text", path), DONE).records
        self.assertEqual(record["text"], "a \ufffd b")
        self.assertIn("ill-formed", [n["code"] for n in record["notes"]])
        result = self.ends(quoth("extract", "--refuse-ill-formed", path), REJECTED)
        self.assertEqual(result.records[0]["error"]["code"], "encoding")
        self.assertIn("byte 2", result.err)

    def test_an_ill_formed_path_is_still_json(self):
        path = os.fsencode(self.path("a")) + b"\xff.txt"
        with open(path, "wb") as file:
            file.write(b"text")
        self.assertIn("\ufffd", self.ends(quoth("extract", path), DONE).records[0]["id"])
        self.assertIn("\\xFF", self.ends(quoth("extract", "--max-bytes", "1", path), REJECTED).records[0]["id"])


class Missing(Case):
    def test_a_missing_file_is_an_error_record_and_the_others_are_read(self):
        path, none = self.write("a.txt", ARTICLE), self.path("none.txt")
        result = self.ends(quoth("extract", none, path, self.folder.name), MISSING)
        self.assertEqual([r["id"] for r in result.records], [none, path, self.folder.name])
        self.assertEqual([r.get("error", {}).get("code") for r in result.records], ["missing", None, "missing"])
        self.assertIn("quoth: %s: open: " % none, result.err)
        self.ends(quoth("extract", "-o", self.path("out"), none, path), MISSING)
        self.assertEqual(self.read("out").count(b"\n"), 2)

    def test_messages_hide_controls(self):
        result = self.ends(quoth("extract", "no\x1b[31m\nsuch"), MISSING)
        self.assertIn("no\\x1B[31m\\x0Asuch", result.err)
        self.assertEqual(result.err.count("\n"), 1)

    def test_the_gazetteer_must_be_there_and_whole(self):
        path = self.write("a.txt", ARTICLE)
        self.ends(quoth("extract", "--gazetteer", self.path("none.gaz"), path), MISSING)
        self.ends(quoth("extract", "-g", self.write("bad.gaz", b"no image" * 100), path), CORRUPT)

    def test_rules_must_be_rules(self):
        path = self.write("a.txt", ARTICLE)
        self.ends(quoth("extract", "--rules", self.write("good.json", '{"rules":[{"zone":"furniture","pattern":"Kask"}]}'), path), DONE)
        self.ends(quoth("extract", "--rules", self.write("bad.json", '{"rules":[{"zone":"furniture","pattern":"("}]}'), path), CORRUPT)
        self.ends(quoth("extract", "--rules", self.path("none.json"), path), MISSING)


class JsonLines(Case):
    def extract(self, text, *options):
        return quoth("extract", "--jsonl", *options, "-", stdin=text)

    def test_usual_fields_are_found(self):
        record, = self.ends(self.extract(lines({"_id": 7, "maintext": ARTICLE, "headline": "H", "link": "https://e.org/1",
                                                "source": {"id": None, "name": "The Post"}, "date_publish": "2025-01-02", "lang": "en"})),
                            DONE).records
        self.assertEqual([record[k] for k in ("id", "url", "title", "outlet", "published", "language")],
                         ["7", "https://e.org/1", "H", "The Post", "2025-01-02", "en"])

    def test_fields_can_be_named(self):
        record, = self.ends(self.extract(lines({"text": 1, "words": "Hello.", "n": 1.5, "t": "T"}), "--text-field", "words",
                                         "--id-field=n", "--title-field", "t"), DONE).records
        self.assertEqual((record["id"], record["title"]), ("1.5", "T"))

    def test_ids_of_databases(self):
        record, = self.extract(lines({"_id": {"$oid": "5f1"}, "text": "x", "date": {"$date": "2025-01-02T00:00:00Z"}})).records
        self.assertEqual((record["id"], record["published"]), ("5f1", "2025-01-02T00:00:00Z"))

    def test_a_name_ending_says_what_a_file_is(self):
        for name in ("a.jsonl", "a.ndjson"):
            self.assertEqual(quoth("extract", self.write(name, lines({"id": "1", "text": "x"}))).records[0]["id"], "1")

    def test_bad_lines_get_error_records_in_their_place(self):
        bad = ["{", "[1]", '"text"', "{}", '{"text":1}', '{"id":true,"text":"x"}', '{"text":"x","text":"y"}', '{"id":"a\\u0000","text":"x"}',
               '{"text":"\\ud800"}', "nonsense", '{"id":"n","text":null}']
        mixed = []
        for i, line in enumerate(bad):
            mixed += [line, {"id": "good%d" % i, "text": ARTICLE}]
        result = self.ends(self.extract(lines(*mixed)), REJECTED)
        self.assertEqual(len(result.records), len(mixed))
        for i, record in enumerate(result.records):
            if i % 2:
                self.assertEqual(record["id"], "good%d" % (i // 2))
            else:
                self.assertEqual((record["schema"], record["line"], record["error"]["code"]), ("quoth.error/1", i + 1, "json"), mixed[i])
                self.assertIn("quoth: standard input:%d:" % (i + 1), result.err)
        self.assertEqual(result.records[-2]["id"], "n")

    def test_bytes_that_are_no_utf8_are_a_bad_line(self):
        result = self.ends(quoth("extract", "--jsonl", "-", stdin=b'{"id":"1","text":"\xff"}\n{"id":"2","text":"x"}\n'), REJECTED)
        self.assertEqual([r.get("error", {}).get("code") for r in result.records], ["json", None])

    def test_flat_errors_are_records_too(self):
        record, = self.ends(self.extract("{\n", "--flat"), REJECTED).records
        self.assertEqual((record["record"], record["schema"]), ("error", "quoth.error/1"))

    def test_lines_may_end_and_start_in_any_usual_way(self):
        text = b"\xef\xbb\xbf" + b'{"id":"1","text":"x"}\r\n\r\n  \n{"id":"2","text":"y"}\n{"id":"3","text":"z"}'
        result = self.ends(quoth("extract", "--jsonl", "-", stdin=text), DONE)
        self.assertEqual([r["id"] for r in result.records], ["1", "2", "3"])

    def test_a_line_that_is_too_long_is_passed_over(self):
        long = json.dumps({"id": "long", "text": "x" * 3000000})
        result = self.ends(self.extract(lines({"id": "1", "text": "x"}, long, {"id": "3", "text": "y"}), "--max-bytes", "1K"), REJECTED)
        self.assertEqual([r["id"] for r in result.records], ["1", None, "3"])
        self.assertEqual(result.records[1]["error"]["code"], "too-large")
        last = self.extract(long, "--max-bytes", "1K")
        self.assertEqual(self.ends(last, REJECTED).records[0]["line"], 1)

    def test_many_lines_keep_their_order(self):
        result = self.ends(self.extract(lines(*({"id": str(i), "text": "Text %d." % i} for i in range(2000)))), DONE)
        self.assertEqual([r["id"] for r in result.records], [str(i) for i in range(2000)])

    def test_nul_in_a_text_is_kept_or_repaired_but_no_end(self):
        record, = self.ends(self.extract('{"id":"1","text":"a\\u0000b Brussels"}\n', "--with-text"), DONE).records
        self.assertTrue(record["text"].endswith("b Brussels"))


if __name__ == "__main__":
    unittest.main()
