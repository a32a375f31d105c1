"""ftm, by followthemoney. `ftm validate` ends with 0 while it takes away what it does not like, so that what comes out is compared with what
went in; and what went in with the records."""
import hashlib
import json
import os
import re
import sys
import unicodedata
import unittest

from harness import Case, main_name, needs, other_names, quotes_of, run

ID = re.compile(r"^[0-9a-zA-Z]([0-9a-zA-Z-]*[0-9a-zA-Z])?$")  # a point too is allowed, but begins a signature
TEXTS = ("name", "text", "string", "address")


def bare(text):
    """What followthemoney leaves of a text: it composes characters, joins blanks, drops formatting, and quotes around names."""
    text = unicodedata.normalize("NFC", text)
    return "".join(c for c in text if c not in "\"'" and unicodedata.category(c) not in ("Cc", "Cf", "Zs", "Zl", "Zp"))


def schema_of(e):
    if e["type"] in ("place", "event", "other"):
        return {"place": "Address", "event": "Event"}.get(e["type"])
    if e["unnamed"] or e["type"] == "group":
        return "LegalEntity"
    return "Person" if e["type"] == "person" else "Organization"


def id_of(e):
    return hashlib.sha256(b"entity\0" + e["id"].encode() + b"\0").hexdigest()[:40] if "." in e["id"] else e["id"]


@needs("followthemoney")
class FollowTheMoney(Case):
    to = "ftm"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with open(cls.out, encoding="utf-8") as file:
            cls.entities = [json.loads(line) for line in file.read().split("\n") if line]

    def ftm(self, *arguments):
        out = run(os.path.join(os.path.dirname(sys.executable), "ftm"), *arguments).decode("utf-8")
        return [json.loads(line) for line in out.split("\n") if line]

    def plain(self, entity):
        from followthemoney import model
        schema = model.get(entity["schema"])
        values = {p: sorted({bare(v) if schema.get(p).type.name in TEXTS else v for v in vs}) for p, vs in entity["properties"].items()}
        return [entity["id"], entity["schema"], values]

    def test_validate_takes_nothing_away(self):
        self.same(map(self.plain, self.ftm("validate", "-i", self.out, "-o", "-")), map(self.plain, self.entities))

    def test_ids_and_references(self):
        from followthemoney import model
        ids = {e["id"] for e in self.entities}
        for e in self.entities:
            self.assertRegex(e["id"], ID)
            self.assertLessEqual(len(e["id"]), 200)
            for p, values in e["properties"].items():
                prop = model.get(e["schema"]).get(p)
                if prop.type.name == "entity":
                    for value in values:
                        self.assertIn(value, ids)
                        other = next(o for o in self.entities if o["id"] == value)
                        self.assertTrue(model.get(other["schema"]).is_a(prop.range), (e, other))

    def test_fragments_join(self):
        ids = {e["id"] for e in self.entities}
        joined = self.ftm("aggregate", "-i", self.out, "-o", "-")
        self.assertEqual({e["id"] for e in joined}, ids)
        self.assertEqual(len(joined), len(ids))

    def of(self, schema):
        return [e["properties"] for e in self.entities if e["schema"] == schema]

    def test_it_says_what_the_records_say(self):
        def first(p, name): return p.get(name, [None])[0]
        names = {e["id"]: first(e["properties"], "name") for e in self.entities if "name" in e["properties"]}
        files = {e["id"]: first(e["properties"], "fileName") for e in self.entities if e["schema"] == "Article"}
        self.same([[first(p, f) for f in ("fileName", "title", "publisher", "bodyText", "publishedAt", "sourceUrl", "language")] for p in self.of("Article")],
                  [[r["id"], r["title"], r["outlet"], r["text"], "2026-03-01T10:00:00" if r["id"] == "story" else None, r["url"] if r["id"] == "story" else None,
                    "eng" if r["language"] else None] for r in self.records], "articles")
        self.same([[e["schema"], files[first(e["properties"], "proof")], first(e["properties"], "name"), e["properties"].get("alias", [])] for e in self.entities
                   if e["schema"] in ("Person", "Organization", "LegalEntity", "Address", "Event")],
                  [[schema_of(e), r["id"], main_name(e), other_names(e)] for r in self.records for e in r["entities"] if schema_of(e)], "entities")
        self.same([[files[first(p, "document")], p["name"]] for p in self.of("Mention")],
                  [[r["id"], [e["name"], *e["variants"]]] for r in self.records for e in r["entities"]], "mentions")
        self.same([[files[first(p, "proof")], names.get(first(p, "entity")), first(p, "description"), first(p, "summary")] for p in self.of("Note")],
                  [[r["id"], self.speaker(r, q), q.get("words", q["text"]), q["kind"] + (" within a quote, " if outer else ", ") + q["manner"]]
                   for r in self.records for q, outer in quotes_of(r)], "quotes")
        self.same([[names[first(p, "entity")], first(p, "summary"), first(p, "description")] for p in self.of("Documentation")],
                  [[self.speaker(r, q), q.get("words", q["text"]), q["speaker"]["role"]] for r in self.records for q, _ in quotes_of(r) if self.speaker(r, q)], "who was quoted")
        self.same({(names[first(p, "holder")], first(p, "summary"), names[first(p, "post")]) for p in self.of("Occupancy")},
                  {(names[id_of(e)], o["text"], o["title"] + (", " + (o["org"] or o["place"]) if o["org"] or o["place"] else ""))
                   for r in self.records for e in r["entities"] if schema_of(e) == "Person" for o in e["roles"] if o["title"]}, "roles")

    def speaker(self, r, q):
        """As the first record that has the entity names it, as the test looks names up by id."""
        if not q["speaker"] or not q["speaker"]["entity"]:
            return None
        e = next(e for e in r["entities"] if e["id"] == q["speaker"]["entity"])
        if not schema_of(e):
            return None
        return main_name(e) if e["unnamed"] else [p["properties"]["name"][0] for p in self.entities if p["id"] == id_of(e)][-1]


if __name__ == "__main__":
    unittest.main()
