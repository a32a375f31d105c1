"""csv, by Python's reader, DuckDB and PostgreSQL; and the line that loads whole records into PostgreSQL."""
import csv
import json
import os
import pwd
import shutil
import subprocess
import tempfile
import unittest

from harness import Case, needs, run
from tables import tables


class Python(Case):
    to = "csv"

    def test_rows_are_whole(self):
        for name, rows in tables(self.records).items():
            with open(os.path.join(self.out, name + ".csv"), encoding="utf-8", newline="") as file:
                head, *read = csv.reader(file)
            as_text = [["" if v is None else str(v).lower() if isinstance(v, bool) else str(v) if not isinstance(v, float) else v for v in row] for row in rows]
            read = [[float(v) if isinstance(w, float) else v for v, w in zip(row, like)] for row, like in zip(read, as_text)]
            self.same(read, as_text, name)
            self.assertEqual({len(head)}, {len(row) for row in rows})


@needs("duckdb")
class DuckDB(Case):
    to = "csv"

    def test_all_tables(self):
        import duckdb
        base = duckdb.connect()
        base.execute(open(os.path.join(self.out, "schema.sql"), encoding="utf-8").read())
        for name, rows in tables(self.records).items():
            base.execute("copy %s from '%s' (header, allow_quoted_nulls false)" % (name, os.path.join(self.out, name + ".csv")))
            self.same([list(row) for row in base.execute("select * from " + name).fetchall()], rows, name)


def postgres_folder():
    found = [shutil.which("initdb") or ""] + ["/usr/lib/postgresql/%d/bin/initdb" % v for v in range(30, 9, -1)]
    return next((os.path.dirname(p) for p in found if p and os.path.exists(p)), None)


def other_user():
    """A user that is not root: initdb wants one."""
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            pass


@unittest.skipUnless(postgres_folder() and shutil.which("psql"), "no PostgreSQL server here (package postgresql)")
class PostgreSQL(Case):
    to = "csv"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.base = tempfile.mkdtemp(prefix="quoth-pg-", dir="/tmp")
        cls.addClassCleanup(shutil.rmtree, cls.base, True)
        cls.as_user = {}
        if os.geteuid() == 0:
            user = other_user()
            os.chown(cls.base, user.pw_uid, user.pw_gid)
            cls.as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        cls.server("initdb", "-D", cls.base + "/data", "-A", "trust", "-N", "-E", "UTF8", "--locale=C", "-U", "quoth")
        cls.server("pg_ctl", "-D", cls.base + "/data", "-w", "-l", cls.base + "/log", "-o", "-k %s -c listen_addresses= -c fsync=off" % cls.base, "start")
        cls.addClassCleanup(cls.server, "pg_ctl", "-D", cls.base + "/data", "-m", "immediate", "stop")

    @classmethod
    def server(cls, program, *arguments):
        # pg_ctl leaves a server behind that would hold a pipe open
        with open(os.path.join(cls.folder, "server.log"), "ab") as log:
            subprocess.run([os.path.join(postgres_folder(), program), *arguments], stdout=log, stderr=log, check=True, cwd="/tmp", timeout=120,
                           env={"PATH": os.environ["PATH"], "LC_ALL": "C"}, **cls.as_user)

    def psql(self, *commands):
        return run("psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", self.base, "-U", "quoth", "postgres", *[w for c in commands for w in ("-c", c)]).decode()

    def test_all_tables(self):
        run("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", self.base, "-U", "quoth", "postgres", "-f", os.path.join(self.out, "schema.sql"))
        for name, rows in tables(self.records).items():
            self.psql("\\copy %s from '%s' with (format csv, header)" % (name, os.path.join(self.out, name + ".csv")))
            read = [list(json.loads(line).values()) for line in self.psql("select row_to_json(t) from %s t" % name).split("\n") if line]
            self.same(read, rows, name)
        here = "substr(d.text, (m.start_at + 1)::int, (m.end_at - m.start_at)::int)"
        self.assertEqual(self.psql("select count(*) from mentions m join documents d on d.id = m.document where %s <> m.text" % here).strip(), "0")

    def test_whole_records(self):
        self.psql("create table doc (record json)", "\\copy doc from '%s' with (format csv, quote e'\\x01', delimiter e'\\x02')" % self.source)
        read = [json.loads(line) for line in self.psql("select record from doc").split("\n") if line]
        self.same(read, [json.loads(line) for line in open(self.source, encoding="utf-8")], "records")


if __name__ == "__main__":
    unittest.main()
