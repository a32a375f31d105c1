"""GNU parallel and xargs on one machine: docs/scale.md."""
import shutil
import subprocess
import unittest
from harness import QUOTH, EngineTest


class Parallel(EngineTest):
    def run_shell(self, command):
        return subprocess.run(["bash", "-euo", "pipefail", "-c", command], cwd=self.folder, capture_output=True, timeout=300)

    @unittest.skipUnless(shutil.which("parallel"), "no GNU parallel on this machine")
    def test_parts_of_one_file_in_order(self):
        done = self.run_shell("parallel --pipe-part -a articles.jsonl --block 64K -j2 -k --halt now,fail=1 '%s extract --jsonl -' > out.jsonl" % QUOTH)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.read("out.jsonl"), self.whole)

    @unittest.skipUnless(shutil.which("parallel"), "no GNU parallel on this machine")
    def test_a_part_that_dies_fails_the_whole(self):
        done = self.run_shell("parallel --pipe-part -a articles.jsonl --block 64K -j2 -k --halt now,fail=1 '%s' > out.jsonl" % self.dying())
        self.assertNotEqual(done.returncode, 0)

    def test_shares_of_one_input(self):
        done = self.run_shell("seq 4 | xargs -P2 -I{} %s extract --split {}/4 --trailer -o part-{}.jsonl articles.jsonl" % QUOTH)
        self.assertEqual(done.returncode, 0, done.stderr)
        done = self.run_shell("%s validate --against articles.jsonl part-*.jsonl" % QUOTH)
        self.assertEqual(done.returncode, 0, done.stderr + done.stdout)
        self.assertEqual(self.records_in("part-%d.jsonl" % i for i in range(1, 5)), sorted(self.whole.splitlines(True)))

    def test_threads_give_the_same_bytes(self):
        done = self.run_shell("%s extract -j 4 -o out.jsonl articles.jsonl" % QUOTH)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.read("out.jsonl"), self.whole)


if __name__ == "__main__":
    unittest.main()
