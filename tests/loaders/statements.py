"""The statements that nt, nq and jsonld should make of a record: tuples (subject, predicate, object), where an object is an IRI or
(text, datatype or "", language or "")."""
from urllib.parse import quote as percent

from harness import main_name, other_names, quotes_of

BASE = "urn:quoth:"
SCHEMA, PROV, XSD = "https://schema.org/", "http://www.w3.org/ns/prov#", "http://www.w3.org/2001/XMLSchema#"
NIF, ITS, TERM = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#", "http://www.w3.org/2005/11/its/rdf#", "urn:quoth:term:"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
CLASSES = {"person": SCHEMA + "Person", "organization": SCHEMA + "Organization", "outlet": SCHEMA + "NewsMediaOrganization", "place": SCHEMA + "Place",
           "group": TERM + "Group", "event": SCHEMA + "Event", "other": SCHEMA + "Thing"}
GOOD_DATE, GOOD_URL = "2026-03-01T10:00:00Z", "https://example.org/story?a=1&b=2"  # all that is given to the tests


class Statements:
    def __init__(self, record):
        self.all, self.r = set(), record
        self.doc = BASE + "document/" + percent(record["id"], safe="-._~")
        self.language = (record["language"] or "").lower()
        self.document()
        self.entities()
        for n, m in enumerate(record["mentions"]):
            self.mention(n, m)
        for q, outer in quotes_of(record):
            self.quote(q)
            if outer:
                self.thing("%s#%s" % (self.doc, q["id"]), SCHEMA + "isPartOf", "%s#%s" % (self.doc, outer["id"]))

    def thing(self, s, p, o):
        self.all.add((s, p, o))

    def text(self, s, p, text, language="", type=""):
        if text is not None:
            self.all.add((s, p, (text, type, language)))

    def count(self, s, p, n):
        self.text(s, p, str(n), type=XSD + "nonNegativeInteger")

    def score(self, s, x):
        self.text(s, TERM + "score", "%d" % x if x in (0, 1) else repr(x), type=XSD + "decimal")

    def iri(self, id):
        e = next(e for e in self.r["entities"] if e["id"] == id)
        return (self.doc + "#entity-" if e["unnamed"] else BASE + "entity/") + id

    def document(self):
        d, r = self.doc, self.r
        self.thing(d, TYPE, SCHEMA + "NewsArticle")
        self.thing(d, TYPE, PROV + "Entity")
        for p, v in (("identifier", "id"), ("inLanguage", "language"), ("sha256", "text_sha256")):
            self.text(d, SCHEMA + p, r[v])
        self.text(d, SCHEMA + "headline", r["title"], self.language)
        self.text(d, TERM + "outlet", r["outlet"])
        if r["url"] == GOOD_URL:
            self.thing(d, SCHEMA + "url", r["url"])
        else:
            self.text(d, SCHEMA + "url", r["url"])
        self.text(d, SCHEMA + "datePublished", r["published"], type=XSD + "dateTime" if r["published"] == GOOD_DATE else "")
        for e in r["entities"]:
            self.thing(d, SCHEMA + "mentions", self.iri(e["id"]))
        t = d + "#text"
        self.thing(t, TYPE, NIF + "Context")
        self.thing(t, TYPE, NIF + "OffsetBasedString")
        self.thing(t, NIF + "sourceUrl", d)
        self.count(t, NIF + "beginIndex", 0)
        self.count(t, NIF + "endIndex", len(r["text"]))
        self.text(t, NIF + "isString", r["text"])

    def entities(self):
        for n, e in enumerate(self.r["entities"]):
            s = self.iri(e["id"])
            self.thing(s, TYPE, CLASSES[e["type"]])
            if e["type"] in ("person", "organization", "outlet"):
                self.thing(s, TYPE, PROV + "Agent")
            self.text(s, SCHEMA + "name", main_name(e))
            for v in other_names(e):
                self.text(s, SCHEMA + "alternateName", v)
            if e.get("wikidata"):
                self.thing(s, "http://www.w3.org/2002/07/owl#sameAs", "http://www.wikidata.org/entity/" + e["wikidata"])
            if e["unnamed"]:
                self.text(s, TERM + "unnamed", "true", type=XSD + "boolean")
            for k, o in enumerate(e["roles"]):
                role = "%s#role-%d-%d" % (self.doc, n, k)
                self.thing(s, SCHEMA + "hasOccupation", role)
                self.thing(role, TYPE, SCHEMA + "Role")
                self.thing(role, PROV + "wasQuotedFrom", self.doc)
                self.text(role, SCHEMA + "roleName", o["text"], self.language)
                for p, v in (("title", "title"), ("base", "base"), ("organization", "org"), ("place", "place"), ("tense", "tense")):
                    self.text(role, TERM + p, o.get(v))

    def place(self, s, p):
        self.thing(s, TYPE, NIF + "OffsetBasedString")
        self.thing(s, NIF + "referenceContext", self.doc + "#text")
        self.count(s, NIF + "beginIndex", p["start"])
        self.count(s, NIF + "endIndex", p["end"])
        self.text(s, NIF + "anchorOf", p["text"])

    def mention(self, n, m):
        s = "%s#mention-%d" % (self.doc, n)
        self.place(s, m)
        self.text(s, TERM + "form", m["form"])
        self.text(s, TERM + "zone", m.get("zone"))
        self.score(s, m["score"])
        if m["entity"]:
            self.thing(s, ITS + "taIdentRef", self.iri(m["entity"]))

    def quote(self, q):
        s = self.doc + "#" + q["id"]
        self.place(s, q)
        self.thing(s, TYPE, SCHEMA + "Quotation")
        self.thing(s, TYPE, PROV + "Entity")
        self.text(s, SCHEMA + "text", q.get("words", q["text"]), self.language)
        self.thing(s, SCHEMA + "isPartOf", self.doc)
        self.thing(s, PROV + "wasQuotedFrom", self.doc)
        self.text(s, TERM + "kind", q["kind"])
        self.text(s, TERM + "manner", q["manner"])
        self.text(s, TERM + "cue", q["cue"] and q["cue"]["lemma"])
        self.score(s, q["score"])
        for party, p, words in (("speaker", SCHEMA + "spokenByCharacter", "speakerText"), ("addressee", TERM + "addressee", "addresseeText"), ("via", TERM + "via", "viaText")):
            if q[party] and q[party]["entity"]:
                self.thing(s, p, self.iri(q[party]["entity"]))
            elif q[party]:
                self.text(s, TERM + words, q[party]["text"])
        if q["speaker"] and q["speaker"]["entity"]:
            self.attribution(q, s, self.iri(q["speaker"]["entity"]))

    def attribution(self, q, s, speaker):
        self.thing(s, SCHEMA + "creator", speaker)
        self.thing(s, PROV + "wasAttributedTo", speaker)
        a, role = s + "-attribution", s + "-role"
        self.thing(s, PROV + "qualifiedAttribution", a)
        self.thing(a, TYPE, PROV + "Attribution")
        self.thing(a, PROV + "agent", speaker)
        self.score(a, q["score"])
        if q["speaker"]["role"] is not None:
            self.thing(a, PROV + "hadRole", role)
            self.thing(role, TYPE, PROV + "Role")
            self.text(role, "http://www.w3.org/2000/01/rdf-schema#label", q["speaker"]["role"], self.language)
