"""Write text with ASCII letters, and list every way in which a letter may have been written so."""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from citekit.transliteration.engine import romanise
from citekit.transliteration.folding import fold_to_ascii
from citekit.transliteration.languages import first_fitting_alphabet, language_names
from citekit.transliteration.packs import FOREIGN_SCRIPTS, romanise_foreign
from citekit.transliteration.tables import APOSTROPHE, fallback_letters, load_table, table_names

PLAIN = "alalc-plain"
BY_LETTERS = ("ru", "be", "uk", "sr", "mk")
_FOREIGN = re.compile("|".join(FOREIGN_SCRIPTS[language] for language in ("el", "hy", "ka")))


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
    primary = _primary(language)
    alphabet = str(language_names().get(primary, {}).get("alphabet", ""))
    found = {letter: {letter} for letter in string.ascii_lowercase}
    for letter in alphabet:
        found.setdefault(letter, set()).update(_forms(letter, primary))
    if any(APOSTROPHE in load_table(scheme, primary).letters for scheme in _schemes_of(primary)):
        found[APOSTROPHE] = set(_forms(APOSTROPHE, primary))
    return {letter: frozenset(forms) for letter, forms in found.items()}


def _forms(letter: str, language: str) -> Iterator[str]:
    if letter.isascii():
        yield letter
        return
    for scheme in _schemes_of(language):
        table = load_table(scheme, language)
        targets = [rule.target for rule in table.rules.get(letter, ()) if rule.source == letter]
        targets.append(table.letters.get(letter, fallback_letters().get(letter, "")))
        yield from (fold_to_ascii(target).lower() for target in targets)
    script = "Cyrl" if _schemes_of(language) else "Latn"
    if script == "Latn":
        yield fold_to_ascii(letter).lower()
    yield from _customary()[script].get(letter, ())


@cache
def _schemes_of(language: str) -> tuple[str, ...]:
    return tuple(scheme for scheme, languages in table_names().items() if language in languages)


@cache
def _customary() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("customary.toml").read_text(encoding="utf-8"))


def _primary(language: str | None) -> str:
    return (language or "").partition("-")[0].lower()
