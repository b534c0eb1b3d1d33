"""Align a slug with the romanised title: which words its chunks are, and how the damaged ones should be spelled."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import NamedTuple

from citekit.expressions import late
from citekit.normalization.misreadings import Reading, Usage, read_misread
from citekit.normalization.romanised import TitleWord, spells

Finding = tuple[str, float]
"""The name of a rule that changed something, and how sure it is."""

_SEPARATOR = late(r"[-_]")
_MAX_JOINED = 4
_MAX_CHUNKS = 60
_STOP_LETTERS = 3
_MIN_LETTERS = 10
_MATCHED_SHARE = 0.75
_SOUND_SHARE = 0.6
_SOUND_SHARE_OF_MANY = 0.85


class RepairedSlug(NamedTuple):
    """Hold a slug, what changed it, and how many of its letters stand in the title."""

    slug: str
    findings: list[Finding]
    sound: int


class _Run(NamedTuple):
    """Hold some words of the title that one chunk may stand for: from ``first`` up to ``last``."""

    first: int
    last: int
    words: tuple[TitleWord, ...]


def repair_slug(slug: str, words: tuple[TitleWord, ...]) -> RepairedSlug:
    """Repair one slug by a title; without convincing likeness it comes back as printed.

    Example:
        >>> from citekit.normalization.romanised import title_words
        >>> repair_slug("12-staraia-rnapa-minska", title_words("Старая мапа Мінска", "be")).slug
        '12-staraia-mapa-minska'
    """
    chunks = _SEPARATOR.split(slug)
    if not 1 < len(chunks) <= _MAX_CHUNKS or slug != slug.lower():
        return RepairedSlug(slug, [], 0)
    alignment = _Alignment(chunks, _SEPARATOR.findall(slug), words)
    alignment.match_sound_chunks()
    alignment.separate_joined_words()
    alignment.read_damaged_chunks()
    if not alignment.findings or not alignment.is_convincing():
        return RepairedSlug(slug, [], alignment.sound)
    return RepairedSlug(alignment.spelled(), alignment.findings, alignment.sound)


class _Alignment:
    """Collect what each chunk of a slug was found to be; local to one call."""

    def __init__(self, chunks: list[str], separators: list[str], words: tuple[TitleWord, ...]) -> None:
        self.chunks = chunks
        self.separators = separators
        self.words = words
        self.spellings: dict[int, str] = {}
        self.places: dict[int, tuple[int, int]] = {}
        self.findings: list[Finding] = []
        self.sound = 0

    @cached_property
    def separator(self) -> str:
        """What the site puts between words."""
        counts = Counter(self.separators)
        return max(counts, key=counts.__getitem__)

    @cached_property
    def usage(self) -> Usage:
        """How the site spells each letter, counted in the chunks that are sound."""
        usage: Usage = Counter()
        for chunk, (first, last) in self.places.items():
            reading = read_misread(self.chunks[chunk], self.words[first:last], Counter(), "")
            if reading:
                usage.update(reading.letters)
        return usage

    def match_sound_chunks(self) -> None:
        """Find the best monotone chain of chunks that are sound spellings of title words."""
        runs = _runs(self.words, 0, len(self.words))
        matches = [(at, run) for at, chunk in enumerate(self.chunks) for run in runs if _is_sound(chunk, run.words)]
        for at, run in _best_chain(matches, self.chunks):
            self.places[at] = (run.first, run.last)
            self.sound += len(self.chunks[at])

    def separate_joined_words(self) -> None:
        """Set the separators that chunks of several words have lost."""
        for at, (first, last) in self.places.items():
            if last - first == 1 or all(word.soft for word in self.words[first : last - 1]):
                continue
            runs = [run for run in _runs(self.words, first, last) if (run.first, run.last) == (first, last)]
            reading = min(filter(None, (self._read(at, run) for run in runs)), key=lambda r: r.cost, default=None)
            if reading and reading.text != self.chunks[at]:
                self.spellings[at] = reading.text
                self.findings.append(("slug-hyphen", 0.96))

    def read_damaged_chunks(self) -> None:
        """Read each chunk that is not sound as a damaged spelling of the words between its neighbours."""
        for at, chunk in enumerate(self.chunks):
            if at in self.places or chunk.isdigit():
                continue
            low = max((last for other, (_, last) in self.places.items() if other < at), default=0)
            high = min((first for other, (first, _) in self.places.items() if other > at), default=len(self.words))
            if not self._is_cut_short(at, self.words[low:high]):
                self._read_chunk(at, low, high)

    def _read_chunk(self, at: int, low: int, high: int) -> None:
        readings = [(self._read(at, run), run) for run in _runs(self.words, low, high)]
        candidates = [(reading, run) for reading, run in readings if reading]
        if not candidates:
            return
        reading, run = min(candidates, key=lambda found: (found[0].cost, found[1].first))
        self.places[at] = (run.first, run.last)
        self.spellings[at] = reading.text
        self.sound += reading.sound
        if reading.cost:
            self.findings.append(("slug-letter", max(0.5, 0.95 - 0.04 * reading.cost)))
        if len(run.words) > 1 and self.separator in reading.text:
            self.findings.append(("slug-hyphen", 0.96))

    def _read(self, at: int, run: _Run) -> Reading | None:
        return read_misread(self.chunks[at], run.words, self.usage, self.separator)

    def _is_cut_short(self, at: int, words: tuple[TitleWord, ...]) -> bool:
        """Tell whether the last chunk is the beginning of a word: sites cut long slugs."""
        chunk = self.chunks[at]
        return at == len(self.chunks) - 1 and any(
            word.spelling.startswith(chunk) and word.spelling != chunk for word in words
        )

    def is_convincing(self) -> bool:
        """Tell whether so much of the slug stands in the title that the rest can only be damage."""
        letters = [len(chunk) for chunk in self.chunks if not chunk.isdigit()]
        matched = sum(len(self.chunks[at]) for at in self.places if not self.chunks[at].isdigit())
        damaged = sum(1 for rule, _ in self.findings if rule == "slug-letter")
        if damaged and any(at not in self.places and len(chunk) > _STOP_LETTERS for at, chunk in self._words()):
            return False
        share = _SOUND_SHARE if damaged * 2 <= len(letters) + 1 else _SOUND_SHARE_OF_MANY
        return self.sound >= max(_MIN_LETTERS, share * sum(letters)) and matched >= _MATCHED_SHARE * sum(letters)

    def _words(self) -> list[tuple[int, str]]:
        """The chunks that must be words of the title, the one that the site may have cut short left out."""
        return [(at, chunk) for at, chunk in enumerate(self.chunks[:-1]) if not any(map(str.isdigit, chunk))]

    def spelled(self) -> str:
        """Write the slug with its repaired chunks."""
        separators = ["", *self.separators]
        return "".join(separators[at] + self.spellings.get(at, chunk) for at, chunk in enumerate(self.chunks))


def _runs(words: tuple[TitleWord, ...], low: int, high: int) -> list[_Run]:
    """List the runs of words that one chunk may stand for, also without the short words that sites leave out."""
    found = []
    for first in range(low, high):
        for last in range(first + 1, min(first + _MAX_JOINED, high) + 1):
            run = words[first:last]
            found.append(_Run(first, last, run))
            inner = tuple(word for word in run[1:-1] if len(word.spelling) > _STOP_LETTERS)
            if len(inner) < len(run) - 2:
                found.append(_Run(first, last, (run[0], *inner, run[-1])))
    return found


def _is_sound(chunk: str, words: tuple[TitleWord, ...]) -> bool:
    if not sum(map(len, words)) <= len(chunk) + 2 <= 2 * sum(len(word.spelling) for word in words) + 4:
        return False
    return spells(words, chunk)


def _best_chain(matches: list[tuple[int, _Run]], chunks: list[str]) -> list[tuple[int, _Run]]:
    """Choose the chain with the most letters in which both chunks and words go forward."""
    weights: list[int] = []
    before: list[int] = []
    for index, (at, run) in enumerate(matches):
        earlier = [i for i in range(index) if matches[i][0] < at and matches[i][1].last <= run.first]
        best = max(earlier, key=lambda i: weights[i], default=-1)
        before.append(best)
        weights.append(len(chunks[at]) + (weights[best] if best >= 0 else 0))
    chain = []
    at = max(range(len(matches)), key=lambda i: weights[i], default=-1)
    while at >= 0:
        chain.append(matches[at])
        at = before[at]
    return chain[::-1]
