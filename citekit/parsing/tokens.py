"""Cut a reference into tokens: words, figures, signs, and whole what has an exact form."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from citekit.expressions import late
from citekit.parsing.draft import MASK, Draft

_DOMAIN = r"\.(?:by|бел|com|cz|de|edu|ee|eu|fr|gov|info|io|lt|lv|me|net|org|pl|ru|рф|sk|su|tv|ua|укр|uk)(?![\w-]|\.\w)"
_SITE = rf"(?<![\w@.-])[^\W_][\w-]*(?:\.[\w-]+)*{_DOMAIN}"
_OTHERS = rf"[^\W\d_]+|\d+|[^\w\s{MASK}]|_"
_TOKEN = late(f"({_OTHERS})")
_TOKEN_OR_SITE = late(f"{_SITE}|{_OTHERS}")
_SIGN_OF_SITE = late(_DOMAIN)
_BLANKS = (" ", MASK)
_ROMAN = late(r"[IVXLCDMХІ]+")
_CENTURIES = ("14", "15", "16", "17", "18", "19", "20")


class Token(NamedTuple):
    """Hold one token.

    Attributes:
        start: Where it begins in the text.
        end: Where it ends.
        text: The token, or ``@`` and the label of what has an exact form.
        spaced: True when a blank or nothing stands before it.
    """

    start: int
    end: int
    text: str
    spaced: bool

    @property
    def is_exact(self) -> bool:
        """True when its form alone decides its label."""
        return self.text[0] == "@" and len(self.text) > 1


def tokenise(draft: Draft) -> tuple[Token, ...]:
    """Cut a text in which the exact forms are taken.

    Example:
        ``Мінск, 2001`` gives a word, a comma and a figure; a URL is one token ``@url``.
    """
    found: list[Token] = []
    at = 0
    for label, start, end, _ in sorted(draft.taken, key=lambda taken: taken[1]):
        _cut(draft.free, at, start, found)
        found.append(Token(start, end, f"@{label}", spaced=True))
        at = max(at, end)
    _cut(draft.free, at, len(draft.free), found)
    return tuple(found)


def _cut(text: str, start: int, end: int, found: list[Token]) -> None:
    if _SIGN_OF_SITE.search(text, start, end):
        for match in _TOKEN_OR_SITE.finditer(text, start, end):
            first, last = match.span()
            found.append(Token(first, last, match[0], first == 0 or text[first - 1] in _BLANKS))
        return
    # Most references have dozens of tokens and no site: pieces of text cost a third of what matches do.
    pieces = _TOKEN.split(text[start:end])
    bounds = list(accumulate(map(len, pieces), initial=start))
    spaced = [gap[-1:] in _BLANKS for gap in pieces[::2]]
    if not pieces[0]:
        spaced[0] = not start or text[start - 1] in _BLANKS
    rows = zip(bounds[1::2], bounds[2::2], pieces[1::2], spaced, strict=False)
    found += [tuple.__new__(Token, row) for row in rows]


def shape_of(word: str) -> str:
    """Return the kind of a token.

    Example:
        >>> [shape_of(token) for token in ("Мінск", "г", "1984", "12", "XIX", "/")]
        ['Xx', 'x', 'YEAR', 'd2', 'ROM', '/']
    """
    if word.isdecimal():
        return "YEAR" if len(word) == 4 and word.startswith(_CENTURIES) else f"d{min(len(word), 6)}"
    if len(word) > 1 and not word.isalnum():
        return "SITE"
    if not word[0].isalpha():
        return word
    if len(word) == 1:
        return "X" if word.isupper() else "x"
    if word.isupper():
        return "ROM" if _ROMAN.fullmatch(word) else "XX"
    if word[0].isupper():
        return "Xx" if word[1:].islower() else "XxX"
    return "xs" if len(word) < 4 else "xx"
