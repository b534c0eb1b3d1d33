"""The words of which an expression is built for one text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.vocabulary import alternation, forms, words_in

ACCESSED = tuple(sorted(forms("accessed")))
SOME = st.sampled_from([*ACCESSED, "online ", "12.05.2014", " ", ".", "доступ", "x", "Ω"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("accessed  on 1 may", ("accessed", "accessed on")),
        ("dostęp dn . 5", ("dostęp dn.",)),
        ("nothing", ()),
    ],
)
def test_a_word_stands_for_its_first_letters(text: str, expected: tuple[str, ...]) -> None:
    """Blanks and dots are printed in many ways, so that letters before them decide."""
    assert words_in(text, ("accessed", "accessed on", "dostęp dn.")) == expected


@given(st.lists(SOME, max_size=6).map("".join))
def test_an_expression_of_these_words_finds_what_all_words_find(text: str) -> None:
    """No match gets lost, and none becomes shorter or longer."""
    some = words_in(text.lower(), ACCESSED)
    found = [re.findall(alternation(words), text, re.IGNORECASE) if words else [] for words in (ACCESSED, some)]
    assert found[0] == found[1]
