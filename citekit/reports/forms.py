"""Write the doubtful fields as TSV, CSV, HTML or Markdown: values to text, no file is opened here."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath
from types import MappingProxyType

from citekit.errors import UnknownFormatError
from citekit.reports.excerpts import LONGEST_MARK, Piece, visible
from citekit.reports.page import write_html
from citekit.reports.review import Doubt

COLUMNS = ("number", "key", "field", "value", "confidence", "why", "source")
"""The columns, in every form."""

_LONGEST_VALUE = 5 * LONGEST_MARK
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_MARKDOWN = re.compile(r"[\\`*_\[\]<>&|~$#!^]|(?<=[A-Za-z]):(?=//)|(?<=www)\.|@")


def write_tsv(doubts: Sequence[Doubt]) -> str:
    r"""Write a line for each doubt, values parted by tabs; a tab or a newline in a value is ``\t`` or ``\n``."""
    return "".join("\t".join(row) + "\n" for row in (COLUMNS, *map(_row, doubts)))


def write_csv(doubts: Sequence[Doubt]) -> str:
    """Write what a spreadsheet opens (RFC 4180): with a byte order mark, by which it knows UTF-8, and no formulas.

    A value that a spreadsheet would calculate gets an apostrophe before it.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_no_formula, _row(doubt)) for doubt in doubts)
    return "\ufeff" + text.getvalue()


def _no_formula(value: str) -> str:
    return f"'{value}" if _FORMULA.match(value) else value


def write_markdown(doubts: Sequence[Doubt]) -> str:
    """Write a table of GitHub's Markdown; nothing in a value is markup there."""
    rows = [COLUMNS, ("--:", "---", "---", "---", "--:", "---", "---")]
    rows += [tuple(map(_no_markdown, _row(doubt))) for doubt in doubts]  # type: ignore[misc]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _no_markdown(value: str) -> str:
    return _MARKDOWN.sub(lambda match: f"\\{match[0]}", value)


def _row(doubt: Doubt) -> tuple[str, ...]:
    value = doubt.value if len(doubt.value) <= _LONGEST_VALUE else f"{doubt.value[:_LONGEST_VALUE]} […]"
    confidence = "" if doubt.confidence is None else f"{doubt.confidence:.3f}"
    why = "; ".join(doubt.why)
    texts = (str(doubt.number), doubt.key, doubt.field, value, confidence, why)
    return (*map(visible, texts), mark_excerpt(doubt.source))


def mark_excerpt(pieces: Iterable[Piece]) -> str:
    r"""Write an excerpt with its marks as ``⟦…⟧`` and ``[…]`` for what is left out; the string's own are escaped.

    Example:
        >>> mark_excerpt([Piece("", "cut"), Piece(" – С. "), Piece("12–29", "marked"), Piece(". ⟦x⟧")])
        '[…] – С. ⟦12–29⟧. \\u27e6x\\u27e7'
    """
    shown = []
    for piece in pieces:
        text = re.sub(r"[⟦⟧]|(?<=\[)…(?=\])", lambda match: f"\\u{ord(match[0]):04x}", visible(piece.text))
        shown.append({"cut": "[…]", "marked": f"⟦{text}⟧"}.get(piece.kind, text))
    # The two ends of one long mark are one mark.
    return "".join(shown).replace("⟧[…]⟦", "[…]")


FORMS: MappingProxyType[str, Callable[[Sequence[Doubt]], str]] = MappingProxyType(
    {"tsv": write_tsv, "csv": write_csv, "html": write_html, "md": write_markdown}
)
"""Suffix -> writer."""


def form_of(path: str) -> str:
    """Return the form that a file name asks for: by its suffix, TSV where it has none.

    Raises:
        UnknownFormatError: No form has the suffix.

    Example:
        >>> form_of("doubts.HTML"), form_of("-")
        ('html', 'tsv')
    """
    suffix = PurePath(path).suffix.lower()
    if suffix and suffix[1:] not in FORMS:
        raise UnknownFormatError(suffix, [f".{name}" for name in FORMS])
    return suffix[1:] or "tsv"


def write_review(doubts: Sequence[Doubt], form: str = "tsv") -> str:
    """Write doubtful fields as a table; none of them gives the table's head alone.

    Args:
        doubts: The doubtful fields, in the order of the rows.
        form: One of ``FORMS``.

    Raises:
        UnknownFormatError: There is no such form.
    """
    if form not in FORMS:
        raise UnknownFormatError(form, FORMS)
    return FORMS[form](doubts)
