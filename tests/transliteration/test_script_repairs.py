"""Look-alike letters, Roman numerals, and hostile text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stopwatch import within

from citekit.transliteration import find_script_repairs, romanise_ascii, transliterate
from citekit.transliteration.repair import repair_lookalikes
from citekit.transliteration.roman import repair_roman_numerals


@pytest.mark.parametrize(
    ("printed", "repaired"),
    [
        ("Аршанск\u0069", "Аршанскі"),
        ("O\u041d", "ОН"),
        ("W\u0435b", "Web"),
        ("Webсайт", "Webсайт"),
        ("NATO", "NATO"),
    ],
)
def test_a_word_is_written_in_one_script(printed, repaired):
    """Look-alikes go over; a really mixed word stays."""
    assert repair_lookalikes(printed) == repaired


@pytest.mark.parametrize(
    ("printed", "repaired"),
    [
        ("ХІХ ст.", "XIX ст."),
        ("у ХІІ–XVIII стагоддзях", "у XII–XVIII стагоддзях"),
        ("Х – XVIII стагоддзях", "X – XVIII стагоддзях"),
        ("в ХVІІ в.", "в XVII в."),
        ("ХУІІІ век", "XVIII век"),
        ("Том ІІ", "Том II"),
        ("Т. Х", "Т. X"),
        ("Х. Ермолаева", "Х. Ермолаева"),
        ("І мы", "І мы"),
        ("ПАЭТЫ І ІХ ТВОРЫ", "ПАЭТЫ І ІХ ТВОРЫ"),
        ("МХАТ", "МХАТ"),
        ("СССР", "СССР"),
    ],
)
def test_numerals_typed_in_cyrillic_letters(printed, repaired):
    """Context tells a numeral from initials, conjunctions and abbreviations."""
    assert repair_roman_numerals(printed) == repaired


def test_repairs_are_reported_but_not_in_addresses():
    """One diagnostic a word, with what stood and what was read."""
    findings = find_script_repairs("Навук\u0069, https://example.org/Навук\u0069", "title")
    assert [(finding.field, finding.repair.printed) for finding in findings] == [("title", "Навук\u0069")]


@pytest.mark.parametrize(
    "text",
    [
        "\u0301\u0301",
        "\u0306и",
        "👩‍👩‍👧 щ",
        "и\u0306",
        "αбв Σщ",
        "\x00\x1bщ\x7f",
        "\ud800щ",
        "İстория",
        "ß\u0301щ",
        "ѐ ѝ ҈ѥ Ꙗ",
        "'",
        "щ'",
    ],
)
def test_odd_text_loses_nothing_but_cyrillic(text):
    """Marks, emoji, controls, lone surrogates and Greek come through every scheme and back."""
    for scheme in ("alalc", "iso9", "bgnpcgn", "gost779b", "polish", "alalc-plain"):
        romanised = transliterate(text, scheme, "ru")
        assert "щ" not in romanised
        for letter in unicodedata.normalize("NFC", text):
            if ord(letter) in (0x1F469, 0x3B1, 0x3A3, 0x0, 0x1B, 0x7F, 0xD800) and scheme != "alalc-plain":
                assert letter in romanised
        transliterate(text, scheme, "ru", reverse=True)


@given(st.text(), st.sampled_from(["alalc", "iso9", "be2007", "gost779b", "polish"]))
def test_any_text_can_be_written_and_read(text, scheme):
    """No text raises, either way, and the result is composed."""
    romanised = transliterate(text, scheme, "be")
    assert unicodedata.is_normalized("NFC", romanised)
    transliterate(text, scheme, "be", reverse=True)


@given(st.text())
def test_any_text_has_an_ascii_form(text):
    """Citation keys are ASCII whatever comes."""
    assert romanise_ascii(text).isascii()


@pytest.mark.parametrize("unit", ["щ", "a", "'", "щ'", "Х", "Х ", "i\u0456", "и\u0301", "\u0301", "www.", "ʹ", "shch"])
def test_time_grows_with_length_only(unit):
    """A megabyte in one line, even in one word, takes seconds at most in either direction."""
    text = unit * (200_000 // len(unit))
    with within(12):
        transliterate(text, "alalc", "be")
        transliterate(text, "alalc", "be", reverse=True)
        find_script_repairs(text)
