"""``citekit parse``: reference strings to records."""

from __future__ import annotations

import click

from citekit.cli.files import STDIO, read_input_bytes
from citekit.cli.messages import progress
from citekit.cli.options import OutputOptions, output_options, write_references
from citekit.documents import read_rows
from citekit.model import ReferenceString
from citekit.parsing import label_references

NOTHING_FOUND = 1


@click.command()
@click.argument("source", default=STDIO, metavar="[FILE|-]")
@output_options("csl-json")
@click.pass_context
def parse(ctx: click.Context, source: str, options: OutputOptions) -> None:
    """Turn reference strings, one a line, into records: one for each line, in order.

    Reads FILE, or standard input. A line that is no reference gives a record of type `document` with the text as its
    title; a blank line an empty one, so that counts always agree.

    \b
    Examples:
      citekit parse references.txt > refs.json
      citekit parse references.txt -o refs.bib
      echo 'Быкаў В. Знак бяды. – Мінск, 1984.' | citekit parse --to biblatex

    Exit status: 0 fine, 1 there is no line and an older output stays as it was, 2 usage or unreadable input.
    """  # noqa: D301 - click keeps the lines behind a backspace as they stand
    strings = [ReferenceString(row) for row in read_rows(read_input_bytes(source), source)]
    with progress(strings, "labelling") as watched:
        labelled = label_references(watched)
    if not write_references(labelled, [source], options):
        ctx.exit(NOTHING_FOUND)
