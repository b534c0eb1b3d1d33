"""Put batches and link checks through trials: each is hurt, looked at, gone on with, and compared at its end."""

from __future__ import annotations

import json
import random
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from soak_findings import (
    Known,
    compare,
    half_written,
    look_at_batch,
    look_at_end,
    look_at_store,
    states,
    tree,
    verdicts,
    wrongly_dead,
)
from soak_grid import Grid
from soak_ground import NETWORK, Site, lay_papers, small_disk
from soak_processes import OF_THE_COMMAND, STRIKES
from soak_running import Mishaps, Runner

_FINDINGS = 1
"""Status of both commands when all is done: papers were put aside, links are dead."""
_FILLINGS = 3
REFERENCES = 2
"""So many undisturbed runs come before all cycles."""


@dataclass(frozen=True)
class Plan:
    """Say what a soak works on.

    Attributes:
        place: A folder for everything.
        papers: How many good papers.
        links: About how many links.
        seed: Decides everything but the clock.
        timeout: Seconds for a paper.
        memory: MB for a paper.
        quick: Whether the papers are left out that reach the limits.
        spoil: True to alter a file behind the back of the command, which the soak then has to notice.
    """

    place: Path
    papers: int
    links: int
    seed: int
    timeout: float
    memory: int
    quick: bool
    spoil: bool


class Soak:
    """Hold the ground, and what undisturbed runs gave; its methods `batch` to `cluster` are the kinds of cycles.

    Attributes:
        runner: With the tally and the peaks.
        due_states: What the manifest of the undisturbed run says of each paper.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan, self._rng = plan, random.Random(plan.seed)
        self.runner = Runner(plan.place, self._rng)
        self._papers = plan.place / "corpus"
        lay_papers(self._papers, plan.papers, plan.seed, seconds=None if plan.quick else plan.timeout)
        self._site = Site(plan.links, plan.seed)
        self._urls = plan.place / "urls.txt"
        self._urls.write_text("\n".join(self._site.fates) + "\n", "utf-8")

    def close(self) -> None:
        """End the site."""
        self._site.end()

    def refer(self) -> None:
        """Make the undisturbed runs that all others are compared with."""
        out, store = self.plan.place / "whole", self.plan.place / "whole.sqlite"
        began = time.monotonic()
        self.runner.run("reference", self._batch(out), list)
        self._pause = (time.monotonic() - began) / 2
        self._due, self.due_states = tree(out), states(out)
        self.runner.run("reference", self._check(store), list)
        self._verdicts = verdicts(store.with_suffix(".json"))
        self.runner.tally.mismatches += wrongly_dead(self._verdicts, self._site.fates)
        done = [state for _, state, *_ in self.due_states].count("done")
        if done < 0.9 * self.plan.papers or len(self._verdicts) != len(self._site.fates):
            raise SystemExit(f"the undisturbed runs gave nothing to compare with: {self.runner.last_words}")

    def batch(self) -> None:
        """Hurt a batch and its workers, go on with it until it is done, and compare."""
        out = self._fresh("out")
        look = partial(look_at_batch, out, self._due, Known())
        with self._counting(out):
            self.runner.repeat("batch", self._batch(out), look, Mishaps(STRIKES, self._pause))
            self._finish_batch("batch", out, self._batch(out), look)

    def cluster(self) -> None:
        """Do the same on a cluster, of which workers and the scheduler die too."""
        out, mark = self._fresh("out"), f"grid-{self.plan.place.name}-{self.runner.tally.runs}"
        look = partial(look_at_batch, out, self._due, Known())
        with self._counting(out), Grid(self.plan.place, mark) as grid:
            command = [*self._batch(out), "--dask", grid.address, "--chunk", "4"]
            strikes = {**{name: STRIKES[name] for name in OF_THE_COMMAND}, **grid.strikes}
            self.runner.repeat("cluster", command, look, Mishaps(strikes, self._pause))
            self._finish_batch("cluster", out, command, look)
        self.runner.blame("cluster", mark)

    def disk(self) -> None:
        """Let a batch and a check run into a full disk, then give them room; only root can."""
        with small_disk(self.plan.place / "disk") as resize:
            if resize is None:
                return
            self._fill_batch(resize, self.plan.place / "disk")
            self._fill_check(resize, self.plan.place / "disk")

    def _fill_batch(self, resize: Callable[[int | None], None], place: Path) -> None:
        out = place / "out"
        look = partial(look_at_batch, out, self._due, Known())
        with self._counting(out):
            for _ in range(_FILLINGS):
                resize(self._rng.randint(100, 1500))
                self.runner.tally.kills["full disk"] += 1
                self.runner.run("full disk", self._batch(out), look)
            resize(None)
            self._finish_batch("full disk", out, self._batch(out), look)

    def _fill_check(self, resize: Callable[[int | None], None], place: Path) -> None:
        store = place / "links.sqlite"
        look = partial(look_at_store, store, Known())
        self._site.reset()
        resize(self._rng.randint(8, 60))
        self.runner.tally.kills["full disk"] += 1
        self.runner.run("full disk", self._check(store), look)
        resize(None)
        self._finish_check("full disk, links", store, look)

    def check(self) -> None:
        """Hurt a check of links, go on with it until it is done, and compare the verdicts."""
        store = self._fresh("links.sqlite")
        look = partial(look_at_store, store, Known())
        self._site.reset()
        strikes = {name: STRIKES[name] for name in ("pause", *OF_THE_COMMAND)}
        self.runner.repeat("check", self._check(store), look, Mishaps(strikes, 6.0))
        self._finish_check("check", store, look)

    def _batch(self, out: Path) -> list[str]:
        plan = self.plan
        limits = ["--timeout", str(plan.timeout), "--memory", str(plan.memory), "--jobs", "2"]
        events = str(plan.place / f"{out.name}.jsonl")
        return ["-m", "citekit", "batch", str(self._papers), "--out", str(out), "--log-json", events, *limits]

    def _check(self, store: Path) -> list[str]:
        report = str(self.plan.place / f"{store.stem}.json")
        arguments = ["--store", str(store), "--report", report, "--no-archive", "--allow-network", NETWORK, "-q"]
        return ["-m", "citekit", "check", str(self._urls), *arguments]

    def _fresh(self, name: str) -> Path:
        path = self.plan.place / name
        shutil.rmtree(path, ignore_errors=True)
        for old in self.plan.place.glob(f"{path.stem}.*"):
            old.unlink()
        return path

    def _finish_batch(self, kind: str, out: Path, command: list[str], look: Callable[[], list[str]]) -> None:
        """Go on undisturbed until all is done, and compare the output with the undisturbed one."""
        self.runner.finish(kind, [*command, "--retry"], look, _FINDINGS)
        if self.plan.spoil:
            victim = max((out / "papers").rglob("*.bib"))
            victim.write_bytes(victim.read_bytes()[:-1] + b"!")
        self._compared(kind, out, look_at_end(out, self._due, self.due_states), len(self._due))
        self.runner.tally.leftovers += half_written(out)

    def _finish_check(self, kind: str, store: Path, look: Callable[[], list[str]]) -> None:
        """Go on undisturbed until all is done, and compare the verdicts with the undisturbed ones."""
        self.runner.finish(kind, self._check(store), look, _FINDINGS)
        found = verdicts(self.plan.place / f"{store.stem}.json")
        told = compare(found, self._verdicts) + wrongly_dead(found, self._site.fates)
        told += ["a private service was visited"] * bool(self._site.ask("__stats")["canary_hits"])
        self._compared(kind, store, told, len(found))
        self.runner.tally.links += len(found)

    def _compared(self, kind: str, out: Path, told: list[str], number: int) -> None:
        """Note the end of a cycle, and keep what differs for whoever looks into it."""
        tally = self.runner.tally
        tally.cycles[kind] += 1
        tally.compared += number
        tally.mismatches += [f"{kind}: {one}" for one in told]
        if told:
            kept = self.plan.place / f"lost-{sum(tally.cycles.values())}"
            shutil.copytree(out, kept) if out.is_dir() else shutil.copy(out, kept)

    @contextmanager
    def _counting(self, out: Path) -> Iterator[None]:
        """Count the papers that a cycle read, by its events."""
        events = self.plan.place / f"{out.name}.jsonl"
        events.unlink(missing_ok=True)
        yield
        for line in events.read_text("utf-8").splitlines():
            told = json.loads(line)
            if told["event"] == "paper":
                self.runner.tally.documents += 1
                self.runner.tally.references += told["references"]
