"""Make captures of what the rows of a CDX index say, whatever its dialect calls the columns."""

from __future__ import annotations

from collections.abc import Mapping

from citekit.links.archives.capture import Capture, in_path, is_web_address, moment_of
from citekit.links.archives.table import Archive


def capture_of(archive: Archive, row: Mapping[str, object]) -> Capture | None:
    """Return the capture of a row with the names of Wayback, or None for a row without moment or URL."""
    stamp, original = str(row.get("timestamp", "")), str(row.get("original", ""))
    moment = moment_of(stamp)
    if moment is None or not is_web_address(original):
        return None
    status = str(row.get("statuscode", ""))
    return Capture(
        moment,
        original,
        raw=f"{archive.replay}/{stamp}id_/{in_path(original)}",
        view=f"{archive.view}/{stamp}/{in_path(original)}",
        status=int(status) if len(status) == 3 and status.isascii() and status.isdigit() else None,
        mimetype=str(row.get("mimetype", "")),
        digest=str(row.get("digest", "")),
    )
