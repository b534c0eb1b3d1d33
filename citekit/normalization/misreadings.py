"""Read a damaged chunk of a slug as the words of a title, at the least cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from citekit.normalization.romanised import TitleWord

_CONFUSED = 2
_CHANGED = 3
_VOWELS = frozenset("aeiouy")
_STEM_ENDING = 2
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold a chunk as it should be spelled.

    Attributes:
        text: The repaired spelling.
        cost: What the repair cost: 2 for a letter that scanners take for another, 3 for any other change.
        sound: How many printed letters were right.
        letters: Which romanisation the site used for which letter position, for learning its habits.
    """

    text: str
    cost: int
    sound: int
    letters: tuple[tuple[str, str], ...] = ()


@cache
def _misreadings() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in files(__package__).joinpath("misreadings.tsv").read_text("utf-8").splitlines()[1:]:
        letter, printed = line.split("\t")
        found.setdefault(letter, set()).add(printed)
    return {letter: frozenset(printed) for letter, printed in found.items()}


def _allowed(letters: int) -> int:
    return 0 if letters < 4 else 2 if letters < 5 else 3 if letters < 6 else 4 if letters < 9 else 6


def read_misread(chunk: str, words: tuple[TitleWord, ...], usage: Counter[tuple[str, str]], separator: str) -> Reading | None:
    """Align a chunk with one or several words; None when too much would have to change.

    Args:
        chunk: What is printed between two separators.
        words: The words it may stand for, in order.
        usage: How often the site spells a letter in which way.
        separator: What the site puts between words; it is set where the chunk has lost it.
    """
    size = sum(len(word.spelling) for word in words)
    limit = _allowed(min(len(word.spelling) for word in words) if len(words) == 1 else size)
    if not 0.75 * sum(map(len, words)) - 2 <= len(chunk) <= 1.25 * size + 2:
        return None
    cells = [_Cell(word, at) for word in words for at in range(len(word.letters))]
    gaps = _gaps(words)
    table: dict[tuple[int, int], tuple[int, str, int, tuple[tuple[str, str], ...]]] = {(0, 0): (0, "", 0, ())}
    for index in range(len(cells) + 1):
        for printed in range(len(chunk) + 1):
            state = table.get((index, printed))
            if state is None or state[0] > limit:
                continue
            glue = separator if index in gaps else ""
            for ahead, behind, cost, text, right, habit in _moves(cells, index, chunk, printed, usage):
                new = (state[0] + cost, state[1] + (glue if ahead else "") + text, state[2] + right, state[3] + habit)
                key = (index + ahead, printed + behind)
                if new[0] <= limit and (key not in table or _better(new, table[key])):
                    table[key] = new
    best = table.get((len(cells), len(chunk)))
    return Reading(best[1], best[0], best[2], best[3]) if best else None


def _better(new: tuple[int, str, int, object], old: tuple[int, str, int, object]) -> bool:
    return (new[0], -new[2]) < (old[0], -old[2])


@dataclass(frozen=True, slots=True)
class _Cell:
    """Hold one letter of a word to be read."""

    word: TitleWord
    at: int

    @property
    def in_ending(self) -> bool:
        return self.at >= len(self.word.letters) - _STEM_ENDING

    @property
    def inside(self) -> bool:
        return 0 < self.at and not self.in_ending and len(self.word.letters) > _SHORT


def _gaps(words: tuple[TitleWord, ...]) -> frozenset[int]:
    found, at = set(), 0
    for word in words[:-1]:
        at += len(word.letters)
        if not word.soft:
            found.add(at)
    return frozenset(found)


_Move = tuple[int, int, int, str, int, tuple[tuple[str, str], ...]]


def _moves(cells: list[_Cell], index: int, chunk: str, printed: int, usage: Counter[tuple[str, str]]) -> Iterator[_Move]:
    if index == len(cells):
        return
    cell = cells[index]
    for letter in cell.word.letters[cell.at]:
        for form in letter.romanisations:
            if chunk.startswith(form, printed):
                habit = ((letter.romanisations[0], form),)
                yield letter.size, len(form), 0, form, len(form), habit
    proper = _proper(cell, usage)
    yield from _confused(cells, index, chunk, printed, proper, usage)
    if cell.inside and printed < len(chunk):
        if chunk[printed] not in proper and chunk[printed].isalpha() and len(proper) == 1:
            yield 1, 1, _CHANGED, proper, 0, ()
    if cell.at and 0 < printed < len(chunk):
        if proper and not _doubled(cell) and (cell.inside or _consonant_before_last(cell, proper)):
            yield 1, 0, _CHANGED, proper, 0, ()
        if chunk[printed] == chunk[printed - 1] and len(cell.word.letters) > _SHORT:
            yield 0, 1, _CONFUSED, "", 0, ()


def _confused(
    cells: list[_Cell], index: int, chunk: str, printed: int, proper: str, usage: Counter[tuple[str, str]]
) -> Iterator[_Move]:
    table = _misreadings()
    cell = cells[index]
    for right, wrong, form in _wrong_forms(proper):
        inflected = cell.in_ending and right in _VOWELS and wrong in _VOWELS
        if chunk.startswith(form, printed) and not inflected:
            yield 1, len(form), _CONFUSED, proper, 0, ()
    if index + 1 < len(cells) and cells[index + 1].word is cell.word:
        both = proper + _proper(cells[index + 1], usage)
        for wrong in table.get(both, ()):
            if chunk.startswith(wrong, printed):
                yield 2, len(wrong), _CONFUSED, both, 0, ()


@cache
def _wrong_forms(proper: str) -> tuple[tuple[str, str, str], ...]:
    """List how a romanised letter may be misread: what should stand, what stands instead, the whole form."""
    table = _misreadings()
    whole = [(proper, wrong, wrong) for wrong in sorted(table.get(proper, ()))]
    if len(proper) < 2:
        return tuple(whole)
    for at, right in enumerate(proper):
        whole += [(right, wrong, proper[:at] + wrong + proper[at + 1 :]) for wrong in sorted(table.get(right, ()))]
    return tuple(whole)


def _proper(cell: _Cell, usage: Counter[tuple[str, str]]) -> str:
    """Return the romanisation that this site uses for the letter, as far as its sound words tell."""
    forms = cell.word.letters[cell.at][0].romanisations
    return max(forms, key=lambda form: (usage[forms[0], form], form == forms[0]))


def _consonant_before_last(cell: _Cell, proper: str) -> bool:
    letters = cell.word.letters
    last_is_vowel = letters[-1][0].romanisations[0][-1:] in _VOWELS
    return cell.at == len(letters) - 2 and len(letters) > _SHORT and proper not in _VOWELS and last_is_vowel


def _doubled(cell: _Cell) -> bool:
    letters = cell.word.letters
    return letters[cell.at][0] in (letters[cell.at - 1][0], *(here[0] for here in letters[cell.at + 1 : cell.at + 2]))
