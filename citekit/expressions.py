"""Write regular expressions down where they belong, and compile each when it is first used.

There are hundreds of them, a short paper needs half, and to compile all takes longer than to read it.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

__all__ = ["late"]

_METHODS = ("finditer", "findall", "fullmatch", "match", "search", "split", "sub", "subn")


class _Late:
    """Stand for an expression, and once it is compiled for its methods."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self._written = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = re.compile(*self._written)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def late(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    r"""Return what behaves as ``re.compile(pattern, flags)`` does, and compiles at the first use.

    A mistake in the expression is told then, too: every one has a test that uses it.

    Example:
        >>> late(r"(\d+) с\.").search("349 с.")[1]
        '349'
    """
    return cast("re.Pattern[AnyStr]", _Late(pattern, flags))
