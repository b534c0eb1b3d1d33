"""Tell where a record stands in a sorted list: by what its line begins with."""

from __future__ import annotations

from dataclasses import replace

from citekit.model import Reference, Text
from citekit.styles.cleaning import clean
from citekit.styles.definition import Style
from citekit.styles.lines import print_line, record_of
from citekit.styles.rich import plain
from citekit.styles.values.titles import title_of

_HEADS = ("author", "editor", "compiler")


def stand_as_printed(reference: Reference, style: Style) -> Reference:
    """Return a record to sort by: its people are those with whom its line begins, its title what stands there instead.

    A work that a style prints under the title, a standard under its number and a law under its kind stand there, and
    romanised lists have the order of the letters that they print.

    Args:
        reference: The record.
        style: As it is printed, with the scheme that the user wants.

    Example:
        >>> from citekit.model import Name
        >>> from citekit.styles.definition import load_style
        >>> four = tuple(Name(family, "І.") for family in ("Бык", "Воўк", "Зубр", "Лось"))
        >>> book = Reference("book", language="be", author=four, title=Text("Пушча"))
        >>> stand_as_printed(book, load_style("gost")).author
        ()
        >>> [name.family for name in stand_as_printed(book, load_style("apa")).author][:2]
        ['Byk', 'Vouk']
    """
    record = record_of(reference, style)
    line = plain(print_line(reference, style)).casefold()
    title = title_of(record)
    alone = replace(reference, type="document", author=(), editor=(), compiler=())
    kept = alone if style.latin is None else replace(alone, title=Text(title) if title else None)
    for role in _HEADS:
        names = record.names(role)
        if names and _begins(line, names[0].sort_name):
            own = names if style.latin is None else tuple(replace(name, variants=()) for name in names)
            return replace(kept, author=own)
    return kept if _begins(line, title) else replace(alone, title=Text(line))


def _begins(line: str, text: str) -> bool:
    start = clean(text).casefold()
    return bool(start) and line.lstrip("‘“«").startswith(start.lstrip("‘“«"))
