"""Pieces that the labeller tore, cut short or misnamed come back to their fields."""

from __future__ import annotations

import pytest
from oracle_pieces import label

from citekit.model import LabelledReference
from citekit.normalization import normalize_reference

Row = tuple[str, LabelledReference, str, str | None]
ROWS: list[Row] = [
    (
        "an unlabelled word inside a title",
        label("Гісторыя горада Полацка. Мінск, 1999", ("title", "Гісторыя"), ("title", "Полацка"), ("issued", "1999")),
        "title",
        "Гісторыя горада Полацка",
    ),
    (
        "a first word that no label took",
        label("Kowalska A., Wybór tekstów, Warszawa 1985", ("author", "Kowalska A."), ("title", "tekstów")),
        "title",
        "Wybór tekstów",
    ),
    (
        "a medium between title and subtitle",
        label(
            "Право [Текст]: падручнік. 1999",
            ("title", "Право"),
            ("medium", "Текст"),
            ("title", "падручнік"),
            ("issued", "1999"),
        ),
        "title",
        "Право: падручнік",
    ),
    (
        "titles far apart",
        label(
            "Назва кнігі першай. – Мінск. Іншая",
            ("title", "Назва кнігі першай"),
            ("publisher_place", "Мінск"),
            ("title", "Іншая"),
        ),
        "title",
        "Назва кнігі першай",
    ),
    (
        "a number of an act torn at its slash",
        label("указ № 1115/2009", ("genre", "указ"), ("number", "1115"), ("issued", "2009")),
        "number",
        "1115/2009",
    ),
    (
        "a whole number that was read as a year",
        label(
            "Часопіс. 2009. № 6 (1601)",
            ("container_title", "Часопіс"),
            ("issued", "2009"),
            ("issue", "6"),
            ("issued", "1601"),
        ),
        "issue",
        "6 (1601)",
    ),
    (
        "the year of a journal in brackets",
        label("Europe 55, no. 8 (2003)", ("container_title", "Europe"), ("issue", "8"), ("issued", "2003")),
        "issue",
        "8",
    ),
    (
        "an installment of a journal",
        label("„Спадчына”, Вып. 14, Мінск", ("container_title", "Спадчына"), ("volume", "14")),
        "issue",
        "14",
    ),
    (
        "a part of a book",
        label("Летапіс. Вып. 3. Мінск, 1999", ("title", "Летапіс"), ("issue", "3"), ("issued", "1999")),
        "volume",
        "3",
    ),
    (
        "a number behind a container",
        label("Веснік. – 1991 – №53", ("container_title", "Веснік"), ("issued", "1991"), ("number", "53")),
        "issue",
        "53",
    ),
    (
        "a volume read as an extent",
        label("„Журнал”, 1899, часть 324", ("container_title", "Журнал"), ("number_of_pages", "324")),
        "volume",
        "324",
    ),
    (
        "a cited page read as an extent",
        label("A. Wilson, Belarus (London, 2015), 112.", ("title", "Belarus"), ("number_of_pages", "112")),
        "page",
        "112",
    ),
    (
        "a container that a mark introduces and no label took",
        label("Артыкул // ИОАИЭ. Т. III. Казань", ("title", "Артыкул"), ("volume", "III")),
        "container_title",
        "ИОАИЭ",
    ),
    (
        "a publisher read as a container",
        label(
            "Kowalski K., Bariery, Wiedza Ludu, Warszawa 2016, s. 9",
            ("author", "Kowalski K."),
            ("title", "Bariery"),
            ("container_title", "Wiedza Ludu"),
            ("publisher_place", "Warszawa"),
        ),
        "publisher",
        "Wiedza Ludu",
    ),
    (
        "a place inside a title",
        label("Twierdza Wrocław w planach, 1999", ("title", "Twierdza"), ("publisher_place", "Wrocław")),
        "publisher_place",
        None,
    ),
    (
        "the reporter of a judgment",
        label("Wyrok SN, sygn. akt II CSK 1/10, OSNC 2011", ("genre", "Wyrok"), ("number", "II CSK 1/10")),
        "container_title",
        "OSNC",
    ),
    (
        "a journal in quotation marks at the end of a title",
        label("Радавод, „Спадчына”, nr 18", ("title", "Радавод, „Спадчына"), ("issue", "18")),
        "container_title",
        "Спадчына",
    ),
    (
        "the count of volumes and the volume",
        label(
            "Браты: раман. У 2 кн. Кн. 1. – Мінск",
            ("title", "Браты: раман. У 2 кн. Кн. 1."),
            ("publisher_place", "Мінск"),
        ),
        "volume",
        "1",
    ),
    (
        "a meeting in a title",
        label(
            "Мова: матэрыялы навук. канф. – Мінск",
            ("title", "Мова: матэрыялы навук. канф."),
            ("publisher_place", "Мінск"),
        ),
        "event_title",
        "матэрыялы навук. канф.",
    ),
    (
        "a constitution read as a kind of act",
        label(
            "Канстытуцыя Беларусі ад 15 сакавіка 1994",
            ("genre", "Канстытуцыя"),
            ("authority", "Беларусі"),
            ("issued", "15 сакавіка 1994"),
        ),
        "title",
        "Канстытуцыя Беларусі",
    ),
    (
        "a word for an edition without a number",
        label("Akta, wyd. S. Nowak", ("title", "Akta"), ("edition", "wyd."), ("editor", "S. Nowak")),
        "edition",
        None,
    ),
]


@pytest.mark.parametrize(("what", "labelled", "field", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_pieces_come_back_to_their_fields(
    what: str, labelled: LabelledReference, field: str, expected: str | None
) -> None:
    """What stands beside a piece in print, and the word before it, tell where it belongs."""
    value = getattr(normalize_reference(labelled), field)
    assert (str(value) if value else None) == expected, what


@pytest.mark.parametrize(
    ("labelled", "role", "family"),
    [
        (
            label("Слоўнік / уклад. і голов. ред. В.Т. Сыч", ("title", "Слоўнік"), ("editor", "В.Т. Сыч")),
            "compiler",
            "Сыч",
        ),
        (label("Жук В. В. (сост. и науч. ред.). Тэма", ("editor", "Жук В. В."), ("title", "Тэма")), "compiler", "Жук"),
        (label("Dzieje, oprac. J. Nowak, Kraków", ("title", "Dzieje"), ("compiler", "J. Nowak")), "editor", "Nowak"),
        (label("Тэма / Жук, І. І. Сыч", ("title", "Тэма"), ("author", "Жук"), ("author", "І. І.")), "author", "Жук"),
    ],
)
def test_roles_follow_the_words_before_the_names(labelled: LabelledReference, role: str, family: str) -> None:
    """Two role words give two roles, and who prepares an edition edits it."""
    assert [name.family for name in getattr(normalize_reference(labelled), role)] == [family]


def test_initials_alone_take_the_surname_before_them() -> None:
    """A surname that no label took stands right before its initials."""
    record = normalize_reference(label("Lem S., Solaris, Kraków 1976", ("author", "S."), ("title", "Solaris")))
    assert [(name.family, name.given) for name in record.author] == [("Lem", "S.")]


def test_a_site_at_the_head_is_the_author() -> None:
    """The name of a site before the year in brackets stands where authors stand."""
    record = normalize_reference(label("Naviny.by (2013). „Тэма”", ("issued", "2013"), ("title", "Тэма")))
    assert [name.literal for name in record.author] == ["Naviny.by"]
