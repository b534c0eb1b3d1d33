"""Compare words across scripts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citekit.links.pages.words import coverage, shingles, similarity, skeletons, words_of
from citekit.transliteration import transliterate

TITLES = [
    ("Чыгунка і пошта на Магілёўшчыне", "be", ("alalc", "bgnpcgn", "be2007", "iso9", "scholarly")),
    ("Железнодорожное хозяйство южных уездов", "ru", ("alalc", "bgnpcgn", "iso9", "icao9303", "scholarly", "polish")),
    ("Щоденник сільської вчительки", "uk", ("alalc", "bgnpcgn", "kmu2010", "iso9", "scholarly")),
]


@pytest.mark.parametrize(
    ("title", "language", "scheme"),
    [(title, language, scheme) for title, language, schemes in TITLES for scheme in schemes],
)
def test_a_title_is_found_in_every_romanisation(title: str, language: str, scheme: str) -> None:
    """Whatever the scheme, most words of the title are recognised, both ways."""
    romanised = transliterate(title, scheme, language)
    assert coverage(title, f"Library | {romanised}") >= 0.6
    assert coverage(romanised, f"{title} — Край") >= 0.6


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Чыгунка і пошта", "Monastery roofs and domes"),
        ("Железнодорожное хозяйство", "Mosty i przystanie"),
        ("Ferry tolls of a parish", "The crooked viaduct explained"),
        ("", "anything"),
        ("Пошта", ""),
    ],
)
def test_other_titles_are_not_found(title: str, text: str) -> None:
    """Words of other works do not count."""
    assert coverage(title, text) <= 0.34


def test_short_words_stay_whole() -> None:
    """A word of few consonants is compared as it stands, so that little words do not all look alike."""
    assert len({skeletons(word) for word in ("яма", "юма", "мая", "пошта")}) == 4
    assert words_of("у 1812 г. на Сожы") == ("1812", "сожы")
    assert words_of("Я і ты") == ("я", "і", "ты")


@settings(deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_likeness_is_a_share(first: str, second: str) -> None:
    """Coverage and similarity lie between 0 and 1, and a text is like itself."""
    assert 0 <= coverage(first, second) <= 1
    assert 0 <= similarity(shingles(first), shingles(second)) <= 1
    assert similarity(shingles(first), shingles(first)) == 1
