"""Variation keeps a record a record, and its parts print as their tables say."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citekit.parsing.training.addresses import invent_address
from citekit.parsing.training.persons import genitive, initials
from citekit.parsing.training.pool import Pool
from citekit.parsing.training.romanised import romanise_record
from citekit.parsing.training.values import print_date, print_text
from citekit.parsing.training.variation import vary
from citekit.parsing.training.variation_institutions import name_institution
from citekit.parsing.training.variation_words import split_volumes

RECORDS = [
    json.loads(line) for line in (Path(__file__).parent / "data" / "records.jsonl").read_text("utf-8").splitlines()
]
MONTHS = {"months_of": "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня"}
MONTHS["months"] = "січень|лютий|березень|квітень|травень|червень|липень|серпень|вересень|жовтень|листопад|грудень"


@given(st.sampled_from(RECORDS), st.integers(0, 10**6))
@settings(max_examples=200, deadline=None)
def test_a_varied_record_says_nothing_empty_and_stays_of_its_type(record, seed: int) -> None:
    """No variable is empty or the word None, and type and language stay."""
    varied = vary(record, RECORDS, random.Random(seed))
    assert all(varied.values())
    assert "None" not in json.dumps(varied)
    assert (varied["type"], varied["language"]) == (record["type"], record["language"])


def test_variation_leaves_the_record_as_it_was() -> None:
    """The caller's record is not changed."""
    before = json.dumps(RECORDS, ensure_ascii=False)
    for seed in range(100):
        vary(RECORDS[seed % len(RECORDS)], RECORDS, random.Random(seed))
    assert json.dumps(RECORDS, ensure_ascii=False) == before


@pytest.mark.parametrize(
    ("given_names", "gap", "expected"),
    [
        ("Іван Іванавіч", " ", "І. І."),
        ("Іван Іванавіч", "", "І.І."),
        ("Jean-Paul", " ", "J.-P."),
        ("Ю.М.", " ", "Ю. М."),
        ("Уладзімір С.", "", "У.С."),
        ("Zh.-P.", " ", "Zh.-P."),
        ("", " ", ""),
    ],
)
def test_given_names_become_initials(given_names: str, gap: str, expected: str) -> None:
    """Whole names and initials alike, with the list's gap."""
    assert initials(given_names, gap) == expected


@pytest.mark.parametrize(
    ("family", "language", "expected"),
    [
        ("Смирнов", "ru", "Смирнова"),
        ("Достоевский", "ru", "Достоевского"),
        ("Иванова", "ru", "Ивановой"),
        ("Каваленка", "be", "Каваленкі"),
        ("Жураўскі", "be", "Жураўскага"),
        ("Шевченко", "uk", "Шевченка"),
        ("Nowacka", "pl", "Nowackiej"),
        ("Kowalski", "pl", "Kowalskiego"),
        ("Kūnas", "lt", "Kūnas"),
    ],
)
def test_surnames_are_inflected_after_the_editors_word(family: str, language: str, expected: str) -> None:
    """The genitive goes by the ending; other languages keep the name."""
    assert genitive(family, language) == expected


@pytest.mark.parametrize(
    ("parts", "form", "expected"),
    [
        ([[2019, 3, 12]], "dotted", "12.03.2019"),
        ([[2019, 3, 2]], "bare_dotted", "2.3.2019"),
        ([[2019, 3, 12]], "words", "12 березня 2019"),
        ([[2019, 3, 12]], "year", "2019"),
        ([[2005, 12]], "title_month_year", "Грудень 2005"),
        ([[1875, 12]], "roman", "XII 1875"),
        ([[2019]], "dotted", None),
        ([[1968], [1971]], "year", "1968–1971"),
        ([[2007, 11, 2], [2007, 11, 3]], "words", "2–3 листопада 2007"),
        ([[2007, 11, 2], [2007, 11, 3]], "dotted", "02–03.11.2007"),
        ([[1996]], "short_year", "96"),
    ],
)
def test_dates_are_printed_in_every_form(parts, form: str, expected: str | None) -> None:
    """A form that needs more than the date has prints nothing."""
    assert print_date({"date-parts": parts}, form, MONTHS, "–") == expected


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("page", "12-29", "12–29"),
        ("title", "Мова: слоўнік", "Мова : слоўнік"),
        ("publisher_place", "М.; Л.", "М. ; Л."),
        ("url", "http://a.by/b: c", "http://a.by/b: c"),
    ],
)
def test_texts_take_the_lists_marks(name: str, value: str, expected: str) -> None:
    """Colons, semicolons and ranges are the list's; an address is left alone."""
    assert print_text(name, value, "", {"range": "–", "colon": " : ", "semicolon": " ; "}) == expected


def test_a_cyrillic_record_is_written_in_latin_letters() -> None:
    """Titles, names and places go over; a Polish record stays."""
    romanised = romanise_record(RECORDS[0], "be", "")
    assert romanised["author"][0]["family"] == "Karatkievič"
    assert romanise_record(RECORDS[10], "pl", "") == RECORDS[10]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Гісторыя Беларусі: у 6 т.", ("Гісторыя Беларусі", "6")),
        ("Собрание сочинений : В 10 т.", ("Собрание сочинений", "10")),
        ("Братья Карамазовы. В 2-х книгах", ("Братья Карамазовы", "2")),
        ("Жыццё у 6 гадоў", None),
    ],
)
def test_the_number_of_volumes_is_no_part_of_a_title(title: str, expected: tuple[str, str] | None) -> None:
    """It goes to a variable of its own, which no label has."""
    changed = split_volumes({"title": title}, Pool("be", ()), random.Random(1))
    assert changed == ({"title": expected[0], "number-of-volumes": expected[1]} if expected else {})


def test_a_university_is_named_after_a_person() -> None:
    """The person stands in the genitive, and no label has its name alone."""
    record = {"container-title": "Вестник университета"}
    pool = Pool("ru", [{"author": [{"family": "Лотман", "given": "Юрий"}]}])
    outcomes = {name_institution(record, pool, random.Random(seed))["container-title"] for seed in range(5)}
    assert outcomes == {"Вестник университета им. Ю. Лотмана"}


def test_invented_addresses_have_no_space_and_a_country() -> None:
    """An address is one word of ASCII letters."""
    for seed in range(100):
        address = invent_address(["Гісторыя Беларусі", "Весці"], "by", random.Random(seed))
        assert address.isascii()
        assert " " not in address
