r"""Find where the values of a .bib file end, in linear time, whatever is missing.

A value that is not closed would swallow the entries after it, so a line that begins like an entry ends it:
``@book{key,`` at the start of a line is hardly ever part of a title.
"""

from __future__ import annotations

import re
from typing import NamedTuple

NAME = r"""[^\s"#%'(),={}0-9][^\s"#%'(),={}]*+"""
"""A name of a field or abbreviation, in any script."""

_COMMENT = r"%[^\n]*+\n"
"""What biber takes for blank between the fields of an entry, to the end of its line."""
BLANK = rf"(?:\s|{_COMMENT})*+"
BETWEEN = rf"(?:[\s,]|{_COMMENT})*+"
"""What parts the fields of an entry."""

_HEAD = r"""@[ \t]*(?:\w+[ \t]*[{(]\s*[^\s{}(),="]+\s*,|(?i:string|preamble|comment)[ \t]*[{(])"""
HEAD = re.compile(_HEAD)
"""The beginning of an entry: the ``@``, its type and its key."""

_NEXT_ENTRY = re.compile(rf"^[ \t]*{_HEAD}", re.MULTILINE)
_IN_BRACES = re.compile(rf"[{{}}]|^[ \t]*{_HEAD}", re.MULTILINE)
_IN_QUOTES = re.compile(rf'["{{}}]|^[ \t]*{_HEAD}', re.MULTILINE)
_PART = re.compile(rf'\s*(?:([{{"])|([0-9]+)|({NAME}))')
_HASH = re.compile(r"\s*#")


class Part(NamedTuple):
    """Hold one part of a value; parts are joined with ``#``.

    Attributes:
        text: LaTeX, or the name of an abbreviation.
        start: Where its text begins in the file.
        is_name: True for the name of an abbreviation.
        is_literal: True for what stands between delimiters.
    """

    text: str
    start: int
    is_name: bool
    is_literal: bool


class Value(NamedTuple):
    """Hold a value as it stands in a file.

    Attributes:
        parts: Its parts; none when there is no value.
        end: Where it ends, its delimiter included.
        closed: False when a brace or quotation mark is missing, and ``end`` is where the next entry begins.
    """

    parts: tuple[Part, ...]
    end: int
    closed: bool = True


def read_value(text: str, start: int) -> Value:
    """Read a value: braces, quotation marks, a number or an abbreviation, or several joined with ``#``.

    Example:
        >>> [part.text for part in read_value('jan # "~1",', 0).parts]
        ['jan', '~1']
    """
    parts: list[Part] = []
    end = start
    while match := _PART.match(text, end):
        opening, number, name = match.groups()
        end = match.end()
        if opening:
            begin, end = end, close_value(text, end, opening)
            if end < 0:
                return Value(tuple(parts), next_entry(text, begin), closed=False)
            parts.append(Part(text[begin : end - 1], begin, is_name=False, is_literal=True))
        else:
            parts.append(Part(number or name, match.start(match.lastindex or 0), is_name=bool(name), is_literal=False))
        hash_sign = _HASH.match(text, end)
        if hash_sign is None:
            break
        end = hash_sign.end()
    return Value(tuple(parts), end)


def close_value(text: str, start: int, opening: str) -> int:
    """Return the place behind the delimiter that closes a value, or -1 when the value is not closed.

    Args:
        text: The file.
        start: The place behind the opening delimiter.
        opening: ``{`` or ``"``.
    """
    depth = 0
    for match in (_IN_BRACES if opening == "{" else _IN_QUOTES).finditer(text, start):
        found = match.group()
        if found == "{":
            depth += 1
        elif found == "}" and depth:
            depth -= 1
        elif found == "}":
            return match.end() if opening == "{" else -1
        elif found != '"':
            return -1
        elif depth == 0:
            return match.end()
    return -1


def next_entry(text: str, start: int) -> int:
    """Return where the next entry begins, or the end of the file."""
    match = _NEXT_ENTRY.search(text, start)
    return match.start() if match else len(text)
