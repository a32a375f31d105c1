#!/usr/bin/env python3
"""Say how far the scores of speakers can be trusted: of those at 0.9, are nine in ten right?

usage: calibration.py --shared DIR RECORDS.jsonl

RECORDS are those of `./dev fit --cross-validate` (build/cross-validation/polnear.jsonl), so that no article is judged by weights that
saw it. Prints tables: for each tenth of the scores how many marked quotes have one there, their mean score and how many have
the right speaker, with the expected calibration error (the mean distance of the two, weighted by how many); the same for stretches
that are taken for nobody's words, and for both; and for each --min-score how many of the annotated quotes keep a speaker and how many of these are right.
A speaker is right where its head is that of the annotated one, as `./dev eval` counts.
"""
import argparse, importlib.util, json, os

SPOKEN = ('speech', 'thought', 'writing')


def scorer(shared):
    spec = importlib.util.spec_from_file_location('score_quotes', os.path.join(shared, 'eval', 'score_quotes.py'))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def stretches(record):
    """(start, end) of each stretch between marks, its quote."""
    for quote in record['quotes']:
        if quote['manner'] == 'indirect': continue
        for part in quote.get('parts') or [[quote['start'], quote['end']]]: yield part, quote


def judged(score, gold, records):
    """For each stretch that both have: the score, whether a speaker was named, whether that is right; and how many stretches
    have an annotated speaker. A stretch that is no annotated quote counts where it is taken for none."""
    spoken, unspoken, annotated = [], [], 0
    for article_id, article in gold.items():
        text = article['text']
        truth = {score.trim(text, *span[0]): quote for span, quote in score.units(text, article['quotes'], 'quoted', True)
                 if quote['type'] in ('direct', 'mixed')}
        annotated += sum(1 for quote in truth.values() if quote.get('speaker'))
        for part, quote in stretches(records[article_id]):
            true = truth.get(score.trim(text, *part))
            if quote['kind'] not in SPOKEN or not quote['speaker']:
                unspoken.append((quote['score'], true is None))
            elif true and true.get('speaker'):
                spoken.append((quote['score'], score.head(true['speaker']['text']) == score.head(quote['speaker']['text'])))
    return spoken, unspoken, annotated


def curve(name, pairs):
    print('%s\n\n| score | quotes | mean score | right |\n|---|---|---|---|' % name)
    error = 0
    for tenth in range(10):
        of = [p for p in pairs if tenth / 10 <= p[0] < (tenth + 1) / 10 or (tenth == 9 and p[0] >= 1)]
        if not of: continue
        mean, right = sum(p[0] for p in of) / len(of), sum(p[1] for p in of) / len(of)
        error += abs(mean - right) * len(of) / len(pairs)
        print('| %.1f to %.1f | %d | %.3f | %.3f |' % (tenth / 10, (tenth + 1) / 10, len(of), mean, right))
    print('\nexpected calibration error: %.3f\n' % error)


def dial(spoken, annotated):
    print('| --min-score | with a speaker | of these right |\n|---|---|---|')
    for least in (0, 0.5, 0.6, 0.7, 0.8, 0.9):
        kept = [right for score, right in spoken if score >= least]
        print('| %.1f | %.1f %% | %.1f %% |' % (least, 100 * len(kept) / annotated, 100 * sum(kept) / max(1, len(kept))))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--shared', required=True); ap.add_argument('records')
    o = ap.parse_args()
    score = scorer(o.shared)
    gold = score.load(os.path.join(o.shared, 'data', 'quotes', 'polnear.dev.jsonl'))
    spoken, unspoken, annotated = judged(score, gold, score.load(o.records))
    curve('Quotes with a speaker', spoken)
    curve("Stretches taken for nobody's words", unspoken)
    curve('Both together', spoken + unspoken)
    dial(spoken, annotated)


main()
