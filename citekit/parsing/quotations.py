"""Find what stands between quotation marks: it is one thing, whatever sentences it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citekit.parsing.tokens import Token

_CLOSES = {"«": "»", "„": "”“", "“": "”", '"': '"'}
_LONGEST = 60


def find_quotations(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the first token and the one after the last of each outermost quotation.

    A quotation with a double slash, an exact form, or so long that a mark must have been lost, is none.

    Example:
        Of ``«Слово» і час`` the range of ``Слово``.
    """
    start, closes = None, ""
    for at, token in enumerate(tokens):
        text = token.text
        if start is None:
            if text in _CLOSES and (text != '"' or token.spaced):
                start, closes = at + 1, _CLOSES[text]
        elif text in closes and not (text == '"' and token.spaced):
            if start < at:
                yield start, at
            start = None
        elif at - start > _LONGEST or token.is_exact or (text == "/" == tokens[at - 1].text):
            start = None
