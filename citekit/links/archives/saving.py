"""Ask Save Page Now to archive a page (SPN2), and wait until it has.

Source: https://docs.google.com/document/d/1Nsv52MvSjbLb2PCpHlat0gkzw0EvtSgpKHu4mk0MnrA (Save Page Now 2 API)
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlencode, urlsplit

from citekit.links.archives.asking import Asker
from citekit.links.archives.capture import Query, in_path, moment_of
from citekit.links.archives.limits import Clock
from citekit.links.page import Page
from citekit.model.link import Memento

_POLLS = 36
_POLL_SECONDS = 5.0
_JOB = re.compile(r"[\w-]{1,100}")


@dataclass(frozen=True, slots=True)
class Keys:
    """Hold the keys of an account of the Internet Archive; they never show in a representation."""

    access: str = field(repr=False)
    secret: str = field(repr=False)


def keys_from_environment() -> Keys | None:
    """Read ``IA_ACCESS_KEY_ID`` and ``IA_SECRET_ACCESS_KEY``, as the tools of the Internet Archive name them."""
    access, secret = (os.environ.get(name, "").strip() for name in ("IA_ACCESS_KEY_ID", "IA_SECRET_ACCESS_KEY"))
    readable = all(re.fullmatch(r"[!-~]+", key) for key in (access, secret))
    return Keys(access, secret) if readable else None


def save(asker: Asker, url: str, keys: Keys, clock: Clock) -> Memento | None:
    """Have a page archived and return the copy, or None when the archive would not or could not."""
    address = asker.archive.save
    if address is None or not _may_carry_keys(address):
        return None
    headers = {"Accept": "application/json", "Authorization": f"LOW {keys.access}:{keys.secret}"}
    form = urlencode({"url": url, "skip_first_archive": "1", "if_not_archived_within": "1d"}, errors="replace")
    sent = headers | {"Content-Type": "application/x-www-form-urlencoded"}
    before = datetime.fromtimestamp(clock.time(), UTC)
    started = _object(asker.call("save", address, method="POST", headers=sent, data=form.encode()))
    job = str(started.get("job_id", ""))
    for _ in range(_POLLS if _JOB.fullmatch(job) else 0):
        told = _object(asker.call("replay", f"{address}/status/{job}", headers=headers))
        if told.get("status") == "success":
            return _memento(asker, url, told)
        if told.get("status") == "error":
            break
        clock.sleep(_POLL_SECONDS)
    return _saved_all_the_same(asker, url, before)


def _saved_all_the_same(asker: Asker, url: str, since: datetime) -> Memento | None:
    """Look into the index, because a request that times out may have been served."""
    for row in asker.captures(Query(url, since=since, limit=1)) or ():
        return Memento(row.view, row.moment, row.original, asker.archive.name)
    return None


def _may_carry_keys(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or parts.hostname in {"localhost", "127.0.0.1", "::1"}


def _memento(asker: Asker, url: str, told: dict[str, object]) -> Memento | None:
    stamp, original = str(told.get("timestamp", "")), str(told.get("original_url") or url)
    moment = moment_of(stamp)
    if moment is None:
        return None
    return Memento(f"{asker.archive.view}/{stamp}/{in_path(original)}", moment, original, asker.archive.name)


def _object(page: Page) -> dict[str, object]:
    try:
        told = json.loads(page.body) if page.status == 200 else {}
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}
