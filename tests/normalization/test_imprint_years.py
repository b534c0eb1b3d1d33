"""The year of the bulletin or book that prints an act, beside the day of the act itself."""

from __future__ import annotations

import pytest

from citekit import parse_references
from citekit.styles import load_style
from citekit.styles.lines import print_line
from citekit.styles.rich import plain

LATER = [
    (
        "Аб ахове працы : Закон Рэсп. Беларусь, 23 чэрв. 2008 г., № 356-З // Нац. рэестр прававых актаў. – 2013. – № 158.",
        "2013",
        "актаў. – 2013. – № 158",
    ),
    (
        "О рекламе : Закон Респ. Беларусь, 10 мая 2007 г., № 225-З // Консультант Плюс: Беларусь. – Минск, 2012.",
        "2012",
        "Беларусь. – Минск, 2012",
    ),
    (
        "Водный кодекс Республики Беларусь : 30 апр. 2014 г., № 149-З. – Минск : Нац. центр правовой информ., 2019. – 95 с.",
        "2019",
        "2019. – 95 с.",
    ),
]


@pytest.mark.parametrize(("string", "year", "printed"), LATER)
def test_an_act_is_printed_with_the_year_of_its_print(string: str, year: str, printed: str) -> None:
    """The day of the act stays its date, and no list tells its year as that of what was printed later."""
    (reference,) = parse_references([string]).references
    assert dict(reference.extra)["imprintyear"] == year
    assert reference.issued
    assert len(reference.issued.parts[0]) == 3
    assert str(reference.issued.year) != year
    assert printed in plain(print_line(reference, load_style("vak-be")))


@pytest.mark.parametrize(
    "string",
    [
        "Аб ахове працы : Закон Рэсп. Беларусь, 23 чэрв. 2008 г., № 356-З // Нац. рэестр прававых актаў. – 2008. – № 158.",
        "Колас, Я. Новая зямля / Я. Колас. – Мінск : Беларусь, 2002. – 254 с.",
        "О рекламе : Закон Респ. Беларусь, 10 мая 2007 г., № 225-З : в ред. от 29.10.2012.",
    ],
)
def test_one_year_is_told_once(string: str) -> None:
    """Of the same year, in other works, and in what tells of a revision, there is nothing to add."""
    (reference,) = parse_references([string]).references
    assert "imprintyear" not in dict(reference.extra)
