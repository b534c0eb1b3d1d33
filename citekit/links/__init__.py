"""Stage 7. CitedLink -> LinkCheck: guarded requests, verdicts on pages, archived copies, a store of what was found.

Names are imported when they are first used: who only names links needs no network library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.late_names import late_names

if TYPE_CHECKING:
    from citekit.links.checking import check_links
    from citekit.links.fetching import Fetcher
else:
    __getattr__, __dir__ = late_names(__name__, checking="check_links", fetching="Fetcher")

__all__ = ["Fetcher", "check_links"]
