"""neo4j, by the rules of its importer: heads, ids that are there once, edges that end somewhere; the importer itself runs in ./dev engines."""
import csv
import os
import re
import unittest

from graphs import graph
from harness import Case

TYPES = {"long": int, "double": float, "boolean": lambda v: v == "true"}
FIELD = re.compile(r"^(\w*)(?::(ID|START_ID|END_ID)\((\w+)\)|:(LABEL)|:(long|double|boolean|string\[\]))?$")
csv.field_size_limit(1 << 30)


class Neo4j(Case):
    to = "neo4j"

    def read(self, name):
        """Rows with their types, what is empty as None; (head, rows)."""
        with open(os.path.join(self.out, name), encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        fields = [FIELD.match(field) for field in head]
        self.assertTrue(all(fields), head)
        out = []
        for row in rows:
            self.assertEqual(len(row), len(head))
            out.append([None if not v else v.split("\x1f") if f[5] == "string[]" else TYPES.get(f[5], str)(v) for f, v in zip(fields, row)])
        return fields, out

    def test_what_is_there_is_what_the_records_say(self):
        expected = graph(self.records)
        tables = {name: self.read(name + ".csv") for name in expected if name != "called"}
        nodes = {}
        for name, (fields, rows) in tables.items():
            keys = [n for n, f in enumerate(fields) if f[2] == "ID"]
            for n in keys:
                ids = [row[n] for row in rows]
                self.assertEqual(len(ids), len(set(ids)))
                nodes[fields[n][3]] = set(ids)
        for name, (fields, rows) in tables.items():
            for n, f in enumerate(fields):
                if f[2] in ("START_ID", "END_ID"):
                    self.assertEqual({row[n] for row in rows} - nodes[f[3]], set(), name)
            left_out = {n for n, f in enumerate(fields) if f[4] or f[5] == "string[]"}
            self.same([[v for n, v in enumerate(row) if n not in left_out] for row in rows], expected[name], name)
        self.same([[row[0], row[1], name] for row in tables["mentioned_in"][1] for name in row[4]], expected["called"], "names")
        self.assertEqual({row[1] for row in tables["entities"][1]} - {"Person", "Organization", "Outlet", "Place", "Group", "Event", "Other"}, set())

    def test_arguments_name_all_files(self):
        with open(os.path.join(self.out, "neo4j-admin.args"), encoding="utf-8") as file:
            named = set(re.findall(r"\w+\.csv", file.read()))
        self.assertEqual(named, {f for f in os.listdir(self.out) if f.endswith(".csv")})


if __name__ == "__main__":
    unittest.main()
