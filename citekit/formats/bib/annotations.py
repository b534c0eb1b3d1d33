r"""Carry what a biblatex field cannot: data annotations such as ``title+an:ru-Latn = {="Slovar"}``.

biber passes them to the document, where ``\getfieldannotation[title][ru-latn]`` and ``\getpartannotation`` print them,
their names in small letters (biber 2.18 folds them); programs that do not know them leave them alone. Names of
annotations here:

* a BCP 47 tag: the same text or name in another script or language; ``translation`` where that is not told;
* ``lang``: the language of the text or names, where it is not the one expected;
* ``parts``: the parts of a name that BibTeX would take apart differently;
* ``tag``: on ``langid``, the exact language tag; ``iso``: on ``year``, the exact date (classic BibTeX);
* ``literal`` and ``circa``: on dates, what ISO 8601 cannot say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from citekit.expressions import late
from citekit.formats.latex import escape, unescape
from citekit.formats.names import read_names
from citekit.model import Name

MARK = "+an:"
RESERVED = frozenset({"html", "lang", "parts", "tag", "iso", "literal", "circa"})
NAME_PARTS = {
    "family": "family",
    "given": "given",
    "prefix": "non_dropping_particle",
    "dropping": "dropping_particle",
    "suffix": "suffix",
    "literal": "literal",
}
_TAG = late(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*|translation")
_ITEM = late(r'\s*([0-9]{1,6})?:?([a-z]*)="(.*)"\s*', re.DOTALL)

Item = tuple[int, str, str]
"""Number of the name in its list (0: the whole field), part of the name (empty: all of it), text."""


def field_name(field: str, annotation: str) -> str:
    """Return the name of an annotation field.

    Example:
        >>> field_name("title", "ru-Latn-alalc97")
        'title+an:ru-Latn-alalc97'
    """
    return f"{field}{MARK}{annotation}"


def can_name(annotation: str | None) -> bool:
    """Tell whether a language tag can name an annotation."""
    return bool(annotation and _TAG.fullmatch(annotation) and annotation not in RESERVED)


def is_known(annotation: str) -> bool:
    """Tell whether an annotation is one of those that are read: a language, or a name of its own here.

    Example:
        >>> is_known("be-Latn"), is_known("lang"), is_known("highlight")
        (True, True, False)
    """
    return annotation in RESERVED or can_name(annotation)


def write_items(items: Iterable[Item]) -> str:
    """Write the items of one annotation; a semicolon inside a text is spelt out, since it separates items.

    Example:
        >>> write_items([(1, "family", "Kupala"), (1, "given", "Ianka")])
        '1:family="Kupala"; 1:given="Ianka"'
    """
    return "; ".join(f'{_place(number, part)}="{_spell(text)}"' for number, part, text in items)


def _place(number: int, part: str) -> str:
    return f"{number}:{part}" if part else str(number or "")


def _spell(text: str) -> str:
    return escape(text).replace(";", r"\symbol{59}")


def read_items(value: str) -> tuple[Item, ...] | None:
    """Read the items of an annotation, or None when it is not one of quoted texts.

    Example:
        >>> read_items('="Slovar"')
        ((0, '', 'Slovar'),)
    """
    matches = [_ITEM.fullmatch(piece) for piece in value.split(";")]
    items = tuple((int(match[1] or 0), match[2], unescape(match[3])) for match in matches if match)
    return items if len(items) == len(matches) else None


def name_items(number: int, name: Name) -> Iterator[Item]:
    """Yield the parts of a name as items; numbers count from 1."""
    for part, attribute in NAME_PARTS.items():
        text = getattr(name, attribute)
        if text:
            yield number, part, text


def read_name_items(items: Iterable[Item]) -> dict[int, Name]:
    """Return the names that the items describe, by their numbers.

    Example:
        >>> read_name_items(read_items('1:family="Kupala"; 2="Kolas, Jakub"'))[2].given
        'Jakub'
    """
    parts: dict[int, dict[str, Any]] = {}
    whole: dict[int, Name] = {}
    for number, part, text in items:
        if part in NAME_PARTS:
            parts.setdefault(number, {})[NAME_PARTS[part]] = text
        elif not part:
            whole |= {number: _read_whole(text)} if number else dict(enumerate(read_names(escape(text)), start=1))
    return whole | {number: Name(**values) for number, values in parts.items()}


def _read_whole(text: str) -> Name:
    family, comma, given = (piece.strip() for piece in text.partition(","))
    return Name(family, given) if comma and family and given else Name(literal=text)
