"""A fragment that tore an address apart goes back before it."""

from __future__ import annotations

import pytest

from citekit.parsing.characters import repair_characters
from citekit.parsing.reading_order import restore_reading_order

TORN = [
    (
        "Nr 7 (accessed 02.03.2016): http://x.pl/?doc (312), URL nr=881",
        "Nr 7 (312), URL (accessed 02.03.2016): http://x.pl/?doc nr=881",
    ),
    (
        "2017. № 16 http://philology.example.by/~slounik/ (736). Рэжым доступу: litara_b.html",
        "2017. № 16 (736). Рэжым доступу: http://philology.example.by/~slounik/ litara_b.html",
    ),
    (
        "Т. 22 (дата звернення 08.10.2010): https://example.ua/laws/show № 5. URL /1556-18#Text",
        "Т. 22 № 5. URL (дата звернення 08.10.2010): https://example.ua/laws/show /1556-18#Text",
    ),
    (
        "С. 12 (дата обращения: 01.02.2015): http://example.ru/index.php?id (45) item_id=45",
        "С. 12 (45) (дата обращения: 01.02.2015): http://example.ru/index.php?id item_id=45",
    ),
]

WHOLE = [
    "Назва // Час. 2012. № 3 (45). URL: http://example.by/index.php?id=45 (дата доступу: 01.02.2015).",
    "Wolff L. Inventing Eastern Europe. URL: https://example.org/wolff/ (accessed 5 May 2020).",
    "Сайт http://example.ru/news и сайт http://example.ru/docs. URL: http://example.ru/end.html",
    "Kultura 1995, nr 3, http://example.pl/kultura/ (dostęp 12.05.2010).",
    "Без адреса (312), URL nr=881",
    "",
]


@pytest.mark.parametrize(("printed", "expected"), TORN)
def test_a_torn_address_is_put_together(printed: str, expected: str) -> None:
    """The number, bracket or marker in the middle of an address moves before the address and its access date."""
    assert restore_reading_order(repair_characters(printed)).text == expected


@pytest.mark.parametrize("printed", WHOLE)
def test_a_string_in_order_stays_so(printed: str) -> None:
    """Nothing moves where no address is torn."""
    assert restore_reading_order(repair_characters(printed)).text == printed
