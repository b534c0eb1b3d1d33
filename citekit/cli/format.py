"""``citekit format``: records to printed reference lists."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import chain
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import click

from citekit.cli.files import STDIO, read_input_bytes
from citekit.cli.messages import count, say, tell_diagnostics
from citekit.cli.outputs import keeps_older, open_output
from citekit.cli.printing import Wishes, print_lists
from citekit.errors import UnknownFormatError
from citekit.model import Bibliography
from citekit.model.order import ORDERS

if TYPE_CHECKING:
    from citekit.styles import PrintedList

TARGETS = ("text", "markdown", "html", "docx")
SUFFIXES = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
}
NOTHING_FOUND = 1
_MOST_TOLD = 10


def _show_styles(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    from citekit.styles import available_styles

    for style in available_styles():
        click.echo(f"{style.id}\t{style.name}\t{style.standard}")
    ctx.exit()


@click.command("format")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--style",
    "styles",
    multiple=True,
    metavar="STYLE",
    default=("gost",),
    show_default="gost",
    help="A style of citekit, a name of citationstyles.org (extra styles; csl:NAME where both have it), a .csl or a "
    ".toml file; several print one list each, with the same numbers.",
)
@click.option(
    "--list-styles",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_styles,
    help="List citekit's own styles and the standards behind them.",
)
@click.option(
    "--to",
    "target",
    type=click.Choice(TARGETS),
    help="Output format (default: text, or by the suffix of -o); docx needs pandoc.",
)
@click.option(
    "--sort", "order", type=click.Choice(list(ORDERS)), help="Order of the lists (default: as each style wants)."
)
@click.option("--numbers/--no-numbers", "numbered", default=None, help="Number the items or not (default: by style).")
@click.option("--exclude", metavar="TYPES", default="", help="Leave out CSL types or kinds, such as law,newspaper.")
@click.option(
    "--renumber/--keep-numbers",
    "renumber",
    default=None,
    help="Number what --exclude leaves anew, or keep the numbers of the whole list (default: anew only in "
    "lists that are sorted).",
)
@click.option("--scheme", metavar="SCHEME", help="Romanise by this scheme; `citekit schemes` lists them.")
@click.option("--placeholder", metavar="TEXT", help="Print TEXT where a title has no English form (default: [???]).")
@click.option("--no-placeholder", is_flag=True, help="Print nothing where a title has no English form.")
@click.option(
    "--heading",
    "headings",
    multiple=True,
    metavar="TEXT",
    help="Heading of the list; give it once for each style (default: several lists have their own).",
)
@click.option("--locale", metavar="TAG", help="Language of the terms of a CSL style, such as ru-RU.")
@click.option(
    "-o", "--output", metavar="FILE", help=f"Write to FILE; its suffix chooses the format: {', '.join(SUFFIXES)}."
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors.")
@click.pass_context
def format(  # noqa: A001, PLR0913 - the name of the command; one argument for each option
    ctx: click.Context,
    /,
    inputs: tuple[str, ...],
    *,
    target: str | None,
    exclude: str,
    placeholder: str | None,
    no_placeholder: bool,
    output: str | None,
    quiet: bool,
    **others: Any,
) -> None:
    """Print the reference list that a journal demands.

    Reads bibliographies (.bib, CSL-JSON …) and papers, and prints their references by one style or several. A
    romanised list takes English titles from the records themselves (title+an:en, the twin list of a paper); where
    there is none it prints a placeholder, and tells how many.

    \b
    Examples:
      citekit format refs.bib --style vak-be
      citekit format refs.bib --style gost --style bsi -o references.html
      citekit format refs.bib --style bgn --scheme alalc-plain --exclude law,newspaper
      citekit format paper.txt --style apa
      citekit format refs.bib -o references.docx                 needs pandoc
      citekit format refs.bib --style chicago-author-date        needs the extra styles

    Exit status: 0 fine, 1 an input has no references, 2 usage or unreadable input. When nothing at all was found, an
    older output stays as it was.
    """  # noqa: D301 - click keeps the lines behind a backspace as they stand
    chosen = _choose_target(target, output)
    if chosen == "docx" and output in (None, STDIO) and sys.stdout is not None and sys.stdout.isatty():
        raise click.UsageError("a DOCX is no text for a terminal; name a file with -o")
    if len(others["headings"]) > len(others["styles"]):
        given = f"--heading is given {len(others['headings'])} times"
        raise click.UsageError(f"{given}, for {count(len(others['styles']), 'list')}")
    excluded = tuple(filter(None, (name.strip() for name in exclude.split(","))))
    wishes = Wishes(exclude=excluded, placeholder="" if no_placeholder else placeholder, **others)
    bibliography, empty = _read(inputs, quiet=quiet)
    if bibliography.references or not keeps_older(output):
        lists = print_lists(bibliography, wishes)
        _write(lists, chosen, output, inputs)
        if not quiet:
            _tell_untranslated(lists)
    for name in empty:
        say(f"citekit: {name}: no references found", colour="red")
    if empty:
        ctx.exit(NOTHING_FOUND)


def _choose_target(target: str | None, output: str | None) -> str:
    if target or output in (None, STDIO):
        return target or "text"
    suffix = PurePath(str(output)).suffix.lower()
    if suffix not in SUFFIXES:
        raise UnknownFormatError(suffix or str(output), SUFFIXES)
    return SUFFIXES[suffix]


def _read(inputs: Sequence[str], *, quiet: bool) -> tuple[Bibliography, list[str]]:
    from citekit.cli.bibliographies import read_paper_or_bibliography

    found = [(name, read_paper_or_bibliography(name, read_input_bytes(name))[1]) for name in inputs]
    if not quiet:
        for name, bibliography in found:
            tell_diagnostics(name, bibliography.diagnostics)
    references = chain.from_iterable(bibliography.references for _, bibliography in found)
    return Bibliography(tuple(references)), [name for name, bibliography in found if not bibliography.references]


def _write(lists: Sequence[PrintedList], target: str, output: str | None, inputs: Sequence[str]) -> None:
    from citekit.styles import write_lists

    data = _docx(lists) if target == "docx" else write_lists(lists, target).encode("utf-8", "replace")
    with open_output(output, inputs) as stream:
        stream.write(data)


def _docx(lists: Sequence[PrintedList]) -> bytes:
    from citekit.styles.output import write_paragraphs
    from citekit.styles.pandoc import write_docx

    return write_docx(write_paragraphs(lists))


def _tell_untranslated(lists: Sequence[PrintedList]) -> None:
    names = list(dict.fromkeys(one.message for printed in lists for one in printed.diagnostics))
    if not names:
        return
    shown = ", ".join(names[:_MOST_TOLD]) + (" …" if len(names) > _MOST_TOLD else "")
    verb = "has" if len(names) == 1 else "have"
    say(f"citekit: {count(len(names), 'title')} {verb} no English form: {shown}", colour="yellow")
