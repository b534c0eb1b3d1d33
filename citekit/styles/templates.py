"""Read the small language in which styles say how a line is printed.

A line is a list of parts; a part is text with slots, and vanishes when one of its slots has no value::

    "{heading(author)} "        the authors in the form `heading`, and a blank
    " // *{container_title}*"   in italics; ``**`` is bold
    ". – {numbering}"           a value that the style composes itself
    "{container_title|archive}" the first that has a value
    "."                         a part without slots is always printed

``name(value)`` applies a form: of names, of dates, a word of the record's language, or one built in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from citekit.errors import CitekitError
from citekit.styles.rich import Emphasis, Run

_TOKEN = re.compile(r"\{[^{}]*\}|\*\*|\*|[^{}*]+|[{}]")
_EXPRESSION = re.compile(r"((?:[a-z][a-z0-9_]*\()*)([a-z][a-z0-9_]*)(\)*)")
_TOGGLES: dict[str, Emphasis] = {"*": "italic", "**": "bold"}


class Expression(NamedTuple):
    """Name a value and the forms that are applied to it, the innermost first."""

    value: str
    forms: tuple[str, ...] = ()


class Slot(NamedTuple):
    """Hold the alternatives of a slot and the emphasis in which it stands."""

    alternatives: tuple[Expression, ...]
    emphasis: Emphasis = ""


Part = tuple[Run | Slot, ...]


class TemplateError(CitekitError):
    """Say which part of a style cannot be read, and why."""


def parse_part(source: str) -> Part:
    """Read one part of a line.

    Raises:
        TemplateError: A slot or a mark of emphasis is not closed, or a slot is no expression.

    Example:
        >>> parse_part(", *{container_title}*")[1]
        Slot(alternatives=(Expression(value='container_title', forms=()),), emphasis='italic')
    """
    parsed: list[Run | Slot] = []
    emphasis: Emphasis = ""
    for token in _TOKEN.findall(source):
        if token in _TOGGLES:
            emphasis = "" if emphasis == _TOGGLES[token] else _TOGGLES[token]
        elif token in ("{", "}"):
            raise TemplateError(f"part {source!r} has a lone brace")
        elif token[0] == "{":
            parsed.append(Slot(tuple(_expressions(token[1:-1], source)), emphasis))
        else:
            parsed.append(Run(token, emphasis))
    if emphasis:
        raise TemplateError(f"part {source!r} leaves {emphasis} open")
    return tuple(parsed)


def _expressions(slot: str, source: str) -> Iterator[Expression]:
    for alternative in slot.split("|"):
        found = _EXPRESSION.fullmatch(alternative.strip())
        if not found or found[1].count("(") != len(found[3]):
            raise TemplateError(f"part {source!r} has a slot that is no value: {alternative!r}")
        yield Expression(found[2], tuple(reversed(found[1].split("(")[:-1])))


def expressions(part: Part) -> Iterator[Expression]:
    """Yield every expression of a part."""
    for token in part:
        if isinstance(token, Slot):
            yield from token.alternatives
