"""Tell how two titles agree: letters may be damaged and subtitles left out, but no word is another one."""

from __future__ import annotations

from citekit.duplicates.likeness import likeness
from citekit.duplicates.works import Title

EXACT, CLOSE, BEGINNING, BARE_BEGINNING, OTHER = 4.0, 3.5, 2.75, -0.5, -3.0
_ALIKE = 0.8
_MAIN_ALIKE = 0.9
_LEFT_ALIKE = 0.6
_SLIP = 2
_SHORT = 12
_SHORT_WORTH = 0.65
_LONG = 40
_LONG_WORTH = 1.25


def compare_titles(one: tuple[Title, ...], other: tuple[Title, ...]) -> float:
    """Rate the best pair of two titles and their variants: from 5 for long equal ones to -3; 0 when one has none.

    Short titles, which many works have, count less, long ones more.
    """
    if not one or not other:
        return 0.0
    if one[0].text == other[0].text:
        return EXACT * _worth(one[0].text)
    return max(_compare(left, right) for left in one for right in other)


def _compare(one: Title, other: Title) -> float:
    if one.text == other.text:
        return EXACT * _worth(one.text)
    alike = likeness(one.text, other.text)
    if alike >= _ALIKE and not _has_other_words(one.text, other.text):
        return CLOSE * _worth(one.text)
    return _compare_heads(one, other)


def _compare_heads(one: Title, other: Title) -> float:
    """Rate titles of which one may have lost its subtitle; with two other subtitles they are two titles."""
    short, long = sorted((one, other), key=lambda title: len(title.text))
    whole = short.text
    is_met = any(likeness(whole, head) >= _MAIN_ALIKE and not _has_other_words(whole, head) for head in long.heads)
    if is_met:
        return BEGINNING * _worth(whole)
    return BARE_BEGINNING if " " in whole and long.text.startswith(f"{whole} ") else OTHER


def _has_other_words(one: str, other: str) -> bool:
    """Say whether a word stands in the place of a quite different one; words torn or joined are none.

    Example:
        >>> _has_other_words("naselnictva minska", "naselnictva bresta"), _has_other_words("histora", "his tora")
        (True, False)
    """
    left, right = one.split(), other.split()
    alone = "".join(word for word in left if word not in right)
    others = "".join(word for word in right if word not in left)
    is_slip = max(len(alone), len(others)) <= _SLIP and (alone + others).isalpha()
    return bool(alone and others) and not is_slip and likeness(alone, others) < _LEFT_ALIKE


def _worth(text: str) -> float:
    return _SHORT_WORTH if len(text) < _SHORT else 1.0 if len(text) < _LONG else _LONG_WORTH
