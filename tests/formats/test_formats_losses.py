"""What a format cannot carry is named, and nothing else: what is not named survives writing and reading."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from reference_strategies import CSL_TYPES, STRINGS, references
from sample_records import make_record

from citekit.formats import PROFILES, find_losses, read_bibliography, write_bibliography
from citekit.formats.losses import find_differences
from citekit.model import DATE_FIELDS, NAME_FIELDS, TEXT_FIELDS, Bibliography, Date, Name, Reference, Text

TARGETS = [
    *((name, None) for name in ("biblatex", "bibtex", "ris", "hayagriva")),
    *(("csl-json", profile) for profile in PROFILES["csl-json"]),
]
FIELDS = [field.name for field in fields(Reference)]


def _as_told(reference: Reference, name: str) -> Any:
    """Return a value without what says nothing: empty words, the record's own language again."""
    value = getattr(reference, name)
    if isinstance(value, Text):
        if not value.value.strip() and not value.variants:
            return None
        return replace(value, language=None) if value.language in ("", reference.language) else value
    return value or None


def _check(given: Reference, back: Reference, named: set[str | None]) -> None:
    for name in FIELDS:
        before, after = _as_told(given, name), _as_told(replace(back, language=given.language), name)
        if name == "language":
            before, after = given.language or None, back.language
        if name in named:
            assert before != after, name
        elif before is not None:
            assert before == after, name


@pytest.mark.parametrize(("format_name", "profile"), TARGETS)
@settings(max_examples=40, deadline=None)
@given(record=references())
def test_what_is_not_named_survives(format_name: str, profile: str | None, record: Reference) -> None:
    """Whatever a record holds: the fields named differ after writing and reading, all others come back."""
    losses = find_losses(Bibliography((record,)), format_name, profile)
    text = write_bibliography(Bibliography((record,)), format_name, profile=profile)
    read = read_bibliography(text, format_name)
    assert len(read.references) == 1
    _check(record, read.references[0], {loss.field for loss in losses})


def _random_records(seed: int, count: int) -> Iterator[Reference]:
    dice = random.Random(seed)
    words = ["Слоўнік", "мовы", "Łódź", "1920–1930", "№ 5", "{x}", "a & b", "т. 2", "О'Ніл", "$5", "\\n", "Jr., Inc"]
    for number in range(count):
        record = make_record(dice.choice(CSL_TYPES), dice.choice(["be", "ru", "uk", "pl"]), number)
        values: dict[str, Any] = {}
        for name in dice.sample([*TEXT_FIELDS, *STRINGS, *DATE_FIELDS, *NAME_FIELDS, "doi"], 4):
            said = " ".join(dice.choices(words, k=2))
            year = dice.randint(1500, 2020)
            values[name] = (
                Text(said, dice.choice([None, "en"]), (Text("Slovar", "ru-Latn"),) if number % 2 else ())
                if name in TEXT_FIELDS
                else dice.choice(
                    [Date(((year,),), dice.random() < 0.2), Date(((year, 5), (year + 1,))), Date((), literal=said)]
                )
                if name in DATE_FIELDS
                else (Name("Колас", "Я. М."), Name(literal=said))
                if name in NAME_FIELDS
                else said
            )
        yield replace(record, citation_key=f"k{number}", **values)


@pytest.mark.parametrize("format_name", ["csl-json", "ris", "hayagriva"])
def test_ten_thousand_records_come_back(format_name: str) -> None:
    """Ten thousand records are read back one for one without a finding, each field equal unless it is named."""
    records = tuple(_random_records(1917, 10_000))
    read = read_bibliography(write_bibliography(Bibliography(records), format_name), format_name)
    assert read.diagnostics == ()
    assert [record.citation_key for record in read.references] == [record.citation_key for record in records]
    if format_name == "csl-json":
        assert read.references == records
    lost: dict[tuple[str, str], int] = {}
    for before, back in zip(records, read.references, strict=True):
        assert set(back.extra) <= set(before.extra), (before, back)
        for loss in find_differences(before, back):
            lost[loss] = lost.get(loss, 0) + 1
    told = [(loss.field, loss.message.split(":")[0]) for loss in find_losses(Bibliography(records), format_name)]
    plural = {loss: f"{count} record{'s' * (count > 1)}" for loss, count in lost.items()}
    assert told == [(field, f"{format_name} cannot carry {what} ({plural[field, what]}") for field, what in lost]


def test_a_loss_is_named_once() -> None:
    """Many records that lose the same are one finding that counts them and names the first."""
    records = tuple(Reference("book", f"k{n}", event_place=Text("Вільня")) for n in range(7))
    (loss,) = find_losses(Bibliography(records), "ris")
    assert (loss.code, loss.field) == ("not-carried", "event_place")
    assert loss.message == "ris cannot carry event_place (7 records: k0, k1, k2, k3, k4, …)"


@pytest.mark.parametrize(
    ("format_name", "profile", "record", "expected"),
    [
        ("ris", None, Reference(title=Text("Дрыгва", None, (Text("Dryhva", "be-Latn"),))), "title in other scripts"),
        ("ris", None, Reference("book", compiler=(Name("Колас", "Я."),)), "compiler"),
        ("ris", None, Reference("post"), ""),
        ("ris", None, Reference("review"), "the type review"),
        ("hayagriva", None, Reference(issued=Date(((1918,), (1919,)))), "the whole of issued"),
        ("hayagriva", None, Reference(url="тэкст"), "url"),
        ("biblatex", None, Reference(note="a\nb"), "note letter for letter"),
        ("biblatex", None, Reference(extra=(("abstract", "a\nb"),)), "the line breaks of abstract"),
        ("bibtex", None, Reference(extra=(("Назва", "x"),)), "the extra field Назва"),
        ("csl-json", None, Reference("book", title=Text("Дрыгва", None, (Text("Dryhva", "be-Latn"),))), ""),
        ("csl-json", "zotero", Reference("legislation", genre=Text("Закон")), "genre but in the note"),
        ("csl-json", "apa", Reference("book", extra=(("x-note", "1"),)), "the extra field x-note"),
    ],
)
def test_losses_are_named_by_what_is_lost(
    format_name: str, profile: str | None, record: Reference, expected: str
) -> None:
    """The message says which side of a field is lost; nothing lost, nothing said."""
    losses = [loss.message for loss in find_losses(Bibliography((record,)), format_name, profile)]
    assert len(losses) == bool(expected), losses
    assert all(f"cannot carry {expected}" in loss for loss in losses)


def test_what_programs_keep_for_themselves_comes_last() -> None:
    """People see first what is said of the work."""
    extra = (("file", ":a.pdf:PDF"), ("bdsk-url-1", "x"), ("eprint", "1234.5"), ("owner", "я"))
    record = Reference("book", "a", extra=extra, compiler=(Name("Колас", "Я."),))
    told = [loss.message.removeprefix("ris cannot carry ") for loss in find_losses(Bibliography((record,)), "ris")]
    names = ["compiler", "the extra field eprint", "the extra field file", "the extra field bdsk-url-1"]
    assert told == [f"{name} (1 record: a)" for name in (*names, "the extra field owner")]
