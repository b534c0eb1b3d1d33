"""JATS and TEI references become records: names, dates, identifiers, twins; what has no variable is kept."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stopwatch import assert_in_proportion, within

from citekit.formats import UNSTRUCTURED, read_bibliography
from citekit.formats.markup.structured import printed_name, read_whole_date
from citekit.model import Date, Name, Reference, Text

TWINS = """
<ref><label>1.</label><citation-alternatives>
<mixed-citation publication-type="journal" xml:lang="en"><person-group person-group-type="author"><name>
<surname>Ivanou</surname><given-names>I. I.</given-names></name></person-group>. <article-title>Belaruskaia mova</article-title>.
<source>Polymia</source>. <year>1998</year>. <pub-id pub-id-type="doi">10.1000/182</pub-id></mixed-citation>
<mixed-citation publication-type="journal" xml:lang="be"><person-group person-group-type="author"><name>
<surname>Іваноў</surname><given-names>І. І.</given-names></name></person-group>. <article-title>Беларуская мова</article-title> //
<source>Полымя</source>. <year>1998</year>.</mixed-citation></citation-alternatives></ref>
"""


def _jats(inner: str, kind: str = "book") -> Reference:
    citation = f'<element-citation publication-type="{kind}" xml:lang="be">{inner}</element-citation>'
    return read_bibliography(citation, "jats").references[0]


def _tei(inner: str) -> Reference:
    return read_bibliography(f'<biblStruct xml:lang="be">{inner}</biblStruct>', "tei").references[0]


@pytest.mark.parametrize(
    ("inner", "field", "expected"),
    [
        ("<source>Дрыгва</source>", "title", Text("Дрыгва")),
        ("<chapter-title>А</chapter-title><source>Б</source>", "type", "chapter"),
        (
            "<source>Б</source><trans-source xml:lang='en'>B</trans-source>",
            "title",
            Text("Б", None, (Text("B", "en"),)),
        ),
        ("<name><surname>Колас</surname><given-names>Я.</given-names></name>", "author", (Name("Колас", "Я."),)),
        (
            "<name><surname>Beethoven</surname><given-names>L.</given-names><prefix>van</prefix></name>",
            "author",
            (Name("Beethoven", "L.", "van"),),
        ),
        (
            "<person-group person-group-type='editor'><collab>БДУ</collab></person-group>",
            "editor",
            (Name(literal="БДУ"),),
        ),
        (
            "<person-group person-group-type='translator'><string-name>Lem, S.</string-name></person-group>",
            "translator",
            (Name("Lem", "S."),),
        ),
        (
            "<name-alternatives><name xml:lang='be'><surname>Шыла</surname></name>{}</name-alternatives>".format(
                "<name xml:lang='en'><surname>Shyla</surname></name>"
            ),
            "author",
            (Name("Шыла", language="be", variants=(Name("Shyla", language="en"),)),),
        ),
        ("<year>2010a</year><month>лістапада</month><day>9</day>", "issued", Date(((2010, 11, 9),))),
        ("<year>1998–2001</year>", "issued", Date(((1998,), (2001,)))),
        ("<year>у друку</year>", "issued", Date(literal="у друку")),
        ("<year>2010</year><season>Spring</season>", "issued", Date(((2010, 21),))),
        (
            "<date-in-citation content-type='access-date'>cited 2014 Jun 30</date-in-citation>",
            "accessed",
            Date(((2014, 6, 30),)),
        ),
        ("<fpage>12</fpage><lpage>29</lpage>", "page", "12-29"),
        ("<size units='pages'>349</size>", "number_of_pages", "349"),
        ("<elocation-id>e12</elocation-id>", "number", "e12"),
        ("<pub-id pub-id-type='doi'>https://doi.org/10.1000/182</pub-id>", "doi", "10.1000/182"),
        ("<uri>http://example.by/a_b</uri>", "url", "http://example.by/a_b"),
        ("<comment>у друку</comment>", "note", "у друку"),
        ("<pub-id pub-id-type='pmid'>17</pub-id>", "extra", (("PMID", "17"),)),
        ("<supplement>2</supplement>", "extra", (("supplement", "2"),)),
        ("<isbn>978</isbn><isbn>979</isbn>", "extra", (("isbn", "979"),)),
    ],
)
def test_the_elements_of_jats_are_typed(inner: str, field: str, expected: object) -> None:
    """Each element of a citation goes to its variable; what has none, and a second value, is kept as extra."""
    assert getattr(_jats(inner), field) == expected


def test_more_names_than_printed_are_told() -> None:
    """An ``etal`` becomes the diagnostic that there are more names."""
    (finding,) = _jats("<person-group><name><surname>Лем</surname></name><etal/></person-group>").diagnostics
    assert (finding.code, finding.field) == ("more-names", "author")


def test_the_twins_of_one_citation_are_one_record() -> None:
    """The Cyrillic form is the record, the romanised one its variants; facts of either are kept."""
    (record,) = read_bibliography(TWINS, "jats").references
    assert record.title == Text("Беларуская мова", None, (Text("Belaruskaia mova", "en"),))
    assert record.author[0].variants == (Name("Ivanou", "I. I.", language="en"),)
    assert record.doi == "10.1000/182"
    assert record.source
    assert (record.source.label, record.source.text) == ("1.", "Іваноў І. І.. Беларуская мова // Полымя. 1998.")


def test_a_citation_without_tags_is_still_to_be_parsed() -> None:
    """A mixed citation whose text is hardly tagged is kept whole as a title, and says so."""
    text = "<ref><mixed-citation>Колас Я. <italic>Дрыгва</italic>. – Мінск, 1934.</mixed-citation></ref>"
    (record,) = read_bibliography(text, "jats").references
    assert str(record.title) == "Колас Я. Дрыгва. – Мінск, 1934."
    assert [finding.code for finding in record.diagnostics] == [UNSTRUCTURED]


@pytest.mark.parametrize(
    ("inner", "field", "expected"),
    [
        ("<monogr><title level='m'>Дрыгва</title><imprint/></monogr>", "type", "book"),
        (
            "<analytic><title level='a'>А</title></analytic><monogr><title level='j'>Б</title></monogr>",
            "container_title",
            Text("Б"),
        ),
        (
            "<analytic><title level='a'>А</title></analytic><monogr><title level='j'>Б</title></monogr>",
            "type",
            "article-journal",
        ),
        ("<monogr><title level='m'>А</title><title type='sub'>Б</title></monogr>", "title", Text("А: Б")),
        (
            "<monogr><author><persName><forename>Ludwig</forename><nameLink>van</nameLink><surname>B</surname></persName></author></monogr>",
            "author",
            (Name("B", "Ludwig", "van"),),
        ),
        ("<monogr><editor role='translator'>Lem, S.</editor></monogr>", "translator", (Name("Lem", "S."),)),
        ("<monogr><imprint><date when='1998-05'>май</date></imprint></monogr>", "issued", Date(((1998, 5),))),
        ("<monogr><title>А</title><imprint><biblScope unit='page' from='5' to='9'/></imprint></monogr>", "page", "5-9"),
        ("<monogr><imprint><pubPlace>Мінск</pubPlace></imprint></monogr>", "publisher_place", Text("Мінск")),
        ("<monogr><title>А</title></monogr><series><title level='s'>С</title></series>", "collection_title", Text("С")),
        ("<monogr><extent>349 p.</extent></monogr>", "number_of_pages", "349"),
        ("<analytic><title>А</title><idno type='DOI'>10.1000/182</idno></analytic>", "doi", "10.1000/182"),
        ("<monogr><title>А</title></monogr><ptr target='http://example.by/'/>", "url", "http://example.by/"),
        ("<monogr><title>А</title><idno type='arXiv'>1</idno></monogr>", "extra", (("arxiv", "1"),)),
    ],
)
def test_the_elements_of_tei_are_typed(inner: str, field: str, expected: object) -> None:
    """Each element of a ``biblStruct`` goes to its variable; what has none is kept as extra."""
    assert getattr(_tei(inner), field) == expected


def test_the_header_of_a_tei_file_is_no_reference() -> None:
    """What a TEI file says of itself is left out; the raw reference of GROBID is the source."""
    text = (
        "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><bibl>Сам</bibl></teiHeader><text><listBibl><biblStruct>"
        "<monogr><title>А</title></monogr><note type='raw_reference'>А, 1998</note></biblStruct></listBibl></text></TEI>"
    )
    (record,) = read_bibliography(text, "tei").references
    assert record.source
    assert record.source.text == "А, 1998"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("30.06.2014", ((2014, 6, 30),)),
        ("2014 Jun 30", ((2014, 6, 30),)),
        ("June 30, 2014", ((2014, 6, 30),)),
        ("12 мая 2010 г.", ((2010, 5, 12),)),
        ("31.02.2014", ()),
        ("9" * 5000, ()),
    ],
)
def test_dates_in_one_piece_are_typed_or_kept(text: str, parts: tuple[object, ...]) -> None:
    """A printed date is typed where it is one, else kept as printed."""
    date = read_whole_date(text)
    assert date
    assert date.parts == parts
    assert parts or date.literal == text


def test_names_without_tags_stay_whole_where_in_doubt() -> None:
    """A comma or initials tell the family name; without them the name stays as printed."""
    assert printed_name("Наша Ніва") == Name(literal="Наша Ніва")


@pytest.mark.parametrize("format_name", ["jats", "tei"])
@pytest.mark.parametrize(
    "text",
    [
        *("", "<", "<a>" * 300, "не XML", "<ref>\x00</ref>", "\ud800"),
        '<!DOCTYPE a [<!ENTITY x "y">]><ref><mixed-citation>&x;</mixed-citation></ref>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><ref><mixed-citation>&x;</mixed-citation></ref>',
    ],
)
def test_broken_and_hostile_xml_is_told(format_name: str, text: str) -> None:
    """Nothing is fetched or unfolded, nothing raises: a diagnostic says what is wrong."""
    bibliography = read_bibliography(text, format_name)
    assert bibliography.references == ()
    assert [finding.code for finding in bibliography.diagnostics] in (["broken-entry"], ["no-entries"])


_TAGS = (
    "ref",
    "mixed-citation",
    "name",
    "surname",
    "year",
    "source",
    "article-title",
    "bibl",
    "biblStruct",
    "monogr",
    "title",
    "date",
)
_xml = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_characters="<>&", exclude_categories=["Cc"]), max_size=12),
    lambda inner: st.tuples(st.sampled_from(_TAGS), st.lists(inner, max_size=4)).map(
        lambda pair: f"<{pair[0]} type='x' when='1'>{''.join(pair[1])}</{pair[0]}>"
    ),
)


@settings(max_examples=100)
@given(_xml)
def test_any_nesting_of_elements_is_read(inner: str) -> None:
    """However elements are nested, records come out and nothing raises."""
    for format_name in ("jats", "tei"):
        with within(2):
            read_bibliography(f"<ref-list>{inner}</ref-list>", format_name)


def test_long_lists_take_no_more_than_their_share_of_time() -> None:
    """Ten times the references take about ten times the time."""
    one = "<ref><element-citation><name><surname>A</surname></name><source>B</source><year>1998</year></element-citation></ref>"

    def read(number: int) -> None:
        assert len(read_bibliography(f"<ref-list>{one * number}</ref-list>", "jats").references) == number

    assert_in_proportion(read, 200, 2000)
