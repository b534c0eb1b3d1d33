"""Stage 7. CitedLink -> LinkCheck: guarded requests, verdicts on pages, archived copies, a store of what was found."""

from citekit.links.checking import check_links
from citekit.links.fetching import Fetcher

__all__ = ["Fetcher", "check_links"]
