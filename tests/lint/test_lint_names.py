"""Names that programs take apart wrongly."""

from __future__ import annotations

import pytest
from rule_runner import findings, run, run_json

from citekit.lint.names import find_wrong_names
from citekit.model import Reference, SourceEntry, SourceField, Span

CASES = [
    ("Иванов И. И.", [("name-unsplit", "Иванов, И. И.")]),
    ("Иванов И.И.", [("name-unsplit", "Иванов, И.И.")]),
    ("Kowalska-Nowak A.", [("name-unsplit", "Kowalska-Nowak, A.")]),
    ("Колас, Якуб and Купала Я.", [("name-unsplit", "Колас, Якуб and Купала, Я.")]),
    ("Иванов И. И. and Петров П. П.", [("name-unsplit", "Иванов, И. И. and Петров, П. П.")] * 2),
    ("Иванов И. И., Петров П. П.", [("names-joined", "Иванов, И. И. and Петров, П. П.")]),
    ("Иванов, И. И., Петров, П. П.", [("names-joined", "Иванов, И. И. and Петров, П. П.")]),
    (
        "И. И. Иванов, П. П. Петров и С. С. Сидоров",
        [("names-joined", "И. И. Иванов and П. П. Петров and С. С. Сидоров")],
    ),
    ("Иванов, Иван; Петров, Пётр", [("names-joined", "Иванов, Иван and Петров, Пётр")]),
    ("Т. А. Баскакова при участии В. А. Цехового", []),
    ("Под ред. И. И. Иванова, П. П. Петрова", [("names-joined", None)]),
    ("W. Eric L. Grimson", []),
    ("Gose, Jr., Eliot B.", []),
    ("Robert W. Hill, Jr.", []),
    ("Фрейд, 3.", [("name-has-digits", None)]),
    ("{\\LaTeX3} Project Team", []),
    ("Иванов2, И. И.", [("name-has-digits", None)]),
    ("Ив0н, И.", [("name-has-digits", None)]),
    ("W3C, Group", []),
    ("Smith, J. and Doe, A., and Roe, B.", [("name-comma", "Smith, J. and Doe, A. and Roe, B.")]),
    ("Иоанн Павел II", []),
    ("Иванов, И. И. и др.", [("name-others", "Иванов, И. И. and others")]),
    ("Kowalski, Jan and et al.", [("name-others", "Kowalski, Jan and others")]),
    ("Іваноў, І. and і інш.", [("name-others", "Іваноў, І. and others")]),
    ("Іваноў, І І", [("name-initials", "Іваноў, І. І.")]),
    ("Бурцев, В", [("name-initials", "Бурцев, В.")]),
    ("Smith, J.R", [("name-initials", "Smith, J. R.")]),
    ("Smith, JR", [("name-initials", None)]),
    ("ИВАНОВ, Иван", [("name-capitals", None)]),
    ("Иванов, И. И.", []),
    ("И. И. Иванов", []),
    ("Янка Купала", []),
    ("de Vries, Hugo and van der Berg, Jan", []),
    ("{Наша Ніва}", []),
    ("{Іваноў І. І. і партнёры, Пятроў П. П.}", []),
    ("Купала, Янка and others", []),
    ("Ю. Шевельов", []),
    ("ООН", []),
    ("Дэ-ла-Круз, Хуана Інэс", []),
]


@pytest.mark.parametrize(("names", "expected"), CASES)
def test_names_are_told_apart(names: str, expected: list[tuple[str, str | None]]) -> None:
    """A name that BibTeX would take apart wrongly is found, and mended where only one reading is possible."""
    assert run(find_wrong_names, f"author = {{{names}}}") == expected


def test_names_of_csl_json_are_judged_by_their_parts() -> None:
    """JSON has family and given names apart, so only what was never parted is told, without a repair."""
    item = '{"id": "a", "type": "book", "author": [{"literal": "Иванов И. И."}, {"family": "Колас", "given": "Якуб"}]}'
    assert run_json(find_wrong_names, item) == [("name-unsplit", None)]


def test_the_place_is_that_of_the_name() -> None:
    """The finding points to the name in its list."""
    (found,) = findings(find_wrong_names, "@book{a,\n author = {Колас, Якуб\n and Иванов И. И.}\n}")
    assert (found.line, found.column, found.field) == (3, 6, "author")


def test_a_tag_of_ris_holds_one_name() -> None:
    """It is mended within its tag, and never becomes two names."""
    entry = SourceEntry("book", "a", 1, 1, (_tag("Колас Я.", 2), _tag("Колас Я., Купала Я.", 3), _tag("Купала, Я.", 4)))
    found = [(one.line, one.code, one.repair and one.repair.repaired) for one in find_wrong_names(Reference(), entry)]
    assert found == [(2, "name-unsplit", "Колас, Я."), (3, "names-joined", None)]


def _tag(text: str, line: int) -> SourceField:
    return SourceField("AU", text, line, 7, "author", Span(line * 100, line * 100 + len(text)))
