"""CitedLink -> Archived: the true archived copies nearest to the day on which a work was read.

``ARCHIVES`` is the table of archives that are asked unless the user names others; `DIALECTS` how each is asked.
"""

from citekit.links.archives.dialects import DIALECTS
from citekit.links.archives.finder import Archives
from citekit.links.archives.table import Archive, default_archives, trusted_hosts

ARCHIVES = default_archives()
"""The archives of ``archives.toml``, in the order in which they are asked."""

__all__ = ["ARCHIVES", "DIALECTS", "Archive", "Archives", "trusted_hosts"]
