"""Find names that programs take apart wrongly: no comma, several persons in one, ``и др.``, capitals."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from citekit.lint.reading import MOST_IN_A_FIELD, finding, kind_of, replaced, shown
from citekit.model import NAME_FIELDS, Diagnostic, Name, Reference, SourceEntry, SourceField
from citekit.vocabulary import pattern
from citekit.vocabulary.persons import part_persons

_UPPER = "A-ZÀ-ÖØ-ÞĄĆĘŁŃŚŹŻČŠŽĖĮŲŪĚŘŮА-ЯЁІЇЄҐЎ"
_FAMILY = rf"[{_UPPER}][^\W\d_]+(?:[’'-][^\W\d_]+)*+"
_INITIALS = rf"(?:(?!Jr|Sr|St)[{_UPPER}][^\W\d_]?\.[\s~]?-?){{1,3}}"
_INVERTED = rf"{_FAMILY},?[\s~]{_INITIALS}"
_NATURAL = rf"{_INITIALS}\s?{_FAMILY}"
_UNSPLIT = re.compile(rf"({_FAMILY})[\s~]+({_INITIALS})")
_PERSON = re.compile(rf"(?:{_INVERTED}|{_NATURAL})(?=[,;&\s]|$)")
_BETWEEN = re.compile(r"\s*[,;]\s*(?:(?:и|і|й|та|i|and|&|\\&)\s+)?|\s+(?:и|і|й|та|i|oraz|&|\\&)\s+")
_OPEN_INITIALS = re.compile(rf"[{_UPPER}](?:\.?[\s~.][{_UPPER}])?")
_GLUED_INITIALS = re.compile(rf"[{_UPPER}]{{2,3}}")
_LOUD = re.compile(rf"[{_UPPER}]{{3,}}(?:[’'-][{_UPPER}]+)*")
_TOKEN = re.compile(r"[{}]|(?<=\s)and(?=\s)", re.IGNORECASE)
_LONE_FIGURE = re.compile(r"(?<![\w-])\d+\.(?!\d)|,\s\d+(?!\w)")
_FIGURE_IN_WORD = re.compile(r"[^\W\d_]{3}\d|\d[^\W\d_]{3}|[^\W\d_]0[^\W\d_]")
_LONGEST = 1000
_AND = " and "


class _Piece(NamedTuple):
    """Hold one name of a list: its text, and where it stands in the field when it may be replaced there."""

    text: str
    at: int


class _Fault(NamedTuple):
    """Hold what is wrong with a name, and the name as it ought to be when that is sure."""

    code: str
    message: str
    mended: str | None = None


def find_wrong_names(reference: Reference, entry: SourceEntry) -> Iterator[Diagnostic]:
    """Yield names that are not told apart as family and given names.

    Example:
        ``Иванов И. И.`` becomes ``Иванов, И. И.``; ``Иванов И. И., Петров П. П.`` becomes two names; ``Иванов, И. И. и
        др.`` becomes ``Иванов, И. И. and others``; ``Иванов, И И`` gets its full stops; ``ИВАНОВ`` is told.
    """
    for field in entry.fields:
        if entry.is_latex and kind_of(field) == "names":
            yield from _wrong(field, list(_cut(field.text)), separator=_AND)
        elif not entry.is_latex and field.variable in NAME_FIELDS:
            yield from _of_other_formats(reference, field, field.variable)


def _of_other_formats(reference: Reference, field: SourceField, role: str) -> Iterator[Diagnostic]:
    """Judge the one name of a literal, as RIS has them, or the names of the record where they have parts."""
    if field.span:
        at = len(field.text) - len(field.text.lstrip())
        yield from _wrong(
            field, [_Piece(field.text.strip(), at)] if len(field.text) <= _LONGEST else [], separator=None
        )
    else:
        names: tuple[Name, ...] = getattr(reference, role)
        yield from _wrong(field, [_Piece(_plain(name), 0) for name in names], separator=None)


def _plain(name: Name) -> str:
    return ", ".join(filter(None, (name.literal or name.family, None if name.literal else name.given)))[:_LONGEST]


def _wrong(field: SourceField, pieces: list[_Piece], *, separator: str | None) -> Iterator[Diagnostic]:
    """Yield the first fault of each name; each repair is that of the whole field, which may hold one name alone."""
    faults = [(piece, fault) for piece in pieces if (fault := _first_fault(piece.text))]
    sure = [
        (piece, fault.mended) for piece, fault in faults if fault.mended and (separator or _AND not in fault.mended)
    ]
    mendable = {piece for piece, _ in sure} if field.span else set()
    whole = replaced(field.text, ((piece.at, piece.at + len(piece.text), mended) for piece, mended in sure if mendable))
    for piece, fault in faults[:MOST_IN_A_FIELD]:
        repaired = whole if piece in mendable else None
        yield finding(fault.code, fault.message, field, piece.at, repaired)


def _first_fault(text: str) -> _Fault | None:
    return next((fault for rule in _RULES if (fault := rule(text))), None)


def _cut(text: str) -> Iterator[_Piece]:
    """Cut a list of names at the ``and`` outside of all braces; what braces hold as a whole is no person."""
    start, depth = 0, 0
    for match in [*_TOKEN.finditer(text), None]:
        if match and match[0] in "{}":
            depth = max(0, depth + (1 if match[0] == "{" else -1))
        elif not match or depth == 0:
            piece = text[start : match.start() if match else None]
            bare = piece.strip()
            if bare and len(bare) <= _LONGEST and not (bare[0] == "{" and bare[-1] == "}"):
                yield _Piece(bare, start + piece.index(bare))
            start = match.end() if match else start


def _others(text: str) -> _Fault | None:
    match = _et_al().search(text)
    if not match or text.lower() in ("others", "and others"):
        return None
    before = text[: match.start()].rstrip(" ,")
    mended = f"{before} and others" if before else "others"
    return _Fault("name-others", f"{match[0].strip()} is no name: and others", mended)


def _joined(text: str) -> _Fault | None:
    parted = part_persons(text) if "{" not in text else []
    if len(parted) > 1:
        return _Fault("names-joined", f"{shown(text)} holds {len(parted)} names", _AND.join(parted))
    persons = list(_PERSON.finditer(text))
    if len(persons) < 2:
        return None
    if not all(_BETWEEN.fullmatch(text[one.end() : other.start()]) for one, other in pairwise(persons)):
        return None
    sure = persons[0].start() == 0 and persons[-1].end() == len(text)
    mended = _AND.join(_inverted(person[0].strip()) for person in persons) if sure else None
    return _Fault("names-joined", f"{shown(text)} holds {len(persons)} names", mended)


def _inverted(person: str) -> str:
    unsplit = _UNSPLIT.fullmatch(person)
    return f"{unsplit[1]}, {unsplit[2]}" if unsplit else person


def _separated(text: str) -> _Fault | None:
    """Find a list that was parted by semicolons."""
    if ";" not in text or "{" in text or "\\" in text or "&" in text:
        return None
    parts = [part.strip() for part in text.split(";") if part.strip()]
    if len(parts) < 2 or not all("," in part for part in parts):
        return None
    return _Fault("names-joined", f"{shown(text)} holds {len(parts)} names", _AND.join(parts))


def _unsplit(text: str) -> _Fault | None:
    parted = part_persons(text) if "{" not in text else []
    if len(parted) != 1 or parted[0] == text:
        return None
    (mended,) = parted
    return _Fault("name-unsplit", f"{shown(text)} needs a comma: {mended}", mended)


def _initials(text: str) -> _Fault | None:
    family, comma, given = text.partition(",")
    given = given.strip()
    if not comma or "," in given:
        return None
    message = f"{shown(text)}: initials without full stops"
    if _OPEN_INITIALS.fullmatch(given):
        letters = re.findall(rf"[{_UPPER}]", given)
        return _Fault("name-initials", message, f"{family}, {' '.join(f'{letter}.' for letter in letters)}")
    if _GLUED_INITIALS.fullmatch(given) and not family.isupper():
        return _Fault("name-initials", message)
    return None


def _numbered(text: str) -> _Fault | None:
    """Find figures that OCR saw instead of initials; a program or a project may have one in its name."""
    if _LONE_FIGURE.search(text) or (text.count(",") == 1 and _FIGURE_IN_WORD.search(text)):
        return _Fault("name-has-digits", f"{shown(text)} has figures")
    return None


def _open_ended(text: str) -> _Fault | None:
    """Find the comma of a sentence behind a name, of which BibTeX makes a name of three parts."""
    bare = text.rstrip(", ;")
    if bare == text or not bare or "," not in bare:
        return None
    return _Fault("name-comma", f"{shown(text)} ends with {text[-1]}", bare)


def _loud(text: str) -> _Fault | None:
    family, comma, given = text.partition(",")
    if comma and given.strip() and _LOUD.fullmatch(family.strip()):
        return _Fault("name-capitals", f"{family.strip()} is all in capitals")
    return None


_RULES: tuple[Callable[[str], _Fault | None], ...] = (
    _others,
    _joined,
    _separated,
    _open_ended,
    _unsplit,
    _numbered,
    _initials,
    _loud,
)


@cache
def _et_al() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s,]){pattern('et_al')}\s*$", re.IGNORECASE)
