"""What a record lacks, fields that do not belong to its type, keys."""

from __future__ import annotations

import pytest
from rule_runner import findings, run

from citekit.formats.locating import locate_entries
from citekit.lint.keys import find_odd_keys, find_repeated_keys
from citekit.lint.misfits import find_misfits
from citekit.lint.missing import find_empty, find_missing

MISSING = [
    ("article", "title = {А}, journal = {Б}, year = 1999, pages = {5}", ["missing-detail"]),
    ("article", "title = {А}, year = 1999, pages = {5}, journal = {Б}, author = {В}", []),
    (
        "article",
        "title = {А}, entrysubtype = {article-journal}, year = 1999, pages = {5}, editor = {В}",
        ["missing-field"],
    ),
    ("book", "title = {А}, date = {1999}", ["missing-detail"]),
    ("book", "title = {А}, publisher = {Б}", ["missing-field"]),
    ("book", "title = {А}, publisher = {Б}, date = {н.д.}", []),
    ("online", "title = {А}, url = {http://x.by}", ["missing-detail"]),
    ("incollection", "title = {А}, crossref = {b}", []),
    ("misc", "entrysubtype = {collection}, library = {НАРБ}, usera = {Ф. 4}", []),
    ("misc", "note = {А}", []),
]


@pytest.mark.parametrize(("kind", "fields", "expected"), MISSING)
def test_missing(kind: str, fields: str, expected: list[str]) -> None:
    """Each type has fields without which nobody finds the work, and some that a good record has."""
    assert [code for code, _ in run(find_missing, fields, kind)] == expected


def test_empty_fields_are_told() -> None:
    """Braces and blanks are no value."""
    assert [code for code, _ in run(find_empty, "title = {}, note = { }, series = {{}}, pages = 5")] == [
        "empty-field"
    ] * 3


MISFITS = [
    ("book", "journal = {А}", ["field-unfit"]),
    ("article", "journal = {А}", []),
    ("incollection", "journaltitle = {А}", ["field-unfit"]),
    ("artcle", "title = {А}", ["type-misspelt"]),
    ("symbol", "title = {А}", ["type-unknown"]),
    ("article", "journal = {А}, fjournal = {Б}", []),
    ("book", "auhtor = {А}", ["field-name"]),
    ("book", "pubisher = {А}", ["field-name"]),
    ("book", "назва = {А}", ["field-name"]),
    ("book", "volumes = 3, editora = {А}, shorttitle = {Б}, my-own = {В}, _title = {Г}", []),
    ("book", "title = {А}, Title = {Б}", ["field-twice"]),
]


@pytest.mark.parametrize(("kind", "fields", "expected"), MISFITS)
def test_misfits(kind: str, fields: str, expected: list[str]) -> None:
    """What gets lost on the way to print is told."""
    assert [code for code, _ in run(find_misfits, fields, kind)] == expected


KEYS = [
    ("ivanov2010", []),
    ("ivan\u043ev2010", ["key-homoglyph"]),
    ("Іваноў2010", ["key-not-ascii"]),
    ("łukasz2010", ["key-not-ascii"]),
]


@pytest.mark.parametrize(("key", "expected"), KEYS)
def test_keys(key: str, expected: list[str]) -> None:
    """A key with a letter of the other script is never found by who types it."""
    assert [one.code for one in findings(find_odd_keys, f"@book{{{key}, title = {{А}}}}")] == expected


def test_repeated_keys() -> None:
    """The second entry is told, with the line of the first."""
    text = "@book{a, title={А}}\n@book{b, title={Б}}\n@book{a, title={В}}\n@book{B, title={Г}}\n"
    found = [(one.code, one.line, one.message) for one in find_repeated_keys(locate_entries(text, "biblatex"))]
    assert found == [
        ("duplicate-key", 3, "a stands already (line 1)"),
        ("key-capitals", 4, "B differs by capitals alone from b (line 2)"),
    ]
