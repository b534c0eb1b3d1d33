"""Tell how a batch goes: a bar for who watches, a line a minute for a log, events as JSON lines for programs."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Self

from citekit.batch import Outcome, Summary
from citekit.batch.progress import Progress
from citekit.batch.values import QUARANTINED
from citekit.cli.event_log import EventLog
from citekit.cli.files import is_terminal
from citekit.cli.messages import count, harmless, say
from citekit.model import LinkCheck

_BAR = 24
_EACH_LINE = 60.0
_EACH_BAR = 0.2


def span(seconds: float) -> str:
    """Write a span of time as people say it.

    Example:
        >>> span(42), span(200), span(8000)
        ('42 s', '3 min 20 s', '2 h 13 min')
    """
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def describe(progress: Progress) -> str:
    """Say in one line how far the reading is; the time that is left only when it is known."""
    said = [
        f"{progress.papers:,} of {progress.total:,} papers",
        f"{progress.references:,} references",
        f"{progress.links:,} links",
    ]
    if progress.put_aside:
        said.append(f"{progress.put_aside:,} put aside")
    said.append(f"{progress.rate:.1f}/s")
    left = progress.remaining()
    if left is not None:
        said.append(f"{span(left)} left")
    return ", ".join(said)


class Teller:
    """Be the listener of a batch that tells people and programs.

    Args:
        quiet: True to tell people nothing.
        log: File for events, or None.

    Raises:
        UnwritableOutputError: The file cannot be written.
    """

    def __init__(self, *, quiet: bool, log: str | None) -> None:
        self._quiet = quiet
        self._bar = not quiet and is_terminal()
        self._log = EventLog(log) if log else None
        self._progress = Progress(())
        self._told = time.monotonic()
        self._links = [0, 0]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, t: TracebackType | None) -> None:
        self._wipe()
        if self._log:
            self._log.close()

    def found(self, papers: int) -> None:
        """Hear how many papers are found so far."""
        now = time.monotonic()
        if not self._quiet and now - self._told >= (_EACH_BAR if self._bar else _EACH_LINE):
            self._told = now
            self._show(f"{papers:,} papers found so far")

    def planned(self, progress: Progress) -> None:
        """Hear how much there is to do."""
        self._progress = progress
        self._write("planned", papers=progress.total)

    def read(self, outcome: Outcome) -> None:
        """Hear what came of a paper."""
        self._write(
            "paper", paper=outcome.key, state=outcome.state, reason=outcome.reason, references=outcome.references,
            links=outcome.links, seconds=round(outcome.seconds, 3),
        )  # fmt: skip
        if outcome.state in QUARANTINED and not self._quiet:
            self._wipe()
            say(f"{outcome.key}: {outcome.state}: {outcome.reason}", colour="yellow")
        self._tell(lambda: describe(self._progress), self._progress.papers, self._progress.total)

    def lost(self, reason: str) -> None:
        """Hear why the cluster is waited for."""
        self._write("waiting", reason=reason)
        if not self._quiet:
            self._wipe()
            say(f"{reason}; waiting", colour="yellow")

    def writing(self, names: Sequence[str]) -> None:
        """Hear which files for all papers are about to be written."""
        self._write("writing", files=names)
        # In a log it is worth a line where there were others before.
        if not self._quiet and (self._bar or self._progress.elapsed > _EACH_LINE):
            self._show(f"writing {', '.join(names)}")

    def checking(self, total: int) -> None:
        """Hear how many links there are to check."""
        self._links = [0, total]
        self._write("checking", links=total)

    def checked(self, check: LinkCheck) -> None:
        """Hear a verdict."""
        self._links[0] += 1
        done, total = self._links
        self._write("link", url=check.link.url, verdict=check.verdict.value)
        self._tell(lambda: f"{done:,} of {count(total, 'different link')} checked", done, total)

    def stop(self) -> None:
        """Say that the batch was stopped."""
        self._write("stopped", papers=self._progress.papers)
        self._wipe()
        say("citekit: stopped; what is done is kept, and the same command goes on from there", colour="red")

    def finish(self, summary: Summary) -> None:
        """Say what came of it all."""
        states = {state.value: number for state, number in sorted(summary.states.items())}
        self._write(
            "finished", states=states, read=summary.read, references=summary.references, links=summary.links,
            seconds=round(self._progress.elapsed, 3), files=summary.files,
        )  # fmt: skip

    def _tell(self, line: Callable[[], str], done: int, total: int) -> None:
        now = time.monotonic()
        if self._quiet or now - self._told < (_EACH_BAR if self._bar else _EACH_LINE):
            return
        self._told = now
        filled = _BAR * done // max(1, total)
        self._show(f"[{'█' * filled}{'·' * (_BAR - filled)}] {line()}" if self._bar else line())

    def _show(self, line: str) -> None:
        if self._bar:
            self._draw(line[: shutil.get_terminal_size().columns - 1])
        else:
            say(line)

    def _draw(self, text: str) -> None:
        with suppress(OSError, AttributeError):
            sys.stderr.write(f"\r\x1b[K{harmless(text)}" if text else "\r\x1b[K")
            sys.stderr.flush()

    def _wipe(self) -> None:
        if self._bar:
            self._draw("")

    def _write(self, event: str, **said: object) -> None:
        if self._log:
            self._log.write(event, **said)
