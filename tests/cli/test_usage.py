"""Options, help, and that the man page says the same."""
import os
import re
import unittest

from harness import DONE, SOURCE, USAGE, Case, quoth

COMMANDS = ["extract", "show", "explain", "report", "validate", "diff", "convert", "gazetteer", "index", "query", "names"]


def options_of(command):
    return set(re.findall(r"^ +(?:-\w, )?(--[a-z0-9-]+)", quoth(command, "--help").out, re.M))


class Usage(Case):
    def test_help_is_asked_for_in_any_way(self):
        self.assertEqual({quoth(*a).out for a in (["--help"], ["-h"], ["help"])}, {self.ends(quoth("--help"), DONE).out})
        for command in COMMANDS:
            text = self.ends(quoth(command, "--help"), DONE).out
            self.assertTrue(text.startswith("usage: quoth %s " % command))
            self.assertEqual(text, quoth("help", command).out)
            self.assertIn(command, quoth("--help").out)
            self.assertLessEqual(max(map(len, text.splitlines())), 100)

    def test_version(self):
        self.assertRegex(self.ends(quoth("--version"), DONE).out, r"^quoth \d+\.\d+\.\d+\n$")

    def test_wrong_words_are_told(self):
        for arguments in ([], ["excerpt"], ["help", "excerpt"], ["extract", "--flatt"], ["extract", "-x"], ["extract", "-o"],
                          ["extract", "--flat=1"], ["extract", "--max-bytes", "0"], ["extract", "--max-bytes", "1G"],
                          ["extract", "--max-bytes", "65M"], ["extract", "--max-bytes", "99999999999999999999999"],
                          ["extract", "--min-score", "1.5"], ["extract", "--min-score", "x"], ["extract", "--min-score", ""],
                          ["extract", "--offsets", "miles"], ["show", "--color", "red"], ["show", "--width", "-5"], ["names"],
                          ["names", "compare", "one"], ["gazetteer"], ["gazetteer", "burn"]):
            result = self.ends(quoth(*arguments, stdin="x"), USAGE)
            self.assertRegex(result.err, r"^quoth: .+\n$", arguments)
            self.assertEqual(result.out, "", arguments)

    def test_a_slip_is_recognized(self):
        self.assertIn("is --flat meant?", quoth("extract", "--flatt").err)
        self.assertNotIn("meant", quoth("extract", "--wholly-other").err)

    def test_options_after_operands_and_ends_of_options(self):
        path = self.write("--flat", "x")
        self.assertIn("schema", self.ends(quoth("extract", "--", "--flat", cwd=os.path.dirname(path)), DONE).records[0])
        self.assertIn("record", self.ends(quoth("extract", path, "--flat"), DONE).records[0])


class ManPage(unittest.TestCase):
    def setUp(self):
        with open(os.path.join(SOURCE, "docs", "quoth.1"), encoding="utf-8") as file:
            self.page = file.read().replace("\\-", "-")

    def test_it_has_every_option_and_no_other(self):
        real = set().union(*map(options_of, COMMANDS)) | {"--version"}
        self.assertGreater(len(real), 15)
        told = set(re.findall(r"--[a-z][a-z0-9-]*", self.page))
        self.assertEqual(real - told, set())
        self.assertEqual(told - real, set())

    def test_each_option_stands_under_its_command(self):
        sections = dict(re.findall(r'^\.SS quoth (\w+)\n(.*?)(?=^\.S[SH])', self.page, re.M | re.S))
        self.assertEqual(sorted(sections), sorted(COMMANDS))
        reading, lines = (re.search(r'^\.SS Options of %s\n(.*?)(?=^\.S[SH])' % of, self.page, re.M | re.S).group(1)
                          for of in ("extract, show, explain and report", "extract, show, explain, report and validate"))
        for command in COMMANDS:
            text = sections[command] + (reading if command in ("extract", "show", "explain", "report", "index") else "")
            text += lines if command in ("extract", "show", "explain", "report", "validate", "index") else ""
            for option in options_of(command) - {"--help"}:
                self.assertIn(option, text, command)

    def test_it_is_of_this_version(self):
        self.assertIn('"%s"' % quoth("--version").out.strip(), self.page)

    def test_it_has_every_status(self):
        for status in (0, 3, 64, 65, 66, 71, 74):
            self.assertRegex(self.page, r"\n\.B %d\n" % status)


class Names(Case):
    def test_a_pair_is_compared(self):
        same = self.ends(quoth("names", "compare", "Yuri Ushakov", "\u042e\u0440\u0438\u0439 \u0423\u0448\u0430\u043a\u043e\u0432"), DONE)
        self.assertRegex(same.out, r"^same\t\d+\.\d{4}\t.*\n$")
        self.assertTrue(quoth("names", "compare", "Yuri Ushakov", "Angela Merkel").out.startswith("other\t"))

    def test_names_of_one_place_are_told(self):
        self.assertTrue(quoth("names", "compare", "Cologne", "K\u00f6ln").out.endswith("\texonym\n"))

    def test_pairs_come_back_in_order(self):
        result = quoth("names", "compare", stdin="Yuri\tYury\nAnna Lee\tBoris Petrov\tmore\nno pair\n\nEva\tEva\n")
        self.assertEqual(result.status, 3)
        rows = [line.split("\t") for line in result.out.splitlines()]
        self.assertEqual([row[:3] for row in rows], [["Yuri", "Yury", "1"], ["Anna Lee", "Boris Petrov", "0"], ["Eva", "Eva", "1"]])
        self.assertIn("standard input:3:", result.err)
        self.assertGreater(float(rows[2][3]), 0.99)


if __name__ == "__main__":
    unittest.main()
