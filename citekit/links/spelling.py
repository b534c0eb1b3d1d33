"""Read and compare the spellings of URLs: without passwords, in letters that people read, by their essence."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_USERINFO = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*:)?(//)[^/?#\s]*@")


def without_userinfo(url: str) -> str:
    """Return a URL without user name and password, which would be sent as a header.

    Example:
        >>> without_userinfo("http://user:secret@example.by/a@b")
        'http://example.by/a@b'
    """
    return _USERINFO.sub(lambda match: (match[1] or "") + match[2], url)


def redact(url: str) -> str:
    """Return a URL that may be shown: what stands before the ``@`` of the host is hidden.

    Example:
        >>> redact("http://user:secret@example.by/")
        'http://***@example.by/'
    """
    return _USERINFO.sub(lambda match: (match[1] or "") + match[2] + "***@", url)


def readable_host(host: str) -> str:
    """Return a host in the letters that people read; unchanged when its ASCII form is broken.

    Example:
        >>> readable_host("xn--e1afmkfd.xn--90ais")
        'пример.бел'
    """
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


def is_same_address(one: str, other: str) -> bool:
    """Say whether two URLs differ in scheme, ``www.``, default port, case of the host or a last slash alone."""
    return essence(one) == essence(other)


def essence(url: str) -> str:
    """Return what is left of a URL without scheme, ``www.``, default port, fragment and last slash."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
        port = parts.port
    except ValueError:
        return url
    where = f"{host}:{port}" if port not in {None, 80, 443} else host
    return f"{where}{parts.path.rstrip('/')}" + (f"?{parts.query}" if parts.query else "")
