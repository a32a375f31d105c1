#!/usr/bin/env python3
"""What gazetteers cost at size: to build, to keep, to open, to check, and to find in text, beside `wc -w` in the same run.

usage: bench_names.py --build FOLDER [--names 10000,1000000] [--megabytes N] [--rounds N] [--text FILE]

The names are made (tools/make_names.py), and so is the text (tools/bench.py), unless --text gives one with form feeds between articles. The
last text is nothing but names of the largest list, shuffled. Times are of the processor; the least of the rounds, as others may be
at work. "read" is what reading and checking the source takes, "compile" the rest of a build.
"""
import argparse
import os
import resource
import subprocess
import tempfile

from bench import made

HERE = os.path.dirname(os.path.abspath(__file__))


def cpu(command, **more):
    """Seconds of the processor, and what was written."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = subprocess.run(command, check=True, stdout=subprocess.PIPE, **more).stdout.decode()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, out


def stages(build, image, text, rounds):
    """Seconds for tokens, and for listed names alone."""
    least = {}
    for _ in range(rounds):
        for line in cpu([os.path.join(build, "tools/bench_names"), "find", image, text])[1].splitlines():
            stage, seconds = line.split()
            least[stage] = min(float(seconds), least.get(stage, 1e9))
    return least["tokens"], least["names"]


def sizes(checked):
    rows = [line.split("\t") for line in checked.splitlines()]
    return {name.split(":")[0]: float(per_name) for name, _, _, per_name in rows[1:]}


def measure_list(o, folder, n):
    source, image = os.path.join(folder, f"{n}.tsv"), os.path.join(folder, f"{n}.gaz")
    subprocess.run(["python3", os.path.join(HERE, "make_names.py"), "--names", str(n), "--out", source], check=True)
    quoth = os.path.join(o.build, "quoth")
    steps = dict(line.split() for line in cpu([os.path.join(o.build, "tools/bench_names"), "build", source, image])[1].splitlines())
    checking, checked = min((cpu([quoth, "gazetteer", "check", image]) for _ in range(o.rounds)), key=lambda pair: pair[0])
    per_name, size = sizes(checked), os.path.getsize(image)
    print(f"{n:>9} names: read {float(steps['read']):.2f} s, compile {float(steps['compile']):.2f} s; image {size / 1e6:.1f} MB; bytes a name: "
          f"exact forms {per_name['exact forms']:.1f}, keys {per_name['keys']:.1f}, texts {per_name['strings']:.1f}, "
          f"entities {per_name['entities'] + per_name['names']:.1f}; open {float(steps['open']) * 1000:.2f} ms; check {checking:.2f} s "
          f"({checking / size * 1e9:.2f} s a GB)")
    os.remove(source)
    return image


def measure_text(o, what, text, images):
    size = os.path.getsize(text)
    words = min(cpu(["wc", "-w", text], env={**os.environ, "LC_ALL": "C"})[0] for _ in range(o.rounds))
    print(f"{what}, {size / 1e6:.1f} MB: wc -w {size / words / 1e6:.0f} MB/s")
    for n, image in images:
        tokens, both = stages(o.build, image, text, o.rounds)
        print(f"{n:>9} names: tokens {size / tokens / 1e6:.1f} MB/s, with names {size / both / 1e6:.1f} MB/s ({words / both:.2f} x wc -w); "
              f"names alone {(both - tokens) / size * 1e9:.2f} ns a byte")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", required=True)
    parser.add_argument("--names", default="10000,1000000")
    parser.add_argument("--megabytes", type=float, default=8)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--text")
    o = parser.parse_args()
    counts = sorted(int(n) for n in o.names.split(","))
    with tempfile.TemporaryDirectory() as folder:
        text, shuffled = os.path.join(folder, "text"), os.path.join(folder, "shuffled")
        if not o.text:
            with open(text, "w", encoding="utf-8") as out:
                out.write("\f".join(made(int(o.megabytes * 1e6))))
        subprocess.run(["python3", os.path.join(HERE, "make_names.py"), "--names", str(counts[-1]), "--text", str(int(o.megabytes)), "--out", shuffled],
                       check=True)
        images = [(n, measure_list(o, folder, n)) for n in counts]
        measure_text(o, "news", o.text or text, images)
        measure_text(o, "names, shuffled", shuffled, images[-1:])


if __name__ == "__main__":
    main()
