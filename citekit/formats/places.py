"""Turn places in a file into lines and columns, counting lines only when somebody asks."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from citekit.model import Diagnostic

if TYPE_CHECKING:
    from array import array

_LINE_END = re.compile(r"\r\n?|\n")


class Places:
    r"""Know where the lines of a file begin.

    Example:
        >>> Places("a\nbc").of(3)
        (2, 2)
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _starts(self) -> array[int]:
        from array import array  # a bibliography that is only written has no places

        return array("Q", [0, *(match.end() for match in _LINE_END.finditer(self._text))])

    def of(self, offset: int) -> tuple[int, int]:
        """Return line and column of a place, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def tell(self, code: str, message: str, offset: int, field: str | None = None) -> Diagnostic:
        """Return a diagnostic about a place; without a text it names none."""
        line, column = self.of(offset) if self._text else (None, None)
        return Diagnostic(code, message, field, line=line, column=column)
