#!/usr/bin/env python3
"""Join the names that were marked by hand with the texts that they stand in, for tools/fit_names.c.

usage: marked_articles.py MARKED.tsv NEWS-READ.jsonl TEXTS.jsonl... > MARKED.jsonl

MARKED is training/names-marked.tsv, which says what is marked; TEXTS have an article in each line, with "id" and "text". Articles that are in
NEWS-READ too are left out, and those that no file has. Ends with 1 where a text is not the one that was read.
"""
import json, sys


def marks_of(path):
    """id -> code points of the text, mentions"""
    articles, mentions = {}, None
    for line in open(path, encoding='utf-8'):
        fields = line.rstrip('\n').split('\t')
        if line.startswith('#'): continue
        if fields[0] == 'article':
            mentions = []
            articles[fields[1]] = int(fields[2]), mentions
        else: mentions.append({'start': int(fields[0]), 'end': int(fields[1]), 'type': fields[2]})
    return articles


def texts_of(paths, wanted):
    texts = {}
    for path in paths:
        for line in open(path, encoding='utf-8'):
            article = json.loads(line)
            if article['id'] in wanted: texts[article['id']] = article['text']
    return texts


def main():
    if len(sys.argv) < 4: sys.exit(__doc__)
    articles = marks_of(sys.argv[1])
    for line in open(sys.argv[2], encoding='utf-8'): articles.pop(json.loads(line)['id'], None)
    texts = texts_of(sys.argv[3:], articles)
    for name, (length, mentions) in articles.items():
        if name not in texts: print('marked_articles: no text of %s' % name, file=sys.stderr)
        elif len(texts[name]) != length: sys.exit('marked_articles: %s is not the text that was read: %d code points for %d' % (name, len(texts[name]), length))
        else: print(json.dumps({'id': name, 'text': texts[name], 'mentions': mentions}, ensure_ascii=False))


main()
