"""Ask all archives about a link; any number of threads may do so at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from citekit.links.archives.asking import Asker, OnWait
from citekit.links.archives.availability import AT_ONCE, hints
from citekit.links.archives.capture import Capture, Query, Span, span_of
from citekit.links.archives.choosing import Choice, Found
from citekit.links.archives.discovery import discover
from citekit.links.archives.following import Copy, follow
from citekit.links.archives.limits import MINUTE, Clock
from citekit.links.archives.rows import capture_of_memento
from citekit.links.archives.saving import keys_from_environment, save
from citekit.links.archives.settling import settle
from citekit.links.archives.table import Archive, default_archives
from citekit.links.interfaces import Fetch, Judge
from citekit.links.page import Page
from citekit.model.link import Archived, CitedLink, Evidence, Memento

_ROWS = 40


class Archives:
    """Find the archived copies of cited links.

    Args:
        bases: Base URLs of archives that the user named; the table of ``archives.toml`` when None or empty.
        fetch: Brings pages from the network; the only way out.
        judge: Tells error pages among the copies; without one, only what the index shows counts.
        clock: Tells the time and waits; `time` by default.
        on_wait: Told when an archive makes its callers wait for more than a second.

    Example:
        ``Archives(fetch=fetcher.fetch).find(CitedLink("http://example.org/", accessed=Date(((2014, 6, 30),))))``
    """

    def __init__(
        self,
        bases: Iterable[str] | None = None,
        *,
        fetch: Fetch,
        judge: Judge | None = None,
        clock: Clock = time,
        on_wait: OnWait | None = None,
    ) -> None:
        self._bases = tuple(dict.fromkeys(bases or ()))
        self._fetch = fetch
        self._judge = judge
        self._clock = clock
        self._on_wait = on_wait
        self._lock = threading.Lock()
        self._discovered: dict[str, Asker] = {}
        self._asked_again_at: dict[str, float] = {}
        self._hints: dict[str, tuple[Asker, tuple[Capture, ...]]] = {}
        self._links_done = 0
        if not self._bases:
            self._discovered = {archive.name: self._asker(archive) for archive in default_archives()}

    @property
    def silent(self) -> tuple[str, ...]:
        """Return the named bases that do not answer as an archive does, asking those that were not asked yet."""
        self._askers()
        return tuple(base for base in self._bases if base not in self._discovered)

    def find(self, link: CitedLink) -> Archived:
        """Return the true copies nearest to the day of access; wait as long as the limits of the archives ask for.

        An empty answer is ``known`` only when the index of every archive has answered.
        """
        span = span_of(link.accessed, datetime.fromtimestamp(self._clock.time(), UTC))
        askers = self._askers()
        hinted = self._from_hints(link, span)
        archived = hinted if hinted is not None else self._from_indexes(askers, link, span)
        with self._lock:
            self._links_done += 1
        return archived

    def prepare(self, links: Iterable[CitedLink]) -> None:
        """Ask the availability API about many links at once, so that most of them need no call to the index."""
        now = datetime.fromtimestamp(self._clock.time(), UTC)
        spans = {link.url: span_of(link.accessed, now) for link in links}
        for asker in self._askers():
            for start in range(0, len(spans) if asker.archive.availability else 0, AT_ONCE):
                part = dict(list(spans.items())[start : start + AT_ONCE])
                found = hints(asker, part)
                with self._lock:
                    self._hints.update({url: (asker, captures) for url, captures in found.items()})

    def seconds_for(self, links: int) -> float:
        """Estimate how many seconds the limits let so many more links take, from the calls that links took so far."""
        with self._lock:
            done, askers = self._links_done, tuple(self._discovered.values())
        each = [(asker, asker.asked / done if done else 1.0) for asker in askers]
        return max((asker.limits["index"].seconds_for(links * calls) for asker, calls in each), default=0.0)

    def page_of(self, memento: Memento) -> Page | None:
        """Return what a copy says, without the additions of its archive; None when it cannot be read.

        The URLs in the page are those of that time: ``url`` is the original of the copy.
        """
        asker = next((asker for asker in self._askers() if asker.archive.name == memento.archive), None)
        copy = follow(asker, capture_of_memento(asker.archive, memento)) if asker else ""
        return copy.page if isinstance(copy, Copy) else None

    def save(self, url: str) -> Memento | None:
        """Have a page archived by the first archive that can, with the keys of the environment.

        Returns:
            The new copy; None without keys, or when the archive would not or could not.
        """
        keys = keys_from_environment()
        if keys is None:
            return None
        able = next((asker for asker in self._askers() if asker.archive.save), None)
        return save(able, url, keys, self._clock) if able else None

    def _asker(self, archive: Archive) -> Asker:
        return Asker(archive, self._fetch, self._clock, self._on_wait)

    def _askers(self) -> tuple[Asker, ...]:
        with self._lock:
            now = self._clock.monotonic()
            for base in self._bases:
                if base not in self._discovered and self._asked_again_at.get(base, now) <= now:
                    self._asked_again_at[base] = now + MINUTE
                    archive = discover(base, self._fetch)
                    if archive is not None:
                        self._discovered[base] = self._asker(archive)
            order = self._bases or tuple(self._discovered)
            return tuple(self._discovered[name] for name in order if name in self._discovered)

    def _from_hints(self, link: CitedLink, span: Span) -> Archived | None:
        """Return what the availability API knew, when it knew both sides and nothing is left to settle."""
        if link.printed is not None:
            return None
        with self._lock:
            asker, captures = self._hints.pop(link.url, (None, ()))
        if asker is None:
            return None
        found = Choice(link, span, self._judge).choose((asker, capture) for capture in captures)
        whole = found.before and found.after and not found.evidence
        return self._archived(found, span) if whole else None

    def _from_indexes(self, askers: tuple[Asker, ...], link: CitedLink, span: Span) -> Archived:
        answers = [(asker, captures_around(asker, link.url, span)) for asker in askers]
        mute = _mute(self.silent, answers)
        candidates = [(asker, capture) for asker, captures in answers for capture in captures or ()]
        settled = settle(askers, link, archived=bool(candidates))
        if settled.proposed is not None:
            candidates = [
                (asker, capture) for asker in askers for capture in captures_around(asker, settled.proposed, span) or ()
            ]
            link = replace(link, url=settled.proposed)
        archived = self._archived(Choice(link, span, self._judge).choose(candidates), span)
        known = archived.closest is not None or (bool(answers) and not mute)
        evidence = (*archived.evidence, *settled.evidence, *mute, *_absence(archived, known=known))
        return replace(archived, known=known, proposed=settled.proposed, evidence=evidence)

    def _archived(self, found: Found, span: Span) -> Archived:
        if found.closest is None:
            return Archived(evidence=found.evidence)
        days = span.distance(found.closest.datetime).days
        away = f"{days} day{'' if days == 1 else 's'} from {'today' if span.start == span.end else 'the day of access'}"
        when = f"{found.closest.datetime:%Y-%m-%d}, {away}, {found.closest.archive}"
        evidence = (Evidence("memento-found", when), *found.evidence)
        return Archived(found.closest, found.before, found.after, known=True, evidence=evidence)


def captures_around(asker: Asker, url: str, span: Span) -> tuple[Capture, ...] | None:
    """Return the captures nearest to a time, from both of its sides; None when the index did not answer."""
    nearest = asker.captures(Query(url, near=span.middle, limit=_ROWS))
    if nearest is None or len(nearest) < _ROWS:
        return nearest
    rows = dict.fromkeys(nearest)
    if not any(row.moment <= span.end for row in nearest):
        rows |= dict.fromkeys(asker.captures(Query(url, near=span.middle, until=span.end, limit=_ROWS)) or ())
    if not any(row.moment >= span.start for row in nearest):
        rows |= dict.fromkeys(asker.captures(Query(url, near=span.middle, since=span.start, limit=_ROWS)) or ())
    return tuple(rows)


def _mute(silent: Iterable[str], answers: Iterable[tuple[Asker, object]]) -> tuple[Evidence, ...]:
    names = [*silent, *(asker.archive.name for asker, captures in answers if captures is None)]
    return tuple(Evidence("archive-silent", f"{name} did not answer") for name in names)


def _absence(archived: Archived, *, known: bool) -> tuple[Evidence, ...]:
    if archived.closest is not None or not known:
        return ()
    return (Evidence("not-archived", "every archive that was asked answered that it has no true copy"),)
