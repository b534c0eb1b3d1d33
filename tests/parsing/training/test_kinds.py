"""Acts of law, archive records, names of works and imprints vary as real ones do."""

import random
import re

import pytest

from citekit.parsing.training.drawing import cut
from citekit.parsing.training.pool import Pool
from citekit.parsing.training.rendered import LABELS, Rendered
from citekit.parsing.training.rendering import render
from citekit.parsing.training.style_tables import draw_habits, load_style, waver
from citekit.parsing.training.variation_archives import keep_in_court, other_shelf
from citekit.parsing.training.variation_imprints import IMPRINTS, add_plates, join_publishers
from citekit.parsing.training.variation_laws import LAWS, move_register, name_adopter, other_kind, print_act
from citekit.parsing.training.variation_numbers import number_standard
from citekit.parsing.training.variation_titles import TITLES, turn_host, turn_title

BOOKS = [
    {
        "type": "book",
        "title": f"Кніга пра {place}",
        "publisher": f"Выд-ва {place}",
        "publisher-place": place,
        "author": [{"family": "Зорын", "given": "Алесь"}],
    }
    for place in ("Мір", "Слуцк", "Пінск")
]
LAW = {
    "type": "legislation",
    "title": "Про освіту",
    "genre": "Закон України",
    "number": "1-V",
    "issued": {"date-parts": [[2017, 9, 5]]},
    "container-title": "Голос України",
    "section": "3",
}


def outcomes(change, record, language: str, times: int = 60):
    """Give what a change makes of a record, by many dice."""
    pool = Pool(language, BOOKS)
    return [change(record, pool, random.Random(seed)) for seed in range(times)]


def strings(value) -> list[str]:
    """List the texts in a value, however deep."""
    if isinstance(value, dict):
        return [text for one in value.values() for text in strings(one)]
    return [text for one in value for text in strings(one)] if isinstance(value, list) else [str(value or "")]


@pytest.mark.parametrize(
    "change", [change for change, _ in (*TITLES, *LAWS, *IMPRINTS)], ids=lambda change: change.__name__
)
@pytest.mark.parametrize("language", ["be", "ru", "uk", "pl", "en", "de", "lt"])
def test_a_change_leaves_no_brace_and_no_empty_name_in_any_language(change, language: str) -> None:
    """Turns of the tables are filled, and a record of any language can be turned."""
    for record in (BOOKS[0], LAW, {**BOOKS[0], "type": "article-journal", "container-title": "Час"}):
        for changed in outcomes(change, record, language, 25):
            assert not [text for text in strings(changed) if re.search(r"[{}]|None", text)]


def test_a_title_takes_turns_and_keeps_its_words() -> None:
    """A turned title still holds most of the words it had."""
    turned = {made["title"] for made in outcomes(turn_title, BOOKS[0], "be")}
    assert len(turned) > 20
    assert all("пра" in title for title in turned)


def test_a_journal_becomes_the_bulletin_of_some_university() -> None:
    """Names of journals are put together from a bulletin and a body."""
    journal = {"type": "article-journal", "container-title": "Час"}
    names = {made["container-title"] for made in outcomes(turn_host, journal, "ru")}
    assert any(name.startswith("Вестник ") for name in names)


def test_a_law_and_its_body_fit_together() -> None:
    """A kind that the president gives is not given by a court."""
    for made in outcomes(other_kind, LAW, "uk", 200):
        if made["genre"].lower() == "указ":
            assert made["authority"] == "Президента України"
        if made["genre"].lower().startswith("закон"):
            assert made["authority"] == ""


def test_a_number_of_a_register_is_printed_without_a_word() -> None:
    """``2/1517`` is the section of a law, and no word stands before it."""
    law = {**LAW, "language": "be", "section": "2/1517"}
    moved = {**law, **move_register(law, Pool("be", BOOKS), random.Random(1))}
    printed = [render(moved, "laws-title-first", random.Random(seed)) for seed in range(30)]
    places = [
        (one.pieces[place - 1][0], text)
        for one in printed
        if one
        for place, (text, label) in enumerate(one.pieces)
        if label == "section"
    ]
    assert places
    assert all(text == "2/1517" and not before.rstrip().endswith("рт.") for before, text in places)


def test_who_adopted_an_act_is_its_authority() -> None:
    """``прийнята Верховною Радою`` labels the council."""
    act = {**LAW, "language": "uk", **name_adopter(LAW, Pool("uk", BOOKS), random.Random(2))}
    rendered = render({key: value for key, value in act.items() if value}, "laws-title-first", random.Random(3))
    assert rendered is not None
    assert (act["adopter"], "authority") in rendered.pieces


def test_an_act_printed_as_a_book_has_an_imprint() -> None:
    """A code may come with a place, a publisher and pages."""
    acts = outcomes(print_act, LAW, "uk", 40)
    assert all(made["publisher-place"] and made["container-title"] is None for made in acts)


def test_archive_records_have_numbers_of_their_country() -> None:
    """Fonds and leaves are abbreviated as each country does, and every number is filled in."""
    record = {"type": "manuscript", "archive": "А", "archive_location": "1"}
    for language, opening in (("be", "ф|кмф"), ("ru", "ф"), ("uk", "ф"), ("pl", "")):
        for made in outcomes(other_shelf, record, language):
            assert re.match(opening, made["archive_location"].lower())
            assert not set("#%") & set(made["archive_location"])


def test_a_court_keeps_cases_of_a_year() -> None:
    """The number of the case is the location; the year has no label."""
    record = {"type": "manuscript", "archive": "А", "archive_location": "1"}
    made = keep_in_court(record, Pool("uk", BOOKS), random.Random(4))
    rendered = render({**record, "language": "uk", **made}, "archive-records", random.Random(5))
    assert rendered is not None
    assert [label for _, label in rendered.pieces if label] == ["archive_location", "archive"]


def test_a_second_publisher_has_the_label_of_the_first() -> None:
    """``М.: А; Харьков: Б`` has two places and two publishers."""
    pairs = [made for made in outcomes(join_publishers, BOOKS[0], "ru") if made.get("second-place")]
    book = {**BOOKS[0], "language": "ru", "issued": {"date-parts": [[2001]]}, **pairs[0]}
    printed = [render(book, "gost71-2003", random.Random(seed)) for seed in range(20)]
    labels = [[label for _, label in one.pieces if label] for one in printed if one]
    assert any(row.count("publisher") == 2 and row.count("publisher_place") == 2 for row in labels)


def test_plates_stay_outside_the_extent() -> None:
    """``382, [1] с.`` has an extent of 382 pages."""
    book = {**BOOKS[0], "language": "be", "number-of-pages": "382", "issued": {"date-parts": [[2001]]}}
    book |= {"plates": ", [1]", "pictures": " : іл."}
    assert add_plates(book, Pool("be", BOOKS), random.Random(1))
    rendered = render(book, "gost71-2003", random.Random(3))
    assert rendered is not None
    assert ("382", "number_of_pages") in rendered.pieces
    assert "382, [1]" in rendered.text


def test_a_standard_has_letters_and_digits() -> None:
    """The number of a standard holds the name of its system."""
    made = outcomes(number_standard, {"type": "standard"}, "ru")
    assert all(re.match(r"(?:ГОСТ|СНиП)", one["number"]) for one in made)


def test_a_hand_wavers_in_some_of_its_habits() -> None:
    """Most habits stay as the list has them."""
    style = load_style("gost71-2003")
    habits = draw_habits(style, random.Random(6))
    wavered = waver(habits, style, 0.2, random.Random(7))
    changed = [name for name in habits if habits[name] != wavered[name]]
    assert 0 < len(changed) < len(habits) / 3


def test_a_reference_is_cut_after_its_first_fields() -> None:
    """The end is lost, the beginning stays as it was."""
    pieces = tuple((label, label) for label in LABELS[:6])
    whole = Rendered(pieces, "x", "be")
    for seed in range(30):
        short = cut(whole, random.Random(seed))
        assert short.pieces == pieces[: len(short.pieces)]
        assert 1 <= len(short.pieces) <= len(pieces)
