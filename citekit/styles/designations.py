"""Print the numbers of volumes and issues, with the word before them where the record has one of its own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from citekit.packaged import packaged_text
from citekit.vocabulary import pattern

_STANDS = re.compile(r"(?![IVXLCDM]+\s)[^\W\d_]{1,9}\.?\s(?=[0-9IVXLC])")
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
        language: BCP 47 language of a list in which the word is translated; empty keeps it.

    Example:
        >>> designate("№ 5", "issue"), designate("Вып. 3", "issue"), designate("Ч.2", "volume", "en")
        ('5', 'вып. 3', 'pt. 2')
    """
    found = _leading(word_class).match(printed)
    if not found:
        return printed
    word, rest = found[0].strip(), printed[found.end() :]
    name = word.rstrip(".").casefold()
    if name in designation_tables()["plain"]:
        return rest
    known = designation_tables().get(language.partition("-")[0], {}).get(name)
    own = word if name in designation_tables()["capital"] else word[:1].lower() + word[1:]
    return f"{known or own} {rest}"


def strip_designation(printed: str) -> str:
    """Write a number that stands in brackets: without a word, its own brackets square.

    Example:
        >>> strip_designation("вып. 3"), strip_designation("9 (324)")
        ('3', '9 [324]')
    """
    return _INNER.sub(r" [\1]", _STANDS.sub("", printed))


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
    """Tell whether a number carries a word of its own, so that none is printed before it."""
    return _STANDS.match(printed) is not None


@cache
def _leading(word_class: str) -> re.Pattern[str]:
    return re.compile(rf"{pattern(word_class)}(?-i:\s?(?=[0-9])|(?<=\.)\s?(?=[IVXLC])|\s(?=[IVXLC]))", re.IGNORECASE)


@cache
def designation_tables() -> Mapping[str, Any]:
    """Return the plain words, and the others by language."""
    return tomllib.loads(packaged_text(__package__, "designations.toml"))
