"""Fetch pages: guarded, bounded, patient; whatever happens comes back as a `Page`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self, Unpack

from citekit.links.addresses import Network, read_network
from citekit.links.guard import Guard
from citekit.links.hosts import drive
from citekit.links.interfaces import Asking
from citekit.links.limits import USER_AGENT, Limits
from citekit.links.page import Page
from citekit.links.requesting import Requester
from citekit.links.urls import ValidUrl, validate_url
from citekit.links.visiting import Visitor


class Fetcher:
    """Fetch pages of the open internet, and of networks that the user has opened.

    Args:
        networks: CIDR networks, such as ``10.1.0.0/16``, that are allowed although they are private.
        trusted: Hosts with their port that are allowed although they are private: the user's own archive.
        limits: Of each request; ``Limits(attempts=1)`` where the caller counts its requests itself.
        agent: The ``User-Agent``; give a way to reach you.
        per_host: Connections that are kept open to one host.

    Raises:
        ValueError: When a network is none.
    """

    def __init__(
        self,
        *,
        networks: Iterable[str | Network] = (),
        trusted: Iterable[tuple[str, int]] = (),
        limits: Limits | None = None,
        agent: str = USER_AGENT,
        per_host: int = 4,
    ) -> None:
        self._networks = tuple(read_network(one) if isinstance(one, str) else one for one in networks)
        self._trusted = tuple(trusted)
        self.limits = limits or Limits()
        self._requester = Requester(Guard(self._networks, self._trusted), self.limits, agent=agent, per_host=per_host)
        self.visitor = Visitor(self._requester.request, self.validate, self.limits)

    def validate(self, url: str) -> ValidUrl:
        """Look a URL over without a network, under the networks allowed here."""
        return validate_url(url, self._networks, self._trusted)

    def fetch(self, url: str, *, follow: bool = True, **asking: Unpack[Asking]) -> Page:
        """Return the page behind a URL on this thread, redirects followed and what may pass tried again.

        Args:
            url: An http or https URL.
            follow: False to get a redirect itself: its status, and ``location`` in the headers.
            asking: Its ``method``, ``headers``, ``data`` and ``limit``, as `Asking` has them.
        """
        # A visit to a heavy file begins with HEAD unless a method is named.
        chosen = {name: value for name, value in asking.items() if value is not None and value != "GET"}
        page: Page = drive(self.visitor.visit(url, follow=follow, **chosen))
        return page

    def close(self) -> None:
        """Close all connections."""
        self._requester.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
