"""Check cited links: validate, visit, judge, look into the archives, and say one verdict for each citation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from queue import SimpleQueue

from citekit.links import pages
from citekit.links.fetching import Fetcher
from citekit.links.hosts import Crew
from citekit.links.interfaces import Archives, Judge, Store
from citekit.links.landings import Landings
from citekit.links.limits import Politeness
from citekit.links.looking import Looker
from citekit.model.link import CitedLink, Evidence, LinkCheck, Verdict

_WINDOW = 4096


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
    looker = Looker(own, judge or pages, archives)
    try:
        yield from _run(links, looker, crew, store)
    finally:
        crew.close()
        if fetcher is None:
            own.close()


def _run(links: Iterable[CitedLink], looker: Looker, crew: Crew, store: Store | None) -> Iterator[LinkCheck]:
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
        crew.start(looker.look(link), partial(_finish, found, link))
        under_way += 1
        while under_way >= _WINDOW or not found.empty():
            under_way -= 1
            yield from settle(found.get())
    for _ in range(under_way):
        yield from settle(found.get())
    yield from _settle_landings(landings, looker, crew, store)


def _settle_landings(landings: Landings, looker: Looker, crew: Crew, store: Store | None) -> Iterator[LinkCheck]:
    found: SimpleQueue[LinkCheck] = SimpleQueue()
    crowded, lone = landings.release()
    yield from lone
    for check, count in crowded:
        crew.start(looker.look_again(check, count), partial(_finish, found, check.link))
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
