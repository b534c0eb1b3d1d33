"""What has an exact form is read wherever it stands: identifiers, addresses, access dates, media, numbers."""

from __future__ import annotations

import pytest

from citekit.parsing.draft import MASK, Draft
from citekit.parsing.lexing import lex_exact
from citekit.parsing.repaired import RepairedText


def _lexed(text: str) -> dict[str, list[str]]:
    draft = Draft(RepairedText.of(text), text)
    lex_exact(draft)
    found: dict[str, list[str]] = {}
    for field in draft.fields():
        found.setdefault(field.label, []).append(field.text)
    return found


EXACT = [
    ("P. 163–189. https://doi.org/10.1017/S0003975602001066", "doi", "10.1017/S0003975602001066"),
    ("doi: 10.2307/2500202.", "doi", "10.2307/2500202"),
    (
        "DOI 10.1002/(SICI)1097-0258(19980815)17:15<1661::AID>3.0.CO;2-2",
        "doi",
        "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID>3.0.CO;2-2",
    ),
    ("https://dx.doi.org/10.15407/ukrmova2019.01.003", "doi", "10.15407/ukrmova2019.01.003"),
    ("872 с. ISBN 5-94457-165-9.", "isbn", "5-94457-165-9"),
    ("ISBN: 978–985–08–1234–Х", "isbn", "978–985–08–1234–Х"),
    ("ISSN 0130-9250", "issn", "0130-9250"),
    ("URL: http://kamunikat.org/1.html", "url", "http://kamunikat.org/1.html"),
    ("http://a.by/1 (дата доступу: 12.05.2010).", "accessed", "12.05.2010"),
    ("http://a.by/1. – Дата доступа: 14.03.2011.", "accessed", "14.03.2011"),
    ("http://a.ru/1 (дата обращения: 5 марта 2016 г.).", "accessed", "5 марта 2016 г."),
    ("http://a.ua/1 (дата звернення: 03.04.2018).", "accessed", "03.04.2018"),
    ("http://a.pl/1 (dostęp: 12.05.2010)", "accessed", "12.05.2010"),
    ("http://a.pl/1, dostęp z dnia 12 maja 2010 r.", "accessed", "12 maja 2010 r."),
    ("http://a.org/1 (accessed 12 May 2014).", "accessed", "12 May 2014"),
    ("http://a.org/1 [Accessed on May 12, 2014]", "accessed", "May 12, 2014"),
    ("Назва [Электронны рэсурс]. – 2010", "medium", "Электронны рэсурс"),
    ("Название [Электронный ресурс] : сайт", "medium", "Электронный ресурс"),
    ("Назва [Електронний ресурс]", "medium", "Електронний ресурс"),
    ("Tytuł [online]", "medium", "online"),
]


@pytest.mark.parametrize(("text", "label", "expected"), EXACT)
def test_exact_forms_are_read_anywhere(text: str, label: str, expected: str) -> None:
    """The form alone says what an identifier, an address, an access date or a medium is."""
    assert _lexed(text).get(label) == [expected]


INEXACT = [
    ("С. 10.12/3", "doi"),
    ("ISBN", "isbn"),
    ("Т. 5-94457-165-9", "isbn"),
    ("Доступ да ведаў. – 12.05.2010", "accessed"),
    ("Слова [і інш.]", "medium"),
    ("Мінск, вул. Леніна", "url"),
]


@pytest.mark.parametrize(("text", "label"), INEXACT)
def test_what_only_looks_so_is_left(text: str, label: str) -> None:
    """A fraction is no DOI, a plain number no ISBN, a date without an address no date of access."""
    assert label not in _lexed(text)


def test_only_the_first_address_is_the_record_s() -> None:
    """A second address is no second piece of the first; both are read by nobody else."""
    text = "http://a.by/1.html ; http://b.by/2.html"
    draft = Draft(RepairedText.of(text), text)
    lex_exact(draft)
    assert [field.text for field in draft.fields()] == ["http://a.by/1.html"]
    assert not draft.free.strip(f" ;{MASK}")


def test_the_target_of_a_markdown_link_is_the_address() -> None:
    """Of ``[text](target)`` the target counts, also where the text is an address."""
    assert _lexed("[http://a.by/x](http://a.by/xyz)")["url"] == ["http://a.by/xyz"]


@pytest.mark.parametrize("marker", ["URL: ", "Режим доступа: ", "Рэжым доступу: ", "Режим доступу: ", "Available at: "])
def test_the_marker_of_an_address_is_no_text(marker: str) -> None:
    """The words that introduce an address are masked with it."""
    text = f"Назва. {marker}http://a.by/1.html"
    draft = Draft(RepairedText.of(text), text)
    lex_exact(draft)
    assert draft.free.strip(f" {MASK}") == "Назва."
