"""Check cited links: validate, visit, judge, look into the archives, and say one verdict for each citation."""

from __future__ import annotations

import importlib
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from queue import SimpleQueue
from typing import Any, cast
from urllib.parse import urlsplit

from citekit.links.archived_urls import ArchivedUrl, take_apart
from citekit.links.fetching import Fetcher
from citekit.links.hosts import Crew
from citekit.links.interfaces import Archives, Judge, Judged, Store
from citekit.links.landings import Landings
from citekit.links.limits import Politeness
from citekit.links.page import Page
from citekit.links.urls import redact
from citekit.links.verdicts import Ruling, rule_on_answer, rule_on_page
from citekit.links.visiting import Errand, Shared, Step
from citekit.model.link import Archived, CitedLink, Evidence, LinkCheck, Memento, Verdict

_WINDOW = 4096
_SIBLING_BYTES = 65_536
_ARCHIVE_LANE = "archives"
Look = Generator[Step, Any, LinkCheck]


def check_links(  # noqa: PLR0913  (the parts of a check, each with its usual one)
    links: Iterable[CitedLink],
    *,
    fetcher: Fetcher | None = None,
    archives: Archives | None = None,
    store: Store | None = None,
    judge: Judge | None = None,
    politeness: Politeness | None = None,
    threads: int = 64,
) -> Iterator[LinkCheck]:
    """Check links, and yield each verdict as it is found, not in the order of the links.

    Memory stays flat however many links there are: they are drawn from `links` as room is made.

    Args:
        links: As cited; one verdict comes for each.
        fetcher: Of pages; an own one, closed at the end, when None.
        archives: Looked into for each link; nobody is asked when None.
        store: Of verdicts: what it still knows is not asked again, and every new verdict goes there.
        judge: Of pages; `citekit.links.pages` when None.
        politeness: Towards each host.
        threads: How many requests may be under way.

    Example:
        >>> [check.verdict.value for check in check_links([CitedLink("http://127.0.0.1/admin")])]
        ['unsafe']
    """
    own = Fetcher() if fetcher is None else fetcher
    crew = Crew(threads=threads, politeness=politeness)
    checker = _Checker(own, judge or cast(Judge, importlib.import_module("citekit.links.pages")), archives)
    try:
        yield from _run(links, checker, crew, store)
    finally:
        crew.close()
        if fetcher is None:
            own.close()


def _run(links: Iterable[CitedLink], checker: _Checker, crew: Crew, store: Store | None) -> Iterator[LinkCheck]:
    found: SimpleQueue[LinkCheck] = SimpleQueue()
    landings = Landings()
    under_way = 0

    def settle(check: LinkCheck) -> Iterator[LinkCheck]:
        kept = store.remember(check) if store else check
        if not landings.hold(kept):
            yield kept

    for link in links:
        known = store.recall(link) if store else None
        if known is not None:
            yield known
            continue
        crew.start(checker.look(link), partial(_finish, found, link))
        under_way += 1
        while under_way >= _WINDOW or not found.empty():
            under_way -= 1
            yield from settle(found.get())
    for _ in range(under_way):
        yield from settle(found.get())
    yield from _settle_landings(landings, checker, crew, store)


def _settle_landings(landings: Landings, checker: _Checker, crew: Crew, store: Store | None) -> Iterator[LinkCheck]:
    found: SimpleQueue[LinkCheck] = SimpleQueue()
    crowded, lone = landings.release()
    yield from lone
    for check, count in crowded:
        crew.start(checker.look_again(check, count), partial(_finish, found, check.link))
    for _ in crowded:
        check = found.get()
        yield store.remember(check) if store else check


def _finish(
    found: SimpleQueue[LinkCheck], link: CitedLink, check: LinkCheck | None, error: BaseException | None
) -> None:
    if check is None:
        told = Evidence("checker-failed", f"{type(error).__name__}: {error}"[:200])
        check = LinkCheck(link, Verdict.UNCHECKED, evidence=(told,), checked_at=datetime.now(UTC))
    found.put(check)


@dataclass(frozen=True, slots=True)
class _Checker:
    fetcher: Fetcher
    judge: Judge
    archives: Archives | None

    def look(self, link: CitedLink) -> Look:
        """Look at one link from its spelling to the archives."""
        valid = self.fetcher.validate(link.url)
        if valid.verdict is not None:
            check = LinkCheck(link, valid.verdict, evidence=valid.evidence, checked_at=datetime.now(UTC))
            return (yield from self._archive(check, None)) if valid.verdict is Verdict.MALFORMED else check
        page = yield from self.fetcher.visitor.visit(valid.url)
        ruling, judged = yield from self._rule(page, link)
        check = _make_check(link, page, ruling, valid.evidence)
        return (yield from self._archive(check, page, judged))

    def look_again(self, check: LinkCheck, landings: int) -> Look:
        """Judge a page once more, now that the number of links that land there is known."""
        page = yield Shared(
            ("landing", check.final_url), partial(self.fetcher.visitor.visit, check.final_url or check.link.url)
        )
        page = replace(page, url=check.link.url, hops=check.hops)
        ruling, _ = yield from self._rule(page, check.link, landings)
        if rule_on_answer(page) is not None or ruling[0] is check.verdict:
            return check
        return replace(check, verdict=ruling[0], evidence=ruling[1])

    def _rule(
        self, page: Page, link: CitedLink, landings: int = 1
    ) -> Generator[Step, Any, tuple[Ruling, Judged | None]]:
        ruling = rule_on_answer(page)
        wall = self._wall(page) if ruling is None or ruling[0] in _WALLED else None
        if wall is not None:
            return (Verdict.BLOCKED, (Evidence(f"status-{page.status}", "an answer for robots"), wall)), None
        if ruling is not None:
            return ruling, None
        sibling = None
        if self.judge.needs_sibling(page, link):
            sibling = yield from self._sibling(page)
        judged = self.judge.judge_page(page, link, sibling=sibling, landings=landings)
        return rule_on_page(page, judged), judged

    def _wall(self, page: Page) -> Evidence | None:
        return self.judge.robot_wall(page) if page.failure is None else None

    def _sibling(self, page: Page) -> Generator[Step, Any, Page]:
        parts = urlsplit(page.final_url)
        url = self.judge.sibling_url(page.final_url)
        directory = parts.path.rpartition("/")[0]
        visit = partial(self.fetcher.visitor.visit, url, limit=_SIBLING_BYTES)
        found: Page = yield Shared(("sibling", parts.netloc, directory), visit)
        return found

    def _archive(self, check: LinkCheck, page: Page | None, judged: Judged | None = None) -> Look:
        parts = take_apart(check.link.url)
        if parts is not None and page is not None:
            return (yield from self._check_original(check, parts))
        if self.archives is None:
            return check
        archived: Archived = yield Errand(_ARCHIVE_LANE, partial(self.archives.find, check.link))
        check = replace(check, archived=archived)
        if page is None or judged is None or archived.closest is None or judged.kind not in _DOUBTFUL:
            return check
        return (yield from self._compare(check, page, archived.closest))

    def _compare(self, check: LinkCheck, page: Page, memento: Memento) -> Look:
        copy = yield from self.fetcher.visitor.visit(memento.url)
        if copy.failure is not None or copy.status != 200:
            return check
        judged = self.judge.judge_page(page, check.link, memento=copy)
        verdict, evidence = rule_on_page(page, judged)
        return replace(check, verdict=verdict, evidence=evidence)

    def _check_original(self, check: LinkCheck, parts: ArchivedUrl) -> Look:
        """Check a cited archive URL as both: the copy gives the verdict, the original goes into the evidence."""
        valid = self.fetcher.validate(parts.original)
        told = Evidence("original-unchecked", f"the original {redact(parts.original)} cannot be asked")
        if valid.verdict is None:
            link = replace(check.link, url=parts.original, printed=None)
            page = yield from self.fetcher.visitor.visit(valid.url)
            (verdict, _), _ = yield from self._rule(page, link)
            told = Evidence(f"original-{verdict.value}", f"the original {redact(parts.original)} is {verdict.value}")
        archived = check.archived
        if check.verdict in _STANDING and parts.datetime is not None:
            archived = Archived(Memento(check.link.url, parts.datetime, parts.original, parts.archive), known=True)
        return replace(check, archived=archived, evidence=(*check.evidence, told))


_DOUBTFUL = frozenset({"unsure", "drifted"})
_WALLED = frozenset({Verdict.BLOCKED, Verdict.UNAVAILABLE})
_STANDING = frozenset({Verdict.ALIVE, Verdict.MOVED})


def _make_check(link: CitedLink, page: Page, ruling: Ruling, noticed: tuple[Evidence, ...]) -> LinkCheck:
    verdict, evidence = ruling
    return LinkCheck(
        link,
        verdict,
        http_status=page.status,
        final_url=redact(page.final_url),
        hops=page.hops,
        evidence=(*evidence, *noticed),
        checked_at=datetime.now(UTC),
    )
