"""Text in another script."""

import pytest

from citekit.errors import UnknownSchemeError
from citekit.transliteration import transliterate


@pytest.mark.parametrize(
    ("text", "scheme", "language", "expected"),
    [
        ("Янка Купала", "alalc", "be", "I͡Anka Kupala"),
        ("Жыццё", "alalc-plain", "be", "Zhytstsio"),
        ("Магілёў", "be2007", "be", "Mahilioŭ"),
        ("Елисеевка", "bgnpcgn", "ru", "Yeliseyevka"),
        ("Згорани, Юрій", "kmu2010", "uk", "Zghorany, Yurii"),
        ("цирк, царь", "gost779b", "ru", "cirk, czar`"),
        ("сям'я", "iso9", "be-BY", "sâm’â"),
        ("О'Нил", "alalc", "ru", "O'Nil"),
    ],
)
def test_a_text_is_written_as_its_scheme_says(text, scheme, language, expected):
    """Each scheme has its own letters, contexts and treatment of the apostrophe."""
    assert transliterate(text, scheme, language) == expected


def test_an_unknown_scheme_names_those_that_exist():
    """The error tells the caller what to write instead."""
    with pytest.raises(UnknownSchemeError, match=r"alalc.*iso9"):
        transliterate("текст", "nosuch", "ru")


def test_a_scheme_without_the_language_names_its_languages():
    """A Ukrainian resolution has no table for Russian."""
    with pytest.raises(UnknownSchemeError, match="'kmu2010' for language 'ru'; known are uk"):
        transliterate("текст", "kmu2010", "ru")
