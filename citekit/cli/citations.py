"""``citekit citations``: what a paper cites where, and what it leaves out."""

from __future__ import annotations

import click

from citekit.citations import find_citations, find_uncited
from citekit.cli.citation_tables import WRITERS, CitationReport
from citekit.cli.files import read_input
from citekit.cli.messages import say, tell_diagnostics
from citekit.cli.outputs import keeps_older, write_output
from citekit.pipeline import find_references, label_found, records_of

FINDINGS = 1


@click.command()
@click.argument("paper", metavar="PAPER")
@click.option("--to", "form", type=click.Choice(list(WRITERS)), default="table", show_default=True, help="Output form.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors.")
@click.pass_context
def citations(ctx: click.Context, paper: str, form: str, output: str | None, quiet: bool) -> None:
    """Tell what PAPER cites where, and which references are meant.

    Finds the in-text citations of a PAPER (a file, or - for standard input), by number or by name and year, in notes
    and in brackets, and links each to its reference: page and line, the words that cite, the page cited, the number
    and key of the reference, how sure the link is. Then come the references that are never cited, the citations
    without a reference with the nearest candidates, and the years on which text and list disagree.

    \b
    Examples:
      citekit citations paper.txt                       a table
      citekit citations paper.txt --to json             for programs
      citekit citations paper.txt --to csv -o paper.csv for a spreadsheet

    Exit status: 0 every citation has its reference, 1 some have none or no citation was found, 2 usage or unreadable
    input.
    """  # noqa: D301 - click keeps the lines behind a backspace as they stand
    document = read_input(paper)
    bibliography = records_of(label_found(find_references(document)))
    found = find_citations(document, bibliography)
    if not quiet:
        tell_diagnostics(paper, document.diagnostics)
    report = CitationReport(document, bibliography, found, find_uncited(found, bibliography))
    if found or bibliography.references or not keeps_older(output):
        write_output(WRITERS[form](report), output, [paper])
    if not bibliography.references:
        say(f"citekit: {paper}: no reference list found", colour="red")
    if not found:
        say(f"citekit: {paper}: no citation found", colour="red")
    if not found or report.unresolved:
        ctx.exit(FINDINGS)
