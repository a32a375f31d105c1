"""Who is named in a text, and who said what.

    doc = quoth.extract(text)
    for quote in doc.quotes:
        print(quote.speaker.name if quote.speaker else None, quote.text)
"""
from ._library import Extractor, QuothError, Verdict, compare, extract, version
from .records import (Alternative, Cue, Document, Entity, Mention, Note, Party, Place, Quote, Role, Speaker, Stretch)

__version__ = version()
__all__ = ["Alternative", "Cue", "Document", "Entity", "Extractor", "Mention", "Note", "Party", "Place", "Quote", "QuothError", "Role", "Speaker",
           "Stretch", "Verdict", "compare", "extract", "version"]
