"""Run one rule over the entries of a file as the pipeline does."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from citekit.formats import read_bibliography
from citekit.formats.locating import locate_entries
from citekit.lint import match_entries
from citekit.model import Diagnostic, Reference, SourceEntry

Rule = Callable[[Reference, SourceEntry], Iterator[Diagnostic]]


def findings(rule: Rule, text: str, form: str = "biblatex") -> list[Diagnostic]:
    references = read_bibliography(text, form).references
    entries = match_entries(references, locate_entries(text, form))
    return [one for reference, entry in zip(references, entries, strict=True) for one in rule(reference, entry)]


def run(rule: Rule, fields: str, kind: str = "book") -> list[tuple[str, str | None]]:
    """Return code and repaired text of each finding about an entry with these fields."""
    found = findings(rule, f"@{kind}{{a, {fields}}}")
    return [(one.code, one.repair.repaired if one.repair else None) for one in found]


def run_json(rule: Rule, item: str) -> list[tuple[str, str | None]]:
    found = findings(rule, f"[{item}]", "csl-json")
    return [(one.code, one.repair.repaired if one.repair else None) for one in found]
