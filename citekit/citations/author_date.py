"""Find names or titles with years in brackets: ``(Kowalski i Nowak 2010, s. 5; Іваноў 2001а)``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from citekit.citations.expressions import again_at, locator_at, year_token
from citekit.citations.index import ReferenceIndex
from citekit.citations.raw import RawCitation, RawPointer
from citekit.citations.shapes import looks_like_names
from citekit.citations.words import locator, one_of
from citekit.model import Span

_BRACKET = re.compile(r"\(([^()\[\]\n]{2,400})\)|\[([^()\[\]\n]{2,400})\]")
_OUTER = " ,;:–—-([«»„“”\"'"
_MORE_LETTERS = re.compile(r"(?:\s?,\s?[a-hа-д]){1,6}")
_LETTER = re.compile(r"[a-hа-д]")
_WHO_LENGTH = 160
_REMARK_LENGTH = 60


def find_author_date(text: str, index: ReferenceIndex) -> Iterator[RawCitation]:  # noqa: ARG001 - all forms are called alike
    """Find brackets that name works: by author, institution, site or beginning of the title, with or without a year.

    What does not look like a name with a year is passed on as unsure: it is a citation only if a reference fits.
    """
    for match in _BRACKET.finditer(text):
        group = 1 if match[1] is not None else 2
        pointers = tuple(_pointers(text, match.start(group), match.end(group)))
        if pointers:
            yield RawCitation(Span(match.start(), match.end()), "author-date", pointers)


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(rf"\s*{one_of('cue')}\s?:?\s+", re.IGNORECASE)


@cache
def _without_year() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<who>[^\n]{{2,{_WHO_LENGTH}}}?)(?:(?P<repeated>,?\s?{one_of('repeated')})\s*(?P<behind>{locator()})?|(?P<locator>{locator()}))\s*$",
        re.IGNORECASE,
    )


def _pointers(text: str, start: int, end: int) -> Iterator[RawPointer]:
    """Read the parts between semicolons; years after the first may go with the same name."""
    who = ""
    while start < end:
        stop = text.find(";", start, end)
        stop = end if stop < 0 else stop
        for pointer in read_part(text, start, stop, who):
            who = pointer.who
            yield pointer
        start = stop + 1


def read_part(text: str, start: int, end: int, who: str = "") -> Iterator[RawPointer]:
    """Read what stands between two semicolons; nothing when it is no name with a year.

    Args:
        text: The running text.
        start: Where the part begins.
        end: Where it ends.
        who: The name before, which years alone go with.
    """
    if again := again_at().match(text[start:end]):
        yield RawPointer(_trimmed(text, start, end), locator=_bare(again["locator"]), again=True)
        return
    cue = _cue().match(text[start:end])
    start += cue.end() if cue else 0
    years = list(year_token().finditer(text, start, end))
    if not years:
        yield from _read_undated(text, start, end, told=bool(cue))
        return
    found = []
    for place, year in enumerate(years):
        behind = locator_at().match(text, year.end(), end)
        stop = behind.end() if behind else year.end()
        following = years[place + 1].start() if place + 1 < len(years) else end
        rest = text[stop:end].strip(" .") if place + 1 == len(years) else ""
        if rest and not (rest.startswith(",") and len(rest) <= _REMARK_LENGTH):
            return
        named = _named(text[start : year.start()])
        who = who if _is_joint(named) else named
        pointer = _pointer(text, Span(start, stop), year, who, _bare(behind["locator"]) if behind else None)
        more = _MORE_LETTERS.fullmatch(rest) if pointer.suffix else None
        found.append(replace(pointer, sure=False) if rest.strip(",") and not more else pointer)
        letters = _LETTER.finditer(text, stop, end) if more else ()
        found += (replace(pointer, span=Span(*letter.span()), suffix=letter[0]) for letter in letters)
        start = stop if stop <= following else following
    if all(pointer.who and len(pointer.who) <= _WHO_LENGTH for pointer in found):
        yield from found


def _pointer(text: str, piece: Span, year: re.Match[str], who: str, place: str | None) -> RawPointer:
    separated = text[piece.start : year.start()].rstrip()[-1:] in {",", ".", "("}
    return RawPointer(
        _trimmed(text, piece.start, piece.end),
        who,
        year["year"],
        (year["suffix"] or "").strip(),
        locator=place,
        undated=year["year"] is None,
        sure=looks_like_names(who) and bool(separated or place or year["suffix"]),
    )


def _read_undated(text: str, start: int, end: int, told: bool) -> Iterator[RawPointer]:
    """Read a name with a locator alone, ``op. cit.``, or what is behind ``see``: citations only if a reference fits."""
    match = _without_year().match(text[start:end]) if end - start <= 2 * _WHO_LENGTH else None
    span = _trimmed(text, start, end)
    if match:
        place = _bare(match["behind"] or match["locator"])
        who = _named(match["who"])
        yield RawPointer(span, who, locator=place, repeated=bool(match["repeated"]), sure=False)
    elif told and end - start <= _WHO_LENGTH:
        yield RawPointer(span, _named(text[start:end]), sure=False)


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf"{one_of('and')}?", re.IGNORECASE)


def _is_joint(named: str) -> bool:
    return _joint().fullmatch(named) is not None


def _named(printed: str) -> str:
    """Strip the signs around a name or title; two dots or more tell that a title is cut short, and stay."""
    text = printed.strip(_OUTER)
    return text if text.endswith("..") else text.rstrip(_OUTER + ".")


def _bare(locator: str | None) -> str | None:
    return locator.strip(" ,.:;") or None if locator else None


def _trimmed(text: str, start: int, end: int) -> Span:
    """Leave out blanks and separators at both ends; the places are kept."""
    piece = text[start:end]
    first = len(piece) - len(piece.lstrip(" ,;"))
    return Span(start + first, start + max(len(piece.rstrip(" ,;")), first))
