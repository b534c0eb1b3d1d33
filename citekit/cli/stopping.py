"""End a long command at a request, in good order."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from click.exceptions import Exit

STOPPED = 130
"""The status of a command that was asked to end, as shells give it for Ctrl-C."""


@contextmanager
def stoppable(tell: Callable[[], None]) -> Iterator[None]:
    """Let SIGTERM do what Ctrl-C does: all that is open is closed, and the command ends with status 130.

    Args:
        tell: Called when everything inside is closed, to say what is kept.
    """

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = None
    with suppress(ValueError):  # not the main thread, which alone may say so
        before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        tell()
        raise Exit(STOPPED) from None
    finally:
        if before is not None:
            signal.signal(signal.SIGTERM, before)
