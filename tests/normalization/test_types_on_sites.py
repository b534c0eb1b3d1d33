"""A container that says it is a site makes a web page, not a chapter."""

from __future__ import annotations

import pytest

from citekit.pipeline import parse_reference


@pytest.mark.parametrize(
    ("printed", "csl_type"),
    [
        ("Звіт палати за 2007 рік // Офіційний сайт палати. – Режим доступу: http://rada.example.ua/zvit", "webpage"),
        ("Отчёт за год // Сайт музея. URL: http://muzej.example.ru/otchet (дата обращения: 01.02.2014).", "webpage"),
        (
            "Іваноў І. Артыкул // Веснік БДУ. – 2014. – № 2. – С. 3–9. – URL: http://vesnik.example.by/2",
            "article-journal",
        ),
    ],
)
def test_sites_hold_web_pages(printed: str, csl_type: str) -> None:
    """The name of the container decides: a site or portal with an address, in several languages."""
    assert parse_reference(printed).type == csl_type
