"""Put the name of a body into the genitive that follows the kind of its act: ``постанова Кабінету Міністрів``.

Only what a table is sure of is changed: a noun that begins the name, and the adjectives before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from citekit.packaged import packaged_text


class _Form(NamedTuple):
    gender: str
    nominative: str
    genitive: str


def in_genitive(body: str, language: str) -> str:
    """Return the name of a body in the genitive, or as it stands: it may be in the genitive already, or unknown.

    Example:
        >>> in_genitive("Верховна Рада України", "uk"), in_genitive("Высший Хозяйственный Суд", "ru")
        ('Верховної Ради України', 'Высшего Хозяйственного Суда')
        >>> in_genitive("Правительства Украины", "ru"), in_genitive("Мінфін", "be")
        ('Правительства Украины', 'Мінфін')
    """
    words, nouns = body.split(" "), _nouns(language)
    places = [at for at, word in enumerate(words) if word.capitalize() in nouns]
    if len(places) != 1:
        return body
    place = places[0]
    noun = nouns[words[place].capitalize()]
    adjectives = [_decline(word, noun.gender, language) for word in words[:place]]
    if not all(adjectives):
        return body
    genitive = noun.genitive if words[place][0].isupper() else noun.genitive.lower()
    return " ".join([*adjectives, genitive, *words[place + 1 :]])


def _decline(word: str, gender: str, language: str) -> str:
    """Return the genitive of an adjective, empty for what is none of the gender."""
    for form in _endings(language):
        if form.gender == gender and re.fullmatch(rf"[\w’'-]{{2,}}{form.nominative}", word):
            return word.removesuffix(form.nominative) + form.genitive
    return ""


@cache
def _nouns(language: str) -> Mapping[str, _Form]:
    return {form.nominative: form for form in map(_whole, _forms(language, "noun"))}


def _whole(noun: _Form) -> _Form:
    return noun._replace(genitive=noun.genitive.replace("+", noun.nominative))


@cache
def _endings(language: str) -> tuple[_Form, ...]:
    return _forms(language, "adjective")


def _forms(language: str, kind: str) -> tuple[_Form, ...]:
    lines = packaged_text(__package__, "genitives.tsv").splitlines()[2:]
    rows = (line.split("\t") for line in lines)
    return tuple(_Form(*row[2:]) for row in rows if row[:2] == [language, kind])
