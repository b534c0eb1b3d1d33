"""Type the names: family and given, in whatever order they were printed; the same person once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from citekit.model import MORE_NAMES, Diagnostic, LabelledField, LabelledReference, Name, Reference
from citekit.normalization.records import change
from citekit.vocabulary import pattern

ROLES = ("author", "editor", "translator", "compiler")

_INITIAL = r"[^\W\d_]{1,3}\s?\."
_INITIALS = rf"(?:{_INITIAL}|[^\W\d_](?=\s|$))(?:\s?-?\s?{_INITIAL})*"
_FAMILY_FIRST = re.compile(rf"(?P<family>.+?)\s?,?\s?(?P<given>(?<![^\W_]){_INITIALS})\s?$")
_GIVEN_FIRST = re.compile(rf"(?P<given>{_INITIALS})\s?(?P<family>[^\W\d_].+)$")
_WITH_COMMA = re.compile(r"(?P<family>[^,]+),\s?(?P<given>[^,]+)$")
_ROLE_WORDS = re.compile(r"\s*\((?:red|ed|eds|ред|рэд|hrsg)[^)]*\)?\s*$", re.IGNORECASE)
_LATIN_INITIALS = str.maketrans("ABCEHIKMOPTXSJ", "АВСЕНІКМОРТХЅЈ")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")


def normalize_names(labelled: LabelledReference, reference: Reference) -> Reference:
    """Type the names of every role.

    Example:
        ``Караткевіч, У. С.`` and, behind the slash, ``Уладзімір Караткевіч`` are one author with the fuller given name.
    """
    named = [field for field in labelled.fields if field.label in ROLES]
    people = {role: merge_names(parse_name(field.text) for field in named if field.label == role) for role in ROLES}
    found = tuple(_more_names(role) for role in _unnamed(labelled.string.text, named))
    return change(reference, diagnostics=reference.diagnostics + found, **people)


def _more_names(role: str) -> Diagnostic:
    return Diagnostic(MORE_NAMES, f"the source has more names of this role ({role}) than it prints", role)


def _unnamed(text: str, named: Iterable[LabelledField]) -> list[str]:
    """List the roles whose last name is followed by ``et al.`` in any language."""
    return list({field.label: None for field in named if _et_al().match(text, field.span.end)})


@cache
def _et_al() -> re.Pattern[str]:
    return re.compile(rf"\.?[\s,]*[\[(]?\s?{pattern('et_al')}", re.IGNORECASE)


def parse_name(printed: str) -> Name:
    """Split one printed name; what has no parts is a literal.

    Example:
        >>> parse_name("А.Ф. Вішнеўскі")
        Name(family='Вішнеўскі', given='А. Ф.', non_dropping_particle=None, dropping_particle=None, suffix=None, \
literal=None, language=None, variants=())
    """
    text = _ROLE_WORDS.sub("", " ".join(printed.split())).strip(" ;,/")
    for expression in (_GIVEN_FIRST, _FAMILY_FIRST, _WITH_COMMA):
        match = expression.match(text)
        if match and len(match["family"]) > 1:
            return _name(match["family"], match["given"])
    return Name(literal=text)


def _name(family: str, given: str) -> Name:
    family = family.strip(" ,.")
    if _CYRILLIC.search(family) and re.fullmatch(r"[A-Z.\s-]+", given):
        given = given.translate(_LATIN_INITIALS)
    given = re.sub(r"\s*\.\s*(?=[^\s\-])", ". ", given.strip(" ,")).strip()
    given = re.sub(r"\s+\.", ".", given)
    given = re.sub(r"(?<=\w)\.\s?-", ".-", given)
    # An initial whose dot was lost among others that have theirs.
    given = re.sub(r"(?<![^\W_])([^\W\d_])(?=\s[^\W\d_]\.)", r"\1.", given)
    particle, family = _split_particle(family)
    return Name(family=family, given=given, non_dropping_particle=particle)


def _split_particle(family: str) -> tuple[str | None, str]:
    match = re.match(r"((?:(?:von|van|de|der|den|da|di|du|фон|ван|дэ|де|дер)\s)+)(.+)", family)
    return (match[1].strip(), match[2]) if match else (None, family)


def merge_names(names: Iterable[Name]) -> tuple[Name, ...]:
    """Keep each person once, in the first order, with the fuller given names."""
    found: list[Name] = []
    for name in names:
        twin = next((i for i, other in enumerate(found) if _same_person(other, name)), None)
        if twin is None:
            found.append(name)
        elif len(name.given or "") > len(found[twin].given or ""):
            found[twin] = replace(found[twin], given=name.given)
    return tuple(name for name in found if name.family or name.literal)


def _same_person(one: Name, other: Name) -> bool:
    if one.literal or other.literal:
        return (one.literal or "").casefold() == (other.literal or "").casefold()
    if (one.family or "").casefold() != (other.family or "").casefold():
        return False
    first, second = _initials(one), _initials(other)
    return first.startswith(second) or second.startswith(first)


def _initials(name: Name) -> str:
    return "".join(part[0] for part in re.findall(r"[^\W\d_]+", (name.given or "").casefold()))
