"""What the tests of engines share: articles, what one process makes of them, and how big engines are started and stopped."""
import json
import os
import subprocess
import tempfile
import unittest

SOURCE = os.environ.get("QUOTH_SOURCE", os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..")))
QUOTH = os.path.abspath(os.environ.get("QUOTH", os.path.join(SOURCE, "build", "quoth")))
N = int(os.environ.get("QUOTH_ARTICLES", "400"))


def articles(n=N):
    """JSON lines made from the examples: each article another in its id, its date and one name."""
    texts = []
    folder = os.path.join(SOURCE, "examples", "articles")
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file: texts.append(file.read())
    names = ["Kask", "Tamm", "Saar", "Sepp", "Kukk", "Ilves", "Rebane", "Koppel"]
    return "".join(json.dumps({"id": "a%d" % i, "published": "2025-03-%02d" % (i % 28 + 1),
                               "text": texts[i % len(texts)].replace("Kask", names[i % len(names)])}, ensure_ascii=False) + "\n" for i in range(n))


class EngineTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="quoth-engine-", ignore_cleanup_errors=True)
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.input = self.write("articles.jsonl", articles())
        self.whole = subprocess.run([QUOTH, "extract", self.input], check=True, capture_output=True).stdout

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text, mode=0o644):
        with open(self.path(name), "w", encoding="utf-8") as file: file.write(text)
        os.chmod(self.path(name), mode)
        return self.path(name)

    def read(self, name):
        with open(self.path(name), "rb") as file: return file.read()

    def records_in(self, names):
        """The lines of these files but for the trailers, in order of their bytes: shares of an input come in any order."""
        return sorted(line for name in names for line in self.read(name).splitlines(True) if b"quoth.trailer" not in line)

    def dying(self):
        """A program that reads as quoth does and is killed at the article a123: what an engine makes of it must not look like success."""
        return self.write("dying", "#!/bin/sh\ngrep -q '\"id\": \"a123\"' && kill -9 $$\nexit 0\n", 0o755)
