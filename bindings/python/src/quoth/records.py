"""Records as objects: the fields of docs/records.md, under the same names, places in code points."""
from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Optional, Tuple


@dataclass(frozen=True)
class Place:
    """A stretch of the text, half-open."""
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Stretch(Place):
    """A place that may be in several parts."""
    parts: Tuple[Tuple[int, int], ...] = ()

    def __post_init__(self):
        object.__setattr__(self, "parts", tuple((a, b) for a, b in self.parts) or ((self.start, self.end),))


@dataclass(frozen=True)
class Role(Place):
    """`base` is the title's plain term; `org` and `place` are texts."""
    title: Optional[str] = None
    base: Optional[str] = None
    org: Optional[str] = None
    place: Optional[str] = None
    tense: str = "current"


@dataclass(frozen=True)
class Entity:
    id: str
    type: str
    name: str
    known: bool
    unnamed: bool
    variants: Tuple[str, ...] = ()
    mentions: Tuple[int, ...] = ()
    roles: Tuple[Role, ...] = ()
    wikidata: Optional[str] = None
    main_name: Optional[str] = None


@dataclass(frozen=True)
class Mention(Place):
    """`entity` is an entity's id, or None."""
    type: str
    form: str
    entity: Optional[str]
    score: float
    zone: Optional[str] = None
    acts_as: Optional[str] = None
    matched: Optional[str] = None
    cost: Optional[float] = None
    why: Tuple[str, ...] = ()


@dataclass(frozen=True)
class Party(Place):
    """Who is spoken to, or carries what was said."""
    entity: Optional[str] = None
    name: Optional[str] = None
    type: Optional[str] = None
    form: Optional[str] = None


@dataclass(frozen=True)
class Speaker(Party):
    """The mention that the cue governs, who it is, and in which role at that moment."""
    role: Optional[str] = None
    title: Optional[str] = None
    organization: Optional[str] = None
    place: Optional[str] = None
    tense: Optional[str] = None


@dataclass(frozen=True)
class Cue(Place):
    """The word that reports."""
    lemma: Optional[str] = None


@dataclass(frozen=True)
class Alternative:
    """Another who may have said it; all None but the score: nobody."""
    entity: Optional[str]
    name: Optional[str]
    text: Optional[str]
    score: float


@dataclass(frozen=True)
class Quote(Stretch):
    id: str = ""
    kind: str = "speech"
    manner: str = "direct"
    speaker: Optional[Speaker] = None
    cue: Optional[Cue] = None
    content: Optional[Stretch] = None
    addressee: Optional[Party] = None
    via: Optional[Party] = None
    score: float = 0.0
    rule: Optional[str] = None
    words: Optional[str] = None
    why: Tuple[str, ...] = ()
    alternatives: Tuple[Alternative, ...] = ()
    repairs: Tuple[str, ...] = ()
    nested: Tuple["Quote", ...] = ()


@dataclass(frozen=True)
class Note:
    """What was repaired, refused or left out, and why."""
    code: str
    start: int
    end: int
    text: Optional[str] = None


@dataclass(frozen=True)
class Document:
    """One text: what is in it, in the order of the text. `record` is the record as it came."""
    id: str
    text: str
    entities: Tuple[Entity, ...]
    mentions: Tuple[Mention, ...]
    quotes: Tuple[Quote, ...]
    notes: Tuple[Note, ...]
    record: dict = dataclasses.field(repr=False, compare=False)

    def entity(self, id: Optional[str]) -> Optional[Entity]:
        """The entity of an id; None for None and for ids that are not here."""
        return next((entity for entity in self.entities if entity.id == id), None) if id is not None else None


def _made(kind: type, fields: Any):
    """An object of a record; fields that this version does not know are passed over."""
    if fields is None: return None
    known = _FIELDS[kind]
    return kind(**{name: _value(kind, name, value) for name, value in fields.items() if name in known})


def _value(kind: type, name: str, value: Any):
    inner = _INNER.get((kind, name))
    if inner is None: return tuple(value) if isinstance(value, list) else value
    return tuple(_made(inner, one) for one in value) if isinstance(value, list) else _made(inner, value)


_FIELDS = {kind: {field.name for field in dataclasses.fields(kind)}
           for kind in (Alternative, Cue, Entity, Mention, Note, Party, Quote, Role, Speaker, Stretch)}
_INNER = {(Entity, "roles"): Role, (Quote, "speaker"): Speaker, (Quote, "cue"): Cue, (Quote, "content"): Stretch, (Quote, "addressee"): Party,
          (Quote, "via"): Party, (Quote, "alternatives"): Alternative, (Quote, "nested"): Quote}


def document_from(record: dict, text: str) -> Document:
    """A document from its record, as json.loads() gives it, and the text that it is of."""
    every = lambda kind, name: tuple(_made(kind, one) for one in record[name])
    return Document(record["id"], text, every(Entity, "entities"), every(Mention, "mentions"), every(Quote, "quotes"), every(Note, "notes"), record)
