"""The ``transliterate`` library uses our tables, and serves the scripts that we have none for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from citekit.transliteration import register_language_packs, romanise_ascii


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("Сям’я", "be", "Si͡ami͡a"),
        ("Магілёў", "be-be2007", "Mahilioŭ"),
        ("Щерба", "ru-iso9", "Ŝerba"),
        ("Згорани", "uk-kmu2010", "Zghorany"),
    ],
)
def test_a_pack_romanises_by_our_table(text, code, expected):
    """The library romanises with ``reversed=True``."""
    from transliterate import translit

    register_language_packs()
    assert translit(text, code, reversed=True) == expected


def test_a_pack_turns_back():
    """Without ``reversed`` the library goes into the language's script."""
    from transliterate import translit

    register_language_packs()
    assert translit("Ŝerba", "ru-iso9") == "Щерба"


def test_slugs_use_our_tables():
    """The library's slugify knows Belarusian now."""
    from transliterate import slugify

    register_language_packs()
    assert slugify("Жыццё і смерць", "be-alalc-plain") == "zhytstsio-i-smerts"


PROBE = """
import citekit.transliteration, sys
assert "transliterate" not in sys.modules
from transliterate.base import registry
assert not registry.registry
from citekit.transliteration import register_language_packs
first = register_language_packs()
from transliterate import get_available_language_codes
codes = set(get_available_language_codes())
assert {"be", "be-alalc", "ru-iso9", "el", "ka", "hy", "mn"} <= codes, codes
assert "ru" not in first and "be" in first
assert register_language_packs() == ()
"""


def test_nothing_is_registered_until_asked_and_the_librarys_packs_stay():
    """A fresh interpreter: import registers nothing, registering keeps Greek, the second time adds nothing."""
    subprocess.run([sys.executable, "-c", PROBE], check=True)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Αθήνα", None, "Athina"),
        ("თბილისი", None, "tbilisi"),
        ("Երևան", None, "Erevan"),
        ("Улаанбаатар", "mn", "Ulaanbaatar"),
        ("Αθήνα и Минск", "ru", "Athina i Minsk"),
    ],
)
def test_citation_keys_of_other_scripts(text, language, expected):
    """Greek, Georgian, Armenian and Mongolian have an ASCII form by the library's packs."""
    assert romanise_ascii(text, language) == expected
