"""quoth index and quoth query: what documents have in common, kept over kills, replaced texts and rebuilds."""
import gzip
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
import unittest

from harness import CORRUPT, DONE, MISSING, QUOTH, REJECTED, SOURCE, USAGE, Case, lines, quoth

SHARED = os.environ.get("QUOTH_SHARED") or os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "shared")
KILLS = int(os.environ.get("QUOTH_KILLS", "10"))


def entity(name, type="person", known=None, spellings=(), roles=()):
    return {"id": known or "-".join(name.lower().split()), "type": type, "name": name, "known": bool(known), "spellings": spellings or (name,), "roles": roles}


def record(key, *entities, quotes=(), outlet=None, day=None, text="x"):
    """A document in which each entity is named by each of its spellings, and quotes are (speaker's number, words, manner)."""
    listed, mentions, spoken, at = [], [], [], 0
    for e in entities:
        roles, indices = [], []
        for role in e["roles"]:
            roles.append({"start": at, "end": at + len(role), "text": role, "title": role, "tense": "current"})
            at += len(role) + 1
        for spelling in e["spellings"]:
            indices.append(len(mentions))
            mentions.append({"start": at, "end": at + len(spelling), "text": spelling, "type": e["type"], "form": "name", "entity": e["id"], "score": 0.9})
            at += len(spelling) + 1
        listed.append({"id": e["id"], "type": e["type"], "name": e["name"], "known": e["known"], "unnamed": False, "variants": list(e["spellings"][1:]),
                       "mentions": indices, "roles": roles})
    for number, (speaker, words, *manner) in enumerate(quotes, 1):
        who = listed[speaker] if speaker is not None else None
        spoken.append({"id": "q%d" % number, "start": at, "end": at + len(words), "text": words, "kind": "speech", "manner": (manner or ["direct"])[0], "score": 0.9,
                       "speaker": who and {"start": 0, "end": 1, "text": who["name"], "entity": who["id"], "name": who["name"], "type": who["type"], "form": "name",
                                           "role": who["roles"][0]["text"] if who["roles"] else None}})
        at += len(words) + 1
    return {"schema": "quoth.doc/1", "id": key, "outlet": outlet, "published": day, "offsets": "codepoint", "text_sha256": text * 64, "gazetteer": "0",
            "entities": listed, "mentions": mentions, "quotes": spoken, "notes": []}


def retelling(told, speaker, words):
    """The same record, in whose last quote someone else's words stand."""
    outer = told["quotes"][-1]
    who, nested, at = told["entities"][speaker], outer.setdefault("nested", []), outer["start"] + outer["text"].index(words)
    nested.append({**outer, "id": "%s.%d" % (outer["id"], len(nested) + 1), "start": at, "end": at + len(words), "text": words, "manner": "direct",
                   "speaker": {**outer["speaker"], "text": who["name"], "entity": who["id"], "name": who["name"], "role": None}})
    del nested[-1]["nested"]
    return told


def compact(*records): return "".join(json.dumps(r, ensure_ascii=False, separators=(",", ":")) + "\n" for r in records)


REBANE = entity("Kaja Rebane", spellings=("Kaja Rebane", "Rebane"), roles=("harbour master",))
KASK = entity("Andrei Kask")
PIERS = "The commission will close both southern piers before the winter storms"


class IndexCase(Case):
    def add(self, *records, name="index.db", status=DONE, options=()):
        result = self.ends(quoth("index", "add", self.path(name), "-", *options, stdin=compact(*records)), status)
        self.ends(quoth("index", "check", self.path(name)), DONE)
        return result.records[-1]

    def ask(self, what, *words, name="index.db"):
        return self.ends(quoth("query", self.path(name), what, *words), DONE).records

    def sql(self, statement, name="index.db"):
        db = sqlite3.connect(self.path(name))
        rows = db.execute(statement).fetchall()
        db.close()
        return rows

    def dump(self, name="index.db"):
        """All that the index says, without its row ids."""
        tables = {"entity": "select key, type, name, documents, mentions, quotes, first_seen, last_seen, (select key from entity t where t.id = e.thing) from entity e where documents > 0",
                  "spelling": "select e.key, text, s.documents, s.mentions, s.named, s.first_seen, s.last_seen from spelling s join entity e on e.id = s.entity",
                  "role": "select e.key, text, tense, r.documents, uses, r.first_seen, r.last_seen from role r join entity e on e.id = r.entity",
                  "company": "select a.key, b.key, c.documents, c.first_seen, c.last_seen from company c join entity a on a.id = c.a join entity b on b.id = c.b",
                  "quote": "select d.key, local, q.text, speaker_name, q.day from quote q join document d on d.id = q.document"}
        return {table: sorted(self.sql(statement, name), key=repr) for table, statement in tables.items()}


class Index(IndexCase):
    def test_the_same_document_twice_changes_nothing(self):
        one = record("1", REBANE, KASK, quotes=[(0, PIERS)], outlet="Post", day="2025-03-01")
        self.assertEqual(self.add(one), {"documents": 1, "added": 1, "replaced": 0, "known": 0, "rejected": 0})
        before = self.dump()
        self.assertEqual(self.add(one)["known"], 1)
        self.assertEqual(self.dump(), before)

    def test_another_text_replaces(self):
        old = record("1", REBANE, KASK, quotes=[(0, PIERS), (1, "No.")], outlet="Post", day="2025-03-01")
        other = record("2", REBANE, quotes=[(0, PIERS)], outlet="Herald", day="2025-03-02")
        new = record("1", entity("Kaja Rebane", roles=("mayor",)), quotes=[(0, "We have changed our minds about the piers")], day="2025-03-04", text="y")
        self.add(old, other)
        self.assertEqual(len(self.ask("statements")), 1)
        self.assertEqual(self.add(new)["replaced"], 1)
        self.add(other, new, name="fresh.db")
        self.assertEqual(self.dump(), self.dump("fresh.db"))
        self.assertEqual(self.ask("statements"), [])
        self.assertEqual([(r["role"], r["first_seen"]) for r in self.ask("roles", "Rebane")], [("harbour master", "2025-03-02"), ("mayor", "2025-03-04")])

    def test_quotes_by_any_spelling(self):
        ushakov = entity("Yuri Ushakov", spellings=("Yuri Ushakov", "Ushakov"), known="yuri-ushakov")
        self.add(record("1", ushakov, KASK, quotes=[(0, "Andrei Kask is late"), (0, "so he says", "indirect")], outlet="The Post", day="2025-03-01"),
                 record("2", ushakov, KASK, quotes=[(0, "It is over"), (1, "It is not")], outlet="Herald", day="2025-04-01"))
        said = lambda *words: [q["text"] for q in self.ask("quotes", *words)]
        for name in ("Yuri Ushakov", "ushakov", "yuri-ushakov", "Юрий Ушаков", "Yury Ushakov", "Iouri Ouchakov"):
            self.assertEqual(said(name), ["It is over", "Andrei Kask is late"], name)
        self.assertEqual(said("Ushakov", "--since", "2025-03-15"), ["It is over"])
        self.assertEqual(said("Ushakov", "--until", "2025-03-15"), ["Andrei Kask is late"])
        self.assertEqual(said("Ushakov", "--in", "post"), ["Andrei Kask is late"])
        self.assertEqual(said("Ushakov", "--about", "late"), ["Andrei Kask is late"])
        self.assertEqual(said("Ushakov", "--reported", "--limit", "2"), ["It is over", "so he says"])
        self.assertEqual(said("--about", "says"), [])
        self.assertEqual(said("--about", "says", "--reported"), ["so he says"])
        self.assertEqual(said("--about", "late", "--reported"), ["Andrei Kask is late"])
        self.assertEqual(said("Nobody Known"), [])
        self.assertEqual(said("--in", "Herald"), ["It is not", "It is over"])

    def test_spellings_roles_and_company(self):
        self.add(record("1", REBANE, KASK, day="2025-03-01"), record("2", REBANE, KASK, entity("Port Union", "organization"), day="2025-05-01"))
        self.assertEqual([(v["spelling"], v["mentions"]) for v in self.ask("variants", "Rebane")], [("Kaja Rebane", 2), ("Rebane", 2)])
        self.assertEqual([(r["role"], r["documents"], r["first_seen"], r["last_seen"]) for r in self.ask("roles", "Kaja Rebane")],
                         [("harbour master", 2, "2025-03-01", "2025-05-01")])
        self.assertEqual([(c["name"], c["documents"]) for c in self.ask("co", "Rebane")], [("Andrei Kask", 2), ("Port Union", 1)])
        self.assertEqual([p["name"] for p in self.ask("people", "--role", "harbour")], ["Kaja Rebane"])
        self.assertEqual([o["name"] for o in self.ask("org")], ["Port Union"])
        table = quoth("query", self.path("index.db"), "co", "Rebane", "--table").out.split("\n")
        self.assertTrue(table[0].startswith("name         key"), table)

    def test_spellings_of_one_name_meet(self):
        a = record("1", entity("Dmitry Volkovsky"), KASK, day="2025-03-01")
        b = record("2", entity("Dmitri Volkovski"), KASK, day="2025-03-02")
        self.add(a, b)
        self.assertEqual([(p["name"], p["documents"], p["also"]) for p in self.ask("people", "Volkovsky")], [("Dmitri Volkovski", 2, ["person:dmitry volkovsky"])])
        self.assertEqual(self.sql("select state, why <> '' from tie"), [("one", 1)])
        self.add(b, a, name="other-order.db")
        self.assertEqual(self.dump(), self.dump("other-order.db"))

    def test_what_names_contradict_is_not_tied(self):
        org = lambda name: entity(name, "organization")
        self.add(*(record(str(i), e, KASK, REBANE) for i, e in enumerate((org("Northern Harbour Council"), org("Northern Railway Council"), org("Northern Council"),
                                                                        entity("Peter J. Tamm"), entity("Peter K. Tamm")))))
        self.assertEqual(self.sql("select * from tie"), [])

    def test_a_surname_alone_needs_company(self):
        full = lambda key: record(key, entity("Ilona Rasmus", spellings=("Ilona Rasmus", "Rasmus")), KASK, REBANE)
        self.add(full("1"), record("2", entity("Rasmus"), KASK, REBANE), record("3", entity("Rasmus"), entity("Port Union", "organization")))
        self.assertEqual(sorted((p["documents"], p["key"]) for p in self.ask("people", "Rasmus")), [(1, "person:rasmus@3"), (2, "person:ilona rasmus")])

    def test_decisions_stand_and_survive_a_rebuild(self):
        self.add(record("1", entity("Jan Kowal"), KASK), record("2", entity("Maria Nowak")), record("3", entity("Dmitry Volkovsky"), KASK),
                 record("4", entity("Dmitri Volkovski"), KASK))
        things = lambda: self.sql("select count(distinct thing) from entity where documents > 0")[0][0]
        self.assertEqual(things(), 4)
        self.ends(quoth("index", "merge", self.path("index.db"), "Jan Kowal", "person:maria nowak"), DONE)
        self.ends(quoth("index", "never", self.path("index.db"), "person:dmitry volkovsky", "person:dmitri volkovski"), DONE)
        for again in range(2):
            self.assertEqual(things(), 4)
            self.assertEqual(len(self.ask("people", "Maria Nowak")[0]["also"]), 1)
            self.assertEqual(len(self.ask("people", "person:dmitry volkovsky")[0]["also"]), 0)
            self.ends(quoth("index", "rebuild", self.path("index.db")), DONE)
        self.ends(quoth("index", "split", self.path("index.db"), "person:maria nowak"), DONE)
        self.assertEqual(things(), 5)
        self.ends(quoth("index", "check", self.path("index.db")), DONE)

    def test_a_rebuild_knows_no_order(self):
        rng = random.Random(3)
        people = [entity(name) for name in ("Dmitry Volkovsky", "Dmitri Volkovski", "Jan Kowal", "Ilona Rasmus", "Ilonna Rasmus", "Maria Nowak", "Mariya Nowak", "Rasmus")]
        words = [PIERS, PIERS + " begin", "Nobody will close the southern piers", "At no time did we see the northern view", "The northern view was seen at no time"]
        records = [record("%02d" % i, *rng.sample(people, 3), quotes=[(rng.randrange(3), rng.choice(words)), (None, rng.choice(words))], day="2025-03-%02d" % (1 + i % 9))
                   for i in range(40)]
        partitions = []
        for name in ("a.db", "b.db", "c.db"):
            for part in (records[:7], records[7:]): self.add(*part, name=name)
            self.ends(quoth("index", "rebuild", self.path(name)), DONE)
            self.ends(quoth("index", "check", self.path(name)), DONE)
            statements = {}
            for statement, *quote in self.sql("select statement, d.key, local from quote q join document d on d.id = q.document where statement is not null", name):
                statements.setdefault(statement, []).append(quote)
            partitions.append((self.dump(name), sorted(map(sorted, statements.values()))))
            rng.shuffle(records)
        self.assertEqual(partitions[0], partitions[1])
        self.assertEqual(partitions[0], partitions[2])

    def test_a_document_can_be_split_off(self):
        one, two = record("1", entity("Jan Kowal"), KASK), record("2", entity("Jan Kowal"))
        self.add(one, two)
        self.ends(quoth("index", "split", self.path("index.db"), "Jan Kowal", "2"), DONE)
        self.assertEqual(self.add(one, two), {"documents": 2, "added": 0, "replaced": 1, "known": 1, "rejected": 0})
        self.assertEqual(sorted(p["key"] for p in self.ask("people", "Jan Kowal")), ["person:jan kowal", "person:jan kowal@2"])

    def test_quotes_inside_quotes(self):
        told = lambda key, **more: retelling(record(key, REBANE, KASK, quotes=[(1, "Rebane told me, ‘%s,’ and then she left" % PIERS)], **more), 0, PIERS)
        self.add(told("1", outlet="Post", day="2025-03-01"), record("2", REBANE, quotes=[(0, PIERS)], outlet="Herald", day="2025-03-02"))
        self.assertEqual([(q["speaker"], q["text"], q["told_by"], q["within"]) for q in self.ask("quotes", "Rebane")],
                         [("Kaja Rebane", PIERS, None, None), ("Kaja Rebane", PIERS, "Andrei Kask", told("1")["quotes"][0]["text"])])
        self.assertEqual([q["told_by"] for q in self.ask("quotes", "Kask")], [None])
        self.assertEqual(self.sql("select q.local, o.local from quote q join quote o on o.id = q.outer"), [("q1.1", "q1")])
        # she said it, whoever tells of it: what he says is not another wording of it, nor do the two contradict each other
        statement, = self.ask("statements")
        self.assertEqual([(q["document"], q["speaker"], q["told_by"]) for q in statement["quotes"]], [("1", "Kaja Rebane", "Andrei Kask"), ("2", "Kaja Rebane", None)])
        self.assertEqual(self.ask("conflicts"), [])
        self.add(told("3", outlet="Ledger", day="2025-03-03"))
        self.ends(quoth("index", "rebuild", self.path("index.db")), DONE)
        self.assertEqual(sorted(s["documents"] for s in self.ask("statements")), [2, 3])
        self.assertEqual(self.ask("conflicts"), [])

    def test_a_document_with_quotes_inside_quotes_is_replaced(self):
        old = retelling(record("1", REBANE, KASK, quotes=[(1, "Rebane said ‘%s’" % PIERS)], day="2025-03-01"), 0, PIERS)
        new = record("1", REBANE, KASK, quotes=[(1, "Nobody said so")], day="2025-03-01", text="y")
        self.add(old)
        self.add(new)
        self.add(new, name="fresh.db")
        self.assertEqual(self.dump(), self.dump("fresh.db"))
        self.assertEqual(self.sql("select count(*) from sketch")[0][0], self.sql("select count(*) from sketch", "fresh.db")[0][0])

    def test_quotes_inside_quotes_come_from_texts(self):
        text = "“Kowal told me, ‘Nobody came to the pier.’ So I left,” said Kaja Rebane, the mayor."
        self.ends(quoth("index", "add", self.path("index.db"), stdin=lines({"id": "1", "text": text})), DONE)
        self.assertEqual([(q["as_written"], q["text"], q["told_by"]) for q in self.ask("quotes", "Kowal")], [("Kowal", "Nobody came to the pier.", "Kaja Rebane")])

    def test_statements_over_outlets(self):
        keen = "At the meeting the visitor was keen to set out the northern view, yet had no ear for ours at all"
        guest = "The guest was keen to present the northern view but no ear for ours was to be found. After that tea was served."
        self.add(record("1", REBANE, quotes=[(0, keen), (0, PIERS)], outlet="Post", day="2025-03-01"),
                 record("2", REBANE, quotes=[(0, guest)], outlet="Herald", day="2025-03-02"),
                 record("3", KASK, quotes=[(0, PIERS)], outlet="Ledger", day="2025-03-03"),
                 record("4", REBANE, quotes=[(0, guest + " Again.")], outlet="Herald", day="2025-06-02"))
        statements = self.ask("statements", "Rebane")
        self.assertEqual([(s["text"], s["documents"]) for s in statements if s["first_seen"] == "2025-03-01"][0], (keen, 3))
        reworded = [q for s in statements for q in s["quotes"] if q["likeness"] == "reworded"]
        self.assertEqual([(q["outlet"], q["day"]) for q in reworded], [("Herald", "2025-03-02")])
        self.assertIn("guest", reworded[0]["only_here"])
        self.assertIn("visitor", reworded[0]["only_first"])
        conflict, = self.ask("conflicts")
        self.assertEqual(sorted(q["speaker"] for q in conflict["quotes"]), ["Andrei Kask", "Kaja Rebane"])
        self.assertEqual(self.ask("conflicts", "Kask"), [conflict])

    def test_texts_are_read_by_itself(self):
        articles = lines(*({"id": str(i), "outlet": "Post", "text": "“We will not wait,” said Kaja Rebane, the mayor.\n"} for i in range(50)), "{")
        result = self.ends(quoth("index", "add", self.path("index.db"), "-j2", "--batch", "10", "--progress", stdin=articles), REJECTED)
        self.assertEqual(result.records[-1], {"documents": 51, "added": 50, "replaced": 0, "known": 0, "rejected": 1})
        self.assertEqual([r["documents"] for r in result.records][:4], [10, 20, 30, 40])
        self.assertEqual(len(self.ask("quotes", "Rebane")), 50)

    def test_made_articles_are_the_same_each_time(self):
        make = lambda: subprocess.run([sys.executable, os.path.join(SOURCE, "tools", "make_articles.py"), "40"], capture_output=True, check=True).stdout
        articles = make()
        self.assertEqual(articles, make())
        result = self.ends(quoth("index", "add", self.path("index.db"), "-j2", stdin=articles), DONE)
        self.assertEqual(result.records[-1]["added"], 40)
        self.assertTrue(self.ask("quotes") and self.ask("people") and self.ask("org"))

    def test_records_and_packed_files_and_error_records(self):
        out = quoth("extract", "--jsonl", "--trailer", stdin=lines({"id": "1", "text": "Kaja Rebane spoke."}, {"id": "2"})).bytes
        result = self.ends(quoth("index", "add", self.path("index.db"), self.write("records.jsonl", out)), REJECTED)
        self.assertEqual(result.records[-1]["rejected"], 1)
        self.assertEqual(self.sql("select key from document"), [("1",)])

    def test_all_that_extract_reads_is_taken_in(self):
        page = "<html><head><title>Piers</title></head><body><p>“%s,” said Andrei Kask.</p></body></html>" % PIERS
        head = "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page.encode())
        archive = gzip.compress((head + page + "\r\n\r\n").encode())
        text = gzip.compress(("“%s,” said Andrei Kask." % PIERS).encode())
        inputs = [self.write("page.html", page), self.write("a.warc.gz", archive), self.write("text.txt.gz", text),
                  self.write("made.jsonl", lines({"id": "line", "text": "“%s,” said Andrei Kask." % PIERS}) + compact(record("record", KASK, quotes=[(0, PIERS)])))]
        if "built without" in quoth("extract", "--html", stdin="<p>x</p>").err: inputs = inputs[2:]
        counts = self.ends(quoth("index", "add", self.path("index.db"), "-j", "2", *inputs), DONE).records[-1]
        self.assertEqual(counts["added"], len(inputs) + 1)
        self.assertEqual({q["text"].strip("“,”") for q in self.ask("quotes", "Andrei Kask")}, {PIERS})
        self.assertEqual(len(self.ask("quotes", "Andrei Kask")), len(inputs) + 1)

    def test_what_came_before_a_broken_input_is_kept(self):
        whole = gzip.compress(compact(*[record(str(i), KASK, text=os.urandom(8).hex()) for i in range(2000)]).encode())
        result = quoth("index", "add", self.path("index.db"), self.write("cut.jsonl.gz", whole[:len(whole) // 2]))
        self.assertNotEqual(result.status, DONE)
        there, = self.sql("select count(*) from document")[0]
        self.assertTrue(100 < there < 2000, there)
        self.ends(quoth("index", "check", self.path("index.db")), DONE)

    def test_words_and_roles_lead_to_quotes(self):
        self.add(record("1", REBANE, KASK, quotes=[(0, PIERS), (1, "The piers stay open")], outlet="Post", day="2025-03-01"),
                 record("2", REBANE, quotes=[(0, "Nobody closes anything"), (0, PIERS)], outlet="Herald", day="2025-03-02"))
        said = lambda *words: [q["text"] for q in self.ask("quotes", *words)]
        self.assertEqual(said("--about", "piers southern"), [PIERS, PIERS])
        self.assertEqual(said("Rebane", "--about", "anything"), ["Nobody closes anything"])
        self.assertEqual(said("--about", "master"), [])
        self.assertEqual(said("--role", "harbour master", "--in", "post"), [PIERS])
        self.assertEqual(said("--role", "Harbour mast", "--about", "piers"), [PIERS, PIERS])
        self.assertEqual(said("--role", "master harbour"), [])
        self.add(record("3", entity("Wang Yi", roles=("中国外长",)), quotes=[(0, "We will see")], day="2025-03-03"))
        self.assertEqual(said("--role", "外长"), ["We will see"])
        statements = lambda *words: [s["documents"] for s in self.ask("statements", *words)]
        self.assertEqual([statements("--role", "harbour"), statements("--about", "piers"), statements("--in", "Herald"), statements("--about", "open")], [[2], [2], [2], []])
        self.assertEqual([statements("--since", "2025-03-02"), statements("--until", "2025-03-01"), statements("--since", "2025-03-03")], [[2], [2], []])

    def test_what_is_no_index_is_refused(self):
        self.ends(quoth("query", self.path("none.db"), "people"), MISSING)
        self.ends(quoth("query", self.write("text.db", b"no database at all, but a text that is long enough" * 20), "people"), CORRUPT)
        sqlite3.connect(self.path("foreign.db")).execute("create table t(x)").connection.commit()
        self.ends(quoth("index", "add", self.path("foreign.db"), "-", stdin=compact(record("1", KASK))), CORRUPT)
        self.add(record("1", KASK))
        self.ends(quoth("query", self.path("index.db"), "everything"), USAGE)
        self.ends(quoth("query", self.path("index.db"), "quotes", "--since", "Monday"), USAGE)
        self.ends(quoth("query", self.path("index.db"), "co"), USAGE)
        self.ends(quoth("index", "mend", self.path("index.db")), USAGE)
        for version in (2, 99):  # one of before, one of later
            self.sql("pragma user_version=%d" % version)
            told = self.ends(quoth("query", self.path("index.db"), "people"), CORRUPT).err
            self.assertIn("schema version %d; this program has 3: add the records to a new one" % version, told)

    def test_a_fault_is_found(self):
        self.add(record("1", KASK, REBANE))
        db = sqlite3.connect(self.path("index.db"))
        db.execute("update entity set documents = 9 where key = 'person:andrei kask'")
        db.commit()
        db.close()
        self.assertIn("counted wrong", self.ends(quoth("index", "check", self.path("index.db")), CORRUPT).err)

    def test_nothing_reported_is_lost_in_a_kill(self):
        rng = random.Random(7)
        people = [entity("%s %s" % (a, b)) for a in ("Jan", "Maria", "Ilona", "Peter") for b in ("Kowal", "Nowak", "Rasmus", "Tamm", "Lind")]
        records = [record("%04d" % i, *rng.sample(people, 4), quotes=[(0, PIERS if i % 9 == 0 else "Number %d is what I said at length" % i)],
                          day="2025-03-%02d" % (1 + i % 28)) for i in range(600)]
        source = self.write("records.jsonl", compact(*records))
        self.ends(quoth("index", "add", self.path("whole.db"), source), DONE)
        started = time.monotonic()
        for number in range(KILLS):
            target = self.path("killed-%d.db" % number)
            with open(self.path("progress"), "wb") as progress:
                run = subprocess.Popen([os.path.abspath(QUOTH), "index", "add", target, source, "--progress", "--batch", "20"], stdout=progress, stderr=subprocess.DEVNULL)
                time.sleep(rng.random() * 0.4)
                run.send_signal(signal.SIGKILL)
                run.wait()
            told = self.read("progress").decode().split("\n")[:-1]
            done = json.loads(told[-1])["documents"] if told else 0
            if os.path.exists(target) and os.path.getsize(target):
                db = sqlite3.connect(target)
                self.assertEqual(db.execute("pragma integrity_check").fetchall(), [("ok",)])
                there = db.execute("select count(*) from sqlite_master where name = 'document'").fetchone()[0]
                keys = [k for k, in db.execute("select key from document order by key")] if there else []
                db.close()
                self.assertGreaterEqual(len(keys), done)
                self.assertEqual(keys, ["%04d" % i for i in range(len(keys))])
            else: self.assertEqual(done, 0)
            self.ends(quoth("index", "add", target, source), DONE)
            self.ends(quoth("index", "check", target), DONE)
            self.assertEqual(self.dump(os.path.basename(target)), self.dump("whole.db"))
            os.remove(target)
        self.assertTrue(KILLS == 0 or time.monotonic() > started)


@unittest.skipUnless(os.path.isdir(os.path.join(SHARED, "data", "articles")), "the five articles are not here: %s" % SHARED)
class FiveArticles(IndexCase):
    """What the index has to answer over five real articles, which are not part of the project."""

    def setUp(self):
        super().setUp()
        folder = os.path.join(SHARED, "data", "articles")
        outlets = {"000": ("RT", "2025-11-12"), "001": ("Kyiv Independent", "2025-11-12"), "002": ("Moscow Times", "2025-11-12"), "003": ("Socialbites", None), "004": ("RT", None)}
        articles = []
        for name in sorted(os.listdir(folder)):
            if name[:3] in outlets and name.endswith(".txt"):
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    articles.append({"id": name[:3], "outlet": outlets[name[:3]][0], "published": outlets[name[:3]][1], "text": file.read()})
        self.ends(quoth("index", "add", self.path("index.db"), self.write("articles.jsonl", lines(*articles))), DONE)

    def test_what_a_spokesman_said(self):
        quotes = self.ask("quotes", "Dmitri Peskow")
        self.assertEqual((len(quotes), len({q["outlet"] for q in quotes})), (5, 3))

    def test_under_which_spellings_and_roles_an_adviser_is_named(self):
        self.assertEqual({v["spelling"] for v in self.ask("variants", "Ushakov")}, {"Yuri Ushakov", "Yury Ushakov", "Ushakov"})
        self.assertEqual({r["role"] for r in self.ask("roles", "Ouchakov Iouri")},
                         {"Russian presidential aide", "Kremlin foreign policy adviser", "Kremlin foreign policy aide"})

    def test_what_two_outlets_word_differently(self):
        statement, = self.ask("statements", "Peskov")
        self.assertEqual({q["outlet"] for q in statement["quotes"]}, {"RT", "Moscow Times"})
        self.assertEqual([q["likeness"] for q in statement["quotes"]], [None, "reworded"])


if __name__ == "__main__":
    unittest.main()
