"""Say what the checker asks of its neighbours: a fetch, a judge of pages, archives, a store.

Each is a `typing.Protocol`, so any object, or module, that has these names will do.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TypedDict, Unpack

from citekit.links.page import Page
from citekit.model.link import Archived, CitedLink, Evidence, LinkCheck, Memento


class Asking(TypedDict, total=False):
    """Say how a URL is asked for, where that is not as usual.

    Attributes:
        method: Of HTTP, ``GET`` when nothing is said.
        headers: Sent beside the usual ones, to the host of the URL alone.
        data: Body of a POST.
        limit: How many bytes of the body are read at most; the usual number when None.
    """

    method: str
    headers: Mapping[str, str] | None
    data: bytes | None
    limit: int | None


class Fetch(Protocol):
    """Bring back the page behind a URL, whatever happens; never raise because of the web."""

    def __call__(self, url: str, *, follow: bool = True, **asking: Unpack[Asking]) -> Page:
        """Return the page.

        Args:
            url: An http or https URL.
            follow: False to get a redirect itself: its status, and ``location`` in the headers.
            asking: How it is asked for, as `Asking` has it.
        """
        ...


class Judged(Protocol):
    """Hold what a page turned out to be.

    Attributes:
        kind: ``fine``, ``soft-404``, ``drifted``, ``parked`` or ``unsure``.
        evidence: Why.
        title: Of the page, or None.
    """

    @property
    def kind(self) -> str:
        """One of the five kinds."""
        ...

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What speaks for the kind."""
        ...

    @property
    def title(self) -> str | None:
        """The title of the page."""
        ...


class Judge(Protocol):
    """Judge pages that came with a good status; the module `citekit.links.pages` is one."""

    def judge_page(
        self,
        page: Page,
        link: CitedLink,
        *,
        sibling: Page | None = None,
        landings: int = 1,
        memento: Page | None = None,
    ) -> Judged:
        """Say what a page is for a citation, given a made-up sibling, the links that land here, an archived copy."""
        ...

    def needs_sibling(self, page: Page, link: CitedLink) -> bool:
        """Say whether a made-up neighbour of the page would settle what it is."""
        ...

    def sibling_url(self, url: str) -> str:
        """Make up a neighbour in the same directory."""
        ...

    def robot_wall(self, page: Page) -> Evidence | None:
        """Return what shows that a page is a wall against robots, or None."""
        ...


class Archives(Protocol):
    """Look a link up in web archives; `citekit.links.archives` has the real ones."""

    def find(self, link: CitedLink) -> Archived:
        """Return what the archives have; wait as long as their limits ask for."""
        ...

    def page_of(self, memento: Memento) -> Page | None:
        """Return what a copy says, without the additions of its archive, or None when it cannot be read."""
        ...


class Store(Protocol):
    """Keep verdicts between runs; every method may be called from several threads."""

    def recall(self, link: CitedLink) -> LinkCheck | None:
        """Return a verdict that is still good, or None when the link is to be looked at."""
        ...

    def remember(self, check: LinkCheck) -> LinkCheck:
        """Keep a verdict, and return it with ``confirmed`` set when looks on other days agree."""
        ...
