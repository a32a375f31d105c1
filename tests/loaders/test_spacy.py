"""spacy, by spaCy: Doc.from_json() with its own checks, and on through a DocBin."""
import json
import os
import unittest

from harness import Case, needs, quotes_of
from spans import LABELS


@needs("spacy")
class Spacy(Case):
    to = "spacy"

    def test_docs_and_a_docbin(self):
        import spacy
        from spacy.tokens import Doc, DocBin
        nlp = spacy.blank("en")
        with open(self.out, encoding="utf-8") as file:
            lines = [json.loads(line) for line in file]
        docs = [Doc(nlp.vocab).from_json(line, validate=True) for line in lines]
        path = os.path.join(self.folder, "records.spacy")
        DocBin(docs=docs, store_user_data=True).to_disk(path)
        read = list(DocBin().from_disk(path).get_docs(nlp.vocab))
        self.assertEqual([doc.text for doc in read], [r["text"] for r in self.records])
        self.assertEqual([line["document"] for line in lines], [r["id"] for r in self.records])
        for doc, r in zip(read, self.records):
            def place(p): return [p["start"] + len(p["text"]) - len(p["text"].lstrip()), p["text"].strip()]
            self.same([[s.start_char, s.text, s.label_, s.kb_id_] for s in doc.spans["mentions"]],
                      [[*place(m), LABELS[m["type"]], m["entity"] or ""] for m in r["mentions"]], "mentions")
            quotes = [q for q, _ in quotes_of(r)]
            self.same([[s.start_char, s.text, s.label_, s.kb_id_] for s in doc.spans["quotes"]],
                      [[*place(q), q["kind"], (q["speaker"] or {}).get("entity") or ""] for q in quotes], "quotes")
            self.same([[s.start_char, s.text] for s in doc.spans["parts"] if s.label_ == "Cue"] or [0], [place(q["cue"]) for q in quotes if q["cue"]] or [0], "cues")
            names = [[*place(m), LABELS[m["type"]]] for m in r["mentions"] if m["form"] == "name"]
            apart = [name for n, name in enumerate(names) if all(name[0] >= b[0] + len(b[1]) for b in names[:n])]
            self.same([[e.start_char, e.text, e.label_] for e in doc.ents], apart, "ents")


if __name__ == "__main__":
    unittest.main()
