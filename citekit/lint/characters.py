"""Find what OCR, copying and old programs leave behind: characters that nobody sees, and letters in two pieces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from citekit.lint.reading import finding, kind_of
from citekit.model import Diagnostic, Reference, SourceEntry, SourceField

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
_LOST = re.compile("[\ufffd\ue000-\uf8ff]")
_MARKS_FOR_LETTERS = re.compile(r"(?<!\S)\?{2,}(?!\S)|(?<=[^\W\d_])\?{2,}(?=[^\W\d_])")
_BLANKS = {"\x0b": " ", "\x0c": " ", "\x85": " "}


def find_odd_characters(_reference: Reference, entry: SourceEntry) -> Iterator[Diagnostic]:
    """Yield control characters, invisible ones, lost ones, and letters whose accent stands apart.

    Example:
        A soft hyphen goes, ``и`` with a breve behind it becomes ``й``; what became ``U+FFFD`` is lost.
    """
    for field in entry.fields:
        if not field.text.isascii() or not field.text.isprintable():
            yield from _odd(field)


def _odd(field: SourceField) -> Iterator[Diagnostic]:
    text = field.text
    control, lost = _CONTROL.search(text), _LOST.search(text)
    if control:
        mended = _CONTROL.sub(lambda match: _BLANKS.get(match[0], ""), text)
        message = f"control character {_named(control[0])} in {field.name}"
        yield finding("control-character", message, field, control.start(), mended)
    invisible = None if _RIGHT_TO_LEFT.search(text) else _INVISIBLE.search(text)
    if invisible:
        message = f"invisible {_named(invisible[0])} in {field.name}"
        yield finding("invisible-character", message, field, invisible.start(), _INVISIBLE.sub("", text))
    if lost:
        yield finding("lost-character", f"a lost letter ({_named(lost[0])}) in {field.name}", field, lost.start())
    elif kind_of(field) in ("text", "names") and (marks := _MARKS_FOR_LETTERS.search(text)):
        yield finding("lost-character", f"question marks for letters in {field.name}", field, marks.start())
    if kind_of(field) in ("text", "names") and not unicodedata.is_normalized("NFC", text):
        composed = unicodedata.normalize("NFC", text)
        yield finding("not-composed", f"{field.name} is not in NFC: accents stand apart", field, 0, composed)


def _named(character: str) -> str:
    return f"U+{ord(character):04X}"
