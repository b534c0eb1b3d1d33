"""Follow the fields of a Word document: what is their code is not printed, what is their result is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from citekit.expressions import late

_HYPERLINK = late(r'\s*HYPERLINK\s+"?([^"\s\\][^"\s]{0,2000})', re.IGNORECASE)
_ANCHOR = late(r'\\l\s+"?([^"\s]{1,500})')


@dataclass(slots=True)
class _Field:
    code: list[str] = field(default_factory=list)
    is_result: bool = False
    is_link: bool = False


class Fields:
    """Hold the fields that are open at a place of the document; they may reach over paragraphs."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._codes = 0

    @property
    def is_code(self) -> bool:
        """Say whether text at this place is code."""
        return self._codes > 0

    def begin(self) -> None:
        """Open a field."""
        self._open.append(_Field())
        self._codes += 1

    def add_code(self, text: str) -> None:
        """Add to the code of the innermost field."""
        if self._open and not self._open[-1].is_result:
            self._open[-1].code.append(text)

    def separate(self) -> str | None:
        """Pass from code to result; return the target when the field is a link to the web."""
        if not self._open or self._open[-1].is_result:
            return None
        inner = self._open[-1]
        inner.is_result = True
        self._codes -= 1
        target = link_target("".join(inner.code))
        inner.is_link = target is not None
        return target

    def end(self) -> bool:
        """Close the innermost field; say whether it was a link."""
        if not self._open:
            return False
        inner = self._open.pop()
        self._codes -= not inner.is_result
        return inner.is_link


def link_target(code: str) -> str | None:
    r"""Return where a ``HYPERLINK`` field leads, or None when the code is another or the target lies in the file.

    Example:
        >>> link_target(' HYPERLINK "http://example.org/a" \\l "b" ')
        'http://example.org/a#b'
    """
    found = _HYPERLINK.match(code[:5000])
    if not found:
        return None
    anchor = _ANCHOR.search(code, found.end(), 5000)
    return found[1] + (f"#{anchor[1]}" if anchor else "")
