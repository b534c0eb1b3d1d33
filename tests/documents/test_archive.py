"""Opening archives: documents are told from other archives, and every attack ends at a limit that has a name."""

from __future__ import annotations

import contextlib
import io
import tracemalloc
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stopwatch import within

from citekit.documents import read_document_bytes
from citekit.documents.archive import Archive
from citekit.errors import UnreadableInputError

DOCUMENT = b'<w:document xmlns:w="urn:w"><w:body><w:p><w:r><w:t>a</w:t></w:r></w:p></w:body></w:document>'
DEEP = b"<d><body>" + b"<p>" * 300 + b"</p>" * 300 + b"</body></d>"
XXE = b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]><d><body><p><r><t>&a;</t></r></p></body></d>'
CONTAINER = b'<container><rootfiles><rootfile full-path="%s"/></rootfiles></container>'
SPINE = (
    b'<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
    b'<spine><itemref idref="a"/></spine></package>'
)


def pack(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive of the parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def encrypted(data: bytes) -> bytes:
    """Return the archive with the flags that say that each of its parts is encrypted."""
    changed = bytearray(data)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            changed[at + offset] |= 1
            at = data.find(sign, at + 1)
    return bytes(changed)


DOCX = {"word/document.xml": DOCUMENT}
BOOK = {
    "META-INF/container.xml": CONTAINER % b"b.opf",
    "b.opf": SPINE,
    "a.xhtml": b"<html><body><p>a</p></body></html>",
}
ODT = {"content.xml": b"<c><body><text><p>a</p></text></body></c>"}
LOCKED = b"<manifest><file-entry><encryption-data/></file-entry></manifest>"
CIPHER = b'<encryption><EncryptedData><CipherReference URI="a.xhtml"/></EncryptedData></encryption>'

REFUSED = [
    (pack({}), "is an empty ZIP archive"),
    (pack(DOCX)[:-40], "is a damaged ZIP archive"),
    (pack(DOCX)[:60], "is a damaged ZIP archive"),
    (pack({"xl/workbook.xml": b"<w/>"}), "is a spreadsheet (XLSX)"),
    (pack({"ppt/presentation.xml": b"<w/>"}), "is a presentation (PPTX)"),
    (pack({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<c/>"}), "(ODS, ODP)"),
    (pack({"META-INF/MANIFEST.MF": b""}), "is a program (JAR)"),
    (pack({"a.docx": pack(DOCX)}), "is a ZIP archive, but no DOCX, ODT or EPUB"),
    (pack({"../word/document.xml": DOCUMENT}), "is a"),
    (pack({"/word/document.xml": DOCUMENT}), "is a"),
    (pack({str(number): b"" for number in range(10_001)}), "more parts than the limit of 10000"),
    (encrypted(pack(DOCX)), "is encrypted; save it without a password"),
    (pack({**ODT, "META-INF/manifest.xml": LOCKED}), "is encrypted; save it without a password"),
    (pack({**BOOK, "META-INF/encryption.xml": CIPHER}), "is encrypted; remove its protection"),
    (pack({"word/document.xml": b" " * 30_000_000}), "unpacks to more than 200 times its size"),
    (pack({"word/document.xml": b" " * 65 * 1024 * 1024}, zipfile.ZIP_STORED), "is larger than the limit of 64 MB"),
    (pack(DOCX, zipfile.ZIP_BZIP2), "is packed in a way"),
    (pack({"word/document.xml": DEEP}), "deeper than the limit of 256"),
    (pack({"word/document.xml": XXE}), "needs the entity &a;"),
    (pack({"word/document.xml": b"<w"}), "its part word/document.xml is damaged"),
    (pack({"content.xml": b"<c><body><spreadsheet/></body></c>"}), "without a text"),
    (pack({"content.xml": b"<c>"}), "its part content.xml is damaged"),
    (pack({"META-INF/container.xml": b"<container/>"}), "names no book"),
    (pack({"META-INF/container.xml": CONTAINER % b"../b.opf"}), "lacks its part ../b.opf"),
    (pack({"META-INF/container.xml": CONTAINER % b"b.opf"}), "lacks its part b.opf"),
]


@pytest.mark.parametrize(("data", "reason"), REFUSED, ids=range(len(REFUSED)))
def test_what_is_no_sound_document_is_refused_by_name(data: bytes, reason: str) -> None:
    """One error says what the archive is or which limit it breaks, in little time and memory."""
    tracemalloc.start()
    try:
        with within(10), pytest.raises(UnreadableInputError) as caught:
            read_document_bytes(data, "x.docx")
        assert reason in caught.value.reason
        assert tracemalloc.get_traced_memory()[1] < 300_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(("parts", "text"), [(DOCX, "a"), (ODT, "a"), (BOOK, "a")], ids=["docx", "odt", "epub"])
def test_the_smallest_archives_of_each_format_are_read(parts: dict[str, bytes], text: str) -> None:
    """Content alone chooses the reader: the same name stands for all of them."""
    assert read_document_bytes(pack(parts), "x.bin").text == text


def test_the_whole_archive_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many parts of a legal size are too much together."""
    monkeypatch.setattr("citekit.documents.archive.TOTAL_SIZE_LIMIT", 3_000_000)
    archive = Archive(pack({"a": bytes(2_000_000), "b": bytes(2_000_000)}, zipfile.ZIP_STORED), "x")
    archive.read("a")
    with pytest.raises(UnreadableInputError, match="beyond the limit of"):
        archive.read("b")


def test_a_damaged_part_is_named() -> None:
    """A checksum that does not fit is reported with its part."""
    data = pack(DOCX, zipfile.ZIP_STORED).replace(b"<w:t>a", b"<w:t>b", 1)
    with pytest.raises(UnreadableInputError, match=r"its part word/document\.xml is damaged"):
        read_document_bytes(data, "x")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300).map(lambda tail: b"PK\x03\x04" + tail))
def test_bytes_that_begin_like_an_archive_are_refused(data: bytes) -> None:
    """Garbage behind the first letters is no traceback."""
    with pytest.raises(UnreadableInputError):
        read_document_bytes(data, "x")


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(
        [pack(DOCX), pack(ODT), pack(BOOK), pack(DOCX, zipfile.ZIP_STORED), pack(BOOK, zipfile.ZIP_STORED)]
    ),
    st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=6),
    st.integers(0, 60),
)
def test_a_document_with_wrong_bytes_is_read_or_refused(data: bytes, changes: list[tuple[int, int]], cut: int) -> None:
    """A flipped byte or a lost end raises nothing but the error for unreadable files."""
    changed = bytearray(data[: len(data) - cut])
    for place, byte in changes:
        changed[place % len(changed)] = byte
    with contextlib.suppress(UnreadableInputError):
        read_document_bytes(bytes(changed), "x")


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(["word/document.xml", "word/numbering.xml", "word/styles.xml", "content.xml", "a.xhtml", "b.opf"]),
    st.text(st.sampled_from('<>/="& abp:wt1'), max_size=60),
)
def test_parts_with_any_content_are_read_or_refused(part: str, text: str) -> None:
    """Whatever stands in a part, a document or the one error comes out."""
    parts = DOCX if part.startswith("word") else ODT if part == "content.xml" else BOOK
    with contextlib.suppress(UnreadableInputError):
        read_document_bytes(pack({**parts, part: text.encode()}), "x")
