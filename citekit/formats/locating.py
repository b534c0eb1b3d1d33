"""Find where the entries of a bibliography file and their fields stand, and put other values there.

``LOCATORS`` is the table of formats. A ``.bib`` file is gone through by its reader; the files of other formats are read
apart from theirs, for places and not for meanings, and what is broken in them is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from citekit.late_names import late_function
from citekit.model import Bibliography, Reference, SourceEntry, Span
from citekit.model.pointers import POINTERS

_REST_OF_LINE = re.compile(r"[ \t]*+(?:\n[ \t]*+(?=\n))?\n?")


def locate_entries(text: str, format: str) -> tuple[SourceEntry, ...]:  # noqa: A002
    r"""Find the entries of a bibliography file, in its order.

    Args:
        text: The whole file.
        format: The name of a format; of one that is not in ``LOCATORS`` nothing is found.

    Returns:
        One value for each entry that has begun, broken ones too, so match them with records by their keys.

    Example:
        >>> entry = locate_entries("@book{dunin1855,\n  title = {Халімон}\n}", "biblatex")[0]
        >>> entry.key, entry.fields[0].name, entry.fields[0].line, entry.fields[0].column
        ('dunin1855', 'title', 2, 12)
    """
    return tuple(LOCATORS[format](text)) if format in LOCATORS else ()


def encode_value(value: str, format: str) -> str:  # noqa: A002
    r"""Write a value as it stands between the marks of its literal.

    Example:
        >>> encode_value('a "b"', "csl-json"), encode_value("a", "biblatex")
        ('a \\"b\\"', 'a')
    """
    if format != "csl-json":
        return value
    from citekit.formats.csl.places import encode_string

    return encode_string(value)


def replace_spans(text: str, replacements: Iterable[tuple[Span, str]]) -> str:
    """Put other texts in place of parts of a text; of parts that overlap the first one counts.

    Example:
        >>> replace_spans("a b c", [(Span(4, 5), "C"), (Span(0, 1), "A")])
        'A b C'
    """
    pieces, at = [], 0
    for span, other in sorted(replacements, key=lambda one: (one[0].start, one[0].end)):
        if span.start >= at:
            pieces += [text[at : span.start], other]
            at = span.end
    return "".join([*pieces, text[at:]])


def join_entries(
    text: str,
    format: str,  # noqa: A002
    entries: Sequence[SourceEntry],
    joined: Reference,
) -> list[tuple[Span, str]]:
    """Return what to replace so that one record stands in place of the first of some entries, and none of the others.

    Args:
        text: The whole file.
        format: Its format.
        entries: The entries, each with its span.
        joined: The record.
    """
    spans = [entry.span for entry in entries if entry.span]
    written = _write_alone(joined, format, entries[0])
    if format == "csl-json" and spans:
        from citekit.formats.csl.places import lay_out

        written = lay_out(written, text, spans[0])
    return [(spans[0], written), *((_with_separator(text, span, format), "") for span in spans[1:])]


def point_fields(
    text: str,
    format: str,  # noqa: A002
    entry: SourceEntry,
    pointing: Reference,
) -> list[tuple[Span, str]]:
    """Return what to replace so that the fields of an entry that hold keys hold those of a record.

    Args:
        text: The whole file.
        format: Its format.
        entry: The entry; where its fields have no places it is written anew.
        pointing: Its record, with other keys.
    """
    keys = {name: value for name, value in pointing.extra if name in POINTERS}
    fields = {field.name: field.span for field in entry.fields if field.name in keys and entry.is_latex}
    places = [(span, keys[name]) for name, span in fields.items() if span]
    if entry.span and len(places) < len(keys):
        return join_entries(text, format, [entry], pointing)
    return places


def _write_alone(record: Reference, format: str, entry: SourceEntry) -> str:  # noqa: A002
    from citekit.formats import write_bibliography
    from citekit.formats.keys import fallback_key
    from citekit.formats.noting import note_losses

    if format == "biblatex" and {"year", "journal"} & {field.name for field in entry.fields}:
        format = "bibtex"  # noqa: A001 - the fields are those of the older flavour
    written = write_bibliography(Bibliography((note_losses(record, format),)), format).strip()
    if format == "ris" and not record.citation_key:
        return written.replace(f"ID  - {fallback_key(1)}\n", "", 1)
    if format != "csl-json":
        return written
    return written.removeprefix("[").removesuffix("]").strip().replace("\n  ", "\n")


def _with_separator(text: str, span: Span, format: str) -> Span:  # noqa: A002
    """Widen a span by what keeps it apart from its neighbours."""
    if format == "csl-json":
        start = span.start
        while start and text[start - 1].isspace():
            start -= 1
        return Span(start - (text[start - 1 : start] == ","), span.end)
    rest = _REST_OF_LINE.match(text, span.end)
    return Span(span.start, rest.end() if rest else span.end)


LOCATORS: dict[str, Callable[[str], Iterator[SourceEntry]]] = {
    "biblatex": late_function("citekit.formats.bib.places", "locate_bib_entries"),
    "bibtex": late_function("citekit.formats.bib.places", "locate_bib_entries"),
    "csl-json": late_function("citekit.formats.csl.places", "locate_json_items"),
    "ris": late_function("citekit.formats.ris.places", "locate_ris_records"),
}
