"""Make what the benchmarks work on: papers in every form, real reference strings, records, pages of the web."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from html import escape
from itertools import count, islice
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(CHECKOUT / "tests" / folder) for folder in ("tools", "batch", "duplicates", "benchmarks")]

from batch_corpus import RECORDS, WRITERS  # noqa: E402
from distinct_works import distinct_works  # noqa: E402

from citekit.model import Bibliography, Name, Reference  # noqa: E402
from citekit.normalization import assign_citation_keys  # noqa: E402
from citekit.parsing.training.corpus import build_lists, load_records  # noqa: E402

LABELLED = [CHECKOUT / "tests" / "data" / f"{name}_fields.jsonl" for name in ("check", "gold")]
UNLABELLED = CHECKOUT.parent / "shared" / "strings" / "napu_uk_ru.txt"
HEADING = "Літаратура"
_SENTENCE = "У гэтым артыкуле разглядаецца пытанне аб крыніцах і метадах, што мае значэнне для гісторыі краю"
_LISTS_AT_ONCE = 20


@cache
def real_strings() -> tuple[str, ...]:
    """Return real references, each once: the labelled ones, and those beside the checkout where they are."""
    found = [json.loads(line)["raw"] for path in LABELLED for line in path.read_text("utf-8").splitlines()]
    if UNLABELLED.exists():
        found += UNLABELLED.read_text("utf-8").splitlines()
    return tuple(dict.fromkeys(filter(None, map(str.strip, found))))


def strings_of_round(turn: int, number: int) -> list[str]:
    """Return real references of which no earlier round has had one, as long as there are any left."""
    strings = real_strings()
    return [strings[at % len(strings)] for at in range(turn * number, (turn + 1) * number)]


_load_records = cache(load_records)


def rendered_strings(number: int, seed: int) -> list[str]:
    """Return so many references as printed lists have them, rendered from the records of the repository."""
    records = _load_records(RECORDS)
    texts = (
        " ".join(one.text.split())
        for more in count()
        for listed in build_lists(records, _LISTS_AT_ONCE, seed * 1000 + more)
        for one in listed
    )
    return list(islice(filter(str.isprintable, texts), number))


def paper_parts(references: Sequence[str]) -> tuple[list[str], str, list[str]]:
    """Return paragraphs that cite each reference once, the heading of the list, and its numbered items."""
    paragraphs = [
        " ".join(f"{_SENTENCE} [{number}, с. {number + 3}]." for number in range(start, min(start + 6, end)))
        for end in [len(references) + 1]
        for start in range(1, end, 6)
    ]
    return paragraphs, HEADING, [f"{number}. {text}" for number, text in enumerate(references, 1)]


def _html(paragraphs: Sequence[str], heading: str, references: Sequence[str]) -> bytes:
    lines = [f"<p>{escape(text)}</p>" for text in paragraphs]
    lines += [f"<h2>{escape(heading)}</h2>", *(f"<p>{escape(text)}</p>" for text in references)]
    return f"<!doctype html><html><body>{''.join(lines)}</body></html>".encode()


FORMS: dict[str, Callable[[Sequence[str], str, Sequence[str]], bytes]] = {
    "text": WRITERS["txt"],
    "html": _html,
    "docx": WRITERS["docx"],
    "pdf": WRITERS["pdf"],
}
"""The forms in which a paper is written; another one is one line here."""


def paper(form: str, references: Sequence[str]) -> bytes:
    """Write a paper of some references in a form of ``FORMS``."""
    return FORMS[form](*paper_parts(references))


def some_records(number: int, seed: int) -> Bibliography:
    """Return so many different records, all with keys."""
    return Bibliography(assign_citation_keys(distinct_works(number, seed)))


def some_text(characters: int, seed: int) -> list[str]:
    """Return lines of Ukrainian, Belarusian and Russian prose of so many characters in all."""
    dice, words = random.Random(seed), [word for text in real_strings()[:300] for word in text.split()]
    lines: list[str] = []
    while characters > 0:
        lines.append(" ".join(dice.choices(words, k=14)))
        characters -= len(lines[-1]) + 1
    return lines


def write_jats(bibliography: Bibliography) -> str:
    """Write records as the reference list of a JATS article, as far as a benchmark needs it."""
    items = "".join(
        f'<ref id="r{number}"><element-citation publication-type="book">'
        f'<person-group person-group-type="author">{"".join(_named(one.author, "surname", "given-names"))}</person-group>'
        f"<source>{escape(str(one.title))}</source><year>{_year(one)}</year></element-citation></ref>"
        for number, one in enumerate(bibliography.references)
    )
    return f"<article><back><ref-list>{items}</ref-list></back></article>"


def write_tei(bibliography: Bibliography) -> str:
    """Write records as the list of a TEI document, as far as a benchmark needs it."""
    items = "".join(
        f"<biblStruct><monogr><author>{'</author><author>'.join(_named(one.author, 'surname', 'forename'))}</author>"
        f'<title level="m">{escape(str(one.title))}</title>'
        f'<imprint><date when="{_year(one)}"/></imprint></monogr></biblStruct>'
        for one in bibliography.references
    )
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><back><listBibl>{items}</listBibl></back></text></TEI>'


def _named(names: Sequence[Name], family: str, given: str) -> Iterator[str]:
    outer = ("<name>", "</name>") if given == "given-names" else ("<persName>", "</persName>")
    for one in names:
        inner = f"<{family}>{escape(one.family or one.literal or '')}</{family}><{given}>{escape(one.given or '')}</{given}>"
        yield inner.join(outer)


def _year(one: Reference) -> int:
    return one.issued.parts[0][0] if one.issued and one.issued.parts else 1998
