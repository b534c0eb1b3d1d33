"""Options and outputs that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, NamedTuple

import click

from citekit.cli.files import STDIO
from citekit.cli.messages import count, say, tell_bibliography
from citekit.cli.outputs import check_outputs, keeps_older, write_output
from citekit.cli.shaping import Shape, check_profile, shape_options, shape_records, write_shaped
from citekit.errors import UnknownFormatError
from citekit.formats import SUFFIXES, WRITERS, format_of
from citekit.model import Bibliography, LabelledReference, Reference, ReferenceString
from citekit.reports import REVIEW_BELOW

TARGETS = (*WRITERS, "strings", "labelled")
_TEXT = ".txt"


class OutputOptions(NamedTuple):
    """Hold what the user said about the output.

    Attributes:
        target: The format, one of ``TARGETS``.
        output: Path, ``-`` or None for standard output.
        shape: Keys, order and romanised forms of the records.
        quiet: True when nothing but errors is told.
        review: Path of the table of doubtful fields, ``-`` for standard output, or None.
        below: The confidence under which a field is doubtful.
    """

    target: str
    output: str | None
    shape: Shape
    quiet: bool
    review: str | None
    below: float


def output_options(
    default: str, targets: Sequence[str] = TARGETS
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add what says how records are written (``--to``, ``-o``, ``--key`` …); the command gets it as ``options``.

    Args:
        default: The format when neither ``--to`` nor the suffix of ``-o`` names one.
        targets: The formats that the command writes, some of ``TARGETS``.

    Raises:
        UnknownFormatError: The suffix of an output belongs to no format.
        UsageError: The format has not the profile that is asked for.
        UnknownSchemeError: There is no scheme of the name.
        KeyPatternError: The pattern of keys cannot be read.
    """

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def call(  # noqa: PLR0913 - one argument for each option
            *,
            target: str | None,
            output: str | None,
            shape: Shape,
            quiet: bool,
            review: str | None,
            below: float,
            **others: Any,
        ) -> Any:
            _refuse_unknown_form(review)
            chosen = target or choose_target(output, default, targets)
            check_profile(chosen, shape)
            return command(options=OutputOptions(chosen, output, shape, quiet, review, below), **others)

        decorated: Callable[..., Any] = call
        for option in (*_review_options(), shape_options, *_target_options(default, targets)):
            decorated = option(decorated)
        return decorated

    return decorate


def _review_options() -> tuple[Callable[[Callable[..., Any]], Callable[..., Any]], ...]:
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
    )


def _target_options(
    default: str, targets: Sequence[str]
) -> tuple[Callable[[Callable[..., Any]], Callable[..., Any]], ...]:
    """Return the options from the last in the help to the first."""
    return (
        click.option(
            "-o",
            "--output",
            metavar="FILE",
            help=f"Write to FILE; its suffix chooses the format: {', '.join(_suffixes(targets))}.",
        ),
        click.option(
            "--to",
            "target",
            type=click.Choice(targets),
            help=f"Output format (default: {default}, or by the suffix of -o).",
        ),
    )


def _suffixes(targets: Sequence[str]) -> tuple[str, ...]:
    return (*SUFFIXES, _TEXT) if "strings" in targets else tuple(SUFFIXES)


def _refuse_unknown_form(review: str | None) -> None:
    if not review:
        return
    from citekit.reports import form_of

    form_of(review)


def choose_target(output: str | None, default: str, targets: Sequence[str] = tuple(WRITERS)) -> str:
    """Return the format that the suffix of an output means, the default for standard output.

    Args:
        output: Path, ``-`` or None for standard output.
        default: The format of standard output.
        targets: The formats that the command writes.

    Raises:
        UnknownFormatError: The suffix belongs to no format.
    """
    if output in (None, STDIO):
        return default
    if str(output).lower().endswith(_TEXT) and "strings" in targets:
        return "strings"
    try:
        return format_of(str(output))
    except UnknownFormatError as error:
        raise UnknownFormatError(error.format, _suffixes(targets)) from error


def write_references(
    labelled: Sequence[LabelledReference],
    inputs: Sequence[str],
    options: OutputOptions,
    mentions: Sequence[Reference] = (),
    *,
    lists: Sequence[int] = (),
) -> bool:
    """Write labelled references in any of the targets, the table of doubtful fields, and what was noticed about them.

    No reference at all replaces no older output.

    Args:
        labelled: The references.
        inputs: The files they came from, which are never overwritten.
        options: What the user said about the output.
        mentions: Works that the text names, to follow the references; they have no labelled form.
        lists: How many of the references each paper has, to write one record for each work of a paper.

    Returns:
        False when an older output stays.

    Raises:
        UnwritableOutputError: An output cannot be written.
    """
    from citekit.pipeline import records_of  # whoever only converts need not wait for the labeller

    if options.review:
        check_outputs((options.output, options.review), inputs)
    bibliography = Bibliography()
    if options.target in WRITERS or options.review:
        bibliography = shape_records(records_of(labelled, None, mentions, lists=lists), options.shape)
    if options.target in WRITERS:
        return write_records(bibliography, inputs, options)
    if options.review:
        _write_review(bibliography, options.review, inputs, options)
    if not (labelled or mentions) and keeps_older(options.output):
        return False
    strings = [*(one.string for one in labelled), *(one.source for one in mentions if one.source)]
    write_output(_text_of(labelled, strings, options.target), options.output, inputs)
    return True


def write_records(bibliography: Bibliography, inputs: Sequence[str], options: OutputOptions) -> bool:
    """Write records that have been shaped, the table of doubtful fields, and what was noticed about them.

    No record at all replaces no older output.

    Args:
        bibliography: The records, as `shape_records` gives them.
        inputs: The files they came from, which are never overwritten.
        options: What the user said about the output; the target is a format of bibliographies.

    Returns:
        False when an older output stays.

    Raises:
        UnwritableOutputError: An output cannot be written.
    """
    if options.review:
        check_outputs((options.output, options.review), inputs)
        _write_review(bibliography, options.review, inputs, options)
    written = write_shaped(bibliography, options.target, options.shape, options.output, inputs, quiet=options.quiet)
    if not options.quiet:
        tell_bibliography(bibliography)
    return written


def _text_of(labelled: Sequence[LabelledReference], strings: Sequence[ReferenceString], target: str) -> str:
    if target == "strings":
        return "".join(string.text + "\n" for string in strings)
    from citekit.formats import write_labelled

    return write_labelled(labelled)


def _write_review(bibliography: Bibliography, review: str, inputs: Sequence[str], options: OutputOptions) -> None:
    from citekit.reports import find_doubtful_fields, form_of, write_review

    if not bibliography.references and keeps_older(review):
        return
    doubts = find_doubtful_fields(bibliography, options.below)
    write_output(write_review(doubts, form_of(review)), review, inputs)
    if not options.quiet:
        references = len({doubt.number for doubt in doubts})
        say(f"{count(len(doubts), 'field')} of {count(references, 'reference')} to review: {review}")
