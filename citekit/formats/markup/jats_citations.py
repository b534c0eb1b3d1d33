"""Turn one citation of a JATS article into a record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from xml.etree.ElementTree import Element

from citekit.formats.elements import find_first, find_outermost, text_of
from citekit.formats.markup.structured import (
    Draft,
    csl_type,
    guess_language,
    organisation,
    person,
    printed_name,
    read_doi,
    read_typed_date,
    read_whole_date,
)
from citekit.formats.tables import read_table
from citekit.model import MORE_NAMES, Date, Diagnostic, Name, Reference, Text
from citekit.vocabulary.markup import CITATIONS, LOOKS

_TITLES = {"article-title", "chapter-title", "source", "data-title", "part-title"}
_WHO_OR_WHEN = {"name", "string-name", "collab", "person-group", "year"}
_TAGGED_SHARE = 0.6
"""So much of a mixed citation must be tagged to be worth more than its text; words like ``vol.`` never are."""
_WITHOUT_CONTAINER = ("book", "thesis", "report", "webpage", "software", "standard", "dataset", "document", "map")
_ROLES = {"edit": "editor", "transl": "translator", "compil": "compiler", "auth": "author", "invent": "author"}
_ACCESS = re.compile("access|cit|view|retriev", re.IGNORECASE)
_IDENTIFIERS = {"doi": "doi", "isbn": "isbn", "issn": "issn", "url": "url", "uri": "url"}
_OTHER_IDENTIFIERS = {"pmid": "PMID", "pmcid": "PMCID", "pmc": "PMCID"}


def is_structured(citation: Element) -> bool:
    """Tell whether a citation is tagged well enough to be mapped: a title or source, and names or a year.

    Example:
        >>> from citekit.formats.elements import parse_elements
        >>> is_structured(parse_elements("<mixed-citation>Колас Я. <italic>Дрыгва</italic>. 1934.</mixed-citation>"))
        False
    """
    tags = {element.tag for element in citation.iter()}
    if citation.tag == "element-citation":
        return len(tags) > 1
    if not tags & _TITLES or not tags & _WHO_OR_WHEN:
        return False
    tagged = sum(_count_letters(text_of(element)) for element in find_typed(citation))
    return tagged >= _TAGGED_SHARE * _count_letters(text_of(citation))


def find_typed(citation: Element) -> Iterator[Element]:
    """Yield the elements of a citation that mean something, in order, those within changes of look included."""
    for child in citation:
        if child.tag in LOOKS and child.tag not in _READ:
            yield from find_typed(child)
        elif child.tag != "label":
            yield child


def _count_letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def read_citation(citation: Element) -> Reference:
    """Turn a structured citation into a record; elements without a variable go to ``extra`` under their names.

    Example:
        >>> from citekit.formats.elements import parse_elements
        >>> read_citation(parse_elements(
        ...     "<element-citation publication-type='journal'><source>Полымя</source><year>1983</year>"
        ...     "<fpage>12</fpage><lpage>29</lpage></element-citation>"
        ... )).page
        '12-29'
    """
    draft = Draft()
    elements = list(find_typed(citation))
    for element in elements:
        _READ.get(element.tag, _read_by_table)(draft, element)
    for element in elements:
        if element.tag in _VARIANTS:
            _read_variant(draft, element)
    _put_dates(draft, citation)
    _put_pages(draft, elements)
    return _finish(draft, citation)


def _finish(draft: Draft, citation: Element) -> Reference:
    values = draft.values
    kind = csl_type(citation.get("publication-type") or citation.get("citation-type") or "")
    if "title" not in values and "container_title" in values and (kind or "book") in _WITHOUT_CONTAINER:
        values["title"] = values.pop("container_title")
    told = tuple(
        Diagnostic(MORE_NAMES, f"the source has more names of this role ({role}) than it prints", role)
        for role in sorted({_role_of(group) for group in citation.iter() if group.find("etal") is not None})
    )
    language = citation.get("lang") or guess_language(values.get("title"), values.get("container_title"))
    kind = _refine(kind, citation, values)
    return Reference(kind, language=language, **values, extra=tuple(draft.extra), diagnostics=told)


def _refine(kind: str | None, citation: Element, values: Mapping[str, object]) -> str:
    """Tell the type by what is there when the file does not say it, and a chapter from its book."""
    has_container = "container_title" in values
    if kind == "book" and has_container:
        return "chapter"
    if kind and kind != "document":
        return kind
    if citation.find("conf-name") is not None:
        return "paper-conference"
    if has_container:
        return "chapter" if citation.find("chapter-title") is not None else "article-journal"
    if values.get("publisher") or values.get("isbn"):
        return "book"
    return "webpage" if values.get("url") else "document"


def _read_by_table(draft: Draft, element: Element) -> None:
    row, text = _fields().get(element.tag), text_of(element)
    if row is None:
        if element.tag not in _READ_ELSEWHERE:
            draft.keep(element.tag, text)
        return
    values: dict[str, Callable[[], object]] = {
        "text": lambda: Text(text, element.get("lang")) if text else None,
        "string": lambda: text,
        "date": lambda: read_whole_date(text),
    }
    draft.put(row["variable"], values[row["kind"]](), element.tag)
    for link in find_outermost(element, "ext-link", "uri"):
        _read_link(draft, link)


def _read_variant(draft: Draft, element: Element) -> None:
    variable = "title" if element.tag == "trans-title" or "container_title" not in draft.values else "container_title"
    draft.vary(variable, Text(text_of(element), element.get("lang")), element.tag)


def _read_identifier(draft: Draft, element: Element) -> None:
    kind, text = (element.get("pub-id-type") or "").casefold(), text_of(element)
    variable = _IDENTIFIERS.get(kind)
    if variable:
        draft.put(variable, (read_doi(text) or text) if variable == "doi" else text, kind)
    else:
        draft.keep(_OTHER_IDENTIFIERS.get(kind, kind or element.tag), text)


def _read_link(draft: Draft, element: Element) -> None:
    target = (element.get("href") or text_of(element)).strip()
    doi = read_doi(target)
    draft.put("doi" if doi else "url", doi or target, element.tag)


def _read_size(draft: Draft, element: Element) -> None:
    text = element.get("count") or text_of(element)
    if element.tag == "page-count" or element.get("units", "page").startswith("page"):
        draft.put("number_of_pages", text, element.tag)
    else:
        draft.keep(element.tag, f"{text} {element.get('units')}")


def _read_group(draft: Draft, group: Element) -> None:
    role = _role_of(group)
    names = (group,) if group.tag in _NAMES else tuple(find_outermost(group, *_NAMES))
    if role == "other":
        draft.keep(group.get("person-group-type", "names"), "; ".join(map(text_of, names)))
    else:
        draft.put(role, tuple(filter(None, map(_read_name, names))), group.tag)


def _role_of(group: Element) -> str:
    said = (group.get("person-group-type") or "author").casefold()
    return next((role for stem, role in _ROLES.items() if stem in said), "other")


def _read_name(element: Element) -> Name | None:
    if element.tag in ("name-alternatives", "collab-alternatives"):
        names = list(filter(None, map(_read_name, element)))
        return replace(names[0], variants=tuple(name for name in names[1:] if name.language)) if names else None
    language, parts = element.get("lang"), {child.tag: text_of(child) for child in element}
    if "surname" not in parts and "given-names" not in parts:
        return (printed_name if element.tag == "string-name" else organisation)(text_of(element), language)
    prefix = parts.get("prefix", "")
    particle = prefix if prefix[:1].islower() else ""
    return person(parts.get("surname", ""), parts.get("given-names", ""), particle, parts.get("suffix", ""), language)


def _put_dates(draft: Draft, citation: Element) -> None:
    for element in find_outermost(citation, "date-in-citation", "access-date"):
        said = element.get("content-type", "access-date")
        date = _read_date(element)
        if _ACCESS.search(said) and date and date.parts:
            draft.put("accessed", date, element.tag)
        else:
            draft.keep(said, text_of(element))
    issued = find_first(find_typed(citation), "date", "string-date")
    date = _read_date(issued if issued is not None else citation)
    if date:
        draft.put("issued", date, "year")


def _read_date(element: Element) -> Date | None:
    pieces = {child.tag: child for child in reversed(list(find_typed(element)))}
    year = pieces.get("year")
    iso = element.get("iso-8601-date") or (year.get("iso-8601-date") if year is not None else None)
    if iso and (date := read_whole_date(iso)) and date.parts:
        return date
    if year is not None:
        month = pieces.get("month", pieces.get("season"))
        return read_typed_date(text_of(year), text_of(month), text_of(pieces.get("day")))
    is_date = element.tag not in CITATIONS
    return read_whole_date(_ACCESSED.sub("", text_of(element))) if is_date else None


def _put_pages(draft: Draft, elements: list[Element]) -> None:
    first, last = (text_of(find_first(elements, tag)) for tag in ("fpage", "lpage"))
    if first and "page" not in draft.values:
        draft.put("page", f"{first}-{last}" if last and last != first else first, "fpage")


@cache
def _fields() -> Mapping[str, Mapping[str, str]]:
    return {row["element"]: row for row in read_table("markup/jats_fields.tsv")}


_ACCESSED = re.compile(r"^\W*(?:[^\W\d]+\W+){0,3}?(?=\d)")
_NAMES = ("name-alternatives", "collab-alternatives", "name", "string-name", "collab")
_VARIANTS = ("trans-title", "trans-source")
_READ_ELSEWHERE = frozenset(
    {*_VARIANTS, "year", "month", "day", "season", "date", "string-date", "date-in-citation", "access-date"}
    | {"fpage", "lpage", "etal", "anonymous", "era"}
)
_READ: Mapping[str, Callable[[Draft, Element], None]] = {
    **dict.fromkeys((*_NAMES, "person-group"), _read_group),
    **dict.fromkeys(("pub-id", "object-id"), _read_identifier),
    **dict.fromkeys(("ext-link", "uri", "self-uri"), _read_link),
    **dict.fromkeys(("size", "page-count"), _read_size),
}
