"""Name what a format cannot carry of a bibliography, once for each field and all its records.

What comes back of a record is asked of the very functions and tables that write and read it, value by value; no file
is written or read for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from functools import cache
from typing import Any

from citekit.errors import UnknownFormatError
from citekit.formats.keys import unique_keys
from citekit.formats.protection import protect
from citekit.model import MORE_NAMES, TEXT_FIELDS, Bibliography, Date, Diagnostic, Name, Reference, Text
from citekit.model.pointers import works_alone

Carry = Callable[[Reference, str, int], Reference]
"""Turn a record, its key in the file and its place from 1 into what comes back of it."""

_CODE = "not-carried"
_MOST_NAMED = 5
_HOUSEKEEPING = frozenset({
    "__markedentry", "added-at", "creationdate", "date-added", "date-modified", "entrytype", "file", "groups", "ids",
    "interhash", "intrahash", "localfile", "modificationdate", "options", "owner", "printed", "priority",
    "qualityassured", "ranking", "readstatus", "relevance", "timestamp", "urlstatus", "username",
})  # fmt: skip
_OF_PROGRAMS = ("bdsk-", "comment-", "jabref-", "mendeley-", "zotero-")


def find_losses(bibliography: Bibliography, format: str, profile: str | None = None) -> tuple[Diagnostic, ...]:  # noqa: A002
    """Name what a format cannot carry of a bibliography.

    Args:
        bibliography: The records.
        format: A name in ``citekit.formats.WRITERS``.
        profile: A name in ``citekit.formats.PROFILES``, or None for the usual form.

    Returns:
        A finding for each field, or side of it, that does not come back as it is, with how many records and which.

    Raises:
        UnknownFormatError: No writer has this name.

    Example:
        >>> feast = Reference("book", "kupala1913", event_place=Text("Вільня"))
        >>> [finding.message for finding in find_losses(Bibliography((feast,)), "ris")]
        ['ris cannot carry event_place (1 record: kupala1913)']
    """
    carry = carrier_of(format, profile)
    references = bibliography.references if format == "biblatex" else works_alone(bibliography.references)
    keys = unique_keys(references, tex=format in ("biblatex", "bibtex"))
    found: dict[tuple[str, str], list[str]] = {}
    for position, (given, key) in enumerate(zip(references, keys, strict=True), start=1):
        kept = carry(given, key, position)
        noted = _noted(given, kept) if profile else ()
        for field, what in find_differences(given, kept):
            loss = (field, f"{what} but in the note" if field in noted or what in noted else what)
            found.setdefault(loss, []).append(given.citation_key or key)
    name = f"{format} for {profile}" if profile else format
    losses = sorted(found.items(), key=lambda loss: _is_housekeeping(*loss[0]))
    return tuple(Diagnostic(_CODE, _message(name, what, who), field) for (field, what), who in losses)


def _noted(given: Reference, kept: Reference) -> frozenset[str]:
    """Return the fields of which all that is lost stands in the note, a line each with a label."""
    said = {line.partition(": ")[2] for line in (kept.note or "").split("\n")} - {""}
    if not said:
        return frozenset()
    texts = ((field, text) for field in TEXT_FIELDS if (text := getattr(given, field)))
    found = {
        field
        for field, text in texts
        if {one.value for one in (text, *text.variants)} - {str(getattr(kept, field) or "")} <= said
    }
    return frozenset(found | {f"the extra field {name}" for name, value in given.extra if value in said})


def _is_housekeeping(field: str, what: str) -> tuple[bool, bool]:
    """Sort what says something about a work before what a program keeps for itself."""
    name = what.removesuffix(" but in the note").rpartition(" ")[2].lower()
    is_own = name in _HOUSEKEEPING or name.startswith(_OF_PROGRAMS)
    return is_own, field == "extra"


def carrier_of(format: str, profile: str | None = None) -> Carry:  # noqa: A002
    """Return the function that tells what comes back of a record out of a format.

    Raises:
        UnknownFormatError: No writer has this name.
    """
    if format not in _CARRY:
        raise UnknownFormatError(format, _CARRY)
    return _CARRY[format](profile)


def _message(name: str, what: str, who: list[str]) -> str:
    told = ", ".join(key[:80] for key in who[:_MOST_NAMED]) + (", …" if len(who) > _MOST_NAMED else "")
    return f"{name} cannot carry {what} ({len(who)} record{'s' * (len(who) > 1)}: {told})"


def find_differences(given: Reference, kept: Reference) -> Iterator[tuple[str, str]]:
    """Yield the fields that differ in what came back of a record, each with what it is that was lost.

    Example:
        >>> list(find_differences(Reference(title=Text("Дрыгва", "be")), Reference(title=Text("Дрыгва"))))
        [('title', 'the language of title')]
    """
    for role in _unnamed(given) - _unnamed(kept):
        yield role, f"that there are more names of {role}"
    for name in _field_names():
        before, after = getattr(given, name), getattr(kept, name)
        if before == after or before in (None, "", ()) or (name == "page" and _same_pages(before, after)):
            continue
        if name == "extra":
            yield from _extra_losses(before, after)
        elif name == "type":
            yield name, f"the type {before}"
        elif isinstance(before, Text):
            yield from _text_losses(name, _in_language(before, given.language), after)
        elif name in ("sources", "diagnostics", "source"):
            yield name, name
        elif isinstance(before, tuple):
            yield from _name_losses(name, before, after)
        else:
            yield name, _value_loss(name, before, after)


def _unnamed(reference: Reference) -> set[str]:
    """Return the roles of which the source has more names than it prints."""
    return {found.field for found in reference.diagnostics if found.code == MORE_NAMES and found.field}


@cache
def _field_names() -> tuple[str, ...]:
    return tuple(field.name for field in fields(Reference))


def _same_pages(before: str, after: str | None) -> bool:
    """Tell whether pages differ by the dash of their range alone."""
    return after is not None and before.replace("–", "-") == after.replace("–", "-")


def _in_language(text: Text, language: str | None) -> Text:
    """Return a text without a language that is that of its record anyway."""
    return replace(text, language=None) if text.language == language else text


def _text_losses(name: str, before: Text, after: Text | None) -> Iterator[tuple[str, str]]:
    if not before.value.strip() and not before.variants:
        return
    if after is None:
        yield name, name
        return
    if before.value != after.value:
        yield name, f"{name} letter for letter"
    if (before.language or None) != after.language:
        yield name, f"the language of {name}"
    if before.variants != after.variants:
        yield name, f"{name} in other scripts and languages"
    if before.protected != after.protected and protect(before.value, before.protected) != after.protected:
        yield name, f"which words of {name} keep their capitals"


def _name_losses(name: str, before: tuple[Name, ...], after: tuple[Name, ...]) -> Iterator[tuple[str, str]]:
    if not after:
        yield name, name
    elif list(map(_bare, before)) != list(map(_bare, after)):
        yield name, f"the parts of names in {name}"
    else:
        if [person.language for person in before] != [person.language for person in after]:
            yield name, f"the language of {name}"
        if [person.variants for person in before] != [person.variants for person in after]:
            yield name, f"{name} in other scripts and languages"


def _bare(name: Name) -> Name:
    return replace(name, language=None, variants=())


def _extra_losses(before: Iterable[tuple[str, str]], after: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    kept, lines = set(after), {(name, " ".join(value.split())) for name, value in after}
    for name, value in before:
        if (name, value) not in kept:
            is_there = (name, " ".join(value.split())) in lines
            yield "extra", f"{'the line breaks of' if is_there else 'the extra field'} {name[:80]}"


def _value_loss(name: str, before: Any, after: Any) -> str:
    if after is None:
        return name
    return f"the whole of {name}" if isinstance(before, Date) else f"{name} letter for letter"


def _carry_bib(flavour: str) -> Carry:
    from citekit.formats.bib.entries import to_entry
    from citekit.formats.bib.entry_reading import from_entry

    return lambda reference, key, position: from_entry(to_entry(reference, key, flavour), position)


def _carry_csl(profile: str | None) -> Carry:
    from citekit.formats.csl.csl_json import to_profile_item
    from citekit.formats.csl.items import from_item
    from citekit.formats.csl.profiles import shape_of

    if shape_of(profile or "csl") is None:
        return lambda reference, _key, _position: reference
    return lambda reference, key, position: from_item(to_profile_item(reference, key, profile or "csl"), position)[0]


def _carry_ris() -> Carry:
    from citekit.formats.ris.items import from_fields, to_fields

    return lambda reference, key, position: from_fields(to_fields(reference, key), position)


def _carry_hayagriva() -> Carry:
    from citekit.formats.hayagriva.items import from_entry, to_entry

    return lambda reference, key, position: from_entry(key, to_entry(reference), 1, position)[0]


_CARRY: dict[str, Callable[[str | None], Carry]] = {
    "biblatex": lambda _profile: _carry_bib("biblatex"),
    "bibtex": lambda _profile: _carry_bib("bibtex"),
    "csl-json": _carry_csl,
    "ris": lambda _profile: _carry_ris(),
    "hayagriva": lambda _profile: _carry_hayagriva(),
}
