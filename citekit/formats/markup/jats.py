"""Read the reference lists of JATS (NLM) articles: ``element-citation`` and ``mixed-citation`` to records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element

from citekit.formats.elements import data_text, find_first, find_outermost, parse_elements, text_of
from citekit.formats.markup.jats_citations import is_structured, read_citation
from citekit.formats.markup.structured import other_form, unstructured
from citekit.model import NAME_FIELDS, Bibliography, Diagnostic, Name, Reference, ReferenceString, Text
from citekit.vocabulary.markup import CITATIONS

_CYRILLIC = re.compile("[а-яёіїєґў]", re.IGNORECASE)
_TEXTS = ("title", "container_title", "collection_title", "publisher", "publisher_place")
_FACTS = ("doi", "url", "isbn", "issn", "page", "volume", "issue", "number", "issued", "accessed")


def read_jats(text: str) -> Bibliography:
    """Read the references of a JATS article, or of any element of one.

    A mixed citation without tags is kept as a title, with the diagnostic ``unstructured``; of the alternatives of one
    citation one is the record, the others become variants of its texts and names.

    Example:
        >>> source = "<element-citation publication-type='book'><source>Дрыгва</source></element-citation>"
        >>> read_jats(source).references[0].title.value
        'Дрыгва'
    """
    try:
        root = parse_elements(text.removeprefix("\ufeff"))
    except ValueError as error:
        return Bibliography((), (Diagnostic("broken-entry", str(error)),))
    found = tuple(
        one for ref in find_outermost(root, "ref", "citation-alternatives", *CITATIONS) for one in _read_ref(ref)
    )
    nothing = () if found else (Diagnostic("no-entries", "line 1: no citation in this text"),)
    return Bibliography(found, nothing)


def _read_ref(ref: Element) -> Iterator[Reference]:
    label = text_of(find_first(ref, "label"))
    for citation in find_outermost(ref, "citation-alternatives", *CITATIONS):
        forms = [citation] if citation.tag in CITATIONS else [form for form in citation if form.tag in CITATIONS]
        if any(map(text_of, forms)):
            yield _read_forms(forms, label)


def _read_forms(forms: list[Element], label: str) -> Reference:
    """Make one record of the forms of a citation: the structured ones first, of these the Cyrillic ones."""
    main, *others = sorted(forms, key=lambda form: (not is_structured(form), not _CYRILLIC.search(text_of(form))))
    printed = next((form for form in (main, *others) if _is_print_of(form, main)), None)
    text = data_text(main) if printed is None else _text_without_label(printed)
    label = text_of(find_first(main, "label")) or label
    if not is_structured(main):
        return unstructured(text, label or None, tuple(_text_without_label(other) for other in others))
    reference = replace(read_citation(main), source=ReferenceString(text, label or None))
    for other in others:
        if other is not printed:
            reference = _add_form(reference, other)
    return reference


def _is_print_of(form: Element, main: Element) -> bool:
    """Tell whether a form is printed text in the language of the main one."""
    if form.tag == "element-citation":
        return False
    return form.get("lang") == main.get("lang") or None in (form.get("lang"), main.get("lang"))


def _text_without_label(citation: Element) -> str:
    label = text_of(find_first(citation, "label"))
    return text_of(citation).removeprefix(label).lstrip()


def _add_form(reference: Reference, form: Element) -> Reference:
    """Add another form of the same citation: its texts and names as variants, in its own language."""
    if not is_structured(form):
        return replace(reference, diagnostics=(*reference.diagnostics, other_form(_text_without_label(form))))
    other = read_citation(form)
    changes: dict[str, Any] = {
        fact: getattr(other, fact) for fact in _FACTS if getattr(reference, fact) is None and getattr(other, fact)
    }
    if other.language and other.language != reference.language:
        changes |= {name: _pair_texts(reference, other, name) for name in _TEXTS}
        changes |= {role: _pair_names(reference, other, role) for role in NAME_FIELDS}
    return replace(reference, **changes)


def _pair_texts(reference: Reference, other: Reference, variable: str) -> Text | None:
    mine: Text | None = getattr(reference, variable)
    theirs: Text | None = getattr(other, variable)
    if mine is None or theirs is None or mine.value == theirs.value:
        return mine
    return replace(mine, variants=(*mine.variants, Text(theirs.value, theirs.language or other.language)))


def _pair_names(reference: Reference, other: Reference, role: str) -> tuple[Name, ...]:
    mine: tuple[Name, ...] = getattr(reference, role)
    theirs: tuple[Name, ...] = getattr(other, role)
    if len(mine) != len(theirs):
        return mine
    pairs = zip(mine, theirs, strict=True)
    return tuple(
        replace(name, variants=(*name.variants, replace(twin, language=twin.language or other.language)))
        for name, twin in pairs
    )
