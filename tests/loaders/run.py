#!/usr/bin/env python3
"""Runs one suite of this folder, in the environment that environment.py has made if it is there. Ends with 77 where all was skipped.

usage: run.py SUITE
"""
import os
import sys
import unittest

from environment import FOLDER, python_of


def main():
    python = python_of(FOLDER)
    if os.path.exists(python) and os.environ.get("QUOTH_IN_LOADERS") != FOLDER:
        os.execve(python, [python, *sys.argv], {**os.environ, "QUOTH_IN_LOADERS": FOLDER})
    suite = unittest.defaultTestLoader.loadTestsFromName(sys.argv[1])
    result = unittest.TextTestRunner(verbosity=1).run(suite)
    for test, reason in result.skipped:
        print("skipped: %s: %s" % (test, reason))
    if not result.wasSuccessful():
        return 1
    return 77 if result.testsRun == len(result.skipped) else 0


if __name__ == "__main__":
    sys.exit(main())
