"""Each validator doubts what cannot be right, and lets pass what people print."""

from __future__ import annotations

import datetime
import json
import pathlib
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stopwatch import within

from citekit.formats import read_bibliography
from citekit.model import (
    Date,
    FieldSource,
    LabelledField,
    LabelledReference,
    Name,
    Reference,
    ReferenceString,
    Span,
    Text,
)
from citekit.normalization import normalize_reference
from citekit.normalization.validators import doubt_factors, find_doubts
from citekit.pipeline import parse_reference
from citekit.reports import REVIEW_BELOW

GOLD = pathlib.Path(__file__).resolve().parents[2] / "data" / "gold_fields.jsonl"
NEXT_YEAR = datetime.datetime.now(datetime.UTC).year + 1


def codes(**fields: object) -> set[tuple[str, str | None]]:
    return {(doubt.code, doubt.field) for doubt in find_doubts(Reference(**{"title": Text("Назва"), **fields}))}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "date", "expected"),
    [
        ("issued", Date(((1399,),)), "year-out-of-range"),
        ("issued", Date(((1400,),)), None),
        ("issued", Date(((NEXT_YEAR,),)), None),
        ("issued", Date(((NEXT_YEAR + 1,),)), "year-out-of-range"),
        ("issued", Date(((1998,), (2998,))), "year-out-of-range"),
        ("accessed", Date(((1977, 5, 1),)), "year-out-of-range"),
        ("issued", Date(((2014, 2, 30),)), "no-such-day"),
        ("issued", Date(((2012, 2, 29),)), None),
        ("issued", Date(((2013, 13),)), "no-such-day"),
        ("issued", Date(literal="б. г."), "date-not-read"),
    ],
)
def test_dates(field: str, date: Date, expected: str | None) -> None:
    """A year before printing or after the next one, a day of no calendar and a date without figures are doubted."""
    assert codes(**{field: date}) == ({(expected, field)} if expected else set())


@pytest.mark.parametrize(
    ("issued", "accessed", "doubted"),
    [
        ((2015,), (2014, 6, 30), True),
        ((2014, 7), (2014, 6, 30), True),
        ((2014,), (2014, 6, 30), False),
        ((2014, 6, 30), (2014, 6, 30), False),
    ],
)
def test_nothing_is_accessed_before_it_is_issued(
    issued: tuple[int, ...], accessed: tuple[int, ...], *, doubted: bool
) -> None:
    """Two dates contradict each other only as far as both are known; then both are doubted."""
    found = codes(issued=Date((issued,)), accessed=Date((accessed,)))
    both = {("accessed-before-issued", "issued"), ("accessed-before-issued", "accessed")}
    assert found == (both if doubted else set())


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("45-12", "pages-reversed"),
        ("128-35", None),
        ("1128-35", None),
        ("14-61, 196-447", None),
        ("10-2000", "pages-implausible"),
        ("XII-XVIII", None),
        ("12", None),
        ("e1023", None),
        ("12 мая", None),
        ("12 сентября", "pages-not-numbers"),
        ("–", "pages-not-numbers"),
    ],
)
def test_pages(page: str, expected: str | None) -> None:
    """Ranges do not run backwards unless they are abbreviated, and pages are numbers."""
    assert codes(page=page) == ({(expected, "page")} if expected else set())


def test_pages_end_before_the_book_does() -> None:
    """A range beyond the last page of the work makes both numbers doubtful."""
    both = {("pages-implausible", "page"), ("pages-implausible", "number_of_pages")}
    assert codes(page="40-60", number_of_pages="48") == both
    assert codes(page="40-48", number_of_pages="48") == set()


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("volume", "I–XVI", None),
        ("volume", "8 (12)", None),
        ("volume", "ХІІ", None),
        ("issue", "1–2 (22–23)", None),
        ("issue", "Вильнюс и его окрестности", "not-a-number"),
        ("issue", "7 " * 30, "number-too-long"),
        ("volume", "том", None),
        ("edition", "2-е изд., перераб. и доп.", None),
        ("edition", "издание " * 12, "number-too-long"),
        ("number_of_pages", "много", "not-a-number"),
    ],
)
def test_numbers(field: str, value: str, expected: str | None) -> None:
    """A volume, an issue, an edition is short, and has a number where it has words."""
    assert codes(**{field: value}) == ({(expected, field)} if expected else set())


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("isbn", "978-0-306-40615-7", None),
        ("isbn", "978-0-306-40615-6", "isbn-check-digit"),
        ("isbn", "0-306-40615-2", None),
        ("isbn", "0-8044-2957-X", None),
        ("isbn", "0-8044-2957-Х", None),
        ("isbn", "0-306-40615-3", "isbn-check-digit"),
        ("isbn", "12345", "isbn-check-digit"),
        ("issn", "0317-8471", None),
        ("issn", "2434-561X", None),
        ("issn", "0317-8472", "issn-check-digit"),
        ("doi", "10.1000/182", None),
        ("doi", "10.1016/S0140-6736(05)67889-X", None),
        ("doi", "10.1000", "doi-shape"),
        ("doi", "10.1000/ab cd", "doi-shape"),
        ("url", "http://www.example.by/a_b?c=%D0%B0#d", None),
        ("url", "www.example.by", None),
        ("url", "http://прэзідэнт.бел/навіны", None),
        ("url", "http://192.168.0.1/x", None),
        ("url", "http://www.example.by./x", None),
        ("url", "http://web.archive.org/web/2014/http://example.by/", None),
        ("url", "http://biblioteka/katalog", "url-host"),
        ("url", "http:///x", "url-host"),
        ("url", "http://[bad/x", "url-host"),
        ("url", "http://example.by/a b", "url-characters"),
        ("url", "http://example.by/a»", "url-characters"),
        ("url", "http://example.by/ahttp://example.com/", "url-characters"),
    ],
)
def test_identifiers(field: str, value: str, expected: str | None) -> None:
    """Check digits add up, a DOI has its shape, an address has a host and no blanks."""
    assert codes(**{field: value}) == ({(expected, field)} if expected else set())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (Name("Караткевіч", "У. С."), None),
        (Name("Сьвяціцкі-Квітка", "А.-Б."), None),
        (Name("McDonald", "J."), None),
        (Name("O’Neil", "J."), None),
        (Name("de la Cruz", "J."), None),
        (Name("Vries", "H.", non_dropping_particle="de"), None),
        (Name("Wijuk Kojałowicz", "W."), None),
        (Name(literal="W3C WAI"), None),
        (Name(literal="Дзяржаўны камітэт Рэспублікі Беларусь па стандартызацыі"), None),
        (Name("Иванов 2", "И."), "name-has-digits"),
        (Name(literal="Illinois Code, 22, 24"), "name-has-digits"),
        (Name("Иванов О некоторых вопросах теории", "И."), "name-too-long"),
        (Name(literal="слово " * 20), "name-too-long"),
        (Name("Иванов //", "И."), "name-has-punctuation"),
        (Name(literal="Назва / А. Аўтар"), "name-has-punctuation"),
        (Name("іваноў", "І."), "name-starts-small"),
        (Name("АркушаЛ", "І."), "garbled-capitals"),
        (Name("под ред. Иванова", "И."), "name-has-role"),
    ],
)
def test_names(name: Name, expected: str | None) -> None:
    """Names have no figures, no phrases, no marks between fields and no words for roles."""
    assert codes(author=(name,)) == ({(expected, "author")} if expected else set())


def test_two_spellings_of_one_person_are_doubted() -> None:
    """The same initials and the same beginning of the family name are one misread person; brothers differ."""
    twins = (Name("Войцишен", "В. Д."), Name("Войх", "В. Д."))
    assert codes(author=twins) == {("twin-names", "author")}
    assert codes(author=(Name("Стругацкий", "А. Н."), Name("Стругацкий", "Б. Н."))) == set()


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("title", "Знак бяды", None),
        ("title", "1984", "no-letters"),
        ("title", "Я", "one-letter"),
        ("title", "W", "one-letter"),
        ("title", "ІСТОРЫЯ БЕЛАРУСІ", None),
        ("title", "ВКЛ і яго суседзі", None),
        ("title", "iПRоб дЛЯ нАс", "garbled-capitals"),
        ("title", "YouTube", None),
        ("title", "Основы уголовно,правового воздействия", "broken-word"),
        ("title", "Горад, вёска, шлях", None),
        ("title", "Звычайная назва ВЕСНІК АКАДЭМІІ НАВУК", "running-title"),
        ("title", "«Свобода» как категория", None),
        ("title", "„Для лепшое твердості…”. Дакументы", None),
        ("title", "Свобода» как категория", "unbalanced-quotes"),
        ("title", 'The "last word', "unbalanced-quotes"),
        ("title", "Выдавецтва «Новая «Навука»", None),
        ("title", "Назва (пра нешта", "unbalanced-brackets"),
        ("title", "Назва [навуч. дапам", "unbalanced-brackets"),
        ("title", "1) адно; 2) другое", None),
        ("title", "Назва / І. Іваноў", "unparsed-area"),
        ("title", "Назва // Часопіс", "unparsed-area"),
        ("title", "Назва. – С. 12–15", "unparsed-area"),
        ("title", "Назва, № 4", "unparsed-area"),
        ("title", "Назва http://example.by", "unparsed-area"),
        ("title", "Штогоднік, т. 5", "unparsed-area"),
        ("title", "Аб ахове: закон Рэспублікі Беларусь ад 7 мая 2002 г. № 102", "unparsed-area"),
        ("title", "Закон: гісторыя аднаго паняцця", None),
        ("container_title", "Праблемы права: матэрыялы міжнар. канф.", "unparsed-area"),
        ("container_title", "Шамякінскія чытанні", None),
        ("title", "Human factor in engineering Научный альманах стран", "two-languages"),
        ("title", "Wiki loves monuments у Беларусі", None),
        ("authority", "про державний суверенітет", "starts-small"),
        ("authority", "Верховної Ради України", None),
        ("title", "Адносіны 1918 / 1920", None),
        ("title", "Польшча – Беларусь: 20 гадоў", None),
        ("container_title", "/ Часопіс", "stray-punctuation"),
        ("title", "Назва –", "stray-punctuation"),
        ("title", "и его окрестности", "starts-small"),
        ("title", "eBay", None),
        ("title", "Іваноў І. І. Назва кнігі", "name-in-title"),
        ("title", "Тацій В. Я. Прокуратура", "name-in-title"),
        ("title", "Марка Т. у Мінску", None),
        ("title", "слова " * 90, "text-too-long"),
        ("publisher", "Навука", None),
        ("publisher", "Навука, 2001", "unparsed-area"),
        ("publisher", "слова " * 40, "text-too-long"),
        ("publisher", "Мінск", "place-is-publisher"),
        ("publisher_place", "Мінск", None),
        ("publisher_place", "Frankfurt am Main", None),
        ("publisher_place", "Вільна; Нью-Йорк; Мінск", None),
        ("publisher_place", "Ростов н/Д", None),
        ("publisher_place", "в городе", "starts-small"),
        ("publisher_place", "Дом 7", "place-shape"),
        ("publisher_place", "Выдадзена ў горадзе над самай ракой", "place-shape"),
    ],
)
def test_texts(field: str, value: str, expected: str | None) -> None:
    """Titles, publishers and places are whole, hold no other field, and begin where they begin."""
    found = {code for code, doubted in codes(**{field: Text(value)}) if doubted == field}
    assert (expected in found) if expected else found == set()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"author": (Name(literal="Назва"),)}, {("author-is-title", "author"), ("author-is-title", "title")}),
        (
            {"container_title": Text("„Назва”")},
            {("title-is-container", "title"), ("title-is-container", "container_title")},
        ),
        (
            {"publisher": Text("Заслаўе"), "publisher_place": Text("Заслаўе")},
            {("place-is-publisher", "publisher"), ("place-is-publisher", "publisher_place")},
        ),
        ({"title": None, "author": (Name("Быкаў", "В."),)}, {("no-title", "title")}),
        ({"title": None, "archive_location": "Ф. 1", "page": "12"}, set()),
        ({"title": None, "url": "http://example.by"}, set()),
    ],
)
def test_fields_that_contradict_each_other(fields: dict[str, object], expected: set[tuple[str, str]]) -> None:
    """One text under two names, or a work without a title, makes the fields doubtful."""
    assert codes(**fields) == expected


def with_source(text: str, *taken: tuple[str, str], **fields: object) -> Reference:
    sources = tuple(FieldSource(field, Span(text.index(part), text.index(part) + len(part))) for field, part in taken)
    return replace(Reference(**fields), source=ReferenceString(text), sources=sources)  # type: ignore[arg-type]


def test_a_day_that_no_field_took_is_told() -> None:
    """``24 лютого`` beside ``2009`` makes the date doubtful; a date that has its day is not."""
    text = "Назва // Кур’єр. – 2009. – 24 лютого."
    taken = (("title", "Назва"), ("container_title", "Кур’єр"), ("issued", "2009"))
    whole = {"title": Text("Назва"), "container_title": Text("Кур’єр")}
    (doubt,) = find_doubts(with_source(text, *taken, issued=Date(((2009,),)), **whole))
    assert (doubt.code, doubt.field) == ("day-left-out", "issued")
    assert find_doubts(with_source(text, *taken, issued=Date(((2009, 2, 24),)), **whole)) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Назва пра дзівосы. – 2001", {"text-left-behind"}),
        ("Назва. – С. 5. – 2001", set()),
        ("Назва / Быкаў Васіль. – 2001", set()),
        ("Назва. – 2001. – Выдавецкі дом", set()),
    ],
)
def test_words_behind_a_title_are_told(text: str, expected: set[str]) -> None:
    """Words that no field took doubt the title before them, not the words that introduce fields or repeat names."""
    reference = with_source(text, ("title", "Назва"), ("issued", "2001"), title=Text("Назва"), issued=Date(((2001,),)))
    assert {doubt.code for doubt in find_doubts(reference)} == expected


def test_a_doubt_lowers_the_confidence_of_its_field_alone() -> None:
    """Every piece of the doubted field is multiplied by the factors of its codes; the others stay."""
    text = "Назва. 45-12. 2001"
    labelled = LabelledReference(
        ReferenceString(text),
        (
            LabelledField("title", "Назва", Span(0, 5), 0.91),
            LabelledField("page", "45-12", Span(7, 12), 0.95),
            LabelledField("issued", "2001", Span(14, 18), 0.85),
        ),
    )
    reference = normalize_reference(labelled)
    expected = round(0.95 * doubt_factors()["pages-reversed"], 3)
    assert [source.confidence for source in reference.sources] == [0.91, expected, 0.85]
    assert [doubt.code for doubt in reference.diagnostics] == ["pages-reversed"]


def test_every_code_has_a_factor_that_brings_a_sure_field_below_the_threshold() -> None:
    """The table has each code once, described; no field that is doubted stays out of the review."""
    rows = [row.split("\t") for row in _table().splitlines()[1:]]
    assert len({row[0] for row in rows}) == len(rows)
    assert all(len(row) == 3 and row[2] for row in rows)
    assert all(0 < factor < REVIEW_BELOW for factor in doubt_factors().values())


def _table() -> str:
    return files("citekit.normalization.validators").joinpath("doubts.tsv").read_text("utf-8")


def test_normalisation_carries_every_confidence_through() -> None:
    """Each labelled piece of whatever label is a source of the record, with its place and confidence."""
    fields = tuple(
        LabelledField(name, "1", Span(at, at + 1), at / 100)
        for at, name in enumerate(Reference.__dataclass_fields__)
        if name not in ("type", "citation_key", "language", "extra", "source", "sources", "diagnostics")
    )
    reference = normalize_reference(LabelledReference(ReferenceString("1" * 99), fields))
    doubted = {doubt.field for doubt in reference.diagnostics}
    kept = {(source.field, source.span): source.confidence for source in reference.sources}
    assert kept.keys() == {(field.label, field.span) for field in fields}
    assert all(kept[one.label, one.span] == one.confidence for one in fields if one.label not in doubted)


def test_correct_records_are_hardly_ever_doubted() -> None:
    """Of the fields of the hand-labelled development set fewer than one in a hundred are doubted."""
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    records = read_bibliography(json.dumps([row["csl"] for row in rows]), "csl-json").references
    fields = sum(len(row["csl"].keys() - {"id", "type", "language"}) for row in rows)
    doubted = sum(len({doubt.field for doubt in find_doubts(record)}) for record in records)
    assert fields > 1000
    assert doubted / fields < 0.01


def test_a_text_that_is_no_reference_is_doubted_once() -> None:
    """Its title is the whole string, hardly sure; the fields that the labeller saw in it are gone."""
    text = "проста словы і яшчэ словы"
    reference = parse_reference(text)
    assert [(doubt.code, doubt.field) for doubt in reference.diagnostics] == [("not-a-reference", "title")]
    (source,) = reference.sources
    assert (source.field, source.span) == ("title", Span(0, len(text)))
    assert source.confidence < REVIEW_BELOW
    assert parse_reference("").sources == ()


@given(
    st.builds(
        Reference,
        title=st.builds(Text, st.text()),
        publisher=st.builds(Text, st.text()),
        author=st.tuples(st.builds(Name, st.text(), st.text()), st.builds(Name, literal=st.text())),
        url=st.text(),
        isbn=st.text(),
        doi=st.text(),
        page=st.text(),
        volume=st.text(),
        issued=st.builds(Date, st.tuples(st.tuples(st.integers(-10, 9999), st.integers(-1, 40), st.integers(-1, 40)))),
    )
)
def test_whatever_a_field_holds_validators_return(reference: Reference) -> None:
    """No value raises, and every doubt has a factor."""
    assert all(doubt.code in doubt_factors() and doubt.field for doubt in find_doubts(reference))


@pytest.mark.parametrize("piece", ["а", "А ", "а,", "(", "«", "1-", "С. 1", " / ", "a.", "МАЯ ", "http://"])
def test_time_grows_with_the_length_alone(piece: str) -> None:
    """A field of forty thousand characters is validated in a moment."""
    long = piece * (40_000 // len(piece))
    reference = Reference(
        title=Text(long), publisher_place=Text(long), author=(Name(long, long),), url=long, page=long, doi=long
    )
    with within(3):
        find_doubts(replace(reference, source=ReferenceString(long), sources=(FieldSource("title", Span(0, 1)),)))
