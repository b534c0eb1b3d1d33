"""Run the command line, as ``python -m citekit`` or as the program ``citekit``; Ctrl-C ends it from its first line."""

import os
import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line; Ctrl-C ends it in one line also while it is still being imported."""
    try:
        from citekit.cli import main as run

        run()
    except KeyboardInterrupt:
        _stop()


def _stop() -> None:
    try:
        sys.stderr.write("citekit: stopped\n")
        sys.stderr.flush()
    finally:
        # Where Ctrl-C met a text that was being evaluated, Python remembers it and would end with a status of its own.
        os._exit(130)


if __name__ == "__main__":
    main()
