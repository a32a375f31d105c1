"""neo4j, by neo4j-admin's importer; then all that the database holds is read back."""
import json
import os
import unittest

from engines import HERE, jars, needs_engine
from graphs import graph
from harness import Case, run
from spans import LABELS

TABLES = {"Article": ("articles", "id url title outlet published language text_sha256 text"), "Entity": ("entities", "id type name wikidata known unnamed"),
          "Quote": ("quotes", "id words kind manner start_at end_at cue rule score"), "Role": ("roles", "id text title base organization place tense")}
EDGES = {"MENTIONED_IN": ("mentioned_in", "mentions first_at"), "SPOKEN_BY": ("spoken_by", "words role title organization place tense score"), "QUOTED_IN": ("quoted_in", ""),
         "ADDRESSED_TO": ("addressed_to", ""), "CARRIED_BY": ("carried_by", ""), "WITHIN": ("within", ""), "HAS_ROLE": ("has_role", ""), "STATED_IN": ("stated_in", "")}


@needs_engine("neo4j")
class Neo4j(Case):
    to = "neo4j"

    def test_import_and_read_back(self):
        home = os.path.join(self.folder, "neo4j-home")
        os.makedirs(os.path.join(home, "conf"))
        open(os.path.join(home, "conf", "neo4j.conf"), "w").close()
        run("java", "-cp", jars("neo4j"), "org.neo4j.cli.AdminTool", "database", "import", "full", "neo4j", "@neo4j-admin.args", cwd=self.out,
            env={**os.environ, "NEO4J_HOME": home, "NEO4J_CONF": os.path.join(home, "conf")})
        out = run("java", "-cp", jars("neo4j"), os.path.join(HERE, "engines", "Neo4jRead.java"), home).decode("ascii")
        rows = [json.loads(line) for line in out.split("\n") if line.startswith("[[") or line.startswith('["')]
        expected = graph(self.records)
        nodes, edges = [r for r in rows if len(r) == 2], [r for r in rows if len(r) == 4]
        for label, (name, fields) in TABLES.items():
            self.same([[p.get(f) for f in fields.split()] for labels, p in nodes if label in labels], expected[name], name)
        for kind, (name, fields) in EDGES.items():
            self.same([[a, b, *map(p.get, fields.split())] for k, a, b, p in edges if k == kind], expected[name], name)
        self.same([[a, b, n] for k, a, b, p in edges if k == "MENTIONED_IN" for n in p["names"]], expected["called"], "names")
        self.same([labels for labels, p in nodes if "Entity" in labels], [sorted(["Entity", LABELS[e[1]]]) for e in expected["entities"]], "labels")


if __name__ == "__main__":
    unittest.main()
