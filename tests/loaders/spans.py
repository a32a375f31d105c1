"""The spans and links that annotation tools should be given, from records."""
from harness import quotes_of

LABELS = {"person": "Person", "organization": "Organization", "outlet": "Outlet", "place": "Place", "group": "Group", "event": "Event", "other": "Other"}
PARTIES = (("speaker", "Speaker", "Spoken_by"), ("addressee", "Addressee", "Addressed_to"), ("via", "Carrier", "Carried_by"))


def spans(r):
    """[(start, end, label)], [(type, from, to)]: mentions first, then quotes, then the rest."""
    out = [(m["start"], m["end"], LABELS[m["type"]]) for m in r["mentions"]]
    first = len(out)
    quotes = quotes_of(r)
    out += [(q["start"], q["end"], "Quote") for q, _ in quotes]
    links = []
    for n, (q, outer) in enumerate(quotes):
        if q["cue"]:
            links.append(("Reported_by", first + n, len(out)))
            out.append((q["cue"]["start"], q["cue"]["end"], "Cue"))
        for field, label, link in PARTIES:
            p = q[field]
            if p:
                within = [i for i, m in enumerate(r["mentions"]) if p["entity"] and m["entity"] == p["entity"] and p["start"] <= m["start"] and m["end"] <= p["end"]]
                links.append((link, first + n, within[0] if within else len(out)))
                if not within:
                    out.append((p["start"], p["end"], label))
        if outer:
            links.append(("Within", first + n, first + [id(q) for q, _ in quotes].index(id(outer))))
    return out, links


def in_utf16(text, place):
    return len(text[:place].encode("utf-16-le")) // 2
