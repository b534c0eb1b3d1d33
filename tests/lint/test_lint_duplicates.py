"""Records of one work: told with both places, and joined on demand."""

from __future__ import annotations

import json

import pytest

from citekit.formats import read_bibliography, write_bibliography
from citekit.lint import codes
from citekit.pipeline import lint_text, mend_text, merge_text

BIB = """% my list
@book{a, author = {Колас, Якуб}, title = {Новая зямля}, date = {1923}, publisher = {Бел. дзярж. выд-ва}}

@article{x, title = {Polska}, journaltitle = {Kultura}, date = 2000} % mine

@book{b, author = {Колас, Я.}, title = {Новая зямля}, date = {1923}, location = {Мінск}, note = {асобнік}}

@misc{c, title = {Іншае}}
"""


def test_a_second_record_is_told_with_the_line_of_the_first() -> None:
    """The finding stands at the second record and names the first."""
    found = [one for one in lint_text(BIB, "biblatex") if one.code == "duplicate"]
    assert [(one.line, one.column, one.message) for one in found] == [(6, 1, "b: same work as a (line 2)")]


def test_merging_joins_the_records_and_leaves_the_others() -> None:
    """One record stands in place of the first with the values of both; comments and the other records stay."""
    merged, joined = merge_text(BIB, "biblatex")
    assert joined == 1
    for kept in (
        "% my list\n",
        "@article{x, title = {Polska}, journaltitle = {Kultura}, date = 2000} % mine\n",
        "@misc{c, ",
    ):
        assert kept in merged
    first, *others = read_bibliography(merged, "biblatex").references
    assert [one.citation_key for one in others] == ["x", "c"]
    assert first.citation_key == "a"
    for value in ("Якуб", "Бел. дзярж. выд-ва", "Мінск", "асобнік", "b"):
        assert value in merged
    assert [one for one in lint_text(merged, "biblatex") if one.code == "duplicate"] == []


def test_a_merged_file_has_nothing_more_to_merge() -> None:
    """Merging twice is merging once."""
    merged, _ = merge_text(BIB, "biblatex")
    assert merge_text(merged, "biblatex") == (merged, 0)


def test_older_files_keep_their_flavour() -> None:
    """Where a year stands the joined record has one too."""
    old = BIB.replace("date =", "year =").replace("location", "address")
    merged, _ = merge_text(old, "biblatex")
    assert "year = {1923}" in merged
    assert "address = {Мінск}" in merged


def test_csl_json_stays_an_array() -> None:
    """The second item goes with its comma, wherever it stands."""
    one = {"id": "a", "citation-key": "a", "title": "Новая зямля", "author": [{"family": "Колас", "given": "Якуб"}],
           "issued": {"date-parts": [[1923]]}}  # fmt: skip
    two = {**one, "id": "b", "publisher-place": "Мінск"}
    other = {"id": "c", "type": "document", "title": "Іншае"}
    for items in ([one, two], [one, two, other], [one, other, two], [other, one, two, {**two, "id": "d"}]):
        text = json.dumps(items, ensure_ascii=False, indent=1)
        merged, joined = merge_text(text, "csl-json")
        assert joined == len(items) - len(json.loads(merged)) > 0
        assert {item["id"] for item in json.loads(merged)} <= {"a", "c"}


def test_mending_and_merging_go_together() -> None:
    """What was mended is merged."""
    shabby = BIB.replace("Колас, Я.}", "Колас Я.}")
    merged, joined = merge_text(mend_text(shabby, "biblatex", codes())[0], "biblatex")
    assert joined == 1
    assert "Колас Я." not in merged


POINTING = """@incollection{c1, title={Адзін}, author={Быкаў, Васіль}, crossref = {b}} % one
@incollection{c2, title={Два}, author={Колас, Міхась}, xref = "b", related = {a,b, c1}, ids = {b}}
@collection{a, editor = {Колас, Якуб}, title = {Новая зямля}, date = {1923}}
@collection{b, editor = {Колас, Якуб}, title = {Новая зямля}, date = {1923}, location = {Мінск}}
"""


def test_what_points_to_a_joined_record_points_to_the_one_that_stays() -> None:
    """Keys in crossref, xref and related are put right where they stand; the other lines keep their layout."""
    merged, joined = merge_text(POINTING, "biblatex")
    assert joined == 1
    assert merged.splitlines()[:2] == [
        "@incollection{c1, title={Адзін}, author={Быкаў, Васіль}, crossref = {a}} % one",
        '@incollection{c2, title={Два}, author={Колас, Міхась}, xref = "a", related = {a, c1}, ids = {b}}',
    ]
    assert [one for one in read_bibliography(merged, "biblatex").diagnostics if one.code == "unknown-parent"] == []


def test_pointers_that_no_field_of_the_file_holds_are_put_right_too() -> None:
    """In CSL-JSON the keys ride in citekit's own slot; such an item is written anew."""
    text = write_bibliography(read_bibliography(POINTING, "biblatex"), "csl-json")
    merged, _ = merge_text(text, "csl-json")
    extra = [dict(one.extra) for one in read_bibliography(merged, "csl-json").references]
    assert extra[0]["crossref"] == "a"
    assert (extra[1]["xref"], extra[1]["related"], extra[1]["ids"]) == ("a", "a, c1", "b")


RIS = """TY  - BOOK
{key}AU  - Колас, Я.
TI  - Новая зямля
PY  - 1923
KW  - a
UR  - http://a.example/1
ER  -
TY  - BOOK
ID  - {other}
AU  - Колас, Якуб
TI  - Новая зямля
PY  - 1923
KW  - b
UR  - http://a.example/2
N1  - q
ER  -
"""


def test_a_joined_ris_record_has_every_value() -> None:
    """Keywords and addresses stand beside each other, the rest in the note."""
    merged, joined = merge_text(RIS.format(key="ID  - x1\n", other="x2"), "ris")
    assert joined == 1
    for line in ("ID  - x1", "KW  - a", "KW  - b", "UR  - http://a.example/1", "UR  - http://a.example/2"):
        assert f"{line}\n" in merged
    assert "N1  - q\nids: x2\nauthor: Колас, Я.\n" in merged
    assert merge_text(merged, "ris") == (merged, 0)


def test_a_joined_ris_record_gets_no_key_that_none_of_its_records_had() -> None:
    """RIS needs no key."""
    assert "ID  - " not in merge_text(RIS.format(key="", other=""), "ris")[0].replace("ID  - \n", "")


@pytest.mark.parametrize(
    ("between", "inside", "expected"),
    [
        ("\n  ", "\n    ", '[\n  {\n    "id": "a",\n    "citation-key": "a"'),
        ("\n\t", "\n\t\t", '[\n\t{\n\t\t"id": "a",\n\t\t"citation-key": "a"'),
        ("\n", "\n    ", '[\n{\n    "id": "a",\n    "citation-key": "a"'),
        ("", "", '[{"id": "a", "citation-key": "a"'),
    ],
)
def test_a_joined_item_is_laid_out_as_its_file(between: str, inside: str, expected: str) -> None:
    """Blanks, tabs, or one line."""
    items = (
        f'{{{inside}"id": "{key}",{inside}"type": "book",{inside}"title": "Новая зямля",'
        f'{inside}"author": [{{"family": "Колас", "given": "Я."}}]{between}}}'
        for key in "ab"
    )
    merged, joined = merge_text(f"[{between}{f',{between}'.join(items)}{between}]", "csl-json")
    assert joined == 1
    assert merged.startswith(expected)
    assert len(json.loads(merged)) == 1
