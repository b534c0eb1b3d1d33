"""Fold Latin letters to ASCII."""

from __future__ import annotations

import unicodedata

_LETTERS = {
    "ł": "l", "đ": "d", "ø": "o", "ħ": "h", "ŧ": "t", "ı": "i", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae",
    "œ": "oe", "ŋ": "ng", "ĸ": "k", "ə": "e", "ĳ": "ij", "ŀ": "l", "ſ": "s",
}  # fmt: skip
_CAPITALS = {
    "Ł": "L", "Đ": "D", "Ø": "O", "Ħ": "H", "Ŧ": "T", "Ð": "D", "Þ": "Th", "ẞ": "SS", "Æ": "Ae",
    "Œ": "Oe", "Ŋ": "Ng", "Ə": "E", "Ĳ": "IJ", "Ŀ": "L",
}  # fmt: skip
_SIGNS = {
    "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"',
    "»": '"', "…": "...", "№": "No.", "\u00a0": " ", "´": "", "¨": "", "¸": "", "˘": "", "˙": "", "˛": "", "˝": "",
}  # fmt: skip
_TABLE = str.maketrans(_LETTERS | _CAPITALS | _SIGNS)


def fold_to_ascii(text: str) -> str:
    """Write Latin text with ASCII letters: diacritics go, ``ł`` is ``l``, ``ß`` is ``ss``, ``æ`` is ``ae``.

    The case is kept; soft and hard signs (ʹ ʺ) and everything else without an ASCII form go.

    Example:
        >>> fold_to_ascii("Łódź, Straße, Elʹt͡sin")
        'Lodz, Strasse, Eltsin'
    """
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_TABLE))
    return decomposed.encode("ascii", "ignore").decode("ascii")
