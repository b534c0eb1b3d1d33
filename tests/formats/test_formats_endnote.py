"""The XML of EndNote is read as the RIS of the same records is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.formats.ris.endnote import read_endnote
from citekit.formats.ris.items import to_fields
from citekit.formats.tables import read_table
from citekit.model import Date, Name, Reference

ARTICLE = """<?xml version="1.0" encoding="UTF-8"?><xml><records><record>
<database name="refs.enl">refs.enl</database><rec-number>1</rec-number>
<ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style face="normal">Колас, Якуб</style></author><author>Купала, Янка</author></authors>
</contributors>
<titles><title><style face="normal">Новая </style><style face="italic">зямля</style></title>
<secondary-title>Полымя</secondary-title></titles>
<periodical><full-title>Полымя</full-title><abbr-1>Пол.</abbr-1></periodical>
<pages>12-25</pages><volume>2</volume><number>3</number>
<dates><year>1923</year><pub-dates><date>May 7</date></pub-dates></dates>
<isbn>0130-8068</isbn><electronic-resource-num>10.1000/182</electronic-resource-num>
<keywords><keyword>паэзія</keyword><keyword>проза</keyword></keywords>
<urls><related-urls><url>http://polymia.example/1</url></related-urls></urls>
<language>Belarusian</language></record>
<record><ref-type name="Book Section">5</ref-type>
<contributors><authors><author>Лось, Пётр</author></authors><secondary-authors><author>Жук, Ольга</author></secondary-authors>
</contributors><titles><title>Рекі</title><secondary-title>Азёры</secondary-title></titles>
<pub-location>Мінск</pub-location><publisher>Навука</publisher><dates><year>2005</year></dates><language>bel</language></record>
</records></xml>"""


def test_records_are_read() -> None:
    """Texts come without their looks; the journal that stands twice is one."""
    article, chapter = read_endnote(ARTICLE).references
    assert (article.type, article.language, str(article.title)) == ("article-journal", "be", "Новая зямля")
    assert article.author == (Name("Колас", "Якуб"), Name("Купала", "Янка"))
    assert (str(article.container_title), article.volume, article.issue, article.page) == ("Полымя", "2", "3", "12-25")
    assert (article.issued, article.issn, article.doi) == (Date(((1923, 5, 7),)), "0130-8068", "10.1000/182")
    assert dict(article.extra) == {"shortjournal": "Пол.", "keywords": "паэзія, проза"}
    assert (chapter.type, chapter.language, str(chapter.container_title)) == ("chapter", "be", "Азёры")
    assert (chapter.editor, str(chapter.publisher)) == ((Name("Жук", "Ольга"),), "Навука")


def test_every_type_is_one_of_ris() -> None:
    """No name of a type leads to a type that nobody reads."""
    known = {row["ris"] for row in read_table("ris/types.tsv")}
    assert {row["ris"] for row in read_table("ris/endnote_types.tsv")} <= known
    assert to_fields(Reference("book"), "a")[0] == ("TY", "BOOK")


@pytest.mark.parametrize(
    ("text", "code"),
    [("<xml><records/></xml>", "no-entries"), ("<xml><records>", "broken-entry"), ("", "broken-entry")],
)
def test_what_has_no_records_is_told(text: str, code: str) -> None:
    """An empty file and a broken one."""
    assert [one.code for one in read_endnote(text).diagnostics] == [code]


@given(st.text(alphabet="<>/&;record titles-yp 12'=", max_size=80))
def test_nothing_raises(text: str) -> None:
    """Whatever stands in a record."""
    read_endnote(f"<xml><records><record>{text}</record></records></xml>")
