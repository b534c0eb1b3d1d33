"""Tell people on standard error what was noticed, one line each, harmless to a terminal."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

import click

from citekit.cli.files import is_terminal
from citekit.expressions import late
from citekit.model import Bibliography, Diagnostic

_Item = TypeVar("_Item")
_CONTROL_SET = r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
_CONTROL = late(_CONTROL_SET)
_COMMAND = late(r"(?!\r\n|[\n\t])" + _CONTROL_SET)
_LINE_SAID = late(r"line ([0-9]{1,9})(?:: |$)")
_PROVENANCE = frozenset({"source", "sources", "diagnostics"})
_WORTH_A_BAR = 200

MOST_OF_A_KIND = 10
"""How many findings of one code are told one by one."""


def harmless(text: str) -> str:
    r"""Show control and bidirectional characters as escapes.

    Example:
        >>> harmless("title\x1b[31m")
        'title\\x1b[31m'
    """
    if text.isprintable():
        return text
    return _CONTROL.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")


def harmless_lines(text: str) -> str:
    r"""Show control and bidirectional characters as escapes, except the ends of lines and the tabs of tables.

    Example:
        >>> harmless_lines("a\tb\n\x07c\n")
        'a\tb\n\\x07c\n'
    """
    return text if text.isprintable() else _COMMAND.sub(_escape, text)


def say(text: str, *, colour: str | None = None) -> None:
    """Write one line to standard error, coloured where that is wanted and seen."""
    wanted = colour if is_terminal() and not os.environ.get("NO_COLOR") else None
    # A log that cannot be written must not stop the work it tells of.
    with suppress(OSError, AttributeError):
        click.secho(harmless(text), err=True, fg=wanted)


def count(number: int, thing: str) -> str:
    """Write a number of things.

    Example:
        >>> count(1, "field"), count(7, "field")
        ('1 field', '7 fields')
    """
    return f"{number} {thing}{'s' * (number != 1)}"


def tell_diagnostics(source: str, diagnostics: Iterable[Diagnostic]) -> None:
    """Write each diagnostic as ``source:line:column: code: message``, as far as its place is known.

    What several fields have in common is said once.
    """
    for line in dict.fromkeys(f"{_place(source, one)}: {one.code}: {_message(one)}" for one in diagnostics):
        say(line, colour="yellow")


def _place(source: str, diagnostic: Diagnostic) -> str:
    said = _LINE_SAID.match(diagnostic.message)
    line = diagnostic.line or (said and said[1])
    return ":".join(str(part) for part in (source, line, line and diagnostic.column) if part)


def _message(diagnostic: Diagnostic) -> str:
    """Return a message without the line with which readers of other people's formats begin it."""
    return _LINE_SAID.sub("", diagnostic.message, count=1)


def tell_losses(bibliography: Bibliography, target: str, profile: str | None = None) -> None:
    """Write what a format, or a program's profile of it, has no place for.

    How a record was read (its string, the places of its fields, findings) is no statement about the work: that it
    stays behind is not told.
    """
    from citekit.formats import find_losses

    found = find_losses(bibliography, target, profile)
    lost = list(dict.fromkeys((one.code, one.message) for one in found if one.field not in _PROVENANCE))
    for code, message in lost[:MOST_OF_A_KIND]:
        say(f"{target}: {code}: {message}", colour="yellow")
    if others := [_named_loss(message) for _, message in lost[MOST_OF_A_KIND:]]:
        say(f"{target}: {len(others)} more that the format cannot carry: {', '.join(others)}", colour="yellow")


def _named_loss(message: str) -> str:
    """Return what a message says is lost, without the records."""
    return message.partition(" cannot carry ")[2].rpartition(" (")[0].removeprefix("the extra field ")


def tell_bibliography(bibliography: Bibliography) -> None:
    """Write the diagnostics of a bibliography and of its records, these by their citation keys.

    Every repair is told; of the other findings ``MOST_OF_A_KIND`` of each code, and then how many more there are.
    """
    tell_diagnostics("bibliography", bibliography.diagnostics)
    told: Counter[str] = Counter()
    for reference in bibliography.references:
        found = list({(one.code, one.message): one for one in reference.diagnostics}.values())
        told.update(one.code for one in found if not one.repair)
        shown = [one for one in found if one.repair or told[one.code] <= MOST_OF_A_KIND]
        tell_diagnostics(reference.citation_key or "reference", shown)
    for code, number in told.items():
        if number > MOST_OF_A_KIND:
            say(f"bibliography: {code}: {number - MOST_OF_A_KIND} more; CSL-JSON keeps them all", colour="yellow")


@contextmanager
def progress(items: list[_Item], label: str) -> Iterator[Iterable[_Item]]:
    """Show a bar on standard error while the items are used, when they are many and somebody watches."""
    if len(items) < _WORTH_A_BAR or not is_terminal():
        yield items
        return
    with click.progressbar(items, label=label, file=sys.stderr) as bar:
        yield bar
