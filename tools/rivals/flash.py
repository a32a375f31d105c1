"""Times FlashText over a text: flash.py NAMES TEXT. NAMES has one a line. Prints the seconds of processor time to build, to search, and how
many names there are."""
import sys
import time

from flashtext import KeywordProcessor

names = open(sys.argv[1], encoding="utf-8").read().splitlines()
text = open(sys.argv[2], encoding="utf-8").read()
start = time.process_time()
processor = KeywordProcessor(case_sensitive=True)
for name in names:
    processor.add_keyword(name)
built = time.process_time()
found = processor.extract_keywords(text)
print("%.6f %.6f %d" % (built - start, time.process_time() - built, len(found)))
