"""Texts look like references by the cues that they hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.segmentation.cues import GOOD_SCORE, cues, reaches, score_reference

TEXTS = [
    ("Бауман З. Индивидуализированное общество. – М.: Логос, 2002. – 390 с.", True),
    ("Nowak J., Dzieje miasta, Kraków 1999, s. 5.", True),
    ("Закон 1998 года изменил положение издательств.", False),
    ("У 1921 г. ён вярнуўся ў Мінск.", False),
    ("", False),
]
_PIECES = (
    "Nowak J., ",
    "Бауман З. ",
    "1998",
    " – М.: Логос, 2002",
    " // Полымя. ",
    " С. 5",
    "закон",
    "www.x.by",
    "слово ",
    "№ 3",
    ". – ",
)


@pytest.mark.parametrize(("text", "is_reference"), TEXTS)
def test_references_reach_a_score_that_prose_does_not(text: str, is_reference: bool) -> None:
    """Years and laws alone, of which prose is full, make no reference."""
    assert reaches(text, GOOD_SCORE) == is_reference


@given(
    st.lists(st.sampled_from(_PIECES), max_size=8).map("".join), st.sampled_from([0.0, 1.0, 1.5, 2.0, 3.0, 5.0, 9.0])
)
def test_stopping_at_enough_cues_decides_as_counting_all(text: str, least: float) -> None:
    """A text reaches a score exactly when all its cues add up to as much."""
    assert reaches(text, least) == (score_reference(text) >= least)


def test_each_kind_of_cue_is_counted_once() -> None:
    """The table has one row for each kind, so that the order of its rows decides nothing but the time."""
    kinds = [cue.kind for cue in cues()]
    assert sorted(kinds) == sorted(set(kinds))


@given(st.lists(st.sampled_from((*_PIECES, *(sign for cue in cues() for sign in cue.signs))), max_size=8).map("".join))
def test_signs_hide_no_cue(text: str) -> None:
    """A text without the signs of a cue has not the cue."""
    assert [cue.kind for cue in cues() if cue.is_in(text)] == [
        cue.kind for cue in cues() if cue.expression.search(text)
    ]
