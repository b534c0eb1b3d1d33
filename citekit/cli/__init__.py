"""The command line: one verb each, the only place that prints or exits; a command is imported when it is called."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from citekit.cli.stopping import STOPPED, stoppable
from citekit.errors import CitekitError
from citekit.version import __version__

__all__ = ["COMMANDS", "citekit", "main"]

FEW_COLLECTIONS = 100_000
"""So many new values until Python looks for rubbish again; 700 by default."""

# Command -> module and the line that `citekit --help` shows, so that help needs no import.
COMMANDS: dict[str, tuple[str, str]] = {
    "extract": ("citekit.cli.extract", "Turn papers into a bibliography."),
    "citations": ("citekit.cli.citations", "Tell what a paper cites where, and what it leaves out."),
    "check": ("citekit.cli.check", "Check every link and find its archived copy."),
    "lint": ("citekit.cli.lint", "Mark what is wrong in a bibliography, and mend it."),
    "parse": ("citekit.cli.parse", "Turn reference strings, one a line, into records."),
    "convert": ("citekit.cli.convert", "Turn bibliographies into one of another format."),
    "format": ("citekit.cli.format", "Print the reference list that a journal demands."),
    "transliterate": ("citekit.cli.transliterate", "Write text in another script by a scheme."),
    "schemes": ("citekit.cli.schemes", "List the transliteration schemes."),
    "batch": ("citekit.cli.batch", "Turn folders of papers into bibliographies, on this machine or a cluster."),
}


class _LazyGroup(click.Group):
    """Know the commands by name and import each when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(COMMANDS[cmd_name][0]), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        # click's own way with Ctrl-C ends in status 1, which would say that something was found
        with stoppable(_tell_stopped), _harmless_usage():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            with stoppable(_tell_stopped), _harmless_usage():
                return super().invoke(ctx)
        except CitekitError as error:
            _say(f"citekit: {error}")
            ctx.exit(error.exit_code)


@contextmanager
def _harmless_usage() -> Iterator[None]:
    """Let no argument command the terminal from the message that refuses it."""
    try:
        yield
    except click.UsageError as error:
        from citekit.cli.messages import harmless_lines

        message = harmless_lines(error.format_message())
        if message == error.format_message():
            raise
        raise click.UsageError(message, error.ctx) from None


def _say(text: str) -> None:
    from citekit.cli.messages import say  # what tells of findings is not needed to show a help

    say(text)


def _tell_stopped() -> None:
    _say("citekit: stopped")


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="citekit")
def citekit() -> None:
    """Find, repair, parse and write the references of a paper.

    \b
    Examples:
      citekit extract paper.txt -o refs.bib
      citekit extract paper.txt --to csl-json > refs.json
      citekit parse references.txt --to biblatex
    """  # noqa: D301 - click keeps the lines behind a backspace as they stand


def main() -> None:
    """Run the command line; a reader that goes away early (``| head``) ends it quietly."""
    # A command makes values, hardly ever in a circle: to look for circles more seldom saves a tenth of its time.
    gc.set_threshold(FEW_COLLECTIONS)
    code = _run()
    # What is left is about to go as a whole: without this, Python would first look twice for circles in all of it.
    gc.freeze()
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except (OSError, ValueError):
        # Python would try again at exit, and end with a status of its own.
        os._exit(code)
    if code == STOPPED:
        # Where Ctrl-C met a text that was being evaluated, Python remembers it and would end with a status of its own.
        os._exit(code)
    sys.exit(code)


def _run() -> int:
    try:
        # click's own ending knows one status for all that ends early
        code = citekit.main(prog_name="citekit", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 2
    except (KeyboardInterrupt, click.Abort):
        _tell_stopped()
        return STOPPED
    except BrokenPipeError:
        return 0
    except OSError as error:
        _say(f"citekit: {error}" if error.filename else f"citekit: {error.strerror or error}")
        return 2
    return code if isinstance(code, int) else 0
