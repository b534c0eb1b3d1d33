"""Romanise other scripts than Cyrillic by the packs of the ``transliterate`` library."""

from __future__ import annotations

from citekit.expressions import late

FOREIGN_SCRIPTS = {"el": "[Ͱ-Ͽἀ-῿]", "hy": "[Ա-֏]", "ka": "[Ⴀ-ჿ]", "mn": "[Ѐ-ӿ]"}
_ARMENIAN_EV = ("և", "եվ")  # the library writes the ligature as an ampersand
_BY_SCRIPT = tuple((language, late(FOREIGN_SCRIPTS[language])) for language in ("el", "hy", "ka"))


def romanise_foreign(text: str, language: str | None) -> str:
    """Romanise the Greek, Armenian and Georgian letters of a text, and Mongolian ones when that is its language.

    Example:
        >>> romanise_foreign("Αθήνα", None), romanise_foreign("Улаанбаатар", "mn")
        ('Athina', 'Ulaanbaatar')
    """
    if language == "mn":
        return _translit(text, "mn")
    text = text.replace(*_ARMENIAN_EV)
    for code, letters in _BY_SCRIPT:
        if letters.search(text):
            text = _translit(text, code)
    return text


def _translit(text: str, language: str) -> str:
    from transliterate import get_translit_function

    return str(get_translit_function(language)(text, reversed=True))
