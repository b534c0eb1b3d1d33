"""Find names that programs take apart wrongly: no comma, several persons in one, ``и др.``, capitals."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from citekit.lint.reading import fields_of, finding, replaced, shown
from citekit.model import Diagnostic, Name, Reference, SourceEntry, SourceField
from citekit.vocabulary import pattern

_UPPER = "A-ZÀ-ÖØ-ÞĄĆĘŁŃŚŹŻČŠŽĖĮŲŪĚŘŮА-ЯЁІЇЄҐЎ"
_FAMILY = rf"[{_UPPER}][^\W\d_]+(?:[’'-][^\W\d_]+)*+"
_INITIALS = rf"(?:[{_UPPER}][^\W\d_]?\.[\s~]?-?){{1,3}}"
_INVERTED = rf"{_FAMILY},?[\s~]{_INITIALS}"
_NATURAL = rf"{_INITIALS}\s?{_FAMILY}"
_UNSPLIT = re.compile(rf"({_FAMILY})[\s~]+({_INITIALS})")
_PERSON = re.compile(rf"(?:{_INVERTED}|{_NATURAL})(?=[,;&\s]|$)")
_BETWEEN = re.compile(r"\s*[,;]\s*(?:(?:и|і|й|та|i|and|&|\\&)\s+)?|\s+(?:и|і|й|та|i|oraz|&|\\&)\s+")
_OPEN_INITIALS = re.compile(rf"[{_UPPER}](?:\.?[\s~.][{_UPPER}])?")
_GLUED_INITIALS = re.compile(rf"[{_UPPER}]{{2,3}}")
_LOUD = re.compile(rf"[{_UPPER}]{{3,}}(?:[’'-][{_UPPER}]+)*")
_TOKEN = re.compile(r"[{}]|(?<=\s)and(?=\s)", re.IGNORECASE)
_LONGEST = 1000


class _Piece(NamedTuple):
    """Hold one name of a list: its text, and where it stands in the field when it may be replaced there."""

    text: str
    at: int
    field: SourceField
    mendable: bool

    def mended(self, other: str) -> str | None:
        """Return the whole field with another text in place of the name."""
        whole = replaced(self.field.text, self.at, self.at + len(self.text), other)
        return whole if self.mendable else None


def find_wrong_names(reference: Reference, entry: SourceEntry) -> Iterator[Diagnostic]:
    """Yield names that are not told apart as family and given names.

    Example:
        ``Иванов И. И.`` becomes ``Иванов, И. И.``; ``Иванов И. И., Петров П. П.`` becomes two names; ``Иванов, И. И. и
        др.`` becomes ``Иванов, И. И. and others``; ``Иванов, И И`` gets its full stops; ``ИВАНОВ`` is told.
    """
    for piece in _pieces(reference, entry):
        found = next((one for rule in _RULES if (one := rule(piece))), None)
        if found:
            yield found


def _pieces(reference: Reference, entry: SourceEntry) -> Iterator[_Piece]:
    if entry.is_latex:
        for field in fields_of(entry, "names"):
            yield from _cut(field)
        return
    for field in entry.fields:
        names: tuple[Name, ...] = getattr(reference, field.variable or "", ())
        if isinstance(names, tuple) and names and field.variable in _ROLES:
            yield from (_Piece(_plain(name), 0, field, mendable=False) for name in names)


_ROLES = frozenset({"author", "editor", "translator", "compiler"})


def _plain(name: Name) -> str:
    return ", ".join(filter(None, (name.literal or name.family, None if name.literal else name.given)))[:_LONGEST]


def _cut(field: SourceField) -> Iterator[_Piece]:
    """Cut a list of names at the ``and`` outside of all braces."""
    start, depth = 0, 0
    for match in [*_TOKEN.finditer(field.text), None]:
        if match and match[0] in "{}":
            depth = max(0, depth + (1 if match[0] == "{" else -1))
        elif not match or depth == 0:
            text = field.text[start : match.start() if match else None]
            bare = text.strip()
            if bare and len(bare) <= _LONGEST:
                yield _Piece(bare, start + text.index(bare), field, mendable=True)
            start = match.end() if match else start


def _others(piece: _Piece) -> Diagnostic | None:
    match = _et_al().search(piece.text)
    if not match or piece.text.lower() in ("others", "and others"):
        return None
    before = piece.text[: match.start()].rstrip(" ,")
    mended = piece.mended(f"{before} and others" if before else "others")
    return finding("name-others", f"{match[0].strip()} is no name: and others", piece.field, piece.at, mended)


def _joined(piece: _Piece) -> Diagnostic | None:
    persons = list(_PERSON.finditer(piece.text))
    if len(persons) < 2:
        return None
    ends = [persons[0].start() == 0, persons[-1].end() == len(piece.text)]
    gaps = [piece.text[one.end() : other.start()] for one, other in pairwise(persons)]
    sure = all(ends) and all(_BETWEEN.fullmatch(gap) for gap in gaps)
    mended = piece.mended(" and ".join(_inverted(person[0]) for person in persons)) if sure else None
    return finding("names-joined", f"{shown(piece.text)} holds {len(persons)} names", piece.field, piece.at, mended)


def _inverted(person: str) -> str:
    unsplit = _UNSPLIT.fullmatch(person)
    return f"{unsplit[1]}, {unsplit[2]}" if unsplit else person


def _unsplit(piece: _Piece) -> Diagnostic | None:
    match = _UNSPLIT.fullmatch(piece.text)
    if not match:
        return None
    message = f"{shown(piece.text)} needs a comma: {match[1]}, {match[2]}"
    return finding("name-unsplit", message, piece.field, piece.at, piece.mended(f"{match[1]}, {match[2]}"))


def _separated(piece: _Piece) -> Diagnostic | None:
    """Find a list that was parted by semicolons."""
    text = piece.text
    if ";" not in text or "{" in text or "\\" in text or "&" in text:
        return None
    parts = [part.strip() for part in text.split(";") if part.strip()]
    if len(parts) < 2 or not all("," in part for part in parts):
        return None
    mended = piece.mended(" and ".join(parts))
    return finding("names-joined", f"{shown(text)} holds {len(parts)} names", piece.field, piece.at, mended)


def _initials(piece: _Piece) -> Diagnostic | None:
    family, comma, given = piece.text.partition(",")
    given = given.strip()
    if not comma or "," in given:
        return None
    if _OPEN_INITIALS.fullmatch(given):
        letters = re.findall(rf"[{_UPPER}]", given)
        mended = piece.mended(f"{family}, {' '.join(f'{letter}.' for letter in letters)}")
        return finding(
            "name-initials", f"{shown(piece.text)}: initials without full stops", piece.field, piece.at, mended
        )
    if _GLUED_INITIALS.fullmatch(given) and not family.isupper():
        return finding("name-initials", f"{shown(piece.text)}: initials without full stops", piece.field, piece.at)
    return None


def _loud(piece: _Piece) -> Diagnostic | None:
    family, comma, given = piece.text.partition(",")
    if comma and given.strip() and _LOUD.fullmatch(family.strip()):
        return finding("name-capitals", f"{family.strip()} is all in capitals", piece.field, piece.at)
    return None


_RULES: tuple[Callable[[_Piece], Diagnostic | None], ...] = (_others, _joined, _separated, _unsplit, _initials, _loud)


@cache
def _et_al() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s,]){pattern('et_al')}\s*$", re.IGNORECASE)
