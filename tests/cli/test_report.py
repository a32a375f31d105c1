"""quoth report: one page that needs nothing else and runs nothing of a text. Its looks and ways are tried in a real browser, where there is
one; QUOTH_PICTURES names a folder that then gets pictures."""
import html.parser
import os
import re
import unittest
import browser
from harness import ARTICLE, DONE, SOURCE, USAGE, Case, lines, quoth

EXAMPLES = [os.path.join(SOURCE, "examples", "articles", name) for name in ("harbour.txt", "mine.txt")]
HOSTILE = ("</p><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">\n\n"
           "“<b onclick=\"alert(1)\">We will fight,</b> & win,” said Anna </span><script>document.title='owned'</script> Berg, the mayor.\n\n"
           "\u202eturned around\u202c, “an emoji \U0001f389 and \u2028 and \u0000 a NUL,” Berg said.\n\nשלום “we came”, said Dov Levi.\n")
RETOLD = "“Kowal told me, ‘Nobody came to the pier.’ Then he asked ‘who was there?’ and left,” said Ann Reed, the mayor of Tallinn.\n"


class Page(html.parser.HTMLParser):
    """What a page holds: ids, links within it, elements by name, the words of each text."""

    def __init__(self, source):
        super().__init__()
        self.ids, self.links, self.elements, self.texts, self.depth, self.in_number = [], [], [], [], 0, False
        self.feed(source)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.elements.append((tag, attributes))
        if "id" in attributes: self.ids.append(attributes["id"])
        if attributes.get("href", "").startswith("#"): self.links.append(attributes["href"][1:])
        if attributes.get("class") == "text": self.depth, _ = 1, self.texts.append("")
        elif self.depth and tag == "div": self.depth += 1
        self.in_number = tag == "a" and attributes.get("class") == "n"

    def handle_endtag(self, tag):
        if self.depth and tag == "div": self.depth -= 1
        if tag == "a": self.in_number = False

    def handle_data(self, data):
        if self.depth and not self.in_number: self.texts[-1] += data


def squeezed(text):
    return re.sub(r"\s+", " ", text).strip()


class ReportTest(Case):
    def report(self, *arguments):
        result = quoth("report", *arguments, "-o", self.path("page.html"))
        self.ends(result, DONE)
        return self.read("page.html").decode("utf-8")

    def test_links_lead_somewhere_and_ids_are_one_elements(self):
        page = Page(self.report(*EXAMPLES))
        self.assertEqual(len(page.ids), len(set(page.ids)))
        self.assertGreater(len(page.links), 20)
        self.assertEqual(set(page.links) - set(page.ids), set())

    def test_the_text_is_all_there(self):
        page = Page(self.report(*EXAMPLES))
        for path, text in zip(EXAMPLES, page.texts):
            with open(path, encoding="utf-8") as file: self.assertEqual(squeezed(text), squeezed(file.read()))

    def test_each_quote_has_its_card_and_its_place(self):
        source = self.report(EXAMPLES[0])
        quotes = quoth("extract", EXAMPLES[0]).records[0]["quotes"]
        page = Page(source)
        for i, quote in enumerate(quotes, 1):
            self.assertIn("q1.%d" % i, page.ids)
            self.assertIn("t1.%d" % i, page.ids)
        self.assertIn("Kaja Rebane", source)

    def test_quotes_inside_quotes_have_cards_of_their_own(self):
        source = self.report(self.write("retold.txt", RETOLD))
        page = Page(source)
        self.assertIn("<span>1 quote</span>", source)
        self.assertEqual(re.findall(r'href="#t1\.\d">([\d.]+)</a>', source), ["1", "1.1", "1.2"])
        self.assertEqual(re.findall(r"speech inside ([\d.]+)<", source), ["1", "1"])
        self.assertEqual([a["class"].split()[1:-1] for tag, a in page.elements if "card" in a.get("class", "").split()], [[], ["inner"], ["inner"]])
        self.assertEqual(squeezed(page.texts[0]), squeezed(RETOLD))

    def test_nothing_of_a_text_becomes_markup(self):
        page = Page(self.report(self.write("hostile.jsonl", lines({"id": "<script>x", "title": "</title><script>y", "outlet": "\"><img>", "text": HOSTILE}))))
        tags = [tag for tag, _ in page.elements]
        self.assertEqual(tags.count("script"), 1)
        self.assertNotIn("img", tags)
        for _, attributes in page.elements: self.assertFalse([name for name in attributes if name.startswith("on") or name == "style"])

    def test_controls_that_turn_text_around_do_not_come_through(self):
        source = self.report(self.write("hostile.txt", HOSTILE))
        for control in "\u202e\u202c\u0000": self.assertNotIn(control, source)

    def test_nothing_is_loaded(self):
        page = Page(self.report(*EXAMPLES))
        self.assertFalse([tag for tag, _ in page.elements if tag in ("link", "img", "iframe", "object", "embed", "form")])
        policy = next(a["content"] for tag, a in page.elements if tag == "meta" and a.get("http-equiv"))
        self.assertIn("default-src 'none'", policy)
        self.assertNotIn("unsafe", policy)

    def test_a_text_that_cannot_be_read_is_told_and_the_others_are_shown(self):
        path = self.write("some.jsonl", lines("{bad", {"id": "a", "text": ARTICLE}))
        result = quoth("report", path)
        self.assertNotEqual(result.status, DONE)
        self.assertIn("some.jsonl:1", result.err)
        self.assertIn("Andrei Kask", result.out)

    def test_too_many_articles_are_refused(self):
        path = self.write("many.jsonl", lines(*({"id": str(i), "text": "x"} for i in range(1001))))
        self.ends(quoth("report", path, "-o", self.path("page.html")), USAGE)
        self.assertFalse(os.path.exists(self.path("page.html")))


@unittest.skipUnless(browser.PROGRAM, "no Chromium on this machine")
class BrowserTest(Case):
    def page(self, *arguments):
        self.ends(quoth("report", *arguments, "-o", self.path("page.html")), DONE)
        return self.path("page.html")

    def keep(self, page, name):
        folder = os.environ.get("QUOTH_PICTURES")
        if folder: page.screenshot(os.path.join(folder, name + ".png"))

    def test_a_quote_lights_up_its_speaker_cue_and_card(self):
        with browser.Browser(1280) as page:
            page.open(self.page(EXAMPLES[0]))
            page.evaluate("document.querySelector('.text .q[data-q=\"1.5\"]').click()")
            self.assertGreater(page.evaluate("document.querySelectorAll('.q.lit').length"), 0)
            self.assertEqual(page.evaluate("document.querySelector('.card.lit').id"), "q1.5")
            self.assertGreater(page.evaluate("document.querySelectorAll('.lit-source').length"), 0)
            self.keep(page, "report-quote")
            self.assertEqual(page.said, [])

    def test_keys_go_from_quote_to_quote(self):
        with browser.Browser(1280) as page:
            page.open(self.page(EXAMPLES[0]))
            press = "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: '%s', bubbles: true}))"
            for key, expected in (("j", "q1.1"), ("j", "q1.2"), ("k", "q1.1"), ("Escape", None)):
                page.evaluate(press % key)
                self.assertEqual(page.evaluate("(document.querySelector('.card.lit') || {id: null}).id"), expected)

    def test_on_a_phone_nothing_runs_over_the_edge_and_the_card_comes_up(self):
        with browser.Browser(360, 700) as page:
            page.open(self.page(*EXAMPLES))
            self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 360)
            self.keep(page, "report-phone")
            page.evaluate("document.querySelector('.text .q').click()")
            self.assertTrue(page.evaluate("getComputedStyle(document.getElementById('tip')).display === 'block'"))
            self.assertLess(page.evaluate("document.getElementById('tip').getBoundingClientRect().top"), 700)
            self.keep(page, "report-phone-card")

    def test_a_quote_inside_another_lights_up_by_itself(self):
        with browser.Browser(360, 700) as page:
            page.open(self.page(self.write("retold.txt", RETOLD)))
            self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 360)
            self.keep(page, "report-nested-phone")
            page.evaluate("document.querySelector('.text .q[data-q~=\"1.2\"]').click()")
            self.assertEqual(page.evaluate("document.querySelector('.card.lit').id"), "q1.2")
            self.assertEqual(page.evaluate("[...document.querySelectorAll('.text .q.lit')].map(q => q.textContent).join('')"), "Nobody came to the pier.")
            self.assertEqual(page.evaluate("document.querySelector('.text .lit-source').textContent"), "Kowal")
            self.keep(page, "report-nested-phone-card")

    def test_labels_of_the_picture_do_not_overlap(self):
        with browser.Browser(1280) as page:
            page.open(self.page(*EXAMPLES))
            boxes = page.evaluate("[...document.querySelectorAll('.company text')].map(t => { const b = t.getBoundingClientRect();"
                                  " return [b.left, b.top, b.right, b.bottom]; })")
            self.assertGreater(len(boxes), 3)
            edge = page.evaluate("document.querySelector('.company svg').getBoundingClientRect().right")
            for i, (left, top, right, bottom) in enumerate(boxes):
                self.assertLessEqual(right, edge)
                for other in boxes[:i]: self.assertFalse(left < other[2] and other[0] < right and top < other[3] and other[1] < bottom)

    def test_a_hostile_article_does_nothing(self):
        path = self.write("hostile.jsonl", lines({"id": "<script>x", "title": "</title><script>document.title='owned'</script>", "text": HOSTILE}))
        with browser.Browser(390) as page:
            page.open(self.page(path))
            self.assertNotEqual(page.evaluate("document.title"), "owned")
            self.assertEqual(page.evaluate("document.scripts.length"), 1)
            self.assertTrue(page.evaluate("document.getElementById('tip') !== null"))
            self.assertEqual(page.said, [])
            self.keep(page, "report-hostile")

    def test_its_policy_stops_what_would_come_through(self):
        """Were markup to come through after all, the policy would stop it: a script put into the page does not run."""
        path = self.page(EXAMPLES[0])
        source = self.read("page.html").replace(b"<main>", b"<main><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">")
        self.write("page.html", source)
        with browser.Browser(390) as page:
            page.open(path)
            self.assertNotEqual(page.evaluate("document.title"), "owned")
            self.assertTrue(page.said)

    def test_it_can_be_printed(self):
        with browser.Browser(1280) as page:
            page.open(self.page(EXAMPLES[0]))
            self.assertTrue(page.pdf().startswith(b"%PDF"))


if __name__ == "__main__":
    unittest.main()
