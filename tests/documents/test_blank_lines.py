"""Blank lines cost little, however many, and change no line number and no reference."""

from __future__ import annotations

import tracemalloc

import pytest
from stopwatch import within

from citekit.documents import read_document_bytes
from citekit.pipeline import extract_references

LIST = "1. Быкаў, В. Знак бяды. – Мінск, 1984. – 270 с.\n2. Колас, Я. Новая зямля. – Мінск, 1962. – 403 с.\n"


@pytest.mark.parametrize("blank", ["\n", " \t\n", "\r\n", "\u00a0\n", "\u2028"])
def test_many_blank_lines_take_no_memory_of_their_own(blank: str) -> None:
    """A file of them takes a few times its size, and the list behind them is found as ever."""
    data = ("Літаратура\n\n" + blank * 100_000 + LIST).encode()
    tracemalloc.start()
    with within(10):
        document = read_document_bytes(data, "a.txt")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(document.lines) < 20
    assert peak < 15 * len(data) + 5_000_000
    assert [str(one.title) for one in extract_references(document).references] == [
        "Знак бяды",
        "Новая зямля",
    ]


@pytest.mark.parametrize("number", [1, 5, 8, 9, 50])
def test_spans_and_pages_are_those_of_the_whole_text(number: int) -> None:
    """Every line that is kept says where it stands, and on which page."""
    text = "a" + "\n" * number + "б\f" + "\n" * number + "в"
    document = read_document_bytes(text.encode(), "a.txt")
    assert document.text == text
    assert all(text[line.span.start : line.span.end] == line.text for line in document.lines)
    assert [(line.text, line.page) for line in document.lines if line.text] == [("a", 1), ("б", 1), ("в", 2)]
