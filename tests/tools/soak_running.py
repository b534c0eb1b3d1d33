"""Run a command of a soak to its end, hurt it meanwhile, and note how it ended and what it left."""

from __future__ import annotations

import random
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from soak_findings import Tally
from soak_processes import Peaks, Strike, Watch, left_over, start

_LONGEST = 900.0
_TOLD = 2000
Look = Callable[[], Sequence[str]]
"""Tells what a run lost."""


@dataclass(frozen=True)
class Mishaps:
    """Say what may happen to a command.

    Attributes:
        strikes: By their names, all equally likely.
        pause: The longest time in seconds from one to the next.
    """

    strikes: Mapping[str, Strike]
    pause: float


class Runner:
    """Run commands in a place, and keep the tally.

    Args:
        place: The folder of the soak.
        rng: Decides what happens and when.
    """

    def __init__(self, place: Path, rng: random.Random) -> None:
        self.tally, self.peaks, self.last_words = Tally(), Peaks(), ""
        self._place, self._rng = place, rng

    def run(self, kind: str, command: Sequence[str], look: Look, mishaps: Mishaps | None = None) -> int:
        """Run a command to its end, look at what it left, and return its status."""
        self.tally.runs += 1
        mark = f"{self._place.name}-{self.tally.runs}"
        log = self._place / "told.txt"
        log.unlink(missing_ok=True)
        process = start(mark, command, log)
        try:
            with Watch(self.peaks, process.pid, mark):
                if mishaps:
                    self._hurt(process, mark, mishaps)
                status = process.wait(_LONGEST)
        finally:
            process.kill()
        self.blame(kind, mark)
        self._note(kind, status, log)
        self.tally.mismatches += [f"{kind}: {one}" for one in look()]
        return status

    def repeat(self, kind: str, command: Sequence[str], look: Look, mishaps: Mishaps) -> None:
        """Run a command some times, and hurt it each time until it ends."""
        for turn in range(self._rng.randint(2, 4)):
            retry = ["--retry"] if "batch" in command and turn and self._rng.random() < 0.3 else []
            self.run(kind, [*command, *retry], look, mishaps)

    def finish(self, kind: str, command: Sequence[str], look: Look, due: int, tries: int = 3) -> None:
        """Run a command undisturbed until it ends with the status that is due."""
        for _ in range(tries):
            if (status := self.run(kind, command, look)) == due:
                return
        self.tally.mismatches.append(f"{kind}: never done, status {status}: {self.last_words}")

    def blame(self, kind: str, mark: str) -> None:
        """Note the processes of a mark that outlived their command."""
        self.tally.leftovers += [f"{kind}: process {pid} outlived its command" for pid in left_over(mark)]

    def _hurt(self, process: subprocess.Popen[bytes], mark: str, mishaps: Mishaps) -> None:
        """Let one thing after the other happen to a command, until it ends by that or by itself."""
        while True:
            moment = time.monotonic() + self._rng.uniform(0.1, mishaps.pause)
            name = self._rng.choice(list(mishaps.strikes))
            while time.monotonic() < moment:
                if process.poll() is not None:
                    return
                time.sleep(0.05)
            self.tally.kills[name] += mishaps.strikes[name](self._rng, process.pid, mark)

    def _note(self, kind: str, status: int, log: Path) -> None:
        told = log.read_text("utf-8", "replace")
        self.tally.statuses[f"{kind}: {status}"] += 1
        if "Traceback" in told:
            self.tally.untidy.append(f"{kind}: status {status}: {told[told.index('Traceback') :][-_TOLD:]}")
        self.last_words = told[-_TOLD:]
