"""The nodes and edges that neo4j and kuzu should make, from records."""
from harness import main_name, quotes_of


def node(r, e):
    return r["id"] + "#" + e["id"] if e["unnamed"] else e["id"]


def node_of(r, id):
    return node(r, next(e for e in r["entities"] if e["id"] == id))


def graph(records):
    out = {name: [] for name in ("articles", "entities", "quotes", "roles", "mentioned_in", "called", "spoken_by", "quoted_in", "addressed_to", "carried_by", "within", "has_role", "stated_in")}
    seen = set()
    for r in records:
        out["articles"].append([r[f] for f in ("id", "url", "title", "outlet", "published", "language", "text_sha256", "text")])
        for n, e in enumerate(r["entities"]):
            i = node(r, e)
            if i not in seen:
                out["entities"].append([i, e["type"], main_name(e), e.get("wikidata"), e["known"], e["unnamed"]])
            seen.add(i)
            out["mentioned_in"].append([i, r["id"], len(e["mentions"]), r["mentions"][e["mentions"][0]]["start"]])
            out["called"] += [[i, r["id"], name] for name in [e["name"], *e["variants"]]]
            for k, o in enumerate(e["roles"]):
                role = "%s#role-%d-%d" % (r["id"], n, k)
                out["roles"].append([role, o["text"], o["title"], o.get("base"), o["org"], o["place"], o["tense"]])
                out["has_role"].append([i, role])
                out["stated_in"].append([role, r["id"]])
        for q, outer in quotes_of(r):
            out["within"] += [[r["id"] + "#" + q["id"], r["id"] + "#" + outer["id"]]] if outer else []
            i, s = r["id"] + "#" + q["id"], q["speaker"]
            out["quotes"].append([i, q.get("words", q["text"]), q["kind"], q["manner"], q["start"], q["end"], q["cue"] and q["cue"]["lemma"], q["rule"], q["score"]])
            out["quoted_in"].append([i, r["id"]])
            if s and s["entity"]:
                out["spoken_by"].append([i, node_of(r, s["entity"]), *[s[f] for f in ("text", "role", "title", "organization", "place", "tense")], q["score"]])
            for party, name in (("addressee", "addressed_to"), ("via", "carried_by")):
                if q[party] and q[party]["entity"]:
                    out[name].append([i, node_of(r, q[party]["entity"])])
    return out
