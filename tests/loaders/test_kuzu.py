"""kuzu, by Kuzu: every node and edge is read back."""
import os
import unittest

from graphs import graph
from harness import Case, needs

NODES = {"articles": "Article", "entities": "Entity", "quotes": "Quote", "roles": "Role"}
EDGES = {"mentioned_in": "MentionedIn", "called": "Called", "spoken_by": "SpokenBy", "quoted_in": "QuotedIn", "addressed_to": "AddressedTo",
         "carried_by": "CarriedBy", "within": "Within", "has_role": "HasRole", "stated_in": "StatedIn"}


@needs("kuzu")
class Kuzu(Case):
    to = "kuzu"

    def rows(self, query):
        result = self.base.execute(query)
        rows = []
        while result.has_next():
            rows.append(result.get_next())
        return rows

    def columns(self, table):
        return [row[1] for row in self.rows("call table_info('%s') return *" % table)]

    def test_nodes_and_edges(self):
        import kuzu
        self.base = kuzu.Connection(kuzu.Database(os.path.join(self.folder, "kuzu.db")))
        os.chdir(self.out)
        with open("schema.cypher", encoding="utf-8") as file:
            self.base.execute(file.read())
        expected = graph(self.records)
        for name, table in NODES.items():
            self.same(self.rows("match (n:%s) return %s" % (table, ", ".join("n.`%s`" % c for c in self.columns(table)))), expected[name], name)
        for name, table in EDGES.items():
            self.same(self.rows("match (a)-[e:%s]->(b) return %s" % (table, ", ".join(["a.id", "b.id"] + ["e.`%s`" % c for c in self.columns(table)]))), expected[name], name)
        spoken = self.rows("match (q:Quote)-[:SpokenBy]->(e:Entity) where e.id = 'z.1' return q.words")
        self.assertEqual(spoken, [["We won't wait; ever, \\never,"]])


if __name__ == "__main__":
    unittest.main()
