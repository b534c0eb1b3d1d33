"""The hand-labelled check set is sound: valid, faithful to its strings, and apart from the development set."""

from __future__ import annotations

import datetime
import json
import pathlib
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

ROOT = pathlib.Path(__file__).resolve().parents[1]
ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in (ROOT / "tests/data/check_fields.jsonl").read_text(encoding="utf-8").splitlines()
]
SCHEMA = json.loads((ROOT / "citekit/formats/schema/csl-data.json").read_text(encoding="utf-8"))
GOLD = ROOT.parent / "shared" / "gold"

NAME_FIELDS = ("author", "editor", "compiler", "translator")
DATE_FIELDS = ("issued", "accessed", "event-date")
JOINED_FIELDS = ("publisher", "publisher-place", "page")
NOT_TEXT = {"id", "type", *NAME_FIELDS, *DATE_FIELDS}
LOOK_ALIKES = str.maketrans("авекмнорстухіїјѕё", "abekmhopctyxiijse")


def squeeze(text: str) -> str:
    """Fold text to its letters and digits, one script for letters that look alike, as the scorer does.

    Example: `"Київ : Наук. думка"` becomes `"kиibhaykдymka"`.
    """
    folded = unicodedata.normalize("NFC", text).casefold().translate(LOOK_ALIKES)
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", folded))


def readable(row: dict[str, Any]) -> str:
    """Return the string of a row, its damage repaired as the row says and the kind of medium left out."""
    text: str = row["raw"]
    for damaged, sound in row.get("repairs", []):
        text = text.replace(damaged, sound)
    medium: str = row["csl"].get("medium", "")
    return text.replace(f"[{medium}]", "") + medium


def labelled_texts(csl: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield every labelled text with its field: names by their parts, joined places and publishers one by one."""
    for field in NAME_FIELDS:
        for person in csl.get(field, []):
            yield from ((field, part) for part in person.values())
    for field, value in csl.items():
        if field not in NOT_TEXT:
            parts = re.split("[;,] ", value) if field in JOINED_FIELDS else [value]
            yield from ((field, part) for part in parts)


def days(csl: dict[str, Any]) -> Iterator[list[list[int]]]:
    """Yield the date-parts of every labelled date."""
    yield from (csl[field]["date-parts"] for field in DATE_FIELDS if field in csl)


def test_every_kind_of_source_is_there() -> None:
    """The set holds both collections and the forms that they lack, each with enough rows to be measured."""
    origins = [row["doc"] for row in ROWS]
    assert set(origins) == {"napu", "anystyle", "forms"}
    assert len(ROWS) - origins.count("forms") >= 180
    assert sum(row["doc"] == "forms" and row["lang"] in {"be", "pl", "en"} for row in ROWS) >= 60


def test_rows_are_named_once() -> None:
    """An identifier names one row, and a string stands in one row."""
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    assert len({squeeze(row["raw"]) for row in ROWS}) == len(ROWS)
    assert all(row["csl"]["id"] == row["id"] for row in ROWS)


def test_items_are_valid_csl() -> None:
    """Types, fields and the shape of names and dates are those of the official CSL-JSON schema."""
    jsonschema.validate([row["csl"] for row in ROWS], SCHEMA)


def test_dates_are_sane() -> None:
    """A date exists in the calendar, a range runs forward, and its years are printed in the string."""
    for row in ROWS:
        for parts in days(row["csl"]):
            dates = [datetime.date(*[*day, 1, 1][:3]) for day in parts]
            assert dates == sorted(set(dates)), row["id"]
            assert all(1400 < date.year < 2100 and str(date.year) in row["raw"] for date in dates), row["id"]


def test_labels_are_printed_in_the_string() -> None:
    """Nothing is labelled that the string, its damage repaired, does not state."""
    strays = [
        (row["id"], field, text)
        for row in ROWS
        for field, text in labelled_texts(row["csl"])
        if not squeeze(text) or squeeze(text) not in squeeze(readable(row))
    ]
    assert strays == []


def test_repairs_touch_the_string() -> None:
    """A repair names damage that stands in the string, and changes it."""
    for row in ROWS:
        text = row["raw"]
        for damaged, sound in row.get("repairs", []):
            assert damaged in text, row["id"]
            assert damaged != sound, row["id"]
            text = text.replace(damaged, sound)


@pytest.mark.skipif(not GOLD.is_dir(), reason="the development set is not beside this checkout")
def test_no_string_is_of_the_development_set() -> None:
    """No string was seen while the parser was made: none equals, holds or is held by one of the development set."""
    seen = {
        squeeze(json.loads(line)["raw"])
        for name in ("strings.jsonl", "fields.jsonl")
        for line in (GOLD / name).read_text(encoding="utf-8").splitlines()
    }
    long = [text for text in seen if len(text) > 25]
    for row in ROWS:
        text = squeeze(row["raw"])
        assert text not in seen, row["id"]
        assert not any(other in text or (len(text) > 25 and text in other) for other in long), row["id"]
