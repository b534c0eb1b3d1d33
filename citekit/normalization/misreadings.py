"""Read a damaged chunk of a slug as the words of a title, at the least cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from citekit.normalization.romanised import TitleWord
from citekit.packaged import packaged_text

Usage = Counter[tuple[str, str]]
"""How often a site spells a letter (by its usual romanisation) in which way."""

_CONFUSED = 2
_CHANGED = 3
_VOWELS = frozenset("aeiouy")
_ENDING = 2
_SHORT = 4


class Reading(NamedTuple):
    """Hold a chunk as it should be spelled.

    Attributes:
        text: The repaired spelling.
        cost: What the repair cost: 2 for a letter that scanners take for another, 3 for any other change.
        sound: How many printed letters were right.
        letters: Which romanisation stands for which letter, for learning the site's habits.
    """

    text: str
    cost: int
    sound: int
    letters: tuple[tuple[str, str], ...] = ()


class _Move(NamedTuple):
    """Take ``ahead`` letters of the title for ``behind`` printed ones."""

    ahead: int
    behind: int
    cost: int
    text: str
    sound: int = 0
    letters: tuple[tuple[str, str], ...] = ()


class _Cell(NamedTuple):
    """Hold one letter of a word to be read, and how this site spells it."""

    word: TitleWord
    at: int
    proper: str

    @property
    def in_ending(self) -> bool:
        """Whether grammar, not a scanner, may have changed the letter."""
        return self.at >= len(self.word) - _ENDING

    @property
    def inside(self) -> bool:
        return self.at > 0 and not self.in_ending and len(self.word) > _SHORT

    @property
    def is_doubled(self) -> bool:
        letters = [here[0] for here in self.word.letters]
        return letters[self.at] in (letters[self.at - 1], *letters[self.at + 1 : self.at + 2])

    @property
    def may_be_dropped(self) -> bool:
        """Whether a scanner may have lost the letter: inside the stem, or a consonant before the last vowel."""
        if not self.proper or self.is_doubled or self.at == 0:
            return False
        last = self.word.letters[-1][0].romanisations[0]
        before_last_vowel = self.at == len(self.word) - 2 and len(self.word) > _SHORT and last[-1:] in _VOWELS
        return self.inside or (before_last_vowel and self.proper not in _VOWELS)


def read_misread(chunk: str, words: tuple[TitleWord, ...], usage: Usage, separator: str) -> Reading | None:
    """Align a chunk with one or several words; None when too much would have to change.

    Args:
        chunk: What is printed between two separators.
        words: The words it may stand for, in order.
        usage: The habits of the site.
        separator: What the site puts between words; it is set where the chunk has lost it.
    """
    size = sum(len(word.spelling) for word in words)
    if not 0.75 * sum(map(len, words)) - 2 <= len(chunk) <= 1.25 * size + 2:
        return None
    cells = [_Cell(word, at, _proper(word, at, usage)) for word in words for at in range(len(word))]
    gaps = _gaps(words)
    limit = _allowed(size)
    table = {(0, 0): Reading("", 0, 0)}
    for index in range(len(cells)):
        for printed in range(len(chunk) + 1):
            state = table.get((index, printed))
            if state:
                glue = separator if index in gaps else ""
                for move in _moves(cells, index, chunk, printed):
                    _keep(table, (index, printed), state, move, glue, limit)
    return table.get((len(cells), len(chunk)))


def _keep(  # noqa: PLR0913, PLR0917
    table: dict[tuple[int, int], Reading], at: tuple[int, int], state: Reading, move: _Move, glue: str, limit: int
) -> None:
    text = state.text + (glue if move.ahead else "") + move.text
    new = Reading(text, state.cost + move.cost, state.sound + move.sound, state.letters + move.letters)
    key = (at[0] + move.ahead, at[1] + move.behind)
    old = table.get(key)
    if new.cost <= limit and (old is None or (new.cost, -new.sound) < (old.cost, -old.sound)):
        table[key] = new


def _allowed(letters: int) -> int:
    """Return the cost that a spelling of this length may bear: the shorter, the less."""
    for bound, cost in ((4, 0), (5, 2), (6, 3), (9, 4)):
        if letters < bound:
            return cost
    return 6


def _gaps(words: tuple[TitleWord, ...]) -> frozenset[int]:
    found, at = set(), 0
    for word in words[:-1]:
        at += len(word)
        if not word.soft:
            found.add(at)
    return frozenset(found)


def _moves(cells: list[_Cell], index: int, chunk: str, printed: int) -> Iterator[_Move]:
    cell = cells[index]
    for letter in cell.word.letters[cell.at]:
        for form in letter.romanisations:
            if chunk.startswith(form, printed):
                yield _Move(letter.size, len(form), 0, form, len(form), ((letter.romanisations[0], form),))
    if printed < len(chunk):
        yield from _confused(cells, index, chunk, printed)
        yield from _changed(cell, chunk, printed)


def _changed(cell: _Cell, chunk: str, printed: int) -> Iterator[_Move]:
    here = chunk[printed]
    if cell.inside and here != cell.proper and here.isalpha() and len(cell.proper) == 1:
        yield _Move(1, 1, _CHANGED, cell.proper)
    if printed and cell.may_be_dropped:
        yield _Move(1, 0, _CHANGED, cell.proper)
    if printed and cell.at and here == chunk[printed - 1] and len(cell.word) > _SHORT:
        yield _Move(0, 1, _CONFUSED, "")


def _confused(cells: list[_Cell], index: int, chunk: str, printed: int) -> Iterator[_Move]:
    cell = cells[index]
    for right, wrong, form in _wrong_forms(cell.proper):
        inflected = cell.in_ending and right in _VOWELS and wrong in _VOWELS
        if chunk.startswith(form, printed) and not inflected:
            yield _Move(1, len(form), _CONFUSED, cell.proper)
    if index + 1 < len(cells) and cells[index + 1].word is cell.word:
        both = cell.proper + cells[index + 1].proper
        for wrong in _misreadings().get(both, ()):
            if chunk.startswith(wrong, printed):
                yield _Move(2, len(wrong), _CONFUSED, both)


@cache
def _misreadings() -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for line in packaged_text(__package__, "misreadings.tsv").splitlines()[1:]:
        letter, printed = line.split("\t")
        found.setdefault(letter, set()).add(printed)
    return {letter: tuple(sorted(printed)) for letter, printed in found.items()}


@cache
def _wrong_forms(proper: str) -> tuple[tuple[str, str, str], ...]:
    """List how a romanised letter may be misread: what should stand, what stands instead, the whole form."""
    whole = [(proper, wrong, wrong) for wrong in _misreadings().get(proper, ())]
    if len(proper) > 1:
        for at, right in enumerate(proper):
            whole += [(right, wrong, proper[:at] + wrong + proper[at + 1 :]) for wrong in _misreadings().get(right, ())]
    return tuple(whole)


def _proper(word: TitleWord, at: int, usage: Usage) -> str:
    """Return the romanisation that this site uses for a letter, as far as its sound words tell."""
    forms = word.letters[at][0].romanisations
    return max(forms, key=lambda form: (usage[forms[0], form], form == forms[0]))
