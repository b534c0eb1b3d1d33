"""Find ports of loopback for servers that have to be told theirs."""

from __future__ import annotations

import random
import socket

_RANGE = range(20_000, 32_000)
"""Systems give ports above this range to whoever asks for any, so that nobody gets one of these by chance."""


def free_port() -> int:
    """Return a port that nobody has, and that nobody gets who does not ask for it by number."""
    while True:
        port = random.SystemRandom().choice(_RANGE)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
