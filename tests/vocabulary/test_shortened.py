"""Whether the full stop behind the last word of a text belongs to it."""

from __future__ import annotations

import pytest

from citekit.vocabulary.shortened import ends_shortened


@pytest.mark.parametrize(
    "text",
    [
        "Право: підруч.",
        "Право: моногр.",
        "Теорія права: навч. посіб.",
        "Маст. літ.",
        "У 6 т.",
        "Зб. арт.",
        "Dz. U.",
        "Зб. дак.",
        "XIX стст.",
    ],
)
def test_an_abbreviation_keeps_its_stop(text: str) -> None:
    """Kinds of books, numbers with their words, and words that are shortened one behind the other."""
    assert ends_shortened(text)


@pytest.mark.parametrize(
    "text",
    [
        "Свободная мысль.",
        "Новы свет.",
        "Вісник НАПрН.",
        "Докл. АН СССР.",
        "Вісник Академії внутрішніх справ.",
        "канд. пед. наук.",
        "",
        "Назва",
    ],
)
def test_the_stop_of_a_sentence_is_none(text: str) -> None:
    """Whole words, however short, acronyms, and plurals that look like abbreviations."""
    assert not ends_shortened(text)
