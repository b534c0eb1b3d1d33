"""The pipeline turns any string into one record: nothing raises, nothing is lost, nothing takes long."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from stopwatch import within

from citekit.documents import read_document_bytes
from citekit.model import LabelledReference, ReferenceString
from citekit.normalization import normalize_reference
from citekit.parsing import label_reference
from citekit.parsing.characters import repair_characters
from citekit.parsing.reading_order import restore_reading_order
from citekit.pipeline import extract_references, extract_strings, parse_reference, parse_references, records_of

STRINGS = [
    "Караткевіч, У. С. Чорны замак Альшанскі / У. С. Караткевіч. – Мінск : Маст. літ., 1983. – 349 с.",
    "Колмогоров А. Н. О линейной структуре // Докл. АН СССР. 1941. Т. 30, № 4. С. 299–303.",
    "Про освіту: Закон України від 05.09.2017 № 2145-VIII. URL: https://zakon.example.ua/laws/show/2145-19 (дата звернення: 01.02.2021).",
    "Zielińska A., Język pogranicza, „Acta Baltico-Slavica” 2008, t. 32, s. 115–130.",
    'World Health Organization (2010). "Global status report." http://www.example.org/report.pdf (accessed 12 May 2014).',
    "НАРБ. – Фонд 4. Воп. 21. Спр. 12. Арк. 5–9.",
]

FRAGMENTS = (
    *(
        "Караткевіч У. С.",
        "Іванова А.",
        "А. А. Мар’ін",
        "Kowalska J.,",
        "Cz. Miłosz",
        "Plokhy, S.",
        "van der Berg A.",
        "[и др.]",
        "et al.",
        "&",
        "і",
        "und",
    ),
    *(
        "Чорны замак",
        "Язык и культура",
        "Історія України-Руси",
        "Rodzinna Europa",
        "The Gates of Europe",
        "Указ Прэзідэнта",
        "Закон України",
        "дис. … канд. наук",
    ),
    *(
        " – ",
        ". – ",
        " / ",
        " // ",
        ": ",
        " : ",
        "; ",
        ", ",
        ".",
        "…",
        "(",
        ")",
        "[",
        "]",
        "<",
        ">",
        "{",
        "}",
        "|",
        "_",
        "*",
        "\\",
        "$",
        "%",
        "&",
        "#",
        "=",
    ),
    *(
        "«",
        "»",
        "„",
        "”",
        "“",
        '"',
        "‘",
        "’",
        "'",
        "«А «Б» В»",
        "\u00ad",
        "¬ ",
        "\u200b",
        "\u202e",
        "\x00",
        "\x02",
        "\x1f",
        "\ud83d",
        "\ufffc",
        "ﬁ",
        "a\u0301",
    ),
    *(
        "1983",
        "2001–2005",
        "[1860?]",
        "12.05.2010",
        "3 мая 1999 г.",
        "27 sierpnia 2009 r.",
        "May 12, 2014",
        "31.31.9999",
        "0000",
        "№ 12",
        "Т. 71-1",
        "С. 5 –15",
        "s. 12",
        "349 с.",
    ),
    *(
        "Мінск : Навука",
        "М. :",
        "К.; Ірпінь",
        "Warszawa",
        "[б. м.]",
        "ISBN 978-985-08-1234-5",
        "ISSN 0130-9250",
        "doi: 10.1000/182",
        "10.1000/<x>",
        "// w: ",
    ),
    *(
        "http://",
        "https://example.by/novaia-kniga",
        "http: //www. x.by/ a b.html",
        "www.nbuv.gov.ua/node/516",
        "http://x.by/?arti $cle=1\\&p=3$",
        "URL:",
        "Рэжым доступу:",
    ),
    *(
        "(дата доступу: 01.02.2015)",
        "dostęp",
        "[Электронный ресурс]",
        "[online]",
        "(312), URL",
        "nr=8",
        "html(дата",
        "[Link](http://a.by/b)",
        "](",
        "Фонд 4. Воп. 1",
        "пад рэд.",
        "(red.)",
    ),
    *(" ", "  ", "\n", "\t", "\u00a0", ""),
)

_mixed = st.lists(st.sampled_from(FRAGMENTS) | st.sampled_from([" ", " ", ". ", ", "]), max_size=40).map("".join)
_unicode = st.text(st.characters(codec=None, categories=None), max_size=120)
_hostile = st.text(
    st.sampled_from(
        "\x00\x1b\x7f\u0085\u2028\u202e\u2067\u0600\u05d0\ud800\udfff\U0001f469\u200d\U0001f4bb\ufeff\ufffc\ufffd\u0301İßǅ٣३ "
    ),
    max_size=80,
)
_any_string = _mixed | _unicode | _hostile

_careful = settings(max_examples=150)
SECONDS = 2
"""More than any string takes by far, and less than one does that an expression goes back and forth over."""


@_careful
@given(_any_string)
@example("")
@example("(" * 300)
@example("\ud800 А. Б. // http://")
def test_any_string_becomes_one_record(string: str) -> None:
    """Whatever a line holds, it is labelled and typed in time, and its source is kept."""
    with within(SECONDS):
        record = parse_reference(string)
    assert record.source == ReferenceString(string)
    assert record.citation_key
    assert re.fullmatch(r"[a-z0-9-]+", record.citation_key)


@_careful
@given(_any_string)
def test_fields_stand_in_order_within_the_string(string: str) -> None:
    """Each field says where it was printed; fields come in the order of their places unless the string was torn."""
    labelled = label_reference(ReferenceString(string))
    spans = [field.span for field in labelled.fields]
    assert all(0 <= span.start < span.end <= len(string) for span in spans)
    assert all(field.text and field.text == field.text.strip() for field in labelled.fields)
    if not _was_moved(string):
        assert [span.start for span in spans] == sorted(span.start for span in spans)


def _was_moved(string: str) -> bool:
    repaired = repair_characters(string)
    return restore_reading_order(repaired).text != repaired.text


@_careful
@given(_any_string)
def test_a_field_is_what_is_printed_in_its_place(string: str) -> None:
    """Where nothing was repaired, the text of a field is its span of the string."""
    if repair_characters(string).text != string or _was_moved(string):
        return
    for field in label_reference(ReferenceString(string)).fields:
        assert field.text == string[field.span.start : field.span.end].strip()


@pytest.mark.parametrize("string", STRINGS)
def test_the_fields_of_sound_references_are_printed_in_their_places(string: str) -> None:
    """In a sound reference every field is a piece of the string, and no character belongs to two labels."""
    taken: dict[int, str] = {}
    for field in label_reference(ReferenceString(string)).fields:
        assert field.text == string[field.span.start : field.span.end]
        for place in range(field.span.start, field.span.end):
            assert taken.setdefault(place, field.label) == field.label


@_careful
@given(st.lists(_any_string | st.sampled_from(STRINGS), max_size=6))
def test_there_is_one_record_for_each_string_in_order(strings: list[str]) -> None:
    """A list gives as many records as strings, in order, with keys of their own."""
    with within(6 * SECONDS):
        records = parse_references(strings).references
    assert [record.source.text if record.source else None for record in records] == strings
    assert len({record.citation_key for record in records}) == len(strings)


@_careful
@given(st.permutations([*STRINGS, STRINGS[0], "Колас Я. Дрыгва. – Мінск, 1934.", "Kolas J., Dryhwa, Wilno 1934.", ""]))
def test_keys_do_not_depend_on_the_order_of_the_list(strings: list[str]) -> None:
    """The same references have the same keys however they are ordered."""
    bibliography = parse_references(strings)
    keys = sorted((record.source.text, record.citation_key) for record in bibliography.references if record.source)
    reference = parse_references(sorted(strings))
    assert keys == sorted((record.source.text, record.citation_key) for record in reference.references if record.source)


@_careful
@given(_any_string)
def test_a_record_is_the_same_alone_and_in_a_list(string: str) -> None:
    """No state passes from one reference to the next."""
    alone = normalize_reference(label_reference(ReferenceString(string)))
    parse_references(STRINGS)
    assert normalize_reference(label_reference(ReferenceString(string))) == alone


def test_an_unlabelled_reference_is_a_record_too() -> None:
    """A reference in which nothing was labelled is kept as a title with a diagnostic."""
    (record,) = records_of([LabelledReference(ReferenceString("толькі словы"))]).references
    assert (str(record.title), record.type) == ("толькі словы", "document")


def test_a_paper_becomes_its_bibliography() -> None:
    """The list under its heading is split, parsed and keyed in the order of the paper."""
    paper = "Уводзіны ў тэму.\n\nЛітаратура\n\n1. Колас Я. Дрыгва. – Мінск : БДВ, 1934. – 120 с.\n2. Nowak S., Solaris, Kraków 1976.\n"
    document = read_document_bytes(paper.encode(), "paper.txt")
    assert [string.label for string in extract_strings(document)] == ["1.", "2."]
    assert [record.citation_key for record in extract_references(document).references] == ["kolas1934", "nowak1976"]


@pytest.mark.parametrize("paper", ["\n", "\n\n", "Проста тэкст без спіса.\n", "\x00\x01\x02"])
def test_a_paper_without_a_list_gives_an_empty_bibliography(paper: str) -> None:
    """Nothing is invented where no list stands."""
    assert extract_references(read_document_bytes(paper.encode(), "paper.txt")).references == ()
