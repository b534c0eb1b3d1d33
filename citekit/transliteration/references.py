"""Give the texts and names of a reference their forms in Latin letters; the original stays."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from citekit.errors import UnknownSchemeError
from citekit.model import NAME_FIELDS, NAME_PARTS, PLACE_FIELDS, TEXT_FIELDS, Diagnostic, Name, Reference, Text
from citekit.transliteration.engine import romanise
from citekit.transliteration.exonyms import find_exonym
from citekit.transliteration.findings import find_script_repairs
from citekit.transliteration.languages import detect_language
from citekit.transliteration.repair import CYRILLIC_LETTER
from citekit.transliteration.tables import Table, load_table, table_names

CYRILLIC_LANGUAGES = ("be", "ru", "uk", "bg", "sr", "mk")


@dataclass(frozen=True, slots=True)
class _Job:
    """Hold what every field of one reference needs to know."""

    scheme: str
    prior: str | None
    exonyms: str | None


def transliterate_reference(reference: Reference, scheme: str, *, exonyms: str | None = None) -> Reference:
    """Add to each Cyrillic text and name of a reference its form by a scheme, as a variant; nothing printed changes.

    The language of a field is its own, else the reference's, else what its letters say with the title as prior. A name
    that already has a spelling of its own in Latin letters keeps that one only. A field in a language for which the
    scheme has no table stays alone, with a diagnostic; so does what was repaired first.

    Args:
        reference: Any reference.
        scheme: Scheme id.
        exonyms: Language of established names of places, ``en`` or ``pl``, which then come before the romanised ones.

    Raises:
        UnknownSchemeError: No such scheme.

    Example:
        >>> romanised = transliterate_reference(Reference(title=Text("Людзі на балоце", "be")), "alalc")
        >>> romanised.title.value, romanised.title.variants[0].value, romanised.title.variants[0].language
        ('Людзі на балоце', 'Li͡udzi na balotse', 'be-Latn-alalc97')
    """
    if scheme not in table_names():
        raise UnknownSchemeError(scheme, None, table_names())
    job = _Job(scheme, _reference_language(reference), exonyms)
    changes: dict[str, Any] = {}
    findings: list[Diagnostic] = []
    for field in TEXT_FIELDS:
        text = getattr(reference, field)
        if text is not None:
            changes[field], found = _extend_text(text, field, job)
            findings += found
    for field in NAME_FIELDS:
        pairs = [_extend_name(name, field, job) for name in getattr(reference, field)]
        changes[field] = tuple(name for name, _ in pairs)
        findings += [finding for _, found in pairs for finding in found]
    new = tuple(finding for finding in dict.fromkeys(findings) if finding not in reference.diagnostics)
    return replace(reference, **changes, diagnostics=reference.diagnostics + new)


def _reference_language(reference: Reference) -> str | None:
    if reference.language:
        return reference.language.partition("-")[0]
    texts = [getattr(reference, field) for field in TEXT_FIELDS]
    told: str | None = next((text.language for text in texts if text is not None and text.language), None)
    if told:
        return told.partition("-")[0]
    return detect_language(" ".join(text.value for text in texts if text is not None)).language


def _extend_text(text: Text, field: str, job: _Job) -> tuple[Text, tuple[Diagnostic, ...]]:
    if not CYRILLIC_LETTER.search(text.value):
        return text, ()
    table, findings = _table_for(text.value, text.language, field, job)
    if table is None:
        return text, findings
    variants = [Text(romanise(text.value, table), table.about["tag"])]
    if job.exonyms and field in PLACE_FIELDS:
        name = find_exonym(text.value, table.language, job.exonyms)
        variants = [Text(name, job.exonyms), *variants] if name else variants
    known = {variant.language for variant in text.variants}
    added = tuple(variant for variant in variants if variant.language not in known)
    return replace(text, variants=text.variants + added), findings


def _extend_name(name: Name, field: str, job: _Job) -> tuple[Name, tuple[Diagnostic, ...]]:
    printed = " ".join(filter(None, (getattr(name, part) for part in NAME_PARTS)))
    if not CYRILLIC_LETTER.search(printed) or any(_is_own_spelling(variant) for variant in name.variants):
        return name, ()
    table, findings = _table_for(printed, name.language, field, job)
    if table is None or table.about["tag"] in {variant.language for variant in name.variants}:
        return name, findings
    parts: dict[str, Any] = {part: romanise(value, table) for part in NAME_PARTS if (value := getattr(name, part))}
    return replace(name, variants=(*name.variants, Name(**parts, language=table.about["tag"]))), findings


def _is_own_spelling(variant: Name) -> bool:
    """Tell a Latin spelling that the paper prints from one that a scheme has made."""
    printed = " ".join(filter(None, (getattr(variant, part) for part in NAME_PARTS)))
    by_scheme = variant.language is not None and re.search("-(alalc97|t|x)(-|$)", variant.language) is not None
    return not by_scheme and bool(printed) and not CYRILLIC_LETTER.search(printed)


def _table_for(value: str, language: str | None, field: str, job: _Job) -> tuple[Table | None, tuple[Diagnostic, ...]]:
    """Choose the table of a value; findings are the repairs, or that there is no table."""
    languages = table_names()[job.scheme]
    own = (language or "").partition("-")[0]
    chosen = (
        own
        if own in CYRILLIC_LANGUAGES
        else detect_language(value, candidates=CYRILLIC_LANGUAGES, prior=job.prior).language
    )
    if chosen not in languages:
        message = (
            f"scheme {job.scheme} has no table for language {chosen or 'unknown'}; known are {', '.join(languages)}"
        )
        return None, (Diagnostic("no-scheme-for-language", message, field),)
    return load_table(job.scheme, chosen), find_script_repairs(value, field)
