"""The records that all readers are given, and what every comparison needs."""
import atexit
import functools
import glob
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest

QUOTH = os.path.abspath(os.environ.get("QUOTH", "build/quoth"))
SOURCE = os.path.abspath(os.environ.get("QUOTH_SOURCE", os.path.join(os.path.dirname(__file__), "..", "..")))
SHARED = os.environ.get("QUOTH_SHARED", os.path.join(SOURCE, "..", "shared"))
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def clean(text):
    """What becomes of a text: see page.h."""
    return text and UNFIT.sub("\ufffd", text)


def cleaned(value):
    """The same all through a record."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [cleaned(v) for v in value]
    return {k: cleaned(v) for k, v in value.items()} if isinstance(value, dict) else value


def needs(*modules):
    missing = [m for m in modules if importlib.util.find_spec(m) is None]
    return unittest.skipIf(missing, "no %s here (tests/loaders/environment.py installs it)" % ", ".join(missing))


def needs_program(*programs):
    missing = [p for p in programs if not shutil.which(p)]
    return unittest.skipIf(missing, "no %s here" % ", ".join(missing))


def run(*arguments, stdin=None, **more):
    done = subprocess.run(arguments, input=stdin, capture_output=True, timeout=300, **more)
    if done.returncode != 0:
        raise AssertionError("%s: %d: %s" % (" ".join(map(str, arguments)), done.returncode, done.stderr.decode("utf-8", "replace")[-2000:]))
    return done.stdout


# --- The hostile documents --------------------------------------------------------------------------------------------

STORY = ("“We won't wait; ever, \\never,” said \U0001f389 Zoë \"Z;Z\" O'Brien-Łódź, the\tchief\x01 of A&B <Ltd>.\r\n\r\n"
         "“שלום לכולם” – אמר דוד כהן.\n“One, two\nthree\u2028four\u0085five\x0bsix\u00a0seven,” محمد علي\u202e told the Daily, Wire.\n"
         "\u201cLast\x00 word\U0001f468\u200d\U0001f469\u200d\U0001f467\u201d, e\u0301 \ufeff\U0010fffd\uffff end. ")


def place(words, text=STORY):
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def party(words, entity=None, name=None, **more):
    return {**place(words), "entity": entity, "name": name, "type": "person", "form": "name", **more}


def hostile():
    """A record that no text makes, but that is one: its names are all that names should not be."""
    zoe, ltd = "Zoë \"Z;Z\" O'Brien-Łódź", "A&B <Ltd>"
    cue = {**place("said"), "lemma": "say"}
    role = {"role": "chief; \"boss\"", "title": "chief\n", "organization": ltd, "place": "a\\b", "tense": "current"}
    spoken = {"kind": "speech", "manner": "direct", "content": None, "addressee": None, "via": None, "score": 0.9, "rule": "tag, 'x'", "why": ["a; b", "c\td"],
              "alternatives": [{"entity": "z.1", "name": "x\"y", "text": "Zoë", "score": 0.1}, {"entity": None, "name": None, "text": None, "score": 0.05}], "repairs": []}
    mentions = [(zoe, "z.1", "person"), (ltd, "a-b-ltd", "organization"), ("דוד כהן", "dwd", "person"), ("محمد علي\u202e", "mhmd", "person"),
                ("Daily, Wire", "daily", "outlet"), ("\U0001f468\u200d\U0001f469\u200d\U0001f467", "family", "group"), ("e\u0301", "e", "place"), ("\uffff end", "end", "event"),
                ("Last\x00 word", "last.7", "other")]
    names = {"z.1": zoe + "\n;\"'\t\\", "dwd": "דוד כהן", "mhmd": "\u202bمحمد علي\u202c", "family": "F\u2028am\u0085ily", "e": "e\u0301",
             "end": "N" * 5000 + "\U0001f389", "a-b-ltd": ltd, "daily": " Daily, Wire ", "last.7": "Last\x00 word"}
    entities = [{"id": i, "type": t, "name": names[i], "known": i == "daily", "unnamed": i == "last.7", "variants": ["v;1", "v\n2", "\"v\"", " v "] if i == "z.1" else [],
                 "mentions": [n], "roles": [{**place("chief\x01"), "title": "chief\n", "org": ltd, "place": "a\\b", "tense": "current"}] if i == "z.1" else []}
                for n, (_, i, t) in enumerate(mentions)]
    entities[4]["wikidata"] = "Q42"
    entities[4]["main_name"] = "The \"Daily\"; Wire"
    quotes = [{"id": "q1", **place("We won't wait; ever, \\never,"), "speaker": party(zoe, "z.1", names["z.1"], **role), "cue": cue, **spoken},
              {"id": "q2", **place("שלום לכולם"), "speaker": party("דוד כהן", "dwd", "דוד כהן", role=None, title=None, organization=None, place=None, tense=None), "cue": None, **spoken},
              {"id": "q3", **place("One, two\nthree\u2028four\u0085five\x0bsix\u00a0seven,"), "words": "One, two six\u00a0seven,", "speaker": party("محمد علي\u202e", "mhmd", names["mhmd"], role=None, title=None, organization=None, place=None, tense=None),
               "parts": [[place("One")["start"], place("three")["start"]], [place("six")["start"], place("seven,")["end"]]],
               "cue": {**place("told"), "lemma": "tell"}, **{**spoken, "via": party("Daily, Wire", "daily", "Daily, Wire"), "addressee": party("the Daily, Wire", None, None)}},
              {"id": "q4", **place("Last\x00 word"), "kind": "scare", "manner": "mixed", "speaker": None, "cue": None, "content": None, "addressee": None, "via": None, "score": 0.5,
               "rule": None, "why": [], "alternatives": [], "repairs": ["unclosed-mark"]}]
    role = dict.fromkeys(("role", "title", "organization", "place", "tense"))
    quotes[0]["nested"] = [{"id": "q1.1", **place("wait; ever"), "speaker": party("\U0001f389 Zoë", None, None, **role), "cue": None, **spoken},
                           {"id": "q1.2", **place("\\never"), "speaker": None, "cue": {**place("won't"), "lemma": "will"}, **spoken}]
    quotes[2]["nested"] = [{"id": "q3.1", **place("two\nthree\u2028four"), "speaker": party("דוד כהן", "dwd", "דוד כהן", **role), "cue": None, **spoken}]
    return {"schema": "quoth.doc/1", "id": "a/b c;\"d\"\n\u2028\U0001f389#?%<x>.txt", "url": "https://example.org/a b\"<c>", "title": "T;\"i\"\ttle\n\\", "outlet": "O'Hara, \"The\"; \u202eDaily",
            "published": "2026-02-30", "language": "en-GB", "offsets": "codepoint", "text_sha256": hashlib.sha256(STORY.encode()).hexdigest(), "gazetteer": "0" * 16,
            "text": STORY, "entities": entities, "mentions": [{**place(w), "type": t, "form": "name", "entity": i, "score": 0.5, "why": ["x"]} for w, i, t in mentions],
            "quotes": quotes, "notes": [{"code": "unclosed-mark", "start": 1, "end": 2, "text": "why;\n\"so\""}]}


def quotes_of(r):
    """All quotes, those inside others behind these: (quote, the one that it is inside or None)."""
    return [pair for q in r["quotes"] for pair in [(q, None)] + [(n, q) for n in q.get("nested", [])]]


def main_name(e):
    return e.get("main_name") or e["name"]


def other_names(e):
    return [name for name in [e["name"], *e["variants"]] if name != main_name(e)]


def extracted():
    """Made from texts, by the program: our own articles, the hostile story, and the five of the shared folder where it is there."""
    texts = sorted(glob.glob(os.path.join(SOURCE, "examples", "articles", "*.txt"))) + sorted(glob.glob(os.path.join(SHARED, "data", "articles", "*.txt")))
    lines = run(QUOTH, "extract", "--with-text", *texts).decode().split("\n")
    story = json.dumps({"id": "story", "text": STORY, "url": "https://example.org/story?a=1&b=2", "date": "2026-03-01T10:00:00Z", "outlet": "Wire", "language": "en", "title": "Story"})
    retold = json.dumps({"id": "retold", "language": "en", "text": "“Kowal told me \U0001f389, ‘Nobody came to the pier.’ I asked ‘who was there?’ and left,” said Ann Reed, the mayor of Tallinn.\n"})
    lines += run(QUOTH, "extract", "--with-text", "--jsonl", "-", stdin=(story + "\n" + retold).encode()).decode().split("\n")
    return [json.loads(line) for line in lines if line]


@functools.cache
def made():
    """The records, and a folder with them in it that goes when the tests end; once for all suites of a run."""
    folder = tempfile.mkdtemp(prefix="quoth-loader-")
    atexit.register(shutil.rmtree, folder, True)
    raw = [hostile(), *extracted()]
    with open(os.path.join(folder, "records.jsonl"), "w", encoding="utf-8") as file:
        file.writelines(json.dumps(record, ensure_ascii=n % 2 == 0) + "\n" for n, record in enumerate(raw))
    return folder, cleaned(raw)


@functools.cache
def converted(to, *options):
    folder = made()[0]
    out = tempfile.mktemp(prefix=to + "-", dir=folder)
    run(QUOTH, "convert", "--to", to, "-o", out, *options, os.path.join(folder, "records.jsonl"))
    return out


class Case(unittest.TestCase):
    """Records in self.records, cleaned as converters do it; self.out has the conversion to `to`."""
    maxDiff = 4000
    to, options = None, ()

    @classmethod
    def setUpClass(cls):
        cls.folder, cls.records = made()
        cls.source = os.path.join(cls.folder, "records.jsonl")
        if cls.to:
            cls.out = converted(cls.to, *cls.options)

    def same(self, one, two, what=""):
        """Lists of rows in any order, with the differences shown and not all the rest."""
        def whole(value):  # 1.0 is 1
            if isinstance(value, (list, tuple)):
                return [whole(v) for v in value]
            if isinstance(value, dict):
                return {k: whole(v) for k, v in value.items()}
            return int(value) if isinstance(value, float) and value == int(value) else value

        def key(row): return json.dumps(whole(row), sort_keys=True, ensure_ascii=False, default=str)
        a, b = sorted(map(key, one)), sorted(map(key, two))
        missing, extra = sorted(set(a) - set(b)), sorted(set(b) - set(a))
        self.assertEqual((missing[:3], extra[:3], len(a)), ([], [], len(b)), what)
        self.assertTrue(a, "%s: nothing was compared" % what)
