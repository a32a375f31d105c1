"""Runs the real program. QUOTH names it; its gazetteer lies beside it."""
import json
import os
import subprocess
import tempfile
import unittest

QUOTH = os.environ.get("QUOTH", "build/quoth")
SOURCE = os.environ.get("QUOTH_SOURCE", os.path.join(os.path.dirname(__file__), "..", ".."))
DONE, REJECTED, USAGE, CORRUPT, MISSING, IO = 0, 3, 64, 65, 66, 74

ARTICLE = ("TALLINN \u2014 \u201cWe will not wait for winter,\u201d union leader Andrei Kask told reporters in Brussels.\n\n"
           "Kask, who is 51 \U0001f389, said the plan was \u201cno plan at all.\u201d\n")


class Result:
    def __init__(self, done):
        self.status, self.bytes, self.err = done.returncode, done.stdout, done.stderr.decode("utf-8", "surrogateescape")
        self.out = done.stdout.decode("utf-8")

    @property
    def records(self):
        return [json.loads(line) for line in self.out.split("\n") if line]


def quoth(*arguments, stdin=b"", env=None, cwd=None):
    if isinstance(stdin, str):
        stdin = stdin.encode("utf-8", "surrogatepass")
    environment = {**os.environ, **(env or {})}
    return Result(subprocess.run([os.path.abspath(QUOTH), *arguments], input=stdin, capture_output=True, env=environment, cwd=cwd,
                                 timeout=120))


def lines(*objects):
    """JSON lines of objects; a string is a line as it stands."""
    return "".join((o if isinstance(o, str) else json.dumps(o, ensure_ascii=False)) + "\n" for o in objects)


class Case(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="quoth-test-")
        self.addCleanup(self.folder.cleanup)

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def write(self, name, content):
        content = content.encode("utf-8") if isinstance(content, str) else content
        with open(self.path(name), "wb") as file:
            file.write(content)
        return self.path(name)

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def ends(self, result, status):
        self.assertEqual(result.status, status, result.err or result.out[:500])
        return result
