"""What holds for every table, whatever its scheme."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citekit.transliteration import transliterate
from citekit.transliteration.capitals import in_case
from citekit.transliteration.folding import fold_to_ascii
from citekit.transliteration.languages import language_names
from citekit.transliteration.shortcuts import MODERN_LETTERS
from citekit.transliteration.tables import load_table, table_names
from citekit.transliteration.words import letter_units, romanise_word

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
PAIRS = [(scheme, language) for scheme, languages in table_names().items() for language in languages]
REVERSIBLE = [pair for pair in PAIRS if load_table(*pair).about["reversible"]]
CYRILLIC = re.compile("[\u0400-\u052f]")


def alphabet_of(language: str) -> str:
    return str(language_names()[language]["alphabet"])


@pytest.mark.parametrize(("scheme", "language"), PAIRS)
def test_a_table_writes_its_whole_alphabet(scheme, language):
    """No letter of the alphabet is left to the table of unknown letters."""
    assert set(alphabet_of(language)) <= set(load_table(scheme, language).letters)


@pytest.mark.parametrize(("scheme", "language"), PAIRS)
def test_no_cyrillic_letter_comes_through(scheme, language):
    """Each letter, small and capital, alone and in each neighbourhood, leaves its script and is composed."""
    letters = alphabet_of(language)
    words = [first + second for first in letters for second in letters]
    text = " ".join([*letters, *letters.upper(), *words, *(word.title() for word in words), *map(str.upper, words)])
    romanised = transliterate(text, scheme, language)
    assert CYRILLIC.search(romanised) is None
    assert unicodedata.is_normalized("NFC", romanised)


@pytest.mark.parametrize(("scheme", "language"), PAIRS)
def test_a_table_proves_itself_on_its_samples(scheme, language):
    """Every file brings samples of its own, and they hold."""
    samples = load_table(scheme, language).about["samples"]
    assert samples
    assert [transliterate(source, scheme, language) for source, _ in samples] == [expected for _, expected in samples]


@pytest.mark.parametrize(("scheme", "language"), PAIRS)
def test_a_table_says_who_made_it(scheme, language):
    """Name, authority, year, source, tag, purpose and demand are all told."""
    about = load_table(scheme, language).about
    assert all(about[key] for key in ("name", "authority", "source", "tag", "purpose", "demanded_by"))
    assert 1800 < about["year"] < 2100


def test_tags_tell_the_tables_apart():
    """Two tables never share a BCP 47 tag, and each tag is well formed and begins with its language in Latin script."""
    tags = {pair: load_table(*pair).about["tag"] for pair in PAIRS}
    assert len(set(tags.values())) == len(tags)
    for (_, language), tag in tags.items():
        assert re.fullmatch(
            rf"{language}-Latn(-alalc97)?(-t-{language}-cyrl-m0(-[a-z0-9]{{3,8}})+)?(-x(-[a-z0-9]{{1,8}})+)?", tag
        )


@st.composite
def words_of(draw, language: str, ambiguous: list[str]) -> str:
    """Words in which a sign stands only after a consonant, as in the real language."""
    letters = alphabet_of(language)
    signs = [sign for sign in "ьъ" if sign in letters]
    word = ""
    for letter in draw(
        st.lists(st.sampled_from([letter for letter in letters if letter not in "ьъ"]), min_size=2, max_size=10)
    ):
        word += letter
        if signs and letter in "бвгґдзклмнпрстфхцчшщж" and draw(st.integers(0, 3)) == 0:
            word += draw(st.sampled_from(signs))
    word = word.rstrip("ъ")
    while any(sequence in word for sequence in ambiguous):
        for sequence in ambiguous:
            word = word.replace(sequence, "")
    return draw(st.sampled_from([word, word.capitalize(), word.upper()]))


@pytest.mark.parametrize(("scheme", "language"), REVERSIBLE)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_what_a_reversible_table_writes_it_reads_back(scheme, language, data):
    """Any word comes back, but for the sequences that the file names as ambiguous."""
    ambiguous = load_table(scheme, language).about.get("ambiguous", [])
    word = data.draw(words_of(language, ambiguous))
    assert transliterate(transliterate(word, scheme, language), scheme, language, reverse=True) == word


@pytest.mark.parametrize(("scheme", "language"), PAIRS)
@given(word=st.text(alphabet=MODERN_LETTERS, min_size=1, max_size=12))
@settings(max_examples=40, deadline=None)
def test_the_shortcut_agrees_with_the_rules(scheme, language, word):
    """Words of modern letters take a faster way to the same result, whatever their case."""
    table = load_table(scheme, language)
    for printed in (word, word.capitalize(), word.upper()):
        units = letter_units(word, printed, table)
        slow = "".join(in_case(printed, place, target, table) for place, target in units)
        assert romanise_word(printed, table) == (
            fold_to_ascii(slow) if table.plain else unicodedata.normalize("NFC", slow)
        )


def real_words(language: str) -> set[str]:
    texts = [(SHARED / "strings" / "napu_uk_ru.txt").read_text(encoding="utf-8")]
    for name in ("strings/anystyle_cyr_pl.jsonl", "strings/silver_gost71_napu.jsonl", "metadata/records.jsonl"):
        lines = (SHARED / name).read_text(encoding="utf-8").splitlines()
        texts.extend(json.dumps(json.loads(line), ensure_ascii=False) for line in lines)
    apostrophe = "" if language == "ru" else "’"
    allowed = set(alphabet_of(language) + apostrophe)
    words = {word.strip("’") for text in texts for word in re.findall(r"[А-яЁёІіЇїЄєҐґЎў’]+", text)}
    modern = {word for word in words if word and set(word.lower()) <= allowed}
    return {word for word in modern if not word.lower().endswith("ъ")}


@pytest.mark.skipif(not SHARED.exists(), reason="the real strings lie beside the checkout")
@pytest.mark.parametrize(
    ("scheme", "language"),
    [
        ("iso9", "be"),
        ("iso9", "ru"),
        ("iso9", "uk"),
        ("gost779b", "be"),
        ("gost779b", "ru"),
        ("gost779b", "uk"),
        ("alalc", "ru"),
    ],
)
def test_every_real_word_comes_back(scheme, language):
    """The schemes that must be exact are exact on every modern word of real references."""
    lost = [
        word
        for word in real_words(language)
        if transliterate(transliterate(word, scheme, language), scheme, language, reverse=True) != word
    ]
    assert lost == []


@pytest.mark.skipif(not SHARED.exists(), reason="the real strings lie beside the checkout")
@pytest.mark.parametrize(
    ("scheme", "language", "floor"),
    [
        ("gost16876", "ru", 1.0),
        ("scholarly-ch", "uk", 0.999),
        ("dstu9112a", "uk", 0.999),
        ("dstu9112b", "uk", 0.999),
        ("alalc", "uk", 0.995),
        ("bgnpcgn", "ru", 0.99),
        ("be2007", "be", 0.98),
        ("alalc", "be", 0.98),
        ("bgnpcgn", "be", 0.98),
    ],
)
def test_nearly_every_real_word_comes_back(scheme, language, floor):
    """Schemes that lose a little lose no more than this, words of other languages with the same letters included."""
    words = real_words(language)
    back = sum(
        transliterate(transliterate(word, scheme, language), scheme, language, reverse=True) == word for word in words
    )
    assert back / len(words) >= floor
