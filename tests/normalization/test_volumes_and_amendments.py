"""What stands behind the colons of a title is kept: numbers of volumes, who adopted an act and which revision it is."""

from __future__ import annotations

import time

import pytest

from citekit.model import LabelledReference, Reference, ReferenceString
from citekit.normalization.volumes import normalize_amendments, normalize_volumes
from citekit.pipeline import parse_reference


@pytest.mark.parametrize(
    ("string", "volumes"),
    [
        ("Колас Я. Збор твораў : у 20 т. – Мінск, 2007. – Т. 2.", "20"),
        ("Франко І. Зібрання творів у 50-ти томах. Київ, 1976. Т. 1.", "50"),
        ("Лотман Ю. Статьи : [в 3-х т.]. – Таллин, 1992.", "3"),
        ("Пушкин А. Сочинения: В 10 т. Л., 1977.", "10"),
        ("Kowalski J., Dzieje, w 3 t., Warszawa 1999.", "3"),
        ("Лось П. Реки в 3 томских деревнях. – Томск, 1999.", None),
        ("Лось П. Реки : в 2 кн. – Томск, 1999.", None),
        ("Лось П. Реки. – Томск, 1999. – Т. 2.", None),
    ],
)
def test_volumes(string: str, volumes: str | None) -> None:
    """Volumes are counted in digits behind a preposition; books and parts are other things."""
    record = normalize_volumes(LabelledReference(ReferenceString(string)), Reference("book"))
    assert dict(record.extra).get("volumes") == volumes


@pytest.mark.parametrize(
    ("string", "note"),
    [
        (
            "Кодекс : принят Гос. Думой 24 мая 1996 г. : в ред. от 28 дек. 2013 г. // Собр. законодательства РФ.",
            "принят Гос. Думой 24 мая 1996 г. : в ред. от 28 дек. 2013 г.",
        ),
        ("Закон, 18 июля 2000 г., № 423-З : с изм. и доп. // Реестр.", "с изм. и доп."),
        ("Закон : у рэд. ад 4 студз. 2014 г. [Электронны рэсурс]. – Мінск, 2015.", "у рэд. ад 4 студз. 2014 г."),
        ("Про освіту : Закон : станом на 1 січ. 2020 р. Відомості Ради. 2017.", "станом на 1 січ. 2020 р"),
        ("Принятие решений : принципы. – Минск, 2015.", None),
        ("Кодекс: монография. – Минск, 2015.", None),
    ],
)
def test_amendments(string: str, note: str | None) -> None:
    """The note reaches to the slashes, the medium or the next area; a word that only begins alike is none."""
    assert normalize_amendments(LabelledReference(ReferenceString(string)), Reference()).note == note


def test_what_is_read_is_no_leftover() -> None:
    """Nothing is told of what has a field now, and the title ends before it."""
    works = parse_reference("Колас Я. Збор твораў : у 20 т. – Мінск : Беларус. навука, 2007. – Т. 2. – 400 с.")
    assert (works.volume, works.extra, works.diagnostics) == ("2", (("volumes", "20"),), ())
    code = parse_reference(
        "Гражданский кодекс : принят Палатой представителей 28 окт. 1998 г. : в ред. Закона от 31.12.2014 г."
        " // Консультант Плюс. – Минск, 2015."
    )
    assert str(code.title) == "Гражданский кодекс"
    assert (code.note or "").startswith("принят Палатой")
    assert not [one for one in code.diagnostics if "принят" in one.message]


@pytest.mark.parametrize("piece", [" : принят ", "в 3 т", " : в ред" + "а" * 300, ": ", "в 3-"])
def test_a_megabyte_is_searched_in_time(piece: str) -> None:
    """No text makes the search slow."""
    labelled = LabelledReference(ReferenceString(piece * (1_000_000 // len(piece))))
    start = time.process_time()
    normalize_amendments(labelled, normalize_volumes(labelled, Reference()))
    assert time.process_time() - start < 10
