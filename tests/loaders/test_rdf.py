"""nt, nq and jsonld, by rdflib, pyoxigraph and serdi; and that nothing is in them which no reader would refuse but none should get."""
import re
import unittest

from harness import Case, converted, main_name, needs, needs_program, quotes_of, run
from statements import XSD, Statements


class Rdf(Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.nt, cls.nq, cls.jsonld = (converted(to) for to in ("nt", "nq", "jsonld"))
        cls.graphs = [(s.doc, s.all) for s in map(Statements, cls.records)]
        cls.all = set().union(*(statements for _, statements in cls.graphs))
        cls.quads = {(*statement, doc) for doc, statements in cls.graphs for statement in statements}


@needs("rdflib")
class Rdflib(Rdf):
    @staticmethod
    def plain(term):
        import rdflib
        if isinstance(term, rdflib.URIRef):
            return str(term)
        return str(term), str(term.datatype or ""), str(term.language or "")

    def test_statements(self):
        import rdflib
        rdflib.NORMALIZE_LITERALS = False
        for path, form in ((self.nt, "nt"), (self.jsonld, "json-ld")):
            graph = rdflib.Graph().parse(path, format=form)
            self.same([tuple(map(self.plain, t)) for t in graph], self.all, form)

    def test_graphs(self):
        import rdflib
        rdflib.NORMALIZE_LITERALS = False
        data = rdflib.Dataset()
        data.parse(self.nq, format="nquads")
        self.same([tuple(map(self.plain, (s, p, o))) + (str(g),) for s, p, o, g in data.quads()], self.quads, "nq")


@needs("pyoxigraph")
class Oxigraph(Rdf):
    @staticmethod
    def plain(term):
        import pyoxigraph
        if isinstance(term, pyoxigraph.NamedNode):
            return term.value
        kind = term.datatype.value
        return term.value, "" if kind == XSD + "string" or term.language else kind, term.language or ""

    def test_statements(self):
        import pyoxigraph as ox
        for path, form in ((self.nt, ox.RdfFormat.N_TRIPLES), (self.jsonld, ox.RdfFormat.JSON_LD)):
            self.same({tuple(map(self.plain, (q.subject, q.predicate, q.object))) for q in ox.parse(path=path, format=form)}, self.all, str(form))

    def test_a_store_answers(self):
        import pyoxigraph as ox
        store = ox.Store()
        store.bulk_load(path=self.nq, format=ox.RdfFormat.N_QUADS)
        whole = "integer", "nonNegativeInteger"  # a store keeps one sort of whole numbers
        expected = [(s, p, o if isinstance(o, str) else (o[0], o[1].replace(whole[1], whole[0]), o[2]), g) for s, p, o, g in self.quads]
        self.same([tuple(map(self.plain, (q.subject, q.predicate, q.object))) + (q.graph_name.value,) for q in store], expected, "store")
        rows = store.query("""prefix schema: <https://schema.org/> select ?name ?words where { graph ?g {
            ?q a schema:Quotation; schema:text ?words; schema:creator ?who . ?who schema:name ?name } }""")
        self.same([[self.plain(row["name"])[0], self.plain(row["words"])[0]] for row in rows],
                  [[main_name(e), q.get("words", q["text"])] for r in self.records for q, _ in quotes_of(r) if q["speaker"]
                   for e in r["entities"] if e["id"] == q["speaker"]["entity"]])


@needs_program("serdi")
class Serd(Rdf):
    """Strict, and what it writes is what it read."""

    def read(self, path, syntax):
        lines = run("serdi", "-i", syntax, "-o", "nquads", path).decode("utf-8").split("\n")
        return {line for line in lines if line}

    def test_statements(self):
        self.assertEqual(len(self.read(self.nt, "ntriples")), len(self.all))
        self.assertEqual(len(self.read(self.nq, "nquads")), len(self.quads))


class Refused(Rdf):
    """What readers let pass: none of it is there."""

    def test_no_control_character_and_no_impossible_date(self):
        for path in (self.nt, self.nq):
            with open(path, encoding="utf-8", newline="") as file:
                text = file.read()
            self.assertEqual(re.findall("[\x00-\x08\x0b-\x1f]|\\\\u00[01][0-9a-fA-F]|\\\\u[dD][89a-fA-F]", text), [])
            self.assertNotIn('"2026-02-30"^^', text)
            self.assertIn('"2026-02-30"', text)
            self.assertEqual({line[-2:] for line in text.split("\n") if line}, {" ."})
            for iri in re.findall(r"(?m)^<[^>\n]*>|(?<= )<[^>\n]*>(?= )", text):
                self.assertNotRegex(iri[1:-1], r'[\x00-\x20<>"{}|^`\\]')

    def test_another_base(self):
        with open(converted("nt", "--base", "https://news.example/kb/"), encoding="utf-8") as file:
            self.assertIn("<https://news.example/kb/entity/z.1>", file.read())


del Rdf
if __name__ == "__main__":
    unittest.main()
