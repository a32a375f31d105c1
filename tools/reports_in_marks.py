"""Articles in which words of reported speech are put between marks, so that there is more to learn from about whose a quote is (tools/fit.py).

"Reed said the plan did not add up" becomes "Reed said the plan “did not add up”", which is how news quotes in pieces. Of the annotated contents
without marks each gives a few words, half of them its last ones; which, is decided by a hash of the article's id, so that it is always the same.
"""
import hashlib, re

MARKS = re.compile('["“”‘’«»„`\n]|\'\'')
LENGTHS = (1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 7, 8, 10, 12)  # words; those of annotated pieces are much like that


class Draw:
    """Numbers that look like chance and are not."""

    def __init__(self, seed):
        self.seed, self.n = seed, 0

    def below(self, most):
        self.n += 1
        return int(hashlib.sha256(('%s %d' % (self.seed, self.n)).encode()).hexdigest()[:8], 16) % most


def words_of(text, start, end, draw):
    """A few words of the content, without the signs at its ends; or None."""
    words = [(start + m.start(), start + m.end()) for m in re.finditer(r'\S+', text[start:end])]
    if not words: return None
    n = min(len(words), LENGTHS[draw.below(len(LENGTHS))])
    first = len(words) - n if draw.below(2) else draw.below(len(words) - n + 1)
    start, end = words[first][0], words[first + n - 1][1]
    while end > start and not text[end - 1].isalnum(): end -= 1
    return (start, end) if end > start and not MARKS.search(text[start:end]) else None


def is_single(quote):
    return quote['type'] == 'indirect' and quote.get('speaker') and len(quote.get('parts') or [0]) == 1


def pieces_of(article):
    """(start, end, quote) in order, apart from each other and from all marked quotes; none has its own speaker in it."""
    draw, pieces = Draw(article['id']), []
    taken = [tuple(s) for q in article['quotes'] if q['type'] != 'indirect' for s in q.get('parts') or [(q['start'], q['end'])]]
    taken += [tuple(s) for s in article.get('ignore', [])]
    for quote in filter(is_single, article['quotes']):
        piece = words_of(article['text'], quote['start'], quote['end'], draw)
        speaker = quote['speaker']
        if not piece or (speaker['start'] < quote['end'] and speaker['end'] > quote['start']): continue
        if any(start < piece[1] + 2 and piece[0] - 2 < end for start, end in taken): continue
        taken.append(piece)
        pieces.append(piece + (quote,))
    return sorted(pieces, key=lambda p: p[:2])


class Shift:
    """Where places of the text are when marks stand round the pieces."""

    def __init__(self, pieces, marks):
        self.added = [(at, len(mark), opens) for start, end, _ in pieces for at, mark, opens in ((start, marks[0], True), (end, marks[1], False))]

    def start(self, place):
        return place + sum(n for at, n, opens in self.added if at <= place)

    def end(self, place):
        return place + sum(n for at, n, opens in self.added if at < place)

    def span(self, span):
        return [self.start(span[0]), self.end(span[1])]

    def quote(self, quote):
        moved = dict(quote, **dict(zip(('start', 'end'), self.span((quote['start'], quote['end'])))))
        for name in ('parts', 'quoted'):
            if quote.get(name): moved[name] = [self.span(s) for s in quote[name]]
        if quote.get('speaker'):
            moved['speaker'] = dict(zip(('start', 'end'), self.span((quote['speaker']['start'], quote['speaker']['end']))))
        return moved


def with_marks(text, pieces, marks):
    out, last = [], 0
    for start, end, _ in pieces:
        out += [text[last:start], marks[0], text[start:end], marks[1]]
        last = end
    return ''.join(out + [text[last:]])


def reports_in_marks(article):
    """The article with such pieces between marks, of the sort that it has, and the pieces' places there, in bytes."""
    text = article['text']
    marks = ('“', '”') if '“' in text else ("''", "''") if "''" in text and '"' not in text else ('"', '"')
    pieces = pieces_of(article)
    shift, text = Shift(pieces, marks), with_marks(text, pieces, marks)
    quotes, places = [], set()
    chosen = {id(quote): (start, end) for start, end, quote in pieces}
    for quote in article['quotes']:
        moved = shift.quote(quote)
        if id(quote) in chosen:
            start, end = shift.span(chosen[id(quote)])
            moved.update(type='mixed', quoted=[[start, end]])
            places.add((len(text[:start].encode()), len(text[:end].encode())))
        quotes.append(moved)
    return {'id': article['id'], 'text': text, 'quotes': quotes, 'ignore': [shift.span(s) for s in article.get('ignore', [])]}, places
