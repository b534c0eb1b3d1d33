"""Texts are compared by the alphabets of their languages; marks count for nothing, numbers by their value."""

from __future__ import annotations

import json
import os
import random
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stopwatch import within

from citekit.sorting.collation import Collation, languages_of, load_alphabets, script_of

ALPHABETS = {
    "be": "А Б В Г Д Е Ё Ж З І Й К Л М Н О П Р С Т У Ў Ф Х Ц Ч Ш Ы Ь Э Ю Я",
    "uk": "А Б В Г Ґ Д Е Є Ж З И І Ї Й К Л М Н О П Р С Т У Ф Х Ц Ч Ш Щ Ь Ю Я",
    "ru": "А Б В Г Д Е Ж З И Й К Л М Н О П Р С Т У Ф Х Ц Ч Ш Щ Ъ Ы Ь Э Ю Я",
    "bg": "А Б В Г Д Е Ж З И Й К Л М Н О П Р С Т У Ф Х Ц Ч Ш Щ Ъ Ь Ю Я",
    "sr": "А Б В Г Д Ђ Е Ж З И Ј К Л Љ М Н Њ О П Р С Т Ћ У Ф Х Ц Ч Џ Ш",
    "mk": "А Б В Г Д Ѓ Е Ж З Ѕ И Ј К Л Љ М Н Њ О П Р С Т Ќ У Ф Х Ц Ч Џ Ш",
    "pl": "A Ą B C Ć D E Ę F G H I J K L Ł M N Ń O Ó P Q R S Ś T U V W X Y Z Ź Ż",
    "cs": "A B C Č D E F G H Ch I J K L M N O P Q R Ř S Š T U V W X Y Z Ž",
    "lt": "A B C Č D E F G H I J K L M N O P R S Š T U V Z Ž",
    "et": "A B C D E F G H I J K L M N O P Q R S Š Z Ž T U V W Õ Ä Ö Ü X Y",
}


def collation(language: str) -> Collation:
    return Collation(language, "en") if language in languages_of("Cyrl") else Collation("be", language)


@pytest.mark.parametrize("language", ALPHABETS)
def test_an_alphabet_is_in_its_order(language: str) -> None:
    """Words that begin with the letters of a language come out as its alphabet has them."""
    letters = ALPHABETS[language].split()
    words = [f"{letter}а" if language in languages_of("Cyrl") else f"{letter}o" for letter in letters]
    shuffled = random.Random(5).sample(words, len(words))
    assert sorted(shuffled, key=collation(language).key) == words


ORDERED = [
    ("be", ["Ельскі", "Ермаловіч", "Ёрш", "Жук"]),
    ("ru", ["Елагин", "Ёлкин", "Елкина", "Ельцин"]),
    ("uk", ["Гончар", "Ґудзь", "Дем’ян", "Демяненко", "Енко", "Євшан", "Жук"]),
    ("uk", ["Іваненко", "Їжакевич", "Йосип"]),
    ("be", ["Іваноў", "Ївченко", "Йоў"]),
    ("ru", ["Гоголь", "Ґалаґан", "Данилов"]),
    ("ru", ["Иванов", "Іваноў", "Королёв"]),
    ("pl", ["Cyk", "Czech", "Ćwik", "Dal"]),
    ("pl", ["Lem", "Lutosławski", "Łoś", "Mann"]),
    ("pl", ["Zych", "Źrebak", "Żak"]),
    ("cs", ["Cyril", "Čapek", "Hus", "Chalupa", "Ibl"]),
    ("lt", ["Šapoka", "Tamošaitis", "Ūsas", "Usonis"]),
    ("de", ["Mueller", "Müller", "Mullis"]),
    ("da", ["Zorn", "Ærø", "Øst", "Århus", "Aarhus Nord"]),
    ("en", ["Aebi", "Łoś", "Lossky"]),
    ("en", ["O’Brien", "Obst"]),
    ("be", ["Том 2", "Том 10", "Том 010а"]),
    ("be", ["Ч. 1", "Ч. II"]),
    ("ru", ["Мир", "Мир и война", "Мирный"]),
    ("ru", ["Смирнов", "Смирнов-Дуж", "Смирнова"]),
    ("be", ["12", "Дрыгва"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "words"), ORDERED)
def test_words_of_a_list_are_in_their_order(language: str, words: list[str]) -> None:
    """Letters foreign to the language of a list stand beside their nearest; words stand before longer ones."""
    for seed in range(3):
        assert sorted(random.Random(seed).sample(words, len(words)), key=collation(language).key) == words


EQUAL = [
    ("«Знак бяды»", "Знак бяды"),
    ("Дем'ян", "Дем’ян"),
    ("ИВАНОВ", "Иванов"),
    ("Ива́нов", "Иванов"),
    ("п\u00adоле", "поле"),
    ("Е\u0308лка", "Ёлка"),
    ("том ٣", "том 3"),
    ("№ 5 - Б", "5 Б"),
]


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_marks_and_case_count_for_nothing(one: str, other: str) -> None:
    """Quotation marks, apostrophes, stress, soft hyphens and capitals do not part words."""
    assert collation("ru").key(one) == collation("ru").key(other)


@pytest.mark.parametrize(
    ("text", "script"),
    [("«Дрыгва»", "Cyrl"), ("1984: Orwell", "Latn"), ("— 12 —", None), ("", None), ("日本", "Zyyy"), ("Ωδή", "Zyyy")],
)
def test_the_first_letter_tells_the_script(text: str, script: str | None) -> None:
    """Marks and numbers before it tell nothing."""
    assert script_of(text) == script


@pytest.mark.parametrize(
    "language", ["be", "ru", "uk", "pl", "cs", "sk", "hr", "sl", "sv", "fi", "et", "lv", "es", "lt"]
)
def test_words_are_in_the_order_of_icu(language: str) -> None:
    """On words of the letters of one language the order is that of ICU, the reference implementation of UTS #10."""
    own = load_alphabets()["languages"].get(language, {})
    letters = ALPHABETS[language].lower().split() if language in ALPHABETS else own["letters"].split()
    if language == "sl":
        letters = [letter for letter in letters if letter not in "ćđ"]
    if language == "ru":
        letters.append("ё")
    dice = random.Random(11)
    words = sorted({"".join(dice.choice(letters) for _ in range(dice.randint(1, 4))) for _ in range(600)})
    assert sorted(words, key=collation(language).key) == _sort_by_icu(words, language)


_ICU = """
import icu, json, sys
collator = icu.Collator.createInstance(icu.Locale(sys.argv[1]))
collator.setStrength(icu.Collator.SECONDARY)
print(json.dumps(sorted(json.load(sys.stdin), key=collator.getSortKey)))
"""


def _sort_by_icu(words: list[str], language: str) -> list[str]:
    """Sort words by ICU, which only the Python of the system may have: PyICU comes in no wheel."""
    system = "/usr/bin/python3"
    found = (
        Path(system).exists()
        and not subprocess.run([system, "-c", "import icu"], capture_output=True, check=False).returncode
    )
    if not found:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("python3-icu is not installed")
    said = subprocess.run(
        [system, "-c", _ICU, language], input=json.dumps(words), capture_output=True, text=True, check=True
    )
    ordered: list[str] = json.loads(said.stdout)
    return ordered


_TEXTS = st.text(max_size=30) | st.text("АБВГҐЕЁЄІЇЎабвгёіїйўьAaŁłŚcChz019 -.’«", max_size=12)


@given(st.lists(_TEXTS, max_size=20), st.sampled_from(["be", "ru", "uk", "pl", "cs", "lt"]))
def test_any_texts_have_one_order(texts: list[str], language: str) -> None:
    """Whatever is compared first, a text has one key, and a list one order."""
    fresh, used = collation(language), collation(language)
    for text in reversed(texts):
        used.key(text)
    assert [fresh.key(text) for text in texts] == [used.key(text) for text in texts]


def test_a_megabyte_costs_no_more_than_its_length() -> None:
    """A megabyte of digits or letters is compared at once."""
    with within(2):
        for letter in ("9", "ё", "ǆ", "\u0301", "«"):
            collation("be").key(letter * 1_000_000)
