"""Split BibTeX text where no brace is open, in linear time."""

from __future__ import annotations

import re


def split_outside(text: str, separator: str) -> list[str]:
    r"""Split at a separator that stands outside all braces; pieces are stripped.

    Args:
        text: BibTeX text; braces may be unbalanced.
        separator: A regular expression without groups that matches no brace.

    Example:
        >>> split_outside("{Навука and техника} and Колас, Якуб", r"\sand\s")
        ['{Навука and техника}', 'Колас, Якуб']
    """
    if "{" not in text and "}" not in text:
        return [piece.strip() for piece in re.split(separator, text)]
    pieces, start, depth = [], 0, 0
    for match in re.finditer(rf"[{{}}]|{separator}", text):
        found = match.group()
        if found == "{":
            depth += 1
        elif found == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            pieces.append(text[start : match.start()].strip())
            start = match.end()
    return [*pieces, text[start:].strip()]


def is_wrapped(text: str) -> bool:
    """Tell whether one pair of braces holds the whole text.

    Example:
        >>> is_wrapped("{ab{c}}"), is_wrapped("{a}{b}")
        (True, False)
    """
    depth = 0
    if not text.startswith("{"):
        return False
    for match in re.finditer("[{}]", text):
        depth += 1 if match.group() == "{" else -1
        if depth <= 0:
            return depth == 0 and match.end() == len(text)
    return False


def is_balanced(text: str) -> bool:
    """Tell whether every brace has its partner.

    Example:
        >>> is_balanced("{a}"), is_balanced("}{")
        (True, False)
    """
    depth = 0
    for match in re.finditer("[{}]", text):
        depth += 1 if match.group() == "{" else -1
        if depth < 0:
            return False
    return depth == 0
