"""The expression of a date for one text."""

from __future__ import annotations

import re

import pytest

from citekit.parsing.dates import date_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("доступ 12.05.2014 г.", "12.05.2014 г."),
        ("dostęp 12 maja 2014 r.", "12 maja 2014 r."),
        ("12 КАСТРЫЧНІКА 2014", "12 КАСТРЫЧНІКА 2014"),
        ("on May 7, 2014.", "May 7, 2014"),
        ("on 2014-05-07", "2014-05-07"),
        ("12 XI 2014 r.", "12 XI 2014 r."),
        ("12 Sept. 2014", "12 Sept. 2014"),
        ("12 Мінск 2014", None),
        ("", None),
    ],
)
def test_a_date_is_found_in_the_text_it_was_written_for(text: str, expected: str | None) -> None:
    """Figures, names of months in any language and Roman months, with the word for a year behind them."""
    match = re.search(date_in(text), text, re.IGNORECASE)
    assert (match and match[0]) == expected


def test_texts_with_the_same_words_share_their_expression() -> None:
    """So few are compiled for a long list."""
    assert date_in("read 12 maja 2014 r.") is date_in("12 maja 1999 r.")
