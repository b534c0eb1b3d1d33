"""Rescue a title that the network took for nothing: words between the names and what follows them."""

from __future__ import annotations

from collections.abc import Sequence

from citekit.parsing.features import classes_of
from citekit.parsing.tokens import Token

_SURE = 0.5
_UNTITLED = frozenset({"title", "archive_location", "genre", "number"})


def rescue_title(
    tokens: Sequence[Token], labels: Sequence[str | None], sure: Sequence[float]
) -> tuple[Sequence[str | None], Sequence[float]]:
    """Label the first unlabelled words of a reference as its title when it has none and is nothing that needs none.

    Args:
        tokens: The tokens of a reference.
        labels: Their labels.
        sure: How sure the labels are; a rescued title is half sure.

    Example:
        Of ``Іваноў І. Назва // Полымя`` with ``Назва`` unlabelled, it becomes the title.
    """
    if not _UNTITLED.isdisjoint(labels) or not any(labels):
        return labels, sure
    start = 0
    while start < len(tokens):
        end = start
        while end < len(tokens) and labels[end] is None and not (tokens[end].is_exact or tokens[end].text == "/"):
            end += 1
        words = [at for at in range(start, end) if _is_telling(tokens[at].text)]
        if words:
            first, last, size = words[0], words[-1] + 1, words[-1] + 1 - words[0]
            return [*labels[:first], *["title"] * size, *labels[last:]], [*sure[:first], *[_SURE] * size, *sure[last:]]
        start = end + 1
    return labels, sure


def _is_telling(text: str) -> bool:
    return len(text) > 2 and text[0].isalpha() and not classes_of(text)
