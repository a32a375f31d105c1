"""quoth gazetteer import: every format's fixture, the report, packed and damaged files; the outcome is always a source without faults."""
import gzip
import json
import os
import resource
import shutil
import subprocess
import unittest

from harness import CORRUPT, DONE, MISSING, QUOTH, REJECTED, SOURCE, USAGE, Case, quoth

FIXTURES = os.path.join(SOURCE, "tests", "import")
MAP = "id=QID,name=label,aliases=aka,type=what,country=country,role=post,start=from,end=to"
FILES = [("geonames", "places.geonames.tsv"), ("jrc", "names.jrc.tsv"), ("spacy", "rulers.spacy.jsonl"), ("gate", "gate/lists.def"),
         ("skos", "thesaurus.ttl"), ("csv", "people.csv"), ("opensanctions", "targets.simple.csv"), ("ftm", "entities.ftm.json"),
         ("opensanctions", "entities.ftm.json"), ("wikidata", "items.wikidata.json")]


def fixture(name):
    return os.path.join(FIXTURES, name)


def row(number, name, population=1000):
    return "\t".join([str(number), name, name, "", "59", "24", "P", "PPL", "EE", "", "", "", "", "", str(population), "", "9", "Europe/Tallinn", "2024-01-01"]) + "\n"


class Import(Case):
    def load(self, form, file, *options, stdin=b"", status=None):
        result = quoth("gazetteer", "import", "--from", form, *options, file, stdin=stdin)
        if status is not None:
            self.ends(result, status)
        return result

    def is_taken(self, source):
        path = self.write("imported.tsv", source)
        self.ends(quoth("gazetteer", "build", "-o", self.path("imported.gaz"), path), DONE)
        return quoth("gazetteer", "dump", self.path("imported.gaz")).out

    def test_every_fixture_becomes_what_is_written_beside_it(self):
        for form, name in FILES:
            result = self.load(form, fixture(name), *(["--map", MAP] if name == "people.csv" else []))
            self.assertIn(result.status, (DONE, REJECTED), result.err)
            expected = fixture(os.path.dirname(name) + "/" * ("/" in name) + os.path.basename(name) + ".expected")
            body = "".join(line for line in result.out.splitlines(True) if not line.startswith("%source"))
            if os.environ.get("UPDATE"):
                with open(expected, "w", encoding="utf-8") as file:
                    file.write(body)
            with open(expected, encoding="utf-8") as file:
                self.assertEqual(body, file.read(), name)
            self.assertTrue(self.is_taken(result.out))

    def test_positions_with_dates_reach_the_image(self):
        for form, name in (("wikidata", "items.wikidata.json"), ("ftm", "entities.ftm.json")):
            dump = self.is_taken(self.load(form, fixture(name)).out)
            self.assertRegex(dump, "Minister of Transport.*2021-03-01", name)

    def test_the_report_says_what_why_how_often_and_where(self):
        path = self.path("report.json")
        result = self.load("geonames", fixture("places.geonames.tsv"), "--report", path, "-o", self.path("o.tsv"), status=REJECTED)
        self.assertEqual(result.err, "")
        report = json.loads(self.read("report.json"))
        self.assertEqual((report["schema"], report["from"], report["faults"]), ("quoth.import/1", "geonames", 1))
        self.assertEqual(report["read"], {"lines": 8, "records": 7})
        self.assertEqual(report["kept"]["records"], 5)
        reasons = {(r["fate"], r["what"], r["reason"]): r for r in report["reasons"]}
        bar = reasons["refused", "record", "a bar in it, which parts names"]
        self.assertEqual((bar["count"], bar["first"]["line"], bar["first"]["text"]), (1, 5, "M\u00e4e|k\u00fcla"))
        self.assertIn(("faulty", "line", "not 19 columns"), reasons)

    def test_standard_error_says_the_same(self):
        err = self.load("geonames", fixture("places.geonames.tsv"), status=REJECTED).err
        self.assertRegex(err, r"quoth: faulty: 1 line: not 19 columns; first at \S+:7: ")
        self.assertRegex(err, r"8 lines, 7 records read; 5 records kept, with 8 names and 0 roles\n$")

    def test_standard_input_and_packed_files(self):
        with open(fixture("names.jrc.tsv"), "rb") as file:
            plain = file.read()
        expected = self.load("jrc", fixture("names.jrc.tsv")).out.split("\n", 1)[1]
        self.assertEqual(self.load("jrc", "-", stdin=plain).out.split("\n", 1)[1], expected)
        self.assertEqual(self.load("jrc", "-", stdin=gzip.compress(plain)).out.split("\n", 1)[1], expected)
        self.assertEqual(self.load("jrc", self.write("n.gz", gzip.compress(plain[:40]) + gzip.compress(plain[40:]))).out.split("\n", 1)[1], expected)

    def test_a_joined_list_needs_a_file(self):
        with open(fixture("entities.ftm.json"), "rb") as file:
            result = self.load("ftm", "-", stdin=file.read())
        self.assertNotIn("Minister of Transport;;2021", result.out)
        self.assertIn("Kaja Rebane", result.out)

    def test_nothing_is_put_in_place_where_the_list_is_cut_off(self):
        self.write("kept.tsv", "as it was\n")
        packed = gzip.compress(b"".join(row(i, "Kivi%d" % i).encode() for i in range(3000)))
        result = self.load("geonames", self.write("cut.gz", packed[:-100]), "-o", self.path("kept.tsv"), status=CORRUPT)
        self.assertRegex(result.err, r"cut\.gz: byte %d of the file: the packed file is cut off here" % (len(packed) - 100))
        self.load("geonames", self.path("gone.tsv"), "-o", self.path("kept.tsv"), status=MISSING)
        self.assertEqual(self.read("kept.tsv"), b"as it was\n")
        self.assertEqual([n for n in os.listdir(self.folder.name) if n.endswith(".tmp")], [])

    def test_hostile_lists_take_little_memory(self):
        program = os.path.abspath(QUOTH)
        limit = lambda: resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))
        if subprocess.run([program, "--version"], capture_output=True, preexec_fn=limit).returncode:
            limit = None  # sanitizers need more room than that to begin with

        def limited(*arguments):
            run = subprocess.run([program, "gazetteer", "import", *arguments], capture_output=True, preexec_fn=limit, timeout=300)
            return run.returncode, run.stdout.decode(), run.stderr.decode()

        good = '{"id":"b","schema":"Person","caption":"Ann Lee"}\n'
        path = self.write("long.json", '{"id":"a","x":"' + "y" * 100_000_000 + '"}\n' + good)
        status, out, err = limited("--from", "ftm", path)
        self.assertEqual((status, "Ann Lee" in out), (REJECTED, True), err)
        self.assertRegex(err, r"too long \(over 32768 KiB\); first at \S+long\.json:1\n")
        path = self.write("deep.json", '{"x":' + "[" * 2_000_000 + "\n" + good)
        status, out, err = limited("--from", "ftm", path)
        self.assertEqual((status, "Ann Lee" in out), (REJECTED, True), err)
        self.assertIn("too deep in each other; first at %s:1" % path, err)
        bomb = self.write("bomb.gz", gzip.compress(b"\n" * 100_000_000, 1))
        self.assertEqual(limited("--from", "jrc", bomb)[0], DONE)
        status, out, err = limited("--from", "skos", "--as", "place", self.write("deep.ttl", "@prefix x: <http://x/> .\nx:a x:b " + "[ x:c " * 300_000))
        self.assertEqual(status, CORRUPT)
        self.assertIn("deep.ttl:2: brackets too deep in each other", err)

    def test_ill_formed_text_is_told_with_its_place(self):
        result = self.load("geonames", self.write("x.tsv", row(1, "Kivi").encode() + b"2\tx\xff\n" + row(3, "Saare").encode()), status=REJECTED)
        self.assertRegex(result.err, r"ill-formed UTF-8; first at \S+x\.tsv:2: ")
        self.assertEqual(result.out.count("geonames-"), 2)

    def test_filters(self):
        path = self.write("x.tsv", row(1, "Kivi", 50) + row(2, "Saare", 5000))
        self.assertEqual(self.load("geonames", path, "--population", "1000", status=DONE).out.count("geonames-"), 1)
        self.assertEqual(self.load("geonames", path, "--countries", "ee", "--kinds", "city", "--types", "place", status=DONE).out.count("geonames-"), 2)
        self.assertNotIn("\u0410", self.load("jrc", fixture("names.jrc.tsv"), "--languages", "en").out)
        found = self.load("wikidata", fixture("items.wikidata.json"), "--types", "person", "--positions", "minister").out
        self.assertEqual((found.count("Kaja Rebane"), found.count("Andrei Kask")), (1, 0))

    def test_wrong_words_are_told(self):
        path = fixture("names.jrc.tsv")
        for arguments in ([path], ["--from", "jrc"], ["--from", "atlas", path], ["--from", "jrc", path, path], ["--from", "jrc", "--types", "x", path],
                          ["--from", "jrc", "--as", "x", path], ["--from", "jrc", "--population", "many", path], ["--from", "csv", "--separator", "ab", path]):
            result = self.ends(quoth("gazetteer", "import", *arguments), USAGE)
            self.assertRegex(result.err, r"^quoth: .+\n", arguments)
        self.load("jrc", self.folder.name, status=MISSING)

    def test_the_same_list_gives_the_same_bytes(self):
        runs = {quoth("gazetteer", "import", "--from", "wikidata", fixture("items.wikidata.json"), env=env).out for env in ({}, {"LC_ALL": "C"}, {"TZ": "Asia/Tokyo"})}
        self.assertEqual(len(runs), 1)

    @unittest.skipUnless(shutil.which("zstd"), "zstd is not installed")
    def test_zstandard(self):
        path = self.write("n.zst", subprocess.run(["zstd", "-qc", fixture("names.jrc.tsv")], check=True, capture_output=True).stdout)
        self.assertEqual(self.load("jrc", path).out.split("\n", 1)[1], self.load("jrc", fixture("names.jrc.tsv")).out.split("\n", 1)[1])

    @unittest.skipUnless(os.environ.get("QUOTH_GEONAMES"), "QUOTH_GEONAMES names no file; ./dev import-real fetches one")
    def test_a_real_list(self):
        result = self.load("geonames", os.environ["QUOTH_GEONAMES"], "--population", "100000", status=DONE)
        self.assertGreater(result.out.count("\ngeonames-"), 3000)
        self.is_taken(result.out)
        self.assertNotIn("faulty", result.err)


if __name__ == "__main__":
    unittest.main()
