"""List the dialects in which archives are asked; each is a module with ``address`` and ``read``."""

from __future__ import annotations

from typing import Protocol

from citekit.links.archives import memento, pywb, timegate, wayback
from citekit.links.archives.capture import Capture, Query
from citekit.links.archives.table import Archive
from citekit.links.page import Page


class Dialect(Protocol):
    """Write questions to an index and read its answers; neither touches the network."""

    def address(self, archive: Archive, query: Query) -> str | None:
        """Return the URL that answers a query, or None when the dialect has no words for it."""
        ...

    def read(self, archive: Archive, page: Page) -> tuple[Capture, ...] | None:
        """Return the rows of an answer, or None when the page is not one."""
        ...


DIALECTS: dict[str, Dialect] = {"wayback": wayback, "pywb": pywb, "memento": memento, "timegate": timegate}
"""Every dialect by the name that the table of archives uses."""
