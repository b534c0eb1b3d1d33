"""``citekit convert``: bibliographies to one bibliography in another format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import click

from citekit.cli.bibliographies import has_losses, read_input_bibliography, with_printed_read
from citekit.cli.joining import join_files, without_made_keys
from citekit.cli.messages import count, progress, say, tell_diagnostics
from citekit.cli.options import OutputOptions, output_options, write_records
from citekit.cli.shaping import shape_records
from citekit.formats import READERS, WRITERS
from citekit.model import Bibliography, Diagnostic, Reference

LOSSES = 1
_SHOWN = 5
_TOLD = 100


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="IN...")
@click.option("--from", "source_format", type=click.Choice(list(READERS)), help="Input format (default: by content).")
@click.option("--merge", is_flag=True, help="Join records that mean one work; every value is kept.")
@output_options("biblatex", tuple(WRITERS))
@click.pass_context
def convert(
    ctx: click.Context, sources: tuple[str, ...], source_format: str | None, merge: bool, options: OutputOptions
) -> None:
    """Turn bibliographies into one bibliography of another format, or into the same with other keys or order.

    Reads each IN (a file, or - for standard input) in its encoding, UTF-8, UTF-16 or a code page of the region, and
    writes the records of all, in order. Equal keys are told apart, no record is lost. What cannot be read is told on
    standard error as `file:line:column: code: message`, and the rest is kept. What the output format cannot hold is
    told too.

    \b
    Examples:
      citekit convert refs.bib -o refs.json                       biblatex to CSL-JSON
      citekit convert a.bib b.json --merge -o all.bib             two into one, each work once
      citekit convert refs.bib --key '{auth}{year}{shorttitle}'   new citation keys
      citekit convert refs.bib --sort cyrillic-first -o list.bib  the order of GOST
      citekit convert refs.json --to bibtex --scheme alalc        with romanised forms, for BibTeX
      cat refs.bib | citekit convert - --to csl-json

    Exit status: 0 all was read, 1 some of an input could not be read and is told, 2 usage or unreadable input. When no
    record at all was read, an older output stays as it was, and the status is 1.
    """  # noqa: D301 - click keeps the lines behind a backspace as they stand
    read: list[Bibliography] = []
    with progress(list(sources), "reading") as watched:
        for source in watched:
            bibliography = read_input_bibliography(source, source_format)
            read.append(bibliography)
            if not options.quiet:
                _tell(source, bibliography.diagnostics)
    files = [with_printed_read(one).references for one in read]
    records, made = join_files(files)
    if merge:
        records = tuple(without_made_keys(one, made) for one in _merge(records, quiet=options.quiet))
    clashes = () if options.shape.pattern else _clashes(records, made)
    written = write_records(shape_records(Bibliography(records, clashes), options.shape), sources, options)
    if any(map(has_losses, read)) or not written:
        ctx.exit(LOSSES)


def _tell(source: str, diagnostics: Sequence[Diagnostic]) -> None:
    """Tell what was noticed about a file; of a fault that is everywhere the first places and the number say enough."""
    counts: Counter[str] = Counter()
    shown = []
    for found in diagnostics:
        counts[found.code] += 1
        if counts[found.code] <= _TOLD:
            shown.append(found)
    tell_diagnostics(source, shown)
    for code, number in counts.items():
        if number > _TOLD:
            say(f"{source}: {code}: {number - _TOLD} more", colour="yellow")


def _clashes(records: Sequence[Reference], made: frozenset[str]) -> tuple[Diagnostic, ...]:
    """Tell of keys that several records brought along: whoever cites them must know that all but one are renamed."""
    keys = (record.citation_key for record in records if record.citation_key)
    counts = Counter(key.rpartition("-")[0] if key in made else key for key in keys)
    often = [key for key, number in counts.items() if number > 1]
    if not often:
        return ()
    shown = ", ".join(often[:_SHOWN]) + (f" and {len(often) - _SHOWN} more" if len(often) > _SHOWN else "")
    return (Diagnostic("duplicate-key", f"several records have the key {shown}; all but one get a number behind it"),)


def _merge(records: Sequence[Reference], *, quiet: bool) -> list[Reference]:
    """Join the records of each work into one, which stands where its first one stood."""
    from citekit.duplicates import merge_duplicates

    merged = merge_duplicates(Bibliography(tuple(records))).references
    if len(merged) < len(records) and not quiet:
        say(f"bibliography: {len(records)} records are {count(len(merged), 'work')}")
    return list(merged)
