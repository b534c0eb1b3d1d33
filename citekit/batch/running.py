"""Run a batch from its inputs to its output: find, plan, read, write, check."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from citekit.batch.cluster import CHUNK, Cluster, ClusterError, ClusterLostError, run_cluster
from citekit.batch.finishing import finish
from citekit.batch.inputs import find_papers
from citekit.batch.linking import LinkOptions, check_corpus, different_links
from citekit.batch.local import count_cores, run_local
from citekit.batch.manifest import MANIFEST, Manifest
from citekit.batch.places import open_folder
from citekit.batch.progress import Progress
from citekit.batch.urls import is_local, localise, open_remote
from citekit.batch.values import QUARANTINED, Outcome, Recipe, State, Task
from citekit.batch.workshop import output_name
from citekit.errors import UnknownSchemeError, UnwritableOutputError
from citekit.model import LinkCheck
from citekit.transliteration import available_schemes

STORE = "links.sqlite"
REPORTS = ("html", "json", "csv")
_COPY_EVERY = 600.0
_PATIENCE = 120.0
_PAUSE = 2.0


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """Hold what a batch is asked to do.

    Attributes:
        inputs: Folders, files, patterns, URLs, and lists as ``@FILE``.
        lists: Files with a path or URL a line.
        out: The output, a path or URL.
        recipe: What is made of each paper.
        jobs: Processes on this machine; one for each core when None.
        dask: Address of a scheduler that does the work instead, or None.
        chunk: Papers that a worker of the cluster gets at once.
        retry: True to read again what was put aside before.
        merged: False to leave the merged bibliography out.
        state: Folder for the manifest while the output is a URL; one in the user's cache when None.
        links: How links are checked, or None when they are not.
    """

    inputs: Sequence[str]
    out: str
    lists: Sequence[str] = ()
    recipe: Recipe = field(default_factory=Recipe)
    jobs: int | None = None
    dask: str | None = None
    chunk: int = CHUNK
    retry: bool = False
    merged: bool = True
    state: str | None = None
    links: LinkOptions | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """Hold what came of a batch.

    Attributes:
        states: How many papers ended how, those of earlier runs included.
        references: How many references they have.
        links: How many links they have.
        read: How many papers this run read.
        left_over: How many papers of earlier runs are no longer among the inputs.
        files: Names of the files for all papers together.
        checks: The verdicts on the different links, when they were checked.
        silent: Names of the archives that were named and failed.
    """

    states: dict[State, int]
    references: int
    links: int
    read: int
    left_over: int
    files: tuple[str, ...]
    checks: tuple[LinkCheck, ...] = ()
    silent: tuple[str, ...] = ()

    @property
    def put_aside(self) -> int:
        """How many papers gave no result."""
        return sum(number for state, number in self.states.items() if state in QUARANTINED)


class Listener(Protocol):
    """Be told of what happens, from one thread."""

    def planned(self, progress: Progress) -> None:
        """Hear how much there is to do; the progress goes on counting."""

    def read(self, outcome: Outcome) -> None:
        """Hear what came of a paper."""

    def lost(self, reason: str) -> None:
        """Hear why the cluster is waited for."""

    def checking(self, total: int) -> None:
        """Hear how many links there are to check."""

    def checked(self, check: LinkCheck) -> None:
        """Hear a verdict."""


def run_batch(options: BatchOptions, listener: Listener) -> Summary:
    """Run a batch; what earlier runs into the same output did is not done again.

    Args:
        options: What to do.
        listener: Told of what happens.

    Raises:
        UnknownSchemeError: There is no scheme of the name.
        UnreadableInputError: An input is not there.
        UnwritableOutputError: The output cannot be written.
        ClusterError: The cluster cannot be used.
    """
    _refuse_unknown(options.recipe.scheme)
    run = _Run(options, listener)
    with Manifest(run.place / MANIFEST, options.recipe.digest) as manifest:
        return run.go(manifest)


def _refuse_unknown(scheme: str | None) -> None:
    known = sorted({one.id for one in available_schemes()}) if scheme else []
    if scheme and scheme not in known:
        raise UnknownSchemeError(scheme, None, known)


class _Run:
    """Hold the parts of one run."""

    def __init__(self, options: BatchOptions, listener: Listener) -> None:
        self._options = options
        self._listener = listener
        self._out = _absolute(options.out)
        self._folder = open_folder(self._out)
        self._is_remote = not is_local(self._out)
        self.place = _make_place(self._out, options.state)
        self._copied = time.monotonic()
        self._folder.tidy()
        if self._is_remote and not (self.place / MANIFEST).exists():
            _take_over(self._out, self.place / MANIFEST)

    def go(self, manifest: Manifest) -> Summary:
        options = self._options
        papers = find_papers(options.inputs, options.lists, self._out)
        manifest.plan(papers, self._size_of, retry=options.retry)
        progress = Progress(manifest.sizes_waiting())
        self._listener.planned(progress)
        cluster = _Connection(options.dask, self._listener) if options.dask else None
        try:
            self._read(manifest, progress, cluster)
            files = finish(manifest, self._folder, options.recipe, merged=options.merged)
            checks, silent = self._check(manifest, cluster) if options.links else ([], ())
        finally:
            self._copy(manifest)
            self._folder.tidy()
            if cluster:
                cluster.close()
        references, links = manifest.totals()
        return Summary(
            manifest.count(), references, links, progress.papers, manifest.left_over(), files, tuple(checks), silent
        )

    def _size_of(self, key: str) -> int | None:
        return self._folder.size_of(output_name(key, self._options.recipe))

    def _read(self, manifest: Manifest, progress: Progress, cluster: _Connection | None) -> None:
        sizes: dict[str, int] = {}
        for outcomes in self._outcomes(manifest, sizes, cluster):
            manifest.keep(outcomes)
            for outcome in outcomes:
                progress.note(outcome, sizes.pop(outcome.key, 0))
                self._listener.read(outcome)
            if self._is_remote and time.monotonic() - self._copied > _COPY_EVERY:
                self._copy(manifest)

    def _outcomes(
        self, manifest: Manifest, sizes: dict[str, int], cluster: _Connection | None
    ) -> Iterator[Sequence[Outcome]]:
        recipe = self._options.recipe

        def tasks() -> Iterator[Task]:
            for task, size in manifest.waiting():
                sizes[task.key] = size
                yield task

        if cluster is None:
            jobs = min(self._options.jobs or count_cores(), max(1, manifest.count().get(State.WAITING, 0)))
            yield from ([outcome] for outcome in run_local(tasks(), recipe, self._out, jobs))
            return
        while manifest.count().get(State.WAITING):
            try:
                yield from run_cluster(cluster.open(), tasks(), recipe, self._out, self._options.chunk)
            except ClusterLostError as error:
                cluster.lose(error)

    def _check(self, manifest: Manifest, cluster: _Connection | None) -> tuple[list[LinkCheck], tuple[str, ...]]:
        from citekit.links.store import Store

        options = self._options.links or LinkOptions()
        links = different_links(manifest.bodies())
        self._listener.checking(len(links))
        asked = ",".join(options.archives) or ("default" if options.ask_archives else "")
        with Store(options.store or self.place / STORE, archives=asked, recheck=options.recheck) as store:
            while True:
                try:
                    opened = cluster.open() if cluster and not options.ask_archives else None
                    checks, silent = check_corpus(links, options, store, self._listener.checked, opened)
                    break
                except ClusterLostError as error:
                    if cluster is None:
                        raise
                    cluster.lose(error)
        self._report(checks)
        return checks, silent

    def _report(self, checks: Sequence[LinkCheck]) -> None:
        from citekit.reports import link_rot_report

        for form in REPORTS:
            text = link_rot_report(checks, form, sources=[*self._options.inputs, *self._options.lists])
            self._folder.write(f"link-rot.{form}", text.encode("utf-8", "replace"))

    def _copy(self, manifest: Manifest) -> None:
        """Keep a copy of the manifest in a remote output, from which another machine could go on."""
        if not self._is_remote:
            return
        with tempfile.TemporaryDirectory() as place:
            path = Path(place, MANIFEST)
            manifest.copy_to(path)
            self._folder.put(MANIFEST, path)
        self._copied = time.monotonic()


class _Connection:
    """Connect to a cluster, and again after it was lost, as long as patience allows."""

    def __init__(self, address: str, listener: Listener) -> None:
        self._address = address
        self._listener = listener
        self._cluster: Cluster | None = None
        self._lost_at: float | None = None

    def open(self) -> Cluster:
        if self._cluster is None:
            self._cluster = Cluster(self._address)
            self._lost_at = None
            if not self._cluster.count_threads():
                self._listener.lost(f"{self._address}: the cluster has no worker yet")
        return self._cluster

    def lose(self, error: ClusterLostError) -> None:
        """Let go of a cluster that is gone; raise when it was away for too long."""
        now = time.monotonic()
        was_open = self._cluster is not None
        self.close()
        if self._lost_at is None:
            self._lost_at = now
            if not was_open:
                # It never answered: the address is wrong rather than the cluster lost.
                raise ClusterError(self._address, "no scheduler answers there") from error
            self._listener.lost(str(error))
        if now - self._lost_at > _PATIENCE:
            reason = "the scheduler did not come back; what is done is kept, the same command goes on"
            raise ClusterError(self._address, reason) from error
        time.sleep(_PAUSE)

    def close(self) -> None:
        if self._cluster is not None:
            self._cluster.close()
            self._cluster = None


def _absolute(out: str) -> str:
    out = localise(out)
    return os.path.normpath(Path(out).absolute()) if is_local(out) else out.rstrip("/")


def _make_place(out: str, state: str | None) -> Path:
    """Return the folder of the manifest and the store: the output itself when it is on this machine."""
    place = Path(out) if is_local(out) else Path(state or _default_state(out))
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableOutputError(str(place), f"cannot be made: {error.strerror}") from error
    return place


def _default_state(out: str) -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "citekit" / "batch" / hashlib.sha256(out.encode()).hexdigest()[:16]


def _take_over(out: str, path: Path) -> None:
    """Go on from the manifest that another machine left in a remote output."""
    system, remote = open_remote(f"{out}/{MANIFEST}")
    with suppress(FileNotFoundError):
        system.get_file(remote, str(path))
