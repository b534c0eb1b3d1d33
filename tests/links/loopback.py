"""A server on loopback whose every answer a test writes byte by byte."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from citekit.links.limits import Limits

Answer = Callable[[socket.socket, str], None]
PATIENT = Limits(connect=60, read=60, total=60, body=60, size=10_000, attempts=3, backoff=0.05, patience=2)
"""What no busy machine exceeds, for every test but those of time that runs out."""


@dataclass
class Loopback:
    """Hold a running server, and the requests it got."""

    port: int
    host: str = "127.0.1.1"
    requests: list[str] = field(default_factory=list)

    def url(self, path: str = "/") -> str:
        return f"http://{self.host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [request.split(" ")[1] for request in self.requests]


@contextlib.contextmanager
def serve(answers: dict[str, bytes | Answer], host: str = "127.0.1.1", port: int = 0) -> Iterator[Loopback]:
    """Serve answers by path, each with a connection of its own."""
    listener = socket.create_server((host, port), backlog=128)
    loopback = Loopback(listener.getsockname()[1], host)

    def handle(client: socket.socket) -> None:
        with client, contextlib.suppress(OSError):
            text = b""
            while b"\r\n\r\n" not in text and (part := client.recv(65536)):
                text += part
            if not text:
                return
            request = text.decode("latin-1")
            loopback.requests.append(request)
            path = request.split(" ")[1].partition("?")[0]
            answer = answers.get(path, page(b"", status="404 Not Found"))
            if callable(answer):
                answer(client, request)
            else:
                client.sendall(answer)

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = listener.accept()
                threading.Thread(target=handle, args=(client,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield loopback
    finally:
        listener.close()


def page(body: bytes = b"<title>A page</title>", *, status: str = "200 OK", headers: str = "") -> bytes:
    """Write an answer of HTTP."""
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\nConnection: close\r\n{headers}"
    )
    return head.encode("latin-1") + b"\r\n" + body


def redirect(to: str, status: str = "302 Found", headers: str = "") -> bytes:
    """Write a redirect."""
    return page(b"", status=status, headers=f"Location: {to}\r\n{headers}")


def drip(head: bytes, text: bytes, seconds: float = 0.2) -> Answer:
    """Send the head at once, and then one byte after another."""

    def answer(client: socket.socket, _: str) -> None:
        client.sendall(head)
        for byte in text:
            client.sendall(bytes([byte]))
            time.sleep(seconds)

    return answer
