"""Find in a text the marks of another field: a number with its word, an address, a meeting, a law."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from citekit.expressions import late
from citekit.vocabulary import alternation, forms, words_in

_WORD = late(r"[^\W\d_]+")
# What every mark of another field has in it, and what is found much faster; first the letters of those, faster still.
_LETTER_OF_SIGN = late(r"[\d/:\[–—wWiIİı]")
_SIGN = late(r"[\d/:\[]|\.\s?[–—]|www\.|ISBN|ISSN", re.IGNORECASE)
_MARK = late(
    r"//|(?<!\d)\s/\s(?!\d)|\.\s?[–—]\s|https?:|\bwww\.|\bISBN\b|\bISSN\b|\bdoi:|\b10\.\d{4,9}/", re.IGNORECASE
)
_LETTER_OF_MARK = late(r"[/–—hHwWiIİıdD1]")
_NUMBER = late(r"[.,;:–—-]\s?(?:[^\W\d_]|№|#)[^\d,;:–—]{0,16}\d")
_OTHER_NUMBERS = r"№|С\.|Т\.|Вып\.|Вип\.|[Vv]ol\.|[Nn]o\.|pp?\.|S\."


def find_area(text: str) -> str:
    """Return a text from where the marks of another field begin.

    Example:
        >>> find_area("Назва. – Мінск"), find_area("Назва, т. 2"), find_area("Назва")
        ('. – Мінск', ', т. 2', '')
    """
    if not (_LETTER_OF_SIGN.search(text) and _SIGN.search(text)):
        return ""
    starts = [match.start() for find in (_mark, _number, _address, _medium) if (match := find(text))]
    return text[min(starts) :].strip() if starts else ""


def _mark(text: str) -> re.Match[str] | None:
    return _MARK.search(text) if _LETTER_OF_MARK.search(text) else None


def _number(text: str) -> re.Match[str] | None:
    if not _NUMBER.search(text):
        return None
    words = set(_WORD.findall(text))
    return _numbered(tuple(form for form, first in _words_of_numbers() if first in words or not first)).search(text)


@cache
def _words_of_numbers() -> tuple[tuple[str, str], ...]:
    """List the words before numbers, each with its first letters, which stand alone: ``т.``, ``т``."""
    listed = sorted(forms("page") | forms("issue") | forms("volume"))
    return tuple((form, "".join(_WORD.findall(form)[:1])) for form in listed)


@lru_cache(maxsize=512)
def _numbered(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:[.,;:–—]\s?|\s[–—-]\s?)(?:{alternation(words)}|{_OTHER_NUMBERS})\s?\d")


def _address(text: str) -> re.Match[str] | None:
    words = words_in(text.lower(), _listed("url_marker", "accessed")) if ":" in text else ()
    return _one_of(words, "", r"\s?:").search(text) if words else None


def _medium(text: str) -> re.Match[str] | None:
    words = words_in(text.lower(), _listed("medium")) if "[" in text else ()
    return _one_of(words, r"\[", "").search(text) if words else None


def find_meeting(text: str) -> str:
    """Return the name of a meeting behind the first part of a text.

    Example:
        >>> find_meeting("Мова і час : матэрыялы канф., Мінск")
        'матэрыялы канф.'
    """
    words = words_in(text.lower(), _listed("conference"))
    match = _one_of(words, r"[.:;(]\s?[^.:;(]{0,80}(?<!\w)", r"(?!\w)").search(text) if words else None
    return match[0].lstrip(".:;( ") if match else ""


def find_law(text: str) -> str:
    """Return the kind and number of a law behind a colon of a text.

    Example:
        >>> find_law("О печати: закон РФ № 5")
        'закон РФ № 5'
    """
    words = words_in(text.lower(), _listed("decree", "law", "judgment")) if ":" in text else ()
    match = _one_of(words, r":\s", r"(?!\w)[^:]{0,200}\d").search(text) if words else None
    return match[0].lstrip(": ") if match else ""


@cache
def _listed(*word_classes: str) -> tuple[str, ...]:
    return tuple(sorted({form for word_class in word_classes for form in forms(word_class)}))


@lru_cache(maxsize=1024)
def _one_of(words: tuple[str, ...], before: str, behind: str) -> re.Pattern[str]:
    return re.compile(rf"{before}(?:{alternation(words)}){behind}", re.IGNORECASE)
