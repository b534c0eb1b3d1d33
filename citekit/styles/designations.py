"""Print the numbers of volumes and issues, with the word before them where the record has one of its own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from citekit.packaged import packaged_text
from citekit.vocabulary import pattern

_STANDS = re.compile(r"^(?![IVXLCDM]+\s)[^\W\d_]{1,9}\.?\s(?=[0-9IVXLC])")
_WORD = re.compile(r"(?<!\w)(?![IVXLCDM]+(?!\w))[^\W\d_]{4,}")
_UNIT = re.compile(r"(?<!\w)(?!(?:[IVXLC]{1,8}|[ivxlc]{1,8})(?!\w))[^\W\d_]")
_WITHIN = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,14}(?:\.\s?|[\s_])(?=[0-9]|[A-ZIVX]{1,4}(?!\w))")
_SUPPLEMENT = re.compile(r"(?:^|,?\s)(suppl\.(?:\s?[^\s,]{1,12})?)$", re.IGNORECASE)
_PART = re.compile(r"(?:^|,?\s)(pt\.\s?[^\s,]{1,12})$", re.IGNORECASE)
_SERIES = re.compile(
    r"^(?:сер(?:\.|[ыиі]я(?!\w))|ser(?:\.|(?:ies|i[ae]|ija|yja)(?!\w))|reihe(?!\w)):?\s?(?=\w)", re.IGNORECASE
)
_INNER = re.compile(r"\s?\((?=[^()]{1,40}\))([^()]{1,40})\)")
_WHOLE = re.compile(r"([0-9][0-9–/-]{0,20})\s?\(([0-9][0-9–/-]{0,20})\)")


def designate(printed: str, word_class: str, language: str = "") -> str:
    """Write a number without the word that styles print themselves; a word that says more stays.

    Args:
        printed: The number as the record has it.
        word_class: ``volume`` or ``issue``.
        language: BCP 47 language of a list in which the words are translated; empty keeps them.

    Example:
        >>> designate("№ 5", "issue"), designate("Вып. 3", "issue"), designate("Ч.2", "volume", "en")
        ('5', 'вып. 3', 'pt. 2')
        >>> designate("2, ч. 1", "issue", "en"), designate("Спецвыпуск", "issue", "en")
        ('2, pt. 1', 'spec. iss.')
    """
    known = designation_tables().get(language.partition("-")[0], {})
    found = _leading(word_class).match(printed)
    if not found:
        return _translate(printed, known)
    word, rest = found[0].strip(), _translate(printed[found.end() :], known)
    name = _name(word)
    if name in designation_tables()["plain"] and name not in known:
        return rest
    own = word if name in designation_tables()["capital"] else word[:1].lower() + word[1:]
    return f"{known.get(name, own)} {rest}"


def _translate(printed: str, known: Mapping[str, str]) -> str:
    """Write the words within a number in the language of the list."""
    whole = known.get(_name(printed))
    if whole or not known:
        return whole or printed
    return _WITHIN.sub(lambda found: f"{known[name]} " if (name := _name(found[0])) in known else found[0], printed)


def _name(word: str) -> str:
    return word.strip(" ._").casefold()


def split_number(printed: str) -> tuple[str, str, str]:
    """Part a number that stands in brackets from its part and from its supplement, each in the words of the list.

    Example:
        >>> split_number("2, pt. 1"), split_number("suppl. 2"), split_number("iss. 3")
        (('2', 'pt. 1', ''), ('', '', 'suppl. 2'), ('3', '', ''))
    """
    bare, supplement = _cut(printed, _SUPPLEMENT)
    bare, part = _cut(bare, _PART)
    return strip_designation(bare), part, supplement


def _cut(printed: str, end: re.Pattern[str]) -> tuple[str, str]:
    found = end.search(printed)
    return (printed[: found.start()], found[1]) if found else (printed, "")


def strip_designation(printed: str) -> str:
    """Write a number that stands in brackets: without a word, its own brackets square.

    Example:
        >>> strip_designation("вып. 3"), strip_designation("9 (324)")
        ('3', '9 [324]')
    """
    return _INNER.sub(r" [\1]", _STANDS.sub("", printed, count=1))


def strip_series(printed: str) -> str:
    """Write the series of a journal without the word that styles print themselves.

    Example:
        >>> strip_series("Серыя 4, Філалогія"), strip_series("Сербская история")
        ('4, Філалогія', 'Сербская история')
    """
    return _SERIES.sub("", printed)


def join_whole(printed: str) -> str:
    """Write an issue and, in brackets, its number among all issues; empty when it is none of that kind.

    Example:
        >>> join_whole("9 (324)"), join_whole("9")
        ('9(324)', '')
    """
    found = _WHOLE.fullmatch(printed)
    return f"{found[1]}({found[2]})" if found else ""


def is_designated(printed: str) -> bool:
    """Tell whether a number carries a word of its own, or is one, so that none is printed before it.

    Example:
        >>> is_designated("вып. 3"), is_designated("спецвыпуск"), is_designated("3")
        (True, True, False)
    """
    if any(map(str.isdigit, printed)):
        return _STANDS.match(printed) is not None
    return _STANDS.match(printed) is not None or _WORD.search(printed) is not None


def tells_unit(printed: str) -> bool:
    """Tell whether an extent says what it counts, so that no word is printed beside it.

    Example:
        >>> tells_unit("1 электрон. опт. диск"), tells_unit("XII, 345")
        (True, False)
    """
    return _UNIT.search(printed) is not None


@cache
def _leading(word_class: str) -> re.Pattern[str]:
    return re.compile(rf"{pattern(word_class)}(?-i:\s?(?=[0-9])|(?<=\.)\s?(?=[IVXLC])|\s(?=[IVXLC]))", re.IGNORECASE)


@cache
def designation_tables() -> Mapping[str, Any]:
    """Return the plain words, and the others by language."""
    return tomllib.loads(packaged_text(__package__, "designations.toml"))
