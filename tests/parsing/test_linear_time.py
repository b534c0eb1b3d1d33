"""Hostile strings take time in proportion to their length: no expression backtracks over the whole string."""

from __future__ import annotations

import time

import pytest
from stopwatch import SLOWNESS, assert_in_proportion, within

from citekit.model import LabelledField, LabelledReference, ReferenceString, Span
from citekit.normalization import normalize_reference
from citekit.parsing import label_reference
from citekit.pipeline import parse_reference, parse_references

SHORT, MIDDLE, LONG = 1_000, 10_000, 19_900
FACTOR = 4
LIMIT = 10.0 * SLOWNESS
# Below this the clock and what a call costs whatever the length hide the slope.
NOISE = 0.02

HEADS = (
    "",
    "Іваноў І. І. Назва / ",
    "Назва. – Мінск : Навука, 2001. – ",
    "http://example.by/a?",
    "Назва / под ред. ",
    "„",
    "Указ ",
)

UNITS = (
    *(
        "a",
        "А",
        "1",
        " ",
        "\t",
        ".",
        "-",
        "–",
        "/",
        "\\",
        "(",
        "[",
        "{",
        "}",
        '"',
        "«",
        "„",
        "_",
        "*",
        "%",
        "$",
        "=",
        "&",
        "’",
    ),
    *("\x00", "\ufffc", "\u00ad", "\ud800", "\U0001f600", "\u202e", "a\u0301", "ﬁ", "Ã"),
    *(
        ". ",
        ", ",
        "- ",
        "; ",
        ": ",
        "( ",
        "/ ",
        "// ",
        "1 ",
        "1-",
        "1.",
        "а ",
        "а, ",
        "а б ",
        "Аб ",
        "Аб-",
        "A’",
        "’A",
        "А. ",
        " А.",
        "von ",
    ),
    *(
        "http://",
        "www.",
        "www. ",
        "x.pl/",
        "http://a.b/c ",
        "http://a.b/?x ",
        "http://a.b/c- ",
        "URL: ",
        "](",
        "10.1000/a ",
        "ISBN 1",
    ),
    *(
        "Иванов И. И., ",
        "J. Kowal, ",
        "Kowal, Jan; ",
        "[и др.] ",
        "под ред. А. А. ",
        "С. 1, ",
        "с. 1",
        "т. ",
        "№ 1 ",
        "В 1 т. ",
        "/ а ",
    ),
    *(
        "Минск : ",
        "Мінск, ",
        "2001-",
        "2001 ",
        "12.05.",
        "12 мая ",
        "дата обращения ",
        "[Текст ",
        "Закон ",
        "Фонд 1 ",
        "автореф. дис. ",
    ),
    *("In: ", "w: ", "серия ", "2 изд. ", '"a" ', "„a” ", "_a_ ", "а-б"),
)


def _seconds(text: str, runs: int) -> float:
    taken = []
    for _ in range(runs):
        start = time.process_time()
        normalize_reference(label_reference(ReferenceString(text)))
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """Compile the expressions and read the tables before anything is timed."""
    parse_reference(
        "Иванов И. И. Книга / И. И. Иванов. – Минск, 2001. – 5 с. URL: http://a.by/knigi (дата обращения: 1.1.2001)"
    )


def _assert_linear(short: str, long: str) -> None:
    slow = _seconds(long, runs=1)
    if slow > LIMIT / 2:
        slow = min(slow, _seconds(long, runs=2))
    assert slow < LIMIT, f"{slow:.2f} s"
    if slow > 0.5:
        fast = max(NOISE, _seconds(short, runs=3))
        assert slow / fast < FACTOR * len(long) / len(short), f"{fast:.3f} s, longer {slow:.2f} s"


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_repeated_pieces_take_time_in_proportion(unit: str) -> None:
    """A string of one piece again and again stays under ten seconds, at no worse than linear time."""
    _assert_linear((unit * SHORT)[:SHORT], (unit * LONG)[:LONG])


@pytest.mark.parametrize("head", HEADS[1:], ids=ascii)
@pytest.mark.parametrize("unit", ["/", " ", "A’", "Аб-", "1 ", "а, ", "; ", "([", "« ", "Иванов И. И., "], ids=ascii)
def test_repeated_pieces_behind_a_sound_beginning_do_so_too(head: str, unit: str) -> None:
    """Where the rules for the parts behind the title are at work, time is linear as well."""
    _assert_linear((head + unit * SHORT)[:SHORT], (head + unit * MIDDLE)[:MIDDLE])


@pytest.mark.parametrize(
    "label", ["author", "title", "publisher", "publisher_place", "page", "issued", "url", "genre", "issue"]
)
@pytest.mark.parametrize(
    "unit", ["А. ", "а ", " ", "1", "1 ", "a-", "a", "http://a.b/", "; ", "- ", "\\_", "$", "www. ", "а-"], ids=ascii
)
def test_long_fields_are_normalised_in_linear_time(label: str, unit: str) -> None:
    """A field of twenty thousand characters is typed as quickly, whoever labelled it."""
    text = (unit * LONG)[:LONG]
    labelled = LabelledReference(ReferenceString(text), (LabelledField(label, text, Span(0, len(text))),))
    with within(10):
        normalize_reference(labelled)


def test_a_slug_and_a_title_as_long_as_can_be_are_aligned_quickly() -> None:
    """The dearest step, aligning the slug with the title, is bounded by words, not by the length of the string."""
    title = "Гісторыя беларускай мовы і культуры " * 60
    slug = "histroyia-belaruskai-m0vy-i-kultvry-" * 60
    with within(10):
        parse_reference(f"Іваноў І. {title}. – Мінск, 2001. URL: http://a.by/{slug}x.html")


def test_a_thousand_references_take_a_thousand_times_one() -> None:
    """A long list costs no more for each reference than a short one, keys of namesakes included."""
    one = "Караткевіч, У. С. Чорны замак Альшанскі / У. С. Караткевіч. – Мінск : Маст. літ., 1983. – 349 с."
    assert_in_proportion(lambda size: parse_references([one] * size), 100, 1_000)
