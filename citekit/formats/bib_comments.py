"""Find where the comments of a .bib file end, in linear time.

``@comment`` with braces is a comment up to the brace that closes it, whatever entries stand in it, as biber and JabRef
have it; one that is never closed is its line alone, lest it swallow the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_COMMENT = re.compile(r"@\s*+comment\s*+([{(])", re.IGNORECASE)
_BRACE = re.compile("[{}]")


def comment_ends(text: str) -> Mapping[int, int]:
    r"""Return for each place behind the opening of a comment the place where the comment ends.

    Example:
        >>> comment_ends("@comment{\n@book{a, title={A}}\n}\n@comment{b\n")
        {9: 31, 41: 42}
    """
    openings = [match.end() for match in _COMMENT.finditer(text)]
    if not openings:
        return {}
    waiting, closed, wanted = list[int](), dict[int, int](), frozenset(openings)
    for brace in _BRACE.finditer(text, openings[0] - 1):
        if brace[0] == "{":
            waiting.append(brace.end())
        elif waiting and (opening := waiting.pop()) in wanted:
            closed[opening] = brace.end()
    return {opening: closed.get(opening) or _line_end(text, opening) for opening in openings}


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
