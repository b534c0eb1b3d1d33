"""Damage the development documents in known ways, and measure how many of their references are still found.

Run ``PYTHONPATH=. python tests/tools/list_stress.py`` in the checkout; ``../shared`` must lie beside it. A document is cut into
blocks (paragraphs, headings, items) by the lists found in it undamaged, the blocks are printed anew in another shape.
"""

from __future__ import annotations

import html
import importlib.util
import json
import re
import sys
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from citekit.documents import read_document, read_document_bytes
from citekit.model import Document
from citekit.segmentation import find_reference_sections, split_references
from citekit.transliteration import romanise_ascii

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
_MOST_ITEMS = 60


@dataclass(frozen=True)
class Block:
    """Hold a paragraph of prose, a heading of a list, or an item with its mark."""

    kind: str
    text: str
    label: str = ""


def read_blocks(path: Path) -> list[Block]:
    """Cut a document into blocks."""
    document = read_document(path)
    items = [s for section in find_reference_sections(document) for s in split_references(section)]
    headings = {section.heading for section in find_reference_sections(document) if section.heading}
    owner = {}
    for number, item in enumerate(items):
        for line in document.lines:
            if any(line.span.start <= span.start < line.span.end for span in item.spans):
                owner[line.span.start] = number
    return _merge(document, items, headings, owner)


def _merge(document: Document, items: Sequence[Any], headings: set[str], owner: dict[int, int]) -> list[Block]:
    blocks: list[Block] = []
    seen: set[int] = set()
    fresh = True
    for line in document.lines:
        text = line.text.strip()
        if (number := owner.get(line.span.start)) is not None:
            if number not in seen and len(seen) < _MOST_ITEMS:
                blocks.append(Block("item", items[number].text, items[number].label or ""))
            seen.add(number)
            fresh = True
        elif not text:
            fresh = True
        elif text in headings:
            blocks.append(Block("heading", text))
            fresh = True
        elif fresh or not blocks:
            blocks.append(Block("prose", text))
            fresh = False
        else:
            joined = blocks[-1].text[:-1] + text if blocks[-1].text.endswith("-") else f"{blocks[-1].text} {text}"
            blocks[-1] = replace(blocks[-1], text=joined)
    return blocks


def relabel(blocks: Sequence[Block], form: str) -> list[Block]:
    """Give every item another mark."""
    number, printed = 0, []
    for block in blocks:
        number = 0 if block.kind == "heading" else number + (block.kind == "item")
        printed.append(replace(block, label=form.format(number)) if block.kind == "item" else block)
    return printed


def print_text(blocks: Sequence[Block], width: int = 0, *, spaced: bool = True, hyphens: bool = False) -> str:
    """Print blocks as plain text, wrapped to a width, prose with a blank line before it."""
    lines: list[str] = []
    for block in blocks:
        text = _print_block(block)
        if spaced and block.kind != "item":
            lines.append("")
        lines += _wrap(text, width, hyphens=hyphens) if width else [text]
        if spaced and block.kind != "item":
            lines.append("")
    return "\n".join(lines)


def _wrap(text: str, width: int, *, hyphens: bool) -> list[str]:
    if not hyphens:
        return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    lines, line = [], ""
    for word in text.split():
        room = width - len(line) - 2
        if len(line) + len(word) + 1 <= width:
            line = f"{line} {word}".strip()
        elif word.isalpha() and len(word) > 6 and room > 2 and len(word) - room > 2:
            lines.append(f"{line} {word[:room]}-".strip())
            line = word[room:]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def _print_block(block: Block) -> str:
    dash = " –" if any(letter.isalpha() for letter in block.label) else ""
    return f"{block.label}{dash} {block.text}".strip()


def print_html(blocks: Sequence[Block], tag: str, *, headings: str = "h2") -> str:
    """Print blocks as a web page, each in a tag of its own."""
    parts = []
    for block in blocks:
        name = headings if block.kind == "heading" else tag
        parts.append(f"<{name}>{html.escape(_print_block(block))}</{name}>")
    return "<!DOCTYPE html><html><head><title>x</title></head><body>" + "\n".join(parts) + "</body></html>"


def without_headings(blocks: Sequence[Block]) -> list[Block]:
    """Drop the headings of the lists."""
    return [block for block in blocks if block.kind != "heading"]


def with_headings(blocks: Sequence[Block], *headings: str) -> list[Block]:
    """Replace the heading of every list by other lines."""
    found: list[Block] = []
    for block in blocks:
        found += [replace(block, text=text) for text in headings] if block.kind == "heading" else [block]
    return found


def body_of(blocks: Sequence[Block]) -> list[Block]:
    """Return the paper without its lists."""
    return [block for block in blocks if block.kind == "prose"]


def _unmarked(blocks: Sequence[Block]) -> list[Block]:
    return relabel(blocks, "")


def _furnished(text: str) -> str:
    lines = text.split("\n")
    for page, place in enumerate(range(40, len(lines) + 4 * len(lines) // 40, 45)):
        lines[place:place] = [
            "",
            str(17 + page),
            "",
            "Вестник Института. 2016. Том 4" if page % 2 else "И. И. Иванов. Свобода и развитие",
            "",
        ]
    return "\n".join(lines)


def _followed(blocks: Sequence[Block]) -> list[Block]:
    after = (
        "Сведения об авторе: Иванов Иван Иванович, кандидат исторических наук, доцент кафедры философии Белорусского государственного университета, г. Минск, ул. Ленина, 5. E-mail: ivanov@example.by",
        "Ivanov I. I.",
        "Freedom and the development of the person",
        "The article considers the notion of freedom in the works of philosophers of 1990–2010. The author shows that the understanding of freedom has changed since 1991, and that self-cognition is part of it.",
        "Keywords: freedom, development, person.",
        "Поступила в редакцию 12.03.2016",
    )
    return [*blocks, *(Block("prose", text) for text in after)]


def _twins(blocks: Sequence[Block]) -> list[Block]:
    items = [block for block in blocks if block.kind == "item"]
    twins = [Block("item", romanise_ascii(item.text), item.label) for item in items]
    return [*blocks, Block("heading", "References"), *twins]


def _narrow_words(blocks: Sequence[Block]) -> str:
    return "\n".join(word for block in blocks for word in _print_block(block).split())


Shape = Callable[[list[Block]], "str | tuple[str, list[Block]]"]

SHAPES: dict[str, Shape] = {
    "wrapped at 60": lambda b: print_text(b, 60),
    "wrapped at 100": lambda b: print_text(b, 100),
    "wrapped at 80, no blank lines": lambda b: print_text(b, 80, spaced=False),
    "not wrapped": print_text,
    "not wrapped, no blank lines": lambda b: print_text(b, spaced=False),
    "a blank line below every line": lambda b: print_text(b, 80, spaced=False).replace("\n", "\n\n"),
    "page numbers and running heads": lambda b: _furnished(print_text(b, 80)),
    "unmarked, wrapped at 80": lambda b: print_text(_unmarked(b), 80),
    "unmarked, wrapped at 60": lambda b: print_text(_unmarked(b), 60),
    "unmarked, not wrapped": lambda b: print_text(_unmarked(b)),
    "[5], wrapped at 80": lambda b: print_text(relabel(b, "[{}]"), 80),
    "bullets, wrapped at 80": lambda b: print_text(relabel(b, "•"), 80),
    "dashes, wrapped at 80": lambda b: print_text(relabel(b, "–"), 80),
    "5), wrapped at 80": lambda b: print_text(relabel(b, "{})"), 80),
    "5., wrapped at 80": lambda b: print_text(relabel(b, "{}."), 80),
    "bare 5, wrapped at 80": lambda b: print_text(relabel(b, "{}"), 80),
    "one word a line": lambda b: _narrow_words(relabel(b, "{}.")),
    "CRLF": lambda b: print_text(b, 80).replace("\n", "\r\n"),
    "hyphens at line ends, 60": lambda b: print_text(b, 60, hyphens=True),
    "unmarked, hyphens, 60": lambda b: print_text(_unmarked(b), 60, hyphens=True),
    "followed by the author and an abstract": lambda b: print_text(_followed(b), 80),
    "unmarked, followed": lambda b: print_text(_unmarked(_followed(b)), 80),
    "unmarked, followed, not wrapped": lambda b: print_text(_unmarked(_followed(b))),
    "followed by a romanised twin": lambda b: (print_text(_twins(b), 80), _twins(b)),
    "unmarked with a romanised twin": lambda b: (print_text(_unmarked(_twins(b)), 80), _twins(b)),
    "no heading": lambda b: print_text(without_headings(b), 80),
    "no heading, [5]": lambda b: print_text(relabel(without_headings(b), "[{}]"), 80),
    "no heading, 5), not wrapped": lambda b: print_text(relabel(without_headings(b), "{})")),
    "no heading, unmarked": lambda b: print_text(_unmarked(without_headings(b)), 80),
    "no heading, unmarked, not wrapped": lambda b: print_text(_unmarked(without_headings(b))),
    "heading letter-spaced": lambda b: print_text(with_headings(b, "Л І Т А Р А Т У Р А"), 80),
    "heading of two spaced words": lambda b: print_text(with_headings(b, "С П И С О К   Л И Т Е Р А Т У Р Ы"), 80),
    "heading over two lines": lambda b: print_text(
        with_headings(b, "СПИСОК ИСПОЛЬЗОВАННЫХ", "ИСТОЧНИКОВ И ЛИТЕРАТУРЫ:"), 80, spaced=False
    ),
    "heading over two lines, unmarked": lambda b: print_text(
        _unmarked(with_headings(b, "Wykaz cytowanej", "literatury")), 80, spaced=False
    ),
    "heading with a tail": lambda b: print_text(_unmarked(with_headings(b, "5. Literatura (wybór)")), 80),
    "heading after its footer": lambda b: print_text(with_headings(b, "ЛИТЕРАТУРА", "© Иванов И. И., 2016", "17"), 80),
    "html p": lambda b: print_html(_unmarked(b), "p"),
    "html div": lambda b: print_html(_unmarked(b), "div"),
    "html p, heading p": lambda b: print_html(_unmarked(b), "p", headings="p"),
    "html div, no heading": lambda b: print_html(_unmarked(without_headings(b)), "div"),
    "html p, no heading": lambda b: print_html(_unmarked(without_headings(b)), "p"),
    "html p, marked": lambda b: print_html(relabel(b, "{}."), "p"),
    "html li": lambda b: print_html(_unmarked(b), "li"),
}
"""Name of a damage, and how it prints the blocks; with other blocks where these are the truth."""

SILENT: dict[str, Callable[[list[Block]], str]] = {
    "bodies, wrapped at 80": lambda b: print_text(body_of(b), 80),
    "bodies, no blank lines": lambda b: print_text(body_of(b), 80, spaced=False),
    "bodies, not wrapped": lambda b: print_text(body_of(b)),
    "bodies, html p": lambda b: print_html(body_of(b), "p"),
    "bodies, html div": lambda b: print_html(body_of(b), "div"),
}
"""Bodies without their lists: every string found in them is false."""


def find_strings(text: str) -> list[str]:
    """Return the reference strings of a text."""
    if not text.strip():
        return []
    document = read_document_bytes(text.encode(), "stress")
    return [s.text for section in find_reference_sections(document) for s in split_references(section)]


def load_scorer() -> Any:
    """Load the scorer that lies beside the checkout."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score_shape(name: str, papers: dict[str, list[Block]]) -> tuple[dict[str, dict[str, Any]], float]:
    """Return the score of each document under a damage, and their mean F1."""
    scorer = load_scorer()
    scores = {}
    for doc, blocks in papers.items():
        printed = SHAPES[name](blocks)
        text, truth = printed if isinstance(printed, tuple) else (printed, blocks)
        gold = [block.text for block in truth if block.kind == "item"]
        scores[doc] = scorer.score_strings(gold, find_strings(text))
    return scores, sum(score["f1"] for score in scores.values()) / len(scores)


def read_papers() -> dict[str, list[Block]]:
    """Read every development document; of a list with hundreds of items the first ones are enough."""
    return {path.stem: read_blocks(path) for path in sorted((SHARED / "gold" / "docs").glob("*.txt"))}


def main() -> None:
    """Print a table: damage, mean F1, strings found, and the documents below .95."""
    papers = read_papers()
    for name in SHAPES:
        if len(sys.argv) > 1 and not re.search(sys.argv[1], name):
            continue
        scores, mean = score_shape(name, papers)
        hits, gold = (sum(score[key] for score in scores.values()) for key in ("hit", "gold"))
        bad = {doc: score["f1"] for doc, score in scores.items() if score["f1"] < 0.95}
        print(f"{name:42} {mean:.3f} {hits:4}/{gold} {json.dumps(bad)}", flush=True)
    for name, shape in SILENT.items():
        if len(sys.argv) > 1 and not re.search(sys.argv[1], name):
            continue
        false = {doc: len(found) for doc, blocks in papers.items() if (found := find_strings(shape(blocks)))}
        print(f"{name:42} false {sum(false.values())} {json.dumps(false)}", flush=True)


if __name__ == "__main__":
    main()
