"""quoth gazetteer: building, checking, correcting, and lists and images that are meant to do harm."""
import glob
import os
import struct

from harness import CORRUPT, DONE, MISSING, SOURCE, USAGE, Case, quoth

LISTS = sorted(glob.glob(os.path.join(SOURCE, "gazetteers", "*.tsv")) + glob.glob(os.path.join(SOURCE, "gazetteers", "en", "*"))
               + glob.glob(os.path.join(SOURCE, "models", "*.tsv")))
TEXT = "Kyiv fell silent. “Nobody in Kyiv slept,” Juri Uschakow said.\n"


class Gazetteer(Case):
    def build(self, name, *sources):
        image = self.path(name)
        self.ends(quoth("gazetteer", "build", "-o", image, *sources), DONE)
        return image

    def surfaces(self, image):
        record = self.ends(quoth("extract", "-g", image, "-", stdin=TEXT), DONE).records[0]
        return [mention["text"] for mention in record["mentions"] if mention["form"] == "name"]

    def test_what_is_corrected_is_not_said_again(self):
        mine = self.write("mine.tsv", "%type correction\nnever\tKyiv\napart\tJuri Uschakow|Yuri Ushakov\n")
        plain, corrected = self.build("plain.gaz", *LISTS), self.build("corrected.gaz", *LISTS, mine)
        self.assertEqual(self.surfaces(plain), ["Kyiv", "Kyiv", "Juri Uschakow"])
        self.assertEqual(self.surfaces(corrected), ["Juri Uschakow"])
        self.assertIn("yuri-ushakov", quoth("gazetteer", "find", "-g", plain, "Juri Uschakow").out)
        self.assertEqual(quoth("gazetteer", "find", "-g", corrected, "Juri Uschakow").out, "")

    def test_corrections_are_laid_over_an_image(self):
        mine = self.write("mine.tsv", "%type correction\nnever\tKyiv\napart\tJuri Uschakow|Yuri Ushakov\n")
        plain = self.build("plain.gaz", *LISTS)
        before, corrected = self.read("plain.gaz"), self.build("corrected.gaz", *LISTS, mine)
        read = lambda image, *options: self.ends(quoth("extract", "-g", image, *options, "-", stdin=TEXT), DONE).records[0]
        over, compiled, without = read(plain, "--corrections", mine), read(corrected), read(plain)
        self.assertEqual(over["gazetteer"][:17], without["gazetteer"] + "+")
        self.assertRegex(over["gazetteer"], "^[0-9a-f]{16}[+][0-9a-f]{16}$")
        self.assertNotEqual({**without, "gazetteer": ""}, {**compiled, "gazetteer": ""})
        self.assertEqual({**over, "gazetteer": ""}, {**compiled, "gazetteer": ""})
        self.assertEqual(self.read("plain.gaz"), before)
        self.ends(quoth("validate", stdin=quoth("extract", "-g", plain, "--corrections", mine, "-", stdin=TEXT).bytes), DONE)
        self.assertEqual(quoth("gazetteer", "find", "-g", plain, "--corrections", mine, "Juri Uschakow").out, "")
        self.ends(quoth("gazetteer", "dump", plain, "--corrections", mine), USAGE)

    def test_faulty_corrections_are_told_and_nothing_is_read(self):
        plain = self.build("plain.gaz", self.write("x.tsv", "%type person\nann\tAnn Lee\n%type place\nport\tWest Port\n"))
        mine = self.write("mine.tsv", "%type correction\nsame\tann|nobody|port\nnever\tBob Lee\tof=ann\n%type person\nbob\tBob Lee\n")
        result = self.ends(quoth("extract", "-g", plain, "--corrections", mine, "-", stdin=TEXT), CORRUPT)
        self.assertEqual(result.out, "")
        self.assertEqual([line.partition("mine.tsv:")[2] for line in result.err.splitlines()[:-1]],
                         ["4:7: only corrections can be laid over an image: person goes into it with gazetteer build", "2:10: no such id: nobody",
                          "2:17: cannot be made one: they are of another type: port", "3:7: warning: nobody has this name: Bob Lee"])
        self.assertEqual(result.err.splitlines()[-1], "quoth: 3 faults in the corrections")
        self.ends(quoth("extract", "-g", plain, "--corrections", self.path("none.tsv"), "-", stdin=TEXT), MISSING)

    def test_a_check_reads_all_of_an_image(self):
        image = self.build("x.gaz", self.write("x.tsv", "%type person\nann\tAnn Lee|A. Lee\n"))
        self.assertRegex(self.ends(quoth("gazetteer", "check", image), DONE).out, r"(?s)^section\telements\tbytes\tbytes a name\n.*\nnames\t2\t8\t4\n")
        content = bytearray(self.read("x.gaz"))
        content[-70] ^= 4
        result = self.ends(quoth("gazetteer", "check", self.write("y.gaz", bytes(content))), CORRUPT)
        self.assertRegex(result.err, r"^quoth: .*y\.gaz: byte 24: header: the bytes are not those that were written")
        self.assertEqual(result.out, "")

    def test_a_damaged_image_ends_no_run(self):
        image = self.build("x.gaz", *LISTS)
        content = bytearray(self.read("x.gaz"))
        for at in range(1024, len(content), 4099):
            content[at] ^= 1 << at % 8
        damaged = self.write("y.gaz", bytes(content))
        for command in (["extract", "-g", damaged, "-"], ["gazetteer", "find", "-g", damaged, "Ann Lee"]):
            self.assertIn(quoth(*command, stdin=TEXT).status, (DONE, CORRUPT), command)
        self.ends(quoth("gazetteer", "dump", damaged), CORRUPT)

    def test_an_image_is_replaced_under_its_readers(self):
        source = self.write("x.tsv", "%type person\nann\tAnn Lee\n")
        image = self.build("x.gaz", source)
        with open(image, "rb") as reader:
            before = reader.read(64)
            self.build("x.gaz", self.write("x.tsv", "%type person\nbob\tBob Ray\n"))
            reader.seek(0)
            self.assertEqual(reader.read(64), before)
        self.assertNotEqual(struct.unpack_from("<Q", self.read("x.gaz"), 24), struct.unpack_from("<Q", before, 24))
        self.assertEqual(os.listdir(self.folder.name).count("x.gaz"), 1)

    def test_hostile_lists_are_refused_in_time(self):
        alike = self.write("alike.tsv", "%type person\n" + "".join(f"p{i}\tLee\n" for i in range(100000)))
        result = self.ends(quoth("gazetteer", "check", alike), CORRUPT)
        self.assertRegex(result.err, r"(?m)^quoth: .*alike\.tsv:4098:7: 4096 records have this name already: Lee\nquoth: 1 fault in the sources\n\Z")
        long = self.write("long.tsv", "%type person\na\t" + "Lee " * 16000 + "Lee\nb\t" + "x" * 600 + "\nc\t" + "Lee " * 100000 + "\n")
        result = self.ends(quoth("gazetteer", "check", long), CORRUPT)
        for fault in ("long.tsv:2:3: a name of 16001 tokens; at most 16 can be", "long.tsv:3:3: a name of 600 bytes; at most 512 can be",
                      "long.tsv:4:1: a line of 400002 bytes; at most 65536 can be"):
            self.assertIn(fault, result.err)

    def test_many_names_are_found(self):
        names = [f"{chr(65 + i % 26)}ann{i // 26} {chr(65 + i // 26 % 26)}ee{i % 977}" for i in range(100000)]
        image = self.build("many.gaz", self.write("many.tsv", "%type person\n" + "".join(f"p{i}\t{n}\n" for i, n in enumerate(names))))
        self.ends(quoth("gazetteer", "check", image), DONE)
        for i in (0, 1, 31415, 99999):
            self.assertIn(f"p{i}\tperson\t{names[i]}\t0\t", quoth("gazetteer", "find", "-g", image, names[i].upper()).out)
