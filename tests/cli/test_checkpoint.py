"""Runs that are ended at any moment, and go on."""
import gzip
import json
import os
import random
import subprocess
import time
import unittest

from harness import ARTICLE, CORRUPT, DONE, IO, MISSING, QUOTH, REJECTED, USAGE, Case, lines, quoth

KILLS = int(os.environ.get("QUOTH_KILLS", "12"))  # 200 take a minute


class Kept(Case):
    def setUp(self):
        super().setUp()
        self.out, self.point = self.path("out"), self.path("point")

    def texts(self, n, seed=1):
        chance = random.Random(seed)
        texts = [{"id": str(i), "text": ARTICLE * chance.randint(0, 40)} for i in range(n)]
        return lines(*texts[:n // 2], "bad", "", *texts[n // 2:])

    def run_on(self, *arguments, **more):
        return quoth("extract", "--checkpoint", self.point, "-o", self.out, *arguments, **more)

    def stop_after(self, seconds, *arguments):
        """True where it was killed."""
        program = subprocess.Popen([QUOTH, "extract", "--checkpoint", self.point, "-o", self.out, *arguments], stderr=subprocess.DEVNULL)
        try:
            program.wait(seconds)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()
            return True
        return False

    def begin_anew(self):
        for path in (self.point, self.out):
            if os.path.exists(path):
                os.remove(path)


class Kills(Kept):
    def kill(self, kills, *arguments):
        """Kills at random moments, until it has ended by itself and been killed often enough; returns the outputs and how often it went on."""
        begun = time.monotonic()
        whole = quoth("extract", *arguments).bytes
        most = time.monotonic() - begun
        went_on = 0
        while kills > 0:
            self.begin_anew()
            while self.stop_after(random.uniform(0, most * 0.6), *arguments):
                kills -= 1
                went_on += os.path.exists(self.point)
                if random.random() < 0.2 and os.path.exists(self.out):
                    with open(self.out, "ab") as file:
                        file.write(b'{"half a')  # as of a write that a crash of the machine cut
            self.assertEqual(self.read("out"), whole)
            self.assertTrue(json.loads(self.read("point"))["finished"])
        return went_on

    def test_nothing_is_lost_and_nothing_comes_twice(self):
        plain, packed = self.write("a.jsonl", self.texts(500)), self.write("b.jsonl.gz", gzip.compress(self.texts(500, 2).encode()))
        single = self.write("c.txt", ARTICLE)
        ways = ([plain, single, self.path("none.txt"), packed, plain], ["-j", "3", packed, plain], ["--flat", "--trailer", plain, single, plain],
                ["--passthrough", "--split", "2/3", packed, plain])
        went_on = sum(self.kill(KILLS // len(ways), *way) for way in ways)
        self.assertGreater(went_on, KILLS // 4)


class Going(Kept):
    def test_the_output_is_as_without(self):
        path = self.write("a.jsonl", self.texts(40))
        result = self.ends(self.run_on("--trailer", path), REJECTED)
        self.assertEqual(self.read("out"), quoth("extract", "--trailer", path).bytes)
        self.assertEqual(sorted(os.listdir(self.folder.name)), ["a.jsonl", "out", "point"])
        self.assertIn("a.jsonl:21:", result.err)

    def test_a_finished_run_is_not_done_again(self):
        path = self.write("a.jsonl", self.texts(40))
        self.ends(self.run_on(path), REJECTED)
        before = os.stat(self.out).st_mtime_ns, self.read("out")
        with open(self.out, "ab") as file:
            file.write(b"more")
        result = self.ends(self.run_on(path), REJECTED)
        self.assertEqual((result.err, self.read("out")), ("", before[1]))

    def test_it_goes_on_in_the_middle(self):
        for path in (self.write("a.jsonl", self.texts(9)), self.write("a.jsonl.gz", gzip.compress(self.texts(9).encode()))):
            whole = quoth("extract", path).bytes
            for done in range(11):
                self.begin_anew()
                self.run_on(path)
                point = json.loads(self.read("point"))
                place = sum(len(line) + 1 for line in self.texts(9).encode().split(b"\n")[:done + (done > 5) - 1]) if done else 0
                length = sum(len(line) + 1 for line in whole.split(b"\n")[:done])
                point.update(finished=False, bytes=length,
                             position={"document": done, "input": 0, "line": done + (done > 5) if done else 0, "byte": place})
                self.write("point", json.dumps(point))
                self.run_on(path)
                self.assertEqual(self.read("out"), whole, (path, done))

    def test_another_run_is_refused(self):
        path, other = self.write("a.jsonl", self.texts(9)), self.write("b.jsonl", self.texts(9))
        rules = self.write("rules.json", '{"rules":[]}')
        self.run_on(path)
        for arguments, why in ((["--flat", path], "options"), ([other], "inputs"), ([path, other], "inputs"), (["--split", "1/2", path], "options"),
                               (["--rules", rules, path], "options")):
            self.assertIn("point: the checkpoint is of other " + why, self.ends(self.run_on(*arguments), USAGE).err)
        self.assertIn("of another output", self.ends(quoth("extract", "--checkpoint", self.point, "-o", self.path("out2"), path), USAGE).err)
        self.write("a.jsonl", self.texts(8))
        self.assertIn("or they have changed since", self.ends(self.run_on(path), USAGE).err)
        self.write("point", "{}")
        self.assertIn("no checkpoint of quoth", self.ends(self.run_on(path), USAGE).err)
        self.write("point", "\x00")
        self.assertIn("no checkpoint of quoth", self.ends(self.run_on(path), USAGE).err)

    def test_threads_may_differ(self):
        path = self.write("a.jsonl", self.texts(9))
        self.run_on(path)
        self.ends(self.run_on("-j", "2", path), REJECTED)

    def test_a_lost_output_is_told(self):
        path = self.write("a.jsonl", self.texts(9))
        self.run_on(path)
        os.remove(self.out)
        self.assertIn("out: has 0 bytes, and the checkpoint is behind byte", self.ends(self.run_on(path), IO).err)

    def test_damaged_counts_are_told(self):
        path = self.write("a.jsonl", self.texts(3))
        self.run_on(path)
        for key, wrong in (("bytes", -1), ("documents", "x"), ("position", {}), ("finished", 1)):
            point = json.loads(self.read("point"))
            self.write("point2", json.dumps({**point, key: wrong}))
            os.replace(self.path("point2"), self.path("point3"))
            result = quoth("extract", "--checkpoint", self.path("point3"), "-o", self.out, path)
            self.assertIn("damaged", self.ends(result, USAGE).err)

    def test_it_needs_a_file_to_write_to(self):
        for output in ([], ["-o", "-"], ["-o", "/dev/null"]):
            self.assertIn("needs an --output", self.ends(quoth("extract", "--checkpoint", self.point, *output, stdin=ARTICLE), USAGE).err)

    def test_one_run_at_a_time(self):
        program = subprocess.Popen([QUOTH, "extract", "--jsonl", "--checkpoint", self.point, "-o", self.out, "-"], stdin=subprocess.PIPE)
        program.stdin.write(lines({"id": "1", "text": ARTICLE}).encode())
        program.stdin.flush()
        for _ in range(600):
            if os.path.exists(self.point):
                break
            time.sleep(0.05)
        self.assertIn("another run", self.ends(self.run_on("--jsonl", "-"), IO).err)
        program.stdin.close()
        self.assertEqual(program.wait(60), DONE)

    def test_a_stream_is_given_again_from_its_start(self):
        stream = self.texts(9)
        whole = quoth("extract", "--jsonl", stdin=stream).bytes
        program = subprocess.Popen([QUOTH, "extract", "--jsonl", "--checkpoint", self.point, "-o", self.out], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
        program.stdin.write("".join(line + "\n" for line in stream.split("\n")[:4]).encode())
        program.stdin.flush()
        for _ in range(600):
            if os.path.exists(self.point):
                break
            time.sleep(0.05)
        program.kill()
        program.wait()
        program.stdin.close()
        self.ends(self.run_on("--jsonl", stdin=stream), REJECTED)
        self.assertEqual(self.read("out"), whole)


if __name__ == "__main__":
    unittest.main()
