"""Put batches and link checks through trials: each is hurt, looked at, gone on with, and compared at its end."""

from __future__ import annotations

import json
import random
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from soak_findings import (
    Known,
    Tally,
    compare,
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
from soak_processes import OF_THE_COMMAND, STRIKES, Peaks, Watch, has_ended, left_over, start

_LONGEST = 900.0
_TRIES = 3
_FINDINGS = 1
Strike = Callable[[random.Random, int, str], bool]


@dataclass(frozen=True)
class Plan:
    """Say what a soak works on.

    Attributes:
        place: A folder for everything.
        papers: How many good papers.
        links: How many links.
        seed: Decides everything but the clock.
        timeout: Seconds for a paper.
        memory: MB for a paper.
        slow: Whether one paper takes longer than that.
        spoil: True to alter a file behind the back of the command, which the soak then has to notice.
    """

    place: Path
    papers: int
    links: int
    seed: int
    timeout: float
    memory: int
    slow: bool
    spoil: bool


class Soak:
    """Hold the ground, what undisturbed runs gave, and what was found; its methods are the kinds of trials."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.tally, self.peaks = plan, Tally(), Peaks()
        self._rng = random.Random(plan.seed)
        self._papers = plan.place / "corpus"
        lay_papers(self._papers, plan.papers, plan.seed, slow=plan.slow)
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
        self._run("reference", self._batch(out), Known)
        self._span = time.monotonic() - began
        self._due, self._due_states = tree(out), states(out)
        self._run("reference", self._check(store), Known)
        self._verdicts = verdicts(store.with_suffix(".json"))
        self.tally.losses += wrongly_dead(self._verdicts, self._site.fates)
        if not self._due or len(self._verdicts) != len(self._site.fates):
            self.tally.losses.append("the undisturbed runs gave nothing to compare with")

    @property
    def due_states(self) -> Sequence[tuple[object, ...]]:
        """What the manifest of the undisturbed run says of each paper."""
        return self._due_states

    def batch(self) -> None:
        """Hurt a batch and its workers, go on with it until it is done, and compare."""
        out = self._fresh("out")
        with self._counting(out):
            known = self._hurt("batch", self._batch(out), STRIKES, self._span, self._looker(out))
            self._finish_batch("batch", out, self._batch(out), known)

    def cluster(self) -> None:
        """Do the same on a cluster, of which workers and the scheduler die too."""
        out, mark = self._fresh("out"), f"grid-{self.plan.place.name}-{self.tally.runs}"
        with self._counting(out), Grid(self.plan.place, mark) as grid:
            command = [*self._batch(out), "--dask", grid.address, "--chunk", "4"]
            strikes = {**{name: STRIKES[name] for name in OF_THE_COMMAND}, **grid.strikes}
            known = self._hurt("cluster", command, strikes, self._span, self._looker(out))
            self._finish_batch("cluster", out, command, known)
        self._blame("cluster", left_over(mark))

    def disk(self) -> None:
        """Let a batch and a check run into a full disk, then give them room."""
        place = self.plan.place / "disk"
        with small_disk(place) as resize:
            out, store = place / "out", place / "links.sqlite"
            with self._counting(out):
                known = Known()
                for _ in range(3 if resize else 0):
                    self._fill(resize, place)
                    self._run("full disk", self._batch(out), lambda: self._looker(out)(known))
                if resize:
                    resize("64m")
                self._finish_batch("full disk", out, self._batch(out), known)
            self._fill(resize, place, 8, 60)
            links = Known()
            self._site.reset()
            self._run("full disk", self._check(store), lambda: look_at_store(store, links))
            if resize:
                resize("64m")
            self._finish_check("full disk", store, links)

    def check(self) -> None:
        """Hurt a check of links, go on with it until it is done, and compare the verdicts."""
        store = self._fresh("links.sqlite")
        store.with_suffix(".json").unlink(missing_ok=True)
        self._site.reset()
        strikes = {name: STRIKES[name] for name in ("pause", *OF_THE_COMMAND)}
        known = self._hurt("check", self._check(store), strikes, 12.0, lambda known: look_at_store(store, known))
        self._finish_check("check", store, known)

    def _fill(self, resize: Callable[[str], None] | None, place: Path, least: int = 100, most: int = 1500) -> None:
        if resize:
            used = shutil.disk_usage(place).used // 1024
            resize(f"{used + self._rng.randint(least, most)}k")
            self.tally.kills["full disk"] += 1

    def _batch(self, out: Path) -> list[str]:
        plan = self.plan
        limits = ["--timeout", str(plan.timeout), "--memory", str(plan.memory), "--jobs", "2"]
        events = str(plan.place / f"{out.name}.jsonl")
        return ["-m", "citekit", "batch", str(self._papers), "--out", str(out), "--log-json", events, *limits]

    def _check(self, store: Path) -> list[str]:
        report = str(self.plan.place / f"{store.stem}.json")
        arguments = ["--store", str(store), "--report", report, "--no-archive", "--allow-network", NETWORK, "-q"]
        return ["-m", "citekit", "check", str(self._urls), *arguments]

    def _looker(self, out: Path) -> Callable[[Known], list[str]]:
        return lambda known: look_at_batch(out, self._due, known)

    def _fresh(self, name: str) -> Path:
        path = self.plan.place / name
        shutil.rmtree(path, ignore_errors=True)
        for old in self.plan.place.glob(f"{name}*"):
            if old.is_file():
                old.unlink()
        return path

    def _run(
        self, kind: str, command: list[str], look: Callable[[], object], strikes: Iterator[Strike] = iter(())
    ) -> int:
        """Run a command to its end, hurt it meanwhile, look at what it left, and return its status."""
        self.tally.runs += 1
        mark = f"{self.plan.place.name}-{self.tally.runs}"
        log = self.plan.place / "told.txt"
        log.unlink(missing_ok=True)
        process = start(mark, command, log)
        with Watch(self.peaks, process.pid, mark):
            while process.poll() is None and (strike := next(strikes, None)):
                strike(self._rng, process.pid, mark)
            status = process.wait(_LONGEST)
        self._blame(kind, left_over(mark))
        self.tally.statuses[f"{kind}: {status}"] += 1
        self._read_told(kind, status, log)
        found = look()
        self.tally.losses += [f"{kind}: {one}" for one in found] if isinstance(found, list) else []
        return status

    def _blame(self, kind: str, processes: Sequence[int]) -> None:
        self.tally.losses += [f"{kind}: process {pid} outlived its command" for pid in processes]

    def _read_told(self, kind: str, status: int, log: Path) -> None:
        told = log.read_text("utf-8", "replace")
        if "Traceback" in told:
            self.tally.untidy.append(f"{kind}: status {status}: {told[told.index('Traceback') :][-2000:]}")
        self.last_words = told[-500:]

    def _hurt(
        self, kind: str, command: list[str], strikes: dict[str, Strike], span: float, look: Callable[[Known], list[str]]
    ) -> Known:
        """Run a command again and again until it was hurt often enough, and look after each time."""
        known, due = Known(), self._drawn(strikes, span)
        for turn in range(self._rng.randint(2, 4)):
            retry = ["--retry"] if "batch" in command and turn and self._rng.random() < 0.3 else []
            self._run(kind, command + retry, lambda: look(known), due)
            self.tally.resumes += 1
        return known

    def _drawn(self, strikes: dict[str, Strike], span: float) -> Iterator[Strike]:
        """Yield strikes at random moments without end."""
        while True:
            end = time.monotonic() + self._rng.uniform(0.1, span / 2)
            name = self._rng.choice(list(strikes))
            yield lambda rng, pid, mark, end=end, name=name: self._strike(strikes[name], name, end, rng, pid, mark)

    def _strike(self, strike: Strike, name: str, end: float, rng: random.Random, pid: int, mark: str) -> bool:
        while time.monotonic() < end:
            if has_ended(pid):
                return False
            time.sleep(0.05)
        hit = strike(rng, pid, mark)
        self.tally.kills[name] += hit
        return hit

    def _finish_batch(self, kind: str, out: Path, command: list[str], known: Known) -> None:
        """Go on undisturbed until all is done, and compare the output with the undisturbed one."""
        for _ in range(_TRIES):
            self.tally.resumes += 1
            status = self._run(kind, [*command, "--retry"], lambda: look_at_batch(out, self._due, known))
            if status == _FINDINGS:
                break
        else:
            self.tally.losses.append(f"{kind}: never done, status {status}: {self.last_words}")
        if self.plan.spoil:
            victim = max((out / "papers").rglob("*.bib"))
            victim.write_bytes(victim.read_bytes()[:-1] + b"!")
        self._keep(kind, out, look_at_end(out, self._due, list(self._due_states)))
        self.tally.compared += len(self._due)
        self.tally.cycles[kind] += 1

    def _finish_check(self, kind: str, store: Path, known: Known) -> None:
        for _ in range(_TRIES):
            self.tally.resumes += 1
            if self._run(kind, self._check(store), lambda: look_at_store(store, known)) == _FINDINGS:
                break
        else:
            self.tally.losses.append(f"{kind}: never done: {self.last_words}")
        found = verdicts(self.plan.place / f"{store.stem}.json")
        told = compare(found, self._verdicts) + wrongly_dead(found, self._site.fates)
        told += ["a private service was visited"] * bool(self._site.ask("__stats")["canary_hits"])
        self._keep(kind, store, told)
        self.tally.links += len(found)
        self.tally.compared += len(found)
        self.tally.cycles[f"{kind}, links" if kind != "check" else kind] += 1

    def _keep(self, kind: str, out: Path, told: list[str]) -> None:
        """Note what was lost, and keep what was found for whoever looks into it."""
        if told:
            self.tally.losses += [f"{kind}: {one}" for one in told]
            kept = self.plan.place / f"lost-{len(self.tally.losses)}"
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
                self.tally.documents += 1
                self.tally.references += told["references"]
