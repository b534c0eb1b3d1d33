"""The corpus of web addresses is what its generator makes, complete, and fair."""

import csv
import io
from collections import Counter
from urllib.parse import urlsplit

import pytest
import url_corpus
from url_corpus import COUNTS, DAMAGED_COLUMNS, DATA, SOUND_COLUMNS, SOURCES, Row
from url_slugs import romanize, spell_same


def read_data(name: str) -> list[Row]:
    text = (DATA / name).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))


DAMAGED, SOUND = read_data("damaged_urls.tsv"), read_data("sound_urls.tsv")


@pytest.mark.parametrize("name", ["damaged_urls.tsv", "sound_urls.tsv"])
def test_generator_reproduces_the_file(name: str) -> None:
    """The generator prints the committed file byte for byte."""
    assert (DATA / name).read_bytes() == url_corpus.make_files()[name].encode("utf-8")


def test_columns_and_ids() -> None:
    """Every row has every column, on one line, and its own id."""
    assert list(DAMAGED[0]) == DAMAGED_COLUMNS
    assert list(SOUND[0]) == SOUND_COLUMNS
    for rows in (DAMAGED, SOUND):
        assert len({row["id"] for row in rows}) == len(rows)
        assert all(None not in row and None not in row.values() for row in rows)


def test_counts_hold() -> None:
    """Each damage has at least thirty rows, mixtures forty, and there are 300 damaged and 250 sound rows or more."""
    counts = Counter(row["kind"] for row in DAMAGED)
    assert counts == COUNTS
    assert min(counts.values()) >= 30
    assert counts["mixed"] >= 40
    assert len(DAMAGED) >= 300
    assert len(SOUND) >= 250
    assert len({row["reference"] for row in DAMAGED}) == len(DAMAGED)
    assert len({row["reference"] for row in SOUND}) == len(SOUND)


def test_hand_written_tables_are_rich() -> None:
    """At least 160 different titles in seven languages stand behind the rows."""
    titles = {(row["language"], row["title"]) for row in url_corpus.read_table("titles.tsv")}
    assert len(titles) >= 160
    assert {language for language, _ in titles} == {"be", "ru", "uk", "pl", "en", "de", "lt"}
    assert {path.name for path in SOURCES.glob("*.tsv")} >= {"titles.tsv", "sites.tsv", "edited.tsv", "specials.tsv"}


@pytest.mark.parametrize("row", DAMAGED + SOUND, ids=lambda row: row["id"])
def test_right_answers_parse(row: Row) -> None:
    """Every right answer is an address with scheme and host and without a space or a control character."""
    url = row.get("sound_url") or row["url"]
    parts = urlsplit(url)
    assert parts.scheme in {"http", "https"}
    assert "." in (parts.hostname or "")
    assert parts.port is None or parts.port > 0
    assert not any(char.isspace() or not char.isprintable() or char == "\\" for char in url)


@pytest.mark.parametrize("row", DAMAGED, ids=lambda row: row["id"])
def test_rows_are_damaged_and_fair(row: Row) -> None:
    """A damaged row differs from its sound one, keeps its title, and holds no more than the damage named."""
    assert row["reference"] != row["sound_reference"]
    assert row["sound_url"] in row["sound_reference"]
    assert row["title"] in row["reference"]
    if row["damages"] != "glued":
        assert row["sound_url"] not in row["reference"]
    assert row["damages"].count("+") == (row["kind"] == "mixed")


@pytest.mark.parametrize("row", [row for row in DAMAGED if "torn-query" in row["damages"]], ids=lambda row: row["id"])
def test_torn_rows_name_their_neighbour(row: Row) -> None:
    """A torn row names the field whose part was displaced: whole in the sound reference, apart in the torn one."""
    assert row["neighbour"] in row["sound_reference"]
    assert row["neighbour"] not in row["reference"]


@pytest.mark.parametrize("row", SOUND, ids=lambda row: row["id"])
def test_sound_rows_show_their_address(row: Row) -> None:
    """A sound reference holds its address as it is."""
    assert row["url"] in row["reference"]
    assert row["title"]


@pytest.mark.parametrize(
    ("source", "word", "same"),
    [
        ("хутор", "hutor", True),
        ("хутор", "khutor", True),
        ("хутор", "hntor", False),
        ("новый", "novyj", True),
        ("новый", "novyi", True),
        ("новый", "novvy", False),
        ("größere", "grossere", True),
        ("ćwiczenia", "cwiczenia", True),
        ("ćwiczenia", "cvviczenia", False),
    ],
)
def test_spellings_that_sites_use(source: str, word: str, same: bool) -> None:
    """Other sites' spellings of a word are told from misreadings, so that no misread row has two right answers."""
    assert spell_same(source, word) is same


@pytest.mark.parametrize(
    ("word", "letters", "slug"),
    [("посёлка", "ё=yo", "posyolka"), ("щука", "щ=shh", "shhuka"), ("żubry", "", "zubry"), ("łódź", "", "lodz")],
)
def test_sites_keep_to_their_letters(word: str, letters: str, slug: str) -> None:
    """A site's own letters go before the usual ones."""
    assert romanize(word, letters) == slug
