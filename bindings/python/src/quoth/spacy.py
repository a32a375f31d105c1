"""quoth as a component of spaCy: nlp.add_pipe("quoth")."""
from __future__ import annotations

from typing import Dict, Optional

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from ._library import Extractor

LABELS = {"person": "PERSON", "organization": "ORG", "outlet": "ORG", "place": "GPE", "group": "NORP", "event": "EVENT", "other": "MISC"}

for _kind, _names in ((Doc, ("quoth",)), (Span, ("speaker", "quote"))):
    for _name in _names:
        if not _kind.has_extension(_name): _kind.set_extension(_name, default=None)


class QuothComponent:
    """Sets doc.ents (names, kb_id_ the entity's id), doc.spans["quotes"] (those inside others too) and doc._.quoth; tokens that were cut otherwise than quoth's are taken
    whole."""

    def __init__(self, labels: Optional[Dict[str, str]], extractor: Extractor, keep_ents: bool):
        self.labels, self.extractor, self.keep_ents = {**LABELS, **(labels or {})}, extractor, keep_ents

    def __call__(self, doc: Doc) -> Doc:
        found = self.extractor.extract(doc.text)
        names = [self.span_of_name(doc, mention) for mention in found.mentions if mention.form == "name"]
        doc.ents = filter_spans((list(doc.ents) if self.keep_ents else []) + [span for span in names if span])
        quotes = [self.span_of_quote(doc, quote, part) for outer in found.quotes for quote in (outer, *outer.nested) for part in quote.parts]
        doc.spans["quotes"] = [span for span in quotes if span]
        doc._.quoth = found
        return doc

    def span_of_name(self, doc, mention):
        return doc.char_span(mention.start, mention.end, label=self.labels[mention.type], kb_id=mention.entity or "", alignment_mode="expand")

    def span_of_quote(self, doc, quote, part):
        span = doc.char_span(*part, label=quote.kind.upper(), alignment_mode="contract")
        if span is None: return None
        span._.quote, span._.speaker = quote, quote.speaker.name if quote.speaker else None
        return span


@Language.factory("quoth", assigns=["doc.ents", "doc.spans"], default_config={"labels": None, "gazetteer": None, "min_score": 0.0, "quotes": "all", "keep_ents": False})
def make_component(nlp, name: str, labels: Optional[Dict[str, str]], gazetteer: Optional[str], min_score: float, quotes: str, keep_ents: bool):
    return QuothComponent(labels, Extractor(gazetteer, min_score=min_score, quotes=quotes), keep_ents)
