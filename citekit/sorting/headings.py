"""Reference -> Heading: the names, title and numbers that a list is sorted by."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from citekit.model import Name, Reference, Text
from citekit.sorting.collation import load_alphabets
from citekit.transliteration import romanise_ascii

_LAWS = frozenset({"legislation", "bill", "regulation", "legal_case", "treaty"})
_MARKUP = re.compile(r"</?[a-z]{1,6}(?: [^<>]{0,60})?>", re.IGNORECASE)
_NOT_LATIN = re.compile(r"[^\W\d_A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_OPENING = re.compile(r"[\W_]+")


class Heading(NamedTuple):
    """Hold what a record is sorted by.

    Attributes:
        names: Family and given part of each name; a title stands for the names of a record that has none.
        title: The title without its article.
        year: Year of publication, or None.
        numbers: Title and number of the volume, issue and pages.
    """

    names: tuple[tuple[str, str], ...]
    title: str
    year: int | None
    numbers: tuple[str, ...]


def heading_of(reference: Reference, *, editors: bool = False, romanised: bool = False) -> Heading:
    """Return what a record is sorted by: laws by their title, institutions by their name.

    Args:
        reference: The record.
        editors: True when a work without author stands under its editor, as in APA, not under its title, as in GOST.
        romanised: True for the Latin forms, the record's own where it has them.

    Example:
        >>> heading_of(Reference(language="en", title=Text("The Gates of Europe"))).names
        (('Gates of Europe', ''),)
    """
    write = _romanise if romanised else _as_printed
    names = reference.author or ((reference.editor or reference.compiler) if editors else ())
    parts = [_parts(name, reference.language, romanised=romanised) for name in names if reference.type not in _LAWS]
    shown = next(filter(None, (reference.title, reference.container_title, reference.archive)), None)
    title = _without_article(
        write(shown, reference.language), (shown.language if shown else None) or reference.language
    )
    title = title or reference.url or (reference.source.text if reference.source else "")
    volume = write(reference.volume_title, reference.language)
    return Heading(
        tuple(part for part in parts if any(part)) or ((title, ""),),
        title,
        reference.issued.year if reference.issued else None,
        (volume, *(one or "" for one in (reference.volume, reference.issue, reference.page))),
    )


def _as_printed(text: Text | None, language: str | None) -> str:  # noqa: ARG001 - it is called as `_romanise` is
    return _MARKUP.sub("", text.value) if text else ""


def _romanise(text: Text | None, language: str | None) -> str:
    if text is None:
        return ""
    own = next((one.value for one in text.variants if "-Latn" in (one.language or "")), None)
    return _MARKUP.sub("", own or _in_latin(text.value, text.language or language))


def _in_latin(text: str, language: str | None) -> str:
    """Romanise what is not Latin; Latin letters keep their accents, by which their own alphabet sorts them."""
    return romanise_ascii(text, language) if _NOT_LATIN.search(text) else text


def _parts(name: Name, language: str | None, *, romanised: bool) -> tuple[str, str]:
    if romanised:
        own = next((one for one in name.variants if "-Latn" in (one.language or "")), None)
        name, language = own or name, (own or name).language or language
    family = name.sort_name
    given = " ".join(filter(None, (name.given, name.suffix))) if name.family else ""
    family = family if name.family else _without_article(family, name.language or language)
    return (_in_latin(family, language), _in_latin(given, language)) if romanised else (family, given)


def _without_article(text: str, language: str | None) -> str:
    """Leave out the article at the beginning, unless it is the whole; a text of no known language may be English.

    Example:
        >>> _without_article("«L'Europe»", "fr"), _without_article("A", "en"), _without_article("Die Zeit", "de-AT")
        ('Europe»', 'A', 'Zeit')
    """
    start = _OPENING.match(text)
    bare = text[start.end() :] if start else text
    for article in _articles((language or "en").partition("-")[0].lower()):
        if bare[: len(article)].lower() == article and any(map(str.isalnum, bare[len(article) :])):
            return bare[len(article) :].lstrip()
    return bare or text


@cache
def _articles(language: str) -> tuple[str, ...]:
    """Return the articles of a language, each with what follows it: a blank, or nothing behind an apostrophe."""
    known = load_alphabets()["articles"].get(language, "").split()
    forms = [form for one in known for form in {one, one.replace("'", "’")}]
    return tuple(sorted((one if one[-1] in "'’" else f"{one} " for one in forms), reverse=True))
