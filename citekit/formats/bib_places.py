"""Find the places of entries and fields in a .bib file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from pybtex.database.input.bibtex import month_names

from citekit.formats.bib_comments import comment_ends, line_comment_end
from citekit.formats.bib_values import BETWEEN, NAME
from citekit.formats.entry_tables import DATE_FIELDS, OLDER_NAMES, default_fields, entry_types, fields_of
from citekit.formats.places import Places
from citekit.model import SourceEntry, SourceField, Span

_LINE_START = re.compile(r"^[ \t]*+@[A-Za-z]++[ \t]*+[{(]", re.MULTILINE)
_COMMAND = re.compile(r"""@\s*+([^\s"#%'(),={}0-9@]++)\s*+([{(])""")
_KEY = re.compile(r"\s*+([^\s,}]*+)\s*+,?")
_FIELD = re.compile(rf"{BETWEEN}({NAME})\s*+=\s*+")
_WORD = re.compile(rf"[0-9]++|{NAME}")
_JOIN = re.compile(r"\s*+#\s*+")
_BRACE, _BRACE_OR_QUOTE = re.compile("[{}]"), re.compile('[{}"]')
_CLOSE = re.compile(rf"{BETWEEN}[}})]")
_NO_ENTRY = frozenset({"comment", "preamble"})
_LONGEST_MACRO = 1000


class _Value(NamedTuple):
    """Hold a value: its text, where it may be replaced, where it begins, where reading goes on; None when broken."""

    text: str
    span: Span | None
    start: int
    end: int | None


def locate_bib_entries(text: str) -> Iterator[SourceEntry]:
    """Find the entries of a .bib file.

    A line that begins like an entry begins one, whatever is open before it, so that a lost brace costs one entry.
    """
    macros = dict(month_names)
    places = Places(text)
    left_out = _Comments(text)
    starts = [match.start() for match in _LINE_START.finditer(text) if not left_out.hold(match.start())]
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        yield from _locate_piece(text, Span(start, end), macros, places, left_out.ends)


class _Comments:
    """Hold where the comments of a file end, and tell of ascending places whether they stand in one."""

    def __init__(self, text: str) -> None:
        self.ends = comment_ends(text)
        self._waiting = sorted(self.ends.items(), reverse=True)
        self._end = 0

    def hold(self, place: int) -> bool:
        while self._waiting and self._waiting[-1][0] <= place:
            self._end = max(self._end, self._waiting.pop()[1])
        return place < self._end


def _locate_piece(
    text: str, piece: Span, macros: dict[str, str], places: Places, comments: Mapping[int, int]
) -> Iterator[SourceEntry]:
    at, end = piece.start, piece.end
    while command := _COMMAND.search(text, at, end):
        if off := line_comment_end(text, at, command.start()):
            at = min(off, end)
            continue
        at, kind = comments.get(command.end(), command.end()), command[1].lower()
        if kind == "string":
            at = _read_macro(text, at, end, macros)
        elif kind not in _NO_ENTRY:
            entry, at = _read_entry(text, command, end, macros, places)
            yield entry


def _read_macro(text: str, at: int, end: int, macros: dict[str, str]) -> int:
    name = _FIELD.match(text, at, end)
    if not name:
        return at
    value = _read_value(text, name.end(), end, macros)
    if len(value.text) <= _LONGEST_MACRO:
        macros[name[1].lower()] = value.text
    return end if value.end is None else value.end


def _read_entry(
    text: str, command: re.Match[str], end: int, macros: Mapping[str, str], places: Places
) -> tuple[SourceEntry, int]:
    """Return the entry that a command begins, and where reading goes on."""
    key = _KEY.match(text, command.end(), end)
    at: int | None = key.end() if key else command.end()
    values: list[tuple[str, _Value]] = []
    while at is not None and (name := _FIELD.match(text, at, end)):
        value = _read_value(text, name.end(), end, macros)
        values.append((name[1].lower(), value))
        at = value.end
    close = _CLOSE.match(text, at, end) if at is not None else None
    kind = command[1].lower()
    span = Span(command.start(), close.end()) if close else None
    found = SourceEntry(
        kind, key[1] if key else "", *places.of(command.start()), _fields(kind, values, places), span,
        is_latex=True, is_known=kind in entry_types(),
    )  # fmt: skip
    return found, close.end() if close else end if at is None else at


def _fields(kind: str, values: list[tuple[str, _Value]], places: Places) -> tuple[SourceField, ...]:
    names = frozenset(name for name, _ in values)
    return tuple(
        SourceField(name, value.text, *places.of(value.start), variable_of(kind, name, names), value.span)
        for name, value in values
    )


def _read_value(text: str, at: int, end: int, macros: Mapping[str, str]) -> _Value:
    """Read the parts of a value; only a single literal has a span."""
    parts: list[_Value] = []
    while True:
        part = _read_part(text, at, end, macros)
        parts.append(part)
        join = _JOIN.match(text, part.end, end) if part.end is not None else None
        if not join:
            break
        at = join.end()
    span = parts[0].span if len(parts) == 1 else None
    return _Value("".join(part.text for part in parts), span, parts[0].start, parts[-1].end)


def _read_part(text: str, at: int, end: int, macros: Mapping[str, str]) -> _Value:
    mark = text[at : min(at + 1, end)]
    if mark in ("{", '"'):
        return _read_literal(text, at + 1, end, mark)
    word = _WORD.match(text, at, end)
    if not word:
        return _Value("", None, at, None)
    is_number = word[0].isdigit()
    value = word[0] if is_number else macros.get(word[0].lower(), word[0])
    return _Value(value, None, at, word.end())


def _read_literal(text: str, at: int, end: int, mark: str) -> _Value:
    depth = 0
    for sign in (_BRACE if mark == "{" else _BRACE_OR_QUOTE).finditer(text, at, end):
        found = sign[0]
        if depth == 0 and (found == '"' or (found == "}" and mark == "{")):
            return _Value(text[at : sign.start()], Span(at, sign.start()), at, sign.end())
        depth += {"{": 1, "}": -1}.get(found, 0)
    return _Value(text[at:end].rstrip(), None, at, None)


def variable_of(entry_type: str, name: str, names: frozenset[str] = frozenset()) -> str | None:
    """Return the CSL variable that a field of an entry is read as, or None.

    Args:
        entry_type: The type of the entry.
        name: The name of the field, in small letters.
        names: The names of all fields of the entry.

    Example:
        >>> variable_of("article", "journal"), variable_of("book", "year"), variable_of("book", "keywords")
        ('container_title', 'issued', None)
    """
    name = OLDER_NAMES.get(name, name)
    if name in DATE_FIELDS:
        return None if "date" in names else "issued"
    if name in ("langid", "language"):
        return "language"
    return _variables(entry_type).get(name)


@cache
def _variables(entry_type: str) -> Mapping[str, str]:
    claimed = {field: variable for variable, field in fields_of(entry_type).items()}
    return {field: variable for variable, field in default_fields().items()} | claimed
