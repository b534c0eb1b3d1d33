"""Read the references of TEI files, GROBID's too: ``biblStruct`` and ``bibl`` to records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element

from citekit.formats.elements import data_text, find_outermost, parse_elements, text_of
from citekit.formats.markup.structured import (
    Draft,
    csl_type,
    guess_language,
    organisation,
    person,
    printed_name,
    read_doi,
    read_whole_date,
    unstructured,
)
from citekit.model import Bibliography, Date, Diagnostic, Name, Reference, ReferenceString, Text
from citekit.vocabulary.markup import RAW

_EXTENT = re.compile(r"^(\d{1,5})\s?[^\W\d]{1,8}\.?$")
_IDENTIFIERS = {"doi": "doi", "isbn": "isbn", "issn": "issn", "eissn": "issn", "url": "url", "uri": "url"}
_OTHER_IDENTIFIERS = {"pmid": "PMID", "pmcid": "PMCID"}
_SCOPES = {
    "volume": "volume", "vol": "volume", "issue": "issue", "number": "issue", "no": "issue",
    "page": "page", "pages": "page", "pp": "page", "chapter": "section", "part": "section",
}  # fmt: skip
_ROLES = {"editor": "editor", "edt": "editor", "translator": "translator", "trl": "translator", "compiler": "compiler"}
_MAIN, _CONTAINER, _SERIES = ("title", "container_title", "collection_title")


def read_tei(text: str) -> Bibliography:
    """Read the references of a TEI file, or of any element of one; the file's own description is none.

    A plain ``bibl`` is kept as a title, with the diagnostic ``unstructured``.

    Example:
        >>> read_tei("<biblStruct><monogr><title level='m'>Дрыгва</title><imprint/></monogr></biblStruct>").references[
        ...     0
        ... ].type
        'book'
    """
    try:
        root = parse_elements(text.removeprefix("\ufeff"))
    except ValueError as error:
        return Bibliography((), (Diagnostic("broken-entry", str(error)),))
    found = [_read_reference(element) for element in find_references(root) if text_of(element)]
    nothing = () if found else (Diagnostic("no-entries", "line 1: no reference in this text"),)
    return Bibliography(tuple(found), nothing)


def find_references(root: Element) -> Iterator[Element]:
    """Yield the references of a file in order, those of its header left out."""
    for element in find_outermost(root, "teiHeader", "biblStruct", "biblFull", "bibl"):
        if element.tag != "teiHeader":
            yield element


def _read_reference(element: Element) -> Reference:
    label = element.get("n")
    if element.tag == "bibl" and element.find("title") is None:
        return unstructured(text_of(element), label)
    raw = next((text_of(note) for note in element.iter("note") if note.get("type") in RAW), None)
    printed = text_of(element) if element.tag == "bibl" else raw or ". ".join(map(data_text, element))
    return replace(_read_parts(element), source=ReferenceString(printed, label))


def _read_parts(element: Element) -> Reference:
    draft = Draft()
    analytic, monograph, series = (element.find(name) for name in ("analytic", "monogr", "series"))
    whole = element if monograph is None else monograph
    if analytic is not None:
        _read_level(draft, analytic, _MAIN)
    _read_level(draft, whole, _CONTAINER if analytic is not None and "title" in draft.values else _MAIN)
    if series is not None:
        _read_level(draft, series, _SERIES)
    if whole is not element:
        _read_common(draft, element)
    language = element.get("lang") or guess_language(draft.values.get("title"), draft.values.get("container_title"))
    kind = _guess_type(element, draft.values)
    return Reference(kind, language=language, **draft.values, extra=tuple(draft.extra))


def _guess_type(element: Element, values: Mapping[str, object]) -> str:
    said = csl_type(element.get("type", ""))
    if said and said != "document":
        return said
    levels = {title.get("level") for title in element.iter("title")}
    if element.find(".//meeting") is not None:
        return "paper-conference"
    if "j" in levels:
        return "article-journal"
    if "container_title" in values:
        return "chapter"
    if "m" in levels:
        return "book"
    return "webpage" if values.get("url") else "document"


def _read_level(draft: Draft, level: Element, variable: str) -> None:
    """Read what stands in the analytic, monographic or series part; a journal without article keeps its place."""
    _read_titles(draft, level, variable)
    for role in ("author", "editor"):
        for element in level.findall(role):
            _read_person(draft, element, role, variable)
    for statement in level.findall("respStmt"):
        _read_statement(draft, statement)
    _read_common(draft, level)
    for imprint in level.findall("imprint"):
        _read_common(draft, imprint)
    for meeting in level.findall("meeting"):
        _read_meeting(draft, meeting)


def _read_titles(draft: Draft, level: Element, variable: str) -> None:
    main = None
    for title in level.findall("title"):
        text, kind = Text(text_of(title), title.get("lang")), title.get("type", "main")
        target = _target(title, variable)
        if kind in ("sub", "subtitle") and main is not None and main[0] in draft.values:
            held = draft.values[main[0]]
            draft.values[main[0]] = replace(held, value=f"{held.value}: {text.value}")
        elif kind in ("short", "abbreviated", "abbr") or not text.value:
            draft.keep(f"{target}-{kind}", text.value)
        elif main is not None and main[0] == target:
            draft.vary(target, text, "title")
        else:
            draft.put(target, text, "title")
            main = (target,)


def _target(title: Element, variable: str) -> str:
    """Tell which variable a title is: one of a journal is a container, one of a series a collection."""
    return {"j": _CONTAINER, "s": _SERIES}.get(title.get("level", ""), variable)


def _read_person(draft: Draft, element: Element, role: str, variable: str) -> None:
    role = _ROLES.get((element.get("role") or "").casefold(), role)
    names = [_read_name(one) for one in find_outermost(element, "persName", "orgName", "name")] or [_read_name(element)]
    if role == "author" and variable == _CONTAINER and "author" in draft.values:
        draft.keep("container-author", text_of(element))
        return
    draft.put(role, tuple(filter(None, names)), role)


def _read_name(element: Element) -> Name | None:
    language = element.get("lang")
    family, given = (" ".join(map(text_of, element.findall(tag))) for tag in ("surname", "forename"))
    if not (family or given):
        return (organisation if element.tag == "orgName" else printed_name)(text_of(element), language)
    particle, suffix = (text_of(element.find(tag)) for tag in ("nameLink", "genName"))
    return person(family, given, particle, suffix, language)


def _read_statement(draft: Draft, statement: Element) -> None:
    said = text_of(statement.find("resp"))
    names = tuple(filter(None, map(_read_name, find_outermost(statement, "persName", "orgName", "name"))))
    role = next((role for stem, role in _STEMS if stem in said.casefold()), None)
    if role:
        draft.put(role, names, "respStmt")
    else:
        draft.keep("respStmt", text_of(statement))


def _read_meeting(draft: Draft, meeting: Element) -> None:
    place, date = meeting.find("placeName"), meeting.find("date")
    inner = [text_of(child) for child in meeting if child in (place, date)]
    name = text_of(meeting)
    for text in inner:
        name = name.replace(text, " ") if text else name
    draft.put("event_title", Text(" ".join(name.split()).strip(" ,;.")) if name.strip(" ,;.") else None, "meeting")
    draft.put("event_place", Text(text_of(place)) if place is not None and text_of(place) else None, "meeting")
    draft.put("event_date", _read_date(date) if date is not None else None, "meeting")


def _read_common(draft: Draft, level: Element) -> None:
    for child in level:
        if child.tag in _SIMPLE:
            text, variable = text_of(child), _SIMPLE[child.tag]
            text = _EXTENT.sub(r"\1", text) if child.tag == "extent" else text
            draft.put(variable, Text(text, child.get("lang")) if variable in _TEXTS and text else text, child.tag)
        elif child.tag == "biblScope":
            _read_scope(draft, child, level)
        elif child.tag == "idno":
            _read_identifier(draft, child)
        elif child.tag in ("ptr", "ref"):
            _read_link(draft, child.get("target") or text_of(child))
        elif child.tag == "date":
            _put_date(draft, child)
        elif child.tag == "note":
            _read_note(draft, child)
        elif child.tag not in _READ_ELSEWHERE:
            draft.keep(child.tag, text_of(child))


def _read_scope(draft: Draft, scope: Element, level: Element) -> None:
    unit = (scope.get("unit") or scope.get("type") or "").casefold()
    first, last = scope.get("from"), scope.get("to")
    text = text_of(scope) or "-".join(dict.fromkeys(filter(None, (first, last))))
    if level.tag == "series" and unit in ("volume", "vol", "number", "issue", ""):
        draft.put("collection_number", text, "series")
    elif unit in _SCOPES:
        draft.put(_SCOPES[unit], text.replace("–", "-") if _SCOPES[unit] == "page" else text, f"biblScope-{unit}")
    else:
        draft.keep(f"biblScope-{unit}" if unit else "biblScope", text)


def _read_identifier(draft: Draft, element: Element) -> None:
    kind, text = (element.get("type") or "").casefold(), text_of(element)
    variable = _IDENTIFIERS.get(kind)
    if variable == "url":
        _read_link(draft, text)
    elif variable:
        draft.put(variable, (read_doi(text) or text) if variable == "doi" else text, kind)
    else:
        draft.keep(_OTHER_IDENTIFIERS.get(kind, kind or "idno"), text)


def _read_link(draft: Draft, target: str) -> None:
    doi = read_doi(target)
    if doi or "://" in target:
        draft.put("doi" if doi else "url", doi or target, "ptr")
    else:
        draft.keep("ptr", target)


def _put_date(draft: Draft, element: Element) -> None:
    variable = "accessed" if element.get("type", "").startswith("access") else "issued"
    draft.put(variable, _read_date(element), "date")


def _read_date(element: Element) -> Date | None:
    first, last = element.get("from"), element.get("to")
    iso = element.get("when") or (f"{first}/{last}" if first and last else first)
    typed = read_whole_date(iso) if iso else None
    return typed if typed and typed.parts else read_whole_date(text_of(element))


def _read_note(draft: Draft, note: Element) -> None:
    kind = note.get("type", "")
    if kind.startswith("access"):
        draft.put("accessed", read_whole_date(text_of(note)), "note")
    elif kind not in RAW:
        draft.put("note", text_of(note), "note")


_STEMS = (("edit", "editor"), ("ред", "editor"), ("red", "editor"), ("transl", "translator"), ("пер", "translator"))
_SIMPLE = {
    "publisher": "publisher",
    "pubPlace": "publisher_place",
    "edition": "edition",
    "extent": "number_of_pages",
}
_TEXTS = ("publisher", "publisher_place")
_READ_ELSEWHERE = frozenset(
    {"analytic", "monogr", "series", "imprint", "title", "author", "editor", "respStmt", "meeting"}
)
