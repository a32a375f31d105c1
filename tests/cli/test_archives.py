"""Web archives as input, as crawlers write them: one gzip member a record."""
import gzip
import json
import os
import select
import subprocess
import unittest
import zlib

from harness import ARTICLE, CORRUPT, DONE, QUOTH, REJECTED, USAGE, Case, quoth

HAS_PAGES = "built without" not in quoth("extract", "--html", stdin="<p>x</p>").err
PAGE = ("<html><head><title>Harbour</title>%s</head><body><nav>Home</nav><p>“We will not wait,” union leader Andrei Kask told reporters in "
        "Brussels on Monday.</p></body></html>")
TEXT = "“We will not wait,” union leader Andrei Kask told reporters in Brussels on Monday.\n"


def record(kind, block, number=1, media="application/http; msgtype=response", more=()):
    block = block.encode() if isinstance(block, str) else block
    head = ["WARC/1.0", "WARC-Type: " + kind, "WARC-Date: 2024-05-06T07:08:09Z", "WARC-Record-ID: <urn:uuid:%d>" % number,
            "WARC-Target-URI: https://courier.example/%d" % number, "Content-Type: " + media, "Content-Length: %d" % len(block), *more]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def answer(body, *headers, status="200 OK", media="text/html; charset=utf-8"):
    body = body.encode() if isinstance(body, str) else body
    return "\r\n".join(["HTTP/1.1 " + status, "Content-Type: " + media, *headers]).encode() + b"\r\n\r\n" + body


def chunked(body):
    return b"".join(b"%x;x=y\r\n%s\r\n" % (len(body[i:i + 50]), body[i:i + 50]) for i in range(0, len(body), 50)) + b"0\r\n\r\n"


@unittest.skipUnless(HAS_PAGES, "built without libxml2")
class Archives(Case):
    def read_all(self, *records, name="a.warc", status=DONE, arguments=()):
        return self.ends(quoth("extract", "--with-text", *arguments, self.write(name, b"".join(records))), status).records

    def test_answers_that_are_pages_are_documents(self):
        records = [record("warcinfo", "software: x\r\n", 0, "application/warc-fields"), record("request", "GET / HTTP/1.1\r\n\r\n", 1),
                   record("response", answer(PAGE % ""), 2), record("metadata", "x: y", 3), record("response", answer("{}", media="application/json"), 4),
                   record("response", answer(PAGE % "", status="404 Not Found"), 5), record("revisit", answer(""), 6), record("response", answer(""), 7),
                   record("resource", PAGE % "", 8, "text/html"), record("response", "", 9), record("response", "HTTP/1.1 200 OK\r\n", 10)]
        found = self.read_all(*records)
        self.assertEqual([r["id"] for r in found], ["urn:uuid:2", "urn:uuid:7", "urn:uuid:8"])
        self.assertEqual({k: found[0][k] for k in ("url", "title", "published", "text")},
                         {"url": "https://courier.example/2", "title": "Harbour", "published": "2024-05-06T07:08:09Z", "text": TEXT})
        self.assertEqual(found[0]["outlet"], "courier.example")
        self.assertEqual(found[0]["quotes"][0]["speaker"]["name"], "Andrei Kask")
        packed = b"".join(gzip.compress(r) for r in records)
        self.assertEqual(self.read_all(packed, name="CC-NEWS-1.warc.gz"), found)
        self.assertEqual(quoth("extract", "--with-text", "--warc", stdin=packed).records, found)
        self.assertEqual(quoth("extract", "--with-text", "--warc", "-j", "3", stdin=packed).records, found)

    def test_the_page_knows_its_date_better(self):
        page, = self.read_all(record("response", answer(PAGE % '<meta property="article:published_time" content="2023-01-01">')))
        self.assertEqual(page["published"], "2023-01-01")

    def test_records_are_not_checked_against_an_archive(self):
        archive = self.write("a.warc", record("response", answer(PAGE % "")))
        records = self.write("records.jsonl", quoth("extract", "--with-text", archive).bytes)
        self.ends(quoth("validate", "--against", archive, records), DONE)
        self.assertIn("--with-text", self.ends(quoth("validate", "--text", archive, records), USAGE).err)

    def test_the_page_knows_its_outlet_better(self):
        page, = self.read_all(record("response", answer(PAGE % '<meta property="og:site_name" content="The Courier">')))
        self.assertEqual(page["outlet"], "The Courier")

    def test_bodies_as_they_were_sent(self):
        page = (PAGE % "").encode()
        raw = zlib.compressobj(wbits=-15)
        for sent in (answer(chunked(page), "Transfer-Encoding: chunked"), answer(page, "Transfer-Encoding: chunked"),
                     answer(gzip.compress(page), "Content-Encoding: gzip"), answer(zlib.compress(page), "content-encoding: deflate"),
                     answer(raw.compress(page) + raw.flush(), "Content-Encoding: deflate"), answer(page, "Content-Encoding: gzip"),
                     answer(chunked(gzip.compress(page)), "Content-Encoding: gzip", "Transfer-Encoding: chunked"),
                     answer(page, "X-Crawler-Content-Encoding: br"), answer((PAGE % "").encode("utf-16"), media="text/html"),
                     answer((PAGE % "").replace("“", '"').replace("”", '"').encode("cp1251"), media="text/html; charset=\"windows-1251\"")):
            found, = self.read_all(record("response", sent))
            self.assertEqual(found["text"].replace('"We', "“We").replace(',"', ",”"), TEXT)

    def test_bodies_that_cannot_be_read(self):
        for sent, code in ((answer(b"x", "Content-Encoding: br"), "encoding"), (answer(b"\x1f\x8bxxxxx", "Content-Encoding: gzip"), "encoding"),
                           (answer(b"x" * (1 << 21)), "too-large"), (answer(gzip.compress(b"x" * (1 << 21)), "Content-Encoding: gzip"), "too-large"),
                           (answer("<b>" * 2000), "too-large")):
            first, second = self.read_all(record("response", sent), record("response", answer(PAGE % ""), 2), status=REJECTED, arguments=("--max-bytes", "1M"))
            self.assertEqual((first["error"]["code"], first["id"], second["text"]), (code, "urn:uuid:1", TEXT))

    def test_texts_of_wet(self):
        wet = [record("warcinfo", "x", 0, "application/warc-fields"), record("conversion", ARTICLE, 1, "text/plain"), record("conversion", "", 2, "text/plain")]
        for name, content in (("a.warc.wet", b"".join(wet)), ("a.warc.wet.gz", b"".join(map(gzip.compress, wet)))):
            first, second = self.ends(quoth("extract", "--with-text", self.write(name, content)), DONE).records
            self.assertEqual((first["text"], first["id"], second["text"]), (ARTICLE, "urn:uuid:1", ""))

    def test_damage_is_told(self):
        whole = record("response", answer(PAGE % ""))
        for damaged, why in ((whole + b"nothing", "byte %d: no WARC record" % len(whole)), (whole + whole[:100], "cut off"), (whole + whole[:-40], "cut off"),
                             (b"WARC/1.0\r\n\r\n", "without Content-Length"), (b"WARC/1.0\r\nContent-Length: -1\r\n\r\n", "without Content-Length"),
                             (b"WARC/1.0\r\nContent-Length: 99999999999999999999999\r\n\r\n", "without Content-Length")):
            self.assertIn(why, self.ends(quoth("extract", self.write("a.warc", damaged)), CORRUPT).err)
        packed = gzip.compress(whole)
        self.ends(quoth("extract", self.write("b.warc.gz", packed + packed[:-9])), CORRUPT)

    def test_it_is_split_and_gone_on_with(self):
        records = [r for i in range(20) for r in (record("request", "x", i), record("response", answer(PAGE % "" if i % 3 else "x"), i))]
        out, point = self.path("out"), self.path("point")
        for path in (self.write("a.warc", b"".join(records)), self.write("a.warc.gz", b"".join(map(gzip.compress, records)))):
            whole = quoth("extract", path).bytes.splitlines(True)
            self.assertEqual(len(whole), 20)
            self.assertEqual([quoth("extract", "--split", "%d/3" % i, path).bytes for i in (1, 2, 3)], [b"".join(whole[i::3]) for i in range(3)])
            for done in (0, 1, 7, 20):
                quoth("extract", "--checkpoint", point, "-o", out, path)
                state = json.loads(self.read("point"))
                place = len(b"".join(records[:done * 2 - 1])) if done else 0
                state.update(finished=False, bytes=len(b"".join(whole[:done])), position={"document": done, "input": 0, "line": done * 2, "byte": place})
                self.write("point", json.dumps(state))
                self.ends(quoth("extract", "--checkpoint", point, "-o", out, path), DONE)
                self.assertEqual(self.read("out"), b"".join(whole), (path, done))
                os.remove(point)

    def test_records_are_answered_as_they_come(self):
        program = subprocess.Popen([QUOTH, "extract", "--warc", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        for i in range(3):
            program.stdin.write(gzip.compress(record("response", answer(PAGE % ""), i)) + gzip.compress(record("metadata", "x", i)))
            self.assertTrue(select.select([program.stdout], [], [], 30)[0], "no answer while the input pauses")
            self.assertEqual(json.loads(program.stdout.readline())["id"], "urn:uuid:%d" % i)
        program.stdin.close()
        program.stdout.close()
        self.assertEqual(program.wait(60), DONE)


if __name__ == "__main__":
    unittest.main()
