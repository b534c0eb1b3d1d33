"""Joining the lines of an item into one."""

from __future__ import annotations

import pytest

from citekit.documents import read_document_bytes
from citekit.segmentation.items import Item, Piece
from citekit.segmentation.joining import join_item


def _join(*lines: str) -> str:
    document = read_document_bytes("\n".join(lines).encode(), "x")
    return join_item(Item(None, tuple(Piece(line, 0, len(line.text)) for line in document.lines))).text


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("М.: Мол.", "Гвардия"), "М.: Мол. Гвардия"),
        (("Э. Н. Фар\u00ad", "беровой"), "Э. Н. Фарберовой"),
        (("Ок¬", "тябрь"), "Октябрь"),
        (("16 жовт\x11", "ня"), "16 жовтня"),
        (("Івано\x1b", "Франківськ"), "Івано-Франківськ"),
        (("територіальної ціліс-", "ної"), "територіальної цілісної"),
        (("учебно-", "методическое"), "учебно-методическое"),
        (("Санкт-", "Петербург"), "Санкт-Петербург"),
        (("С. 85", "– 96."), "С. 85 – 96."),
        (("2014. №", "5-"), "2014. № 5-"),
        (("URL: http://www.a.by/", "b/c.html (дата)"), "URL: http://www.a.by/b/c.html (дата)"),
        (("URL: http://a.pl/one-", "two-three"), "URL: http://a.pl/one-two-three"),
        (("URL: http://a.pl/one\x02", "two"), "URL: http://a.pl/one-two"),
        (("URL: http://a.by/infor\u00ad", "matsiya"), "URL: http://a.by/informatsiya"),
        (("URL: http://www.", "a2002.ru/index"), "URL: http://www.a2002.ru/index"),
        (("http://a.ru/b.html", "дата обращения"), "http://a.ru/b.html дата обращения"),
        (("http://a.ru/b/", "(дата обращения)"), "http://a.ru/b/ (дата обращения)"),
        (("  a\u00a0b ", "\tc"), "a b c"),
    ],
)
def test_line_ends(lines: tuple[str, ...], expected: str) -> None:
    """Hyphens at line ends and URLs are healed; any other line end is a blank."""
    assert _join(*lines) == expected
