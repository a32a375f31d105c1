"""Spark with executors in Java machines of their own: docs/scale.md. Needs pyspark and Java."""
import glob
import os
import shutil
import unittest
from harness import QUOTH, EngineTest

try: import pyspark
except ImportError: pyspark = None


@unittest.skipUnless(pyspark and shutil.which("java"), "no pyspark, or no Java, on this machine")
class Spark(EngineTest):
    @classmethod
    def setUpClass(cls):
        from pyspark.sql import SparkSession
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        cls.session = (SparkSession.builder.master("local-cluster[2,1,1024]").appName("quoth").config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false")
                       .config("spark.executor.memory", "512m").config("spark.scheduler.minRegisteredResourcesRatio", "1.0").getOrCreate())
        cls.session.sparkContext.setLogLevel("OFF")

    @classmethod
    def tearDownClass(cls):
        cls.session.stop()

    def test_a_pipe_gives_the_same_bytes(self):
        records = self.session.sparkContext.textFile(self.input, 8).pipe("%s extract --jsonl -" % QUOTH, checkCode=True)
        self.assertEqual("".join(line + "\n" for line in records.collect()).encode(), self.whole)

    def test_parts_that_are_saved_are_the_whole(self):
        self.session.sparkContext.textFile(self.input, 4).pipe("%s extract --jsonl -" % QUOTH, checkCode=True).saveAsTextFile(self.path("out"))
        parts = sorted(os.path.relpath(part, self.folder) for part in glob.glob(self.path("out/part-*")))
        self.assertEqual(b"".join(map(self.read, parts)), self.whole)

    def test_a_program_that_dies_fails_the_job(self):
        with self.assertRaisesRegex(Exception, "exited with error code"): self.session.sparkContext.textFile(self.input, 4).pipe(self.dying(), checkCode=True).collect()

    def test_executors_share_the_gazetteer(self):
        """The image is mapped: of the pages that two programs at work have of it, each counts half for each."""
        meet = "touch %s/$1.$$; for i in $(seq 600); do [ $(ls %s/$1.* | wc -l) -ge 2 ] && break; sleep 0.1; done" % (self.folder, self.folder)
        shared = self.write("share.sh", """#!/bin/bash
meet() { %s; }
coproc Q { exec %s extract --jsonl -; }
head -n 50 >&${Q[1]}
for i in $(seq 50); do read -r line <&${Q[0]}; done
meet ready
awk '/quoth.gaz/ {on=1} /^[0-9a-f]+-/ && !/quoth.gaz/ {on=0} on && /^Rss/ {r+=$2} on && /^Pss/ {p+=$2} END {print r, p}' /proc/$Q_PID/smaps
meet measured
cat >/dev/null
""" % (meet, QUOTH), 0o755)
        numbers = self.session.sparkContext.textFile(self.input, 2).pipe(shared, checkCode=True).collect()
        self.assertEqual(len(numbers), 2)
        for line in numbers:
            resident, proportional = map(int, line.split())
            self.assertGreater(resident, 1000)
            self.assertLess(proportional, 0.75 * resident)


if __name__ == "__main__":
    unittest.main()
