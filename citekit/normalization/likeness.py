"""Rate how surely two records, one Cyrillic and one in Latin letters, are one work."""

from __future__ import annotations

from functools import lru_cache

from citekit.expressions import late
from citekit.model import Name, Reference
from citekit.transliteration import romanise_ascii

_NO_LETTER = late(r"[^a-z]+")
_LONGEST = 120
_LONG = 12
_SENTENCE = late(r"\.\s+")
_MOST_SENTENCES = 8
_NAMES_ALIKE = 0.7
_TEXTS_ALIKE = 0.7
_LEAST_ALIKE = min(_NAMES_ALIKE, _TEXTS_ALIKE)


def rate_twin(one: Reference, other: Reference) -> float:
    """Return the sum of what speaks for one work: 5 is enough, a name, a year and pages that agree give 7.

    What differs though both state it speaks against: two works of one author and year have other pages.
    """
    score = 4.0 * (_agree(one.doi, other.doi) > 0) + 4.0 * (_agree(one.url, other.url) > 0)
    score += 3.0 * _compare_names(one, other)
    score += (
        2.0 * _agree(one.page, other.page) + _agree(one.volume, other.volume) / 2 + _agree(one.issue, other.issue) / 2
    )
    if one.issued and other.issued:
        score += 2.0 if one.issued.year == other.issued.year else -2.0
    if one.title and other.title and _begins_romanised(one.title.value, other.title.value):
        score += 3.0
    return score


def is_romanised(printed: str, latin: str) -> bool:
    """Say whether a text in Latin letters is a romanisation of another, by whatever scheme, and no translation.

    Example:
        >>> is_romanised("Старение населения", "Starenie naselenija"), is_romanised("Старение", "Population ageing")
        (True, False)
    """
    left, right = _fold(printed[:_LONGEST]), _fold(latin[:_LONGEST])
    return bool(left and right) and _likeness(left, right) >= _TEXTS_ALIKE


def _begins_romanised(printed: str, latin: str) -> bool:
    """Say whether a title is a romanisation; in the tail of one in Latin letters its journal may be left."""
    left = _fold(printed[:_LONGEST])
    return is_romanised(printed, latin) or (
        len(left) >= _LONG and _likeness(left, _fold(latin)[: len(left)]) >= _TEXTS_ALIKE
    )


def cut_like(printed: str, latin: str) -> str:
    """Cut a text in Latin letters to what stands for another: a title in whose tail the journal was left, to the title.

    Of a romanisation the sentences that are most alike are taken, of a translation as many as the other text has.

    Example:
        >>> cut_like("Старение населения", "Starenie naselenija. Vestnik nauki")
        'Starenie naselenija'
    """
    sentences = _SENTENCE.split(latin.strip())[:_MOST_SENTENCES]
    windows = [(start, end) for start in range(len(sentences)) for end in range(start + 1, len(sentences) + 1)]
    whole = _fold(printed[:_LONGEST])
    rated = {(start, end): _likeness(whole, _fold("".join(sentences[start:end]))) for start, end in windows}
    start, end = max(windows, key=lambda window: rated[window], default=(0, 1))
    if rated.get((start, end), 0.0) < _TEXTS_ALIKE:
        start, end = 0, len(_SENTENCE.split(printed.strip()))
    return ". ".join(sentences[start:end]).strip()


def _agree(one: str | None, other: str | None) -> float:
    if not one or not other:
        return 0.0
    return 1.0 if one.casefold().rstrip("/") == other.casefold().rstrip("/") else -1.0


def _compare_names(one: Reference, other: Reference) -> float:
    left, right = (_first_family(reference.author) for reference in (one, other))
    if not left or not right:
        return 0.0
    return 1.0 if _likeness(left, right) >= _NAMES_ALIKE else -1.0


def _first_family(names: tuple[Name, ...]) -> str:
    return _fold(names[0].family or names[0].literal or "") if names else ""


@lru_cache(maxsize=4096)
def _fold(text: str) -> str:
    return _NO_LETTER.sub("", romanise_ascii(text).casefold()).replace("y", "i").replace("j", "i")


def _likeness(left: str, right: str) -> float:
    """Return how alike two texts are, from 0 to 1; 0 for all that is too little, which the lengths alone may show."""
    size = len(left) + len(right)
    if size and 2 * min(len(left), len(right)) / size < _LEAST_ALIKE:
        return 0.0
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return 0.0 if matcher.quick_ratio() < _LEAST_ALIKE else matcher.ratio()
