"""The component of spaCy, where spaCy is installed."""
import unittest

try: import spacy
except ImportError: spacy = None

TEXT = "“We will not wait for winter 🎉,” union leader Andrei Kask told the Baltic Courier in Brussels. “It is no plan,” he said."


@unittest.skipUnless(spacy, "no spaCy is installed")
class Component(unittest.TestCase):
    def read(self, **config):
        nlp = spacy.blank("en")
        nlp.add_pipe("quoth", config=config)
        return nlp(TEXT)

    def test_names_are_entities(self):
        found = {(ent.text, ent.label_) for ent in self.read().ents}
        self.assertIn(("Andrei Kask", "PERSON"), found)
        self.assertIn(("Brussels", "GPE"), found)

    def test_quotes_are_spans_with_speakers(self):
        doc = self.read()
        spans = doc.spans["quotes"]
        self.assertEqual([span._.speaker for span in spans], ["Andrei Kask", "Andrei Kask"])
        self.assertIn("no plan", spans[1].text)
        self.assertEqual(spans[0]._.quote.cue.text, "told")

    def test_quotes_inside_quotes_are_spans_too(self):
        nlp = spacy.blank("en")
        nlp.add_pipe("quoth")
        doc = nlp("“Kowal told me, ‘Nobody came to the pier.’ So I left,” said Ann Reed.")
        self.assertEqual([span._.speaker for span in doc.spans["quotes"]], ["Ann Reed", "Kowal"])

    def test_labels_can_be_others(self):
        self.assertIn("LOC", {ent.label_ for ent in self.read(labels={"place": "LOC"}).ents})

    def test_ids_are_there_for_linking(self):
        self.assertIn("andrei-kask", {ent.kb_id_ for ent in self.read().ents})

    def test_documents_survive_being_saved(self):
        from spacy.tokens import DocBin
        nlp = spacy.blank("en")
        nlp.add_pipe("quoth")
        doc = nlp(TEXT)
        again = next(iter(DocBin().from_bytes(DocBin(docs=[doc], store_user_data=False).to_bytes()).get_docs(nlp.vocab)))
        self.assertEqual([(e.text, e.label_) for e in again.ents], [(e.text, e.label_) for e in doc.ents])


if __name__ == "__main__":
    unittest.main()
