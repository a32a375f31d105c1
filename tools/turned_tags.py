"""Articles in which the words that tell who spoke are turned round, so that there is more to learn from about tags in that order (tools/fit.py).

"The bridge was never safe, a spokesman said." becomes "The bridge was never safe, said a spokesman.", as most British papers write and few
American ones. Nothing else moves: the text stays as long as it was.
"""
import re

PRONOUNS = {'he', 'she', 'they', 'it', 'i', 'we', 'you', 'who', 'that', 'which', 'one', 'someone', 'this'}
BETWEEN = re.compile('[,”"’\' ]+')
BEHIND = re.compile(r'[.,\n]| (?:on|in|at|during|after|before|last|this|when|as)\b')


def is_tag(text, quote):
    """Is it ", a spokesman said." behind the words: a name or noun, a verb of one word and nothing that it is said to?"""
    speaker, cue = quote.get('speaker'), quote.get('cue')
    if not speaker or not cue or not re.fullmatch('[a-z]+', text[cue['start']:cue['end']]): return False
    if speaker['start'] <= quote['end'] or not BETWEEN.fullmatch(text[quote['end']:speaker['start']]): return False
    is_pronoun = text[speaker['start']:speaker['end']].lower() in PRONOUNS
    return not is_pronoun and text[speaker['end']:cue['start']] == ' ' and bool(BEHIND.match(text, cue['end']))


def turned_text(text, quote):
    speaker, cue = quote['speaker'], quote['cue']
    subject, verb = text[speaker['start']:speaker['end']], text[cue['start']:cue['end']]
    return text[:speaker['start']] + verb + ' ' + subject + text[cue['end']:]


def turned_quote(quote, tags):
    """The quote with its speaker and cue where they stand now, if it has the same ones."""
    key = quote.get('speaker') and (quote['speaker']['start'], quote['speaker']['end'])
    if key not in tags: return quote
    speaker, cue = tags[key]
    start, n = speaker['start'], cue['end'] - cue['start'] + 1
    moved = {'start': speaker['start'] + n, 'end': speaker['end'] + n}
    return dict(quote, speaker=moved, cue={'start': start, 'end': start + n - 1} if quote.get('cue') == cue else quote.get('cue'))


def turned_tags(article):
    """The article with its tags turned, the places of what was said with them, and those of their verbs; in bytes."""
    text, tags, quotes = article['text'], {}, []
    for quote in article['quotes']:
        if not is_tag(text, quote): continue
        speaker, cue = quote['speaker'], quote['cue']
        key = (speaker['start'], speaker['end'])
        if key not in tags: text = turned_text(text, quote)
        tags[key] = (speaker, cue)
        quotes.append(quote)
    byte = lambda place: len(text[:place].encode())
    said = [(byte(s[0]), byte(s[1])) for q in quotes for s in q.get('quoted') or q.get('parts') or [(q['start'], q['end'])]]
    verbs = {byte(q['speaker']['start']) for q in quotes}
    return dict(article, text=text, quotes=[turned_quote(q, tags) for q in article['quotes']]), said, verbs
