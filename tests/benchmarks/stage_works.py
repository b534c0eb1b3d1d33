"""Table the work of every stage that is timed: what is done, how much of it a round does, and what is made ready for it.

A new one is a function and a line in ``WORKS``. What a stage needs is imported when its round is made ready, so that a
stage which is not there is left out and the others are timed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import Any, NamedTuple

from speed_inputs import (
    FORMS,
    paper,
    real_strings,
    rendered_strings,
    some_records,
    some_text,
    strings_of_round,
    write_jats,
    write_tei,
)

from citekit.documents import read_document_bytes
from citekit.formats import READERS, WRITERS, read_bibliography, write_bibliography
from citekit.model import Bibliography, Document, ReferenceString
from citekit.pipeline import extract_references, parse_references
from citekit.transliteration import detect_language, transliterate

Prepared = Callable[[], object]

PAPER = 60
RECORDS = 400
STRINGS = 150
CHARACTERS = 50_000
PAGES = 60
SCHEMES = (("alalc", "uk"), ("be2007", "be"), ("iso9", "ru"))


class Work(NamedTuple):
    """Describe one thing that is timed.

    Attributes:
        stage: The room that does it.
        name: What it does, in words.
        unit: What is counted.
        units: How many of them a round has.
        prepare: Makes a round ready, given its number and how many units: what it returns is timed.
        needs: Dotted name of what must be there, or nothing.
    """

    stage: str
    name: str
    unit: str
    units: int
    prepare: Callable[[int, int], Prepared]
    needs: str = ""

    def is_there(self) -> bool:
        """Tell whether the checkout has what is to be timed."""
        module, _, name = self.needs.rpartition(".")
        try:
            return not self.needs or hasattr(import_module(module), name)
        except ImportError:
            return False


def _papers(form: str, turn: int, papers: int) -> list[bytes]:
    references = rendered_strings(PAPER * papers, turn)
    return [paper(form, references[start : start + PAPER]) for start in range(0, len(references), PAPER)]


def _read(form: str, turn: int, papers: int) -> Prepared:
    written = _papers(form, turn, papers)
    return lambda: [read_document_bytes(data, f"paper.{form}") for data in written]


def _document(turn: int, references: int) -> Document:
    return read_document_bytes(paper("text", rendered_strings(references, turn)), "paper.txt")


def _split(turn: int, references: int) -> Prepared:
    from citekit.segmentation import find_reference_sections, split_references

    document = _document(turn, references)
    return lambda: [split_references(section) for section in find_reference_sections(document)]


def _label(turn: int, strings: int) -> Prepared:
    from citekit.parsing import label_references

    wanted = list(map(ReferenceString, strings_of_round(turn, strings)))
    return lambda: label_references(wanted)


def _normalize(turn: int, strings: int) -> Prepared:
    from citekit.normalization import assign_citation_keys, normalize_reference
    from citekit.parsing import label_references

    labelled = label_references(map(ReferenceString, strings_of_round(turn, strings)))
    return lambda: assign_citation_keys(map(normalize_reference, labelled))


def _parse(turn: int, strings: int) -> Prepared:
    wanted = strings_of_round(turn, strings)
    return lambda: parse_references(wanted)


def _extract(turn: int, papers: int) -> Prepared:
    written = _papers("text", turn, papers)
    return lambda: [extract_references(read_document_bytes(data, "paper.txt")) for data in written]


def _transliterate(scheme: str, language: str, turn: int, characters: int) -> Prepared:
    lines = some_text(characters, turn)
    return lambda: [transliterate(line, scheme, language) for line in lines]


def _detect(turn: int, strings: int) -> Prepared:
    wanted = strings_of_round(turn, strings)
    return lambda: list(map(detect_language, wanted))


def _cite(turn: int, references: int) -> Prepared:
    from citekit.citations import find_citations

    document = _document(turn, references)
    bibliography = extract_references(document)
    return lambda: find_citations(document, bibliography)


def _judge(turn: int, pages: int) -> Prepared:
    from plain_pages import page as page_of_8_kb

    from citekit.links.page import Page
    from citekit.links.pages import judge_page, needs_sibling
    from citekit.links.verdicts import rule_on_answer, rule_on_page
    from citekit.model.link import CitedLink

    visits = []
    for number in range(turn * pages, (turn + 1) * pages):
        body = page_of_8_kb(number).partition(b"\r\n\r\n")[2]
        url = f"http://example.org/pages/{number}"
        visits.append((Page(url, url, 200, {"content-type": "text/html; charset=utf-8"}, body), CitedLink(url)))

    def judge() -> Iterator[object]:
        for page, link in visits:
            assert rule_on_answer(page) is None
            needs_sibling(page, link)
            yield rule_on_page(page, judge_page(page, link))

    return lambda: list(judge())


def _write(form: str, turn: int, records: int) -> Prepared:
    return partial(write_bibliography, some_records(records, turn), form)


def _read_back(form: str, turn: int, records: int) -> Prepared:
    write = _SAMPLES.get(form) or partial(write_bibliography, format=form)
    return partial(read_bibliography, write(some_records(records, turn)), form)


# Formats that citekit reads and does not write.
_SAMPLES: dict[str, Callable[[Bibliography], str]] = {"jats": write_jats, "tei": write_tei}


def _sort(turn: int, records: int) -> Prepared:
    from citekit.sorting import sort_bibliography

    return partial(sort_bibliography, some_records(records, turn))


def _find_duplicates(turn: int, records: int) -> Prepared:
    from citekit.duplicates import find_duplicates

    return partial(find_duplicates, some_records(records, turn).references)


def _report(form: str, turn: int, links: int) -> Prepared:
    from citekit.model.link import CitedLink, LinkCheck, Verdict
    from citekit.reports import link_rot_report

    verdicts = list(Verdict)
    checks = [
        LinkCheck(CitedLink(f"http://h{at % 40}.example/{turn}/{at}", title=text[:80]), verdicts[at % len(verdicts)])
        for at, text in enumerate(real_strings()[:links])
    ]
    return partial(link_rot_report, checks, form)


def _print(style: str, turn: int, records: int) -> Prepared:
    styles: Any = import_module("citekit.styles")
    return partial(styles.print_bibliography, some_records(records, turn), styles.load_style(style))


def _lint(turn: int, records: int) -> Prepared:
    pipeline: Any = import_module("citekit.pipeline")
    return partial(pipeline.lint_text, write_bibliography(some_records(records, turn), "biblatex"), "biblatex")


WORKS: tuple[Work, ...] = (
    *(Work("documents", f"read a paper, {form}", "paper", 2, partial(_read, form)) for form in FORMS),
    Work("segmentation", "find the list and split it", "reference", 300, _split),
    Work("parsing", "label real strings", "reference", STRINGS, _label),
    Work("normalization", "type and key labelled references", "reference", STRINGS, _normalize),
    Work("pipeline", "parse_references, real strings", "reference", STRINGS, _parse),
    Work("pipeline", f"extract a text paper of {PAPER} references", "paper", 2, _extract),
    *(
        Work(
            "transliteration",
            f"romanise by {one[0]} from {one[1]}",
            "character",
            CHARACTERS,
            partial(_transliterate, *one),
        )
        for one in SCHEMES
    ),
    Work("transliteration", "detect the language of a string", "reference", STRINGS, _detect),
    Work("citations", "find and link in-text citations", "reference", 120, _cite),
    Work("links", "judge a page of 8 KB, no network", "page", PAGES, _judge),
    *(Work("formats", f"write {one}", "record", RECORDS, partial(_write, one)) for one in WRITERS),
    *(
        Work("formats", f"read {one}", "record", RECORDS, partial(_read_back, one))
        for one in READERS
        if one in WRITERS or one in _SAMPLES
    ),
    *(Work("reports", f"link-rot report, {one}", "link", 300, partial(_report, one)) for one in ("html", "json")),
    Work("sorting", "sort by the alphabets", "record", RECORDS, _sort),
    Work("duplicates", "find duplicates", "record", RECORDS, _find_duplicates),
    Work("styles", "print a list by GOST", "record", RECORDS, partial(_print, "gost"), "citekit.styles.load_style"),
    Work("lint", "lint a .bib file", "record", RECORDS, _lint, "citekit.pipeline.lint_text"),
)


def describe(work: Work) -> dict[str, object]:
    """Return what a table tells of a work, to travel with its times."""
    return {"stage": work.stage, "name": work.name, "unit": work.unit, "units": work.units}
