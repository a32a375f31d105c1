"""quoth gazetteer find --text: the listed names in a text."""
import glob
import os
import unittest

from harness import DONE, MISSING, SOURCE, USAGE, Case, quoth


class Find(Case):
    def gazetteer(self):
        source = self.write("names.tsv", "%type person\nada-moss\tAda Moss\nada-lang\tAda Lang|Ada Moss\tprior=2\n")
        image = self.path("names.gaz")
        spellings = sorted(glob.glob(os.path.join(SOURCE, "models", "spellings*.tsv")))
        self.ends(quoth("gazetteer", "build", "-o", image, source, *spellings), DONE)
        return image

    def test_names_come_with_their_places_and_all_who_have_them(self):
        text = self.write("text.txt", "Élan: Ada\nMoss met Ada Lang.\n")
        result = self.ends(quoth("gazetteer", "find", "-g", self.gazetteer(), "--text", text), DONE)
        self.assertEqual([line.split("\t") for line in result.out.splitlines()],
                         [["7", "15", "Ada Moss", "ada-moss", "person", "Ada Moss"], ["7", "15", "Ada Moss", "ada-lang", "person", "Ada Lang"],
                          ["20", "28", "Ada Lang", "ada-lang", "person", "Ada Lang"]])

    def test_other_spellings_are_found_when_asked_for(self):
        arguments = ["gazetteer", "find", "-g", self.gazetteer(), "-t", "-"]
        self.assertEqual(self.ends(quoth(*arguments, stdin="Adda Lang"), DONE).out, "")
        fields = self.ends(quoth(*arguments, "--variants", stdin="Adda Lang"), DONE).out.rstrip("\n").split("\t")
        self.assertEqual(fields[:6], ["0", "9", "Adda Lang", "ada-lang", "person", "Ada Lang"])
        self.assertRegex(fields[6], r"^0\.\d\d\d$")

    def test_standard_input(self):
        self.assertIn("ada-lang", self.ends(quoth("gazetteer", "find", "-g", self.gazetteer(), "-t", "-", stdin="Ada Lang"), DONE).out)
        self.assertEqual(self.ends(quoth("gazetteer", "find", "-g", self.gazetteer(), "-t", "-", stdin=""), DONE).out, "")

    def test_faults(self):
        image = self.gazetteer()
        self.ends(quoth("gazetteer", "find", "-g", image, "-t", self.path("none.txt")), MISSING)
        self.ends(quoth("gazetteer", "find", "-g", image, "-t", "-", "Ada Lang", stdin="x"), USAGE)
        self.ends(quoth("gazetteer", "dump", "-t", "-", stdin="x"), USAGE)


if __name__ == "__main__":
    unittest.main()
