"""Know how titles end: with the full stop of a sentence or of an abbreviation, or with what they say of the medium."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache

from citekit.packaged import packaged_text
from citekit.vocabulary.shortened import ends_shortened


def end_title(title: str) -> str:
    """Take the full stop of the sentence from a title's end; that of an abbreviation stays.

    Example:
        >>> end_title("Отчёт."), end_title("Процес: навч. посіб."), end_title("Зборнік у 6 т.")
        ('Отчёт', 'Процес: навч. посіб.', 'Зборнік у 6 т.')
    """
    if not title.endswith(".") or title.endswith("...") or ends_shortened(title):
        return title
    return title.rstrip(". ")


def strip_electronic(title: str) -> str:
    """Leave out that a work is read by a machine where a title ends with it, as styles say it themselves.

    Example:
        >>> strip_electronic("Слоўнік [Электронны рэсурс]."), strip_electronic("Слоўнік [А–Я]")
        ('Слоўнік', 'Слоўнік [А–Я]')
    """
    found = _medium("electronic").search(title)
    return title[: found.start()].rstrip() if found and not title[found.end() :].strip(" .") else title


def says_electronic(title: str) -> bool:
    """Tell whether a title says anywhere that its work is read by a machine."""
    return _medium("electronic").search(title) is not None


def strip_media(title: str) -> str:
    """Leave out of a title whatever it says in brackets of the medium.

    Example:
        >>> strip_media("Книга [Текст] : учебник")
        'Книга : учебник'
    """
    return _medium("printed", "electronic").sub("", title)


def part_kind(title: str, joint: str) -> str:
    """Write a sign between a title and the kind of its work or the number of its volumes, which follows a colon.

    Other colons stand within a title, and stay.

    Example:
        >>> part_kind("История: природа и люди: учеб. пособие: в 2 т.", " : ")
        'История: природа и люди : учеб. пособие : в 2 т.'
    """
    return _kind().sub(joint, title) if ": " in title else title


@cache
def _kind() -> re.Pattern[str]:
    forms = "|".join(map(re.escape, sorted(title_tables()["kinds"], reverse=True)))
    return re.compile(rf"(?<=[^\s:]): (?=(?:{forms})|[вуў] \d{{1,3}}(?:-[а-яёі]{{1,3}})? (?:т|ч|кн|вып|вип)\b)")


@cache
def _medium(*names: str) -> re.Pattern[str]:
    forms = "|".join(re.escape(form).replace(r"\ ", r"\s?") for name in names for form in title_tables()[name])
    return re.compile(rf"\s?\[(?:{forms})\]", re.IGNORECASE)


@cache
def title_tables() -> Mapping[str, frozenset[str]]:
    """Return the words for media and for kinds of works."""
    tables = tomllib.loads(packaged_text(__package__, "titles.toml"))
    return {name: frozenset(forms) for name, forms in tables.items()}
