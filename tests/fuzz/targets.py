"""What the fuzzer calls: one function of bytes for each reader, and the bytes that it begins with."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from citekit.documents import READERS as DOCUMENT_READERS
from citekit.documents import read_document_bytes
from citekit.errors import CitekitError
from citekit.formats import READERS, WRITERS, find_losses, read_bibliography, write_bibliography
from citekit.model import Bibliography
from citekit.pipeline import extract_strings

ROOT = Path(__file__).resolve().parents[2]
_PARTS = {
    "docx": ("[Content_Types].xml", "word/document.xml", "word/footnotes.xml", "word/numbering.xml"),
    "odt": ("mimetype", "content.xml", "styles.xml", "META-INF/manifest.xml"),
    "epub": ("mimetype", "META-INF/container.xml", "content.opf", "chapter.xhtml"),
}
_MIMETYPES = {"odt": b"application/vnd.oasis.opendocument.text", "epub": b"application/epub+zip"}
_BREAK = b"\x00\x00"
"""What separates the parts of a packed document in the bytes of the fuzzer."""


def pack(kind: str, data: bytes) -> bytes:
    """Put bytes into the parts of a packed document, which the fuzzer could not do by itself."""
    pieces = data.split(_BREAK)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number, name in enumerate(_PARTS[kind]):
            whole = _MIMETYPES[kind] if name == "mimetype" else pieces[number % len(pieces)]
            archive.writestr(name, whole)
    return packed.getvalue()


def read_one_document(data: bytes) -> None:
    """Read a document and find its references; an error of ours is an answer."""
    try:
        extract_strings(read_document_bytes(data, "fuzz"))
    except CitekitError:
        return


def read_packed(kind: str) -> Callable[[bytes], None]:
    """Return a target that packs its bytes first, or takes them as the whole package."""

    def target(data: bytes) -> None:
        read_one_document(data if data[:2] == b"PK" else pack(kind, data))

    return target


def read_records(kind: str) -> Callable[[bytes], None]:
    """Return a target that reads a bibliography and writes it in its own format and in another, by the length."""
    own = [kind] if kind in WRITERS else []
    others = [name for name in WRITERS if name != kind]

    def target(data: bytes) -> None:
        bibliography = read_bibliography(data.decode("utf-8", "surrogateescape"), kind)
        for written in (*own, others[len(data) % len(others)]):
            write_and_read_again(bibliography, written)

    return target


def write_and_read_again(bibliography: Bibliography, kind: str) -> None:
    """Write a bibliography, and expect that as many records come back, and that what is lost can be told."""
    text = write_bibliography(bibliography, kind)
    text.encode("utf-8")
    count, again = len(bibliography.references), len(read_bibliography(text, kind).references)
    if count != again:
        raise AssertionError(f"{count} records written as {kind}, {again} read")
    find_losses(bibliography, kind)


def _targets() -> dict[str, Callable[[bytes], None]]:
    documents = {reader.format.lower().replace(" ", "-"): read_one_document for reader in DOCUMENT_READERS}
    packed = {kind: read_packed(kind) for kind in _PARTS}
    return documents | packed | {f"{kind}-records": read_records(kind) for kind in READERS}


TARGETS = _targets()


def seeds(target: str) -> Iterator[bytes]:
    """Yield what the fuzzer begins with: the worked example in the form that the target reads."""
    example = ROOT / "bib" / "prokopiuk-2014"
    kind = target.removesuffix("-records")
    if kind in WRITERS:
        records = read_bibliography((example / "4-references.json").read_text("utf-8"), "csl-json").references
        yield from (write_bibliography(Bibliography((record,)), kind).encode() for record in records)
    strings = (example / "2-strings.txt").read_text("utf-8").splitlines()
    yield ("References\n\n" + "\n".join(f"{n}. {string}" for n, string in enumerate(strings[:2], 1))).encode()
    yield from (text.encode() for text in _SKELETONS.get(kind, ()))


_SKELETONS = {
    "pdf": ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",),
    "docx": (
        (
            '<Types/>\0\0<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>'
            "<w:r><w:t>Літаратура</w:t></w:r></w:p><w:p><w:r><w:t>1. Колас Я. Дрыгва. – Мінск, 1934.</w:t></w:r></w:p>"
            "</w:body></w:document>"
        ),
    ),
    "odt": (
        (
            "\0\0<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
            "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:text><text:p>Литература"
            "</text:p></office:text></office:body></office:document-content>"
        ),
    ),
    "epub": (
        (
            "\0\0<container><rootfiles><rootfile full-path='content.opf'/></rootfiles></container>\0\0<package><manifest>"
            "<item id='a' href='chapter.xhtml'/></manifest><spine><itemref idref='a'/></spine></package>\0\0<html><body>"
            "<p>Bibliografia</p></body></html>"
        ),
    ),
    "jats": (
        (
            "<article><back><ref-list><ref id='r1'><element-citation><name><surname>Колас</surname></name><year>1934"
            "</year></element-citation></ref></ref-list></back></article>"
        ),
    ),
    "tei": (
        (
            "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><listBibl><biblStruct><monogr><title>Дрыгва</title><imprint>"
            "<date when='1934'/></imprint></monogr></biblStruct></listBibl></text></TEI>"
        ),
    ),
    "html": ("<html><body><h2>Літаратура</h2><ol><li>Колас Я. Дрыгва. Мінск, 1934.<li>2</ol></body></html>",),
    "latex": (
        (
            "\\documentclass{article}\\begin{document}\\begin{thebibliography}{9}\\bibitem{a} Колас Я. \\emph{Дрыгва}. "
            "\\end{thebibliography}\\end{document}"
        ),
    ),
    "markdown": ("# Paper\n\n[^1]: note\n\n## References\n\n1. Колас Я. *Дрыгва*. <http://nlb.by>\n",),
}
