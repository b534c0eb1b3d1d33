"""Established foreign names of places."""

from __future__ import annotations

import pytest

from citekit.transliteration.exonyms import find_exonym


@pytest.mark.parametrize(
    ("place", "language", "output", "expected"),
    [
        ("Москва", "ru", "en", "Moscow"),
        ("Мінск", "be", "en", "Minsk"),
        ("Київ", "uk", "en", "Kyiv"),
        ("Санкт-Петербург", "ru", "en", "St. Petersburg"),
        ("Мінск :", "be", "pl", "Mińsk"),
        ("М.; СПб.", "ru", "en", "Moscow; St. Petersburg"),
        ("Москва — Минск", "ru-RU", "en-GB", "Moscow — Minsk"),
        ("К.", "uk", "en", "Kyiv"),
        ("К.", "ru", "en", "Kyiv"),
        ("М.; Урюпинск", "ru", "en", None),
        ("Ростов н/Д", "ru", "en", "Rostov-on-Don"),
        ("С.-Пб", "ru", "pl", "Petersburg"),
        ("[Б. м.]", "ru", "en", "[S. l.]"),
        ("г. Орёл", "ru", "en", "Oryol"),
        ("Орел", "ru", "en", "Oryol"),
        ("Warszawa", "pl", "en", "Warsaw"),
        ("Москва", "be", "en", "Moscow"),
        ("Л.", "uk", "en", None),
        ("М.-Л.", "ru", "en", "Moscow-Leningrad"),
        ("/;–" * 100_000, "ru", "en", None),
        ("Москва", "ru", "fr", None),
        ("", "ru", "en", None),
    ],
)
def test_a_place_has_its_established_name(place, language, output, expected):
    """Abbreviations of imprints count; a list is translated whole or not at all."""
    assert find_exonym(place, language, output) == expected
