"""Make a corpus of papers of known references: body text, a heading, a list of rendered references; seeded and fast.

Run ``PYTHONPATH=. python tests/tools/batch_corpus.py FOLDER --papers 10000 --docx 0.1 --pdf 0.1`` in the checkout. The same
arguments give the same bytes. The references are rendered from ``bib/records`` by the templates that train the labeller.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import sys
import textwrap
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from citekit.parsing.training.corpus import build_lists, load_records

sys.path.append(str(Path(__file__).resolve().parents[1] / "documents"))
from pdf_builder import Page, build_pdf, column

RECORDS = Path(__file__).resolve().parents[2] / "bib" / "records"
_HEADINGS = ("Літаратура", "Список литературы", "Список використаних джерел", "Bibliografia", "References")
_PROSE = (
    "у гэтым артыкуле разглядаецца пытанне аб крыніцах і метадах даследавання якое мае значэнне для гісторыі края "
    "в статье рассматривается вопрос о том как изменялись отношения между городом и деревней в течение столетия "
    "у статті йдеться про джерела з яких походять відомості про освіту та науку на початку нового часу "
    "artykuł omawia stan badań nad dziejami miast i wsi oraz wskazuje na źródła które dotąd nie były znane"
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_LISTS_OF_A_POOL = 250
_LINES_OF_A_PAGE = 58


def make_papers(number: int, seed: int = 1, docx: float = 0.0, pdf: float = 0.0) -> Iterator[tuple[str, bytes]]:
    """Yield relative names and contents of papers, a hundred in a folder.

    Args:
        number: How many.
        seed: The same seed gives the same papers.
        docx: Share of the papers that are DOCX.
        pdf: Share of the papers that are PDF; the others are plain text.
    """
    rng = random.Random(seed)
    lists, words = _draw_lists(number, seed), _PROSE.split()
    for at in range(number):
        kind = rng.choices(("docx", "pdf", "txt"), (docx, pdf, 1 - docx - pdf))[0]
        paragraphs = [" ".join(rng.choices(words, k=rng.randint(60, 140))).capitalize() + "." for _ in range(12)]
        listed = rng.choice(lists)
        references = [f"{place}. {text}" for place, text in enumerate(rng.sample(listed, len(listed)), 1)]
        yield f"{at // 100:04}/{at:06}.{kind}", WRITERS[kind](paragraphs, rng.choice(_HEADINGS), references)


def _draw_lists(number: int, seed: int) -> list[list[str]]:
    """Return lists of references; of a large corpus several papers share one, each in an order of its own."""
    drawn = build_lists(load_records(RECORDS), min(number, _LISTS_OF_A_POOL), seed)
    # XML holds no control characters, and the three forms shall hold the same list.
    return [[" ".join(_CONTROL.sub("", one.text).split()) for one in listed] for listed in drawn if listed]


def _text(paragraphs: Sequence[str], heading: str, references: Sequence[str]) -> bytes:
    return "\n\n".join([*paragraphs, heading, "\n".join(references)]).encode() + b"\n"


def _docx(paragraphs: Sequence[str], heading: str, references: Sequence[str]) -> bytes:
    body = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
        for text in (*paragraphs, heading, *references)
    )
    kinds = f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
    main = f'<Relationship Id="m" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (
            ("[Content_Types].xml", kinds),
            ("_rels/.rels", f'<Relationships xmlns="{_PACKAGE}/relationships">{main}</Relationships>'),
            ("word/document.xml", f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'),
        ):
            # A fixed date, so that the same paper has the same bytes tomorrow.
            archive.writestr(zipfile.ZipInfo(name, (2014, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _pdf(paragraphs: Sequence[str], heading: str, references: Sequence[str]) -> bytes:
    lines = [line for text in paragraphs for line in (*textwrap.wrap(text, 85), "")]
    lines += [heading, "", *(line for text in references for line in textwrap.wrap(text, 85))]
    pages = [lines[at : at + _LINES_OF_A_PAGE] for at in range(0, len(lines), _LINES_OF_A_PAGE)]
    return build_pdf([Page(column(page)) for page in pages])


WRITERS = {"txt": _text, "docx": _docx, "pdf": _pdf}


def write_papers(folder: Path, number: int, seed: int = 1, docx: float = 0.0, pdf: float = 0.0) -> None:
    """Write papers into a folder; see `make_papers`."""
    for name, data in make_papers(number, seed, docx, pdf):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def main() -> None:
    """Make a corpus from the command line."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--papers", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--docx", type=float, default=0.0, help="share of DOCX")
    parser.add_argument("--pdf", type=float, default=0.0, help="share of PDF")
    given = parser.parse_args()
    write_papers(given.folder, given.papers, given.seed, given.docx, given.pdf)


if __name__ == "__main__":
    main()
