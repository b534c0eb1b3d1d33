"""Read the numbers of a record: volumes, pages, and the parts that a title counts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from citekit.duplicates.folding import fold_words
from citekit.packaged import packaged_text
from citekit.vocabulary import forms

_TO_LATIN = str.maketrans("ХІ", "XI")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_NUMBER = re.compile(r"\d{1,9}|(?<!\w)[IVXІХ]{1,7}(?!\w)")
_RANGE = re.compile(r"(\d{1,6})\s?[-–—−‑/]{1,3}\s?(\d{1,6})|(\d{1,6})")
_VALUES = {"I": 1, "V": 5, "X": 10}
_LONGEST = 400
_MOST_PARTS = 199
_LEAST_WORD = 2
_WORDS_TOO = {"r.", "d.", "h", "t", "т", "v."}
_PART_WORDS = ("ч.", "cz.", "pt.", "кн.", "kn.", "сер.", "ser.")


def read_numbers(text: str | None) -> tuple[int, ...]:
    """Return the numbers of a text, Roman ones too.

    Example:
        >>> read_numbers("Т. II, ч. 3"), read_numbers("2-е изд."), read_numbers(None)
        ((2, 3), (2,), ())
    """
    found = (_value(match[0]) for match in _NUMBER.finditer((text or "")[:_LONGEST]))
    return tuple(number for number in found if number)


def read_pages(text: str | None) -> tuple[int, ...]:
    """Return the first and the last page that a text names, or nothing.

    Example:
        >>> read_pages("С. 123–8"), read_pages("93-112"), read_pages("45"), read_pages("XII")
        ((123, 128), (93, 112), (45, 45), ())
    """
    match = _RANGE.search((text or "")[:_LONGEST])
    if not match:
        return ()
    first, last = match[1] or match[3], match[2] or match[3]
    whole = first[: max(0, len(first) - len(last))] + last
    return int(first), max(int(first), int(whole))


def read_parts(title: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the numbers of parts that a title counts, and its other numbers, such as years, sorted.

    A part is what follows a word such as ``Part``, and a small number at the end.

    Example:
        >>> read_parts("Гісторыя Беларусі. Ч. 2"), read_parts("Борьба за власть, 1918–1920 гг.")
        (((2,), ()), ((), (1918, 1920)))
    """
    counted: list[int] = []
    others: set[int] = set()
    text = unicodedata.normalize("NFKC", title[:_LONGEST])
    for match in _NUMBER.finditer(text):
        number = _value(match[0])
        is_part = _follows_part(text, match.start()) or not text[match.end() :].strip(" .)]»”\"'")
        if number and is_part and number <= _MOST_PARTS:
            counted.append(number)
        elif number and len(match[0]) > 1:
            others.add(number)
    return (*counted, *_spelt_parts(fold_words(text))), tuple(sorted(others))


def _spelt_parts(words: Sequence[str]) -> Iterator[int]:
    """Yield the ordinals beside a word for a part: ``Part One``, ``Другая частка``."""
    for place, word in enumerate(words):
        if word in _ordinals() and not _folded_part_words().isdisjoint(words[max(0, place - 1) : place + 2]):
            yield _ordinals()[word]


def _value(written: str) -> int:
    if written.isdecimal():
        return int(written)
    latin = written.translate(_TO_LATIN)
    if not latin or not _ROMAN.fullmatch(latin):
        return 0
    values = [_VALUES[letter] for letter in latin]
    return sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))


def _follows_part(text: str, place: int) -> bool:
    words = text[max(0, place - 24) : place].lower().split()
    word = words[-1].lstrip('([«“"') if words else ""
    return word in _part_words() or not _folded_part_words().isdisjoint(fold_words(word))


@cache
def _part_words() -> frozenset[str]:
    known = {*forms("volume"), *forms("issue"), *_PART_WORDS} - _WORDS_TOO
    return frozenset(known | {form.rstrip(".") for form in known if len(form) > _LEAST_WORD})


@cache
def _folded_part_words() -> frozenset[str]:
    """Return the words for parts that are long enough to be known in every script."""
    folded = ("".join(fold_words(form)) for form in _part_words())
    return frozenset(word for word in folded if len(word) > _LEAST_WORD)


@cache
def _ordinals() -> dict[str, int]:
    text = packaged_text(__package__, "ordinals.tsv")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {"".join(fold_words(form)): int(number) for form, number in rows}
