"""Options and outputs that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from citekit.cli.files import STDIO, write_output
from citekit.cli.messages import tell_bibliography
from citekit.errors import UnknownFormatError
from citekit.formats import SUFFIXES, WRITERS, format_of, write_bibliography, write_labelled
from citekit.model import LabelledReference
from citekit.pipeline import records_of

TARGETS = (*WRITERS, "strings", "labelled")
_SUFFIXES = {**SUFFIXES, ".txt": "strings"}


def output_options(default: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add ``--to``, ``-o`` and ``--quiet`` to a command.

    Args:
        default: The format when neither ``--to`` nor the suffix of ``-o`` names one.
    """

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in (
            click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors."),
            click.option(
                "-o",
                "--output",
                metavar="FILE",
                help="Write to FILE; its suffix chooses the format: .bib, .json, .txt.",
            ),
            click.option(
                "--to",
                "target",
                type=click.Choice(TARGETS),
                help=f"Output format (default: {default}, or by the suffix of -o).",
            ),
        ):
            command = option(command)
        return command

    return decorate


def choose_target(target: str | None, output: str | None, default: str) -> str:
    """Choose the output format: ``--to``, else the suffix of the output file, else the default.

    Raises:
        UnknownFormatError: The suffix belongs to no format.
    """
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
    labelled: Sequence[LabelledReference], target: str, output: str | None, inputs: Sequence[str], *, quiet: bool
) -> None:
    """Write labelled references in any of the targets and tell what was noticed about them."""
    if target == "strings":
        write_output("".join(one.string.text + "\n" for one in labelled), output, inputs)
        return
    if target == "labelled":
        write_output(write_labelled(labelled), output, inputs)
        return
    bibliography = records_of(labelled)
    write_output(write_bibliography(bibliography, target), output, inputs)
    if not quiet:
        tell_bibliography(bibliography)
