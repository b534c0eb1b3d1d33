"""Read YAML into plain data that remember their lines, whatever the file holds.

Only texts, lists and mappings come out: tags are ignored, so nothing is ever constructed; scalars stay as written. A
broken entry costs itself. Aliases are followed as far as a budget goes, so that no small file grows to gigabytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any, TypeVar

import yaml

from citekit.model import Diagnostic

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 32
_MOST_ALIASED = 100_000
_MOST_BROKEN = 100
_TOP_LEVEL = re.compile(r"^(?=[^\s#%])(?!(?:---|\.\.\.)(?:\s|$))", re.MULTILINE)
_FIRST_DASH = re.compile(r"^([ \t]*)-(?= )", re.MULTILINE)
_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_MOST_BRACKETS = 500
_BRACKET = re.compile(r"[\[\]{}]")
_BRACKET_OR_ENTRY = re.compile(r"[\[\]{}]|^(?=[^\s#%\[\]{}])", re.MULTILINE)
# Written so that it is sought by its first sign.
_STEPS = re.compile(r"[-?:] (?:[-?:] ){99}")
_Read = TypeVar("_Read")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class LinedDict(dict[str, Any]):
    """Hold a mapping of a YAML file with the line of each key, from 1."""

    __slots__ = ("lines",)

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, int] = {}

    @property
    def line(self) -> int:
        """The line of its first key, 0 of an empty one."""
        return min(self.lines.values(), default=0)


def read_entries(text: str) -> tuple[list[tuple[str, Any, int]], list[Diagnostic]]:
    r"""Read the mapping at the top of a YAML file.

    Returns:
        The entries in order, each with its key, its value and its line; and what could not be read.

    Example:
        >>> read_entries('a:\n  type: Book\nb: {type: [}\nc: {}')[0]
        [('a', {'type': 'Book'}, 1), ('c', {}, 4)]
    """
    text = _UNREADABLE.sub("\ufffd", text.removeprefix("\ufeff"))
    if _is_deep(text):
        return _rescue(text)
    reader = _Reader()
    try:
        return list(reader.read(text, 0)), reader.told
    except yaml.YAMLError:
        return _rescue(text)


def read_items(text: str, name: str, before: int = 0) -> tuple[list[tuple[LinedDict, int]], list[Diagnostic]]:
    r"""Read the mappings in a list, which is a whole YAML file or one of the values of the mapping at its top.

    Args:
        text: The file, or a part of it.
        name: The key of the list in that mapping.
        before: How many lines stand before the part.

    Returns:
        The mappings in order, each with its line; and what could not be read.

    Example:
        >>> read_items("references:\n- id: a\n- id: [\n- {id: c}", "references")[0]
        [({'id': 'a'}, 2), ({'id': 'c'}, 4)]
    """
    text = _UNREADABLE.sub("\ufffd", text)
    reader = _Reader()
    try:
        if _is_deep(text):
            return _rescue_items(text, before)
        found = [one for root in reader.roots(text, before) for one in _items_of(root, name)]
    except yaml.YAMLError:
        return _rescue_items(text, before)
    for item in found:
        if not isinstance(item, LinedDict):
            reader.told.append(Diagnostic("broken-entry", "not a mapping of fields, left out"))
    mappings = [item for item in found if isinstance(item, LinedDict)]
    return [(item, item.line or before + 1) for item in mappings], reader.told


def _items_of(root: Any, name: str) -> list[Any]:
    value = root.get(name) if isinstance(root, dict) else root
    return value if isinstance(value, list) else []


def _rescue_items(text: str, before: int) -> tuple[list[tuple[LinedDict, int]], list[Diagnostic]]:
    """Read each item of a broken list by itself, as a mapping that begins behind its dash."""
    dash = _FIRST_DASH.search(text)
    starts = [match.start() for match in re.finditer(rf"^{dash[1]}-(?= )", text, re.MULTILINE)] if dash else []
    reader = _Reader()

    def read(piece: str, line: int) -> Iterator[tuple[LinedDict, int]]:
        return ((root, line + 1) for root in reader.roots(piece, line) if isinstance(root, LinedDict))

    pieces = (
        (_TOP_LEVEL.split(piece.replace("-", " ", 1), maxsplit=1)[0], line)
        for piece, line in _cut(text, starts, before)
    )
    items = _rescue_pieces(pieces, read, reader)
    return items, reader.told or [Diagnostic("broken-entry", f"line {before + 1}: no list of items", line=before + 1)]


def _is_deep(text: str) -> bool:
    """Tell whether an entry opens so many brackets or steps that the time of the parser would grow as their square."""
    if _STEPS.search(text):
        return True
    # Mostly not even all entries together open so many, and brackets alone are found at once.
    return _opens_many(_BRACKET.finditer(text)) and _opens_many(_BRACKET_OR_ENTRY.finditer(text))


def _opens_many(matches: Iterator[re.Match[str]]) -> bool:
    """Tell whether more brackets are open at once than the parser should see; at an entry, an empty match, none is."""
    depth = 0
    for match in matches:
        depth = 0 if not match[0] else max(depth + 1, 1) if match[0] in "[{" else depth - 1
        if depth > _MOST_BRACKETS:
            return True
    return False


def _rescue(text: str) -> tuple[list[tuple[str, Any, int]], list[Diagnostic]]:
    """Read each entry of a broken file by itself."""
    reader = _Reader()
    starts = [match.start() for match in _TOP_LEVEL.finditer(text)] or [0]
    return _rescue_pieces(_cut(text, starts, 0), reader.read, reader), reader.told


def _cut(text: str, starts: list[int], before: int) -> Iterator[tuple[str, int]]:
    """Yield the pieces that begin at some places, each with the number of lines before it."""
    last = 0
    for start, end in pairwise([*starts, len(text)]):
        before, last = before + text.count("\n", last, start), start
        yield text[start:end], before


def _rescue_pieces(
    pieces: Iterable[tuple[str, int]], read: Callable[[str, int], Iterator[_Read]], reader: _Reader
) -> list[_Read]:
    """Return what can be read of each piece; a text that is nothing but faults is given up."""
    found, broken = list[_Read](), 0
    for piece, line in pieces:
        try:
            if _is_deep(piece):
                raise yaml.YAMLError
            found += list(read(piece, line))
        except yaml.YAMLError as error:
            reader.told.append(_broken(error, line))
            broken += 1
        if broken >= _MOST_BROKEN:
            reader.tell("broken-entry", "too many faults, the rest is left out", line + 1)
            break
    return found


def _broken(error: yaml.YAMLError, line: int) -> Diagnostic:
    mark = getattr(error, "problem_mark", None)
    place = line + (mark.line if mark else 0) + 1
    problem = getattr(error, "problem", None) or "not YAML"
    return Diagnostic("broken-entry", f"line {place}: {problem}", line=place, column=mark.column + 1 if mark else None)


class _Reader:
    """Turn the events of a YAML parser into data; anchors are known from piece to piece of a file."""

    def __init__(self) -> None:
        self.told: list[Diagnostic] = []
        self.events: Iterator[Any] = iter(())
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.aliased = 0
        self.before = 0

    def tell(self, code: str, message: str, line: int) -> None:
        """Note what is wrong with a line."""
        self.told.append(Diagnostic(code, f"line {line}: {message}", line=line))

    def line_of(self, event: Any) -> int:
        """Return the line of an event in the whole file."""
        return self.before + int(event.start_mark.line) + 1

    def read(self, text: str, before: int) -> Iterator[tuple[str, Any, int]]:
        """Yield the entries of a text that has so many lines before it."""
        self.before = before
        self.events = iter(yaml.parse(text, Loader=_LOADER))
        for event in self.events:
            if isinstance(event, yaml.MappingStartEvent):
                yield from self._pairs(1)
            elif isinstance(event, yaml.NodeEvent):
                if not isinstance(event, yaml.ScalarEvent) or event.value not in _NULLS:
                    self.tell("broken-entry", "no mapping of entries", self.line_of(event))
                self._value(event, 1)

    def roots(self, text: str, before: int) -> Iterator[Any]:
        """Yield what is at the top of each document in a text that has so many lines before it."""
        self.before = before
        self.events = iter(yaml.parse(text, Loader=_LOADER))
        for event in self.events:
            if isinstance(event, yaml.NodeEvent):
                yield self._value(event, 1)[0]

    def _pairs(self, depth: int) -> Iterator[tuple[str, Any, int]]:
        """Yield the pairs of a mapping up to its end; each value comes with its size in `last_size`."""
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            key, _ = self._value(event, depth)
            value, self.last_size = self._value(next(self.events), depth)
            if isinstance(key, str):
                yield key, value, self.line_of(event)
            else:
                self.tell("wrong-value", "a key that is no text, left out", self.line_of(event))

    def _value(self, event: Any, depth: int) -> tuple[Any, int]:
        """Return the value that begins with an event, and how many values are in it."""
        if isinstance(event, yaml.ScalarEvent):
            plain = event.style is None or event.style == ""
            result: tuple[Any, int] = (None if plain and event.value in _NULLS else event.value, 1)
        elif isinstance(event, yaml.AliasEvent):
            return self._follow(event)
        elif depth >= _DEEPEST:
            self.tell("nested-too-deeply", "the values inside are left out", self.line_of(event))
            self._skip()
            return None, 1
        elif isinstance(event, yaml.SequenceStartEvent):
            result = self._sequence(depth + 1)
        else:
            result = self._mapping(depth + 1)
        if event.anchor is not None:
            self.anchors[event.anchor] = result
        return result

    def _sequence(self, depth: int) -> tuple[list[Any], int]:
        items, size = [], 1
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            item, more = self._value(event, depth)
            items.append(item)
            size += more
        return items, size

    def _mapping(self, depth: int) -> tuple[LinedDict, int]:
        found, size = LinedDict(), 1
        for key, value, line in self._pairs(depth):
            size += self.last_size
            if key == "<<" and isinstance(value, dict):
                for name, item in value.items():
                    found.setdefault(name, item)
            elif key in found and key in found.lines:
                self.tell("duplicate-field", f"second {key[:80]} left out", line)
            else:
                found[key] = value
                found.lines[key] = line
        return found, size

    def _follow(self, event: Any) -> tuple[Any, int]:
        value, size = self.anchors.get(event.anchor, (None, 0))
        if not size:
            self.tell("wrong-value", f"*{event.anchor[:80]} names nothing before it", self.line_of(event))
        elif self.aliased + size > _MOST_ALIASED:
            self.tell("wrong-value", f"*{event.anchor[:80]} would make the file too large", self.line_of(event))
            return None, 1
        self.aliased += size
        return value, max(size, 1)

    def _skip(self) -> None:
        """Pass over the rest of a collection."""
        depth = 1
        while depth:
            event = next(self.events)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
