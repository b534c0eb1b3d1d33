"""A slug is aligned with the romanised title, and only damage is repaired."""

from __future__ import annotations

import pytest

from citekit.normalization.romanised import spells, title_words
from citekit.normalization.slugs import LINE_BREAK, repair_slugs

TITLE = "Новая книга аб гісторыі"

ROMANISED = [
    ("Знания", "ru", ("znaniia", "znaniya", "znanija")),
    ("Гісторыя", "be", ("historyia", "historyja", "gistoriya")),
    ("Київщина", "uk", ("kyivshchyna", "kiivshchina")),
    ("Książka", "pl", ("ksiazka",)),
    ("Vilnius", "en", ("vilnius",)),
]


@pytest.mark.parametrize(("word", "language", "spellings"), ROMANISED)
def test_a_word_is_known_in_every_usual_romanisation(word: str, language: str, spellings: tuple[str, ...]) -> None:
    """Sites romanise as they like; each of their spellings is sound."""
    known = title_words(word, language)
    assert all(spells(known, spelling) for spelling in spellings)
    assert spells(known, known[0].spelling)
    assert not spells(known, known[0].spelling + "q")


def test_no_title_has_no_words() -> None:
    """Punctuation alone gives nothing to align with."""
    assert title_words(" – … ", "be") == ()


@pytest.mark.parametrize(
    ("printed", "expected", "rule"),
    [
        ("http://x.by/novaia-knigaab-historyi", "http://x.by/novaia-kniga-ab-historyi", "slug-hyphen"),
        ("http://x.by/7_novaia_knigaab_historyi.html", "http://x.by/7_novaia_kniga_ab_historyi.html", "slug-hyphen"),
        ("http://x.by/novaia-knlga-ab-historyi", "http://x.by/novaia-kniga-ab-historyi", "slug-letter"),
        (f"http://x.by/novaia-kni-{LINE_BREAK}ga-ab-historyi", "http://x.by/novaia-kniga-ab-historyi", "line-break"),
    ],
)
def test_a_damaged_slug_is_spelled_as_the_title_says(printed: str, expected: str, rule: str) -> None:
    """Words run together, misread letters and broken lines are told by the title, in the site's own separator."""
    repaired, rules = repair_slugs(printed, TITLE, "be")
    assert repaired == expected
    assert rule in {name for name, _ in rules}


@pytest.mark.parametrize(
    "url",
    [
        "http://x.by/novaia-kniga-ab-historyi",
        "http://x.by/novyia-knihi-ab-historyi",
        "http://x.by/kniga",
        "http://novaia-knigaab-historyi.by/",
        "http://x.by/Novaia-knigaab-historyi",
        "http://x.by/novaia-kniga-ab-hist",
        "http://x.by/2014-10-12",
        "",
    ],
)
def test_what_may_be_meant_so_stays(url: str) -> None:
    """Sound slugs, other inflections, host names, capitals and slugs cut short are as the site made them."""
    assert repair_slugs(url, TITLE, "be")[0] == url


def test_a_soft_hyphen_never_leaves_the_repair() -> None:
    """The sign of a broken line goes also where the title cannot tell."""
    assert repair_slugs(f"http://x.by/ab-{LINE_BREAK}cd", "", None)[0] == "http://x.by/ab-cd"
