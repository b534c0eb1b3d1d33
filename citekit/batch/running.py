"""Run a batch from its inputs to its output: find, plan, read, write, check."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import NoReturn

from citekit.batch.cluster import ClusterLostError, run_cluster
from citekit.batch.connection import Connection
from citekit.batch.finishing import finish, names_due
from citekit.batch.found import Found
from citekit.batch.inputs import find_papers
from citekit.batch.linking import LinkOptions, check_corpus, different_links, refuse_unusable
from citekit.batch.local import count_cores, run_local
from citekit.batch.manifest import MANIFEST, ForeignFileError, Manifest
from citekit.batch.places import open_folder
from citekit.batch.progress import Progress
from citekit.batch.settings import BatchOptions, Listener, Summary
from citekit.batch.urls import is_local, localise, open_remote
from citekit.batch.values import Outcome, State, Task
from citekit.batch.workshop import output_name
from citekit.errors import UnknownSchemeError, UnreadableInputError, UnwritableOutputError
from citekit.model import LinkCheck
from citekit.transliteration import available_schemes

STORE = "links.sqlite"
_REPORTS = ("link-rot.html", "link-rot.json", "link-rot.csv")
_COPY_EVERY = 600.0


def run_batch(options: BatchOptions, listener: Listener) -> Summary:
    """Run a batch; what earlier runs into the same output did is not done again.

    Args:
        options: What to do.
        listener: Told of what happens.

    Raises:
        UnknownSchemeError: There is no scheme of the name.
        UnreadableInputError: An input is not there, is an output, or has no papers.
        CitekitError: With these options no link can be checked.
        ForeignFileError: Files of somebody else stand where the output would be written.
        UnwritableOutputError: The output cannot be written.
        ClusterError: The cluster cannot be used.
    """
    _refuse_unknown(options.recipe.scheme)
    papers = _begin(find_papers(options.inputs, options.lists, _absolute(options.out)), options)
    if options.links:
        refuse_unusable(options.links)
    run = _Run(options, listener)
    with Manifest(run.place / MANIFEST, options.recipe.digest) as manifest:
        run.plan(manifest, papers)
        return run.go(manifest)


def _begin(papers: Iterator[Found], options: BatchOptions) -> Iterator[Found]:
    """Find the first paper before anything is made, and return all of them."""
    first = next(papers, None)
    if first is None:
        named = ", ".join((*options.inputs, *options.lists))
        reason = "no paper found; hidden files, links to other folders and outputs of batches are passed over"
        raise UnreadableInputError(named, reason)
    return chain([first], papers)


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
        if self._is_remote and not (self.place / MANIFEST).exists():
            _take_over(self._out, self.place / MANIFEST)

    def plan(self, manifest: Manifest, papers: Iterator[Found]) -> None:
        """Note what is to be done, when nothing of somebody else stands in its way."""
        options = self._options
        names = names_due(options.recipe, merged=options.merged)
        names += _REPORTS if options.links else ()
        for name in names:
            if not manifest.owns(name) and self._folder.size_of(name) is not None:
                self._refuse(name)
        manifest.plan(
            papers, self._size_of, retry=options.retry, kind=output_name("*", options.recipe),
            refuse=lambda key: self._refuse(output_name(key, options.recipe)),
        )  # fmt: skip
        manifest.claim(names)
        # Another machine must know what is ours, even when this one is killed soon.
        self._copy(manifest)

    def _refuse(self, name: str) -> NoReturn:
        reason = "is there already and not of this batch; name another folder for --out, or move the file away"
        raise ForeignFileError(f"{self._out}/{name}", reason)

    def go(self, manifest: Manifest) -> Summary:
        """Do what was planned."""
        options = self._options
        self._folder.tidy()
        progress = Progress(manifest.sizes_waiting())
        self._listener.planned(progress)
        cluster = Connection(options.dask, self._listener) if options.dask else None
        try:
            self._read(manifest, progress, cluster)
            files = finish(manifest, self._folder, options.recipe, merged=options.merged)
            checks, silent = self._check(manifest, cluster) if options.links else ([], ())
            files += _REPORTS if options.links else ()
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

    def _read(self, manifest: Manifest, progress: Progress, cluster: Connection | None) -> None:
        sizes: dict[str, int] = {}
        for outcomes in self._outcomes(manifest, sizes, cluster):
            manifest.keep(outcomes)
            for outcome in outcomes:
                progress.note(outcome, sizes.pop(outcome.key, 0))
                self._listener.read(outcome)
            if self._is_remote and time.monotonic() - self._copied > _COPY_EVERY:
                self._copy(manifest)

    def _outcomes(
        self, manifest: Manifest, sizes: dict[str, int], cluster: Connection | None
    ) -> Iterator[Sequence[Outcome]]:
        recipe = self._options.recipe

        def tasks() -> Iterator[Task]:
            for task, size in manifest.waiting():
                sizes[task.key] = size
                yield task

        if cluster is None:
            jobs = min(self._options.jobs or count_cores(), max(1, manifest.count().get(State.WAITING, 0)))
            yield from run_local(tasks(), recipe, self._out, jobs)
            return
        while manifest.count().get(State.WAITING):
            try:
                yield from run_cluster(cluster.open(), tasks(), recipe, self._out, self._options.chunk)
            except ClusterLostError as error:
                cluster.lose(error)

    def _check(self, manifest: Manifest, cluster: Connection | None) -> tuple[list[LinkCheck], tuple[str, ...]]:
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

        for name in _REPORTS:
            text = link_rot_report(
                checks, name.rpartition(".")[2], sources=[*self._options.inputs, *self._options.lists]
            )
            self._folder.write(name, text.encode("utf-8", "replace"))

    def _copy(self, manifest: Manifest) -> None:
        """Keep a copy of the manifest in a remote output, from which another machine could go on."""
        if not self._is_remote:
            return
        with self._folder.create(MANIFEST) as file:
            manifest.copy_to(Path(file.name))
        self._copied = time.monotonic()


def _absolute(out: str) -> str:
    out = localise(out)
    return os.path.normpath(Path(out).absolute()) if is_local(out) else out.rstrip("/")


def _make_place(out: str, state: str | None) -> Path:
    """Return the folder of the manifest and the store: the output itself when it is on this machine."""
    place = Path(out) if is_local(out) else Path(state or _default_state(out))
    try:
        place.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise UnwritableOutputError(str(place), "is a file; name a folder") from error
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
