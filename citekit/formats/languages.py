"""Translate between BCP 47 tags and the language names of babel."""

from __future__ import annotations

from functools import cache

from citekit.formats.tables import read_table
from citekit.vocabulary.babel import babel_languages


def babel_name(tag: str | None) -> str | None:
    """Return the babel name of a language, or None when babel has none.

    Example:
        >>> babel_name("be-tarask"), babel_name("en-GB")
        ('belarusian', 'british')
    """
    if not tag:
        return None
    return _names().get(tag.lower()) or _names().get(tag.split("-", 1)[0].lower())


def language_tag(babel: str) -> str | None:
    """Return the BCP 47 tag of a babel name or of what looks like a tag, else None.

    Example:
        >>> language_tag("ukrainian"), language_tag("pl-PL"), language_tag("klingon")
        ('uk', 'pl-PL', None)
    """
    tag = _tags().get(babel.lower())
    return tag or (babel if babel.split("-", 1)[0] in _names() else None)


def tag_of_code(code: str) -> str | None:
    """Return the BCP 47 tag of a language code of library catalogues, or None.

    Example:
        >>> tag_of_code("rus"), tag_of_code("und")
        ('ru', None)
    """
    return _codes().get(code.lower())


@cache
def _codes() -> dict[str, str]:
    return {row["code"]: row["tag"] for row in read_table("marc_languages.tsv")}


@cache
def _names() -> dict[str, str]:
    return {one.tag.lower(): one.name for one in reversed(babel_languages())}


@cache
def _tags() -> dict[str, str]:
    return {one.name.lower(): one.tag for one in reversed(babel_languages())}
