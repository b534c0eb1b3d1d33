"""End a command at a request, in good order."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from click.exceptions import Exit

STOPPED = 130
"""The status of a command that was asked to end, as shells give it for Ctrl-C."""
_REQUESTS = ("SIGTERM", "SIGHUP")


@contextmanager
def stoppable(tell: Callable[[], None]) -> Iterator[None]:
    """Let SIGTERM and SIGHUP do what Ctrl-C does: all that is open is closed, and the command ends with status 130.

    Args:
        tell: Called when everything inside is closed, to say what is kept.
    """
    before = {}
    with suppress(ValueError):  # not the main thread, which alone may say so
        for number in _heeded():
            before[number] = signal.signal(number, _stop)
    try:
        yield
    except KeyboardInterrupt:
        tell()
        raise Exit(STOPPED) from None
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _heeded() -> list[signal.Signals]:
    """Return the requests that this system knows; one that is ignored, as under ``nohup``, stays so."""
    known = [getattr(signal, name) for name in _REQUESTS if hasattr(signal, name)]
    return [number for number in known if signal.getsignal(number) not in (signal.SIG_IGN, None)]


def _stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - as signals call it
    raise KeyboardInterrupt
