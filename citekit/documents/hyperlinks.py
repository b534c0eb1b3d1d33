"""Choose between what a link prints and where it leads: an abridged or torn address gives way to its target."""

from __future__ import annotations

import re
from contextlib import suppress
from urllib.parse import unquote

from citekit.expressions import late

_SCHEMES = frozenset({"http", "https", "ftp", "ftps"})
_ADDRESS = late(
    r"(?:https?:|ftp:)?/{0,2}(?:[\w-]{1,63}\.){1,10}(?:[^\W\d_]{2,24}(?:[/?#:]|$)|[\w.-]{0,60}…)", re.IGNORECASE
)
_DOI = late(r"(?:doi)?[:.]?10\.\d{4,9}/", re.IGNORECASE)
_DOI_TARGET = late(r"https?://(?:www\.|dx\.)?doi\.org/(?P<doi>10\.\S+)", re.IGNORECASE)
_SCHEME = late(r"^(?:https?|ftp):/{0,3}(?:www\.)?|^www\.", re.IGNORECASE)
_BLANKS = late(r"\s+")
_ELLIPSIS = late(r"…|\.{3,}")
_CLOSING = ".,;:)]}>»”\"'"
_LONGEST = 2000


def is_external(url: str) -> bool:
    """Say whether a link leads to the web, and not to a place in the file, a mailbox or a script."""
    return url[:8].partition(":")[0].lower() in _SCHEMES


def print_link(printed: str, url: str) -> str:
    """Return what stands for a link in the text: its target where an address is printed, else what is printed.

    Args:
        printed: The text that carries the link.
        url: Its target.

    Example:
        >>> print_link("http://example. org/a…", "http://example.org/a/long/way.pdf")
        'http://example.org/a/long/way.pdf'
        >>> print_link("a museum", "http://example.org/")
        'a museum'
    """
    squeezed = _BLANKS.sub("", printed[: _LONGEST + 1])
    if not is_external(url) or not 0 < len(squeezed) <= _LONGEST:
        return printed
    if _DOI.match(squeezed):
        return _print_doi(printed, url)
    if not _ADDRESS.match(squeezed) or not _host(url).startswith(_host(squeezed)):
        return printed
    is_whole = squeezed == printed.strip() and _bare(squeezed.rstrip(_CLOSING)) == _bare(url)
    return printed if is_whole else url


def _print_doi(printed: str, url: str) -> str:
    """Return the target's DOI behind whatever word stood before the printed one."""
    target = _DOI_TARGET.match(url)
    if not target:
        return printed
    before = printed[: printed.index("10")]
    return before + unquote(target["doi"])


def _bare(address: str) -> str:
    return unquote(_SCHEME.sub("", address)).rstrip("/").casefold()


def _host(address: str) -> str:
    """Return the host, up to where an abridged address breaks off."""
    host = re.split(r"[/?#:]", _SCHEME.sub("", address), maxsplit=1)[0]
    with suppress(UnicodeError):
        host = host.encode("ascii").decode("idna")
    return _ELLIPSIS.split(host)[0].casefold()
