"""Where output goes, and what becomes of it when something breaks."""
import json
import os
import select
import signal
import subprocess
import unittest

from harness import ARTICLE, DONE, IO, QUOTH, REJECTED, USAGE, Case, lines, quoth


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


if __name__ == "__main__":
    unittest.main()
