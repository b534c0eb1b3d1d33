"""Find ranges of pages in a form that styles print wrongly, and words that styles print themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citekit.lint.reading import fields_of, finding, shown
from citekit.model import Diagnostic, Reference, SourceEntry, SourceField
from citekit.vocabulary import pattern

_HYPHEN = re.compile(r"(?<=\d)\s?-\s?(?=\d)")
_OTHER_DASH = re.compile("--|[–—]")
_RANGE = re.compile(r"(?<![\w.:-])(\d{2,7})(\s?(?:--?|–|—)\s?)(\d{1,6})(?![\w.:-])")
_ENDS = re.compile(r"(?<!\d)(\d{1,7})\s?-\s?(\d{1,7})(?!\d)")
_MOST_DIGITS = 7
_NUMBERS = re.compile(r"[\dIVXLCDMivxlcdm][\dIVXLCDMivxlcdm,;\s–—-]*")


def find_wrong_pages(_reference: Reference, entry: SourceEntry) -> Iterator[Diagnostic]:
    """Yield pages with their word, shortened ranges, and in entries for classic BibTeX single hyphens.

    Example:
        ``С. 123-5`` becomes ``123--125`` in three steps, each a finding of its own.
    """
    # biber reads a single hyphen as a range; classic BibTeX prints it as it stands.
    is_classic = entry.is_latex and any(field.name in ("year", "journal") for field in entry.fields)
    for field in entry.fields:
        if field.variable == "page" and field.text.strip():
            yield from _wrong(field, is_classic)
    first, last = (next((field for field in entry.fields if field.name == tag), None) for tag in ("SP", "EP"))
    if first and last and (whole := _whole(first.text.strip(), last.text.strip())):
        yield finding("pages-shortened", f"{last.text.strip()} is short for {whole}", last, 0, whole)


def _wrong(field: SourceField, is_classic: bool) -> Iterator[Diagnostic]:
    text = field.text
    label = _label().match(text)
    if label and _NUMBERS.fullmatch(text[label.end() :].strip()):
        bare = text[label.end() :].strip()
        yield finding("pages-label", f"{shown(text)}: the style prints the word", field, 0, bare)
    hyphen = _HYPHEN.search(text)
    if (
        is_classic
        and hyphen
        and not _is_reversed(text)
        and not _OTHER_DASH.search(text)
        and _NUMBERS.fullmatch(text.strip())
    ):
        mended = _HYPHEN.sub("--", text)
        yield finding("pages-hyphen", f"{shown(text)}: a range needs -- in LaTeX", field, hyphen.start(), mended)
    for match in _RANGE.finditer(text):
        first, last = match[1], match[3]
        if whole := _whole(first, last):
            mended = text[: match.start(3)] + whole + text[match.end(3) :]
            yield finding("pages-shortened", f"{match[0]} is short for {first}–{whole}", field, match.start(), mended)


def _whole(first: str, last: str) -> str:
    """Return the last page of a range in which it is shortened, or nothing."""
    whole = first[: len(first) - len(last)] + last
    is_short = len(last) < len(first) <= _MOST_DIGITS and first.isdecimal() and last.isdecimal()
    return whole if is_short and int(whole) > int(first) else ""


def _is_reversed(text: str) -> bool:
    """Tell whether a range ends before it begins; a person must say what it is before it is made one for LaTeX."""
    ranges = ((match[1], match[2]) for match in _ENDS.finditer(text))
    return any(int(last) < int(first) and not _whole(first, last) for first, last in ranges)


@cache
def _label() -> re.Pattern[str]:
    # A letter right before the digits belongs to them: S12 is in a supplement, p1234 may be the number of an article.
    return re.compile(rf"\s*(?![^\W\d_]\d){pattern('page')}(?![^\W\d_])[\s~]*(?=\d)", re.IGNORECASE)


_NUMBER_LABEL = re.compile(r"\s*(?:№|N[oº°r]\.?|vol\.?|т\.|том|t\.|tom|вып\.|вип\.)\s*(?=[\dIVXLC])", re.IGNORECASE)


def find_labelled_numbers(_reference: Reference, entry: SourceEntry) -> Iterator[Diagnostic]:
    """Yield volumes and numbers with a word or sign that styles print themselves: ``volume = {Т. 5}``."""
    for field in fields_of(entry, "number"):
        label = _NUMBER_LABEL.match(field.text)
        if label and field.variable in ("volume", "issue", "number"):
            yield finding("number-label", f"{shown(field.text)}: the style prints {label[0].strip()}", field)
