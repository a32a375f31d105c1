"""The tables that `--to csv` should make, from records."""
from harness import main_name, quotes_of


def party(of, *fields):
    return [of.get(f) if of else None for f in fields]


def joined(words):
    return "; ".join(words) if words else None


def quote_row(doc, q, outer):
    s, cue, content = q["speaker"], q["cue"], q["content"]
    row = [doc, q["id"], q["start"], q["end"], q["text"], outer and outer["id"], q.get("words", q["text"]), q["kind"], q["manner"]]
    row += party(s, "entity", "name", "text", "start", "end", "type", "form", "role", "title", "organization", "place", "tense")
    row += party(cue, "text", "start", "end", "lemma") + party(content, "text", "start", "end")
    row += party(q["addressee"], "entity", "name", "text") + party(q["via"], "entity", "name", "text")
    return row + [q["score"], q["rule"], joined(q["why"]), joined(q["repairs"])]


def parts_of(place):
    return place.get("parts") or [[place["start"], place["end"]]]


def tables(records):
    out = {name: [] for name in ("documents", "entities", "variants", "roles", "mentions", "quotes", "parts", "alternatives", "notes")}
    for r in records:
        doc = r["id"]
        out["documents"].append([r[f] for f in ("id", "url", "title", "outlet", "published", "language", "text_sha256", "gazetteer", "text")])
        for e in r["entities"]:
            out["entities"].append([doc, e["id"], e["type"], e["name"], main_name(e), e["known"], e["unnamed"], e.get("wikidata"), len(e["mentions"])])
            out["variants"] += [[doc, e["id"], v] for v in e["variants"]]
            out["roles"] += [[doc, e["id"], o["start"], o["end"], o["text"], o["title"], o.get("base"), o["org"], o["place"], o["tense"]] for o in e["roles"]]
        for n, m in enumerate(r["mentions"]):
            out["mentions"].append([doc, n, m["start"], m["end"], m["text"], m["type"], m["form"], m["entity"], m.get("zone"), m.get("acts_as"), m.get("matched"),
                                    m.get("cost") if m.get("matched") else None, joined(m.get("why")), m["score"]])
        for q, outer in quotes_of(r):
            out["quotes"].append(quote_row(doc, q, outer))
            out["parts"] += [[doc, q["id"], "quote", n, a, b] for n, (a, b) in enumerate(parts_of(q))]
            out["parts"] += [[doc, q["id"], "content", n, a, b] for n, (a, b) in enumerate(parts_of(q["content"]) if q["content"] else [])]
            out["alternatives"] += [[doc, q["id"], n, a["entity"], a["name"], a["text"], a["score"]] for n, a in enumerate(q["alternatives"])]
        out["notes"] += [[doc, n, o["code"], o["start"], o["end"], o["text"]] for n, o in enumerate(r["notes"])]
    return out
