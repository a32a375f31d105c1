"""Where output goes, and what becomes of it when something breaks."""
import gzip
import json
import os
import select
import shutil
import signal
import subprocess
import unittest

from harness import ARTICLE, CORRUPT, DONE, IO, MISSING, QUOTH, REJECTED, USAGE, Case, lines, quoth


class Output(Case):
    def test_a_file_comes_into_being_whole(self):
        out = self.path("out.jsonl")
        path = self.write("a.txt", ARTICLE)
        result = self.ends(quoth("extract", "-o", out, path), DONE)
        self.assertEqual(result.out, "")
        self.assertEqual(self.read("out.jsonl"), quoth("extract", path).bytes)
        self.assertEqual(sorted(os.listdir(self.folder.name)), ["a.txt", "out.jsonl"])

    def test_an_old_file_stays_when_the_run_fails(self):
        out = self.write("out.jsonl", "old")
        self.ends(quoth("extract", "-o", out, "--offsets", "miles", stdin=ARTICLE), USAGE)
        if os.path.exists("/proc/self/mem"):
            self.ends(quoth("extract", "-o", out, "/proc/self/mem"), IO)  # opens, but cannot be read from its start
        self.assertEqual(self.read("out.jsonl"), b"old")
        self.assertEqual(os.listdir(self.folder.name), ["out.jsonl"])

    def test_rejected_texts_do_not_undo_the_others(self):
        self.ends(quoth("extract", "--jsonl", "-o", self.path("out"), "-", stdin=lines("{", {"text": "x"})), REJECTED)
        self.assertEqual(self.read("out").count(b"\n"), 2)

    def test_a_folder_that_is_not_there(self):
        self.ends(quoth("extract", "-o", self.path("none/out"), stdin=ARTICLE), IO)

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_a_full_disk_is_told(self):
        path = self.write("a.txt", ARTICLE)
        result = self.ends(quoth("extract", "-o", "/dev/full", path), IO)
        self.assertIn("/dev/full: write: ", result.err)
        for command in (["extract", path], ["show", path], ["--help"], ["extract", "--help"], ["--version"], ["names", "compare", "a", "b"]):
            with open("/dev/full", "wb") as full:
                done = subprocess.run([QUOTH, *command], stdout=full, stderr=subprocess.PIPE, timeout=60)
            self.assertEqual(done.returncode, IO, command)
            self.assertIn(b"standard output: write: ", done.stderr)

    def test_a_device_is_written_to_as_it_is(self):
        self.ends(quoth("extract", "-o", "/dev/null", stdin=ARTICLE), DONE)


class Pipes(Case):
    def test_a_reader_who_leaves_is_no_fault(self):
        big = self.write("many.jsonl", lines(*({"id": str(i), "text": ARTICLE} for i in range(2000))))
        program = subprocess.Popen([QUOTH, "extract", big], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertTrue(program.stdout.readline().startswith(b'{"schema"'))
        program.stdout.close()
        self.assertEqual(program.stderr.read(), b"")
        program.stderr.close()
        self.assertEqual(program.wait(60), DONE)

    def ask(self, program, line, most=30):
        program.stdin.write(line.encode())
        program.stdin.flush()
        ready, _, _ = select.select([program.stdout], [], [], most)
        self.assertTrue(ready, "no answer while the input pauses")
        return json.loads(program.stdout.readline())

    def test_each_line_is_answered_before_the_next_is_sent(self):
        program = subprocess.Popen([QUOTH, "extract", "--jsonl", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL, bufsize=0)
        for i in range(5):
            self.assertEqual(self.ask(program, lines({"id": str(i), "text": ARTICLE}))["id"], str(i))
        self.assertEqual(self.ask(program, "bad\n")["line"], 6)
        program.stdin.close()
        self.assertEqual(program.stdout.read(), b"")
        program.stdout.close()
        self.assertEqual(program.wait(60), REJECTED)

    def test_several_threads_answer_line_by_line_too(self):
        program = subprocess.Popen([QUOTH, "extract", "--threads", "3", "--jsonl", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL, bufsize=0)
        for i in range(5):
            self.assertEqual(self.ask(program, lines({"id": str(i), "text": ARTICLE}))["id"], str(i))
        program.stdin.close()
        program.stdout.close()
        self.assertEqual(program.wait(60), DONE)

    def test_names_are_answered_at_once_too(self):
        program = subprocess.Popen([QUOTH, "names", "compare"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        program.stdin.write(b"Yuri Ushakov\tYury Ushakov\n")
        ready, _, _ = select.select([program.stdout], [], [], 30)
        self.assertTrue(ready)
        self.assertTrue(program.stdout.readline().startswith(b"Yuri Ushakov\tYury Ushakov\t1\t"))
        program.stdin.close()
        program.stdout.close()
        self.assertEqual(program.wait(60), DONE)

    def test_a_signal_ends_it(self):
        program = subprocess.Popen([QUOTH, "extract", "--jsonl", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL, bufsize=0)
        self.ask(program, lines({"id": "1", "text": "x"}))
        program.send_signal(signal.SIGTERM)
        self.assertEqual(program.wait(60), -signal.SIGTERM)
        program.stdin.close()
        program.stdout.close()

    def test_a_terminal_is_not_waited_for(self):
        master, slave = os.openpty()
        done = subprocess.run([QUOTH, "extract"], stdin=slave, capture_output=True, timeout=60)
        os.close(master)
        os.close(slave)
        self.assertEqual(done.returncode, USAGE)


def zst(content):
    """A Zstandard frame of blocks that are stored as they are."""
    blocks = [content[i:i + 100000] for i in range(0, len(content), 100000)] or [b""]
    heads = [(len(b) << 3 | (i == len(blocks) - 1)).to_bytes(3, "little") for i, b in enumerate(blocks)]
    return b"\x28\xb5\x2f\xfd\xa0" + len(content).to_bytes(4, "little") + b"".join(h + b for h, b in zip(heads, blocks))


class Progress(Case):
    def setUp(self):
        super().setUp()
        self.many = self.write("many.jsonl", lines(*({"id": str(i), "text": ARTICLE} for i in range(50))))

    def test_it_is_told_when_asked_for(self):
        result = self.ends(quoth("extract", "--progress", self.many), DONE)
        self.assertRegex(result.err, r"\Aquoth: 50 texts, \d+\.\d MB/s  #{20} 100%  0:00 left\n\Z")
        self.assertEqual(result.bytes, quoth("extract", self.many).bytes)
        self.assertEqual(quoth("extract", self.many).err, "")

    def test_what_is_left_is_not_known_of_pipes(self):
        self.assertRegex(self.ends(quoth("extract", "--progress", stdin=ARTICLE), DONE).err, r"\Aquoth: 1 text, \d+\.\d MB/s\n\Z")
        self.assertNotIn("left", quoth("extract", "--progress", self.many, "-", stdin=ARTICLE).err)

    def test_half_of_it(self):
        big = self.write("more.jsonl.gz", gzip.compress(os.urandom(1 << 20)))  # one line that is none
        program = subprocess.Popen([QUOTH, "extract", "--progress", self.many, big, "-o", "/dev/null"], stderr=subprocess.PIPE)
        self.assertRegex(program.communicate(timeout=60)[1].decode(), r"texts, .* 100%  0:00 left\n\Z")

    def at_terminal(self, *arguments, command=("extract",), **more):
        master, slave = os.openpty()
        done = subprocess.run([QUOTH, *command, *arguments], stderr=slave, timeout=60, **more)
        shown = os.read(master, 65536).decode() if select.select([master], [], [], 0)[0] else ""
        os.close(slave)
        os.close(master)
        return done, shown

    def test_a_terminal_sees_it(self):
        done, shown = self.at_terminal(self.many, stdout=subprocess.PIPE)
        self.assertEqual(done.stdout, quoth("extract", self.many).bytes)
        self.assertRegex(shown, r"\A(\r\x1b\[K\d+ texts, [^\n]*\r)+\r?\n\Z")
        self.assertIn("50 texts", shown)

    def test_it_is_seen_of_an_index_too(self):
        done, shown = self.at_terminal(self.many, command=("index", "add", self.path("index.db")), stdout=subprocess.PIPE)
        self.assertEqual(json.loads(done.stdout)["added"], 50)
        self.assertRegex(shown, r"\r\x1b\[Ksettling what is new\r\r\x1b\[K\Z")
        done, shown = self.at_terminal(self.many, command=("index", "add", self.path("index.db"), "--progress"), stdout=subprocess.PIPE)
        self.assertEqual((done.stdout.count(b"\n"), shown), (1, ""))

    def test_not_among_records(self):
        master, slave = os.openpty()
        _, shown = self.at_terminal(self.write("a.txt", "x"), stdout=slave)
        os.close(master)
        os.close(slave)
        self.assertEqual(shown, "")

    def test_messages_stand_by_themselves(self):
        done, shown = self.at_terminal(self.many, self.path("none.txt"), stdout=subprocess.PIPE)
        self.assertEqual(done.returncode, MISSING)
        self.assertRegex(shown, r"(\A|\n|\r|K)quoth: [^\n]*none\.txt: open: No such file or directory\r?\n")


class Packed(Case):
    def setUp(self):
        super().setUp()
        self.plain = lines(*({"id": str(i), "text": ARTICLE * (1 + i % 5)} for i in range(60))).encode()
        self.records = quoth("extract", "--jsonl", stdin=self.plain).bytes

    def test_packed_lines_are_read_by_name(self):
        for name, content in (("a.jsonl.gz", gzip.compress(self.plain)), ("a.ndjson.zst", zst(self.plain)), ("b.jsonl", gzip.compress(self.plain)),
                              ("c.jsonl", zst(self.plain))):
            result = self.ends(quoth("extract", self.write(name, content)), DONE)
            self.assertEqual(result.bytes, self.records, name)

    @unittest.skipUnless(shutil.which("zstd"), "no zstd")
    def test_what_zstd_packs(self):
        for level in ("-1", "-19"):
            packed = subprocess.run(["zstd", "-q", level, "-c"], input=self.plain, capture_output=True).stdout
            self.assertEqual(quoth("extract", "--jsonl", stdin=packed).bytes, self.records)

    def test_packed_texts_and_records_are_read(self):
        plain, = quoth("extract", "--with-text", stdin=ARTICLE).records
        for name, content in (("a.txt.gz", gzip.compress(ARTICLE.encode())), ("a.zst", zst(ARTICLE.encode()))):
            record, = self.ends(quoth("extract", "--with-text", self.write(name, content)), DONE).records
            self.assertEqual(record, {**plain, "id": self.path(name), "text_sha256": plain["text_sha256"]})
        records, texts = self.write("r.jsonl.gz", gzip.compress(self.records)), self.write("t.jsonl.zst", zst(self.plain))
        self.ends(quoth("validate", "--text", texts, records), DONE)

    def test_standard_input_is_known_by_its_first_bytes(self):
        half = len(self.plain) // 2
        for packed in (gzip.compress(self.plain), gzip.compress(self.plain[:half]) + gzip.compress(self.plain[half:]),
                       gzip.compress(b"") + gzip.compress(self.plain), zst(self.plain), zst(self.plain[:half]) + zst(b"") + zst(self.plain[half:])):
            self.assertEqual(self.ends(quoth("extract", "--jsonl", stdin=packed), DONE).bytes, self.records)

    def test_bytes_may_come_one_by_one(self):
        for packed in (gzip.compress(self.plain[:200]), zst(self.plain[:200]), b"(\n"):
            program = subprocess.Popen([QUOTH, "extract", "--with-text"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
            for byte in packed:
                program.stdin.write(bytes([byte]))
            program.stdin.close()
            self.assertEqual(json.loads(program.stdout.read())["text"], "(\n" if packed[:1] == b"(" and len(packed) == 2 else self.plain[:200].decode())
            program.stdout.close()
            self.assertEqual(program.wait(60), DONE)

    def test_plain_text_may_begin_alike(self):
        for text in ("(", "(\u00b5)", "", "\x1f"):
            record, = self.ends(quoth("extract", "--with-text", stdin=text), DONE).records
            self.assertEqual(record["text"], text)

    def test_broken_data_are_told(self):
        for packed in (gzip.compress(self.plain), zst(self.plain)):
            for end in (2, 3, 10, len(packed) // 2, len(packed) - 5, len(packed) - 1):
                result = self.ends(quoth("extract", "--jsonl", "-o", self.path("out"), stdin=packed[:end]), CORRUPT)
                self.assertIn("standard input: byte %d of the file: the packed file is cut off here" % end, result.err)
                self.assertFalse(os.path.exists(self.path("out")))
            self.ends(quoth("extract", "--jsonl", stdin=packed + b"xyz"), CORRUPT)
            self.ends(quoth("extract", "--jsonl", stdin=packed[:2] + b"\xff" * 40), CORRUPT)
        for name, content in (("a.gz", b""), ("b.gz", self.plain), ("c.zst", b""), ("d.zst", gzip.compress(self.plain)[2:])):
            self.ends(quoth("extract", self.write(name, content)), CORRUPT)

    def test_limits_are_of_what_comes_out(self):
        bomb = self.write("a.txt.gz", gzip.compress(b"a" * (1 << 26)))
        record, = self.ends(quoth("extract", "--max-bytes", "1M", bomb), REJECTED).records
        self.assertEqual(record["error"]["code"], "too-large")
        line = self.write("a.jsonl.gz", gzip.compress(b'{"text":"' + b"a" * (1 << 26) + b'"}\n' + lines({"text": "x"}).encode()))
        first, second = self.ends(quoth("extract", "--max-bytes", "1M", line), REJECTED).records
        self.assertEqual((first["error"]["code"], second["schema"]), ("too-large", "quoth.doc/1"))


class Trailer(Case):
    def test_it_counts_what_stands_before_it(self):
        stdin = lines({"id": "1", "text": ARTICLE}, "bad", {"id": "2", "text": "x"})
        for options in (["--jsonl"], ["--jsonl", "--flat"], ["--jsonl", "-j", "3"]):
            plain, result = quoth("extract", *options, stdin=stdin), self.ends(quoth("extract", "--trailer", *options, stdin=stdin), REJECTED)
            trailer = {"schema": "quoth.trailer/1", "documents": 2, "errors": 1, "bytes": len(plain.bytes)}
            self.assertEqual(result.bytes[:len(plain.bytes)], plain.bytes)
            self.assertEqual(result.records[-1], {"record": "trailer", **trailer} if "--flat" in options else trailer)
            self.ends(quoth("validate", stdin=result.bytes + result.bytes), DONE)

    def test_nothing_at_all_has_one_too(self):
        trailer, = self.ends(quoth("extract", "--jsonl", "--trailer"), DONE).records
        self.assertEqual((trailer["documents"], trailer["errors"], trailer["bytes"]), (0, 0, 0))

    def test_a_run_that_stops_has_none(self):
        packed = gzip.compress(lines({"text": ARTICLE}).encode() * 9)
        result = self.ends(quoth("extract", "--jsonl", "--trailer", stdin=packed[:-3]), CORRUPT)
        self.assertNotIn(b"quoth.trailer", result.bytes)


class Threads(Case):
    def setUp(self):
        super().setUp()
        texts = ({"id": str(i), "title": "No %d" % i, "text": ARTICLE * (i * 7 % 13)} for i in range(60))
        self.many = self.write("many.jsonl", lines(*texts) + "bad\n" + lines({"id": 7}, {"id": "last", "text": ARTICLE}))
        self.mixed = [self.many, self.path("none.txt"), self.write("a.txt", ARTICLE), self.path("none.jsonl"), self.many]

    def test_the_output_is_the_same_for_any_number(self):
        for options in ([], ["--flat"], ["--with-text", "--ascii", "--offsets", "byte"]):
            one = self.ends(quoth("extract", *options, *self.mixed), MISSING)
            for threads in ("1", "2", "8"):
                several = self.ends(quoth("extract", "-j", threads, *options, *self.mixed), MISSING)
                self.assertEqual((several.bytes, several.err), (one.bytes, one.err))

    def test_a_file_is_put_in_place_at_the_end(self):
        self.ends(quoth("extract", "--threads", "4", "-o", self.path("out"), self.many), REJECTED)
        self.assertEqual(self.read("out"), quoth("extract", self.many).bytes)

    def test_a_reader_who_leaves_is_no_fault(self):
        program = subprocess.Popen([QUOTH, "extract", "-j", "4", *[self.many] * 20], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.assertTrue(program.stdout.readline().startswith(b'{"schema"'))
        program.stdout.close()
        self.assertEqual(program.wait(60), DONE)

    def test_numbers_that_are_none(self):
        for wrong in ("0", "-1", "257", "two", "", "1K", "99999999999999999999999"):
            self.assertIn("not a number from 1 to 256", self.ends(quoth("extract", "--threads", wrong, stdin=ARTICLE), USAGE).err)

    def test_memory_does_not_grow_with_the_texts(self):
        peaks = []
        plain = {**os.environ, "ASAN_OPTIONS": "quarantine_size_mb=1"}  # else it keeps what was freed
        for n in (4, 24):
            program = subprocess.Popen([QUOTH, "extract", "-j", "2", "-o", "/dev/null", *[self.many] * n], stderr=subprocess.DEVNULL, env=plain)
            _, status, usage = os.wait4(program.pid, 0)
            program.returncode = os.waitstatus_to_exitcode(status)
            peaks.append(usage.ru_maxrss)
        self.assertLess(peaks[1], peaks[0] * 1.5)


if __name__ == "__main__":
    unittest.main()
