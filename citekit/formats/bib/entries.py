"""Turn a record into an entry of a .bib file; `citekit.formats.bib.entry_reading` turns it back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter
from types import MappingProxyType

from citekit.expressions import late
from citekit.formats.bib.annotations import field_name, write_items
from citekit.formats.bib.carriers import WRITE, Fields
from citekit.formats.bib.entry_tables import (
    csl_type_of,
    default_fields,
    entry_type_of,
    fields_of,
    is_csl_type,
    is_entry_of,
    is_part,
    known_fields,
    read_instead,
    value_kinds,
)
from citekit.formats.bib.genres import write_genre
from citekit.formats.bib.roles import NAME_LISTS, is_role, to_editors
from citekit.formats.braces import is_balanced
from citekit.formats.dates import read_month
from citekit.formats.json_text import is_json
from citekit.formats.keys import tex_safe
from citekit.formats.languages import babel_name, language_tag
from citekit.formats.latex import clean, escape, escape_url, unescape, unescape_url
from citekit.formats.legal import describe_act
from citekit.formats.names import read_names, spell_names, write_name
from citekit.model import MORE_NAMES, Reference, Text
from citekit.model.pointers import POINTERS

_VALUES = attrgetter(*default_fields())
_VERBATIM = frozenset({"execute", "file", "groups", "eprint", "pdf", "verba", "verbb", "verbc"})
"""Paths, code and names of JabRef's groups: what no style prints, and what programs compare letter by letter."""

DERIVED = frozenset({"titleaddon", "addendum", "editortype", "editoratype"})
"""The fields that only say other values again, for styles that print nothing else."""

_ARCHIVAL = frozenset({"collection", "manuscript", "personal_communication"})
"""Types of what lies in one archive alone; no standard driver prints ``library`` and ``usera``."""

_WRITTEN_BY_HAND = frozenset({"titleaddon", "addendum"})
"""Those of them that people write themselves, better than any rule."""

ENTRY_TYPE = "entrytype"
"""Name under which ``extra`` keeps an entry type that CSL has no name for, so that it can be written again."""

KEY_LISTS = POINTERS | {"ids"}
"""Fields that hold citation keys, with commas between them."""

_LABEL_LISTS = frozenset({"keywords", "options", "presort", "relatedoptions", "sortkey"})

_NO_LISTS = {"places": "whole", "houses": "whole"}
"""What classic BibTeX, which prints the ``and`` of such lists, has for them."""

_PERIODICALS = frozenset({"magazine", "newspaper"})
_ALWAYS_READ = frozenset({"date", "maintitle", "year", "month", "day", ENTRY_TYPE})
_CLASSIC_NAMES = frozenset({"address", "journal", "school"})
"""Names of classic BibTeX for fields that have other names here."""

_COMMANDS = frozenset({"comment", "preamble", "string"})
_ENTRY_TYPE = late("[a-z][a-z0-9_]*")
_KEY = late(r"[^\s,]+")
_RANGE = late(r"(?<=[^\W_])–(?=[^\W_])")
_EXTRA_NAME = late(r"[a-z][a-z0-9_.-]*(\+an(:[A-Za-z0-9-]+)?)?")


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold an entry of a .bib file.

    Attributes:
        type: The entry type in small letters, such as ``article``.
        key: The citation key as it stands in the file; empty when there is none.
        fields: LaTeX by field name, in order.
        start: Where the entry begins in the file.
        places: Where each field begins in the file.
        source: The whole entry as it stands in the file when that is broken, else empty.
    """

    type: str
    key: str
    fields: Fields
    start: int = field(default=0, repr=False)
    places: Mapping[str, int] = field(default_factory=dict, repr=False)
    source: str = field(default="", repr=False)


def to_entry(reference: Reference, key: str, flavour: str) -> Entry:
    """Turn a record into an entry with the fields of biblatex.

    Args:
        reference: The record.
        key: Its key in the file.
        flavour: ``biblatex`` or ``bibtex``, whose entry types differ.

    Example:
        >>> from citekit.model import Name
        >>> to_entry(Reference("book", author=(Name("Колас", "Якуб"),), title=Text("Новая зямля")), "kolas", "biblatex")
        ... # doctest: +ELLIPSIS
        Entry(type='book', key='kolas', fields=mappingproxy({'author': 'Колас, Якуб', 'title': 'Новая зямля'}))
    """
    entry_type = _entry_type(reference, flavour)
    fields: dict[str, str] = {}
    unnamed = [found.field for found in reference.diagnostics if found.code == MORE_NAMES]
    values = _VALUES(reference)
    for at, variable, kind, name in _layout(entry_type, _volume_place(reference, entry_type), flavour):
        if values[at]:
            fields |= WRITE[kind](name, values[at], reference.language)
            if variable in unnamed:
                fields[name] += " and others"
    if "editora" in fields and "editor" not in fields:
        fields = _as_editors(fields)
    if "pages" in fields:
        # Classic styles know a range of pages by its hyphens alone.
        fields["pages"] = _RANGE.sub("--", fields["pages"])
    fields |= write_genre(fields, entry_type, flavour)
    fields |= _language_fields(reference.language)
    if is_csl_type(reference.type) and reference.type != csl_type_of(entry_type):
        fields["entrysubtype"] = reference.type
    own = {name for name, value in reference.extra if clean(value)} & _WRITTEN_BY_HAND
    fields |= {name: value for name, value in derived_fields(reference).items() if name not in own}
    if reference.extra:
        taken = _CLASSIC_NAMES if flavour == "bibtex" else frozenset()
        extra = to_editors(reference.extra, fields.keys(), has_roles=flavour == "biblatex")
        fields |= _extra_fields(extra, fields, entry_type, taken)
    return Entry(entry_type, key, MappingProxyType(fields))


def _as_editors(fields: Fields) -> dict[str, str]:
    """Put compilers where editors stand: biblatex prints nobody there who is none."""
    authors = {name: value for name, value in fields.items() if name.partition("+")[0] == "author"}
    compilers = {name: value for name, value in fields.items() if name.partition("+")[0] == "editora"}
    editors = {f"editor{name.removeprefix('editora')}": value for name, value in compilers.items()}
    others = {name: value for name, value in fields.items() if name not in authors and name not in compilers}
    return {**authors, **editors, **others}


def _entry_type(reference: Reference, flavour: str) -> str:
    """Return the type that the record had in a .bib file if it can still have it, else that of its CSL type."""
    kept = dict(reference.extra).get(ENTRY_TYPE, "") if reference.extra else ""
    can_stay = _ENTRY_TYPE.fullmatch(kept) and kept not in _COMMANDS and is_entry_of(kept, flavour)
    if can_stay and csl_type_of(kept) == reference.type:
        return kept
    alone = not _has_text(reference.container_title) and bool(reference.url and reference.url.strip())
    return entry_type_of(reference.type, flavour, alone=alone)


def _volume_place(reference: Reference, entry_type: str) -> str:
    """Return the field of the title of a volume, which pushes that of the whole work into ``maintitle``."""
    if _has_text(reference.volume_title):
        if _has_text(reference.title) and not _has_text(reference.container_title):
            if fields_of(entry_type)["container_title"] == "journaltitle":
                return ""
            return "" if is_part(entry_type) else "title"
        if _has_text(reference.container_title) and fields_of(entry_type)["container_title"] == "booktitle":
            return "booktitle"
    return ""


@cache
def _layout(entry_type: str, volume_place: str, flavour: str) -> tuple[tuple[int, str, str, str], ...]:
    """Return the place of each variable among all, its name, the kind of its value, and its field."""
    fields = dict(fields_of(entry_type))
    if volume_place:
        whole = "title" if volume_place == "title" else "container_title"
        fields |= {whole: "maintitle", "volume_title": volume_place}
    kinds = dict(value_kinds())
    if flavour == "bibtex":
        kinds = {variable: _NO_LISTS.get(kind, kind) for variable, kind in kinds.items()}
    return tuple((at, variable, kinds[variable], fields[variable]) for at, variable in enumerate(fields))


def _has_text(text: Text | None) -> bool:
    return bool(text and clean(text.value))


def _language_fields(tag: str | None) -> dict[str, str]:
    if not tag:
        return {}
    babel = babel_name(tag)
    fields = {"langid": babel} if babel else {}
    if not babel or language_tag(babel) != tag:
        fields[field_name("langid", "tag")] = write_items([(0, "", tag)])
    return fields


def derived_fields(reference: Reference) -> dict[str, str]:
    """Return the fields that only say other values again, for styles that print nothing else; reading drops them."""
    fields = {}
    act, place = escape(describe_act(reference)), reference.archive_location or ""
    if act:
        fields["titleaddon"] = act
    if re.match(r"https?://", place):
        fields["addendum"] = f"Archived: {_link(place)}"
    elif clean(place) and (reference.type in _ARCHIVAL or not _has_text(reference.title)):
        fields["addendum"] = ". ".join(escape(part) for part in (str(reference.archive or ""), place) if clean(part))
    if any(map(write_name, reference.compiler)):
        fields["editoratype" if any(map(write_name, reference.editor)) else "editortype"] = "compiler"
    return fields


def _link(url: str) -> str:
    r"""Return an address as a link, or as plain text when TeX would spoil it before ``\url`` sees it."""
    return escape(url) if re.search("[%#]", escape_url(url)) else rf"\url{{{escape_url(url)}}}"


def _extra_fields(
    extra: tuple[tuple[str, str], ...], written: Fields, entry_type: str, others: frozenset[str]
) -> dict[str, str]:
    """Return the fields without a variable, as far as no other field could be taken for them.

    Args:
        extra: Names and texts of the fields.
        written: The fields that the entry has.
        entry_type: Its type.
        others: Names that fields of the entry will get.
    """
    fields: dict[str, str] = {}
    told, taken = dict(extra), written.keys() | known_fields() | {ENTRY_TYPE}
    for name, value in extra:
        is_free = name not in taken or (
            name not in written
            and (_stands_aside(name, value, told, written) or _is_left_aside(name, value, entry_type, written))
        )
        is_free = is_free and name not in fields and name not in others
        if is_free and _EXTRA_NAME.fullmatch(name) and clean(value) and not is_json(value):
            fields[name] = _write_extra(name, value)
    return fields


def _stands_aside(name: str, value: str, extra: Fields, written: Fields) -> bool:
    """Tell whether a field that some variable may have is none of it here, so that reading leaves it alone.

    A month that is none, such as a term or a season, stands beside the date that could not take it.
    """
    if name == "editora":
        return extra.get("editoratype") != "compiler"
    if name == "editor":
        return is_role(extra.get("editortype"))
    if name == "month" and not read_month(clean(value))[0]:
        return True
    return name in ("month", "day") and "date" not in written


def _is_left_aside(name: str, value: str, entry_type: str, written: Fields) -> bool:
    """Tell whether a field has a meaning in other entries, but none in one of this type that has these fields.

    So it is with the ``organization`` of a conference, or with a language that nobody knows.
    """
    if name in ("langid", "language"):
        return language_tag(clean(value)) is None
    if name == "entrysubtype":
        is_article = csl_type_of(entry_type) == "article-journal"
        return not is_csl_type(clean(value)) and not (is_article and clean(value).lower() in _PERIODICALS)
    if name in _ALWAYS_READ:
        return False
    own = fields_of(entry_type)
    rivals = {own[variable] for variable, field in read_instead(entry_type).items() if field == name}
    return name not in own.values() and rivals <= written.keys()


def _write_extra(name: str, value: str) -> str:
    if name in NAME_LISTS:
        return spell_names(read_names(value))
    if name in KEY_LISTS:
        return _KEY.sub(lambda match: tex_safe(match.group()), clean(value))
    if name in _LABEL_LISTS:
        # biber and biblatex compare options and keywords letter by letter.
        return escape(value).replace(r"\_", "_")
    if is_verbatim(name):
        return clean(value) if is_balanced(value) else escape_url(value)
    return escape(value)


def read_extra(name: str, latex: str) -> str:
    r"""Read a field without a variable, as `_write_extra` writes it.

    Example:
        >>> read_extra("ids", r"kupala\_1910"), read_extra("bookauthor", r"{\v Z}i{\v z}ek, S. and {Наша Ніва}")
        ('kupala_1910', 'Žižek, S. and {Наша Ніва}')
    """
    if name in NAME_LISTS:
        return spell_names(read_names(latex))
    if name == "eprint":
        return unescape_url(latex)
    if is_verbatim(name):
        return clean(latex)
    return unescape(latex)


def is_verbatim(name: str) -> bool:
    """Tell whether a field without a variable is written as it stands: paths, code and annotations."""
    return name in _VERBATIM or "+an" in name
