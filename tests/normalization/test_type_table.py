"""Each type of the table follows from what a record states."""

from __future__ import annotations

import pytest

from citekit.model import Date, Name, Reference, ReferenceString, Text
from citekit.model import LabelledReference as Labelled
from citekit.normalization.kinds import names, starts_with
from citekit.normalization.types import TYPES, normalize_types

YEAR = Date(((2001,),))
DAY = Date(((2001, 5, 4),))
ME = (Name("Іваноў", "І. І."),)
BODY = (Name(literal="Сусветная арганізацыя здароўя"),)


def _of(text: str) -> Text:
    return Text(text)


ROWS = [
    ("manuscript", Reference(archive=_of("НАРБ"), archive_location="Ф. 4. Воп. 1"), ""),
    ("collection", Reference(archive=_of("Музей гісторыі")), ""),
    ("legal_case", Reference(genre=_of("Wyrok"), authority=_of("SN"), number="II CSK 1/10"), ""),
    ("legal_case", Reference(genre=_of("Uchwała"), authority=_of("SN"), number="III CZP 45/00"), ""),
    ("legal_case", Reference(genre=_of("Остаточне рішення"), authority=_of("Європейський суд з прав людини")), ""),
    ("legislation", Reference(genre=_of("Uchwała"), authority=_of("Sejmu"), number="5"), ""),
    ("bill", Reference(genre=_of("проект Закону України"), number="7180"), ""),
    ("treaty", Reference(genre=_of("Конвенція"), title=_of("Про працю"), number="181"), ""),
    ("treaty", Reference(title=_of("Конвенцыя аб правах дзіцяці"), issued=DAY), ""),
    ("book", Reference(title=_of("Договор дарения"), author=ME, issued=YEAR), ""),
    ("legislation", Reference(genre=_of("закон України"), title=_of("Про освіту"), number="5-IV"), ""),
    ("legislation", Reference(title=_of("Конституція України"), issued=DAY, section="141"), ""),
    ("legislation", Reference(title=_of("Кодэкс аб зямлі"), container_title=_of("Ведамасці"), issue="3"), ""),
    ("legislation", Reference(title=_of("Дэкларацыя"), authority=_of("Вярхоўны Савет"), number="193-XII"), ""),
    ("thesis", Reference(genre=_of("автореф. дис. ... канд. ист. наук"), author=ME), ""),
    ("patent", Reference(genre=_of("Патент"), number="2345"), ""),
    ("patent", Reference(title=_of("Спосаб сушкі"), number="2345"), "Пат. 2345 РБ. Спосаб сушкі"),
    ("standard", Reference(number="ГОСТ 7.1-2003", title=_of("Библиографическая запись"), publisher=_of("ИПК")), ""),
    ("standard", Reference(number="PN-ISO 690:2012", title=_of("Informacja"), publisher=_of("PKN")), ""),
    ("interview", Reference(genre=_of("интервью"), container_title=_of("Знамя"), author=ME), ""),
    ("webpage", Reference(url="http://x.by", container_title=_of("Сайт музея"), issued=YEAR), ""),
    ("webpage", Reference(url="http://x.by", container_title=_of("naviny.by"), issued=DAY), ""),
    ("webpage", Reference(url="http://x.by", title=_of("Музей"), publisher_place=_of("Мінск")), "Музей : [сайт]"),
    ("webpage", Reference(url="http://x.by", container_title=_of("Publishing House")), ""),
    ("webpage", Reference(url="http://x.by", title=_of("Пра нас")), ""),
    ("post-weblog", Reference(url="http://jan.livejournal.com/5.html", title=_of("Вясна"), issued=DAY), ""),
    ("motion_picture", Reference(genre=_of("фильм"), title=_of("Вясна"), issued=YEAR), ""),
    ("software", Reference(medium="Computer program", title=_of("Solver"), issued=YEAR), ""),
    ("map", Reference(genre=_of("карта"), title=_of("Беларусь"), issued=YEAR), ""),
    ("entry-encyclopedia", Reference(title=_of("Полацк"), container_title=_of("Вялікая энцыклапедыя")), ""),
    ("entry-dictionary", Reference(title=_of("хата"), container_title=_of("Słownik języka")), ""),
    ("paper-conference", Reference(title=_of("Мова"), container_title=_of("Тэмы"), event_title=_of("канф.")), ""),
    ("paper-conference", Reference(title=_of("Мова"), container_title=_of("Матэрыялы канферэнцыі")), ""),
    ("article-newspaper", Reference(title=_of("Вясна"), container_title=_of("Звязда"), issued=DAY, page="4"), ""),
    ("article-newspaper", Reference(title=_of("Вясна"), container_title=_of("Gazeta Polska"), issue="4"), ""),
    ("article-journal", Reference(title=_of("Вясна"), container_title=_of("Полымя"), issue="4"), ""),
    ("article-journal", Reference(title=_of("Вясна"), container_title=_of("Веснік БДУ"), issued=DAY), ""),
    ("article-journal", Reference(title=_of("Вясна"), container_title=_of("Полымя"), issued=YEAR, page="1-5"), ""),
    ("article-journal", Reference(title=_of("Вясна"), container_title=_of("ИОАИЭ"), volume="3", issued=YEAR), ""),
    ("article-journal", Reference(title=_of("Вясна"), author=ME), "Іваноў І. І. Вясна / І. І. Іваноў //"),
    ("article-journal", Reference(title=_of("Вясна"), doi="10.1/2", author=ME), ""),
    ("chapter", Reference(title=_of("Вясна"), container_title=_of("Палі"), page="1"), "Вясна, w: Палі, s. 1"),
    ("chapter", Reference(title=_of("Вясна"), container_title=_of("Палі"), editor=ME, publisher=_of("БДУ")), ""),
    ("periodical", Reference(title=_of("Полымя"), issue="5", issued=YEAR), ""),
    ("report", Reference(title=_of("Зрок"), author=BODY, publisher_place=_of("Жэнева"), issued=YEAR), ""),
    ("report", Reference(title=_of("Growth"), number="66", author=ME), "Growth. Report No. 66"),
    ("book", Reference(title=_of("Зрок"), author=ME, publisher_place=_of("Мінск"), issued=YEAR), ""),
]


@pytest.mark.parametrize(("csl_type", "record", "text"), ROWS)
def test_the_first_condition_that_holds_gives_the_type(csl_type: str, record: Reference, text: str) -> None:
    """What a record states, and where that is not enough how it was printed, decide."""
    assert normalize_types(Labelled(ReferenceString(text)), record).type == csl_type


def test_every_type_of_the_table_has_a_row() -> None:
    """A type that no row shows would be a type that nothing proves."""
    assert {csl_type for csl_type, _ in TYPES} == {csl_type for csl_type, _, _ in ROWS}


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [("court", "SN", True), ("court", "snow", False), ("treaty", "Аб дагаворы", False), ("film", "filmowanie", False)],
)
def test_kinds_are_known_by_the_beginnings_of_words(kind: str, text: str, expected: bool) -> None:
    """A short form stands for itself alone."""
    assert names(kind, text) is (expected or kind == "treaty")
    assert starts_with(kind, text) is expected
