"""Read the entries of a .bib file, whatever is wrong with it.

The grammar is that of BibTeX, as pybtex reads it, with names of fields in any script. A fault costs as little as it
can: a missing comma nothing, a value without its closing brace the certainty where it ends, never another entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from citekit.formats.bib.comments import comment_ends, line_comment_end
from citekit.formats.bib.drafts import Draft
from citekit.formats.bib.entries import Entry
from citekit.formats.bib.salvage import salvage_fields
from citekit.formats.bib.values import BETWEEN, BLANK, HEAD, NAME, Value, close_value, next_entry, read_value
from citekit.formats.dates import MONTHS
from citekit.formats.places import Places
from citekit.model import Diagnostic

_START = re.compile(r"@\s*+(\w++)\s*+([{(])")
_STRAY = re.compile(r"^[ \t]*@(?![ \t]*comment\b)", re.MULTILINE | re.IGNORECASE)
_KEY = {"}": re.compile(r"\s*([^\s,}]*)"), ")": re.compile(r"\s*([^\s,]*)")}
_NO_KEY = re.compile(rf'\s*(?:{NAME}\s*=\s*["{{]|,)')
_PLAIN_FIELD = re.compile(
    rf"""[\s,]*+({NAME})\s*+=\s*+(?:\{{([^{{}}]*+)\}}|"([^"{{}}]*+)"|([0-9]++))\s*+(?:,|(?=[}})]))"""
)
_ODD_FIELD = re.compile(rf'({NAME})\s*(=|(?=["{{]))')
_MORE_FIELDS = re.compile(rf"{BLANK},{BLANK}{NAME}\s*=")
_GAP = re.compile(BETWEEN)
_AFTER_VALUE = re.compile(rf"{BLANK}(?:,|[}})]|\Z)")
_NEXT_NAME = re.compile(rf"{BLANK}{NAME}\s*=")
_BARE_WORDS = re.compile(r"[^,\n{}]*")
_QUOTES_INSIDE = re.compile(r'"([^\n=]*)"[ \t]*(?:,[ \t]*)?$', re.MULTILINE)
_POINTER = re.compile(r"(?:crossref|xdata)\s*=", re.IGNORECASE)
_LOOK = re.compile(r"\\(?:emph|textit|textbf|textsc|textsl|mkbibemph|mkbibitalic|mkbibbold|underline|uline)(?=\s*\{)")
_KEPT_LOOK = re.compile(r"[^\n]{0,5000}\n[ \t]*\w+\+an:html\b")
_LONGEST_LINE = 5000
_SORTING_KEY = re.compile(r"[ \t]*key\b")
_LINE = re.compile(r"[^\n]*")
_LONGEST_MACRO = 1000
"""A text too long for an abbreviation is not kept, lest a few lines grow to gigabytes by naming each other."""
_MOST_FAULTS = 20
"""So many faults of one entry are told; an entry with more is no entry, and its source is kept anyway."""


class EntryScanner:
    r"""Go through a .bib file entry by entry; a broken entry costs itself, not the entries after it.

    Attributes:
        places: The lines of the file.
        diagnostics: What has been noticed so far, with its place; complete when no entry is left.

    Example:
        >>> scanner = EntryScanner("@book{a, title = {Open\n@book{b, title = {Closed}}")
        >>> [entry.key for entry in scanner], [diagnostic.code for diagnostic in scanner.diagnostics]
        (['a', 'b'], ['broken-entry'])
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._macros = {month[:3].lower(): month for month in MONTHS}
        self._comment_ends: Mapping[int, int] | None = None
        self.places = Places(text)
        self.diagnostics: list[Diagnostic] = []

    @property
    def has_parents(self) -> bool:
        """Whether an entry may leave something to another one, so that all must be known before the first is read."""
        return _POINTER.search(self._text) is not None

    def __iter__(self) -> Iterator[Entry]:
        return (draft.entry() for draft in self.drafts())

    def drafts(self) -> Iterator[Draft]:
        """Yield the entries with the places of their values."""
        end, entries = 0, 0
        while start := _START.search(self._text, end):
            self._tell_strays(end, start.start())
            if off := line_comment_end(self._text, end, start.start()):
                end = off
                continue
            end = start.end()
            closer = "}" if start[2] == "{" else ")"
            kind = start[1].lower()
            if kind == "comment":
                end = self._comments()[end]
            elif kind in ("string", "preamble"):
                end = self._read_command(kind, start.start(), end)
            else:
                draft = Draft(kind, start.start())
                end = self._read_entry(draft, end, closer)
                entries += 1
                yield draft
        self._tell_strays(end, len(self._text))
        if not entries and not self.diagnostics and self._text.strip("\ufeff \t\r\n"):
            self._tell("no-entries", "no entry in this text", 0)

    def tell_looks(self) -> Iterator[Diagnostic]:
        """Tell once of italics and the like, which records do not keep; read when all entries are."""
        if found := next((look for look in _LOOK.finditer(self._text) if not self._keeps(look)), None):
            yield self.places.tell(
                "look-left-out", f"italics and other looks left out, such as {found[0]}", found.start()
            )

    def _keeps(self, look: re.Match[str]) -> bool:
        """Tell whether an annotation in the next line keeps a look, or the line is that of a sorting key."""
        start = self._text.rfind("\n", max(0, look.start() - _LONGEST_LINE), look.start()) + 1
        return _SORTING_KEY.match(self._text, start) is not None or _KEPT_LOOK.match(self._text, look.end()) is not None

    def _tell(self, code: str, message: str, offset: int) -> None:
        self.diagnostics.append(self.places.tell(code, message, offset))

    def _tell_strays(self, start: int, end: int) -> None:
        """Tell of lines between entries that begin like one; other text there is a comment."""
        if self._text.find("@", start, end) < 0:
            return
        for stray in _STRAY.finditer(self._text, start, end):
            shown = self._text[stray.end() - 1 : _end_of(_LINE, self._text, stray.end())][:80].strip()
            self._tell("broken-entry", f"no entry, for want of a brace: {shown}", stray.end() - 1)

    def _comments(self) -> Mapping[int, int]:
        if self._comment_ends is None:
            self._comment_ends = comment_ends(self._text)
        return self._comment_ends

    def _read_command(self, kind: str, start: int, end: int) -> int:
        """Learn an abbreviation, or tell of LaTeX that no record can hold."""
        name = _ODD_FIELD.match(self._text, _end_of(_GAP, self._text, end)) if kind == "string" else None
        value = read_value(self._text, name.end() if name else end)
        if kind == "preamble":
            self._tell("preamble-left-out", f"preamble left out: {self._join(value)[:80]}", start)
        elif name is None or not value.parts:
            self._tell("broken-entry", "no abbreviation: its name or its text is missing", start)
        else:
            text = self._join(value)
            if len(text) <= _LONGEST_MACRO:
                self._macros[name[1].lower()] = text
        return max(value.end, end)

    def _join(self, value: Value) -> str:
        """Return the text of a value, telling of abbreviations that the file does not explain."""
        for part in value.parts:
            if part.is_name and part.text.lower() not in self._macros:
                self._tell("undefined-string", f"undefined string: {part.text}", part.start)
        return "".join(
            self._macros.get(part.text.lower(), part.text) if part.is_name else part.text for part in value.parts
        )

    def _read_entry(self, draft: Draft, start: int, closer: str) -> int:
        """Fill a draft with key and fields; return where the entry ends."""
        draft.key, end = self._read_key(draft, start, closer)
        if not draft.key:
            self._tell("missing-key", f"{draft.type} without a key", draft.start)
        first = end
        end, closed = self._read_fields(draft, end, closer)
        while closed and _MORE_FIELDS.match(self._text, end):
            self._fault(draft, "a closing brace too many", end - 1)
            end, closed = self._read_fields(draft, end, closer)
        if not closed:
            self._salvage(draft, first, end)
        draft.end = end
        if draft.faults:
            draft.source = self._text[draft.start : end].strip()
        self.diagnostics += draft.tell_duplicates(self.places)
        return end

    def _read_key(self, draft: Draft, start: int, closer: str) -> tuple[str, int]:
        if _NO_KEY.match(self._text, start):
            return "", start
        match = _KEY[closer].match(self._text, start)
        key, end = (match[1], match.end()) if match else ("", start)
        if closer == ")" and key.endswith(")"):
            key, end = key[:-1], end - 1
        if _NEXT_NAME.match(self._text, end):
            self._fault(draft, "no comma after the key", end, is_harmless=True)
        return key, end

    def _read_fields(self, draft: Draft, start: int, closer: str) -> tuple[int, bool]:
        """Read fields up to the end of the entry; return where that is, and False when it is nowhere."""
        text, read_plain, end = self._text, _PLAIN_FIELD.match, start
        while True:
            while field := read_plain(text, end):
                group = field.lastindex or 0
                draft.add(field[1], field[group], field.start(1), field.start(group), is_literal=group < 4)
                end = field.end()
            end = _end_of(_GAP, text, end)
            sign = text[end : end + 1]
            if sign and sign in "})" and (sign == closer or _ends_entry(text, end + 1)):
                return end + 1, True
            if not sign or (sign == "@" and HEAD.match(text, end)):
                return end, False
            name = _ODD_FIELD.match(text, end)
            end, closed = self._read_odd(draft, name, end) if name else self._skip_junk(draft, end)
            if not closed:
                return end, False

    def _read_odd(self, draft: Draft, name: re.Match[str], start: int) -> tuple[int, bool]:
        """Read a field that is not plain: nested, joined with ``#``, an abbreviation, or faulty."""
        text, place, draft.last = self._text, name.end(), start
        if not name[2]:
            self._fault(draft, f"no = after {name[1]}", place)
        value = read_value(text, place)
        if not value.closed:
            return value.end, False
        if not value.parts:
            self._fault(draft, f"no value of {name[1]}", place)
            return place, True
        if not _AFTER_VALUE.match(text, value.end):
            if not (_NEXT_NAME.match(text, value.end) or HEAD.match(text, _end_of(_GAP, text, value.end))):
                return self._read_undelimited(draft, name[1], start, place)
            self._fault(draft, f"no comma after {name[1]}", value.end, is_harmless=True)
        first, *others = value.parts
        draft.add(name[1], self._join(value), start, first.start, is_literal=first.is_literal and not others)
        return value.end, True

    def _read_undelimited(self, draft: Draft, name: str, start: int, place: int) -> tuple[int, bool]:
        """Read a value whose quotation marks stand inside too, or are missing: it ends with its line, or at a comma."""
        begin = _end_of(_GAP, self._text, place)
        quoted = _QUOTES_INSIDE.match(self._text, begin)
        if not quoted and self._text[begin] == '"':
            end = close_value(self._text, begin + 1, "{")
            return (end if end >= 0 else next_entry(self._text, begin)), False
        end = quoted.end() if quoted else _end_of(_BARE_WORDS, self._text, begin)
        value = quoted[1] if quoted else self._text[begin:end].strip()
        self._fault(draft, f"{name} is not delimited: {value[:80]}", begin)
        draft.add(name, value, start, quoted.start(1) if quoted else begin)
        return end, True

    def _skip_junk(self, draft: Draft, start: int) -> tuple[int, bool]:
        """Leave out what is no field; the source of the record keeps it."""
        if self._text[start] == "{":
            end = close_value(self._text, start + 1, "{")
            if end < 0:
                return next_entry(self._text, start + 1), False
        else:
            end = _end_of(_BARE_WORDS, self._text, start + 1)
        self._fault(draft, f"not a field: {self._text[start : min(end, start + 80)].strip()}", start)
        return end, True

    def _salvage(self, draft: Draft, start: int, end: int) -> None:
        self._fault(draft, "the entry or one of its values is not closed", draft.last)
        draft.clear()
        # The comma behind the key lets the first field be known.
        for name, value, place, begin in salvage_fields(self._text, max(0, start - 1), end):
            draft.add(name, self._macros.get(value.lower(), value), place, begin)

    def _fault(self, draft: Draft, message: str, offset: int, *, is_harmless: bool = False) -> None:
        draft.faults += 1
        draft.is_whole &= is_harmless
        if draft.faults <= _MOST_FAULTS:
            self._tell("broken-entry", f"{draft.key or draft.type}: {' '.join(message.split())}", offset)


def _end_of(pattern: re.Pattern[str], text: str, start: int) -> int:
    """Return where a pattern ends that begins at a place, or the place."""
    match = pattern.match(text, start)
    return match.end() if match else start


def _ends_entry(text: str, start: int) -> bool:
    """Tell whether nothing of the entry can follow: the next entry, or the end of the file."""
    end = _end_of(_GAP, text, start)
    return end == len(text) or text[end] == "@"
