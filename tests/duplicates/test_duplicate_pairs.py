"""Pairs of records that are one work, and pairs that only look so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citekit.duplicates import find_duplicates
from citekit.model import Date, Name, Reference, Text

RITES = Reference(
    "article-journal", "lobach2013", "be", (Name("Лобач", "Вера Аляксандраўна"),),
    title=Text("Абрады зімовага цыклу на Палессі"), container_title=Text("Весці Акадэміі навук Беларусі"),
    volume="58", issue="2", page="45–52", issued=Date(((2013,),)),
)  # fmt: skip
BOOK = Reference(
    "book", "karatkievic1983", "be", (Name("Караткевіч", "Уладзімір"),), title=Text("Чорны замак Альшанскі"),
    publisher=Text("Мастацкая літаратура"), publisher_place=Text("Мінск"), issued=Date(((1983,),)),
    number_of_pages="349",
)  # fmt: skip
TWO_HANDS = replace(
    RITES, title=Text("Народны каляндар: матэрыялы экспедыцый"), author=(Name("Коваль", "А."), Name("Іваноў", "І. П."))
)
CHAPTER = Reference(
    "chapter", "kowalski2001", "pl", (Name("Kowalski", "Jan"),), title=Text("Szlachta na Podlasiu"),
    container_title=Text("Studia z dziejów Podlasia"), editor=(Name("Nowak", "Anna"),), isbn="978-83-235-0001-2",
    page="11–40", issued=Date(((2001,),)),
)  # fmt: skip
NEWS = Reference(
    "article-newspaper", "zviazda", "be", title=Text("Хроніка"), container_title=Text("Звязда"),
    issued=Date(((1995, 3, 14),)), page="2",
)  # fmt: skip
LAW = Reference(
    "legislation", "act", "ru", title=Text("О внесении изменений в некоторые законы"), genre=Text("Закон"),
    number="25-З", issued=Date(((2004, 1, 5),)),
)  # fmt: skip
SET = replace(BOOK, title=Text("Збор твораў"), volume="1", number_of_pages=None)


def _authors(*literals: str) -> tuple[Name, ...]:
    return tuple(Name(literal=literal) for literal in literals)


SAME = {
    "the article in Latin letters": (
        RITES,
        replace(
            RITES, author=(Name("Lobach", "V. A."),), title=Text("Abrady zimovaha tsyklu na Palessi"),
            container_title=Text("Vestsi Akademii navuk Belarusi"),
        ),
    ),
    "the same by another scheme": (
        RITES,
        replace(RITES, author=(Name("Lobach", "V."),), title=Text("Abrady zimovaga cyklu na Palessì")),
    ),
    "slips in the title": (RITES, replace(RITES, title=Text("Абрады зімвага цыкллу на Палесси"))),
    "a torn word": (RITES, replace(RITES, title=Text("Абрады зімо вага цыклу на Пале ссі"))),
    "Latin letters amid the Cyrillic ones": (RITES, replace(RITES, title=Text("Aбpады зiмoвaга цыклу на Пaлeссi"))),
    "capitals and a full stop": (RITES, replace(RITES, title=Text("АБРАДЫ ЗІМОВАГА ЦЫКЛУ НА ПАЛЕССІ."))),
    "an abbreviated journal": (RITES, replace(RITES, container_title=Text("Весці АН Беларусі"))),
    "words of the journal cut": (RITES, replace(RITES, container_title=Text("Вес. Акад. навук Бел."))),
    "no year": (RITES, replace(RITES, issued=None)),
    "no author": (RITES, replace(RITES, author=())),
    "nothing but author, title and year": (
        RITES,
        replace(RITES, container_title=None, volume=None, issue=None, page=None, type="document"),
    ),
    "pages with a marker and another dash": (RITES, replace(RITES, page="С. 45-52")),
    "pages with the second number cut": (RITES, replace(RITES, page="45–2")),
    "one page of them": (RITES, replace(RITES, page="47")),
    "a number of the year and a number from the first issue on": (RITES, replace(RITES, issue="2 (14)")),
    "the title translated, the pages the same": (
        RITES,
        replace(RITES, author=(Name("Lobach", "V."),), title=Text("Winter rites in Polesia")),
    ),
    "given name first, in one piece": (RITES, replace(RITES, author=_authors("Вера Лобач"))),
    "family name first, in one piece": (RITES, replace(RITES, author=_authors("Лобач В. А."))),
    "initials before the family name": (BOOK, replace(BOOK, author=_authors("У. Караткевіч"))),
    "authors in another order": (TWO_HANDS, replace(TWO_HANDS, author=TWO_HANDS.author[::-1])),
    "the first author only": (TWO_HANDS, replace(TWO_HANDS, author=TWO_HANDS.author[:1])),
    "the title without its subtitle": (TWO_HANDS, replace(TWO_HANDS, title=Text("Народны каляндар"))),
    "the publisher cut": (BOOK, replace(BOOK, publisher=Text("Маст. літ."))),
    "no imprint": (BOOK, replace(BOOK, publisher=None, publisher_place=None, number_of_pages=None)),
    "a page that somebody looked up": (BOOK, replace(BOOK, page="15")),
    "an ISBN of ten digits and of thirteen": (
        replace(BOOK, isbn="5-02-028065-8"),
        replace(BOOK, isbn="978-5-02-028065-6", title=Text("Чорны замак")),
    ),
    "one DOI, as a link and bare": (
        replace(RITES, doi="10.1000/XYZ.5", title=Text("Абрады")),
        Reference("webpage", url="https://doi.org/10.1000/xyz.5", title=Text("Winter rites")),
    ),
    "one address, with and without www": (
        Reference("webpage", title=Text("Радыё"), url="http://www.radio.example/a/1"),
        Reference("webpage", title=Text("Радыё"), url="https://radio.example/a/1/"),
    ),
    "a Polish chapter without its diacritics": (
        CHAPTER,
        replace(CHAPTER, container_title=Text("Studia z dziejow Podlasia"), editor=(), isbn=None),
    ),
    "an edited book under its editor": (
        Reference("book", editor=(Name("Грошевий", "Ю. М."),), title=Text("Кримінальний процес України"),
                  issued=Date(((2000,),))),
        Reference("book", author=(Name("Грошевой", "Ю."),), title=Text("Кримінальний процес України: підручник"),
                  issued=Date(((2000,),))),
    ),
    "a volume in Roman and in Arabic numerals": (SET, replace(SET, volume="Т. I")),
    "an act with its number and without": (LAW, replace(LAW, number=None)),
    "an English title with a slip": (
        Reference("book", author=(Name("Snyder", "Timothy"),), title=Text("The Reconstruction of Nations"),
                  issued=Date(((2003,),))),
        Reference("book", author=(Name("Snyder", "T."),), title=Text("The Reconstuction of Nations"),
                  issued=Date(((2003,),))),
    ),
    "a paper with the DOIs of its publisher and of an archive": (
        replace(RITES, doi="10.2307/1234567"), replace(RITES, doi="10.1017/abc.2013.5"),
    ),
    "a DOI that is cut off": (replace(RITES, doi="10.1000/abc.def-15"), replace(RITES, doi="10.1000/abc.def")),
    "a paper cited by its address alone": (
        RITES,
        Reference("webpage", author=RITES.author, title=RITES.title, issued=RITES.issued, url="http://vesci.example/1"),
    ),
    "a title and its parallel title, one ISBN": (
        replace(BOOK, title=Text("Історія України"), isbn="978-5-02-028065-6"),
        replace(BOOK, title=Text("История Украины"), isbn="978-5-02-028065-6"),
    ),
    "an article in a journal of two languages": (
        replace(RITES, title=Text("Історія України")), replace(RITES, title=Text("История Украины")),
    ),
    "a translation that a variant tells": (
        replace(BOOK, title=Text("Історія України", variants=(Text("История Украины", "ru"),))),
        replace(BOOK, title=Text("История Украины")),
    ),
    "a slip of another alphabet": (
        replace(BOOK, title=Text("Історія України")), replace(BOOK, title=Text("Исторія України")),
    ),
    "one page of two mirrors, author and year told": (
        Reference("webpage", author=BOOK.author, title=Text("Пра мову"), issued=BOOK.issued, url="http://a.example/x"),
        Reference("webpage", author=BOOK.author, title=Text("Пра мову"), issued=BOOK.issued, url="http://b.example/x"),
    ),
    "a twin that is told by a variant": (
        replace(BOOK, title=Text("Чорны замак Альшанскі", variants=(Text("The Black Castle of Alshany", "en"),))),
        replace(BOOK, title=Text("The Black Castle of Alshany"), author=(Name("Karatkievich", "U."),)),
    ),
}  # fmt: skip

DIFFERENT = {
    "volumes of one set": (SET, replace(SET, volume="2")),
    "a set and a volume with its own title": (
        replace(SET, volume=None),
        replace(SET, volume_title=Text("Апавяданні")),
    ),
    "parts of one title": (
        replace(RITES, title=Text("Абрады Палесся. Ч. 1")),
        replace(RITES, title=Text("Абрады Палесся. Ч. 2"), page=None),
    ),
    "parts in words": (
        replace(BOOK, title=Text("История философии: часть первая")),
        replace(BOOK, title=Text("История философии: часть вторая")),
    ),
    "English parts": (
        Reference("book", author=(Name("Smith", "J."),), title=Text("Logic, Part One"), issued=Date(((1990,),))),
        Reference("book", author=(Name("Smith", "J."),), title=Text("Logic, Part Two"), issued=Date(((1990,),))),
    ),
    "years in the title": (
        replace(BOOK, title=Text("Летапіс друку, 1925")),
        replace(BOOK, title=Text("Летапіс друку, 1926")),
    ),
    "editions of other years": (BOOK, replace(BOOK, issued=Date(((1995,),)))),
    "editions of one year": (replace(BOOK, edition="2-е выд."), replace(BOOK, edition="3-е выд.")),
    "a chapter and its book, with one ISBN": (
        CHAPTER,
        replace(CHAPTER, type="book", author=(), title=CHAPTER.container_title, container_title=None, page=None),
    ),
    "a chapter named as its book": (
        replace(CHAPTER, title=CHAPTER.container_title),
        replace(CHAPTER, type="book", title=CHAPTER.container_title, container_title=None, page=None),
    ),
    "two chapters of one book": (CHAPTER, replace(CHAPTER, title=Text("Mieszczanie na Podlasiu"), page="41–60")),
    "a newspaper column of another day": (NEWS, replace(NEWS, issued=Date(((1995, 3, 15),)))),
    "two columns of one issue": (replace(RITES, title=Text("Хроніка")), replace(RITES, title=Text("Хроніка"), page="90–95")),
    "a thesis and its abstract": (
        replace(BOOK, type="thesis", genre=Text("дыс. ... канд. філал. навук"), number_of_pages=None),
        replace(BOOK, type="thesis", genre=Text("аўтарэф. дыс. ... канд. філал. навук"), number_of_pages=None),
    ),
    "a thesis and a thin book of its title": (replace(BOOK, type="thesis"), replace(BOOK, number_of_pages="24")),
    "acts of one name, other numbers": (LAW, replace(LAW, number="31-З", issued=Date(((2004,),)))),
    "acts of one name, other days": (LAW, replace(LAW, number=None, issued=Date(((2004, 2, 5),)))),
    "one title, other authors": (BOOK, replace(BOOK, author=(Name("Быкаў", "Васіль"),))),
    "one author and year, other titles": (BOOK, replace(BOOK, title=Text("Хрыстос прызямліўся ў Гародні"))),
    "one word is another": (
        replace(BOOK, title=Text("Насельніцтва горада Мінска ў дзевятнаццатым стагоддзі")),
        replace(BOOK, title=Text("Насельніцтва горада Брэста ў дзевятнаццатым стагоддзі")),
    ),
    "two subtitles": (
        replace(BOOK, title=Text("Беларускія пісьменнікі: паэзія")),
        replace(BOOK, title=Text("Беларускія пісьменнікі: драматургія і крытыка")),
    ),
    "a translation into Russian": (
        BOOK,
        replace(BOOK, title=Text("Черный замок Ольшанский"), language="ru", issued=Date(((1984,),))),
    ),
    "a translation into English": (
        BOOK,
        replace(BOOK, title=Text("The Black Castle of Alshany"), author=(Name("Karatkievich", "U."),)),
    ),
    "prefaces of two books": (
        Reference("chapter", title=Text("Предисловие"), container_title=Text("Труды по теории"), page="3–5"),
        Reference("chapter", title=Text("Предисловие"), container_title=Text("Письма и дневники"), page="3–5"),
    ),
    "a short title alone": (
        Reference("book", title=Text("Вступ"), issued=Date(((1990,),))),
        Reference("book", title=Text("Вступ"), author=(Name("Коваль", "А."),)),
    ),
    "an article reprinted elsewhere": (
        RITES,
        replace(RITES, container_title=Text("Полымя"), volume=None, issue="7", page="12–19", issued=Date(((2015,),))),
    ),
    "the home page of a site": (
        Reference("webpage", title=Text("Навіны"), url="http://radio.example/"),
        Reference("webpage", title=Text("Архіў перадач"), url="http://radio.example/"),
    ),
    "numbers of one series": (
        replace(BOOK, title=Text("Матэрыялы канферэнцыі"), collection_number="5"),
        replace(BOOK, title=Text("Матэрыялы канферэнцыі"), collection_number="6"),
    ),
    "titles in a script that no scheme romanises": (
        replace(BOOK, title=Text("古代史研究"), author=()),
        replace(BOOK, title=Text("現代文学論"), author=()),
    ),
    "an author without a title": (
        Reference("book", author=(Name("Коваль", "А."),), issued=Date(((1990,),))),
        Reference("book", author=(Name("Коваль", "А."),), issued=Date(((1990,),))),
    ),
    "a paper and its data": (
        replace(RITES, doi="10.1000/paper"),
        replace(RITES, type="dataset", container_title=None, volume=None, issue=None, page=None,
                doi="10.5281/zenodo.77", publisher=Text("Zenodo")),
    ),
    "a paper and its program": (
        RITES, replace(RITES, type="software", container_title=None, volume=None, issue=None, page=None),
    ),
    "data and a program": (replace(BOOK, type="dataset"), replace(BOOK, type="software")),
    "a paper and a book": (
        RITES, replace(RITES, type="book", container_title=None, volume=None, issue=None, page=None),
    ),
    "a paper and a thesis": (
        RITES, replace(RITES, type="thesis", container_title=None, volume=None, issue=None, page=None),
    ),
    "a thesis and the book that became of it": (
        replace(BOOK, type="thesis", publisher=None, number_of_pages=None), replace(BOOK, isbn="978-5-02-028065-6"),
    ),
    "two DOIs": (replace(BOOK, doi="10.1000/a.1"), replace(BOOK, doi="10.1000/a.2")),
    "a work and its translation between kindred languages": (
        replace(BOOK, title=Text("Історія України"), author=(Name("Субтельний", "О."),)),
        replace(BOOK, title=Text("История Украины"), author=(Name("Субтельный", "О."),)),
    ),
    "a set and its first volume": (
        replace(SET, volume=None, issued=Date(((1991,), (2000,))), extra=(("volumes", "11"), ("entrytype", "mvbook"))),
        replace(SET, issued=Date(((1991,),))),
    ),
    "a set of many years and its first volume": (
        replace(SET, volume=None, issued=Date(((1991,), (2000,)))), replace(SET, issued=Date(((1991,),))),
    ),
    "a general title on two hosts": (
        Reference("webpage", title=Text("Главная страница"), url="http://a.example/x"),
        Reference("webpage", title=Text("Главная страница"), url="http://b.example/x"),
    ),
    "records that say nothing": (Reference("book"), Reference("book")),
}  # fmt: skip


@pytest.mark.parametrize("name", SAME)
def test_one_work_is_found_in_other_clothes(name: str) -> None:
    """What two hands write of one work is known as that, in both orders."""
    assert find_duplicates(SAME[name]) == ((0, 1),)
    assert find_duplicates(SAME[name][::-1]) == ((0, 1),)


@pytest.mark.parametrize("name", DIFFERENT)
def test_two_works_stay_two(name: str) -> None:
    """What tells works apart is never overlooked, in neither order."""
    assert find_duplicates(DIFFERENT[name]) == ()
    assert find_duplicates(DIFFERENT[name][::-1]) == ()


def test_groups_are_ordered_by_their_first_records() -> None:
    """Groups come in the order of the list, and so do the places in them."""
    assert find_duplicates([BOOK, RITES, LAW, RITES, BOOK, BOOK]) == ((0, 4, 5), (1, 3))


def test_a_record_between_two_editions_joins_neither_with_the_other() -> None:
    """A record without a year fits two editions: they are not joined by it."""
    second = replace(BOOK, issued=Date(((1995,),)))
    assert all(not {0, 1} <= set(group) for group in find_duplicates([BOOK, second, replace(BOOK, issued=None)]))


def test_a_column_without_a_page_is_left_alone() -> None:
    """A record that fits two works equally well is none of them."""
    columns = [replace(RITES, title=Text("Хроніка"), page=page) for page in ("10–12", "80–82", None)]
    assert find_duplicates(columns) == ()
