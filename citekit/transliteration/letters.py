"""Write text with ASCII letters, and list every way in which a letter may have been written so."""

from __future__ import annotations

import string
from collections.abc import Mapping
from functools import cache

from citekit.expressions import late
from citekit.packaged import packaged_text
from citekit.transliteration.engine import romanise
from citekit.transliteration.folding import fold_to_ascii
from citekit.transliteration.foreign import FOREIGN_SCRIPTS, romanise_foreign
from citekit.transliteration.languages import first_fitting_alphabet
from citekit.transliteration.tables import load_table, table_names

PLAIN = "alalc-plain"
BY_LETTERS = ("ru", "be", "uk", "sr", "mk")
_FOREIGN = late("|".join(FOREIGN_SCRIPTS[language] for language in ("el", "hy", "ka")))


def romanise_ascii(text: str, language: str | None = None) -> str:
    """Write a text in plain ASCII, for citation keys, slugs and match keys.

    Cyrillic follows ``alalc-plain``, Latin letters lose their diacritics, Greek, Armenian, Georgian and Mongolian
    follow the packs of the ``transliterate`` library; the case stays, and what has no ASCII form goes.

    Args:
        text: Any text.
        language: BCP 47 language of the text; None, or one without a Cyrillic table, chooses by the letters.

    Example:
        >>> romanise_ascii("Жыццё і смерць", "be"), romanise_ascii("Łódź, Straße")
        ('Zhytstsio i smerts', 'Lodz, Strasse')
    """
    if text.isascii():
        return text
    primary = _primary(language)
    if _FOREIGN.search(text) or primary == "mn":
        text = romanise_foreign(text, primary)
    if primary not in table_names()[PLAIN]:
        primary = first_fitting_alphabet(text, BY_LETTERS)
    return fold_to_ascii(romanise(text, load_table(PLAIN, primary)))


@cache
def letter_romanisations(language: str) -> Mapping[str, frozenset[str]]:
    """List for each lower-case letter of a language every ASCII form that a scheme or custom gives it.

    Plain ASCII letters are listed too, as themselves. An unknown language has only these.

    Example:
        >>> sorted(letter_romanisations("ru")["й"]), sorted(letter_romanisations("de")["ü"])
        (['', 'i', 'j', 'y'], ['u', 'ue'])
    """
    plain = {letter: frozenset(letter) for letter in string.ascii_lowercase}
    return {**plain, **_letter_forms().get(_primary(language), {})}


@cache
def _letter_forms() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Read what was collected from all schemes, which would take forty files: language -> letter -> forms."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for row in packaged_text(__package__, "letter_forms.tsv").splitlines()[1:]:
        language, letter, forms = row.split("\t")
        found.setdefault(language, {})[letter] = frozenset(forms.split(","))
    return found


def _primary(language: str | None) -> str:
    return (language or "").partition("-")[0].lower()
