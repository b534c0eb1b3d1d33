"""Links of references: what is looked up for a record, and how the archived copy gets back into it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from citekit.formats import read_bibliography, write_bibliography
from citekit.links.cited import cited_link, cited_links, with_mementos
from citekit.model import Bibliography, Date, Diagnostic, Reference, Repair, Text
from citekit.model.link import Archived, CitedLink, LinkCheck, Memento, Verdict

URL = "http://example.by/staronka"
COPY = Memento(f"http://archive.example/web/2014/{URL}", datetime(2014, 7, 1, tzinfo=UTC), URL, "Архіў")
READ = Date(((2014, 6, 30),))

LINKS = [
    (Reference(url=URL), URL),
    (Reference(url=f"  {URL}\n"), URL),
    (Reference(url=URL, doi="10.1000/182"), URL),
    (Reference(url="  ", doi="10.1000/182"), "https://doi.org/10.1000/182"),
    (Reference(doi="doi: 10.1000/182"), "https://doi.org/10.1000/182"),
    (Reference(doi="https://dx.doi.org/10.1000/182"), "https://doi.org/10.1000/182"),
    (
        Reference(doi="10.1002/(SICI)1521<1:A>3.0.CO;2-#"),
        "https://doi.org/10.1002/(SICI)1521%3C1:A%3E3.0.CO;2-%23",
    ),
    (Reference(doi="doi:"), None),
    (Reference(), None),
]


@pytest.mark.parametrize(("reference", "url"), LINKS)
def test_a_reference_has_one_link(reference: Reference, url: str | None) -> None:
    """The URL, or that of the DOI at the resolver in the letters that a URL may have, or none."""
    link = cited_link(reference)
    assert (link.url if link else None) == url


def test_a_link_knows_what_was_cited() -> None:
    """Title, its language before the record's, day of access and key go with the link."""
    title = Text("Старонка", language="be")
    reference = Reference(url=URL, title=title, accessed=READ, citation_key="a", language="ru")
    assert cited_link(reference) == CitedLink(URL, None, "Старонка", READ, "a", "be")
    plain = cited_link(replace(reference, title=Text("Старонка")))
    assert plain is not None
    assert plain.language == "ru"


def repaired(printed: str, url: str) -> Diagnostic:
    return Diagnostic("url-repaired", "a repair", "url", Repair(printed, url, ("blanks",), 0.9))


@pytest.mark.parametrize(
    ("found", "printed"),
    [
        ([], None),
        ([("http://example.by/sta ronka", URL)], "http://example.by/sta ronka"),
        ([("http://example.by/x y", "http://example.by/xy"), ("http://example.by/sta ronka", URL)], "http://example.by/sta ronka"),
        ([("http://example.by/x y", "http://example.by/xy")], None),
        ([(URL, URL)], None),
    ],
)  # fmt: skip
def test_a_repaired_address_remembers_what_was_printed(found: list[tuple[str, str]], printed: str | None) -> None:
    """Only the repair that led to this address counts."""
    link = cited_link(Reference(url=URL, diagnostics=tuple(repaired(*one) for one in found)))
    assert link is not None
    assert link.printed == printed


def test_references_without_a_link_give_none() -> None:
    """The links stand in the order of the records."""
    records = (Reference(url=URL), Reference(), Reference(doi="10.1000/182"))
    assert [link.url for link in cited_links(Bibliography(records))] == [URL, "https://doi.org/10.1000/182"]


def updated(reference: Reference, archived: Archived | None = Archived(COPY, known=True)) -> Reference:  # noqa: B008
    link = cited_link(reference)
    assert link is not None
    return with_mementos(Bibliography((reference,)), [LinkCheck(link, Verdict.GONE, archived=archived)]).references[0]


def test_the_copy_goes_into_the_record() -> None:
    """Archive and place of the copy are told; a second time changes nothing."""
    record = updated(Reference(url=URL))
    assert (record.archive, record.archive_location) == (Text("Архіў"), COPY.url)
    assert updated(record) == record


@pytest.mark.parametrize(
    "shelf",
    [
        {"archive_location": "НГАБ. Ф. 1. Воп. 2. Спр. 3"},
        {"archive": Text("НГАБ")},
        {"archive": Text("НГАБ"), "archive_location": "Ф. 1"},
    ],
)
def test_a_shelf_mark_is_kept(shelf: dict[str, object]) -> None:
    """What lies in an archive of paper stays there; the copy of the page becomes a note, once."""
    reference = Reference(url=URL, note="Машынапіс", **shelf)  # type: ignore[arg-type]
    record = updated(reference)
    assert (record.archive, record.archive_location) == (reference.archive, reference.archive_location)
    assert record.note == f"Машынапіс. Archived: {COPY.url}"
    assert updated(record) == record
    alone = updated(replace(reference, note=None))
    assert alone.note == f"Archived: {COPY.url}"


def test_a_newer_copy_replaces_an_older_one() -> None:
    """A copy that an earlier run wrote is no shelf-mark."""
    record = updated(Reference(url=URL, archive=Text("old"), archive_location="https://old.example/1"))
    assert (record.archive, record.archive_location, record.note) == (Text("Архіў"), COPY.url, None)


def test_a_cited_copy_is_no_copy_of_itself() -> None:
    """A record that cites the archive's page already is left as it is."""
    reference = Reference(url=COPY.url)
    assert updated(reference) == reference


@pytest.mark.parametrize("archived", [None, Archived(known=True), Archived()])
def test_without_a_copy_nothing_changes(archived: Archived | None) -> None:
    """Neither silence nor a plain "not archived" touches the record."""
    assert updated(Reference(url=URL), archived) == Reference(url=URL)


def test_a_proved_address_replaces_the_broken_one() -> None:
    """What an archive proposes is written; a DOI is no address to repair."""
    proposed = Archived(COPY, known=True, proposed="http://example.by/true")
    assert updated(Reference(url=URL), proposed).url == "http://example.by/true"
    assert updated(Reference(doi="10.1000/182"), proposed).url is None


def test_other_records_keep_their_order_and_themselves() -> None:
    """A record that was not asked for is the same object's equal, at its place."""
    records = (Reference(citation_key="a"), Reference(url=URL, citation_key="b"), Reference(url=URL, citation_key="c"))
    link = cited_link(records[1])
    assert link is not None
    found = with_mementos(Bibliography(records), [LinkCheck(link, Verdict.GONE, archived=Archived(COPY))])
    assert found.references == (records[0], replace(records[1], archive=Text("Архіў"), archive_location=COPY.url), records[2])  # fmt: skip


@pytest.mark.parametrize("form", ["biblatex", "csl-json"])
def test_a_written_copy_is_read_again(form: str) -> None:
    """The copy survives the file that it is written to, and a record read back has it already."""
    record = updated(Reference(type="webpage", citation_key="a", title=Text("Старонка"), url=URL))
    text = write_bibliography(Bibliography((record,)), form)
    assert COPY.url in text
    (again,) = read_bibliography(text, form).references
    assert again.archive_location == COPY.url
    assert write_bibliography(Bibliography((updated(again),)), form) == text
    if form == "csl-json":
        (item,) = json.loads(text)
        assert (item["archive"], item["archive_location"]) == ("Архіў", COPY.url)
