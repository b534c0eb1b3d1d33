"""The content of a file tells which format of bibliographies it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stopwatch import within

from citekit.formats import READERS
from citekit.formats.recognition import recognize_format, recognize_start

CONTENTS = [
    ("@book{a, title = {Дрыгва}}", "biblatex"),
    ("Мой спіс\n\n% каментар\n@BOOK(a, title = {Дрыгва})", "biblatex"),
    ("@article{a, journaltitle = {Полымя}, year = 1922}", "biblatex"),
    ("@article{a, journal = {Полымя}, year = 1922}", "bibtex"),
    ("@book{a,\n  address = {Мінск}}", "bibtex"),
    ("\ufeff@book{a,}", "biblatex"),
    ('[{"id": "a"}]', "csl-json"),
    ("  [ ]", "csl-json"),
    ('{"items": []}', "csl-json"),
    ("TY  - BOOK\nER  - ", "ris"),
    ("\ufeff\n\nTY  - JOUR", "ris"),
    ("Provider: X\n\nTY  - JOUR\n", "ris"),
    ("kolas:\n  type: book\n", "hayagriva"),
    ("# спіс\nдрыгва:\n    author: Колас\n", "hayagriva"),
    ("\nPMID- 25100612\nOWN - NLM\n", "nbib"),
    ("- id: kolas\n  type: book\n", "csl-yaml"),
    ("---\ntitle: Артыкул\nreferences:\n\n- type: book\n---\n\nТэкст", "csl-yaml"),
    ("references:\n  # спіс\n  - 'id': kolas\n", "csl-yaml"),
    ("Спіс:\n\n- title: Дрыгва\n", None),
    ("- Колас Я. Дрыгва: аповесць\n- title of it\n", None),
    ("<?xml version='1.0'?><!-- <TEI> --><article><back/></article>", "jats"),
    ("<TEI xmlns='http://www.tei-c.org/ns/1.0'/>", "tei"),
    ("<tei:listBibl/>", "tei"),
    ("<html><body><article/></body></html>", None),
    ("", None),
    ("проста словы: і яшчэ\n  радок", None),
    ("mail me: kolas@example.by {a}", None),
    ("[1] Колас Я. Дрыгва. 1934.", None),
]


@pytest.mark.parametrize(("text", "name"), CONTENTS)
def test_the_content_tells_the_format(text: str, name: str | None) -> None:
    """Whatever the suffix and whatever stands before the first entry."""
    assert recognize_format(text) == name


STARTS = [
    ("@book{a, title = {Дрыгва}}", "biblatex"),
    ("% каментар\n\n# спіс\n@article{a, journal = {Полымя}}", "bibtex"),
    ("Як пісаць:\n\n@book{a, title = {Дрыгва}}", None),
    ("# спіс\nдрыгва:\n    author: Колас\n", "hayagriva"),
    ("Рэзюмэ\n\nдрыгва:\n    author: Колас\n", None),
    ("---\ntitle: Артыкул\nreferences:\n- type: book\n---\n\nТэкст", None),
    ("---\nnocite: '@*'\nreferences:\n- type: book\n---\n\n", "csl-yaml"),
    ("# спіс\n- id: kolas\n", "csl-yaml"),
    ("Provider: X\n\nTY  - JOUR\n", "ris"),
    ('[{"id": "a"}]', "csl-json"),
    ("% paper\n\\documentclass{article}\n@book{a,}", None),
    ("<article><back/></article>", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "name"), STARTS)
def test_what_may_be_a_paper_is_a_bibliography_only_from_its_beginning(text: str, name: str | None) -> None:
    """An entry that a paper quotes makes no bibliography of it; comments may stand before the first entry."""
    assert recognize_start(text) == name


@pytest.mark.parametrize(
    "piece",
    [
        "@",
        "@book",
        "\n",
        "[",
        "{ ",
        "a:\n",
        "<",
        "<!--",
        "TY ",
        " ",
        "\n \n",
        "year ",
        ":\n\t",
        "#\n",
        "% \n ",
        "---\n",
        "- ",
        "\nreferences:\n",
    ],
)
def test_a_megabyte_is_told_in_time(piece: str) -> None:
    """No content makes the search slow."""
    with within(5):
        recognize_start(piece * (1_000_000 // len(piece)))
        recognize_format("x" + piece * (1_000_000 // len(piece)))


@given(st.text(max_size=60))
def test_any_text_is_told_or_not(text: str) -> None:
    """A text is of one format or of none; nothing is raised."""
    assert recognize_format(text) in (None, *READERS)
