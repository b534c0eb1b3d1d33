"""Addresses are found with all that belongs to them, however they were broken."""

from __future__ import annotations

import pytest

from citekit.parsing.urls import find_urls

ONE = [
    ("URL: http://kamunikat.org/halounaja.html (дата доступу: 12.05.2010).", "http://kamunikat.org/halounaja.html"),
    ("Режим доступа: https://ru.wikisource.org/wiki/x.", "https://ru.wikisource.org/wiki/x"),
    ("Режим доступу : www.nbuv.gov.ua/node/516, вільний", "www.nbuv.gov.ua/node/516"),
    (
        "[online] http://www.sejm.gov.pl/prawo/konst/polski/kon1.htm, dostęp 1.2.2013",
        "http://www.sejm.gov.pl/prawo/konst/polski/kon1.htm",
    ),
    ("Available at: <https://muse.jhu.edu/article/12345>.", "https://muse.jhu.edu/article/12345"),
    ("ftp://ftp.example.org/pub/readme.txt", "ftp://ftp.example.org/pub/readme.txt"),
    ("http: //www. bsu. by/ news", "http: //www. bsu. by/ news"),
    ("http:\\\\www.bsu.by\\docs", "http:\\\\www.bsu.by\\docs"),
    (
        "http://elib.bsu.by/handle/123 456/789/1/Vestnik 12.pdf. – Дата",
        "http://elib.bsu.by/handle/123 456/789/1/Vestnik 12.pdf",
    ),
    ("http://example.by/a.html(дата звароту: 01.02.2015)", "http://example.by/a.html"),
    ("[Link](http://example.by/a/b)", "http://example.by/a/b"),
    ("http://example.by/wiki/Brest_(Belarus)", "http://example.by/wiki/Brest_(Belarus)"),
    ("(http://example.by/wiki/Brest)", "http://example.by/wiki/Brest"),
    ("_http://example.by/news_", "http://example.by/news"),
    ("http://example.by/news; Іваноў", "http://example.by/news"),
    ("http://example.ru/arctic 15.05.2015.", "http://example.ru/arctic"),
    ("http://example.ru/regl 5 марта 2016 г.", "http://example.ru/regl"),
    ("http://example.pl/art_ 2015_07.html", "http://example.pl/art_ 2015_07.html"),
    ("http://example.com:8080/~user/?q=1&p=2#top", "http://example.com:8080/~user/?q=1&p=2#top"),
    ("elib.bsu.by/handle/1", "elib.bsu.by/handle/1"),
    ("URL: nlb.by", "nlb.by"),
    ("http://example.by/index.php?arti $cle=12\\&p=3$", "http://example.by/index.php?arti $cle=12\\&p=3$"),
]

NONE = [
    "",
    "Пісьмо ivanou@example.by",
    "С. 5/7, т. 2/3",
    "http",
    "http://",
    "a.b",
    "г. Минск, ул. Ленина/2",
    "www",
    "№ 3/4.2",
]


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_an_address_is_found_whole(text: str, expected: str) -> None:
    """An address ends where the reference goes on, and not at a blank that typesetting put into it."""
    assert [text[url.start : url.end] for url in find_urls(text)] == [expected]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_address_is_left_alone(text: str) -> None:
    """Mail addresses, fractions and bare schemes are no addresses."""
    assert find_urls(text) == ()


def test_several_addresses_come_in_order() -> None:
    """Two addresses of one string are two ranges that do not overlap."""
    text = "http://a.example.by/1.html ; https://b.example.pl/2.html."
    assert [text[url.start : url.end] for url in find_urls(text)] == [
        "http://a.example.by/1.html",
        "https://b.example.pl/2.html",
    ]
