"""Hyphens that a PDF reader found at line ends: which words and addresses keep them."""

from __future__ import annotations

import pytest

from citekit.documents import read_document_bytes
from citekit.pipeline import extract_strings

JOINED = [
    ("бя\x02", "ды", "бяды"),
    ("предло\x02", "жение", "предложение"),
    ("социально\x02", "экономического", "социально-экономического"),
    ("społeczno\x02", "gospodarczych", "społeczno-gospodarczych"),
    ("грамадска\x02", "палітычнага", "грамадска-палітычнага"),
    ("społeczno\x02", "ściami", "społecznościami"),
    ("эконо\x02", "мический", "экономический"),
    ("Ивано\x02", "Франковск", "Ивано-Франковск"),
    ("COVID\x02", "19", "COVID-19"),
    ("http://a.example/long\x02", "name", "http://a.example/long-name"),
    ("http://a. example/news/166881-", "name", "http://a. example/news/166881-name"),
    ("http://a. example/news/long\x02", "name", "http://a. example/news/long-name"),
]


@pytest.mark.parametrize(("left", "right", "joined"), JOINED)
def test_hyphens_of_line_ends_go_or_stay(left: str, right: str, joined: str) -> None:
    """Torn words close up; compounds of two adjectives, names, numbers and addresses keep the hyphen."""
    paper = (
        f"Літаратура\n1. Колас Я. Пра {left}\n{right}. – Мінск, 1923. – 100 с.\n2. Быкаў В. Знак бяды. – Мінск, 1984.\n"
    )
    assert f"Пра {joined}." in extract_strings(read_document_bytes(paper.encode(), "x"))[0].text
