"""Parsing XML: the names of characters are known, and what attacks a parser is refused by name."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stopwatch import within

from citekit.documents.xml import local_name, parse_xml, peek_root
from citekit.errors import UnreadableInputError

TEXTS = [
    (b"<p>a&nbsp;b</p>", "a\xa0b"),
    (b"<p>a&#8211;b &amp; c</p>", "a–b & c"),
    (b'<!DOCTYPE p PUBLIC "-//X" "http://127.0.0.1:9/x.dtd"><p>a&ndash;b</p>', "a–b"),
    (b"<!DOCTYPE p [<!ENTITY pub 'Nauka'>]><p>&pub;, 2001</p>", "Nauka, 2001"),
    (b"<p><![CDATA[&nbsp;]]></p>", "&nbsp;"),
    (b"<p>a<!-- b --><?c d?>e</p>", "ae"),
    ('<?xml version="1.0" encoding="windows-1251"?><p>Минск</p>'.encode("cp1251"), "Минск"),
    ('<?xml version="1.0" encoding="utf-16"?><p>Мінск</p>'.encode("utf-16"), "Мінск"),
]

_BOMB = (
    b'<!DOCTYPE p [<!ENTITY a0 "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
    + b"]>"
)
HOSTILE = [
    (b"", "is damaged"),
    (b"<p>", "is damaged"),
    (b"<p>\x00</p>", "is damaged"),
    (b"<p>&unheardof;</p>", "is damaged"),
    (b'<?xml version="1.0" encoding="x-none"?><p/>', "is damaged"),
    (b"<p>" * 300 + b"</p>" * 300, "deeper than the limit of 256"),
    (_BOMB + b"<p>&a11;</p>", "entities"),
    (_BOMB + b'<p q="&a11;"/>', "entities"),
    (b'<!DOCTYPE p [<!ENTITY a "&b;"><!ENTITY b "&a;">]><p>&a;</p>', "entit"),
    (b'<!DOCTYPE p [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>&a;</p>', "needs the entity &a;"),
    (b"<p>" + b"a" * 11_000_000 + b"</p>", "limit of 10 MB"),
    (b"<p>" + b"<a/>" * 3_000_001, "tags and attributes than the limit"),
    (b"<p>" + b" " * 64 * 1024 * 1024, "larger than the limit of 64 MB"),
    (b"<![CDATA[" * 100_000, "is damaged"),
]


@pytest.mark.parametrize(("data", "text"), TEXTS)
def test_text_is_read_with_its_characters(data: bytes, text: str) -> None:
    """Encodings, names of characters and short declared texts come out as characters."""
    assert "".join(parse_xml(data, "x").itertext()) == text


@pytest.mark.parametrize(("data", "reason"), HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_xml_is_refused_with_the_limit_named(data: bytes, reason: str) -> None:
    """Bombs, entities from outside, depth and size end in one error, within seconds."""
    with within(10), pytest.raises(UnreadableInputError, match=reason):
        parse_xml(data, "x")


def test_the_error_names_the_part_of_a_packed_file() -> None:
    """Whoever has a broken DOCX learns which part of it is broken."""
    with pytest.raises(UnreadableInputError, match=r"^a\.docx: its part word/document\.xml is damaged"):
        parse_xml(b"<p", "a.docx", "word/document.xml")


@pytest.mark.parametrize(
    ("data", "root"),
    [
        (b"<article><front/>", "article"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a --><a:b xmlns:a="urn:a" c="d">', "{urn:a}b"),
        (b"\n<!DOCTYPE html><html><body>&nbsp;", "html"),
        ("<a/>".encode("utf-16"), "a"),
        (b"", None),
        (b"<", None),
        (b"1 < 2", None),
        (b"<<<<", None),
    ],
)
def test_the_root_is_known_from_the_beginning_of_a_file(data: bytes, root: str | None) -> None:
    """A name is enough to choose the reader, whatever follows."""
    assert peek_root(data) == root


@given(st.binary(max_size=200).map(lambda tail: b"<p>" + tail))
def test_any_bytes_are_parsed_or_refused(data: bytes) -> None:
    """No bytes raise anything but the error for unreadable files."""
    peek_root(data)
    with contextlib.suppress(UnreadableInputError):
        assert local_name(parse_xml(data, "x")) == "p"
