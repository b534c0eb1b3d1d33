"""The bibliographic records that training strings are rendered from are whole, free, and none of the gold set."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest

Item = dict[str, Any]
ROOT = Path(__file__).resolve().parents[2]
RECORDS = ROOT / "bib" / "records"
SCHEMA = ROOT / "citekit" / "formats" / "schema" / "csl-data.json"
GOLD = ROOT.parent / "shared" / "gold" / "fields.jsonl"
FILES = sorted(path.name for path in RECORDS.glob("*.jsonl"))
LICENCES = {"facts", "MIT", "LPPL-1.3c", "CC-BY-4.0"}
OWN = {"origin", "licence"}
# What a record of a type says at least; any one of the names joined by `|` will do.
REQUIRED = {
    "book": ["title", "publisher|publisher-place|container-title", "issued"],
    "article-journal": ["title", "container-title", "issued"],
    "article-magazine": ["title", "container-title", "issued"],
    "article-newspaper": ["title", "container-title", "issued"],
    "chapter": ["title", "container-title"],
    "entry-encyclopedia": ["title", "container-title"],
    "legislation": ["title", "issued"],
    "manuscript": ["archive", "archive_location"],
    "paper-conference": ["title", "container-title|event-title", "issued"],
    "thesis": ["title", "author", "issued", "genre|publisher|publisher-place"],
    "webpage": ["title", "URL"],
}


def read_items(name: str) -> list[Item]:
    return [json.loads(line) for line in (RECORDS / name).read_text(encoding="utf-8").splitlines()]


def simplify(title: str) -> str:
    return re.sub(r"\W+", " ", title.casefold()).strip()


def identify(item: Item) -> str:
    """Return what tells a work from others: volumes of a set, entries and acts of one name are works of their own."""
    names = ("title", "volume-title", "volume", "container-title", "authority", "number")
    parts = [item[name] for name in names if item.get(name)]
    return " ".join(simplify(part) for part in parts)


def list_gaps(item: Item) -> list[str]:
    return [names for names in REQUIRED.get(item["type"], []) if not any(item.get(name) for name in names.split("|"))]


def list_people(item: Item) -> list[dict[str, str]]:
    return [name for role in ("author", "editor", "compiler", "translator") for name in item.get(role, [])]


@pytest.mark.parametrize("name", FILES)
def test_every_line_is_a_csl_item(name: str) -> None:
    """Without its origin and licence every line is an item of the CSL-JSON schema, type and variables included."""
    items = [{key: value for key, value in item.items() if key not in OWN} for item in read_items(name)]
    jsonschema.Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(items)


@pytest.mark.parametrize("name", FILES)
def test_origin_and_licence(name: str) -> None:
    """Every record names where it comes from and a licence that lets it be used."""
    assert [item for item in read_items(name) if not item.get("origin") or item.get("licence") not in LICENCES] == []


@pytest.mark.parametrize("name", FILES)
def test_ids_differ(name: str) -> None:
    """No two records of a file share an id."""
    assert [key for key, count in Counter(item["id"] for item in read_items(name)).items() if count > 1] == []


@pytest.mark.parametrize("name", FILES)
def test_required_fields(name: str) -> None:
    """Every record says what a reference to its type of work needs."""
    assert {item["id"]: gaps for item in read_items(name) if (gaps := list_gaps(item))} == {}


@pytest.mark.parametrize("name", FILES)
def test_values_are_clean(name: str) -> None:
    """No value is empty or has blanks at its ends, and every name has a family name or is a literal."""
    items = read_items(name)
    texts = [(item["id"], value) for item in items for value in item.values() if isinstance(value, str)]
    assert [(key, text) for key, text in texts if not text or text != text.strip()] == []
    assert [
        item["id"] for item in items for who in list_people(item) if not who.get("family", who.get("literal"))
    ] == []


@pytest.mark.parametrize("name", FILES)
def test_ranges_rise(name: str) -> None:
    """The last page of a range follows the first, and the years are years."""
    for item in read_items(name):
        if match := re.fullmatch(r"(\d+)-(\d+)", item.get("page", "")):
            first, last = (int(number) for number in match.groups())
            assert first < last or len(match[2]) < len(match[1]), item["id"]
        years = [parts[0] for parts in item.get("issued", {}).get("date-parts", [])]
        assert all(1450 < int(year) < 2030 for year in years), item["id"]
        assert years == sorted(years), item["id"]


@pytest.mark.parametrize("name", FILES)
def test_no_work_twice(name: str) -> None:
    """No work stands in a file twice."""
    counts = Counter(identify(item) for item in read_items(name) if item.get("title"))
    assert [title for title, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("name", FILES)
def test_no_title_of_the_gold_set(name: str) -> None:
    """No record has the title of a hand-labelled reference, so nothing that is measured was trained on."""
    if not GOLD.exists():
        pytest.skip("the gold set is not there")
    rows = [json.loads(line)["csl"] for line in GOLD.read_text(encoding="utf-8").splitlines()]
    gold = {simplify(row["title"]) for row in rows if row.get("title")}
    assert [item["id"] for item in read_items(name) if simplify(item.get("title", "")) in gold] == []


def test_belarusian_records_are_rich() -> None:
    """The Belarusian file has every kind of work, and hardly anything but Belarusian."""
    items = read_items("be.jsonl")
    kinds, languages = Counter(item["type"] for item in items), Counter(item["language"] for item in items)
    wanted = {"book", "article-journal", "article-newspaper", "chapter", "paper-conference", "thesis", "legislation"}
    assert wanted | {"manuscript", "webpage", "entry-encyclopedia"} <= {
        kind for kind, count in kinds.items() if count > 5
    }
    assert languages["be"] >= 170
    assert languages["ru"] <= 30
    assert set(languages) == {"be", "ru"}
