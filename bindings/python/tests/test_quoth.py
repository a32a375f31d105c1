"""The package as its users have it: what is installed, else QUOTH_LIBRARY and QUOTH_GAZETTEER of a build."""
import dataclasses
import json
import os
import tempfile
import threading
import unittest
import quoth

TEXT = ("“We will not wait for winter 🎉,” union leader Andrei Kask told the Baltic Courier on Friday. “The plan,” he added, "
        "“is no plan.”\n\nThe ministry called the strike “premature”.\n")


class Extraction(unittest.TestCase):
    def test_places_are_code_points_of_the_text(self):
        doc = quoth.extract(TEXT)
        self.assertGreater(len(doc.quotes), 2)
        for thing in (*doc.mentions, *doc.quotes, *(q.speaker for q in doc.quotes if q.speaker), *(q.cue for q in doc.quotes if q.cue)):
            self.assertEqual(doc.text[thing.start:thing.end], thing.text)

    def test_a_quote_has_speaker_role_cue_and_reasons(self):
        quote = quoth.extract(TEXT).quotes[0]
        self.assertEqual((quote.speaker.name, quote.speaker.role, quote.cue.lemma), ("Andrei Kask", "union leader", "tell"))
        self.assertGreater(quote.score, 0.5)
        self.assertTrue(quote.why)
        self.assertIsInstance(quote, quoth.Quote)
        self.assertIsInstance(quote.speaker, quoth.Speaker)

    def test_corrections_over_the_gazetteer(self):
        with tempfile.TemporaryDirectory() as folder:
            mine = os.path.join(folder, "mine.tsv")

            def read(corrections):
                with open(mine, "w", encoding="utf-8") as file: file.write("%type correction\n" + corrections)
                doc = quoth.Extractor(corrections=mine).extract("Nobody in Kyiv slept. They called from Georgia.", language="en")
                return [m.text for m in doc.mentions if m.form == "name"], doc.record["gazetteer"]
            plain = quoth.Extractor().extract("He left Kyiv.").record["gazetteer"]
            names, gazetteer = read("never\tKyiv\n")
            self.assertEqual(names, ["Georgia"])
            self.assertEqual(gazetteer[:17], plain + "+")
            self.assertEqual(read("never\tGeorgia\n")[0], ["Kyiv"])
            with self.assertRaises(quoth.QuothError) as raised: read("never\tKyiv\nsame\tno-such|no-other\n")
            self.assertEqual([complaint[1:] for complaint in raised.exception.complaints], [(3, 6, "no such id: no-such"), (3, 14, "no such id: no-other")])
            self.assertIn("mine.tsv:3:6: no such id", str(raised.exception))
            with self.assertRaises(quoth.QuothError): quoth.Extractor(corrections=[mine, os.path.join(folder, "none.tsv")])

    def test_a_quote_in_parts(self):
        quote = quoth.extract(TEXT).quotes[1]
        self.assertEqual([TEXT[a:b] for a, b in quote.parts], ["The plan,", "is no plan."])
        self.assertEqual(quote.words, "The plan, is no plan.")

    def test_entities_and_mentions_name_each_other(self):
        doc = quoth.extract(TEXT)
        for entity in doc.entities:
            for index in entity.mentions: self.assertEqual(doc.mentions[index].entity, entity.id)
            self.assertIs(doc.entity(entity.id), entity)
        self.assertIsNone(doc.entity(None))

    def test_no_field_of_a_record_is_lost(self):
        doc = quoth.extract(TEXT, id="a", outlet="The Paper")
        self.assertEqual((doc.id, doc.record["outlet"]), ("a", "The Paper"))
        for kind, name in ((quoth.Entity, "entities"), (quoth.Mention, "mentions"), (quoth.Quote, "quotes")):
            fields = {field.name for field in dataclasses.fields(kind)}
            for one in doc.record[name]: self.assertLessEqual(set(one), fields)

    def test_any_text_can_be_read(self):
        for text in ("", "\0", "a\ud800b", "“" * 1000, "\r\n\u2028", "שלום"):
            self.assertEqual(len(quoth.extract(text).text), len(text))

    def test_options(self):
        self.assertFalse([q for q in quoth.Extractor(quotes="marked").extract(TEXT).quotes if q.manner == "indirect"])
        self.assertFalse([q for q in quoth.Extractor(min_score=1.0).extract(TEXT).quotes if q.speaker and q.score < 1])

    def test_conventions_are_of_any_iterable(self):
        plain, listed, once = (quoth.Extractor(convention=words).extract(TEXT).mentions for words in ((), ["the"], iter(["the"])))
        self.assertNotEqual(listed, plain)
        self.assertEqual(once, listed)

    def test_failures_are_told(self):
        with self.assertRaises(quoth.QuothError): quoth.Extractor("/no/such/gazetteer")
        with self.assertRaises(quoth.QuothError): quoth.Extractor(rules="/no/such/rules")
        with self.assertRaises(quoth.QuothError): quoth.Extractor(max_bytes=10).extract("x" * 11)
        with self.assertRaises(TypeError): quoth.extract(TEXT, id=7)
        with self.assertRaises(ValueError): quoth.Extractor(quotes="some")

    def test_threads_read_side_by_side(self):
        results = []
        threads = [threading.Thread(target=lambda: results.extend(json.dumps(quoth.extract(TEXT).record) for _ in range(20))) for _ in range(4)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        self.assertEqual(len(results), 80)
        self.assertEqual(len(set(results)), 1)


class Names(unittest.TestCase):
    def test_spellings_of_one_name(self):
        verdict = quoth.compare("Yuri Ushakov", "Юрий Ушаков")
        self.assertTrue(verdict.same)
        self.assertIn("ushakov", verdict.why)

    def test_names_of_two(self):
        self.assertFalse(quoth.compare("Andrey Kelin", "Sergey Kelin").same)

    def test_nul_is_refused(self):
        with self.assertRaises(ValueError): quoth.compare("a\0b", "a")


if __name__ == "__main__":
    unittest.main()
