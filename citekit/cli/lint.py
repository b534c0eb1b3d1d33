"""``citekit lint``: what an editor would mark in a bibliography, and the bibliography mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any, NamedTuple

import click

from citekit.cli.bibliographies import read_bibliography_text
from citekit.cli.files import STDIO
from citekit.cli.lint_forms import FORMS, Finding, explain, write_statistics
from citekit.cli.messages import count, say
from citekit.cli.outputs import check_outputs, keeps_older, write_output
from citekit.formats import SUFFIXES, read_bibliography
from citekit.lint import SEVERITIES, codes
from citekit.pipeline import lint_text, mend_text, merge_text

FINDINGS = 1
_FAILING = ("error", "warning")


class Source(NamedTuple):
    """Hold a bibliography file.

    Attributes:
        name: As the caller named it.
        text: Its text, lines ending with line feeds.
        format: Its format.
    """

    name: str
    text: str
    format: str


@click.command()
@click.argument("sources", nargs=-1, metavar="FILE...")
@click.option("--select", metavar="CODES", help="Only these codes, or beginnings of codes, separated by commas.")
@click.option("--ignore", metavar="CODES", help="Not these codes, or beginnings of codes.")
@click.option("--severity", type=click.Choice(SEVERITIES), default="info", show_default=True,
              help="The least severe findings that are told.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="text", show_default=True,
              help="What standard output gets.")  # fmt: skip
@click.option("--statistics", is_flag=True, help="Tell how often each code was found instead of where.")
@click.option("--check", "is_check", is_flag=True, help="For hooks: tell errors and warnings alone, and no summary.")
@click.option("--fix", is_flag=True, help="Mend what can be mended surely, and write the file to -o.")
@click.option("--merge", is_flag=True, help="Join records of one work, every value kept, and write the file to -o.")
@click.option("-o", "--output", metavar="FILE", help="Where the mended file goes; never over an input.")
@click.option("--explain", "explained", metavar="CODE", help="Say what a code means, or all of them, and end.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors.")
@click.pass_context
def lint(ctx: click.Context, /, sources: tuple[str, ...], **given: Any) -> None:
    """Find what an editor would mark in bibliographies: .bib, CSL-JSON, RIS; - is standard input.

    Findings go to standard output as FILE:LINE:COLUMN: CODE MESSAGE. With --fix or --merge the mended file is written,
    its comments and layout kept, and what remains to be done by a person is told.

    \b
    Examples:
      citekit lint refs.bib                             what is wrong, and where
      citekit lint refs.bib --fix -o mended.bib         what has only one repair, repaired
      citekit lint *.bib --select homoglyph,doi         some codes alone
      citekit lint refs.bib --format github             annotations for a workflow
      citekit lint --explain homoglyph                  what a code means

    Exit status: 0 nothing but infos, 1 errors or warnings, 2 usage or unreadable input.
    """  # noqa: D301 - click keeps the lines behind a backspace as they stand
    if given["explained"]:
        click.echo(_explain(given["explained"]), nl=False)
        return
    _check_usage(sources, given)
    wanted = _wanted(given["select"], given["ignore"])
    read = [_read(name) for name in sources]
    if given["fix"] or given["merge"]:
        _refuse_other_format(read[0], given["output"])
        read = [_mended(read[0], wanted, given)]
    severities = _FAILING if given["is_check"] else SEVERITIES[: SEVERITIES.index(given["severity"]) + 1]
    findings = [one for source in read for one in _find(source, wanted) if one.severity in severities]
    written = write_statistics(findings) if given["statistics"] else FORMS[given["form"]](findings)
    if given["output"] == STDIO:
        click.echo(written, nl=False, err=True)
    else:
        write_output(written, None, sources)
    if not (given["quiet"] or given["is_check"]):
        _summarise(findings, given["output"])
    if any(one.severity in _FAILING for one in findings):
        ctx.exit(FINDINGS)


def _explain(code: str) -> str:
    if code == "all":
        return "\n".join(map(explain, codes()))
    if code not in codes():
        raise click.UsageError(f"--explain: there is no code {code!r}")
    return explain(code)


def _check_usage(sources: Sequence[str], given: dict[str, Any]) -> None:
    if not sources:
        raise click.UsageError("name a bibliography, or - for standard input")
    writes = given["fix"] or given["merge"]
    if writes and (len(sources) != 1 or not given["output"]):
        raise click.UsageError("--fix and --merge take one bibliography, and -o for the mended one")
    if given["output"] and not writes:
        raise click.UsageError("-o is for --fix and --merge; findings go to standard output")
    if writes and given["is_check"]:
        raise click.UsageError("--check changes nothing; leave it out, or --fix and --merge")
    if writes and given["output"] != STDIO:
        check_outputs((None, given["output"]), sources)


def _wanted(select: str | None, ignore: str | None) -> frozenset[str] | None:
    """Return the codes that are told; None for all, those too that other stages may give."""
    if not (select or ignore):
        return None
    chosen = _named("--select", select) if select else frozenset(codes())
    return chosen - _named("--ignore", ignore)


def _named(option: str, given: str | None) -> frozenset[str]:
    found: set[str] = set()
    for part in filter(None, re.split(r"[,\s]+", given or "")):
        named = {code for code in codes() if code.startswith(part)}
        if not named:
            raise click.UsageError(f"{option}: there is no code {part!r}; --explain all lists them")
        found |= named
    return frozenset(found)


def _read(name: str) -> Source:
    """Read a bibliography; what nothing tells to be another format is a .bib file, which may have no entry yet.

    Raises:
        UnreadableInputError: The file cannot be read.
    """
    found = read_bibliography_text(name)
    return Source(name, found.text and f"{found.text}\n", found.format or "biblatex")


def _mended(source: Source, wanted: frozenset[str] | None, given: dict[str, Any]) -> Source:
    """Write the mended bibliography, and return it as what is read from now on."""
    if not read_bibliography(source.text, source.format).references and keeps_older(given["output"]):
        return source
    text, done, joined = source.text, tuple[str, ...](), 0
    if given["fix"]:
        text, done = mend_text(text, source.format, codes() if wanted is None else wanted)
    if given["merge"]:
        text, joined = merge_text(text, source.format)
    write_output(text, given["output"], [source.name])
    if not given["quiet"]:
        say(f"{given['output']}: {count(len(done), 'repair')}, {count(joined, 'record')} joined into others")
    name = source.name if given["output"] == STDIO else given["output"]
    return Source(name, text, source.format)


def _refuse_other_format(source: Source, output: str) -> None:
    """Refuse an output whose suffix says another format: what is mended keeps its own."""
    meant = SUFFIXES.get(PurePath(output).suffix.lower(), source.format)
    if _suffix_of(meant) != _suffix_of(source.format):
        raise click.UsageError(f"-o {output}: a mended {source.format} file stays one; citekit convert makes others")


def _suffix_of(format: str) -> str:  # noqa: A002
    """Return the suffix of the files of a format: that of .bib for both flavours, YAML for what is none of these."""
    return next((suffix for suffix, name in SUFFIXES.items() if name == format.replace("bibtex", "biblatex")), ".yml")


def _find(source: Source, wanted: frozenset[str] | None) -> Iterable[Finding]:
    found = (Finding(source.name, one) for one in lint_text(source.text, source.format))
    return [one for one in found if wanted is None or one.found.code in wanted]


def _summarise(findings: Sequence[Finding], output: str | None) -> None:
    counted = Counter(one.severity for one in findings)
    parts = [count(counted[severity], severity).removesuffix("s" * (severity == "info")) for severity in SEVERITIES]
    mendable = sum(one.found.repair is not None for one in findings)
    help_ = f"; --fix mends {mendable}" if mendable and not output else ""
    say(f"{count(len(findings), 'finding')}: {', '.join(parts)}{help_}")
