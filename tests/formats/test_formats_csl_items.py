"""Items of CSL-JSON: what they say, what rides in custom, what other programs write."""

from __future__ import annotations

import json

import pytest

from citekit.formats import read_bibliography, write_bibliography
from citekit.model import (
    Bibliography,
    Date,
    Diagnostic,
    FieldSource,
    Name,
    Reference,
    ReferenceString,
    Repair,
    Span,
    Text,
)

RECORD = Reference(
    "article-journal",
    "kolas1922",
    "be",
    author=(Name("Колас", "Якуб", variants=(Name("Kolas", "Jakub", language="be-Latn"),)),),
    title=Text("На ростанях", "be", (Text("Na rostaniach", "be-Latn"),)),
    issue="7",
    issued=Date(((1922, 12), (1923, 1)), circa=True),
    url="http://nlb.by/a_b",
    source=ReferenceString("Колас Я. На ростанях…", "3.", (Span(5, 40),)),
    sources=(FieldSource("title", Span(9, 20), 0.8),),
    diagnostics=(Diagnostic("url-repaired", "a space left out", "url", Repair("nlb. by", "nlb.by", ("space",), 0.9)),),
)


def _items(*references: Reference) -> list[dict[str, object]]:
    items: list[dict[str, object]] = json.loads(write_bibliography(Bibliography(references), "csl-json"))
    return items


def _read(*items: object) -> Bibliography:
    return read_bibliography(json.dumps(items), "csl-json")


def test_an_item_says_what_csl_can_say() -> None:
    """Plain values stand where every CSL processor looks for them."""
    (item,) = _items(RECORD)
    custom = item.pop("custom")
    assert item == {
        "id": "kolas1922",
        "citation-key": "kolas1922",
        "type": "article-journal",
        "language": "be",
        "title": "На ростанях",
        "author": [{"family": "Колас", "given": "Якуб"}],
        "issue": "7",
        "issued": {"date-parts": [[1922, 12], [1923, 1]], "circa": True},
        "URL": "http://nlb.by/a_b",
    }
    assert list(custom) == ["citekit"]
    assert custom["citekit"]["diagnostics"][0]["repair"] == {
        "printed": "nlb. by",
        "repaired": "nlb.by",
        "rules": ["space"],
        "confidence": 0.9,
    }


def test_the_whole_record_comes_back() -> None:
    """Source, places, repairs and variants are restored from custom."""
    assert read_bibliography(write_bibliography(Bibliography((RECORD,)), "csl-json"), "csl-json") == Bibliography(
        (RECORD,)
    )


def test_edits_win_over_custom() -> None:
    """A title changed by another program is not undone by the old one in custom."""
    (item,) = _items(RECORD)
    (read,) = _read({**item, "title": "Новая зямля", "language": "pl"}).references
    assert read.title == Text("Новая зямля")
    assert read.language == "pl"
    assert read.author == RECORD.author


def test_language_and_id_always_stand() -> None:
    """A record that knows neither gets ``und`` and its place as the identifier."""
    (item,) = _items(Reference())
    assert item == {"id": "reference-1", "type": "document", "language": "und"}


def test_equal_keys_keep_both_items() -> None:
    """Identifiers differ, the citation keys stay what they are."""
    items = _items(Reference(citation_key="a"), Reference(citation_key="a"))
    assert [(item["id"], item["citation-key"]) for item in items] == [("a", "a"), ("a-2", "a")]


@pytest.mark.parametrize(
    ("item", "field", "expected"),
    [
        ({"id": 7, "volume": 5}, "volume", "5"),
        ({"id": 7}, "citation_key", "7"),
        ({"issued": {"date-parts": [["1999", "5"]]}}, "issued", Date(((1999, 5),))),
        ({"issued": {"date-parts": [[1999]], "season": "2"}}, "issued", Date(((1999, 22),))),
        ({"issued": {"raw": "1999-05-01"}}, "issued", Date(((1999, 5, 1),))),
        ({"issued": "1999/2000"}, "issued", Date(((1999,), (2000,)))),
        ({"author": [{"family": "Танк", "static-ordering": True}]}, "author", (Name("Танк"),)),
        ({"abstract": "A", "custom": {"other": 1}}, "extra", (("abstract", "A"), ("custom", '{"other": 1}'))),
        ({"type": "magazine"}, "extra", (("type", "magazine"),)),
    ],
)
def test_other_peoples_items_are_read(item: dict[str, object], field: str, expected: object) -> None:
    """Numbers as texts, texts as numbers, raw dates, seasons, unknown properties: all are understood or kept."""
    (reference,) = _read({"type": "book", **item}).references
    assert getattr(reference, field) == expected


def test_wrong_types_are_told() -> None:
    """A value of the wrong type is told by its name and kept as text."""
    read = _read({"id": "a", "type": "book", "title": {"x": 1}, "author": [5], "custom": {"citekit": {"source": 5}}})
    assert [d.field for d in read.diagnostics] == ["custom", "title", "author"]
    assert read.references[0].extra == (("title", '{"x": 1}'), ("author", "[5]"))


@pytest.mark.parametrize(
    ("text", "keys", "message"),
    [
        ('[{"id": "a", "type": "book"},\n{"id": "b", "type": ]', ["a"], "line 2"),
        ('[{"id": "a", "type": "book"}, 5]', ["a"], "item 2: not an object"),
        ('{"id": "a", "type": "book"}', ["a"], None),
        ('{"items": [{"id": "a", "type": "book"}]}', ["a"], None),
        ("", [], "line 1"),
        ("5", [], "no list of items"),
        ("[" * 100_000, [], "nested too deeply"),
        ("1" * 5000, [], "line 1"),
    ],
)
def test_broken_files_are_told_and_the_rest_is_read(text: str, keys: list[str], message: str | None) -> None:
    """The fault is told with its line, the items around it are kept."""
    read = read_bibliography(text, "csl-json")
    assert [reference.citation_key for reference in read.references] == keys
    assert message is None or message in read.diagnostics[0].message
