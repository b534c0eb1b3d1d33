"""Build small PDF files by hand: text at given places, in any script, with links, fonts that lie, and damage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
CHARACTER = 0.5
"""Every character of the built fonts is half its size wide."""


@dataclass(frozen=True)
class Text:
    """Some text: where it begins, counted from the lower left corner, its size, and its turn in degrees (0 or 90)."""

    x: float
    y: float
    text: str
    size: float = 10
    turn: int = 0


@dataclass(frozen=True)
class Area:
    """A link: the text it covers, by place and number of characters, and its URL."""

    x: float
    y: float
    characters: int
    url: str
    size: float = 10


@dataclass(frozen=True)
class Page:
    """A page: its text in the order of the file, its links, and its attributes."""

    texts: Sequence[Text]
    links: Sequence[Area] = field(default=())
    extra: str = ""


def column(lines: Iterable[str], x: float = 72, top: float = 760, leading: float = 12, size: float = 10) -> list[Text]:
    """Set lines one below the other."""
    return [Text(x, top - at * leading, line, size) for at, line in enumerate(lines)]


def build_pdf(pages: Sequence[Page], *, maps_letters: bool = True, trailer: str = "") -> bytes:
    """Return a PDF of the pages; one whose font does not map its codes to letters when told so."""
    to_unicode = "/ToUnicode 5 0 R" if maps_letters else ""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Count {} /Kids [{}] >>".format(
            len(pages), " ".join(f"{10 + 2 * at} 0 R" for at in range(len(pages)))
        ),
        f"<< /Type /Font /Subtype /Type0 /BaseFont /Built /Encoding /Identity-H /DescendantFonts [4 0 R] {to_unicode} >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Built /DW 500 /FontDescriptor 6 0 R /CIDSystemInfo 7 0 R >>",
        _stream(_letters_map()),
        "<< /Type /FontDescriptor /FontName /Built /Flags 4 /FontBBox [0 -200 500 800] /Ascent 800 /Descent -200 >>",
        "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
        "null",
        "null",
    ]
    for at, page in enumerate(pages):
        links = "".join(map(_annotation, page.links))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources << /Font << /F 3 0 R >> >>"
            f" /Contents {11 + 2 * at} 0 R /Annots [{links}] {page.extra} >>"
        )
        objects.append(_stream("\n".join(map(_show, page.texts))))
    return _file(objects, trailer)


def _file(objects: Sequence[str], trailer: str) -> bytes:
    data, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    start = len(data)
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    data += f"xref\n0 {size}\n0000000000 65535 f \n{rows}".encode()
    return data + f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode("latin-1")


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _show(text: Text) -> str:
    turn = "1 0 0 1" if text.turn == 0 else "0 1 -1 0"
    codes = text.text.encode("utf-16-be").hex()
    return f"BT /F {text.size} Tf {turn} {text.x} {text.y} Tm <{codes}> Tj ET"


def _annotation(area: Area) -> str:
    right = area.x + area.characters * area.size * CHARACTER
    rectangle = f"{area.x} {area.y - 0.2 * area.size} {right} {area.y + 0.8 * area.size}"
    return f"<< /Type /Annot /Subtype /Link /Rect [{rectangle}] /A << /S /URI /URI ({area.url}) >> >>"


def _letters_map() -> str:
    ranges = [f"<{high:02x}00> <{high:02x}ff> <{high:02x}00>" for high in (0x00, 0x01, 0x04, 0x05, 0x06, 0x20, 0x21)]
    blocks = f"{len(ranges)} beginbfrange\n" + "\n".join(ranges) + "\nendbfrange\n"
    # One code of the font is the two letters of a ligature, and one is a letter beyond the basic plane.
    single = "2 beginbfchar\n<fb01> <00660069>\n<e000> <d835dc00>\nendbfchar\n"
    head = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
    space = "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
    return f"{head}{space}{blocks}{single}endcmap end end"
