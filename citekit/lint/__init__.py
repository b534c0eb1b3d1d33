"""Bibliography with the places of its fields -> findings that an editor would mark, and how to mend them.

``RULES`` is the table of rules in their order. Each is a function of a record and its entry in the file that yields
findings with their places, and with a repair where there is only one: the whole text of the field as it ought to be.
``codes.tsv`` says of each code how severe it is. A new rule is one module, its codes there, one line here, one test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from citekit.lint.characters import find_odd_characters
from citekit.lint.dates import find_wrong_dates
from citekit.lint.dois import find_wrong_dois
from citekit.lint.homoglyphs import find_homoglyphs
from citekit.lint.identifiers import find_wrong_numbers
from citekit.lint.imprints import find_places_in_publishers
from citekit.lint.keys import find_odd_keys, find_repeated_keys
from citekit.lint.languages import find_wrong_language
from citekit.lint.latex import find_wrong_latex
from citekit.lint.misfits import find_misfits
from citekit.lint.missing import find_empty, find_missing
from citekit.lint.names import find_wrong_names
from citekit.lint.pages import find_labelled_numbers, find_wrong_pages
from citekit.lint.pairing import choose_repairs, match_entries, place_doubts, place_notices
from citekit.lint.tables import Code, codes
from citekit.lint.titles import find_wrong_titles
from citekit.lint.urls import find_wrong_urls
from citekit.model import Diagnostic, Reference, SourceEntry

__all__ = [
    "RULES",
    "SEVERITIES",
    "Code",
    "choose_repairs",
    "codes",
    "find_findings",
    "find_repeated_keys",
    "match_entries",
    "place_doubts",
    "place_notices",
    "severity_of",
]

SEVERITIES = ("error", "warning", "info")

RULES: tuple[Callable[[Reference, SourceEntry], Iterator[Diagnostic]], ...] = (
    find_misfits,
    find_odd_keys,
    find_missing,
    find_empty,
    find_odd_characters,
    find_wrong_latex,
    find_homoglyphs,
    find_wrong_names,
    find_wrong_titles,
    find_wrong_language,
    find_wrong_dates,
    find_wrong_pages,
    find_labelled_numbers,
    find_places_in_publishers,
    find_wrong_numbers,
    find_wrong_dois,
    find_wrong_urls,
)


def find_findings(reference: Reference, entry: SourceEntry) -> tuple[Diagnostic, ...]:
    """Run every rule over a record and its entry.

    Returns:
        The findings, each with its code, its place, the name of its field in the file, and a repair where one is sure.

    Example:
        >>> from citekit.model import Span, SourceField
        >>> doi = SourceField("doi", "https://doi.org/10.1000/182", 3, 10, "doi", Span(40, 67))
        >>> book = Reference("book", doi="https://doi.org/10.1000/182")
        >>> found = find_findings(book, SourceEntry("book", "a", 1, 1, (doi,), Span(0, 69), is_latex=True))
        >>> [(one.code, one.line) for one in found if one.repair]
        [('doi-url', 3)]
    """
    found = tuple(one for rule in RULES for one in rule(reference, entry))
    # Who knows what a value of a broken entry has swallowed? A person must close it first.
    return found if entry.span else tuple(replace(one, repair=None) for one in found)


def severity_of(code: str) -> str:
    """Return how severe a code is: ``error``, ``warning`` or ``info``; what other stages say counts as a warning."""
    return codes()[code].severity if code in codes() else "warning"
