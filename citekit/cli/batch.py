"""``citekit batch``: folders of papers to bibliographies, by many processes or a cluster."""

from __future__ import annotations

import math
import re
from typing import Any

import click

from citekit.batch import BatchOptions, LinkOptions, Recipe, State, Summary, run_batch
from citekit.cli.batch_progress import Teller
from citekit.cli.check import is_cut_off
from citekit.cli.event_log import check_log
from citekit.cli.files import STDIO
from citekit.cli.messages import count, say
from citekit.cli.stopping import stoppable
from citekit.errors import UnwritableOutputError
from citekit.formats import WRITERS
from citekit.reports import is_bad

FINDINGS, NO_NETWORK = 1, 3
_MEMORY = re.compile(r"(?:[a-z]+::)*memory:", re.IGNORECASE)


@click.command()
@click.argument("inputs", nargs=-1, metavar="INPUT...")
@click.option("--out", required=True, metavar="FOLDER", help="Where the results go: a folder or a URL.")
@click.option("--list", "lists", multiple=True, metavar="FILE", help="Read paths or URLs from FILE, one a line.")
@click.option("--to", "target", type=click.Choice(list(WRITERS)), default="biblatex", show_default=True,
              help="Format of the bibliographies.")  # fmt: skip
@click.option("--scheme", metavar="SCHEME", help="Add romanised forms by this scheme; `citekit schemes` lists them.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes on this machine (default: one a core).")
@click.option("--dask", metavar="ADDRESS",
              help="Have the workers of this Dask scheduler do the work (extra cluster).")  # fmt: skip
@click.option("--chunk", type=click.IntRange(1), default=50, show_default=True, metavar="N",
              help="Papers that a worker of the cluster gets at once.")  # fmt: skip
@click.option("--timeout", type=click.FloatRange(0.1), default=120, show_default=True, metavar="SECONDS",
              help="Time that one paper may take.")  # fmt: skip
@click.option("--memory", type=click.IntRange(16), default=2048, show_default=True, metavar="MB",
              help="Memory that one paper may take.")  # fmt: skip
@click.option("--retry", is_flag=True, help="Read again what was put aside before.")
@click.option("--no-merged", is_flag=True, help="Leave out the one bibliography of all papers.")
@click.option("--state", metavar="FOLDER", help="Where the manifest is kept while the output is a URL.")
@click.option("--check", is_flag=True, help="Check every different link once, and write a link-rot report.")
@click.option("--archive", "archives", multiple=True, metavar="URL", help="Ask this archive, not the known ones.")
@click.option("--no-archive", is_flag=True, help="Ask no archive.")
@click.option("--recheck", is_flag=True, help="Look again at what is known of links.")
@click.option("--allow-network", "networks", multiple=True, metavar="CIDR", help="Visit this private network too.")
@click.option("--store", metavar="FILE", help="Where verdicts are kept (default: links.sqlite in the output).")
@click.option("--log-json", "log", metavar="FILE", help="Write every event to FILE, a JSON object a line.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors.")
@click.pass_context
def batch(ctx: click.Context, /, inputs: tuple[str, ...], **given: Any) -> None:
    """Turn folders of papers into bibliographies.

    An INPUT is a folder with all below it, a file, a pattern in quotes, a URL that fsspec knows (extra cluster), or a
    list of any of these, one a line: @FILE, or - for standard input. The output gets a bibliography for each paper,
    one of all in which each work stands once, a table of references and one of links, and a manifest of what is done:
    the same command given again does only the rest. A paper that crashes, takes too long or needs too much memory is
    put aside with the reason, and the others go on.

    \b
    Examples:
      citekit batch papers --out results                 one process for each core
      citekit batch 'papers/**/*.pdf' --out results --to csl-json
      find papers -name '*.pdf' | citekit batch - --out results
      citekit batch papers --out results --check         and the link rot of all papers
      citekit batch papers --out results --retry --timeout 600 --memory 8192
      citekit batch s3://papers --out s3://results --dask tcp://10.0.0.1:8786

    Exit status: 0 all is read, 1 papers were put aside or links are rotten, 2 usage, no paper or an unwritable output,
    3 the cluster, the network or a named archive failed, 130 stopped; what is done is kept.
    """  # noqa: D301 - click keeps the lines behind a backspace as they stand
    if not inputs and not given["lists"]:
        raise click.UsageError("Missing argument 'INPUT...'.")
    for name in ("out", "dask", "state", "store"):
        if given[name] == "":
            raise click.BadParameter("is empty; is a variable of the shell not set?", param_hint=f"--{name}")
    _refuse_fruitless(given)
    inputs = tuple("@-" if name == STDIO else name for name in inputs)
    if given["log"]:
        check_log(given["log"], inputs, given["out"])
    options = _options(inputs, given)
    with Teller(quiet=given["quiet"], log=given["log"]) as teller, stoppable(teller.stop):
        summary = run_batch(options, teller)
        teller.finish(summary)
    if not given["quiet"]:
        _tell(summary, options)
    ctx.exit(_status(summary))


def _refuse_fruitless(given: dict[str, Any]) -> None:
    """Refuse what is written correctly and yet cannot be meant."""
    if math.isnan(given["timeout"]):
        raise click.BadParameter("is no number", param_hint="--timeout")
    if _MEMORY.match(given["out"]) and not given["dask"]:
        reason = "is the memory of this command, and gone when it ends; name a folder, or a URL that stays"
        raise UnwritableOutputError(given["out"], reason)


def _options(inputs: tuple[str, ...], given: dict[str, Any]) -> BatchOptions:
    links = LinkOptions(
        given["archives"], not given["no_archive"], given["networks"], given["store"], given["recheck"]
    )  # fmt: skip
    recipe = Recipe(given["target"], given["scheme"], given["timeout"], given["memory"])
    return BatchOptions(
        inputs, given["out"], given["lists"], recipe, given["jobs"], given["dask"], given["chunk"], given["retry"],
        not given["no_merged"], given["state"], links if given["check"] else None,
    )  # fmt: skip


def _tell(summary: Summary, options: BatchOptions) -> None:
    states = summary.states
    files = sum(states.values())
    say(
        f"{count(files, 'file')} ({summary.read} read now): {count(states.get(State.DONE, 0), 'paper')}, "
        f"{count(summary.references, 'reference')}, {count(summary.links, 'link')}"
    )
    for state, what in ((State.EMPTY, "without a reference list"), (State.SKIPPED, "no papers, passed over")):
        if states.get(state):
            say(f"{states[state]} {what}")
    if states.get(State.PACKED):
        say(f"{count(states[State.PACKED], 'archive')} passed over: what lies in it is read when it is unpacked")
    if summary.put_aside:
        say(f"{count(summary.put_aside, 'paper')} put aside: see {options.out}/quarantine.jsonl", colour="red")
    if summary.left_over:
        say(f"{count(summary.left_over, 'paper')} of earlier runs no longer among the inputs: left out of the tables")
    for name in summary.silent:
        say(f"citekit: {name}: does not answer as an archive", colour="red")
    if summary.checks:
        bad = sum(map(is_bad, summary.checks))
        say(f"{count(len(summary.checks), 'different link')}: {bad} rotten, see {options.out}/link-rot.html")


def _status(summary: Summary) -> int:
    if summary.silent or is_cut_off(summary.checks):
        return NO_NETWORK
    return FINDINGS if summary.put_aside or any(map(is_bad, summary.checks)) else 0
