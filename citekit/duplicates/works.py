"""Fold a record to what tells its work from others."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from citekit.duplicates.folding import fold_words
from citekit.duplicates.identifiers import fold_doi, fold_host, fold_isbns, fold_url
from citekit.duplicates.numbers import read_numbers, read_pages, read_parts
from citekit.duplicates.orthography import written_language
from citekit.duplicates.people import Person, fold_people
from citekit.model import Date, Reference, Text

PART, ARTICLE, WHOLE, ACT, PAGE, DATA, PROGRAM = "part", "article", "whole", "act", "page", "data", "program"
_KINDS = {
    PART: ("chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference"),
    ARTICLE: ("article", "article-journal", "article-magazine", "article-newspaper", "review", "review-book"),
    WHOLE: ("book", "classic", "collection", "map", "report", "thesis", "musical_score", "pamphlet", "periodical"),
    ACT: ("bill", "hearing", "legal_case", "legislation", "patent", "regulation", "standard", "treaty"),
    PAGE: ("post", "post-weblog", "webpage"),
    DATA: ("dataset",),
    PROGRAM: ("software",),
}
_KIND_OF = {name: kind for kind, names in _KINDS.items() for name in names}
_SUBTITLE = re.compile(r"[.:;?!/(\[]\s|\s[–—/(\[-]|\s?\[")
_LEAST_HEAD = 8
_MOST_HEADS = 3
_MOST_TITLES = 4


class Title(NamedTuple):
    """Hold a folded title.

    Attributes:
        text: All its words.
        heads: What it may be shortened to: the words before its first full stops, colons, dashes and brackets.
        parts: The numbers of parts that it counts.
        numbers: Its other numbers, sorted.
    """

    text: str
    heads: tuple[str, ...]
    parts: tuple[int, ...]
    numbers: tuple[int, ...]


class Work(NamedTuple):
    """Hold what tells a work from others, folded; what a record does not say is empty, so that works have an order."""

    titles: tuple[Title, ...] = ()
    people: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    date: tuple[int, ...] = ()
    until: tuple[int, ...] = ()
    container: str = ""
    volume_title: str = ""
    series_number: tuple[int, ...] = ()
    volume: tuple[int, ...] = ()
    issue: tuple[int, ...] = ()
    pages: tuple[int, ...] = ()
    edition: tuple[int, ...] = ()
    extent: tuple[int, ...] = ()
    number: str = ""
    genre: str = ""
    section: str = ""
    publisher: str = ""
    place: str = ""
    archive: str = ""
    doi: str = ""
    isbns: tuple[str, ...] = ()
    url: str = ""
    kind: str = ""
    printed: str = ""
    host: str = ""
    is_thesis: bool = False
    is_set: bool = False
    languages: tuple[str, ...] = ()

    @property
    def year(self) -> int:
        """The first year, or 0."""
        return self.date[0] if self.date else 0


def fold_work(reference: Reference) -> Work:
    """Fold a record.

    Example:
        >>> from citekit.model import Name
        >>> one = Reference("book", author=(Name("Колас", "Якуб"),), title=Text("Сымон"), issued=Date(((1921,),)))
        >>> two = Reference("book", author=(Name("Kolas", "Jakub"),), title=Text("Symon"), issued=Date(((1921,),)))
        >>> fold_work(one) == fold_work(two)
        True
    """
    titles, kind = _fold_titles(reference), _KIND_OF.get(reference.type, "")
    return Work(
        titles=titles,
        people=fold_people(reference.author),
        editors=fold_people((*reference.editor, *reference.compiler)),
        date=_point(reference.issued, 0),
        until=_point(reference.issued, -1),
        container=_fold_text(reference.container_title),
        volume_title=_fold_text(reference.volume_title),
        series_number=read_numbers(reference.collection_number),
        volume=read_numbers(reference.volume),
        issue=read_numbers(reference.issue),
        pages=read_pages(reference.page),
        edition=read_numbers(reference.edition)[:1],
        extent=read_numbers(reference.number_of_pages)[:1],
        number=_fold_string(reference.number),
        genre=_fold_text(reference.genre),
        section=_fold_string(reference.section),
        publisher=_fold_text(reference.publisher),
        place=_fold_text(reference.publisher_place),
        archive=_fold_string(f"{reference.archive or ''} {reference.archive_location or ''}"),
        doi=fold_doi(reference.doi, reference.url),
        isbns=fold_isbns(reference.isbn),
        url=fold_url(reference.url),
        kind=kind,
        printed="" if titles else _fold_string(reference.source.text if reference.source else ""),
        languages=_languages(reference.title),
        host=fold_host(reference.url) if kind == PAGE else "",
        is_thesis=reference.type == "thesis",
        is_set=_is_set(reference),
    )


def says_nothing(work: Work) -> bool:
    """Tell whether a record names no work at all; people alone have many."""
    return not (
        work.titles or work.volume_title or work.doi or work.isbns or work.url or work.number or work.archive
        or work.printed or (work.container and work.pages)
    )  # fmt: skip


def _fold_titles(reference: Reference) -> tuple[Title, ...]:
    text = reference.title
    if text is None:
        return ()
    folded = (_fold_title(one.value) for one in (text, *text.variants)[:_MOST_TITLES])
    return tuple(dict.fromkeys(title for title in folded if title.text))


def _fold_title(value: str) -> Title:
    text = " ".join(fold_words(value))
    ends = [match.start() for match in islice(_SUBTITLE.finditer(value), _MOST_HEADS)]
    heads = (" ".join(fold_words(value[:end])) for end in ends if end >= _LEAST_HEAD)
    parts, numbers = read_parts(value)
    return Title(text, tuple(head for head in dict.fromkeys(heads) if head not in ("", text)), parts, numbers)


def _fold_text(text: Text | None) -> str:
    return _fold_string(text.value) if text else ""


@lru_cache(maxsize=8192)
def _fold_string(text: str | None) -> str:
    return " ".join(fold_words(text)) if text else ""


def _languages(title: Text | None) -> tuple[str, ...]:
    """Return the languages that the letters of a title and its variants show."""
    texts = (title, *title.variants)[:_MOST_TITLES] if title else ()
    return tuple(sorted({language for text in texts if (language := written_language(text.value))}))


def _is_set(reference: Reference) -> bool:
    """Tell whether a record describes a work in volumes as a whole."""
    if reference.volume or reference.volume_title:
        return False
    extra = dict(reference.extra)
    return extra.get("entrytype", "").startswith("mv") or max(read_numbers(extra.get("volumes")), default=0) > 1


def _point(date: Date | None, end: int) -> tuple[int, ...]:
    return date.parts[end] if date and date.parts else ()
