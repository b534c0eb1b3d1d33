"""Look at one link from its spelling to the archives, as a generator of errands without threads or sockets."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from citekit.links.archived_urls import ArchivedUrl, take_apart
from citekit.links.fetching import Fetcher
from citekit.links.interfaces import Archives, Judge, Judged
from citekit.links.page import Page
from citekit.links.spelling import redact
from citekit.links.verdicts import Ruling, rule_on_answer, rule_on_page
from citekit.links.visiting import Errand, Shared, Step
from citekit.model.link import DEAD, Archived, CitedLink, Evidence, LinkCheck, Memento, Verdict

ARCHIVE_LANE = "archives"
_SIBLING_BYTES = 65_536
Look = Generator[Step, Any, LinkCheck]


@dataclass(frozen=True, slots=True)
class Looker:
    """Look at links, one at a time, as generators of errands.

    Attributes:
        fetcher: Of pages.
        judge: Of pages.
        archives: Looked into for each link, or None.
    """

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
        archived: Archived = yield Errand(ARCHIVE_LANE, partial(self.archives.find, check.link))
        check = replace(check, archived=archived)
        if archived.proposed is not None and check.verdict in _IN_NEED:
            return (yield from self._check_proposal(check, archived.proposed))
        if page is not None and judged is not None and archived.closest is not None and judged.kind in _DOUBTFUL:
            return (yield from self._compare(self.archives, check, page, archived.closest))
        return check

    def _compare(self, archives: Archives, check: LinkCheck, page: Page, memento: Memento) -> Look:
        """Judge a doubtful page once more beside what the nearest copy says."""
        copy: Page | None = yield Errand(ARCHIVE_LANE, partial(archives.page_of, memento))
        if copy is None:
            return check
        judged = self.judge.judge_page(page, check.link, memento=copy)
        verdict, evidence = rule_on_page(page, judged)
        return replace(check, verdict=verdict, evidence=evidence)

    def _check_proposal(self, check: LinkCheck, proposed: str) -> Look:
        """Say what is at the address that an index proposes for one that leads nowhere."""
        told = yield from self._tell("proposed", "the proposed", proposed, check.link)
        return replace(check, evidence=(*check.evidence, told))

    def _check_original(self, check: LinkCheck, parts: ArchivedUrl) -> Look:
        """Check a cited archive URL as both: the copy gives the verdict, the original goes into the evidence."""
        told = yield from self._tell("original", "the original", parts.original, check.link)
        archived = check.archived
        if check.verdict in _STANDING and parts.datetime is not None:
            archived = Archived(Memento(check.link.url, parts.datetime, parts.original, parts.archive), known=True)
        return replace(check, archived=archived, evidence=(*check.evidence, told))

    def _tell(self, code: str, name: str, url: str, link: CitedLink) -> Generator[Step, Any, Evidence]:
        valid = self.fetcher.validate(url)
        if valid.verdict is not None:
            return Evidence(f"{code}-{valid.verdict.value}", f"{name} {redact(url)} cannot be asked")
        page = yield from self.fetcher.visitor.visit(valid.url)
        (verdict, _), _ = yield from self._rule(page, replace(link, url=url, printed=None))
        return Evidence(f"{code}-{verdict.value}", f"{name} {redact(url)} is {verdict.value}")


_DOUBTFUL = frozenset({"unsure", "drifted"})
_IN_NEED = DEAD | {Verdict.MALFORMED}
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
