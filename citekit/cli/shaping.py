"""Options that say how records look when they are written, and the one way in which every command follows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import wraps
from itertools import chain
from typing import Any, NamedTuple

import click

from citekit.cli.messages import tell_losses
from citekit.cli.outputs import keeps_older, write_output
from citekit.errors import UnknownSchemeError
from citekit.formats import PROFILES, write_bibliography
from citekit.model import Bibliography
from citekit.model.order import CITED, ORDERS


class Shape(NamedTuple):
    """Hold what the user said about the records.

    Attributes:
        scheme: Id of the scheme by which romanised forms are added, or None.
        pattern: What citation keys are made of, or None for the keys that the records have.
        order: A name in ``ORDERS``, or None for the order of the input.
        language: Language by whose alphabet records are sorted, or None for the one of most records.
        profile: The program or style for which the file is meant, a name in ``PROFILES``, or None.
    """

    scheme: str | None = None
    pattern: str | None = None
    order: str | None = None
    language: str | None = None
    profile: str | None = None


def shape_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--scheme``, ``--key``, ``--sort``, ``--sort-language`` and ``--profile``; the command gets a ``shape``.

    Raises:
        UnknownSchemeError: There is no scheme of the name.
        UnknownOrderError: There is no alphabet of the language.
        KeyPatternError: The pattern of keys cannot be read.
    """

    @wraps(command)
    def call(
        *,
        scheme: str | None,
        pattern: str | None,
        order: str | None,
        language: str | None,
        profile: str | None,
        **others: Any,
    ) -> Any:
        shape = Shape(scheme, pattern, order, language, profile)
        _refuse_unknown(shape)
        return command(shape=shape, **others)

    shaped: Callable[..., Any] = call
    for option in _OPTIONS:
        shaped = option(shaped)
    return shaped


_OPTIONS: tuple[Callable[[Callable[..., Any]], Callable[..., Any]], ...] = (
    click.option(
        "--profile",
        type=click.Choice(list(dict.fromkeys(chain.from_iterable(PROFILES.values())))),
        help=f"Write for one program or style; only {', '.join(PROFILES)} has profiles "
        f"(default: {', '.join(names[0] for names in PROFILES.values())}).",
    ),
    click.option(
        "--sort-language",
        "language",
        metavar="LANG",
        help="Sort by the alphabet of be, ru, uk, pl … (default: the language of most records).",
    ),
    click.option(
        "--sort",
        "order",
        type=click.Choice(list(ORDERS)),
        help="Order of the records (default: as they come); cyrillic-first as GOST has it, latin-first as APA, "
        "romanised as MLA.",
    ),
    click.option(
        "--key",
        "pattern",
        metavar="PATTERN",
        help="Make citation keys anew: '{auth}{year}{shorttitle}', '{auth:lower}{year}', '{authors:2:abbr}-{year}'.",
    ),
    click.option(
        "--scheme", metavar="SCHEME", help="Add romanised forms by this scheme; `citekit schemes` lists them."
    ),
)


def _refuse_unknown(shape: Shape) -> None:
    """Refuse before the work begins what could not be followed after it."""
    if shape.scheme:
        from citekit.transliteration import available_schemes

        known = sorted({one.id for one in available_schemes()})
        if shape.scheme not in known:
            raise UnknownSchemeError(shape.scheme, None, known)
    if shape.pattern is not None:
        from citekit.normalization.key_patterns import read_pattern

        read_pattern(shape.pattern)
    _sort(Bibliography(), shape)


def _sort(bibliography: Bibliography, shape: Shape) -> Bibliography:
    if not shape.order and not shape.language:
        return bibliography
    from citekit.sorting import sort_bibliography

    return sort_bibliography(bibliography, shape.order or CITED, shape.language)


def check_profile(target: str, shape: Shape) -> None:
    """Refuse, before anything is read, a profile that the format has not.

    Args:
        target: The name of the format that will be written.
        shape: What the user said about the records.

    Raises:
        UsageError: The format has no such profile.
    """
    if shape.profile and shape.profile not in PROFILES.get(target, ()):
        having = " or ".join(name for name, profiles in PROFILES.items() if shape.profile in profiles)
        raise click.UsageError(f"--profile {shape.profile} is for {having}, not for {target}; --to chooses the format")


def shape_records(bibliography: Bibliography, shape: Shape) -> Bibliography:
    """Add romanised forms, give every record its key, and sort.

    Args:
        bibliography: The records.
        shape: What the user said about them.
    """
    from citekit.normalization import assign_citation_keys

    records = assign_citation_keys(bibliography.references, shape.pattern)
    if shape.scheme:
        from citekit.transliteration import transliterate_reference

        records = tuple(transliterate_reference(record, shape.scheme) for record in records)
    return _sort(replace(bibliography, references=records), shape)


def write_shaped(  # noqa: PLR0913 - what is written, how, and where
    bibliography: Bibliography,
    target: str,
    shape: Shape,
    output: str | None,
    inputs: Sequence[str],
    *,
    quiet: bool,
) -> bool:
    """Write records that have been shaped in a format, and tell what the format has no place for.

    No record at all replaces no older output.

    Args:
        bibliography: The records, as `shape_records` gives them.
        target: A name in ``citekit.formats.WRITERS``.
        shape: What the user said about them.
        output: Path, ``-`` or None for standard output.
        inputs: The files they came from, which are never overwritten.
        quiet: True to tell nothing.

    Returns:
        False when an older output stays.

    Raises:
        UnwritableOutputError: The output cannot be written.
    """
    if not bibliography.references and keeps_older(output):
        return False
    write_output(write_bibliography(bibliography, target, profile=shape.profile), output, inputs)
    if not quiet:
        tell_losses(bibliography, target, shape.profile)
    return True
