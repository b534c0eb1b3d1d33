"""Doubt names: figures, phrases, punctuation between fields, words for roles left in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citekit.expressions import late
from citekit.model import NAME_FIELDS, Diagnostic, Name, Reference
from citekit.vocabulary import forms, pattern

_ROLE_WORDS = ("editor", "compiler", "translator")

_MOST_WORDS_OF_A_PERSON = 5
_MOST_WORDS_OF_A_BODY = 16
_LONGEST_PARTICLE = 4
_BETWEEN_FIELDS = late(r"[:;=<>\[\]|\\@]|//|\s/|/\s|\s[–—]\s|[«»„“”\"]")
_BETWEEN_FIELDS_OF_A_BODY = late(r"[;=<>|\\]|//|\s/\s|\.\s[–—]\s")
# McDonald, MacLeod, DeWitt, LaTour and O’Neil have one by right.
_CAPITAL_INSIDE = late(r"(?<![^\W\d_])(?!(?:Mc|Mac|De|Di|Du|La|Le|Fitz|Van)[A-Z])[^\W\d_]*[a-zа-яёіїєґў][A-ZА-ЯЁІЇЄҐЎ]")
_LONE_NUMBER = late(r"(?<!\w)\d{2,}(?!\w)")


def find_wrong_names(reference: Reference) -> Iterator[Diagnostic]:
    """Yield doubts about the names of every role.

    Example:
        ``Іваноў 2` І.`` has digits; ``Под ред Іванова`` has a role.
    """
    for role in NAME_FIELDS:
        for name in getattr(reference, role):
            for code, what in _body(name.literal) if name.literal else _person(name):
                yield Diagnostic(code, f"the {role} {_shown(name)} {what}", role)
        for one, other in _find_twins(getattr(reference, role)):
            yield Diagnostic("twin-names", f"the {role}s {_shown(one)} and {_shown(other)} look like one", role)


def _find_twins(names: tuple[Name, ...]) -> Iterator[tuple[Name, Name]]:
    """Yield pairs of persons whose initials are the same and whose family names begin alike: one was misread."""
    persons: dict[tuple[str, str], Name] = {}
    for name in names:
        if name.family and name.given and not name.literal:
            twin = persons.setdefault((name.given[:5].casefold(), name.family[:3].casefold()), name)
            if twin is not name:
                yield twin, name


def _shown(name: Name) -> str:
    return (name.literal or " ".join(filter(None, (name.given, name.sort_name))))[:60]


def _person(name: Name) -> Iterator[tuple[str, str]]:
    family = name.family or ""
    whole = f"{name.given or ''} {family}"
    if any(map(str.isdigit, whole)):
        yield "name-has-digits", "has figures"
    if len(whole.split()) > _MOST_WORDS_OF_A_PERSON:
        yield "name-too-long", "has too many words"
    if _BETWEEN_FIELDS.search(whole):
        yield "name-has-punctuation", "has punctuation that stands between fields"
    if not family[1:].islower() and _CAPITAL_INSIDE.search(family):
        yield "garbled-capitals", "has a capital inside a word"
    if family[:1].islower() and not name.non_dropping_particle and not _is_particle(family):
        yield "name-starts-small", "begins with a small letter"
    if _begins_with_role(family):
        yield "name-has-role", "begins with the word for a role"


def _is_particle(family: str) -> bool:
    """Tell whether the small words at the beginning are particles: short, before a word that begins large."""
    small = [word for word in family.split() if word.islower()]
    return not family.rsplit(maxsplit=1)[-1].islower() and all(len(word) <= _LONGEST_PARTICLE for word in small)


def _body(literal: str) -> Iterator[tuple[str, str]]:
    if _LONE_NUMBER.search(literal):
        yield "name-has-digits", "has figures"
    if len(literal.split()) > _MOST_WORDS_OF_A_BODY:
        yield "name-too-long", "has too many words"
    if _BETWEEN_FIELDS_OF_A_BODY.search(literal):
        yield "name-has-punctuation", "has punctuation that stands between fields"
    if _begins_with_role(literal):
        yield "name-has-role", "begins with the word for a role"


def _begins_with_role(text: str) -> bool:
    """Tell whether a text begins with the word for a role; hardly a name begins with as much as its first letters."""
    return text.lower().startswith(_role_beginnings()) and _role().match(text) is not None


@cache
def _role_beginnings() -> tuple[str, ...]:
    return tuple({form[:3].partition(".")[0].partition(" ")[0] for role in _ROLE_WORDS for form in forms(role)})


@cache
def _role() -> re.Pattern[str]:
    return re.compile(rf"{pattern(*_ROLE_WORDS)}(?!\w)\s?\S", re.IGNORECASE)
