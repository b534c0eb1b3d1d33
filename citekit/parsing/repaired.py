"""Hold a text whose characters were repaired or reordered, and know where each one was printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import NamedTuple

from citekit.model import Span

Place = tuple[int, int]
"""Start and end in the printed string."""


class RepairedText(NamedTuple):
    """Hold a text and, for each of its characters, the place in the printed string.

    Attributes:
        text: The text to read.
        known_places: The places where they had to be written down; None while each character stands where it stood.
    """

    text: str
    known_places: tuple[Place, ...] | None = None

    @classmethod
    def of(cls, printed: str) -> RepairedText:
        """Start from a string as printed."""
        return cls(printed)

    @property
    def places(self) -> tuple[Place, ...]:
        """For each character of ``text`` the span of the printed string it stands for: ``(start, end)``."""
        return self.known_places or tuple((i, i + 1) for i in range(len(self.text)))

    def sub(self, expression: re.Pattern[str], repair: Callable[[re.Match[str]], str]) -> RepairedText:
        r"""Replace each match by what ``repair`` makes of it; its characters stand for the match's place.

        Example:
            >>> dash = RepairedText.of("a\x1fb").sub(re.compile("\x1f"), lambda match: "-")
            >>> dash.text, dash.places[1]
            ('a-b', (1, 2))
        """
        changes = [
            (*match.span(), new) for match in expression.finditer(self.text) if (new := repair(match)) != match[0]
        ]
        if not changes:
            return self
        text: list[str] = []
        done = 0
        for start, end, new in changes:
            text += self.text[done:start], new
            done = end
        text.append(self.text[done:])
        stay = all(len(new) == end - start for start, end, new in changes)
        return RepairedText("".join(text), self.known_places if stay else self._places_after(changes))

    def _places_after(self, changes: Iterable[tuple[int, int, str]]) -> tuple[Place, ...]:
        before, places = self.places, list[Place]()
        done = 0
        for start, end, new in changes:
            places += before[done:start]
            whole = (before[start][0], before[end - 1][1])
            places += before[start:end] if len(new) == end - start else [whole] * len(new)
            done = end
        return (*places, *before[done:])

    def moved(self, start: int, end: int, to: int) -> RepairedText:
        """Move the characters from ``start`` to ``end`` before the character at ``to``, which stands before them."""
        order = [*range(to), *range(start, end), *range(to, start), *range(end, len(self.text))]
        places = self.places
        return RepairedText("".join(self.text[i] for i in order), tuple(places[i] for i in order))

    def pieces(self, start: int, end: int) -> tuple[tuple[Span, int, int], ...]:
        """Cut a range at the places where it was not contiguous in print.

        Returns:
            For each piece its span in the printed string and its range in ``text``.
        """
        if self.known_places is None:
            return ((Span(start, end), start, end),) if start < end else ()
        places = self.known_places
        torn = (i for i, (one, other) in enumerate(pairwise(places[start:end]), start + 1) if not _touch(one, other))
        cuts = (start, *torn, end)
        return tuple(
            (Span(places[first][0], places[last - 1][1]), first, last) for first, last in pairwise(cuts) if first < last
        )


def _touch(one: Place, other: Place) -> bool:
    return one == other or 0 <= other[0] - one[1] <= 2
