"""The Ukrainian, Polish and other hand-written records that training strings are rendered from."""

from __future__ import annotations

import json
import re
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / ".." / "shared" / "gold" / "fields.jsonl"
NAMES = ("uk", "pl", "other")
OWN_FIELDS = {"origin", "licence"}

PEOPLE = ("author", "editor", "compiler", "translator")

# Each inner tuple is satisfied by any one of its fields.
REQUIRED: dict[str, tuple[tuple[str, ...], ...]] = {
    "article-journal": (("author",), ("title",), ("container-title",), ("issued",)),
    "article-magazine": (("author",), ("title",), ("container-title",), ("issued",)),
    "article-newspaper": (("title",), ("container-title",), ("issued",)),
    "book": (PEOPLE, ("title",), ("publisher-place",), ("issued",)),
    "chapter": (("author",), ("title",), ("container-title",), ("issued",), ("page",)),
    "entry-encyclopedia": (("title",), ("container-title",), ("page", "URL")),
    "legal_case": (("genre",), ("authority",), ("number",), ("issued",)),
    "legislation": (("title",), ("issued",), ("container-title", "URL")),
    "manuscript": (("archive",), ("archive_location",)),
    "pamphlet": (("author",), ("title",), ("publisher-place",), ("issued",)),
    "paper-conference": (("author",), ("title",), ("event-title",), ("event-place",), ("event-date",), ("issued",)),
    "periodical": (("title",), ("issued",), ("volume", "issue")),
    "report": ((*PEOPLE[:2],), ("title",), ("publisher-place",), ("issued",)),
    "standard": (("title",), ("genre",), ("number",), ("issued",)),
    "thesis": (("author",), ("title",), ("genre",), ("publisher-place",), ("issued",)),
    "treaty": (("title",), ("genre",), ("issued",), ("container-title",)),
    "webpage": (("title",), ("URL",), ("accessed",)),
}

# The kinds of work that a list of the language cites, with the least number of records of each.
WANTED: dict[str, dict[str, int]] = {
    "uk": {
        "book": 80,
        "article-journal": 30,
        "legislation": 20,
        "thesis": 10,
        "manuscript": 8,
        "chapter": 8,
        "legal_case": 5,
        "article-newspaper": 5,
        "webpage": 5,
        "entry-encyclopedia": 5,
        "paper-conference": 5,
    },
    "pl": {
        "book": 80,
        "article-journal": 30,
        "legislation": 20,
        "legal_case": 15,
        "chapter": 12,
        "manuscript": 10,
        "webpage": 5,
        "thesis": 5,
        "report": 5,
        "entry-encyclopedia": 5,
        "article-newspaper": 4,
        "paper-conference": 3,
    },
    "other": {"book": 40, "article-journal": 10, "chapter": 3},
}


def read_records(name: str) -> list[dict[str, Any]]:
    """Return the records of a file, one from each line."""
    text = (ROOT / "bib" / "records" / f"{name}.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def fold(title: str) -> str:
    """Return the words of a title alone, so that quotes, dashes and case tell nothing apart."""
    return " ".join(re.findall(r"\w+", title.casefold()))


def collect_texts(value: Any) -> list[str]:
    """Return every string inside a record, however deep."""
    if isinstance(value, dict):
        return [text for key, inner in value.items() if key != "URL" for text in collect_texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in collect_texts(inner)]
    return [value] if isinstance(value, str) else []


def is_standard_number_sound(number: str) -> bool:
    """Tell whether the check digit of an ISBN-10, ISBN-13 or ISSN is right."""
    digits = [10 if sign == "X" else int(sign) for sign in number.replace("-", "")]
    if len(digits) == 13:
        return sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0
    return sum(digit * (len(digits) - place) for place, digit in enumerate(digits)) % 11 == 0


@pytest.fixture(scope="module", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    """Return the stem of each file in turn."""
    return str(request.param)


@pytest.fixture(scope="module")
def records(name: str) -> list[dict[str, Any]]:
    """Return the records of the file in turn."""
    return read_records(name)


def test_every_record_is_valid_csl_json(records):
    """Without its origin and licence a record is an item of the CSL-JSON schema."""
    schema = json.loads(files("citekit.formats").joinpath("schema", "csl-data.json").read_text("utf-8"))
    items = [{key: value for key, value in record.items() if key not in OWN_FIELDS} for record in records]
    assert [error.message for error in Draft7Validator(schema).iter_errors(items)] == []


def test_every_record_tells_where_it_comes_from(records):
    """A record is written by hand and states facts, which nobody owns."""
    assert {(record["origin"], record["licence"]) for record in records} == {("hand-written", "facts")}


def test_every_record_has_the_fields_of_its_type(records):
    """What a reference to such a work always prints is never missing."""
    missing = [
        (record["id"], choices)
        for record in records
        for choices in REQUIRED[record["type"]]
        if not any(record.get(choice) for choice in choices)
    ]
    assert missing == []


def test_every_kind_of_work_is_there(name, records):
    """A list of the language cites all these kinds, so training must show them."""
    counts = Counter(record["type"] for record in records)
    assert {kind: counts[kind] for kind, least in WANTED[name].items() if counts[kind] < least} == {}


@pytest.mark.parametrize("field", ["id", "title"])
def test_no_work_stands_twice_in_a_file(records, field):
    """Keys and titles are unique, so no work weighs more than another."""
    counts = Counter(fold(record[field]) for record in records if field in record)
    assert [value for value, count in counts.items() if count > 1] == []


def test_texts_are_clean(records):
    """No text is empty, padded, or holds a word of Cyrillic and Latin letters mixed."""
    mixed = re.compile(r"[A-Za-z][А-Яа-яЁёІіЇїЄєҐґ]|[А-Яа-яЁёІіЇїЄєҐґ][A-Za-z]")
    texts = [text for record in records for text in collect_texts(record)]
    assert [text for text in texts if not text or text != " ".join(text.split()) or mixed.search(text)] == []


def test_dates_and_pages_run_forwards(records):
    """A range ends after its start, and no work is older than printing or younger than its record."""
    for record in records:
        for variable in ("issued", "accessed", "event-date", "available-date"):
            parts = record.get(variable, {"date-parts": [[2000]]})["date-parts"]
            assert parts == sorted(parts), record["id"]
            assert all(1450 <= part[0] <= 2026 for part in parts), record["id"]
        for first, last in re.findall(r"(\d+)-(\d+)", record.get("page", "")):
            assert int(first) < int(last), record["id"]


def test_standard_numbers_have_right_check_digits(records):
    """An ISBN or ISSN is either sound or not given."""
    numbers = [record[field] for record in records for field in ("ISBN", "ISSN") if field in record]
    assert [number for number in numbers if not is_standard_number_sound(number)] == []


def test_names_are_in_the_scripts_of_their_language(name, records):
    """Family names of a Ukrainian record are Cyrillic, all others Latin: no name was typed on the wrong layout."""
    cyrillic = re.compile(r"[А-Яа-яІіЇїЄєҐґ]")
    families = [person.get("family", "") for record in records for role in PEOPLE for person in record.get(role, [])]
    assert [family for family in families if family and bool(cyrillic.search(family)) != (name == "uk")] == []


def test_no_gold_title_is_trained_on(records):
    """The labelled development set measures the parser, so none of its works may teach it."""
    if not GOLD.exists():
        pytest.skip("the labelled development set is not beside the checkout")
    gold = {fold(json.loads(line)["csl"].get("title", "")) for line in GOLD.read_text("utf-8").splitlines()} - {""}
    assert [record["title"] for record in records if fold(record.get("title", "")) in gold] == []
