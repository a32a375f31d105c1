"""doccano, by doccano's own importer into its database."""
import json
import os
import unittest

from engines import HERE, python_with
from harness import Case, run
from spans import spans


@unittest.skipUnless(python_with("doccano"), "no doccano here (tests/loaders/engines.py installs it)")
class Doccano(Case):
    to = "doccano"

    def test_what_is_imported(self):
        folder = os.path.join(self.folder, "doccano-home")
        os.mkdir(folder)
        out = run(python_with("doccano"), os.path.join(HERE, "engines", "doccano_read.py"), folder, self.out).decode("utf-8")
        read = json.loads(out.strip().split("\n")[-1])
        self.assertEqual(read["errors"], [])
        self.assertEqual([[d["text"], d["meta"]] for d in read["documents"]], [[r["text"], {"document": r["id"]}] for r in self.records])
        for document, r in zip(read["documents"], self.records):
            found, links = spans(r)
            self.same(document["spans"], found, "spans")
            self.same(document["relations"], [[kind, found[a], found[b]] for kind, a, b in links], "relations")


if __name__ == "__main__":
    unittest.main()
