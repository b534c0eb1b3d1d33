"""Hold a reference while it is being labelled: what is taken is masked, so that no rule reads it twice."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from citekit.model import LabelledField
from citekit.parsing.repaired import RepairedText

MASK = "\ufffc"
_OUTER = " \t,;:–—-/|*_"
_VERBATIM = frozenset({"url", "doi"})


@dataclass(slots=True)
class Draft:
    """Collect labelled ranges of a text; local to one call of the labeller.

    Attributes:
        source: The repaired text with the places of its characters.
        free: The text with everything taken so far masked, character for character.
        taken: Label, start, end and confidence of each piece.
        known_letters: What was free when its small letters were asked for, and they.
    """

    source: RepairedText
    free: str = ""
    taken: list[tuple[str, int, int, float]] = field(default_factory=list)
    known_letters: tuple[str, str] = ("", "")

    @property
    def text(self) -> str:
        """The whole text, nothing masked."""
        return self.source.text

    @property
    def lowered(self) -> str:
        """What is free, in small letters, for all that look for words."""
        if self.known_letters[0] is not self.free:
            self.known_letters = (self.free, self.free.lower())
        return self.known_letters[1]

    def take(self, label: str, start: int, end: int, confidence: float = 0.9) -> None:
        """Label a range, without the separators around it, and mask it."""
        outer = " " if label in _VERBATIM else _OUTER
        text = self.text
        while start < end and text[start] in outer:
            start += 1
        while start < end and text[end - 1] in outer:
            end -= 1
        if start < end:
            self.taken.append((label, start, end, confidence))
            self.mask(start, end)

    def mask(self, start: int, end: int) -> None:
        """Hide a range that no other rule shall read."""
        self.free = self.free[:start] + MASK * (end - start) + self.free[end:]

    def search(self, expression: re.Pattern[str], start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Search in what is still free."""
        return expression.search(self.free, start, len(self.free) if end is None else end)

    def fields(self) -> tuple[LabelledField, ...]:
        """Give the pieces out in order, each with its place in the printed string."""
        found = []
        for label, start, end, confidence in sorted(self.taken, key=lambda taken: taken[1]):
            for span, first, last in self.source.pieces(start, end):
                found.append(LabelledField(label, self.text[first:last].strip(), span, confidence))
        return tuple(found)
