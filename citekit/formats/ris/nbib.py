"""Read the records of PubMed (``.nbib``, MEDLINE): nlm.nih.gov/bsd/mms/medlineelements.html."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

from citekit.formats.languages import tag_of_code
from citekit.formats.ris.nbib_values import READERS
from citekit.formats.tables import read_table
from citekit.model import Bibliography, Diagnostic, Reference, Text
from citekit.transliteration.repair import CYRILLIC_LETTER

_TAG = re.compile(r"(?=.{4}-)([A-Z]{2,4}) {0,2}-(?: |$)[ \t]*(.*)", re.DOTALL)
_LINE_END = re.compile(r"\r\n?|\n")
_FIRST = "PMID"
_EXTRA = "extra."
_TYPES = (
    ("Book Chapter", "chapter"),
    ("Book", "book"),
    ("Preprint", "article"),
    ("Newspaper Article", "article-newspaper"),
    ("Academic Dissertation", "thesis"),
    ("Dataset", "dataset"),
)
_IN_CYRILLIC = frozenset({"be", "bg", "mk", "ru", "sr", "uk"})
_BOOKS = frozenset({"book", "chapter"})

Tags = dict[str, list[str]]


class _Row(NamedTuple):
    variable: str
    read: Callable[[Tags, tuple[str, ...]], Any]
    tags: tuple[str, ...]


def read_nbib(text: str) -> Bibliography:
    r"""Read the records of a file; text outside of them is told.

    Example:
        >>> title = read_nbib("PMID- 1\nTI  - [Marshes.]\nTT  - Дрыгва.\nLA  - bel\n").references[0].title
        >>> title.value, title.variants[0].value
        ('Дрыгва', 'Marshes')
    """
    records, diagnostics = _split(text.removeprefix("\ufeff"))
    return Bibliography(tuple(map(_to_reference, records)), tuple(diagnostics))


def _split(text: str) -> tuple[list[Tags], list[Diagnostic]]:
    """Take a file apart: each record begins with the number of PubMed, or behind an empty line."""
    records: list[dict[str, list[list[str]]]] = []
    told: list[Diagnostic] = []
    values: list[list[str]] | None = None
    for number, line in enumerate(_LINE_END.split(text), start=1):
        if match := _TAG.match(line):
            if values is None or match[1] == _FIRST:
                records.append({})
            values = records[-1].setdefault(match[1], [])
            values.append([match[2].rstrip()])
        elif not line.strip():
            values = None
        elif values is not None:
            values[-1].append(line.strip())
        elif not told:
            message = f"line {number}: left out, in no record: {line.strip()[:80]}"
            told.append(Diagnostic("text-outside", message, line=number))
    if told and not records:
        told.append(Diagnostic("no-entries", "line 1: no record in this text", line=1))
    return [{tag: [*map(" ".join, lines)] for tag, lines in record.items()} for record in records], told


def _to_reference(tags: Tags) -> Reference:
    kind = _type_of(tags)
    values: dict[str, Any] = {"type": kind, "language": _language_of(tags)}
    extra: list[tuple[str, str]] = []
    for row in _rows(kind):
        value = row.read(tags, row.tags)
        if value and row.variable.startswith(_EXTRA):
            extra.append((row.variable.removeprefix(_EXTRA), value))
        elif value:
            values[row.variable] = value
    if "title" in values and "TT" in tags:
        values["title"] = _in_script(values["title"], values["language"])
    return Reference(**values, extra=(*extra, *_others(tags)))


def _in_script(title: Text, language: str | None) -> Text:
    """Tag an original title that the library has romanised."""
    is_romanised = language in _IN_CYRILLIC and not CYRILLIC_LETTER.search(title.value)
    return replace(title, language=f"{language}-Latn") if is_romanised else title


def _type_of(tags: Tags) -> str:
    told = set(tags.get("PT", ()))
    kind = next((kind for name, kind in _TYPES if name in told), None)
    usual = "book" if "BTI" in tags and "JT" not in tags else "article-journal"
    return "chapter" if kind == "book" and "TI" in tags else kind or usual


def _language_of(tags: Tags) -> str | None:
    """Return the language, the first that is not English of a translated work's several."""
    found = [tag for code in tags.get("LA", ()) if (tag := tag_of_code(code))]
    return next((tag for tag in found if tag != "en" and "TT" in tags), found[0] if found else None)


@cache
def _rows(kind: str) -> tuple[_Row, ...]:
    """List the rows that hold for a type: a book has no journal around it, a journal's country is no place of print."""
    rows = (row for row in read_table("ris/nbib_fields.tsv") if row["variable"])
    without = {"container_title"} if kind == "book" else {"publisher_place"} if kind not in _BOOKS else set()
    return tuple(
        _Row(row["variable"], READERS[row["kind"]], tuple(row["tags"].split(",")))
        for row in rows
        if row["variable"] not in without
    )


@cache
def _known() -> frozenset[str]:
    return frozenset(tag for row in read_table("ris/nbib_fields.tsv") for tag in row["tags"].split(","))


def _others(tags: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    for tag, values in tags.items():
        if tag not in _known():
            yield f"nbib-{tag.lower()}", "; ".join(values)
