"""Make a requests session that connects to checked addresses alone, at every hop and against DNS rebinding.

The name is resolved once, every answer is checked, and the connection goes to the very address that was checked; so a
name server that changes its mind in between gains nothing. The ``Host`` header, SNI and the certificate stay those of
the name.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterable, Mapping
from http.cookiejar import DefaultCookiePolicy
from typing import Any, ClassVar

import requests
from requests.adapters import HTTPAdapter
from requests.utils import DEFAULT_CA_BUNDLE_PATH
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError
from urllib3.response import BaseHTTPResponse
from urllib3.util.ssl_ import create_urllib3_context

from citekit.links.addresses import Network, is_open

_MAX_ADDRESSES = 3
_POOLS = 128


class UnsafeAddressError(Exception):
    """Say that a host answers with an address that may not be connected to."""


class UnknownHostError(Exception):
    """Say that a host has no address."""


class Guard:
    """Open sockets to checked addresses, and know which connection each thread waits for.

    Args:
        networks: Private networks that the user has opened.
        trusted: Hosts, with their port, whose addresses may be private, such as the user's own archive.
    """

    def __init__(self, networks: Iterable[Network] = (), trusted: Iterable[tuple[str, int]] = ()) -> None:
        self._networks = tuple(networks)
        self._trusted = frozenset(trusted)
        self._waiting: dict[int, HTTPConnection] = {}

    def open_socket(self, connection: HTTPConnection) -> socket.socket:
        """Resolve, check and connect; raise `UnsafeAddressError` before anything is sent to a private address."""
        host, port = connection.host.strip("[]"), connection.port
        addresses = self._addresses(host, port)
        failure: OSError | None = None
        for family, address in addresses[:_MAX_ADDRESSES]:
            try:
                return _connect(family, address, connection)
            except OSError as error:
                failure = error
        if isinstance(failure, TimeoutError):
            raise ConnectTimeoutError(connection, f"{host} does not answer") from failure
        raise NewConnectionError(connection, str(failure)) from failure

    def _addresses(self, host: str, port: int) -> list[tuple[int, Any]]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise UnknownHostError(f"{host} has no address ({error})") from error
        if (host.lower(), port) not in self._trusted:
            for *_, address in found:
                if not is_open(str(address[0]), self._networks):
                    raise UnsafeAddressError(f"{host} is {address[0]}, which is no address of the open internet")
        return [(family, address) for family, *_, address in found]

    def begin_answer(self, connection: HTTPConnection) -> None:
        """Note that this thread waits for an answer on a connection."""
        self._waiting[threading.get_ident()] = connection

    def end_answer(self) -> None:
        """Forget the connection of this thread."""
        self._waiting.pop(threading.get_ident(), None)

    def hang_up(self, thread: int) -> None:
        """Cut the connection that a thread waits for; a server that sends a byte a second holds it no longer."""
        connection = self._waiting.get(thread)
        sock = getattr(connection, "sock", None)
        if sock is not None:
            try:
                # Not the method of a TLS socket, which would take its keys away from the thread that reads.
                socket.socket.shutdown(sock, socket.SHUT_RDWR)
            except OSError:
                return


def make_session(guard: Guard, *, agent: str, per_host: int) -> requests.Session:
    """Make a session that knows http and https alone, and neither proxies, netrc nor cookies."""
    session = requests.Session()
    session.trust_env = False
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    session.adapters.clear()
    adapter = _GuardedAdapter(guard, per_host)
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    session.headers.clear()
    session.headers.update({"User-Agent": agent})
    return session


class _GuardedAdapter(HTTPAdapter):
    def __init__(self, guard: Guard, per_host: int) -> None:
        self._guard = guard
        super().__init__(pool_connections=_POOLS, pool_maxsize=per_host, max_retries=0)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **options: Any) -> None:
        super().init_poolmanager(connections, maxsize, block, **options)
        manager: PoolManager = self.poolmanager
        manager.pool_classes_by_scheme = _pool_classes(self._guard)
        # One context for all: reading the certificates anew for each connection costs more than the connection.
        self._context = create_urllib3_context()
        self._context.load_verify_locations(DEFAULT_CA_BUNDLE_PATH)
        self._context.load_default_certs()

    def build_connection_pool_key_attributes(self, request: Any, verify: Any, cert: Any = None) -> Any:
        """Name the pool of a request, with the context that all connections share."""
        host, _ = super().build_connection_pool_key_attributes(request, verify, cert)
        secure = {"ssl_context": self._context, "cert_reqs": "CERT_REQUIRED"}
        return host, secure if host.get("scheme") == "https" else {}

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:
        """Leave verification to the context that all connections share."""


def _pool_classes(guard: Guard) -> dict[str, Any]:
    plain = type("GuardedHTTP", (_Guarded,), {"guard": guard})
    secure = type("GuardedHTTPS", (_Guarded, HTTPSConnection), {"guard": guard})
    return {
        "http": type("GuardedHTTPPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
        "https": type("GuardedHTTPSPool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
    }


class _Guarded(HTTPConnection):
    guard: ClassVar[Guard]

    def _new_conn(self) -> socket.socket:
        return self.guard.open_socket(self)

    def getresponse(self) -> Any:
        self.guard.begin_answer(self)
        return super().getresponse()


def _connect(family: int, address: Any, connection: HTTPConnection) -> socket.socket:
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        for option in connection.socket_options or ():
            sock.setsockopt(*option)
        sock.settimeout(_seconds(connection.timeout))
        sock.connect(address)
    except BaseException:
        sock.close()
        raise
    return sock


def _seconds(timeout: Any) -> float | None:
    return float(timeout) if isinstance(timeout, int | float) else None


def header_values(raw: BaseHTTPResponse, name: str) -> tuple[str, ...]:
    """Return all the values of a header that came several times."""
    return tuple(raw.headers.getlist(name))


def plain_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Return headers with their names in lower case."""
    return {name.lower(): value for name, value in headers.items()}
