"""Titles that shout or end with a mark, and imprints in the wrong field."""

from __future__ import annotations

import pytest
from rule_runner import run

from citekit.lint.imprints import find_places_in_publishers
from citekit.lint.titles import find_wrong_titles

TITLES = [
    ("title = {ИСТОРИЯ БЕЛОРУССКОЙ ЛИТЕРАТУРЫ}", [("title-capitals", None)]),
    ("title = {НАТО і ЕС}", []),
    ("title = {ИСТОРИЯ БЕЛАРУСИ}", [("title-capitals", None)]),
    ("title = {UNESCO UNICEF}", []),
    ("title = {Избранное.}", [("title-punctuation", "Избранное")]),
    ("title = {{Избранное.}}", [("title-punctuation", "{Избранное}")]),
    ("title = {Беларуская міфалогія: энцыкл. слоўн.}", []),
    ("title = {Нарысы гісторыі,}", [("title-punctuation", "Нарысы гісторыі")]),
    ("title = {Нарысы гісторыі :}", [("title-punctuation", "Нарысы гісторыі")]),
    ("title = {Што рабіць?}", []),
    ("title = {І так далей...}", []),
    ("journaltitle = {Соц. исследо.}", []),
]


@pytest.mark.parametrize(("fields", "expected"), TITLES)
def test_titles(fields: str, expected: list[tuple[str, str | None]]) -> None:
    """The mark that a style prints goes, that of an abbreviation stays."""
    assert run(find_wrong_titles, fields, "article") == expected


IMPRINTS = [
    ("publisher = {Мінск: Навука}", ["place-in-publisher"]),
    ("publisher = {Warszawa : PWN}", ["place-in-publisher"]),
    ("publisher = {Мінск}", ["publisher-is-place"]),
    ("publisher = {Дніпро}, location = {Київ}", []),
    ("publisher = {Навука і тэхніка}", []),
    ("publisher = {Academia: Kiadó}", []),
]


@pytest.mark.parametrize(("fields", "expected"), IMPRINTS)
def test_imprints(fields: str, expected: list[str]) -> None:
    """A place before the publisher has a field of its own; a house may be called after a town."""
    assert [code for code, _ in run(find_places_in_publishers, fields)] == expected
