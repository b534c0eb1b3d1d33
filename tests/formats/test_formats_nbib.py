"""Records of PubMed are read: translated titles, names, dates, shortened pages, identifiers."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.formats.ris.nbib import read_nbib
from citekit.formats.ris.nbib_values import read_date, read_number, read_pages, read_people
from citekit.model import Date, Name, Text

RECORD = """
PMID- 1234567
OWN - NLM
IS  - 0869-2084 (Electronic)
IS  - 0869-2092 (Print)
VI  - 12
IP  - 4
DP  - 2014 Jul-Aug
TI  - [The organization of
      laboratory service.]
PG  - 1347-55
LID - S0869(14)1 [pii]
LID - 10.1000/xyz(12)3 [doi]
AB  - It begins
      and goes on.
FAU - Kolas, Yakub M
AU  - Kolas YM
AD  - Minsk.
FAU - de Vries, Jan
AU  - de Vries J
CN  - Working Group
LA  - rus
PT  - English Abstract
PT  - Journal Article
TT  - Organizatsiia laboratornoi sluzhby.
PL  - Russia (Federation)
TA  - Klin Lab Diagn
JT  - Klinicheskaia laboratornaia diagnostika
OT  - *blood
OT  - plasma
QQQ - later

PMID- 2
DP  - 1998
BTI - Marshes
PT  - Book
PB  - Navuka
PL  - Minsk
ISBN- 9789850800000 (paper)
LA  - eng
"""


def test_an_article_is_read() -> None:
    """The romanised original is the title, the English in brackets its variant; the country is no place of printing."""
    article = read_nbib(RECORD).references[0]
    english = Text("The organization of laboratory service", "en")
    assert article.title == Text("Organizatsiia laboratornoi sluzhby", "ru-Latn", (english,))
    assert (article.type, article.language) == ("article-journal", "ru")
    assert article.author == (
        Name("Kolas", "Yakub M"),
        Name("Vries", "Jan", "de"),
        Name(literal="Working Group"),
    )
    assert (str(article.container_title), article.volume, article.issue, article.page) == (
        "Klinicheskaia laboratornaia diagnostika", "12", "4", "1347-1355",
    )  # fmt: skip
    assert (article.doi, article.issn, article.publisher_place) == ("10.1000/xyz(12)3", "0869-2092", None)
    assert article.extra == (
        ("shortjournal", "Klin Lab Diagn"),
        ("pmid", "1234567"),
        ("keywords", "blood, plasma"),
        ("abstract", "It begins and goes on."),
        ("nbib-qqq", "later"),
    )


def test_a_book_has_a_place_and_no_container() -> None:
    """What is the book around a chapter is the title of a book."""
    book = read_nbib(RECORD).references[1]
    assert (book.type, book.language, str(book.title)) == ("book", "en", "Marshes")
    assert (str(book.publisher), str(book.publisher_place), book.isbn) == ("Navuka", "Minsk", "9789850800000")
    assert (book.container_title, book.issued) == (None, Date(((1998,),)))


@pytest.mark.parametrize(
    ("told", "parts"),
    [
        ("2014", ((2014,),)),
        ("2014 Jun", ((2014, 6),)),
        ("2014 Jun 3", ((2014, 6, 3),)),
        ("2014 Dec 3-9", ((2014, 12, 3), (2014, 12, 9))),
        ("2013 Dec-2014 Jan", ((2013, 12), (2014, 1))),
        ("2013-2014", ((2013,), (2014,))),
        ("2013 Winter", ((2013, 24),)),
        ("20131205", ((2013, 12, 5),)),
        ("in press", ()),
        ("2013 Foo", ((2013,),)),
    ],
)
def test_dates(told: str, parts: tuple[tuple[int, ...], ...]) -> None:
    """Months have English names, ranges say once what is common; what is no date stays as it is."""
    date = read_date({"DP": [told]}, ("DP",))
    assert date == Date(parts, literal=None if parts else told)


@pytest.mark.parametrize(
    ("told", "pages"),
    [("12-5", "12-15"), ("123-125", "123-125"), ("99-101", "99-101"), ("5", "5"), ("e12-3", "e12-3"),
     ("S12-9", "S12-9"), ("123-4; discussion 125-6", "123-124; discussion 125-126"), ("9-5", "9-5")],
)  # fmt: skip
def test_shortened_pages_become_whole(told: str, pages: str) -> None:
    """As long as the last page is not before the first, and both are plain numbers."""
    assert read_pages({"PG": [told]}, ("PG",)) == pages


def test_initials_where_no_full_names_stand() -> None:
    """The family name comes first, a suffix last; what has no initials is an organisation."""
    people = read_people({"AU": ["Van Dyke AB Jr", "Ministry"]}, ("FAU", "AU"))
    assert people == (Name("Van Dyke", "A. B.", suffix="Jr"), Name(literal="Ministry"))
    assert read_number({"IS": []}, ("IS",)) is None


def test_text_outside_of_records_is_told() -> None:
    """Once, with its line; a file without records has no entries."""
    read = read_nbib("Search results\nfoo\n\nPMID- 1\nTI  - A.\n\nstray\n")
    assert [(one.code, one.line) for one in read.diagnostics] == [("text-outside", 1)]
    assert [one.code for one in read_nbib("foo").diagnostics] == ["text-outside", "no-entries"]
    assert read_nbib("").diagnostics == ()


@given(st.text(alphabet="PMIDTX- \n.[]1209AUFegJn", max_size=120))
def test_nothing_raises(text: str) -> None:
    """Whatever stands under the tags."""
    read_nbib(f"PMID- 1\nDP  - {text}\nPG  - {text}\nAU  - {text}\nTI  - {text}\nTT  - {text}\n{text}")


@pytest.mark.parametrize("piece", ["a", " ", "PMID- 1\n", "TI  - x\n", "      x\n", "AU  - " + "A " * 400 + "\n"])
def test_a_megabyte_is_read_in_time(piece: str) -> None:
    """No content makes the reading slow."""
    start = time.process_time()
    read_nbib("PMID- 1\nAU  - " + piece * (300_000 // len(piece)))
    assert time.process_time() - start < 20
