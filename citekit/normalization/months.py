"""Read the name or Roman number of a month."""

from __future__ import annotations

from citekit.vocabulary import values

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
    return int(number) if number else None
