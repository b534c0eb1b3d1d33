"""``citekit check``: every link of a paper or bibliography, and the report on its rot."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from citekit.cli.messages import progress, say
from citekit.cli.options import choose_target
from citekit.cli.outputs import check_outputs, write_output
from citekit.cli.shaping import check_profile, shape_options, shape_records, write_shaped
from citekit.cli.sources import Source, read_source
from citekit.cli.stopping import stoppable
from citekit.errors import CitekitError, UnwritableOutputError
from citekit.formats import SUFFIXES
from citekit.formats import WRITERS as BIBLIOGRAPHIES
from citekit.model import Bibliography, CitedLink, Evidence, LinkCheck, Verdict
from citekit.reports import WRITERS, is_bad, link_rot_report, report_format_of

if TYPE_CHECKING:
    from citekit.links.archives import Archives
    from citekit.links.store import Store

FINDINGS, NO_NETWORK = 1, 3


class CheckOptions(NamedTuple):
    """Hold what the user said about the look at the links.

    Attributes:
        archives: Base URLs of the archives to ask; the table of archives when there are none.
        ask_archives: False to ask none.
        networks: CIDR networks that may be visited although they are private.
        store: File of the verdicts.
        recheck: True to look again at what is known.
        offline: True to tell what the store knows and ask nobody.
        save: True to have what is alive and unarchived archived.
    """

    archives: tuple[str, ...]
    ask_archives: bool
    networks: tuple[str, ...]
    store: str
    recheck: bool
    offline: bool
    save: bool


def _default_store() -> str:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return str(Path(base) / "citekit" / "links.sqlite")


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--report", "reports", multiple=True, metavar="FILE", help="Write a report: .html, .md, .json, .csv, .txt."
)
@click.option("--format", "form", type=click.Choice(list(WRITERS)), default="text", show_default=True,
              help="What standard output gets.")  # fmt: skip
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help=f"Write the bibliography with its archived copies; its suffix chooses the format: {', '.join(SUFFIXES)}.",
)
@click.option("--to", "target", type=click.Choice(list(BIBLIOGRAPHIES)), help="Format of -o (default: by its suffix).")
@shape_options
@click.option("--archive", "archives", multiple=True, metavar="URL", help="Ask this archive, not the known ones.")
@click.option("--no-archive", is_flag=True, help="Ask no archive.")
@click.option("--save", is_flag=True, help="Have what is alive and unarchived archived, by the Internet Archive; the "
              "variables IA_ACCESS_KEY_ID and IA_SECRET_ACCESS_KEY hold your keys there.")  # fmt: skip
@click.option("--recheck", is_flag=True, help="Look again at what is known; looks on two days confirm a verdict.")
@click.option("--offline", is_flag=True, help="Tell what is known from earlier looks; ask nobody.")
@click.option("--allow-network", "networks", multiple=True, metavar="CIDR", help="Visit this private network too.")
@click.option("--store", metavar="FILE", help="Where verdicts are kept (default: in the user's cache).")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors.")
@click.pass_context
def check(ctx: click.Context, /, sources: tuple[str, ...], **given: Any) -> None:
    """Check every link of a SOURCE and look for its archived copy.

    A SOURCE is a paper, a bibliography or a list of URLs, one a line (a file, or - for standard input). Each link
    gets one verdict for the citation: what is there today, whether it is still what was cited, where the archived
    copy nearest to the day of access is, and what to do. Links into private networks are never followed.

    \b
    Examples:
      citekit check paper.pdf                           verdicts on standard output
      citekit check refs.bib --report rot.html          a page with pictures and the evidence
      citekit check refs.bib -o archived.bib            the bibliography with its archived copies
      citekit check refs.json --format github           annotations for a workflow
      citekit check urls.txt --offline                  what is known from earlier looks

    Exit status: 0 nothing to do, 1 dead, drifted or malformed links, 2 usage or unreadable input, 3 the network or a
    named archive failed, 130 stopped; the verdicts that were found are kept.
    """  # noqa: D301 - click keeps the lines behind a backspace as they stand
    _check_usage(sources, given)
    forms = {report: report_format_of(report) for report in given["reports"]}
    options = CheckOptions(
        given["archives"], not given["no_archive"], given["networks"], given["store"] or _default_store(),
        given["recheck"], given["offline"], given["save"],
    )  # fmt: skip
    target = given["target"] or choose_target(given["output"], "biblatex")
    if given["output"]:
        check_profile(target, given["shape"])
    with stoppable(_tell_stopped):
        read = [read_source(source) for source in sources]
        if given["output"]:
            _check_updatable(read)
        links = [link for source in read for link in source.links]
        checks, failed = _look(links, options)
    _write(read, checks, {**forms, None: given["form"]}, sources)
    if given["output"]:
        updated = shape_records(_with_mementos(read, checks), given["shape"])
        write_shaped(updated, target, given["shape"], given["output"], sources, quiet=given["quiet"])
    for name in failed:
        say(f"citekit: {name}: does not answer as an archive", colour="red")
    if not links and not given["quiet"]:
        say(f"citekit: {', '.join(sources)}: no link found")
    if failed or is_cut_off(checks):
        ctx.exit(NO_NETWORK)
    if any(map(is_bad, checks)):
        ctx.exit(FINDINGS)


def _check_usage(sources: Sequence[str], given: dict[str, Any]) -> None:
    outputs = (*given["reports"], given["output"], given["store"])
    check_outputs((None, *filter(None, outputs)), sources)
    if given["save"]:
        from citekit.links.archives.saving import keys_from_environment

        if keys_from_environment() is None:
            raise click.UsageError("--save needs the variables IA_ACCESS_KEY_ID and IA_SECRET_ACCESS_KEY")


def _tell_stopped() -> None:
    say(
        "citekit: stopped; the verdicts that were found are kept, and the same command goes on from there", colour="red"
    )


def _look(links: Sequence[CitedLink], options: CheckOptions) -> tuple[list[LinkCheck], tuple[str, ...]]:
    """Return a verdict for each link, in order, and the named archives that failed."""
    from citekit.links.store import Store

    _make_room(options.store)
    asked = ",".join(options.archives) or ("default" if options.ask_archives else "")
    with Store(options.store, archives=asked, recheck=options.recheck) as store:
        if options.offline:
            return [store.last(link) or LinkCheck(link, Verdict.UNCHECKED) for link in links], ()
        return _visit(links, options, store)


def _make_room(store: str) -> None:
    if store == ":memory:":
        return
    try:
        Path(store).parent.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise UnwritableOutputError(store, f"no store can be made there: {error}") from error


def _visit(links: Sequence[CitedLink], options: CheckOptions, store: Store) -> tuple[list[LinkCheck], tuple[str, ...]]:
    from citekit.links import Fetcher, check_links
    from citekit.links.store import KeptArchives

    with ExitStack() as stack:
        try:
            fetcher = stack.enter_context(Fetcher(networks=options.networks))
        except ValueError as error:
            raise click.UsageError(f"--allow-network: {error}") from error
        archives = _open_archives(stack, options) if options.ask_archives else None
        kept = KeptArchives(archives, store) if archives else None
        with progress(list(dict.fromkeys(links)), "checking") as watched:
            found = {check.link: check for check in check_links(watched, fetcher=fetcher, archives=kept, store=store)}
        checks = [found[link] for link in links]
        if options.save and archives:
            checks = list(_saved(checks, archives, store))
        return checks, archives.silent if archives and options.archives else ()


def _open_archives(stack: ExitStack, options: CheckOptions) -> Archives:
    from citekit.links import Fetcher, pages
    from citekit.links.archives import Archives, trusted_hosts
    from citekit.links.limits import FOR_ARCHIVES

    trusted = trusted_hosts(options.archives)
    fetcher = stack.enter_context(Fetcher(networks=options.networks, trusted=trusted, limits=FOR_ARCHIVES))
    return Archives(options.archives or None, fetch=fetcher.fetch, judge=pages)


def _saved(checks: Sequence[LinkCheck], archives: Archives, store: Store) -> Iterator[LinkCheck]:
    """Have what is alive and has no copy archived, and note the new copy."""
    for one in checks:
        lacking = one.archived is not None and one.archived.known and one.archived.closest is None
        memento = archives.save(one.link.url) if lacking and one.verdict is Verdict.ALIVE else None
        if memento and one.archived:
            evidence = (*one.archived.evidence, Evidence("saved", f"archived now as {memento.url}"))
            archived = replace(one.archived, closest=memento, evidence=evidence)
            store.remember_archived(one.link, archived)
            yield replace(one, archived=archived)
        else:
            yield one


def _write(
    read: Sequence[Source], checks: Sequence[LinkCheck], forms: dict[str | None, str], inputs: Sequence[str]
) -> None:
    places = {link: place for source in read for link, place in source.places.items()}
    names = [source.name for source in read]
    for target, form in forms.items():
        write_output(link_rot_report(checks, form, sources=names, places=places), target, inputs)


def _check_updatable(read: Sequence[Source]) -> None:
    """Refuse, before anybody is asked, an output that could not be written afterwards."""
    if not any(source.bibliography.references for source in read):
        raise CitekitError("-o needs a paper or a bibliography; a list of addresses has no records")


def _with_mementos(read: Sequence[Source], checks: Sequence[LinkCheck]) -> Bibliography:
    from citekit.links.cited import with_mementos

    records = tuple(record for source in read for record in source.bibliography.references)
    return with_mementos(Bibliography(records), checks)


def is_cut_off(checks: Sequence[LinkCheck]) -> bool:
    """Tell whether no host at all was found: then it is this machine that has no network."""
    visited = [one for one in checks if one.verdict not in (Verdict.MALFORMED, Verdict.UNSAFE, Verdict.UNCHECKED)]
    return bool(visited) and all(any(found.code == "no-host" for found in one.evidence) for one in visited)
