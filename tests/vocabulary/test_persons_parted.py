"""Several persons in the place of one name."""

from __future__ import annotations

import pytest
from stopwatch import assert_in_proportion

from citekit.vocabulary.persons import part_persons


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Иванов И. И.", ["Иванов, И. И."]),
        ("Дзяржынскі Дз. А.", ["Дзяржынскі, Дз. А."]),
        ("Петров П.П. и Иванов И.И.", ["Петров, П.П.", "Иванов, И.И."]),
        ("Kowalski J.\n i Nowak P.", ["Kowalski, J.", "Nowak, P."]),
        ("Smith J & Jones PQ", ["Smith, J", "Jones, PQ"]),
        ("Иванов И.; П. П. Петров;", ["Иванов, И.", "П. П. Петров"]),
        ("Купала, Я., Колас, Я.", ["Купала, Я.", "Колас, Я."]),
        ("Иванов, И. И.", ["Иванов, И. И."]),
        ("И. И. Иванов", []),
        ("Smith J", []),
        ("Smith, Jr., J.", []),
        ("Ortega y Gasset, José", []),
        ("Наука и жизнь", []),
        ("", []),
    ],
)
def test_only_what_cannot_be_meant_otherwise_is_parted(text: str, persons: list[str]) -> None:
    """Commas, semicolons and words for "and" part persons where each part is one."""
    assert part_persons(text) == persons


def test_a_list_may_be_long() -> None:
    """A thousand authors are parted as two are."""
    assert len(part_persons(", ".join(["Иванов И."] * 1000))) == 1000


@pytest.mark.parametrize("sign", [" ", ",", " и", "A", "A.", "а", "а'", "A-", "Ab A, ", "(", "Ab A. ("])
def test_time_grows_as_the_text_does(sign: str) -> None:
    """Whatever it repeats."""
    assert_in_proportion(lambda size: part_persons(sign * (size // len(sign))), 20_000, 80_000)
