"""Write in-text citations as a table for people, as JSON, or as CSV."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from citekit.cli.messages import harmless
from citekit.model import Bibliography, CitationPointer, Document, InTextCitation

_COLUMNS = ("page", "line", "kind", "text", "locator", "reference", "key", "confidence", "findings")
_YEARS = ("year-from-text", "year-differs")
_WIDEST = 48


@dataclass(frozen=True)
class CitationReport:
    """Hold what the writers need.

    Attributes:
        document: The paper.
        bibliography: Its references.
        citations: Its in-text citations.
        uncited: Places of the references that none of them means.
    """

    document: Document
    bibliography: Bibliography
    citations: tuple[InTextCitation, ...]
    uncited: tuple[int, ...]

    @property
    def pointers(self) -> Iterator[tuple[InTextCitation, CitationPointer]]:
        """The pointers with the citations that they are of, in the order of the text."""
        return ((citation, pointer) for citation in self.citations for pointer in citation.pointers)

    @property
    def unresolved(self) -> tuple[CitationPointer, ...]:
        """The pointers without a reference."""
        return tuple(pointer for _, pointer in self.pointers if pointer.reference is None)

    @cached_property
    def _starts(self) -> list[int]:
        return [line.span.start for line in self.document.lines]

    def place(self, pointer: CitationPointer) -> tuple[int, int]:
        """Return the page of a pointer and its line in the text, both from 1."""
        found = max(bisect_right(self._starts, pointer.span.start), 1)
        # Of many blank lines not all are kept in a document: the text tells how many lines stand before.
        line = 1 + sum(self.document.text.count(end, 0, pointer.span.start) for end in "\n\f")
        return self.document.lines[found - 1].page, line

    def label(self, reference: int) -> str:
        """Return the number of a reference as its list prints it, else its place in the list."""
        source = self.bibliography.references[reference].source
        printed = re.search(r"[^\s\[\]().•*–—-][^\[\]()]*", source.label) if source and source.label else None
        return printed[0].strip(" .") if printed else str(reference + 1)

    def key(self, reference: int) -> str:
        """Return the citation key of a reference."""
        return self.bibliography.references[reference].citation_key or ""


def _row(report: CitationReport, citation: InTextCitation, pointer: CitationPointer) -> dict[str, Any]:
    page, line = report.place(pointer)
    linked = pointer.reference
    return {
        "page": page,
        "line": line,
        "kind": citation.kind,
        "text": _said(citation, pointer),
        "locator": pointer.locator,
        "reference": None if linked is None else report.label(linked),
        "key": None if linked is None else report.key(linked),
        "confidence": pointer.confidence,
        "findings": [finding.code for finding in pointer.diagnostics],
    }


def _said(citation: InTextCitation, pointer: CitationPointer) -> str:
    """Show a narrative citation with its name; in the others the pointer says all."""
    return " ".join((citation if citation.kind == "narrative" else pointer).text.split())


def write_json(report: CitationReport) -> str:
    """Write an object with the lists ``citations``, ``uncited``, ``unresolved`` and ``years``."""
    rows = [
        {
            **_row(report, citation, pointer),
            "span": [pointer.span.start, pointer.span.end],
            "who": pointer.who,
            "year": pointer.year,
            "author-suppressed": pointer.author_suppressed,
            "candidates": [
                {"reference": report.label(one.reference), "key": report.key(one.reference), "score": one.score}
                for one in pointer.candidates
            ],
        }
        for citation, pointer in report.pointers
    ]
    found = {
        "citations": rows,
        "uncited": [{"reference": report.label(place), "key": report.key(place)} for place in report.uncited],
        "unresolved": [row for row in rows if row["reference"] is None],
        "years": [{"reference": label, "key": key, "finding": said} for label, key, said in _years(report)],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def write_csv(report: CitationReport) -> str:
    """Write one row for each pointer, with a head; findings are parted by blanks."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for citation, pointer in report.pointers:
        row = _row(report, citation, pointer) | {"findings": " ".join(one.code for one in pointer.diagnostics)}
        writer.writerow([_no_formula(row[column]) for column in _COLUMNS])
    return stream.getvalue()


def _no_formula(value: object) -> object:
    """Keep a spreadsheet from running a text as a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"} else value


def write_table(report: CitationReport) -> str:
    """Write aligned columns, then the references and citations that nothing answers to."""
    head = ("place", "citation", "locator", "reference", "sure", "noticed")
    rows = [_cells(_row(report, citation, pointer)) for citation, pointer in report.pointers]
    parts = [_aligned([head, *rows])] if rows else []
    parts += (
        _section("Never cited", (f"{report.label(place)}  {report.key(place)}" for place in report.uncited)),
        _section("Without a reference", (_nearest(report, pointer) for pointer in report.unresolved)),
        _section("Years", (f"{label}  {key}: {said}" for label, key, said in _years(report))),
    )
    return _harmless_lines("\n".join(filter(None, parts)))


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    linked = row["reference"] is not None
    return (
        f"{row['page']}:{row['line']}",
        _short(row["text"]),
        row["locator"] or "",
        f"{row['reference']}  {row['key']}" if linked else "–",
        f"{row['confidence']:.2f}" if linked else "",
        " ".join(row["findings"]),
    )


def _short(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def _aligned(rows: list[tuple[str, ...]]) -> str:
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)) for row in rows
    )
    return "".join(line.rstrip() + "\n" for line in lines)


def _width(text: str) -> int:
    return sum(not unicodedata.combining(character) for character in text)


def _section(heading: str, lines: Iterable[str]) -> str:
    body = "".join(f"  {line}\n" for line in lines)
    return f"{heading}\n{body}" if body else ""


def _nearest(report: CitationReport, pointer: CitationPointer) -> str:
    page, line = report.place(pointer)
    found = (
        f"{report.label(one.reference)} {report.key(one.reference)} ({one.score:.2f})" for one in pointer.candidates
    )
    near = ", ".join(found)
    why = pointer.diagnostics[-1].message if pointer.diagnostics else ""
    return f"{page}:{line}  {_short(' '.join(pointer.text.split()))}: {why}" + (f"; nearest: {near}" if near else "")


def _years(report: CitationReport) -> Iterator[tuple[str, str, str]]:
    """Tell once for each reference and year where the text and the list disagree, or the list says nothing."""
    found = {
        (pointer.reference, finding.message): None
        for _, pointer in report.pointers
        for finding in pointer.diagnostics
        if pointer.reference is not None and finding.code in _YEARS
    }
    return ((report.label(place), report.key(place), message) for place, message in found)


def _harmless_lines(text: str) -> str:
    """Show control characters as escapes, line ends excepted."""
    return "\n".join(map(harmless, text.split("\n")))


WRITERS: dict[str, Callable[[CitationReport], str]] = {"table": write_table, "json": write_json, "csv": write_csv}
