"""One record for each work: what repeats it, and its twin in Latin letters, are none of their own."""

from __future__ import annotations

import pytest

from citekit.model import Date, Name, Reference, ReferenceString, Text
from citekit.normalization import match_twins, resolve_repeats


def _work(family: str, title: str, year: int, label: str | None = None) -> Reference:
    text = f"{family} А. {title}. {year}."
    return Reference(
        author=(Name(family, "А."),),
        title=Text(title),
        issued=Date(((year,),)),
        source=ReferenceString(text, label),
    )


def _item(text: str) -> Reference:
    return Reference(title=Text(text), source=ReferenceString(text, "2."))


NOWAK = _work("Nowak", "Dzieje miasta", 1999)
OTHER = _work("Nowak", "Las", 2001)
BYKAU = _work("Быкаў", "Знак бяды", 1984)


@pytest.mark.parametrize(
    ("items", "left"),
    [
        ((NOWAK, _item("Tamże, s. 6.")), 1),
        ((BYKAU, _item("Там жа. – С. 12."), _item("Тамсама.")), 1),
        ((NOWAK, BYKAU, _item("Nowak J., dz. cyt., s. 8.")), 2),
        ((NOWAK, OTHER, _item("Nowak J., dz. cyt., s. 8.")), 3),
        ((_item("Tamże, s. 6."), NOWAK), 2),
        ((NOWAK, _item("Там же работал Иванов, автор многих книг.")), 2),
    ],
)
def test_what_surely_repeats_a_work_is_no_record(items: tuple[Reference, ...], left: int) -> None:
    """Ibid. means the work before, op. cit. the only one of its author; what is uncertain stays."""
    assert len(resolve_repeats(items)) == left


def test_the_work_says_what_repeats_it() -> None:
    """A diagnostic of the record that stays holds the item as printed."""
    [kept] = resolve_repeats((NOWAK, _item("Tamże, s. 6.")))
    assert [(finding.code, "2. Tamże, s. 6." in finding.message) for finding in kept.diagnostics] == [
        ("reference-repeated", True)
    ]


CYRILLIC = (_work("Антипова", "Старение населения", 2007, "1."), _work("Барсуков", "Расселение людей", 2014, "2."))
LATIN = (_work("Antipova", "Starenie naseleniya", 2007, "1."), _work("Barsukov", "How people settle", 2014, "2."))


def _in_latin(work: Reference) -> Reference:
    source = ReferenceString(f"{work.author[0].family} A. {work.title}. 2007.", work.source and work.source.label)
    return Reference(author=work.author, title=work.title, issued=work.issued, source=source)


def test_a_twin_gives_its_names_and_titles_as_variants() -> None:
    """What is romanised is tagged by the script, what is translated by its language."""
    first, second = match_twins((*CYRILLIC, *map(_in_latin, LATIN)))
    assert first.title is not None
    assert second.title is not None
    assert first.title.variants == (Text("Starenie naseleniya", "ru-Latn"),)
    assert [variant.language for variant in second.title.variants] == ["en"]
    assert [name.family for name in second.author[0].variants] == ["Barsukov"]
    assert [finding.code for finding in first.diagnostics] == ["twin-joined"]


def test_a_list_that_repeats_nothing_stays() -> None:
    """References in Latin letters behind Cyrillic ones are works of their own."""
    foreign = (_work("Smith", "A house", 1990), _work("Brown", "A tree", 1991))
    works = (*CYRILLIC, *map(_in_latin, foreign))
    assert match_twins(works) == works
