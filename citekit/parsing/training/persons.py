"""Print persons as styles print them: order, initials, separators, ``et al.``, the genitive after ``под ред.``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from citekit.packaged import packaged_text
from citekit.parsing.training.rendered import Piece

Expand = Callable[[str], str]

_INITIAL = re.compile(r"[^\W\d_]+\.(?:-[^\W\d_]+\.)?")


def initials(given: str, gap: str) -> str:
    """Shorten given names to initials.

    Example:
        >>> initials("Jean-Paul Alain", " "), initials("Уладзімір С.", "")
        ('J.-P. A.', 'У.С.')
    """
    words = _INITIAL.findall(given) if "." in given and " " not in given else given.split()
    return gap.join("-".join(_initial(part) for part in word.split("-") if part) for word in words)


def _initial(part: str) -> str:
    return part if part.endswith(".") else part[0] + "."


@cache
def _endings(language: str) -> tuple[tuple[str, str], ...]:
    lines = packaged_text(__package__, "genitive.tsv").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    found = [(ending, genitive) for tag, ending, genitive in rows if tag == language]
    return tuple(sorted(found, key=lambda row: -len(row[0])))


def genitive(family: str, language: str) -> str:
    """Put a surname in the genitive by its ending; what no ending of the table fits stays as it is.

    Example:
        >>> genitive("Смирнов", "ru"), genitive("Nowacka", "pl")
        ('Смирнова', 'Nowackiej')
    """
    for ending, inflected in _endings(language):
        if family.endswith(ending) and len(family) > len(ending) + 1:
            return family.removesuffix(ending) + inflected
    return family


def print_persons(
    persons: Sequence[Mapping[str, str]], label: str, form: Mapping[str, Any], expand: Expand, language: str
) -> list[Piece]:
    """Print persons in one form of a style, each a piece of its own.

    Args:
        persons: CSL names, with ``family`` and ``given`` or ``literal``.
        label: Label of each person, such as ``editor``.
        form: The form: ``order`` (direct, inverted, first_inverted), ``comma``, ``given`` (initials, one, full),
            ``gap``, ``space``, ``separator``, ``last``, ``most``, ``shown``, ``et_al``, ``case``, ``capital``.
        expand: Gives the text of an option that names a choice or a word.
        language: Language of the record, for the genitive.
    """
    options: dict[str, Any] = {key: expand(value) if isinstance(value, str) else value for key, value in form.items()}
    shortened = len(persons) > options["most"]
    shown = persons[: options["shown"]] if shortened else persons
    pieces: list[Piece] = []
    for place, person in enumerate(shown):
        if place:
            final = place == len(shown) - 1 and not shortened
            pieces.append((options["last"] if final else options["separator"], None))
        pieces.append((_print_person(person, place, options, language), label))
    if shortened:
        pieces.append((options["et_al"], None))
    return pieces


def _print_person(person: Mapping[str, str], place: int, options: Mapping[str, Any], language: str) -> str:
    if "family" not in person:
        return person.get("literal", "")
    family = " ".join(filter(None, (person.get("non-dropping-particle"), person["family"])))
    if options["capital"]:
        family = family.upper()
    if options["case"] == "genitive":
        family = genitive(family, language)
    given = _shorten(person.get("given", ""), options)
    inverted = options["order"] == "inverted" or (options["order"] == "first_inverted" and place == 0)
    if inverted:
        return family + (options["comma"] + given if given else "")
    return given + (options["space"] + family if given else family)


def _shorten(given: str, options: Mapping[str, Any]) -> str:
    if options["given"] == "full" or not given:
        return given
    shortened = initials(given, options["gap"])
    if options["given"] == "one":
        return shortened.split(".")[0] + "."
    return shortened.replace(".", "") if options["given"] == "bare" else shortened
