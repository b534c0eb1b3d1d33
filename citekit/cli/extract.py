"""``citekit extract``: papers to a bibliography."""

from __future__ import annotations

from collections.abc import Iterable

import click

from citekit.cli.files import read_input
from citekit.cli.messages import progress, say, tell_diagnostics
from citekit.cli.options import OutputOptions, output_options, write_references
from citekit.model import Document, Reference, ReferenceString
from citekit.pipeline import find_references, label_found, records_of

NOTHING_FOUND = 1


@click.command()
@click.argument("papers", nargs=-1, required=True, metavar="PAPER...")
@click.option(
    "--mentions", is_flag=True, help="Add works that the text names by author and title without listing them."
)
@output_options("biblatex")
@click.pass_context
def extract(ctx: click.Context, papers: tuple[str, ...], mentions: bool, options: OutputOptions) -> None:
    """Turn papers into a bibliography.

    Finds the reference list of each PAPER (a file, or - for standard input), repairs what OCR and typesetting broke,
    and writes the records to standard output or to a file. Every repair is told on standard error; CSL-JSON keeps the
    value as printed beside it.

    \b
    Examples:
      citekit extract paper.txt                         biblatex on standard output
      citekit extract paper.txt -o refs.bib             biblatex
      citekit extract paper.txt -o refs.json            CSL-JSON
      citekit extract paper.txt --to strings            the recovered reference strings, one a line
      citekit extract blog.txt --mentions               works named in the text too, for papers without a list
      pdftotext paper.pdf - | citekit extract - --to csl-json

    Exit status: 0 references were found, 1 a paper has none, 2 usage or unreadable input. When nothing at all was
    found, an older output stays as it was.
    """  # noqa: D301 - click keeps the lines behind a backspace as they stand
    references: list[ReferenceString | Reference] = []
    named: list[Reference] = []
    sizes: list[int] = []
    empty = []
    for paper in papers:
        document = read_input(paper)
        found = find_references(document)
        references += found
        sizes.append(len(found))
        works = _find_mentions(document, found) if mentions else ()
        named += works
        if not options.quiet:
            tell_diagnostics(paper, document.diagnostics)
        if not found and not works:
            empty.append(paper)
    with progress(references, "labelling") as watched:
        labelled = label_found(watched)
    write_references(labelled, papers, options, named, lists=sizes)
    for paper in empty:
        say(f"citekit: {paper}: no reference list found", colour="red")
    if empty:
        ctx.exit(NOTHING_FOUND)


def _find_mentions(document: Document, found: Iterable[ReferenceString | Reference]) -> tuple[Reference, ...]:
    from citekit.citations import find_mentions

    return find_mentions(document, records_of(label_found(found)))
