"""The C library, through ctypes: calls run outside of Python's lock. The library and the gazetteer lie beside this file; QUOTH_LIBRARY and
QUOTH_GAZETTEER name others, for working on them."""
from __future__ import annotations

import ctypes
import json
import os
import re
import threading
from dataclasses import dataclass
from typing import Iterable, Optional, Tuple, Union

from .records import Document, document_from

_HERE = os.path.dirname(os.path.abspath(__file__))
_SURROGATES = re.compile("[\ud800-\udfff]")
_FORMAT_JSON = 0
CONVENTIONS = ("the", "titles", "no-peoples", "governments", "teams", "adjectives", "bodies", "kinds")  # in order of the bits of quoth_convention


class _Error(ctypes.Structure):
    _fields_ = [("code", ctypes.c_int), ("at", ctypes.c_uint64), ("text", ctypes.c_char * 240)]


class _Options(ctypes.Structure):
    _fields_ = [("max_bytes", ctypes.c_size_t), ("min_score", ctypes.c_double), ("refuse_ill_formed", ctypes.c_bool), ("marked_only", ctypes.c_bool),
                ("explain", ctypes.c_bool), ("rules_path", ctypes.c_char_p), ("conventions", ctypes.c_uint)]


class _Meta(ctypes.Structure):
    _fields_ = [(name, ctypes.c_char_p) for name in ("id", "url", "title", "outlet", "published", "language")]


class _Verdict(ctypes.Structure):
    _fields_ = [("same", ctypes.c_bool), ("score", ctypes.c_double), ("why", ctypes.c_char * 240)]


_Complaint = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint32, ctypes.c_uint32, ctypes.c_char_p)
_Write = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.POINTER(ctypes.c_char), ctypes.c_size_t)


def _load():
    library = ctypes.CDLL(os.environ.get("QUOTH_LIBRARY") or os.path.join(_HERE, "libquoth.so"))
    pointer, error = ctypes.c_void_p, ctypes.POINTER(_Error)
    for name, result, arguments in (
            ("quoth_version", ctypes.c_char_p, []),
            ("quoth_code_text", ctypes.c_char_p, [ctypes.c_int]),
            ("quoth_gazetteer_open_corrected", pointer, [ctypes.c_char_p, ctypes.POINTER(ctypes.c_char_p), ctypes.c_size_t, _Complaint, pointer, error]),
            ("quoth_gazetteer_close", None, [pointer]),
            ("quoth_extractor_new", pointer, [pointer, ctypes.POINTER(_Options), error]),
            ("quoth_extractor_free", None, [pointer]),
            ("quoth_extract", pointer, [pointer, ctypes.c_char_p, ctypes.c_size_t, ctypes.POINTER(_Meta), error]),
            ("quoth_doc_free", None, [pointer]),
            ("quoth_doc_write", ctypes.c_bool, [pointer, ctypes.c_int, pointer, _Write, pointer, error]),
            ("quoth_name_compare", ctypes.c_bool, [pointer, ctypes.c_char_p, ctypes.c_char_p, ctypes.POINTER(_Verdict), error])):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


_library = _load()


def version() -> str:
    """Of the library."""
    return _library.quoth_version().decode()


class QuothError(Exception):
    """Why something failed. `at` is the place: a byte of the text, or as the message says. `complaints`: each line of corrections that is
    faulty, as (file, line, column, reason)."""

    def __init__(self, error: _Error, complaints: Iterable[Tuple[str, int, int, str]] = ()):
        self.code, self.at, self.complaints = error.code, error.at, tuple(complaints)
        text = error.text.decode("utf-8", "replace") or _library.quoth_code_text(error.code).decode()
        super().__init__("\n".join([text, *("%s:%d:%d: %s" % complaint for complaint in self.complaints)]))


def _bytes(text: Optional[str]) -> Optional[bytes]:
    if text is None: return None
    if not isinstance(text, str): raise TypeError("a str is needed, not %s" % type(text).__name__)
    if "\0" in text: raise ValueError("NUL in %r" % text[:40])
    return text.encode("utf-8", "replace")


def _state(path: str):
    """Another one where the file has changed; None where it is not there, which the library tells."""
    try: status = os.stat(path)
    except OSError: return None
    return status.st_mtime_ns, status.st_size, status.st_ino


class _Gazetteer:
    """Opened once, shared by all threads; closed when the last extractor has gone."""
    shared, lock = {}, threading.Lock()

    def __init__(self, path: str, corrections: Tuple[str, ...] = ()):
        error, complaints = _Error(), []

        def complain(_, file, line, column, reason):
            complaints.append((os.fsdecode(file), line, column, reason.decode("utf-8", "replace")))
        files = (ctypes.c_char_p * len(corrections))(*map(os.fsencode, corrections))
        self.handle = _library.quoth_gazetteer_open_corrected(os.fsencode(path), files, len(corrections), _Complaint(complain), None, error)
        self.complaints = tuple(complaints)
        if not self.handle: raise QuothError(error, complaints)

    def __del__(self):
        if getattr(self, "handle", None): _library.quoth_gazetteer_close(self.handle)

    @classmethod
    def at(cls, path: Optional[str], corrections: Tuple[str, ...] = ()) -> "_Gazetteer":
        path = os.fspath(path or os.environ.get("QUOTH_GAZETTEER") or os.path.join(_HERE, "quoth.gaz"))
        key = (path, *((file, _state(file)) for file in corrections))
        with cls.lock:
            if key not in cls.shared: cls.shared[key] = cls(path, corrections)
            return cls.shared[key]


class Extractor:
    """Reads texts, one at a time: a thread that reads beside another needs its own.

    gazetteer: path of a compiled one; by default the one that comes along. corrections: path of a file of corrections (gazetteers/README.md:
    %type correction), or several, that are laid over it; a faulty one raises QuothError, whose complaints name file, line and column. rules: path of a
    JSON file of line rules.
    min_score: speakers under this are left unknown. quotes: "all", or "marked" for only what stands within quotation marks.
    max_bytes: texts that are longer, in UTF-8, are refused. convention: where names are to be as others have them, any of CONVENTIONS."""

    def __init__(self, gazetteer: Optional[str] = None, *, corrections: Union[None, str, os.PathLike, Iterable[Union[str, os.PathLike]]] = None,
                 rules: Optional[str] = None, min_score: float = 0.0, quotes: str = "all", max_bytes: int = 0, convention: Iterable[str] = ()):
        if quotes not in ("all", "marked"): raise ValueError('quotes is "all" or "marked"')
        conventions = set(convention)
        if conventions - set(CONVENTIONS): raise ValueError("convention is of %s" % ", ".join(CONVENTIONS))
        files = [corrections] if isinstance(corrections, (str, os.PathLike)) else corrections or ()
        self._gazetteer = _Gazetteer.at(gazetteer, tuple(map(os.fspath, files)))
        options, error = _Options(max_bytes, min_score, False, quotes == "marked", False, os.fsencode(rules) if rules else None,
                                  sum(1 << CONVENTIONS.index(word) for word in conventions)), _Error()
        self._handle = _library.quoth_extractor_new(self._gazetteer.handle, options, error)
        if not self._handle: raise QuothError(error)

    def __del__(self):
        if getattr(self, "_handle", None): _library.quoth_extractor_free(self._handle)

    def extract(self, text: str, *, id: Optional[str] = None, url: Optional[str] = None, title: Optional[str] = None, outlet: Optional[str] = None,
                published: Optional[str] = None, language: Optional[str] = None) -> Document:
        """Who is named in the text, and who said what. A lone surrogate, which is no character, counts as U+FFFD."""
        text = _SURROGATES.sub("\ufffd", text)
        meta = _Meta(*map(_bytes, (id, url, title, outlet, published, language)))
        return document_from(json.loads(self._record(text.encode("utf-8"), meta)), text)

    def _record(self, text: bytes, meta: _Meta) -> bytes:
        error, pieces = _Error(), []
        doc = _library.quoth_extract(self._handle, text, len(text), meta, error)
        if not doc: raise QuothError(error)

        def take(_, at, length):
            pieces.append(ctypes.string_at(at, length))
            return True
        try:
            if not _library.quoth_doc_write(doc, _FORMAT_JSON, None, _Write(take), None, error): raise QuothError(error)
        finally:
            _library.quoth_doc_free(doc)
        return b"".join(pieces)


_own = threading.local()


def extract(text: str, **about) -> Document:
    """Extractor().extract(text, ...), with an extractor that each thread keeps."""
    if not hasattr(_own, "extractor"): _own.extractor = Extractor()
    return _own.extractor.extract(text, **about)


@dataclass(frozen=True)
class Verdict:
    """Whether two names are one; how likely, from 0 to 1; and why, in words."""
    same: bool
    score: float
    why: str


def compare(a: str, b: str, gazetteer: Optional[str] = None) -> Verdict:
    """Can these two names, in any scripts, be spellings of one?"""
    verdict, error = _Verdict(), _Error()
    if not _library.quoth_name_compare(_Gazetteer.at(gazetteer).handle, _bytes(a), _bytes(b), verdict, error): raise QuothError(error)
    return Verdict(verdict.same, verdict.score, verdict.why.decode("utf-8", "replace"))
