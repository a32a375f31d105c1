"""Web pages as input."""
import gzip
import json
import unittest

from harness import ARTICLE, CORRUPT, DONE, REJECTED, Case, lines, quoth

HAS_PAGES = "built without" not in quoth("extract", "--html", stdin="<p>x</p>").err
PARAGRAPH = "<p>“We will not wait,” union leader Andrei Kask told reporters in Brussels on Monday, and the harbour council said nothing.</p>"
TEXT = "“We will not wait,” union leader Andrei Kask told reporters in Brussels on Monday, and the harbour council said nothing."


@unittest.skipUnless(HAS_PAGES, "built without libxml2")
class Pages(Case):
    def page(self, body, head="", name="a.html", status=DONE, arguments=()):
        content = "<!doctype html><html><head><meta charset=utf-8>%s</head><body>%s</body></html>" % (head, body)
        record, = self.ends(quoth("extract", "--with-text", *arguments, self.write(name, content)), status).records
        return record

    def text(self, body, **more):
        return self.page(body, **more)["text"]

    def test_what_stands_around_is_left_out(self):
        for around in ("<nav><p>Home and away.</p></nav>", "<header><h1>The Courier</h1></header>", "<footer><p>© The Courier.</p></footer>",
                       "<aside><p>Read this too, said nobody.</p></aside>", "<script>document.write('<p>No.</p>')</script>", "<style>p { }</style>",
                       "<form><p>Your name, please.</p><input></form>", "<noscript><p>Turn it on.</p></noscript>", "<ul><li><a href=1>One</a><li><a href=2>Two</a></ul>",
                       "<div class='share-tools'><p>Tell others about it.</p></div>",
                       "<div id='sf_comment_list'><p>Shameful, said nobody in particular, and went on for a while about it.</p></div>", "<div role=navigation><p>Here you are.</p></div>",
                       "<p hidden>Not now.</p>", "<div style='display: none'><p>Not now.</p></div>", "<h2>Related</h2><ul><li><a href=1>One</a></ul>",
                       "<div>Advertisement</div>", "<p><a href=1>Ministry says that all will be well.</a></p>", "<template><p>x.</p></template>",
                       "<a href=1><h3>Another article</h3><p>What it says.</p></a>", "<select><option>Tallinn<option>Riga</select>", "<!-- <p>No.</p> -->", "<svg><title>Logo</title><text>Logo.</text></svg>"):
            self.assertEqual(self.text(around + PARAGRAPH), TEXT + "\n", around)
            self.assertEqual(self.text("<main><article>" + PARAGRAPH + around.replace("header", "nav") + "</article></main>"), TEXT + "\n", around)

    def test_the_article_is_chosen(self):
        other = "<div><p>Another thing was said elsewhere.</p></div>"
        for body in ("<article>%s%s</article>", "<main>%s%s</main>", "<div itemprop='articleBody'>%s%s</div>", "<div><div>%s%s</div></div>",
                     "<section id=story>%s%s</section>", "<table><tr><td>x<td>%s%s</table>"):
            self.assertEqual(self.text(other + body % (PARAGRAPH, PARAGRAPH) + other), TEXT + "\n\n" + TEXT + "\n", body)

    def test_a_page_in_one_form_or_box_is_read(self):
        for body in ("<form>%s</form>", "<div class='page has-sidebar'>%s</div>", "<form><div id=social>%s"):
            self.assertEqual(self.text(body % PARAGRAPH), TEXT + "\n", body)

    def test_what_is_paid_for_is_the_article_too(self):
        self.assertEqual(self.text("<article><p>One.</p><div class=paywall><p>Two.</p></div></article>"), "One.\n\nTwo.\n")

    def test_paragraphs_that_are_called_none(self):
        body = "<article><div><div>“No,” he said.</div><div>%s</div><div>By Mari Tamm</div></div></article>" % TEXT
        self.assertEqual(self.text(body), "“No,” he said.\n\n%s\n" % TEXT)

    def test_pages_of_tables(self):
        menu = "<A HREF=1>World</A><BR><A HREF=2>Sport</A>"
        story = "LONDON - The minister, John Doe, said he would stay.<BR><BR>\"I am staying,\" he told MPs.<BR><BR>Jane Roe called it \"shameful\"."
        body = "<TABLE><TR><TD COLSPAN=3>The Old Gazette</TD></TR><TR><TD>%s</TD><TD><FONT><B>Minister stays</B><BR><BR>%s</FONT></TD><TD>Ads<BR><A>Buy</A></TABLE>"
        self.assertEqual(self.text(body % (menu, story)), story.replace("<BR><BR>", "\n\n") + "\n")

    def test_paragraphs_that_are_boxes(self):
        story = ["GENEVA - Talks resumed on Friday after a break of two weeks, officials said.", "“We are closer,” said envoy Maria Lopez.", "Ivan Petrov was less hopeful."]
        rail = "<div class=rail><div>Sign up here for a letter that will tell you everything every day in the morning, and more.</div></div>"
        body = "<div><div><h1>Talks</h1><div class=body>%s</div></div>%s</div>" % ("".join("<div>%s</div>" % s for s in story), rail)
        self.assertEqual(self.text(body), "\n\n".join(story) + "\n")

    def test_blocks_are_paragraphs(self):
        body = "<p>One <b>bo</b>ld&nbsp;word.<p>Two<br>lines.<br><br>Three.<blockquote>Four.</blockquote><h2>Five</h2><div>Six &ldquo;s.&rdquo;</div><pre>a\n  b.</pre>"
        self.assertEqual(self.text(body), "One bold word.\n\nTwo\nlines.\n\nThree.\n\nFour.\n\nFive\n\nSix “s.”\n\na\nb.\n")

    def test_quotation_marks_that_browsers_write(self):
        self.assertEqual(self.text("<p>Kask said: <q>No.</q> &#147;Never,&#148; he added &#150; &laquo;again&raquo;."),
                         "Kask said: “No.” “Never,” he added – «again».\n")

    def test_hyphens_that_are_not_seen(self):
        self.assertEqual(self.text("<p>Andrei Ka&shy;sk spoke."), "Andrei Kask spoke.\n")

    def test_what_the_page_says_of_itself(self):
        graph = {"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "headline": "H", "datePublished": "2024-01-02", "publisher": {"@id": "#o"}},
                            {"@id": "#o", "name": "The Courier"}]}
        script = "<script type='application/ld+json'>%s</script>" % json.dumps(graph)
        for head, expected in (
                ("<title>A &amp; B</title>", ["A & B", None, None, None]),
                ("<title>A | The Courier</title><meta property='og:site_name' content='The Courier'>", ["A", None, "The Courier", None]),
                ("<meta property='og:title' content='O'><title>T</title><meta property='article:published_time' content='2024-05-06T07:08:09+03:00'>",
                 ["O", None, None, "2024-05-06T07:08:09+03:00"]),
                ("<link rel=canonical href='https://courier.example/1'><meta property='og:url' content='https://courier.example/2'>",
                 [None, "https://courier.example/1", "courier.example", None]),
                ("<link rel=canonical href='https://user@WWW.Courier.example:8080/1'>", [None, "https://user@WWW.Courier.example:8080/1", "www.courier.example", None]),
                ("<link rel=canonical href='http://www.courier.example'>", [None, "http://www.courier.example", "courier.example", None]),
                ("<link rel=canonical href='/1'>", [None, None, None, None]),
                (script, ["H", None, "The Courier", "2024-01-02"]),
                ("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",</script><meta name=DC.date content=2024>", [None, None, None, "2024"])):
            record = self.page(PARAGRAPH, head=head)
            self.assertEqual([record[k] for k in ("title", "url", "outlet", "published")], expected, head)
        self.assertEqual(self.page("<article><time datetime='2024-03-04'>March</time>" + PARAGRAPH)["published"], "2024-03-04")

    def test_a_page_that_a_script_would_fill(self):
        body = "\n%s\n\n  %s " % (TEXT, TEXT)
        head = "<script type='application/ld+json'>%s</script>" % json.dumps({"@type": "NewsArticle", "articleBody": body})
        self.assertEqual(self.text("<div id=root></div>", head=head), TEXT + "\n\n" + TEXT + "\n")
        self.assertEqual(self.text("<div id=root>" + PARAGRAPH * 3, head=head), "\n\n".join([TEXT] * 3) + "\n")

    def test_a_title_is_no_paragraph(self):
        record = self.page("<article><h1>Harbour closed</h1>%s</article>" % PARAGRAPH, head="<title>Harbour closed</title>")
        self.assertEqual((record["title"], record["text"]), ("Harbour closed", TEXT + "\n"))

    def test_places_are_of_the_text_that_is_given(self):
        result = quoth("extract", "--with-text", self.write("a.html", "<html><body>" + PARAGRAPH))
        record, = result.records
        quote, = record["quotes"]
        self.assertEqual((quote["speaker"]["name"], quote["text"]), ("Andrei Kask", "We will not wait,"))
        self.ends(quoth("validate", self.write("r.jsonl", result.bytes)), DONE)

    def test_records_are_checked_against_pages(self):
        page, texts = self.write("a.html", "<html><body>" + PARAGRAPH), self.write("a.jsonl", lines({"id": 1, "text": PARAGRAPH}, {"id": 2, "text": "<p>" + ARTICLE}))
        for source, arguments in ((page, []), (texts, ["--html"])):
            records = self.write("r.jsonl", quoth("extract", *arguments, source).bytes)
            self.assertNotIn("not checked", self.ends(quoth("validate", *arguments, "--text", source, records), DONE).out)
            self.ends(quoth("validate", *arguments, "--against", source, records), DONE)
        self.ends(quoth("validate", "--text", texts, records), CORRUPT)

    def test_charsets(self):
        body = "<html><head>%s</head><body><p>„Нет“, сказал Каск — и всё.</p></body></html>"
        for charset, head in (("windows-1251", "<meta charset='windows-1251'>"), ("koi8-r", '<meta http-equiv="Content-Type" content="text/html; charset=KOI8-R">'),
                              ("utf-8", ""), ("utf-8", "<meta charset='no-such-thing'>"), ("utf-16", "")):
            content = (body % head).replace("„", "“" if charset == "utf-8" else '"').replace("“,", "”," if charset == "utf-8" else '",').replace("“", "“" if charset == "utf-8" else '"')
            if charset == "koi8-r":
                content = content.replace("—", "-")
            record, = self.ends(quoth("extract", "--with-text", self.write("a.html", content.encode(charset))), DONE).records
            self.assertIn("сказал Каск", record["text"], charset)
        record, = quoth("extract", "--with-text", self.write("b.html", b"<html><body><p>Caf\xe9 \x93no\x94.</p>")).records
        self.assertEqual(record["text"], "Café “no”.\n")

    def test_html_in_json_lines(self):
        stdin = lines({"id": "1", "text": "<p>Kask said <q>no</q>.<p>He left", "title": "Own"}, {"id": "2", "text": "<html><title>T</title><body>" + PARAGRAPH + "<nav>x</nav>"}, "bad", {"text": 1})
        first, second, third, fourth = self.ends(quoth("extract", "--jsonl", "--html", "--with-text", stdin=stdin), REJECTED).records
        self.assertEqual((first["title"], first["text"]), ("Own", "Kask said “no”.\n\nHe left\n"))
        self.assertEqual((second["title"], second["text"]), ("T", TEXT + "\n"))
        self.assertEqual([third["error"]["code"], fourth["error"]["code"]], ["json", "json"])
        whole = self.ends(quoth("extract", "--jsonl", "--html", "-j", "3", "--with-text", "--passthrough", stdin=stdin), REJECTED).records
        self.assertEqual((whole[1]["quoth"], whole[1]["text"][:6]), (second, "<html>"))

    def test_packed_pages_and_standard_input(self):
        page = "<html><body>" + PARAGRAPH
        plain, = quoth("extract", "--with-text", "--html", stdin=page).records
        self.assertEqual(plain["text"], TEXT + "\n")
        for name in ("a.htm.gz", "a.xhtml.gz"):
            record, = self.ends(quoth("extract", "--with-text", self.write(name, gzip.compress(page.encode()))), DONE).records
            self.assertEqual(record["text"], TEXT + "\n")
        self.assertIn("Andrei Kask", self.ends(quoth("show", self.write("a.html", page)), DONE).out)

    def test_hostile_pages_take_little_time(self):
        for body in ("<b>" * 900 + "</y>" * 100000, "<p>" * 300000, "<" * 300000, "&" * 300000, "<!--" + "-" * 300000, "<script>" + "</" * 200000, "<div>" * 900 + "x",
                     "<p " + "a=b " * 50000 + ">", "<script type=application/ld+json>" + "[" * 300000, "<br>" * 200000, ""):
            self.page(body)
        error = self.page("<b>" * 2000, status=REJECTED)
        self.assertEqual(error["error"]["code"], "too-large")


if __name__ == "__main__":
    unittest.main()
