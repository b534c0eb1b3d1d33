"""Repair words whose letters come from two scripts that look alike (``Аршанскi`` with a Latin i)."""

from __future__ import annotations

import unicodedata

from citekit.expressions import late

LATIN = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
CYRILLIC = "Ѐ-ҁҊ-ԯ"

APOSTROPHES = str.maketrans(dict.fromkeys("'ʼ´`", "’"))

_LATIN_FORMS = "ABCEHIKMOPTXYaceiopxyËÏëï"
_CYRILLIC_FORMS = "АВСЕНІКМОРТХУасеіорхуЁЇёї"
_TO_CYRILLIC = str.maketrans(_LATIN_FORMS, _CYRILLIC_FORMS)
_TO_LATIN = str.maketrans(_CYRILLIC_FORMS, _LATIN_FORMS)

_ANY_LATIN = late(f"[{LATIN}]")
_ANY_CYRILLIC = late(f"[{CYRILLIC}]")
_PURE_LATIN_LETTER = late(f"[{LATIN}](?<![{_LATIN_FORMS}])")
_PURE_CYRILLIC_LETTER = late(f"[{CYRILLIC}](?<![{_CYRILLIC_FORMS}])")
_STRESSED = late("(?<=[аеёиоуыэюяіїєѣѵАЕЁИОУЫЭЮЯІЇЄѢѴ])\u0301")


def repair_lookalikes(word: str) -> str:
    """Write a word in one script when every letter of the other script is a look-alike.

    A word that is really mixed stays as it is. When both scripts are possible, Cyrillic wins.

    Example:
        >>> repair_lookalikes("Аршанскi")[-1] == "і", repair_lookalikes("Wеb") == "Web", repair_lookalikes("Web-сайт")
        (True, True, 'Web-сайт')
    """
    if not (_ANY_LATIN.search(word) and _ANY_CYRILLIC.search(word)):
        return word
    if not _PURE_LATIN_LETTER.search(word):
        return word.translate(_TO_CYRILLIC)
    if not _PURE_CYRILLIC_LETTER.search(word):
        return word.translate(_TO_LATIN)
    return word


def strip_stress(text: str) -> str:
    """Compose the letters of a text (NFC) and drop stress marks from its Cyrillic vowels.

    Composing first keeps ``ѓ`` and ``ќ``, which decompose to the same mark.

    Example:
        >>> strip_stress("ра\u0301дость")
        'радость'
    """
    composed = unicodedata.normalize("NFC", text)
    return _STRESSED.sub("", composed) if "\u0301" in composed else composed
