"""Decode pages of every encoding that the languages used."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citekit.links.page import Page
from citekit.links.pages.decoding import decode_page

TEXTS = {
    "be": "Старая вузкакалейка злучала лесапільню з прыстанню. Вясной разліў адразаў хутары ад мястэчка.",
    "ru": "Старый маяк погасили, когда русло ушло к востоку. Зимой почту возили по льду.",
    "uk": "Шлях до пристані вимостили бруківкою. Листування збереглося майже повністю.",
    "pl": "Kronikarz zapisywał ceny żyta przy każdym większym jarmarku. Wąż, ślimak, źrebię i ćma.",
    "de": "Die Glashütte verlegte ihre Öfen näher an das Buchenholz. Für große Höfe.",
    "lt": "Siaurukas veždavo durpes į miestą iki vėlyvo rudens. Keltininkas skaičiuodavo vežimus.",
}
PAIRS = [
    ("be", "cp1251"), ("be", "utf-8"), ("ru", "koi8-r"), ("ru", "cp1251"), ("ru", "iso8859-5"), ("ru", "cp866"),
    ("uk", "koi8-u"), ("uk", "cp1251"), ("pl", "iso8859-2"), ("pl", "cp1250"), ("de", "latin-1"), ("lt", "cp1257"),
]  # fmt: skip


def _page(body: bytes, kind: str = "text/html", *, complete: bool = True) -> Page:
    return Page("http://a.example/", "http://a.example/", 200, {"content-type": kind}, body, complete)


@pytest.mark.parametrize(("language", "encoding"), PAIRS)
def test_a_charset_in_the_header_is_obeyed(language: str, encoding: str) -> None:
    """The Content-Type header names the encoding, in quotes or not."""
    body = TEXTS[language].encode(encoding)
    assert decode_page(_page(body, f"text/html; charset={encoding}")) == TEXTS[language]
    assert decode_page(_page(body, f'text/html;Charset="{encoding.upper()}"')) == TEXTS[language]


@pytest.mark.parametrize(("language", "encoding"), PAIRS)
def test_a_charset_in_the_page_is_obeyed(language: str, encoding: str) -> None:
    """Without one in the header, a meta element or an XML declaration names it."""
    for opening in (
        f'<meta charset="{encoding}">',
        f'<meta http-equiv=x content="a; charset={encoding}">',
        f"<?xml encoding='{encoding}'?>",
    ):
        assert decode_page(_page((opening + TEXTS[language]).encode(encoding))) == opening + TEXTS[language]


@pytest.mark.parametrize(
    ("language", "encoding"),
    [pair for pair in PAIRS if pair not in {("lt", "cp1257"), ("pl", "cp1250"), ("de", "latin-1")}],
)
def test_an_unnamed_encoding_is_guessed_by_the_letters(language: str, encoding: str) -> None:
    """Running text tells the encodings of Cyrillic apart, and Polish from Cyrillic."""
    assert decode_page(_page((TEXTS[language] * 3).encode(encoding))) == TEXTS[language] * 3


@pytest.mark.parametrize(
    ("body", "kind", "expected"),
    [
        ("Łódź".encode(), "text/html; charset=iso-8859-2", "Łódź"),
        (b"\xef\xbb\xbfabc", "text/html", "abc"),
        ("\ufeffЯ".encode("utf-16-le"), "text/html", "Я"),
        (b"\x93x\x94\x96", "text/html; charset=iso-8859-1", "“x”–"),
        ("почта".encode("cp1251") * 9, "text/html; charset=utf-8", "почта" * 9),
        ("почта".encode("cp1251") * 9, "text/html; charset=no-such-thing", "почта" * 9),
        ("почта".encode("cp1251") * 9, "text/html; charset=rot13", "почта" * 9),
    ],
)
def test_bytes_win_over_a_wrong_label(body: bytes, kind: str, expected: str) -> None:
    """Valid UTF-8 and marks win over the label, Windows supersets over ISO, a guess over a label that cannot be true."""
    assert decode_page(_page(body, kind)) == expected


def test_a_letter_torn_at_the_end_is_left_out() -> None:
    """A body that was cut in the midst of a letter is UTF-8 all the same."""
    assert decode_page(_page("пошта".encode()[:-1], complete=False)) == "пошт"


@settings(deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from(["text/html", "text/html; charset=utf-16", "text/html; charset=idna", ";=charset="]),
)
def test_any_bytes_decode(body: bytes, kind: str) -> None:
    """Nothing raises, whatever the bytes and the label."""
    assert isinstance(decode_page(_page(body, kind)), str)
