"""Choose the CSL type of a record from what it states."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from citekit.model import Diagnostic, LabelledReference, Reference, Text
from citekit.normalization.legal_types import is_bill, is_case, is_law, is_treaty
from citekit.normalization.literary_types import (
    is_article,
    is_dictionary_entry,
    is_encyclopedia_entry,
    is_film,
    is_interview,
    is_manuscript,
    is_map,
    is_newspaper_article,
    is_on_site,
    is_page_of_site,
    is_paper,
    is_patent,
    is_report,
    is_software,
    is_standard,
    is_thesis,
    is_weblog,
    is_webpage,
)
from citekit.normalization.records import change


def normalize_types(labelled: LabelledReference, reference: Reference) -> Reference:
    """Give a record the first type whose condition it meets.

    A string in which nothing but text was found is no reference: type ``document``, the whole text as its title, and
    the diagnostic ``not-a-reference``.
    """
    if not _is_reference(reference):
        text = labelled.string.text.strip()
        message = "no author, date, place, number or address found: kept as a title"
        finding = (
            (Diagnostic("empty-line", "blank line"),)
            if not text
            else (Diagnostic("not-a-reference", message, "title"),)
        )
        title = Text(" ".join(text.split()), reference.language) if text else None
        return replace(
            Reference(), language=reference.language, title=title, diagnostics=reference.diagnostics + finding
        )
    return change(reference, type=next(csl_type for csl_type, condition in TYPES if condition(reference, labelled)))


def _is_reference(reference: Reference) -> bool:
    evidence = (
        reference.author,
        reference.editor,
        reference.compiler,
        reference.issued,
        reference.url,
        reference.doi,
        reference.container_title,
        reference.archive_location,
        reference.archive,
        reference.publisher,
        reference.publisher_place,
        reference.number_of_pages,
        reference.genre,
        reference.number,
        reference.isbn,
        reference.page,
        reference.issue,
        reference.accessed,
    )
    return any(evidence)


TYPES: tuple[tuple[str, Callable[[Reference, LabelledReference], bool]], ...] = (
    ("manuscript", is_manuscript),
    ("legal_case", is_case),
    ("bill", is_bill),
    ("treaty", is_treaty),
    ("legislation", is_law),
    ("thesis", is_thesis),
    ("patent", is_patent),
    ("standard", is_standard),
    ("interview", is_interview),
    ("webpage", is_on_site),
    ("post-weblog", is_weblog),
    ("motion_picture", is_film),
    ("software", is_software),
    ("map", is_map),
    ("entry-encyclopedia", is_encyclopedia_entry),
    ("entry-dictionary", is_dictionary_entry),
    ("paper-conference", is_paper),
    ("article-newspaper", is_newspaper_article),
    ("article-journal", is_article),
    ("webpage", is_page_of_site),
    ("chapter", lambda r, _: bool(r.container_title)),
    ("periodical", lambda r, _: bool(r.issue) and not (r.author or r.editor or r.publisher)),
    ("article-journal", lambda r, _: bool(r.doi) and not r.publisher),
    ("report", is_report),
    ("webpage", is_webpage),
    ("collection", lambda r, _: bool(r.archive) and not r.title),
    ("book", lambda _, __: True),
)
"""The types in the order in which they are tried, each with its condition."""
