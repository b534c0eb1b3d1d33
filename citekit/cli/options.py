"""Options and outputs that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, NamedTuple

import click

from citekit.cli.files import STDIO, check_outputs, write_output
from citekit.cli.messages import count, say, tell_bibliography
from citekit.errors import UnknownFormatError, UnknownSchemeError
from citekit.formats import SUFFIXES, WRITERS, format_of, write_bibliography
from citekit.model import Bibliography, LabelledReference, Reference, ReferenceString
from citekit.pipeline import records_of
from citekit.reports import REVIEW_BELOW

TARGETS = (*WRITERS, "strings", "labelled")
_SUFFIXES = {**SUFFIXES, ".txt": "strings"}


class OutputOptions(NamedTuple):
    """Hold what the user said about the output.

    Attributes:
        target: The format, one of ``TARGETS``.
        output: Path, ``-`` or None for standard output.
        scheme: Id of the scheme by which romanised forms are added, or None.
        quiet: True when nothing but errors is told.
        review: Path of the table of doubtful fields, ``-`` for standard output, or None.
        below: The confidence under which a field is doubtful.
    """

    target: str
    output: str | None
    scheme: str | None
    quiet: bool
    review: str | None
    below: float


def output_options(default: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add what says how records are written (``--to``, ``-o``, ``--review`` …); the command gets it as ``options``.

    Args:
        default: The format when neither ``--to`` nor the suffix of ``-o`` names one.

    Raises:
        UnknownFormatError: The suffix of an output belongs to no format.
        UnknownSchemeError: There is no scheme of the name.
    """

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def call(  # noqa: PLR0913 - one argument for each option
            *,
            target: str | None,
            output: str | None,
            scheme: str | None,
            quiet: bool,
            review: str | None,
            below: float,
            **others: Any,
        ) -> Any:
            _refuse_unknown(scheme)
            _refuse_unknown_form(review)
            chosen = _choose_target(target, output, default)
            return command(options=OutputOptions(chosen, output, scheme, quiet, review, below), **others)

        decorated: Callable[..., Any] = call
        for option in _options(default):
            decorated = option(decorated)
        return decorated

    return decorate


def _options(default: str) -> tuple[Callable[[Callable[..., Any]], Callable[..., Any]], ...]:
    """Return the options from the last in the help to the first."""
    return (
        click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors."),
        click.option(
            "--review-below",
            "below",
            metavar="NUMBER",
            type=click.FloatRange(0, 1),
            default=REVIEW_BELOW,
            show_default=True,
            help="Confidence under which a field is doubtful, 0 to 1.",
        ),
        click.option(
            "--review",
            metavar="FILE",
            help="Also write the doubtful fields as a table for a person to check; its suffix chooses the form: "
            ".tsv, .csv (spreadsheets), .html, .md.",
        ),
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


def _refuse_unknown(scheme: str | None) -> None:
    if not scheme:
        return
    from citekit.transliteration import available_schemes

    known = sorted({one.id for one in available_schemes()})
    if scheme not in known:
        raise UnknownSchemeError(scheme, None, known)


def _refuse_unknown_form(review: str | None) -> None:
    if not review:
        return
    from citekit.reports import form_of

    form_of(review)


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
    """Write labelled references in any of the targets, the table of doubtful fields, and what was noticed about them.

    Args:
        labelled: The references.
        inputs: The files they came from, which are never overwritten.
        options: What the user said about the output.
        mentions: Works that the text names, to follow the references; they have no labelled form.
        lists: How many of the references each paper has, to write one record for each work of a paper.

    Raises:
        UnwritableOutputError: An output cannot be written.
    """
    is_bibliography = options.target in WRITERS
    bibliography = Bibliography()
    if is_bibliography or options.review:
        bibliography = records_of(labelled, options.scheme, mentions, lists=lists)
    if options.review:
        _write_review(bibliography, options.review, inputs, options)
    strings = [*(one.string for one in labelled), *(one.source for one in mentions if one.source)]
    write_output(_text_of(labelled, strings, bibliography, options.target), options.output, inputs)
    if is_bibliography and not options.quiet:
        tell_bibliography(bibliography)


def _text_of(
    labelled: Sequence[LabelledReference], strings: Sequence[ReferenceString], bibliography: Bibliography, target: str
) -> str:
    if target == "strings":
        return "".join(string.text + "\n" for string in strings)
    if target == "labelled":
        from citekit.formats import write_labelled

        return write_labelled(labelled)
    return write_bibliography(bibliography, target)


def _write_review(bibliography: Bibliography, review: str, inputs: Sequence[str], options: OutputOptions) -> None:
    from citekit.reports import find_doubtful_fields, form_of, write_review

    check_outputs(options.output, review, inputs)
    doubts = find_doubtful_fields(bibliography, options.below)
    write_output(write_review(doubts, form_of(review)), review, inputs)
    if not options.quiet:
        references = len({doubt.number for doubt in doubts})
        say(f"{count(len(doubts), 'field')} of {count(references, 'reference')} to review: {review}")
