"""Options and outputs that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, NamedTuple

import click

from citekit.cli.files import STDIO, write_output
from citekit.cli.messages import tell_bibliography
from citekit.errors import UnknownFormatError, UnknownSchemeError
from citekit.formats import SUFFIXES, WRITERS, format_of, write_bibliography, write_labelled
from citekit.model import LabelledReference, Reference
from citekit.pipeline import records_of
from citekit.transliteration import available_schemes

TARGETS = (*WRITERS, "strings", "labelled")
_SUFFIXES = {**SUFFIXES, ".txt": "strings"}


class OutputOptions(NamedTuple):
    """Hold what the user said about the output.

    Attributes:
        target: The format, one of ``TARGETS``.
        output: Path, ``-`` or None for standard output.
        scheme: Id of the scheme by which romanised forms are added, or None.
        quiet: True when nothing but errors is told.
    """

    target: str
    output: str | None
    scheme: str | None
    quiet: bool


def output_options(default: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add ``--to``, ``--scheme``, ``-o`` and ``--quiet`` to a command, which gets them as ``options``.

    Args:
        default: The format when neither ``--to`` nor the suffix of ``-o`` names one.

    Raises:
        UnknownFormatError: The suffix of the output belongs to no format.
        UnknownSchemeError: There is no scheme of the name.
    """
    added = (
        click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors."),
        click.option(
            "-o", "--output", metavar="FILE", help="Write to FILE; its suffix chooses the format: .bib, .json, .txt."
        ),
        click.option(
            "--scheme", metavar="SCHEME", help="Add romanised forms by this scheme; `citekit schemes` lists them."
        ),
        click.option(
            "--to",
            "target",
            type=click.Choice(TARGETS),
            help=f"Output format (default: {default}, or by the suffix of -o).",
        ),
    )

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def call(*, target: str | None, output: str | None, scheme: str | None, quiet: bool, **others: Any) -> Any:
            _refuse_unknown(scheme)
            return command(
                options=OutputOptions(_choose_target(target, output, default), output, scheme, quiet), **others
            )

        for option in added:
            call = option(call)
        return call

    return decorate


def _refuse_unknown(scheme: str | None) -> None:
    known = sorted({one.id for one in available_schemes()}) if scheme else []
    if scheme and scheme not in known:
        raise UnknownSchemeError(scheme, None, known)


def _choose_target(target: str | None, output: str | None, default: str) -> str:
    if target:
        return target
    if output in (None, STDIO):
        return default
    if str(output).lower().endswith(".txt"):
        return "strings"
    try:
        return format_of(str(output))
    except UnknownFormatError as error:
        raise UnknownFormatError(error.format, _SUFFIXES) from error


def write_references(
    labelled: Sequence[LabelledReference],
    inputs: Sequence[str],
    options: OutputOptions,
    mentions: Sequence[Reference] = (),
    *,
    lists: Sequence[int] = (),
) -> None:
    """Write labelled references in any of the targets and tell what was noticed about them.

    Args:
        labelled: The references.
        inputs: The files they came from, which are never overwritten.
        options: What the user said about the output.
        mentions: Works that the text names, to follow the references; they have no labelled form.
        lists: How many of the references each paper has, to write one record for each work of a paper.

    Raises:
        UnwritableOutputError: The output cannot be written.
    """
    if options.target == "strings":
        strings = [*(one.string for one in labelled), *(one.source for one in mentions if one.source)]
        write_output("".join(string.text + "\n" for string in strings), options.output, inputs)
    elif options.target == "labelled":
        write_output(write_labelled(labelled), options.output, inputs)
    else:
        bibliography = records_of(labelled, options.scheme, mentions, lists=lists)
        write_output(write_bibliography(bibliography, options.target), options.output, inputs)
        if not options.quiet:
            tell_bibliography(bibliography)
