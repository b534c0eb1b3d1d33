"""Translate between BCP 47 tags and the language names of babel."""

from __future__ import annotations

import re
from functools import cache

from citekit.formats.tables import read_table
from citekit.vocabulary.babel import babel_languages

_LANGUAGE = re.compile(r"^język\s+|\s+(?:язык|яз|мова|kalba)?\.?$|\.$")


def babel_name(tag: str | None) -> str | None:
    """Return the babel name of a language, or None when babel has none.

    Example:
        >>> babel_name("be-tarask"), babel_name("en-GB")
        ('belarusian', 'british')
    """
    if not tag:
        return None
    return _names().get(tag.lower()) or _names().get(tag.split("-", 1)[0].lower())


def language_tag(said: str) -> str | None:
    """Return the BCP 47 tag of what a file says: a name of babel, a catalogue's code, a language's own name, a tag.

    Example:
        >>> language_tag("ukrainian"), language_tag("pl-PL"), language_tag("klingon")
        ('uk', 'pl-PL', None)
        >>> language_tag("rus"), language_tag("bel-Latn"), language_tag("Українська мова")
        ('ru', 'be-Latn', 'uk')
    """
    named = _tags().get(said.lower()) or _own_names().get(_LANGUAGE.sub("", said.strip().lower()))
    if named:
        return named
    language, mark, rest = said.partition("-")
    known = tag_of_code(language) or (language if language in _known() else None)
    return f"{known}{mark}{rest}" if known else None


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
def _own_names() -> dict[str, str]:
    return {row["name"]: row["tag"] for row in read_table("language_names.tsv")}


@cache
def _known() -> frozenset[str]:
    return frozenset(_names()).union(_codes().values())


@cache
def _names() -> dict[str, str]:
    return {one.tag.lower(): one.name for one in reversed(babel_languages())}


@cache
def _tags() -> dict[str, str]:
    return {one.name.lower(): one.tag for one in reversed(babel_languages())}
