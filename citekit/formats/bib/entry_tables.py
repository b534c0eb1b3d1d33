"""Look up which entry type a CSL type has, and which field of an entry holds which CSL variable.

``types.tsv`` leads from CSL types to entry types, ``entries.tsv`` says what the fields of an entry type mean where
types differ, ``fields.tsv`` names the field of each variable.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from citekit.formats.tables import read_table

OLDER_NAMES = {
    "address": "location",
    "annote": "annotation",
    "hyphenation": "langid",
    "journal": "journaltitle",
    "pdf": "file",
    "school": "institution",
}
"""Names of older files, with those that biblatex has for them."""

DATE_FIELDS = ("year", "month", "day")
_CLASSIC = frozenset({"conference", "inbook", "manual", "mastersthesis", "proceedings"})
"""What classic BibTeX has beside the types that records are written as."""

_PARTS = frozenset({"chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"})
_OWN_FIELDS = ("container_title", "publisher", "authority", "genre")
_OTHER_FIELDS = frozenset({"langid", "language", "entrysubtype", "maintitle"})


def entry_type_of(csl_type: str, flavour: str, *, alone: bool) -> str:
    """Return the entry type of a CSL type.

    Args:
        csl_type: A CSL type; an unknown one counts as ``document``.
        flavour: ``biblatex`` or ``bibtex``.
        alone: True for a page of its own: a record with an address and without container title.

    Example:
        >>> [entry_type_of("article-newspaper", "biblatex", alone=alone) for alone in (False, True)]
        ['article', 'online']
    """
    row = _types().get(csl_type, _types()["document"])
    return row[f"{flavour} alone" if alone else flavour]


def csl_type_of(entry_type: str) -> str:
    """Return the CSL type that an entry type is read as.

    Example:
        >>> csl_type_of("phdthesis"), csl_type_of("unheard")
        ('thesis', 'document')
    """
    return _entries().get(entry_type, _entries()["misc"])["csl"]


@cache
def is_part(entry_type: str) -> bool:
    """Tell whether entries of a type are parts of a book, whose title is not their own.

    Example:
        >>> is_part("incollection"), is_part("book"), is_part("article")
        (True, False, False)
    """
    row = _entries().get(entry_type, _entries()["misc"])
    return row["container_title"] == "booktitle" and row["csl"] in _PARTS


def is_csl_type(name: str) -> bool:
    """Tell whether CSL has a type of this name."""
    return name in _types()


def is_usual_entry(entry_type: str) -> bool:
    """Tell whether records are written as entries of this type, so that none needs to remember it.

    Example:
        >>> is_usual_entry("book"), is_usual_entry("mvbook"), is_usual_entry("unheard")
        (True, False, False)
    """
    return entry_type in _written()


def is_entry_of(entry_type: str, flavour: str) -> bool:
    """Tell whether a flavour has a type of entry, or may have it, since nobody here knows the type.

    Example:
        >>> [is_entry_of("mvbook", flavour) for flavour in ("biblatex", "bibtex")]
        [True, False]
    """
    return flavour == "biblatex" or entry_type in _CLASSIC or entry_type not in _entries()


@cache
def _written() -> frozenset[str]:
    return frozenset(entry for row in _types().values() for column, entry in row.items() if column != "csl")


@cache
def value_kinds() -> Mapping[str, str]:
    """Return the kind of value of each variable: names, title, text, places, houses, string, url or date."""
    return MappingProxyType({row["variable"]: row["kind"] for row in read_table("bib/fields.tsv")})


@cache
def default_fields() -> Mapping[str, str]:
    """Return the field of each variable in most entry types."""
    return MappingProxyType({row["variable"]: row["field"] for row in read_table("bib/fields.tsv")})


@cache
def fields_of(entry_type: str) -> Mapping[str, str]:
    """Return the field of each variable in entries of a type, in the order of writing.

    Example:
        >>> fields_of("article")["container_title"], fields_of("book")["container_title"]
        ('journaltitle', 'booktitle')
    """
    row = _entries().get(entry_type, _entries()["misc"])
    own = {name: row[name] for name in _OWN_FIELDS} | {row["number"]: "number"}
    return MappingProxyType({**default_fields(), **own})


@cache
def read_instead(entry_type: str) -> Mapping[str, str]:
    """Return for variables the field that is read where the field of an entry of this type is missing.

    Other types have it for the variable, and people write it here: the ``journal`` of a paper in proceedings.

    Example:
        >>> read_instead("inproceedings")["container_title"], read_instead("article")["container_title"]
        ('journaltitle', 'booktitle')
    """
    own = fields_of(entry_type)
    claimed = set(own.values())
    others = {**default_fields(), "container_title": "journaltitle" if "booktitle" in claimed else "booktitle"}
    return MappingProxyType({variable: field for variable, field in others.items() if field not in claimed})


@cache
def known_fields() -> frozenset[str]:
    """Return every field name that has a meaning of its own, so that no extra field may take it."""
    named = {field for entry_type in _entries() for field in fields_of(entry_type).values()}
    return frozenset(named | _OTHER_FIELDS).union(DATE_FIELDS)


def entry_types() -> frozenset[str]:
    """Return the entry types that are known, in small letters."""
    return frozenset(_entries())


@cache
def _types() -> Mapping[str, Mapping[str, str]]:
    return MappingProxyType({row["csl"]: row for row in read_table("bib/types.tsv")})


@cache
def _entries() -> Mapping[str, Mapping[str, str]]:
    return MappingProxyType({row["entry"]: row for row in read_table("bib/entries.tsv")})
