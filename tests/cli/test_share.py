"""Runs that share one input, and records within the objects that came in."""
import gzip
import json
import select
import subprocess
import unittest

from harness import ARTICLE, DONE, MISSING, QUOTH, REJECTED, USAGE, Case, lines, quoth


class Split(Case):
    def setUp(self):
        super().setUp()
        texts = lines(*({"id": str(i), "text": ARTICLE} for i in range(23))) + "\nbad\n" + lines({"id": "x", "text": "x"})
        self.inputs = [self.write("a.jsonl", texts), self.write("b.txt", ARTICLE), self.path("none.txt"), self.write("c.jsonl.gz", gzip.compress(texts.encode()))]

    def test_parts_interleaved_are_the_whole(self):
        whole = self.ends(quoth("extract", *self.inputs), MISSING).bytes.splitlines()
        self.assertEqual(len(whole), 52)
        for n in (1, 2, 5, 60):
            parts = [quoth("extract", "--split", "%d/%d" % (i + 1, n), *self.inputs).bytes.splitlines() for i in range(n)]
            for i, part in enumerate(parts):
                self.assertEqual(part, whole[i::n])

    def test_each_part_counts_its_own(self):
        trailers = [quoth("extract", "--trailer", "--split", "%d/3" % i, self.inputs[0]).records[-1] for i in (1, 2, 3)]
        self.assertEqual([t["documents"] for t in trailers], [9, 8, 7])
        self.assertEqual([t["errors"] for t in trailers], [0, 0, 1])

    def test_all_parts_are_checked_against_the_input(self):
        text = self.write("d.jsonl", lines(*({"id": str(i), "text": ARTICLE} for i in range(7))))
        parts = []
        for i in (1, 2, 3):
            parts.append(self.path("part%d" % i))
            self.ends(quoth("extract", "--trailer", "--split", "%d/3" % i, "-o", parts[-1], text), DONE)
        self.ends(quoth("validate", "--against", text, *parts), DONE)

    def test_parts_that_are_none(self):
        for wrong in ("0/3", "4/3", "1", "1/", "/3", "1/0", "x/3", "1/3x", "-1/3", "1/1000001", "1" * 40 + "/3"):
            self.assertIn("--split: ", self.ends(quoth("extract", "--split", wrong, stdin=ARTICLE), USAGE).err)


class Passthrough(Case):
    def test_its_own_bytes_stay(self):
        for head, tail in (('{"z": 1e5, "text" : "%s" , "a":"\\u00e9","b":[1,2 ,{}]', ' } '), ('\t{"text":"%s"', '}'), ('{"text":"%s","x":"}"', '\n }')):
            head = head % "“No,” said Kask.\\n"
            line = (head + tail).replace("\n", " ")
            result = self.ends(quoth("extract", "--jsonl", "--passthrough", stdin=line + "\n"), DONE)
            own = quoth("extract", "--jsonl", stdin=line + "\n")
            body = line.rstrip(" }")
            self.assertTrue(result.out.startswith(body))
            self.assertEqual(result.records[0], {**json.loads(line), "quoth": own.records[0]})
            kept = line[:line.rindex("}")], line[line.rindex("}"):]
            self.assertEqual(result.out, kept[0] + ',"quoth":' + own.out[:-1] + kept[1] + "\n")

    def test_another_name(self):
        record, = self.ends(quoth("extract", "--jsonl", "--passthrough", "--record-field", 'a"b', stdin=lines({"text": "x", "quoth": 1})), DONE).records
        self.assertEqual((list(record), record['a"b']["schema"]), (["text", "quoth", 'a"b'], "quoth.doc/1"))

    def test_errors_stand_in_their_place(self):
        stdin = lines({"id": 1}, "bad", {"id": 2, "text": "x"}, "{}", {"quoth": None, "text": "x"}, "[]", {"text": 3, "id": 4})
        result = self.ends(quoth("extract", "--jsonl", "--passthrough", "--trailer", stdin=stdin), REJECTED)
        schemas = [(r.get("schema"), r.get("quoth", {}).get("schema")) for r in result.records]
        error, inner = ("quoth.error/1", None), (None, "quoth.error/1")
        self.assertEqual(schemas, [inner, error, (None, "quoth.doc/1"), inner, error, error, inner, ("quoth.trailer/1", None)])
        self.assertEqual((result.records[7]["documents"], result.records[7]["errors"]), (1, 6))
        self.assertIn("another by --record-field", result.records[4]["error"]["message"])
        self.assertTrue(result.out.split("\n")[3].startswith('{"quoth":{"schema":'))

    def test_a_text_that_came_in_no_object(self):
        record, = self.ends(quoth("extract", "--passthrough", stdin=ARTICLE), DONE).records
        self.assertEqual(record, {"quoth": quoth("extract", stdin=ARTICLE).records[0]})

    def test_threads_change_nothing(self):
        stdin = lines(*({"id": i, "more": "x" * i, "text": ARTICLE * (i % 7)} for i in range(50)), "bad", {"id": 5})
        one = quoth("extract", "--jsonl", "--passthrough", stdin=stdin)
        self.assertEqual(self.ends(quoth("extract", "-j", "3", "--jsonl", "--passthrough", stdin=stdin), REJECTED).bytes, one.bytes)

    def test_what_does_not_go_together(self):
        for arguments in (["--passthrough", "--flat"], ["--record-field", "x"], ["--passthrough", "--record-field", "\udcff"]):
            self.ends(quoth("extract", *arguments, stdin=ARTICLE), USAGE)

    def test_each_line_is_answered_before_the_next_is_sent(self):
        for more in ([], ["-j", "2"], ["--split", "1/1"]):
            program = subprocess.Popen([QUOTH, "extract", "--passthrough", *more, "--jsonl", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                       stderr=subprocess.DEVNULL, bufsize=0)
            for line in ({"id": "1", "text": ARTICLE}, "bad", {"id": "2"}, {"id": "3", "text": "x"}):
                program.stdin.write(lines(line).encode())
                self.assertTrue(select.select([program.stdout], [], [], 30)[0], "no answer while the input pauses")
                answer = json.loads(program.stdout.readline())
                self.assertEqual("error" in answer, line == "bad")
                if line != "bad":
                    self.assertEqual(answer["id"], line["id"])
            program.stdin.close()
            self.assertEqual(program.stdout.read(), b"")
            program.stdout.close()
            self.assertEqual(program.wait(60), REJECTED)

    def test_packed_streams_are_answered_as_they_come(self):
        program = subprocess.Popen([QUOTH, "extract", "--jsonl", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        for i in range(3):
            program.stdin.write(gzip.compress(lines({"id": str(i), "text": ARTICLE}).encode()))
            self.assertTrue(select.select([program.stdout], [], [], 30)[0], "no answer while the input pauses")
            self.assertEqual(json.loads(program.stdout.readline())["id"], str(i))
        program.stdin.close()
        program.stdout.close()
        self.assertEqual(program.wait(60), DONE)


if __name__ == "__main__":
    unittest.main()
