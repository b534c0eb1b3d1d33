"""Ten thousand records go through every format and come back with all that the format keeps."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from random_records import draw_record
from reference_strategies import in_order_of_tags, kept_in_bib

from citekit.formats import read_bibliography, write_bibliography
from citekit.model import Bibliography, Reference

NUMBER = 10_000
KEPT: dict[str, Callable[[Reference], Reference]] = {
    "biblatex": kept_in_bib,
    "bibtex": kept_in_bib,
}
"""What each format keeps of a record."""


@pytest.mark.parametrize("format_name", KEPT)
def test_ten_thousand_records_come_back(format_name: str) -> None:
    """Reading undoes writing on every field that the format can carry, without a single diagnostic."""
    dice = random.Random(f"{format_name} 2026")
    records = tuple(draw_record(dice, number) for number in range(NUMBER))
    back = read_bibliography(write_bibliography(Bibliography(records), format_name), format_name)
    assert back.diagnostics == ()
    assert len(back.references) == NUMBER
    for record, found in zip(records, back.references, strict=True):
        assert in_order_of_tags(found) == KEPT[format_name](record)
