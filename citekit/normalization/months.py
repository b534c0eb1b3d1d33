"""Read the name or Roman number of a month."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from citekit.transliteration import romanise_ascii
from citekit.vocabulary import values

_ALIKE = str.maketrans("yjg", "iih")

_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}
_CYRILLIC_FIGURES = str.maketrans("ІХ", "IX")


def month_number(word: str) -> int | None:
    """Return 1 to 12 for a month in any language of the tables or in Roman numerals, else None.

    Example:
        >>> month_number("Снежань"), month_number("XII"), month_number("marzec"), month_number("slowo")
        (12, 12, 3, None)
    """
    roman = word.translate(_CYRILLIC_FIGURES)
    if roman in _ROMAN:
        return _ROMAN[roman]
    known = values("month")
    folded = word.casefold()
    number = known.get(folded) or known.get(folded + ".") or known.get(folded.rstrip("."))
    number = number or (_romanised().get(fold_romanised(word)) if word.isascii() else None)
    return int(number) if number else None


@cache
def _romanised() -> Mapping[str, str]:
    """Return the Cyrillic names of months in Latin letters: ``fevr``, ``lyp``, ``snyezh``."""
    return {fold_romanised(form): number for form, number in values("month").items() if not form.isascii()}


def fold_romanised(text: str) -> str:
    """Write a text as every scheme of romanisation might: without signs, ``i`` for ``y`` and ``j``, ``h`` for ``g``.

    Example:
        >>> fold_romanised("снеж."), fold_romanised("Snyezh."), fold_romanised("Federal'nyi zakon")
        ('snezh', 'snezh', 'federalnii zakon')
    """
    letters = "".join(letter for letter in romanise_ascii(text).lower() if letter.isalpha() or letter == " ")
    return letters.translate(_ALIKE).replace("ie", "e")
