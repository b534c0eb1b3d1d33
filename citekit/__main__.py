"""Run the command line, as ``python -m citekit`` or as the program ``citekit``; Ctrl-C ends it from its first line."""

from __future__ import annotations

import sys
from contextlib import suppress

__all__ = ["main"]


def main() -> None:
    """Run the command line; Ctrl-C ends it in one line also while it is still being imported."""
    try:
        from citekit.cli import main as run

        run()
    except KeyboardInterrupt:
        with suppress(OSError, AttributeError):
            sys.stderr.write("citekit: stopped\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
