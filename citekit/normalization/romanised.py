"""Spell the words of a title in every way in which a web site may have romanised them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from citekit.expressions import late
from citekit.transliteration import letter_romanisations, romanise_ascii

_WORD = late(r"[^\W_]+")
_CYRILLIC_LANGUAGES = ("ru", "be", "uk")
_LATIN_LANGUAGES = ("pl", "de", "lt", "cs")
_MAX_WORDS = 60
# Two letters that sites romanise together.
_PAIRS = {
    "кс": ("x",),
    "ий": ("y", "ij", "iy", "i"),
    "ый": ("y", "i"),
    "ья": ("ya", "ja"),
    "ье": ("e", "ye"),
    "ьё": ("e", "yo"),
    "зг": ("zgh",),
}


class Letter(NamedTuple):
    """Hold one letter, or two that go together, with its romanisations, the usual one first."""

    romanisations: tuple[str, ...]
    size: int = 1


@dataclass(frozen=True, slots=True)
class TitleWord:
    """Hold a word of a title.

    Attributes:
        letters: The letters in order; each position lists what may be read there.
        spelling: The usual romanisation.
        soft: True when the gap behind the word may be closed in a slug: a hyphen, an apostrophe, a figure beside it.
    """

    letters: tuple[tuple[Letter, ...], ...]
    spelling: str
    soft: bool

    def __len__(self) -> int:
        return len(self.letters)

    def ends_in(self, chunk: str, starts: frozenset[int]) -> frozenset[int]:
        """Return where the word may end in a chunk of a slug: letter by letter, or a pair at once where there is one.

        Args:
            chunk: What is printed.
            starts: The places where the word may begin.
        """
        at = 0
        while at < len(self.letters) and starts:
            single, *pairs = self.letters[at]
            ends = _read(chunk, starts, single)
            if pairs:
                ends = _read(chunk, ends, self.letters[at + 1][0]) | _read(chunk, starts, pairs[0])
            at += 2 if pairs else 1
            starts = ends
        return starts


def spells(words: Iterable[TitleWord], chunk: str) -> bool:
    """Tell whether a chunk of a slug is a sound spelling of words run together.

    Example:
        >>> spells(title_words("Знания", "ru"), "znaniya"), spells(title_words("Знания", "ru"), "znanixa")
        (True, False)
    """
    places = frozenset({0})
    for word in words:
        places = word.ends_in(chunk, places)
    return len(chunk) in places


def _read(chunk: str, starts: frozenset[int], letter: Letter) -> frozenset[int]:
    return frozenset(
        start + len(form) for start in starts for form in letter.romanisations if chunk.startswith(form, start)
    )


def title_words(title: str, language: str | None) -> tuple[TitleWord, ...]:
    """Cut a title into words, each with its possible romanisations.

    Example:
        >>> words = title_words("Знания", "ru")
        >>> words[0].spelling, all(spells(words, slug) for slug in ("znaniya", "znanija", "znaniia"))
        ('znaniia', True)
    """
    text = unicodedata.normalize("NFC", title).replace("\u0301", "").lower()
    matches = list(_WORD.finditer(text))[:_MAX_WORDS]
    found = []
    for match, following in zip_longest(matches, matches[1:]):
        gap = text[match.end() : following.start()] if following else " "
        figures = (match[0][-1].isdigit(), following is not None and following[0][0].isdigit())
        closes = gap.strip() != "" and " " not in gap
        found.append(_title_word(match[0], language or "", not all(figures) and (closes or any(figures))))
    return tuple(found)


@lru_cache(maxsize=4096)
def _title_word(word: str, language: str, soft: bool) -> TitleWord:
    letters = tuple(_letters_at(word, at, language) for at in range(len(word)))
    spelling = "".join(here[0].romanisations[0] for here in letters)
    return TitleWord(letters, spelling, soft)


def _letters_at(word: str, at: int, language: str) -> tuple[Letter, ...]:
    single = Letter(_romanisations(word[at], language))
    pair = word[at : at + 2]
    return (single, Letter(_PAIRS[pair], 2)) if pair in _PAIRS else (single,)


@lru_cache(maxsize=2048)
def _romanisations(letter: str, language: str) -> tuple[str, ...]:
    usual = re.sub(r"[^a-z0-9]", "", romanise_ascii(letter, language or None).lower())
    languages = _CYRILLIC_LANGUAGES if "\u0400" <= letter <= "\u052f" else _LATIN_LANGUAGES
    others = {re.sub(r"[^a-z0-9]", "", form) for one in languages for form in _table(one).get(letter, ())}
    # Some sites keep the letter itself, as such or percent-encoded.
    return (usual, *sorted(others - {usual, letter}), *({letter} - {usual}))


def _table(language: str) -> dict[str, frozenset[str]]:
    try:
        return dict(letter_romanisations(language))
    except LookupError:
        return {}
