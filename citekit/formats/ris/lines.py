"""Take the text of a RIS file apart into the tagged lines of its records, and put them together again.

What other programs write is read too: lower-case tags, one space or none before the dash, lines that go on without a
tag, records without ``ER`` or without ``TY``. Whatever is not as the format has it is told with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from citekit.formats.tables import read_table
from citekit.model import Diagnostic

_LINE_END = re.compile(r"\r\n?|\n")
_TAG = re.compile(
    r"(?P<tag>[A-Z][A-Z0-9]|[a-z][a-z0-9](?=  -))(?P<mark> {1,3}-(?: |$)| {1,2}-)(?P<value>.*)", re.DOTALL
)
_BARE_TAG = re.compile(r"(?P<tag>[A-Z][A-Z0-9]) {2,4}(?P<value>[^\s-].*)", re.DOTALL)
"""A line that has lost its dash; `_FREE` texts may well have such lines."""
_FREE = frozenset({"AB", "N1", "N2"})
_EXACT = "  - "
_RECORD = re.compile(r"^TY {1,2}-", re.MULTILINE | re.IGNORECASE)
_RECORD_MOVED_IN = re.compile(r"^([ \t]{1,20})TY {1,2}-", re.MULTILINE)

Fields = tuple[tuple[str, str], ...]
"""The tags of one record with their values, in order; a value may have several lines."""


@dataclass(frozen=True, slots=True)
class RisRecord:
    """Hold one record of a RIS file.

    Attributes:
        fields: Its tags with their values.
        line: Line on which it begins, from 1.
    """

    fields: Fields
    line: int


def render_record(fields: Fields) -> str:
    r"""Write the lines of one record; the lines of a value that look like a tag are moved in by a space.

    Example:
        >>> render_record((("TY", "BOOK"), ("N1", "first\nTY  - x")))
        'TY  - BOOK\nN1  - first\n TY  - x\nER  - \n'
    """
    return "".join(f"{tag}{_EXACT}{_continue(value)}\n" for tag, value in (*fields, ("ER", "")))


def _continue(value: str) -> str:
    if "\n" not in value:
        return value
    first, *others = value.split("\n")
    return "\n".join([first, *(f" {line}" if _TAG.match(line) or _BARE_TAG.match(line) else line for line in others)])


@cache
def _known_tags() -> frozenset[str]:
    rows = read_table("ris/fields.tsv")
    return frozenset(tag for row in rows for tag in (row["tag"], *row["also"].split(","))) | {"ID", "LA"}


def split_records(text: str) -> tuple[tuple[RisRecord, ...], tuple[Diagnostic, ...]]:
    r"""Take a RIS file apart.

    Returns:
        The records, and a diagnostic with its line for whatever is not as the format has it.

    Example:
        >>> records, told = split_records("TY  - BOOK\nTI  - Новая\nзямля\nTY  - JOUR\nER  - \n")
        >>> records[0].fields, [(finding.code, finding.line) for finding in told]
        ((('TY', 'BOOK'), ('TI', 'Новая\nзямля')), [('missing-end', 4)])
    """
    reading = _Reading()
    for line, content in enumerate(_LINE_END.split(_without_margin(text.removeprefix("\ufeff"))), start=1):
        match = _TAG.match(content) or reading.bare_tag(content)
        if match is None:
            reading.go_on(content, line)
        else:
            reading.take(match["tag"].upper(), match["value"].strip(" \t"), line)
            if not content.startswith(f"{match['tag'].upper()}{_EXACT[:3]}"):
                reading.loose.append(line)
    reading.end()
    return tuple(reading.records), tuple(reading.findings())


def _without_margin(text: str) -> str:
    """Return a file all of whose records are moved in, by as much as the first is, with its lines where they belong."""
    margin = None if _RECORD.search(text) else _RECORD_MOVED_IN.search(text)
    return re.sub(rf"^[ \t]{{0,{len(margin[1])}}}", "", text, flags=re.MULTILINE) if margin else text


@dataclass(slots=True)
class _Reading:
    """Hold what has been read of a file so far."""

    records: list[RisRecord] = field(default_factory=list)
    told: list[Diagnostic] = field(default_factory=list)
    loose: list[int] = field(default_factory=list)
    fields: list[tuple[str, list[str]]] = field(default_factory=list)
    start: int = 0
    outside: int = 0

    def take(self, tag: str, value: str, line: int) -> None:
        """Take a line with a tag."""
        self.outside = 0
        if tag == "ER":
            self.close()
            return
        if tag == "TY" and self.start:
            self.told.append(_finding("missing-end", "the record before has no ER", line))
            self.close()
        if not self.start:
            self.start = line
            if tag != "TY":
                self.told.append(_finding("missing-type", f"a record begins with {tag}, not with TY", line))
        self.fields.append((tag, [value]))

    def bare_tag(self, content: str) -> re.Match[str] | None:
        """Match a line whose tag has lost its dash, where a value of one line stands before it."""
        match = _BARE_TAG.match(content) if self.fields and self.fields[-1][0] not in _FREE else None
        return match if match and match["tag"] in _known_tags() else None

    def go_on(self, content: str, line: int) -> None:
        """Take a line without a tag: more of the last value, or text outside the records."""
        if self.start:
            self.fields[-1][1].append(content.rstrip(" \t"))
        elif content.strip(" \t\x1a") and not self.outside:
            self.outside = line
            self.told.append(_finding("text-outside", f"left out, in no record: {content.strip()[:80]}", line))

    def close(self) -> None:
        """End the record."""
        if self.start:
            fields = tuple((tag, "\n".join(lines).strip(" \t\n")) for tag, lines in self.fields)
            self.records.append(RisRecord(fields, self.start))
        self.fields, self.start = [], 0

    def end(self) -> None:
        """End the file."""
        if self.start:
            self.told.append(_finding("missing-end", "the last record has no ER", self.start))
            self.close()

    def findings(self) -> Iterator[Diagnostic]:
        """Yield what was noticed; many tags in a spelling of their own are one finding."""
        yield from self.told
        if self.loose:
            yield _finding("loose-tag", f"tags not written as in 'TY  - ': {len(self.loose)} lines", self.loose[0])
        if self.outside and not self.records:
            yield _finding("no-entries", "no record in this text", 1)


def _finding(code: str, message: str, line: int) -> Diagnostic:
    return Diagnostic(code, f"line {line}: {message}", line=line)


def render_records(records: Iterable[Fields]) -> str:
    """Write records one after the other, an empty line between them, as Zotero and EndNote do."""
    return "\n".join(map(render_record, records))
