"""The language of a string."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.errors import CitekitError
from citekit.transliteration import LanguageGuess, detect_language, transliterate
from citekit.transliteration.languages import ROMANISED, TRAINED
from citekit.vocabulary import LANGUAGES

HERE = Path(__file__).parent
TITLES = [line.split("\t") for line in (HERE / "data" / "titles.tsv").read_text(encoding="utf-8").splitlines()[1:]]


def accuracy(rows: list[list[str]]) -> float:
    return sum(detect_language(title).language == language for title, language in rows) / len(rows)


def test_nineteen_of_twenty_real_titles_are_told():
    """Five candidates, no prior, one-word titles included."""
    assert accuracy(TITLES) >= 0.95


def test_titles_of_five_words_are_told():
    """Five words are enough."""
    assert accuracy([row for row in TITLES if len(row[0].split()) >= 5]) >= 0.99


@pytest.mark.parametrize("language", ["be", "ru", "uk", "pl", "en"])
def test_a_language_as_prior_is_nearly_always_kept(language):
    """The document's language settles what one title leaves open."""
    rows = [title for title, labelled in TITLES if labelled == language]
    kept = sum(detect_language(title, prior=language).language == language for title in rows)
    assert kept / len(rows) >= 0.95


@pytest.mark.parametrize(
    ("text", "candidates", "expected"),
    [
        ("Гісторыя Беларусі", ("be", "ru", "uk"), "be"),
        ("НАВУКI i тэхнікі", ("be", "ru", "uk"), "be"),
        ("Ђорђевић и Његош", ("ru", "sr", "mk"), "sr"),
        ("Dějiny českého národa", ("pl", "cs", "en"), "cs"),
        ("", ("be", "ru"), None),
        ("1917–1991", ("be", "ru"), None),
    ],
)
def test_letters_decide_first(text, candidates, expected):
    """A letter that only one candidate has names it; no letters, no language."""
    assert detect_language(text, candidates=candidates).language == expected


@pytest.mark.parametrize(
    ("text", "romanised"),
    [
        ("Kul'tura i vzryv", "ru-Latn"),
        ("Belorussko-rossiiskie otnosheniya", "ru-Latn"),
        ("Chorny zamak Alshanski", "be-Latn"),
        ("Byelaruskaya mova i kul’tura", "be-Latn"),
        ("Istoriia Ukrainy-Rusy", "uk-Latn"),
    ],
)
def test_romanised_titles_are_in_no_language_of_latin_letters(text, romanised):
    """They are not Polish; with romanised languages among the candidates, they are told."""
    assert detect_language(text).language is None
    assert detect_language(text, candidates=TRAINED).language == romanised


@pytest.mark.parametrize("scheme", ["alalc-plain", "bgnpcgn", "scholarly"])
def test_nine_of_ten_romanised_titles_are_told_from_latin_languages(scheme):
    """By whatever scheme the Cyrillic titles are written in Latin letters; ten to one in so few words is much."""
    rows = [
        (title, language) for title, language in TITLES if language in ("be", "ru", "uk") and len(title.split()) > 1
    ]
    told = [detect_language(transliterate(title, scheme, language), candidates=TRAINED) for title, language in rows]
    assert sum(guess.language is None or guess.language.endswith("-Latn") for guess in told) / len(rows) >= 0.9


def test_a_language_that_did_not_compete_is_not_taken_for_a_near_one():
    """Czech letters in every third word are no Polish; one foreign name in a long title changes nothing."""
    assert detect_language("Dějiny města Minsku") == LanguageGuess(None, 0.0)
    assert detect_language("The life and letters of Dvořák in America").language == "en"


def test_one_word_is_never_a_sure_guess():
    """A word that several languages share is a coin toss, and says so; a letter of its own is proof."""
    assert detect_language("Собор").confidence <= 0.5
    assert detect_language("Київ").confidence > 0.5


def test_lingua_is_better_where_it_is_installed():
    """The extra is worth its weight only if it tells more titles."""
    pytest.importorskip("lingua", reason="the extra [lingua] is not installed")
    told = sum(detect_language(title, detector="lingua").language == language for title, language in TITLES)
    assert told / len(TITLES) >= accuracy(TITLES) + 0.02


def test_an_unknown_detector_is_the_callers_mistake():
    """The error names those that exist."""
    with pytest.raises(CitekitError, match="known are ngrams, lingua"):
        detect_language("текст", detector="oracle")


def test_nothing_to_go_by_is_no_language():
    """A number is in no language, whatever the prior."""
    assert detect_language("42", prior="be") == LanguageGuess(None, 0.0)


@given(st.text())
def test_any_text_has_a_guess(text):
    """Hostile text gives a guess or None, never an error."""
    assert 0 <= detect_language(text).confidence <= 1


def trainer():
    spec = importlib.util.spec_from_file_location("train_ngrams", HERE / "training" / "train_ngrams.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_table_is_what_the_script_makes():
    """Whoever changes a training text must train again."""
    script = trainer()
    assert script.TABLE.read_text(encoding="utf-8") == script.format_table(script.count_ngrams())


def test_no_title_was_trained_on():
    """The list that measures is disjoint from the texts that teach."""
    lines = {line.casefold() for path in trainer().TEXTS.glob("*.txt") for line in path.read_text("utf-8").splitlines()}
    lines |= {title.casefold() for language in trainer().SCHEMES for title in trainer().record_titles(language)}
    assert not [title for title, _ in TITLES if title.casefold() in lines]


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Die Sprache der Zeitung und das Recht", "de"),
        ("Zur Geschichte der russischen Literatur", "de"),
        ("Studien zum Problem des Romans", "de"),
        ("The language of newspapers and the law", "en"),
        ("Lietuvos istorija", "lt"),
        ("Lenkijos ir Lietuvos valstybiniai santykiai", "lt"),
        ("Kalbos kultura ir istorija", "lt"),
        ("Prawo prasowe i historia literatury", "pl"),
    ],
)
def test_languages_of_plain_latin_letters_are_told_by_their_words(title, language):
    """German has no need of an umlaut, nor Lithuanian of a dot."""
    assert detect_language(title, candidates=(*LANGUAGES, *ROMANISED)).language == language


@pytest.mark.parametrize(
    ("scheme", "floor"), [("alalc-plain", 0.84), ("bgnpcgn", 0.90), ("iso9", 0.91), ("scholarly", 0.87)]
)
def test_the_romanised_language_is_told(scheme, floor):
    """Which of the three it is, and that it is none of the languages of Latin letters; no title was trained on."""
    rows = [row for row in TITLES if row[1] in ("be", "ru", "uk") and len(row[0].split()) > 1]
    romanised = [(transliterate(title, scheme, language), f"{language}-Latn") for title, language in rows]
    told = [detect_language(title, candidates=(*LANGUAGES, *ROMANISED)).language == tag for title, tag in romanised]
    assert sum(told) / len(told) >= floor
