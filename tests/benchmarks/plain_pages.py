"""Serve pages of 8 KB on twenty loopback hosts as fast as can be: ``plain_pages.py PORT``."""

from __future__ import annotations

import asyncio
import random
import sys

WORDS = [
    "report",
    "analysis",
    "border",
    "policy",
    "archive",
    "library",
    "journal",
    "volume",
    "history",
    "культура",
    "мова",
    "гісторыя",
    "polityka",
]
MISSING = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


def page(number: int) -> bytes:
    """Write a page of 8 KB with a title of its own."""
    dice = random.Random(number)
    title = " ".join(dice.choices(WORDS, k=6)).capitalize()
    text = "".join(f"<p>{' '.join(dice.choices(WORDS, k=60))}.</p>" for _ in range(16))
    html = (
        f'<!doctype html><html lang="en"><head><title>{title}</title></head><body><h1>{title}</h1>{text}</body></html>'
    )
    body = html.encode().ljust(8192)
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body) + body


PAGES = [page(number) for number in range(64)]


class Server(asyncio.Protocol):
    """Answer each request at once; what is no number is not there."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        self.text = b""

    def data_received(self, data: bytes) -> None:
        self.text += data
        while b"\r\n\r\n" in self.text:
            request, _, self.text = self.text.partition(b"\r\n\r\n")
            leaf = request.split(b" ", 2)[1].rpartition(b"/")[2]
            self.transport.write(PAGES[int(leaf) % len(PAGES)] if leaf.isdigit() else MISSING)  # type: ignore[attr-defined]


async def main() -> None:
    """Listen on 127.0.1.1 to 127.0.1.20."""
    loop = asyncio.get_running_loop()
    for host in range(1, 21):
        await loop.create_server(Server, f"127.0.1.{host}", int(sys.argv[1]), backlog=500)
    print("ready", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        sys.exit(0)
