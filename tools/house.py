#!/usr/bin/env python3
"""The house rules that a program can check. Prints each breach with its line; fails if there is one.

usage: house.py [--quoth PROGRAM [--update]]    rules 6 and 7 need the program in part; --update writes the outputs of rule 7 anew

1. Files of src and include have at most 500 lines, functions at most 60.
2. Layers (src/CMakeLists.txt) include their own headers and those below them; the program and the examples <quoth.h> alone.
3. No calls that overrun, depend on the locale, or belong to programs only; in the library, allocations pass core/mem.h.
4. The library has no variables of its own: what is static is const.
5. No notes to self: they are done, or stand in an issue.
6. Each TSV of gazetteers/ and models/ says its %type before the first record, and is clean UTF-8; the program takes them all.
7. Documents name files that are there. What README.md and docs/ show as "$ command" in a ```console block is what the command prints.
"""
import argparse, glob, os, re, subprocess, sys

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
MOST_LINES, MOST_IN_FUNCTION = 500, 60
EVERYWHERE = ('strcpy stpcpy strcat strncat sprintf vsprintf strtok gets atoi atol atof strtod strtof scanf sscanf fscanf alloca setlocale '
              'localtime gmtime ctime system popen wcwidth strcoll strcasecmp strncasecmp tolower toupper isalpha isalnum isdigit isxdigit '
              'isspace ispunct isupper islower iscntrl isgraph isprint').split()
IN_LIBRARY = 'malloc calloc realloc free strdup printf puts putchar exit abort assert getenv signal rand srand qsort_r'.split()
ALLOWED = {'src/core/mem.c': {'malloc', 'calloc', 'realloc', 'free'}}
NOTE_TO_SELF = re.compile(r'\b(TODO|FIXME|HACK)\b|\bXXX\b *[:(]')
breaches = []


def breach(path, line, text):
    breaches.append('%s:%d: %s' % (os.path.relpath(path, ROOT), line, text))


def files(*patterns):
    return sorted(f for p in patterns for f in glob.glob(os.path.join(ROOT, p), recursive=True))


def read(path):
    return open(path, encoding='utf-8').read()


def blanked(code):
    """The code without comments, strings and directives, in the same lines."""
    pattern = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|^[ \t]*#(?:\\\n|[^\n])*', re.S | re.M)
    return pattern.sub(lambda m: '""' if m[0][0] == '"' else '\n' * m[0].count('\n'), code)


def functions(code):
    """(first line, last line) of each function, and the code that stands outside of all braces, line by line."""
    depth, line, head, start, is_function = 0, 1, '', 0, False
    found, outside = [], []
    for c in code:
        if c == '{':
            if depth == 0: is_function, start = head.rstrip().endswith(')'), line - head.strip().count('\n')
            depth += 1
        elif c == '}':
            depth -= 1
            if depth == 0 and is_function: found.append((start, line)); head = ''
        elif depth == 0:
            head += c
            if c == ';': outside.append((line, ' '.join(head.split()))); head = ''
        if c == '\n': line += 1
    return found, outside


def is_variable(declaration):
    """Of what stands outside of all braces up to a semicolon, the braces left out."""
    words = declaration.split('=')[0].replace(';', ' ').split()
    if not words or '(' in ''.join(words) or set(words) & {'const', 'typedef', 'extern'}: return False
    return words[0] not in ('struct', 'union', 'enum') or len(words) > 2


def check_sizes_and_variables(path, code):
    lines = code.count('\n')
    if lines > MOST_LINES: breach(path, lines, 'a file of %d lines; the most is %d' % (lines, MOST_LINES))
    found, outside = functions(code)
    for first, last in found:
        if last - first + 1 > MOST_IN_FUNCTION: breach(path, first, 'a function of %d lines; the most is %d' % (last - first + 1, MOST_IN_FUNCTION))
    if not os.path.relpath(path, ROOT).startswith('src'): return
    for line, declaration in outside:
        if is_variable(declaration): breach(path, line, 'a variable of the library: %s' % declaration[:60])


# Folders of src/ that are the program's: its command line, and its parts.
PROGRAM = ['cli'] + re.findall(r'^quoth_part\((\w+)', read(os.path.join(ROOT, 'src', 'CMakeLists.txt')), re.M)


def check_calls(path, code):
    relative = os.path.relpath(path, ROOT)
    library = relative.startswith('src/') and relative.split('/')[1] not in PROGRAM
    banned = set(EVERYWHERE + (IN_LIBRARY if library else [])) - ALLOWED.get(relative, set())
    for number, line in enumerate(code.split('\n'), 1):
        for name in re.findall(r'(?<![\w.>])(\w+)\s*\(', line):
            if name in banned: breach(path, number, '%s() is not used here' % name)


def layers():
    below = {}
    for sort, name, rest in re.findall(r'^quoth_(layer|part)\((\w+)\s*([^)]*)\)', read(os.path.join(ROOT, 'src', 'CMakeLists.txt')), re.M):
        direct = re.search(r'BELOW ([a-z ]+)', rest)
        below[name] = {name}.union(*(below[d] for d in (direct.group(1).split() if direct else [])))
        if sort == 'part': below.setdefault('cli', {'cli'}).update(below[name])
    return below


def check_includes(path, text, below, homes):
    folder = os.path.basename(os.path.dirname(path))
    visible = below.get(folder) or (set() if 'examples' in path else set(below) | {'src'})
    for number, line in enumerate(text.split('\n'), 1):
        name = re.match(r'\s*#\s*include "([^"]+)"', line)
        if name and not homes.get(name[1], set()) & visible: breach(path, number, '"%s" is not of this layer or one below' % name[1])


def check_tsv(path):
    typed = False
    for number, line in enumerate(open(path, 'rb').read().split(b'\n'), 1):
        try: line = line.decode('utf-8')
        except UnicodeDecodeError: breach(path, number, 'ill-formed UTF-8'); continue
        typed = typed or line.startswith('%type ')
        if line != line.rstrip(): breach(path, number, 'blanks at the end')
        if line and line[0] not in '#%' and not typed: breach(path, number, 'a record before %type'); return


def check_with(program):
    sources = files('gazetteers/*.tsv', 'gazetteers/*/*.tsv', 'gazetteers/*/*.json', 'models/*.tsv')
    run = subprocess.run([program, 'gazetteer', 'check'] + sources, capture_output=True, text=True)
    if run.returncode: breaches.append((run.stdout + run.stderr).strip())


def check_named_files(path, there):
    for number, line in enumerate(read(path).split('\n'), 1):
        for name in re.findall(r'(?<![\w.*/-])[\w./-]*?(\w[\w.-]*\.(?:[ch]|py|md|tsv|cmake))\b(?![./(])', re.sub(r'https?://\S+', '', line)):
            if name not in there and 'NAME' not in name: breach(path, number, 'there is no file %s' % name)


def without_scores(shown):
    """A score of names differs in its last digits with what the build could fetch."""
    return re.sub(r'(?<=\t)[01]\.\d{4}(?=\t)', '#', shown)


def check_examples(path, program, update):
    def run_again(block):
        command = block[1].replace('build/quoth ', os.path.abspath(program) + ' ')
        shown = subprocess.run(['bash', '-c', command], cwd=ROOT, capture_output=True, text=True).stdout
        if without_scores(shown) != without_scores(block[2]) and not update: breach(path, text[:block.start()].count('\n') + 2, 'prints something else now (--update writes it anew): %s' % block[1])
        return '```console\n$ %s\n%s```\n' % (block[1], shown)
    text = read(path)
    fresh = re.sub(r'^```console\n\$ ([^\n]+)\n(.*?)^```\n', run_again, text, flags=re.M | re.S)
    if update and fresh != text:
        with open(path, 'w', encoding='utf-8') as f: f.write(fresh)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--quoth'); ap.add_argument('--update', action='store_true')
    o, below, homes = ap.parse_args(), layers(), {}
    sources = files('src/**/*.[ch]', 'include/*.h', 'examples/*.c')
    for path in sources: homes.setdefault(os.path.basename(path), set()).add(os.path.basename(os.path.dirname(path)))
    for path in sources:
        text = read(path)
        check_sizes_and_variables(path, blanked(text))
        check_calls(path, blanked(text))
        check_includes(path, text, below, homes)
    for path in sources + files('tests/**/*.[ch]', 'tests/**/*.py', 'tools/*', 'cmake/*', 'docs/*', '*.md', 'dev', 'CMakeLists.txt'):
        if path == os.path.abspath(__file__) or not os.path.isfile(path): continue
        for number, line in enumerate(read(path).split('\n'), 1):
            if NOTE_TO_SELF.search(line): breach(path, number, 'a note to self')
    for path in files('gazetteers/*.tsv', 'gazetteers/*/*.tsv', 'models/*.tsv'): check_tsv(path)
    there = {os.path.basename(f) for f in files('*', '*/*', '*/*/*')}
    for path in files('*.md', 'docs/*.md', 'gazetteers/README.md'): check_named_files(path, there)
    if o.quoth:
        check_with(o.quoth)
        for path in files('README.md', 'docs/*.md'): check_examples(path, o.quoth, o.update)
    print('\n'.join(breaches + ['%d files, %d breaches' % (len(sources), len(breaches))]))
    sys.exit(1 if breaches or not sources else 0)


main()
