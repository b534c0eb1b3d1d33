"""Damaged addresses of a blind corpus are repaired, and no sound address is changed."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from citekit.model import Reference, ReferenceString
from citekit.normalization import normalize_reference
from citekit.parsing import label_reference

DATA = Path(__file__).resolve().parents[1] / "data"
FLOORS = tomllib.loads(Path(__file__).with_name("url_corpus_floors.toml").read_text("utf-8"))
_DOI = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/(?P<doi>.+)")


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _record(row: dict[str, str]) -> Reference:
    return normalize_reference(label_reference(ReferenceString(row["reference"])))


def _is_meant(record: Reference, meant: str) -> bool:
    doi = _DOI.fullmatch(meant)
    return record.url == meant or bool(doi and record.doi == doi["doi"])


@pytest.fixture(scope="module")
def repaired() -> tuple[Counter[str], Counter[str], list[str]]:
    """Count the rows of each kind, those that come out as meant, and name the others."""
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    missed = []
    for row in _rows("damaged_urls.tsv"):
        record = _record(row)
        total[row["kind"]] += 1
        if _is_meant(record, row["sound_url"]):
            right[row["kind"]] += 1
        else:
            missed.append(f"{row['id']}: {record.url} instead of {row['sound_url']}")
    print()
    for kind in sorted(total):
        print(f"{kind:16} {right[kind]:4} of {total[kind]:4}")
    print(f"{'overall':16} {right.total():4} of {total.total():4}")
    return total, right, missed


def test_the_corpus_is_whole(repaired: tuple[Counter[str], Counter[str], list[str]]) -> None:
    """Every kind of damage has its floor, and there are as many rows as the floors were taken from."""
    assert set(repaired[0]) == set(FLOORS["kinds"])
    assert repaired[0].total() == 525


def test_damaged_addresses_are_repaired(repaired: tuple[Counter[str], Counter[str], list[str]]) -> None:
    """As many addresses as the floor says come out exactly as meant."""
    assert repaired[1].total() >= FLOORS["overall"], "\n".join(repaired[2])


@pytest.mark.parametrize("kind", FLOORS["kinds"])
def test_each_kind_of_damage_is_repaired(kind: str, repaired: tuple[Counter[str], Counter[str], list[str]]) -> None:
    """No kind of damage falls below its floor."""
    misses = [line for line in repaired[2] if line.startswith(kind)]
    assert repaired[1][kind] >= FLOORS["kinds"][kind], "\n".join(misses)


def test_no_sound_address_is_changed() -> None:
    """An address without damage comes out as it went in, whatever stands around it."""
    rows = _rows("sound_urls.tsv")
    changed = [
        f"{row['id']}: {_record(row).url} instead of {row['url']}"
        for row in rows
        if not _is_meant(_record(row), row["url"])
    ]
    assert len(rows) == 339
    assert changed == []
