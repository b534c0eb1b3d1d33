"""Cut LaTeX into tokens, and find the partner of every brace and bracket, in one pass each; nothing is executed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from citekit.expressions import late

_TOKEN = late(
    r"""\\(?P<url>url|nolinkurl|path|href)\s{0,9}\{(?P<address>(?:[^{}]|\{[^{}]{0,2000}+\}){0,4000}+)\}
    | \\verb\*?(?P<fence>[^A-Za-z*\s\\])(?P<verb>[^\n]{0,1000}?)(?P=fence)
    | \\(?P<break>\\)(?:\*?\[[^\]\n]{0,20}\])?
    | \\(?P<accent>[`'^"~=.]|[uvHcdbrk](?![A-Za-z@]))[ \t]{0,9}(?:\{\s{0,9}\\?(?P<inner>\w?)\s{0,9}\}|\\?(?P<letter>\w))
    | \\(?P<kern>kern|[hv]skip)\s{0,9}-?[0-9.]{1,9}\s?[a-z]{2}
    | \\(?P<command>[A-Za-z@]{1,60})\*?(?:[ \t]{0,99}\n?(?!\s{0,99}\n)[ \t]{0,99})?
    | \\(?P<sign>[\s\S])
    | (?P<comment>%[^\n]*(?:\n[ \t]*)?)
    | (?P<paragraph>\n[ \t]*+(?:\n[ \t]*+)++)
    | (?P<open>\{) | (?P<close>\})
    | (?P<left>\[) | (?P<right>\])
    | (?P<ligature>---?|``|''|,,|<<|>>|"(?:---?[*~]?|[<>=]))
    | (?P<tie>~)
    | (?P<math>\$\$?)
    | (?P<text>[^\\%{}\[\]~$\n`',<>"-]+|[\s\S])""",
    re.VERBOSE,
)


class Token(NamedTuple):
    """Hold one token: the name of its pattern, the match, and the index of its partner (of a brace or bracket)."""

    kind: str
    match: re.Match[str]
    partner: int | None = None


def cut_tokens(text: str) -> list[Token]:
    r"""Cut a text into tokens, in linear time; a brace or bracket without a partner has none.

    Example:
        >>> [(token.kind, token.partner) for token in cut_tokens(r"\emph{a}")]
        [('command', None), ('open', 3), ('text', None), ('close', 1)]
    """
    matches = [(_kind(match), match) for match in _TOKEN.finditer(text)]
    partners = _find_partners([kind for kind, _ in matches])
    return [Token(kind, match, partners.get(index)) for index, (kind, match) in enumerate(matches)]


def _kind(match: re.Match[str]) -> str:
    for kind in ("url", "fence", "accent", "kern"):
        if match[kind] is not None:
            return kind
    return match.lastgroup or "text"


def _find_partners(kinds: Sequence[str]) -> dict[int, int]:
    partners: dict[int, int] = {}
    braces: list[int] = []
    brackets: list[list[int]] = [[]]
    for index, kind in enumerate(kinds):
        if kind == "open":
            braces.append(index)
            brackets.append([])
        elif kind == "close" and braces:
            brackets.pop()
            _join(partners, braces.pop(), index)
        elif kind == "left":
            brackets[-1].append(index)
        elif kind == "right" and brackets[-1]:
            _join(partners, brackets[-1].pop(), index)
    return partners


def _join(partners: dict[int, int], left: int, right: int) -> None:
    partners[left] = right
    partners[right] = left


class Arguments:
    """Read the arguments of commands from a list of tokens.

    Args:
        text: What was cut.
        tokens: Its tokens.
    """

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens

    def skip_blanks(self, index: int) -> int:
        """Return the index of the next token that is no blank or comment."""
        while index < len(self.tokens) and self._is_blank(self.tokens[index]):
            index += 1
        return index

    def _is_blank(self, token: Token) -> bool:
        return token.kind == "comment" or (token.kind == "text" and token.match[0].isspace())

    def read_group(self, index: int) -> tuple[int, int, int]:
        """Return the bounds of a group's content, and the index after it; no group is empty."""
        start = self.skip_blanks(index)
        if start < len(self.tokens) and self.tokens[start].kind == "open":
            end = self.tokens[start].partner
            return (start + 1, end, end + 1) if end is not None else (start + 1, start + 1, start + 1)
        return index, index, index

    def read_option(self, index: int) -> tuple[int, int, int]:
        """Return the bounds of an optional argument's content, and the index after it."""
        start = self.skip_blanks(index)
        if start < len(self.tokens) and self.tokens[start].kind == "left":
            end = self.tokens[start].partner
            if end is not None:
                return start + 1, end, end + 1
        return index, index, index

    def raw(self, start: int, end: int) -> str:
        """Return the source of some tokens."""
        if start >= end:
            return ""
        return self.text[self.tokens[start].match.start() : self.tokens[end - 1].match.end()]

    def skip_arguments(self, index: int) -> int:
        """Return the index after all the arguments that follow directly."""
        while index < len(self.tokens) and self.tokens[index].kind in ("open", "left"):
            partner = self.tokens[index].partner
            if partner is None:
                return index + 1
            index = partner + 1
        return index
