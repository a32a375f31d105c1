"""nt, nq and jsonld, by Apache Jena: validated without a warning, loaded into TDB2, counted and asked."""
import json
import os
import unittest

from engines import jars, needs_engine
from harness import Case, converted, run
from statements import Statements


@needs_engine("jena")
class Jena(Case):
    @staticmethod
    def jena(command, *arguments, **more):
        return run("java", "-cp", jars("jena"), command, *arguments, **more).decode("utf-8")

    def renamed(self, to):
        """Jena tells syntaxes by the ends of names."""
        path = os.path.join(self.folder, "records." + to)
        if not os.path.exists(path):
            os.link(converted(to), path)
        return path

    def test_all_is_valid(self):
        self.assertEqual(self.jena("riotcmd.riot", "--validate", *map(self.renamed, ("nt", "nq", "jsonld"))), "")

    def test_a_store_answers(self):
        store = os.path.join(self.folder, "tdb2")
        self.jena("tdb2.tdbloader", "--loc", store, self.renamed("nq"))
        graphs = [s for s in map(Statements, self.records)]
        rows = json.loads(self.jena("tdb2.tdbquery", "--loc", store, "--results=JSON", "select ?g (count(*) as ?n) where { graph ?g { ?s ?p ?o } } group by ?g"))["results"]["bindings"]
        self.same([[row["g"]["value"], int(row["n"]["value"])] for row in rows], [[s.doc, len(s.all)] for s in graphs])
        rows = json.loads(self.jena("tdb2.tdbquery", "--loc", store, "--results=JSON", "select ?o where { graph ?g { ?s <https://schema.org/name> ?o } }"))["results"]["bindings"]
        self.same([row["o"]["value"] for row in rows], [o[0] for g in graphs for s, p, o in g.all if p == "https://schema.org/name"])


if __name__ == "__main__":
    unittest.main()
