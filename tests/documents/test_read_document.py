"""Reading files: what becomes a document, and what is refused with which words."""

from __future__ import annotations

import os
import threading
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stopwatch import within

from citekit.documents import files, read_document, read_document_bytes
from citekit.errors import UnreadableInputError

TEXT = "Літаратура\n1. Ермаловіч М. Старажытная Беларусь. – Мінск, 2001. – 366 с.\n"

BINARY = [
    (b"%PDF-1.7\n%\xe2\xe3", "is a PDF too damaged to open; fetch it again, or repair it, e.g. with mutool clean"),
    (b"PK\x03\x04\x14\x00", "is a damaged ZIP archive (File is not a zip file); fetch or save it again"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "is an old Word file (DOC), or one with a password; save it as DOCX without a password, e.g. with soffice --convert-to docx",
    ),
    (rb"{\rtf1\ansi Literatura}", "is an RTF file; save it as DOCX, e.g. with soffice --convert-to docx"),
    (b"\x1f\x8b\x08\x00", "is a gzip archive; unpack it first"),
    (b"\x89PNG\r\n\x1a\n", "is a PNG image; recognise its text first, e.g. with tesseract"),
    (b"\xff\xd8\xff\xe0", "is a JPEG image; recognise its text first, e.g. with tesseract"),
    (b"AT&TFORM\x00\x00", "is a DjVu file; convert it to text, e.g. with djvutxt"),
    (b"\x7fELF\x02\x01\x01", "is a program (ELF)"),
    (bytes(range(256)) * 40, "holds binary data; convert it to plain text"),
    (b"\0" * 1000, "holds binary data; convert it to plain text"),
    (b"", "is empty"),
]


@pytest.mark.parametrize(("data", "reason"), BINARY, ids=[reason for _, reason in BINARY])
def test_binary_and_empty_input_is_refused_with_the_cure(data: bytes, reason: str) -> None:
    """What is no text is named for what it is, in one line, with what to do."""
    with pytest.raises(UnreadableInputError) as caught:
        read_document_bytes(data, "paper")
    assert (caught.value.name, caught.value.reason) == ("paper", reason)


def test_missing_file_directory_and_bad_name_are_refused(tmp_path: Path) -> None:
    """A path that leads to no file gives one clause, under the name that the caller used."""
    reasons = []
    for source in (tmp_path / "no.txt", tmp_path, Path("a\0b")):
        with pytest.raises(UnreadableInputError) as caught:
            read_document(source)
        assert caught.value.name == str(source)
        reasons.append(caught.value.reason)
    assert reasons == ["no such file", "is a directory; name a file in it", "is no valid file name"]


def test_a_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit on the size is named in the error."""
    monkeypatch.setattr(files, "SIZE_LIMIT", 1024 * 1024)
    path = tmp_path / "large.txt"
    path.write_bytes(b"a" * (1024 * 1024 + 1))
    with pytest.raises(UnreadableInputError, match="larger than 1 MB"):
        read_document(path)


def test_the_lines_of_a_document_are_slices_of_its_text(tmp_path: Path) -> None:
    """Every kind of line end becomes one, and each span leads back to its line."""
    path = tmp_path / "paper.txt"
    path.write_bytes("а\r\nб\rв\u2028г\x0bд\n\nе".encode())
    document = read_document(path, name="shown")
    assert document.name == "shown"
    assert [line.text for line in document.lines] == ["а", "б", "в", "г", "д", "", "е"]
    assert all(document.text[line.span.start : line.span.end] == line.text for line in document.lines)


def test_a_form_feed_begins_a_page() -> None:
    """Lines know the page they stand on."""
    document = read_document_bytes(b"one\ftwo\nthree\ffour", "x")
    assert [(line.text, line.page) for line in document.lines] == [("one", 1), ("two", 2), ("three", 2), ("four", 3)]


def test_nul_bytes_in_readable_text_are_dropped_and_reported() -> None:
    """A few NUL bytes spoil no text, but the reader says that they were there."""
    document = read_document_bytes(TEXT.replace("Мінск", "Мі\0нск").encode(), "x")
    assert document.text == TEXT
    assert [diagnostic.code for diagnostic in document.diagnostics] == ["nul-dropped"]


@given(st.binary(max_size=400))
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    """Any bytes give a document whose spans fit, or the one error of an unreadable input."""
    try:
        document = read_document_bytes(data, "x")
    except UnreadableInputError:
        return
    assert all(document.text[line.span.start : line.span.end] == line.text for line in document.lines)


def test_a_line_of_many_megabytes_is_read_in_seconds() -> None:
    """The time to read grows with the size alone, in UTF-8 as in a guessed encoding."""
    line = "слово и дело " * 400_000
    with within(10):
        assert len(read_document_bytes(line.encode(), "x").lines) == 1
        assert read_document_bytes(line.encode("cp1251"), "x").text == line


def test_a_short_file_takes_little_memory(tmp_path: Path) -> None:
    """Room is taken for the bytes that are there, not for the largest file that may be read."""
    paper = tmp_path / "paper.txt"
    paper.write_text("Тэкст.", "utf-8")
    tracemalloc.start()
    data = files.read_bytes(paper, "paper.txt")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert data == "Тэкст.".encode()
    assert peak < 1_000_000


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    """What has no size is read whole all the same."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    threading.Thread(target=pipe.write_bytes, args=(b"Text\n" * 50_000,), daemon=True).start()
    assert files.read_bytes(pipe, "pipe") == b"Text\n" * 50_000
