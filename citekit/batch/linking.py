"""Check the links of all papers, each once; on a cluster, so that one worker at a time asks a host."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from citekit.batch.bodies import Row, link_rows, read_date
from citekit.batch.cluster import Cluster
from citekit.errors import CitekitError
from citekit.model import CitedLink, LinkCheck
from citekit.version import __version__

if TYPE_CHECKING:
    from citekit.links.archives import Archives
    from citekit.links.store import Store

_HTTP = re.compile(r"https?://[^/?#\s]+", re.IGNORECASE)
_PART = 200
_LANES_PER_THREAD, _LEAST_THREADS = 4, 8


@dataclass(frozen=True, slots=True)
class LinkOptions:
    """Hold what the user said about the look at the links, as for ``citekit check``.

    Attributes:
        archives: Base URLs of the archives to ask; the table of archives when there are none.
        ask_archives: False to ask none.
        networks: CIDR networks that may be visited although they are private.
        store: File of the verdicts, or None for one beside the manifest.
        recheck: True to look again at what is known.
    """

    archives: tuple[str, ...] = ()
    ask_archives: bool = True
    networks: tuple[str, ...] = ()
    store: str | None = None
    recheck: bool = False


def refuse_unusable(options: LinkOptions) -> None:
    """Refuse options with which no link could be checked, before a corpus is read for nothing.

    Raises:
        CitekitError: A network is no CIDR network, an archive is no URL, or the store is no store of links.
    """
    from citekit.links.store import Store

    with ExitStack() as stack:
        _open_fetcher(stack, options.networks)
        for archive in options.archives if options.ask_archives else ():
            if not _HTTP.match(archive):
                raise CitekitError(f"--archive: {archive!r} is no URL, which looks like https://web.archive.org/web")
        if options.store:
            stack.enter_context(Store(options.store))


def different_links(bodies: Iterable[bytes]) -> tuple[CitedLink, ...]:
    """Return the links of all papers in their order, those that ask the same question once."""
    from citekit.links.records import link_key

    found: dict[str, CitedLink] = {}
    for body in bodies:
        for row in link_rows(body):
            link = _link(row)
            found.setdefault(link_key(link), link)
    return tuple(found.values())


def _link(row: Row) -> CitedLink:
    # A report of many papers names the one that cites beside the key of its reference.
    key = f"{row['paper']}: {row['citation_key']}"
    return CitedLink(row["url"], row["printed"], row["title"], read_date(row["accessed"]), key, row["language"])


def check_corpus(
    links: Sequence[CitedLink],
    options: LinkOptions,
    store: Store,
    tell: Callable[[LinkCheck], None],
    cluster: Cluster | None = None,
) -> tuple[list[LinkCheck], tuple[str, ...]]:
    """Return a verdict for each link, in order, and the named archives that failed.

    Archives ration each of their callers, so with archives one machine asks, and a cluster is of no use.

    Args:
        links: All different.
        options: What the user said.
        store: Of verdicts: what it knows is not asked again.
        tell: Called with each verdict as it is found.
        cluster: Whose workers visit the hosts, each host by one of them at a time.

    Raises:
        CitekitError: A network is no CIDR network, or a worker cannot do its work.
        ClusterLostError: The scheduler went away; what was found is in the store.
    """
    found: dict[CitedLink, LinkCheck] = {}
    with ExitStack() as stack:
        if cluster is not None and not options.ask_archives:
            checks, archives = _visit_by_workers(links, options, store, cluster), None
        else:
            checks, archives = _visit(stack, links, options, store)
        for check in checks:
            found[check.link] = check
            tell(check)
    return [found[link] for link in links], archives.silent if archives and options.archives else ()


def _visit(
    stack: ExitStack, links: Sequence[CitedLink], options: LinkOptions, store: Store
) -> tuple[Iterator[LinkCheck], Archives | None]:
    from citekit.links import check_links
    from citekit.links.store import KeptArchives

    fetcher = _open_fetcher(stack, options.networks)
    archives = _open_archives(stack, options) if options.ask_archives else None
    kept = KeptArchives(archives, store) if archives else None
    return check_links(sorted(links, key=_shuffle), fetcher=fetcher, archives=kept, store=store), archives


def _open_fetcher(stack: ExitStack, networks: tuple[str, ...], **more: Any) -> Any:
    from citekit.links import Fetcher

    try:
        return stack.enter_context(Fetcher(networks=networks, **more))
    except ValueError as error:
        raise CitekitError(f"--allow-network: {error}") from error


def _open_archives(stack: ExitStack, options: LinkOptions) -> Archives:
    from citekit.links import pages
    from citekit.links.archives import Archives, trusted_hosts
    from citekit.links.limits import FOR_ARCHIVES

    trusted = trusted_hosts(options.archives)
    fetcher = _open_fetcher(stack, options.networks, trusted=trusted, limits=FOR_ARCHIVES)
    return Archives(options.archives or None, fetch=fetcher.fetch, judge=pages)


def _shuffle(link: CitedLink) -> bytes:
    """Order links by nothing that has to do with their hosts, so that many hosts are asked at once."""
    return hashlib.sha256(link.url.encode("utf-8", "replace")).digest()


def check_part(links: Sequence[CitedLink], networks: tuple[str, ...], version: str) -> list[LinkCheck]:
    """Check some links, on a worker of the cluster.

    Raises:
        CitekitError: The worker has another citekit than the one that sent the links.
    """
    from citekit.links import check_links

    if version != __version__:
        raise CitekitError(f"a worker of the cluster has citekit {__version__}, not {version}")
    with ExitStack() as stack:
        return list(check_links(links, fetcher=_open_fetcher(stack, networks)))


def _visit_by_workers(
    links: Sequence[CitedLink], options: LinkOptions, store: Store, cluster: Cluster
) -> Iterator[LinkCheck]:
    fresh = []
    for link in links:
        known = store.recall(link)
        if known is None:
            fresh.append(link)
        else:
            yield known
    # Workers may come later, and lanes are for good.
    most = _LANES_PER_THREAD * max(_LEAST_THREADS, cluster.count_threads())
    lanes = Lanes(fresh, most)
    calls = ((check_part, part, options.networks, __version__) if part else None for part in lanes.draw())
    for call, result in cluster.call(calls, lambda _: most):
        lanes.free(call[1])
        if isinstance(result, BaseException):
            reason = str(result) if isinstance(result, CitekitError) else f"{type(result).__name__}: {result}"
            raise CitekitError(f"a worker of the cluster failed: {reason}") from result
        yield from map(store.remember, result)


class Lanes:
    """Deal out links by their hosts: all links of a host are in one lane, and a lane is with one worker at a time.

    Args:
        links: To be dealt out.
        number: How many lanes there are.
        part: How many links a worker gets at once.
    """

    def __init__(self, links: Iterable[CitedLink], number: int, part: int = _PART) -> None:
        lanes: dict[int, list[CitedLink]] = defaultdict(list)
        for link in links:
            lanes[lane_of(link.url, number)].append(link)
        self._waiting = {lane: deque(_cut(sorted(found, key=_shuffle), part)) for lane, found in lanes.items()}
        self._idle = deque(sorted(self._waiting))
        self._lane_of: dict[tuple[CitedLink, ...], int] = {}

    def draw(self) -> Iterator[tuple[CitedLink, ...] | None]:
        """Yield parts of lanes that are with nobody, and None while there is none."""
        while self._idle or self._lane_of:
            if not self._idle:
                yield None
                continue
            lane = self._idle.popleft()
            part = self._waiting[lane].popleft()
            self._lane_of[part] = lane
            yield part

    def free(self, part: tuple[CitedLink, ...]) -> None:
        """Take back the lane of a part that is done."""
        lane = self._lane_of.pop(part)
        if self._waiting[lane]:
            self._idle.append(lane)


def _cut(links: Sequence[CitedLink], size: int) -> Iterator[tuple[CitedLink, ...]]:
    return (tuple(links[at : at + size]) for at in range(0, len(links), size))


def lane_of(url: str, number: int) -> int:
    """Return the lane of a URL: the same for all URLs of a host.

    Example:
        >>> lane_of("http://example.by/a", 8) == lane_of("https://EXAMPLE.by:443/b?c", 8)
        True
    """
    try:
        host = urlsplit(url.strip()).hostname or ""
    except ValueError:
        host = ""
    return int.from_bytes(hashlib.sha256(host.encode("utf-8", "replace")).digest()[:8]) % number
