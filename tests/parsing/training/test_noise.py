"""Damage changes letters, spaces and edges of a string, never which field a character belongs to."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citekit.parsing.training.damage_addresses import ADDRESSES
from citekit.parsing.training.damage_letters import break_word, latin_i, mojibake
from citekit.parsing.training.damage_pieces import Pieces
from citekit.parsing.training.damage_spaces import glue_areas, glue_heading, space_names
from citekit.parsing.training.noise import DAMAGES, damage
from citekit.parsing.training.rendered import LABELS, Rendered
from citekit.parsing.training.rendering import render
from citekit.parsing.training.style_tables import style_names

RECORDS = [
    json.loads(line) for line in (Path(__file__).parent / "data" / "records.jsonl").read_text("utf-8").splitlines()
]

PIECES: Pieces = (
    ("Міхеєнко М.", "author"),
    (" ", None),
    ("«Право» й історія України", "title"),
    (" // ", None),
    ("Вісник", "container_title"),
    (". – ", None),
    ("2005", "issued"),
    (". ", None),
    ("126", "number_of_pages"),
    (" с. URL: ", None),
    ("http://www.abc.ua/a_b/c-d?e=1&f=2", "url"),
    (" (дата звернення: ", None),
    ("12.03.2019", "accessed"),
    (").", None),
)

texts = st.text(min_size=1, max_size=30)
pieces_of_any_kind = st.lists(st.tuples(texts, st.sampled_from((*LABELS, None))), max_size=12).map(tuple)


def labelled(pieces: Pieces) -> list[str]:
    return [label for _, label in pieces if label is not None]


@given(pieces_of_any_kind, st.sampled_from([change for change, _ in (*DAMAGES, *ADDRESSES)]), st.integers(0, 999))
@settings(max_examples=300, deadline=None)
def test_every_damage_keeps_labels_in_order_and_loses_none(pieces: Pieces, change, seed: int) -> None:
    """Whatever the texts, the same labels stand in the same order, none with an empty text."""
    damaged = change(pieces, random.Random(seed))
    assert labelled(damaged) == labelled(pieces)
    assert all(text for text, label in damaged if label is not None)


@given(st.sampled_from(RECORDS), st.sampled_from(style_names()), st.integers(0, 10**6))
@settings(max_examples=150, deadline=None)
def test_a_damaged_reference_keeps_its_fields(record, style: str, seed: int) -> None:
    """A rendered and damaged reference has the fields it had, and its pieces make its text."""
    rendered = render(record, style, random.Random(seed))
    if rendered is None:
        return
    damaged = damage(rendered, random.Random(seed))
    assert labelled(damaged.pieces) == labelled(rendered.pieces)
    assert damaged.text == "".join(text for text, _ in damaged.pieces)
    assert (damaged.style, damaged.language) == (rendered.style, rendered.language)


def test_the_same_dice_do_the_same_damage() -> None:
    """Damage is deterministic."""
    rendered = Rendered(PIECES, "dstu8302", "uk")
    assert [damage(rendered, random.Random(seed)) for seed in range(50)] == [
        damage(rendered, random.Random(seed)) for seed in range(50)
    ]


@pytest.mark.parametrize("change", [change for change, _ in (*DAMAGES, *ADDRESSES)], ids=lambda change: change.__name__)
def test_every_damage_damages_something(change) -> None:
    """No damage is idle: some dice make each of them change an ordinary reference."""
    sources = [PIECES, *(render(record, style, random.Random(3)).pieces for record, style in _SOURCES)]
    assert any(change(source, random.Random(seed)) != source for source in sources for seed in range(40))


_SOURCES = [
    (RECORDS[4], "gost71-2003"),
    (RECORDS[12], "polish-humanities"),
    (next(record for record in RECORDS if record["id"] == "weyssenhoff"), "polish-surname-first"),
]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (latin_i, "Мiхеєнко М. «Право» й iсторiя"),
        (glue_heading, "Міхеєнко М.«Право"),
        (mojibake, "Ì³õåºíêî Ì. «Ïðàâî"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_damages_print_what_real_lists_print(change, expected: str) -> None:
    """Some damages have one outcome alone."""
    assert "".join(text for text, _ in change(PIECES, random.Random(1))).startswith(expected)


def test_a_surname_is_spaced_letter_by_letter() -> None:
    """The letters of the heading's surname go apart, its initial stays."""
    outcomes = {space_names(PIECES, random.Random(seed))[0] for seed in range(20)}
    assert ("М і х е є н к о М.", "author") in outcomes


def test_areas_are_run_together() -> None:
    """A year meets the extent, as in ``2005.126 с.``."""
    outcomes = {"".join(text for text, _ in glue_areas(PIECES, random.Random(seed))) for seed in range(20)}
    assert any("2005.126 с." in outcome for outcome in outcomes)


def test_words_are_broken_by_what_stood_at_the_line_end() -> None:
    """A control character or a soft hyphen lands within a word."""
    outcomes = {break_word(PIECES, random.Random(seed))[2][0] for seed in range(60)}
    assert any("\x11 " in outcome for outcome in outcomes)
    assert any("\xad" in outcome for outcome in outcomes)
