"""Hold a text whose characters were repaired or reordered, and know where each one was printed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from citekit.model import Span


@dataclass(frozen=True, slots=True)
class RepairedText:
    """Hold a text and, for each of its characters, the place in the printed string.

    Attributes:
        text: The text to read.
        places: For each character of ``text`` the span of the printed string it stands for: ``(start, end)``.
    """

    text: str
    places: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, printed: str) -> RepairedText:
        """Start from a string as printed."""
        return cls(printed, tuple((i, i + 1) for i in range(len(printed))))

    def sub(self, expression: re.Pattern[str], repair: Callable[[re.Match[str]], str]) -> RepairedText:
        r"""Replace each match by what ``repair`` makes of it; its characters stand for the match's place.

        Example:
            >>> dash = RepairedText.of("a\x1fb").sub(re.compile("\x1f"), lambda match: "-")
            >>> dash.text, dash.places[1]
            ('a-b', (1, 2))
        """
        text: list[str] = []
        places: list[tuple[int, int]] = []
        done = 0
        for match in expression.finditer(self.text):
            start, end = match.span()
            new = repair(match)
            if new == match[0]:
                continue
            text += self.text[done:start], new
            places += self.places[done:start]
            places += self._spread(start, end, len(new))
            done = end
        if not done:
            return self
        text.append(self.text[done:])
        places += self.places[done:]
        return RepairedText("".join(text), tuple(places))

    def _spread(self, start: int, end: int, size: int) -> list[tuple[int, int]]:
        if size == end - start:
            return list(self.places[start:end])
        whole = (self.places[start][0], self.places[end - 1][1])
        return [whole] * size

    def _touch(self, before: int, after: int) -> bool:
        one, other = self.places[before], self.places[after]
        return one == other or 0 <= other[0] - one[1] <= 2

    def moved(self, start: int, end: int, to: int) -> RepairedText:
        """Move the characters from ``start`` to ``end`` before the character at ``to``, which stands before them."""
        order = [*range(to), *range(start, end), *range(to, start), *range(end, len(self.text))]
        return RepairedText("".join(self.text[i] for i in order), tuple(self.places[i] for i in order))

    def pieces(self, start: int, end: int) -> tuple[tuple[Span, int, int], ...]:
        """Cut a range at the places where it was not contiguous in print.

        Returns:
            For each piece its span in the printed string and its range in ``text``.
        """
        cuts = [start]
        cuts += [i for i in range(start + 1, end) if not self._touch(i - 1, i)]
        cuts.append(end)
        found = []
        for first, last in pairwise(cuts):
            if first < last:
                found.append((Span(self.places[first][0], self.places[last - 1][1]), first, last))
        return tuple(found)
