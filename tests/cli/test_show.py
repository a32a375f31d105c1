"""quoth show and explain: for eyes, and safe for the terminal."""
import re
import unittest

from harness import ARTICLE, DONE, MISSING, REJECTED, USAGE, Case, quoth


class Show(Case):
    def test_the_text_is_there_with_its_quotes_numbered(self):
        path = self.write("a.txt", ARTICLE)
        text = self.ends(quoth("show", path), DONE).out
        self.assertTrue(text.startswith(path))
        self.assertIn("winter,\u201d[", text)
        self.assertIn("\nQuotes\n", text)
        self.assertNotIn("\x1b", text)

    def test_color_when_asked_for(self):
        path = self.write("a.txt", ARTICLE)
        plain, colored = quoth("show", path).out, quoth("show", "--color", "always", path).out
        self.assertIn("\x1b[", colored)
        self.assertEqual(re.sub(r"\x1b\[[0-9;]*m", "", colored), plain)
        self.assertEqual(quoth("show", "--color", "never", path).out, plain)

    def test_lines_keep_to_the_width(self):
        path = self.write("a.txt", ARTICLE * 3)
        for width in (40, 60, 72, 90):
            body = self.ends(quoth("show", "--width", str(width), path), DONE).out.split("\n", 2)[2]
            self.assertLessEqual(max(len(line) for line in body.splitlines()), width + 1)  # the emoji is two columns, one character

    def test_nothing_in_a_text_drives_the_terminal(self):
        nasty = "He said \x1b]0;title\x07 \x9b31m \u202e reversed \x7f \u2066 x.\n"
        text = self.ends(quoth("show", "--color", "always", self.write("a.txt", nasty)), DONE).out
        rest = re.sub(r"\x1b\[[0-9;]*m", "", text)
        self.assertIsNone(re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", rest))

    def test_several_texts_and_failures(self):
        path = self.write("a.txt", ARTICLE)
        self.assertEqual(self.ends(quoth("show", path, path), DONE).out.count("\nQuotes\n"), 2)
        self.ends(quoth("show", self.path("none"), path), MISSING)
        self.ends(quoth("show", "--max-bytes", "5", path), REJECTED)

    def test_explaining_all_quotes_and_one(self):
        path = self.write("a.txt", ARTICLE)
        text = self.ends(quoth("explain", path), DONE).out
        self.assertIn("[1]", text)
        self.assertIn("      Andrei Kask: ", text)
        self.assertNotIn("distance:", text)
        one = self.ends(quoth("explain", "--quote", "1", "--codes", path), DONE).out
        self.assertRegex(one, r"\+ .* \[[a-z-]+:.*; [0-9.]+\]")
        self.assertNotIn("[2]", one)
        self.assertIn("there is no quote 9999", self.ends(quoth("explain", "-n", "9999", path), USAGE).err)
        self.ends(quoth("explain", "-n", "0", path), USAGE)


if __name__ == "__main__":
    unittest.main()
