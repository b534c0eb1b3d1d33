"""Read .bib files through pybtex, whose own reader stops at an error."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pybtex.database.input.bibtex import LowLevelParser, month_names
from pybtex.scanner import Pattern, PybtexSyntaxError
from pybtex.utils import CaseInsensitiveDict

from citekit.formats.entries import Entry
from citekit.formats.latex import clean
from citekit.model import Diagnostic

_ENTRY_START = re.compile(r"^[ \t]*@[A-Za-z]+[ \t]*[{(]", re.MULTILINE)
_LONGEST_MACRO = 1000


class Macros(CaseInsensitiveDict):  # type: ignore[misc]
    """Hold the ``@string`` abbreviations of a file.

    A text too long for one is not kept, lest a few lines grow to gigabytes by naming each other.
    """

    def __setitem__(self, name: str, text: str) -> None:
        if len(text) <= _LONGEST_MACRO:
            super().__setitem__(name, text)


class TolerantParser(LowLevelParser):  # type: ignore[misc]
    """Read names of fields in any script, and keep the name of an unknown abbreviation as its value."""

    NAME = Pattern(r"""[^\s"#%'(),={}0-9][^\s"#%'(),={}]*""", "a valid name")

    def substitute_macro(self, name: str) -> str:
        """Return the text of an abbreviation, or report it and return its name."""
        return super().substitute_macro(name) or name


def parse_entries(text: str) -> tuple[tuple[Entry, ...], tuple[Diagnostic, ...]]:
    r"""Read the text of a .bib file; a broken entry costs itself, not the entries after it.

    Returns:
        The entries with LaTeX fields, and a diagnostic with its line for whatever could not be read.

    Example:
        >>> entries, diagnostics = parse_entries("@book{a, title = {Open\n@book{b, title = {Closed}}")
        >>> [entry.key for entry in entries], [diagnostic.code for diagnostic in diagnostics]
        (['a', 'b'], ['broken-entry'])
    """
    text = text.removeprefix("\ufeff")
    macros = Macros(month_names)
    entries, diagnostics = _parse(text, macros, 0)
    if diagnostics:
        entries, diagnostics = [], []
        for piece, line in _pieces(text):
            found, noticed = _parse(piece, macros, line)
            entries += found
            diagnostics += noticed
    elif text.strip() and not entries:
        diagnostics = [Diagnostic("no-entries", "line 1: no entry in this text")]
    return tuple(entries), tuple(diagnostics)


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    """Yield pieces of the file that begin like an entry, with the number of lines before each."""
    starts = [match.start() for match in _ENTRY_START.finditer(text)]
    line = 0
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        yield text[start:end], line
        line += text.count("\n", start, end)


def _parse(text: str, macros: Macros, line: int) -> tuple[list[Entry], list[Diagnostic]]:
    errors: list[PybtexSyntaxError] = []
    entries: list[Entry] = []
    notices: list[Diagnostic] = []
    for command, body in TolerantParser(text, macros=macros, handle_error=errors.append):
        if command.lower() in ("string", "preamble") or not body[0]:
            continue
        fields = _merge_fields(body[0], body[1], notices)
        entries.append(Entry(command.lower(), body[0], fields))
    broken = [_broken(error, line) for error in errors]
    return entries, broken + notices


def _broken(error: PybtexSyntaxError, line: int) -> Diagnostic:
    return Diagnostic("broken-entry", f"line {line + error.lineno}: {error.error_type}: {error.args[0]}")


def _merge_fields(key: str, pairs: Iterable[tuple[str, list[str]]], notices: list[Diagnostic]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for name, parts in pairs:
        base, mark, annotation = name.partition("+")
        field = f"{base.lower()}{mark}{annotation}"
        if field in fields:
            notices.append(
                Diagnostic("duplicate-field", f"{key}: second {field} left out: {clean(''.join(parts))[:80]}")
            )
        fields.setdefault(field, "".join(parts))
    return fields
