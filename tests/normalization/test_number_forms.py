"""Numbers of volumes, acts, pages and archive records lose what printing added."""

from __future__ import annotations

import pytest

from citekit.model import LabelledField, LabelledReference, Reference, ReferenceString, Span
from citekit.normalization.numbers import (
    normalize_act_number,
    normalize_count,
    normalize_location,
    normalize_numbers,
    normalize_pages,
)
from citekit.normalization.title_parts import is_access_mark, split_materials, split_title


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("№ 6 (1601", "6 (1601)"),
        ("(12)", "12"),
        ("1( 2)", "1(2)"),
        ("3-4)", "3-4"),
        ("1–2 (22–23)", "1–2 (22–23)"),
        ("nr 7", "7"),
        ("I–XVI", "I–XVI"),
        (" ,", None),
        (None, None),
    ],
)
def test_counts_lose_their_sign_and_stray_brackets(printed: str | None, expected: str | None) -> None:
    """A double issue keeps its brackets; one bracket alone is closed or dropped."""
    assert normalize_count(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("964хIV", "964-IV"),
        ("№ 249,IV", "249-IV"),
        ("1789 – ХІІ", "1789-ХІІ"),
        ("3792хХІІ", "3792-ХІІ"),
        ("132/94ТВР", "132/94-ВР"),
        ("174БФЗ", "174-ФЗ"),
        ("55-XII", "55-XII"),
        ("sygn. akt II CSK 123/10", "II CSK 123/10"),
        ("12.00.08", "12.00.08"),
        ("", None),
    ],
)
def test_numbers_of_acts_get_their_hyphen_back(printed: str, expected: str | None) -> None:
    """A letter or comma between figures and a Roman number is a hyphen that a font lost."""
    assert normalize_act_number(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Фонд 4. Воп. 21. Спр. 12. Арк. 5–9.", "Фонд 4. Воп. 21. Спр. 12. Арк. 5–9"),
        ("Ф.501 . Оп.1. Д. 6. Л.16 - 54.", "Ф. 501. Оп. 1. Д. 6. Л. 16-54"),
        ("sygn. 120, k. 45v", "sygn. 120, k. 45v"),
        ("Ф. 24. Воп. 1. Арк. 12–18 адв.", "Ф. 24. Воп. 1. Арк. 12–18 адв."),
        ("", None),
    ],
)
def test_places_in_archives_have_even_blanks(printed: str, expected: str | None) -> None:
    """Each shortened word is followed by one blank; a final stop that ends no word goes."""
    assert normalize_location(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("128-35", "128-35"), ("С. XII–XV", "XII-XV"), ("45–47 с.", "45-47"), ("12(", "12"), ("13 –3 7", "13-37")],
)
def test_pages_lose_their_word(printed: str, expected: str) -> None:
    """The word for page, stray brackets and blanks go; a shortened range stays as printed."""
    assert normalize_pages(printed) == expected


@pytest.mark.parametrize(
    ("printed", "value", "volume"),
    [
        ("Браты: раман. В 2-х книгах. Книга 1.", "Браты: раман", "1"),
        ("Гісторыя : у 2 т.", "Гісторыя", None),
        ("Dzieje w 3 tomach. T. II", "Dzieje", "II"),
        ("Fortyfikacja t.", "Fortyfikacja", None),
        ("Роль языка в истории торговли", "Роль языка в истории торговли", None),
        ("Жизнь в 3 измерениях", "Жизнь в 3 измерениях", None),
    ],
)
def test_counts_of_volumes_leave_the_title(printed: str, value: str, volume: str | None) -> None:
    """Only a number with a word for volumes is a count."""
    title = split_title(printed)
    assert (title.value, title.volume) == (value, volume)


@pytest.mark.parametrize(
    ("printed", "value", "event"),
    [
        ("Мова і час: матэрыялы навук. канф.", "Мова і час", "матэрыялы навук. канф."),
        ("Лёсы (Материалы межресп. конф.)", "Лёсы", "Материалы межресп. конф."),
        ("Материалы научной конференции", "Материалы научной конференции", None),
        ("Мова: матэрыялы да слоўніка", "Мова: матэрыялы да слоўніка", None),
    ],
)
def test_meetings_leave_the_title(printed: str, value: str, event: str | None) -> None:
    """Proceedings that have a title of their own give the meeting away; without one the meeting is the title."""
    title = split_title(printed)
    assert (title.value, title.event) == (value, event)


def test_the_word_for_papers_goes_to_the_meeting() -> None:
    """A container cut behind ``матер.`` gives the word to the event."""
    assert split_materials("Тэмы: матер.", "навук. канф.") == ("Тэмы", "матер. навук. канф.")


@pytest.mark.parametrize(
    ("text", "expected"), [("Режим доступа", True), ("Рэжым доступу:", True), ("Доступна ўсім", False)]
)
def test_words_before_an_address_are_no_title(text: str, expected: bool) -> None:
    """What introduces an address names nothing."""
    assert is_access_mark(text) is expected


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (("XII", "345 с."), "XII, 345"),
        (("xii", "180"), "xii, 180"),
        (("345", "4"), "345"),
        (("349 с.",), "349"),
        ((), None),
    ],
)
def test_pages_with_roman_numbers_are_counted_beside_the_others(pieces: tuple[str, ...], expected: str | None) -> None:
    """A book of ``XII, 345 с.`` has more than its preface; leaves of pictures are no pages."""
    fields = tuple(LabelledField("number_of_pages", piece, Span(0, len(piece))) for piece in pieces)
    labelled = LabelledReference(ReferenceString(", ".join(pieces)), fields)
    assert normalize_numbers(labelled, Reference()).number_of_pages == expected
