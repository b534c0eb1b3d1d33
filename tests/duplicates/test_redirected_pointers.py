"""What points to a record that is joined into another one points to that."""

from __future__ import annotations

import pytest

from citekit.duplicates import merge_duplicates, point_to_kept
from citekit.model import Bibliography, Date, Name, Reference, Text

BOOK = Reference("book", "a", title=Text("Новая зямля"), author=(Name("Колас", "Якуб"),), issued=Date(((1923,),)))
SAME = Reference("book", "b", title=Text("Новая зямля"), author=(Name("Колас", "Якуб"),), issued=Date(((1923,),)))
OTHER = Reference("book", "b", title=Text("Дрыгва"), author=(Name("Колас", "Якуб"),), issued=Date(((1934,),)))


def _chapter(**extra: str) -> Reference:
    return Reference("chapter", "c", title=Text("Раздзел"), extra=tuple(extra.items()))


@pytest.mark.parametrize("field", ["crossref", "xref", "xdata", "related", "entryset"])
def test_every_pointer_follows(field: str) -> None:
    """After joining, a chapter names the record that stays, and nobody names the one that went."""
    merged = merge_duplicates(Bibliography((_chapter(**{field: "b", "note": "b"}), BOOK, SAME))).references
    assert [one.citation_key for one in merged] == ["c", "a"]
    assert merged[0].extra == ((field, "a"), ("note", "b"))


@pytest.mark.parametrize(
    ("given", "expected"),
    [("b, a", "a"), ("x,b", "x,a"), ("b,x, b", "a, x"), ("x", "x"), ("", "")],
)
def test_lists_name_a_record_once(given: str, expected: str) -> None:
    """Two keys that have become one stand once; a list without such keys stays as it is."""
    (found, *_) = point_to_kept((_chapter(related=given), BOOK, SAME), [(1, 2)])
    assert dict(found.extra).get("related", "") == expected


def test_of_equal_keys_the_first_is_meant() -> None:
    """A key that two records have means the first one, which stays where it is."""
    assert point_to_kept((_chapter(crossref="b"), OTHER, BOOK, SAME), [(2, 3)])[0].extra == (("crossref", "b"),)


def test_joined_records_that_point_to_joined_records_agree() -> None:
    """Two chapters of one book that stood there twice are joined without a second crossref beside the first."""
    author = (Name("Быкаў", "Васіль"),)
    first, second = (
        Reference("chapter", f"c{key}", title=Text("Раздзел пра балота"), author=author, extra=(("crossref", key),))
        for key in "ab"
    )
    merged = merge_duplicates(Bibliography((first, second, BOOK, SAME))).references
    assert [one.citation_key for one in merged] == ["ca", "a"]
    assert dict(merged[0].extra) == {"crossref": "a", "ids": "cb"}


def test_protected_words_survive_joining() -> None:
    """Of two equal titles the one that says more of its letters says it for the joined record."""
    plain = Reference("book", "a", title=Text("The NATO problem"), doi="10.1/a")
    said = Reference("book", "b", title=Text("The NATO problem", protected=("NATO",)), doi="10.1/a")
    (merged,) = merge_duplicates(Bibliography((plain, said))).references
    assert merged.title == said.title
    assert not any(name.startswith("merged-title") for name, _ in merged.extra)
