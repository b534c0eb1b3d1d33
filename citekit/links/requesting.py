"""Ask one URL once, within limits of time and size, and say what came or why nothing did."""

from __future__ import annotations

import errno
import time
from collections.abc import Iterator, Mapping
from typing import Any

import requests
from urllib3.exceptions import HTTPError, LocationParseError, ReadTimeoutError
from urllib3.exceptions import SSLError as TransportTLSError

from citekit.links.guard import Guard, UnknownHostError, UnsafeAddressError, header_values, make_session, plain_headers
from citekit.links.limits import USER_AGENT, Limits
from citekit.links.page import REDIRECTS, Page
from citekit.links.spelling import without_userinfo
from citekit.links.watching import Watch

_REDIRECT_BODY = 16_384
_CHUNK = 65_536
_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
    "Accept-Language": "en,be;q=0.9,ru;q=0.8,uk;q=0.8,pl;q=0.8,*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}


class Requester:
    """Make single requests over one shared, guarded session; safe to use from many threads.

    Args:
        guard: Of the addresses.
        limits: Of each request.
        agent: The ``User-Agent``.
        per_host: Connections that are kept open to one host.
    """

    def __init__(self, guard: Guard, limits: Limits, *, agent: str = USER_AGENT, per_host: int = 4) -> None:
        self._limits = limits
        self._guard = guard
        self._session = make_session(guard, agent=agent, per_host=per_host)
        self._headers = {**_HEADERS, "User-Agent": agent}
        self._watch = Watch(guard.hang_up)

    def request(
        self,
        url: str,
        *,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        data: bytes | None = None,
        limit: int | None = None,
    ) -> Page:
        """Return the answer to one request, a redirect as it is, or a page with a failure."""
        deadline = time.monotonic() + self._limits.total
        self._watch.begin(deadline)
        try:
            asked = requests.Request(method, without_userinfo(url), {**self._headers, **(headers or {})}, data=data)
            return self._send(url, asked.prepare(), limit or self._limits.size, deadline)
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            return failed_page(url, error, late=time.monotonic() >= deadline)
        except (UnsafeAddressError, UnknownHostError) as error:
            return failed_page(url, error)
        finally:
            self._watch.end()
            self._guard.end_answer()

    def _send(self, url: str, asked: requests.PreparedRequest, size: int, deadline: float) -> Page:
        timeout = (self._limits.connect, self._limits.read)
        # The session's own ``send`` would read the whole body of a redirect, however long that is.
        adapter = self._session.get_adapter(asked.url or url)
        answer = adapter.send(asked, stream=True, timeout=timeout, proxies={})
        try:
            if time.monotonic() >= deadline:
                # Who hung up on a head that never ended sees it end.
                raise requests.Timeout("the head of the answer never ended")
            cap = _REDIRECT_BODY if answer.status_code in REDIRECTS else size
            self._watch.begin(time.monotonic() + self._limits.body)
            body, complete = self._read(answer.raw, cap)
            headers = plain_headers(answer.headers)
            if "set-cookie" in headers:
                headers["set-cookie"] = "\n".join(header_values(answer.raw, "set-cookie"))
            return Page(url, url, answer.status_code, headers, body, complete)
        finally:
            # What is left of a long body is never drained.
            answer.raw.close()
            answer.raw.release_conn()

    def _read(self, raw: Any, cap: int) -> tuple[bytes, bool]:
        parts: list[bytes] = []
        size = 0
        deadline = time.monotonic() + self._limits.body
        for chunk in _chunks(raw):
            parts.append(chunk)
            size += len(chunk)
            if size >= cap or time.monotonic() > deadline:
                return b"".join(parts)[:cap], False
        return b"".join(parts), time.monotonic() <= deadline

    def close(self) -> None:
        """Close all connections and the watch."""
        self._watch.close()
        self._session.close()


def _chunks(raw: Any) -> Iterator[bytes]:
    # ``read1`` hands over what has come, where ``read`` would wait for a full buffer.
    try:
        while chunk := raw.read1(_CHUNK, decode_content=True):
            yield chunk
    except (HTTPError, OSError, ValueError):
        # The head has come, and with it a status: a body torn off in the middle does not undo that.
        return


def failed_page(url: str, error: Exception, *, late: bool = False) -> Page:
    """Return the page that stands for a failure, named by its deepest cause."""
    causes = tuple(_causes(error))
    failure = "timeout" if late else next(filter(None, map(_name, causes)), "reset")
    return Page(url, url, failure=failure, message=_message(causes[-1]))


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        inner = getattr(error, "reason", None) or (error.args[0] if error.args else None)
        error = error.__cause__ or (inner if isinstance(inner, BaseException) else None) or error.__context__


def _name(error: BaseException) -> str | None:
    if isinstance(error, OSError) and error.errno in _REFUSALS:
        return "refused"
    return next((name for kinds, name in _FAILURES if isinstance(error, kinds)), None)


_REFUSALS = frozenset({errno.ECONNREFUSED, errno.EHOSTUNREACH, errno.ENETUNREACH})
_FAILURES: tuple[tuple[tuple[type[BaseException], ...], str], ...] = (
    ((UnsafeAddressError, requests.exceptions.InvalidSchema), "unsafe"),
    ((UnknownHostError,), "host"),
    ((requests.exceptions.SSLError, TransportTLSError), "tls"),
    ((requests.exceptions.Timeout, ReadTimeoutError, TimeoutError), "timeout"),
    (
        (requests.exceptions.InvalidURL, requests.exceptions.MissingSchema, LocationParseError, UnicodeError),
        "malformed",
    ),
    ((ConnectionResetError, BrokenPipeError), "reset"),
)


def _message(error: BaseException) -> str:
    text = " ".join(str(error).split()) or type(error).__name__
    return text[:200]
