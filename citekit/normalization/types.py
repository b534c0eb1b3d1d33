"""Choose the CSL type of a record from what it states."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from citekit.model import Diagnostic, LabelledReference, Reference, Text
from citekit.normalization.records import change
from citekit.vocabulary import pattern

_CODE = re.compile(r"\b(?:кодекс\w?|кодэкс|конституци\w|конституці\w|канстытуцы\w|kodeks|konstytucja)\b", re.IGNORECASE)
_SITE = re.compile(
    r"^(?:[^\W\d_]+\s)?(?:[иі]нтернет[- ])?(?:сайт|портал|веб-сайт)\b"
    r"|^(?:official\s)?(?:web\s?site|portal)\b|^strona\s(?:internetowa|www)",
    re.IGNORECASE,
)
"""Containers that say of themselves that they are a site: ``Офіційний сайт …``, ``Strona internetowa …``."""


def normalize_types(labelled: LabelledReference, reference: Reference) -> Reference:
    """Give a record the first type whose condition it meets.

    A string in which nothing but text was found is no reference: type ``document``, the whole text as its title, and
    the diagnostic ``not-a-reference``.
    """
    if not _is_reference(reference):
        text = labelled.string.text.strip()
        message = "no author, date, place, number or address found: kept as a title"
        finding = (Diagnostic("empty-line", "blank line"),) if not text else (Diagnostic("not-a-reference", message),)
        title = Text(" ".join(text.split()), reference.language) if text else None
        return change(
            Reference(), language=reference.language, title=title, diagnostics=reference.diagnostics + finding
        )
    return change(reference, type=next(csl_type for csl_type, condition in TYPES if condition(reference)))


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
        reference.publisher,
        reference.publisher_place,
        reference.number_of_pages,
        reference.genre,
        reference.isbn,
        reference.page,
        reference.issue,
        reference.accessed,
    )
    return any(evidence)


def _says(word_class: str, *texts: object) -> bool:
    return any(_word_of(word_class).search(str(text)) for text in texts if text)


@cache
def _word_of(word_class: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern(word_class)}(?!\w)", re.IGNORECASE)


def _is_law(reference: Reference) -> bool:
    if reference.genre and _says("decree", reference.genre):
        return True
    first_words = " ".join(str(reference.title or "").split()[:3])
    return not reference.author and not reference.container_title and bool(_CODE.search(first_words))


def _is_article(reference: Reference) -> bool:
    if not reference.container_title:
        return False
    months = reference.issued and reference.issued.parts and len(reference.issued.parts[0]) > 1
    serial = _says("serial", reference.container_title) and not (reference.editor or reference.publisher)
    if reference.issue or serial or months:
        return True
    return bool(reference.volume and not (reference.publisher or reference.editor or reference.publisher_place))


def _is_on_site(reference: Reference) -> bool:
    return bool(reference.url and reference.container_title and _SITE.search(reference.container_title.value))


def _is_webpage(reference: Reference) -> bool:
    printed = (
        reference.publisher,
        reference.publisher_place,
        reference.number_of_pages,
        reference.container_title,
        reference.page,
    )
    return bool(reference.url) and not any(printed)


TYPES: tuple[tuple[str, Callable[[Reference], bool]], ...] = (
    ("manuscript", lambda r: bool(r.archive_location)),
    ("legal_case", lambda r: _says("judgment", r.genre) and bool(r.number)),
    ("legislation", _is_law),
    ("thesis", lambda r: _says("thesis", r.genre)),
    ("webpage", _is_on_site),
    (
        "paper-conference",
        lambda r: bool(r.author and r.container_title) and _says("conference", r.container_title, r.event_title),
    ),
    ("article-journal", _is_article),
    ("chapter", lambda r: bool(r.container_title)),
    ("periodical", lambda r: bool(r.issue) and not (r.author or r.editor or r.publisher)),
    ("article-journal", lambda r: bool(r.doi) and not r.publisher),
    ("webpage", _is_webpage),
    ("book", lambda _: True),
)
