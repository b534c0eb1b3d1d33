"""Find where the comments of a .bib file end, in linear time.

``@comment`` with braces is a comment up to the brace that closes it, whatever entries stand in it, as biber and JabRef
have it; one that is never closed is its line alone, lest it swallow the file. Between entries ``%`` begins a comment
to the end of its line, too: people switch entries off so, and biber leaves them out.
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


def line_comment_end(text: str, start: int, place: int) -> int | None:
    r"""Return where the comment ends that begins with ``%`` before a place in its line, or None when there is none.

    Args:
        text: The file.
        start: A place before, where no comment and no entry is open.
        place: A place between entries.

    Example:
        >>> line_comment_end("% @book{a,\n@book{b,", 0, 2), line_comment_end("% @book{a,\n@book{b,", 0, 11)
        (10, None)
    """
    begin = max(start, text.rfind("\n", start, place) + 1)
    return None if text.find("%", begin, place) < 0 else _line_end(text, place)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
