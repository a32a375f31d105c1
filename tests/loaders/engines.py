#!/usr/bin/env python3
"""The heavy readers, which ./dev engines fetches and runs, those of Java with Maven: engines/NAME.xml says what, engine_NAME.py does it.

usage: engines.py [FOLDER]     fetches them all; default: build/engines
"""
import glob
import os
import shutil
import subprocess
import sys
import unittest

import environment

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.environ.get("QUOTH_ENGINES") or os.path.normpath(os.path.join(HERE, "..", "..", "build", "engines"))


def jars(name):
    """The class path of what was fetched, or None."""
    folder = os.path.join(FOLDER, name)
    return os.path.join(folder, "*") if os.path.exists(os.path.join(folder, "fetched")) else None


PYTHON = ["label-studio-sdk==2.1.2", "doccano==1.8.4 marshmallow<4 numpy<2"]


def python_with(package):
    """The Python that a package has to itself, or None."""
    folder = os.path.join(FOLDER, package)
    return environment.python_of(folder) if glob.glob(os.path.join(folder, package + "==*.installed")) else None


def needs_engine(name):
    return unittest.skipUnless(jars(name) and shutil.which("java"), "no %s here (tests/loaders/engines.py fetches it)" % name)


def fetch(name, folder):
    out = os.path.join(folder, name)
    if os.path.exists(os.path.join(out, "fetched")):
        return
    command = ["mvn", "-q", "-B", "-f", os.path.join(HERE, "engines", name + ".xml"), "dependency:copy-dependencies", "-DoutputDirectory=" + out]
    if subprocess.run(command, stdin=subprocess.DEVNULL).returncode == 0:
        open(os.path.join(out, "fetched"), "w").close()
    else:
        print("%s cannot be had, its tests are skipped" % name, file=sys.stderr)


def main():
    folder = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else FOLDER)
    for package in PYTHON:
        environment.make(os.path.join(folder, package.split("=")[0]), [package])
    for path in sorted(glob.glob(os.path.join(HERE, "engines", "*.xml"))):
        fetch(os.path.basename(path)[:-len(".xml")], folder)


if __name__ == "__main__":
    main()
