"""Sort records by one total order for the whole list, whatever languages and scripts stand in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

from citekit.errors import UnknownOrderError
from citekit.model import Bibliography, Reference
from citekit.model.order import CITED, ORDERS, Order
from citekit.sorting.collation import SCRIPTS, Collation, languages_of, script_of
from citekit.sorting.headings import Heading, heading_of

_DEFAULTS = {"Cyrl": "be", "Latn": "en"}


def sort_bibliography(
    bibliography: Bibliography, order: str = "cyrillic-first", language: str | None = None
) -> Bibliography:
    """Return a bibliography with the same records in another order.

    The order is total: names (family, then given), then title, year and volume, numbers by their value; articles,
    quotation marks and punctuation count for nothing. It depends on the input's order only where records are equal.

    Args:
        bibliography: The records.
        order: A name in ``ORDERS``: ``cited``, ``cyrillic-first``, ``latin-first``, ``romanised``, ``key``, ``year``.
        language: BCP 47 language whose alphabet sorts the records in its script; None for the language that most
            records of a script are in. Letters that it lacks stand beside their nearest.

    Raises:
        UnknownOrderError: There is no such order, or no alphabet for the language.

    Example:
        >>> from citekit.model import Name
        >>> names = ("Łoś", "Lem", "Ўлашчык", "Ягоўдзік", "Lutosławski", "Уладзіміраў")
        >>> records = [Reference(author=(Name(name),), language="pl" if name.isascii() else None) for name in names]
        >>> [one.author[0].family for one in sort_bibliography(Bibliography(tuple(records))).references]
        ['Уладзіміраў', 'Ўлашчык', 'Ягоўдзік', 'Lem', 'Lutosławski', 'Łoś']
    """
    if order not in ORDERS:
        raise UnknownOrderError(order, ORDERS)
    wanted = ORDERS[order]
    chosen = _language_by_script(language)
    if order == CITED:
        return bibliography
    drafts = [
        (one, heading_of(one, editors=wanted.editors, romanised=wanted.romanised)) for one in bibliography.references
    ]
    collation = _choose_collation(drafts, chosen)
    keyed = sorted(((_key(wanted, one, heading, collation), one) for one, heading in drafts), key=lambda pair: pair[0])
    ties = (list(group) for _, group in groupby(keyed, key=lambda pair: pair[0]))
    # Writing out a whole record is slow, and seldom needed.
    ordered = (one for group in ties for _, one in (sorted(group, key=_in_full) if len(group) > 1 else group))
    return replace(bibliography, references=tuple(ordered))


def _in_full(keyed: tuple[Any, Reference]) -> str:
    return repr(keyed[1])


def sort_languages() -> tuple[str, ...]:
    """Return the languages by whose alphabets lists are sorted."""
    return tuple(sorted(language for script in SCRIPTS for language in languages_of(script)))


def _language_by_script(language: str | None) -> dict[str, str]:
    if language is None:
        return {}
    found = {script: _primary(language) for script in SCRIPTS if _primary(language) in languages_of(script)}
    if not found:
        raise UnknownOrderError(language, sort_languages())
    return found


def _choose_collation(drafts: Iterable[tuple[Reference, Heading]], chosen: Mapping[str, str]) -> Collation:
    """Take the language of most records of a script; of languages that are as frequent the first by its name."""
    counts: dict[str, Counter[str]] = {script: Counter() for script in SCRIPTS}
    for reference, heading in drafts:
        language = _primary(reference.language)
        script = script_of(_first_text(heading))
        if script in counts and language in languages_of(script):
            counts[script][language] += 1
    best = {
        script: min(found, key=lambda language: (-found[language], language), default=_DEFAULTS[script])
        for script, found in counts.items()
    }
    best |= chosen
    return Collation(best["Cyrl"], best["Latn"])


def _first_text(heading: Heading) -> str:
    return heading.names[0][0] or heading.names[0][1]


def _key(order: Order, reference: Reference, heading: Heading, collation: Collation) -> tuple[Any, ...]:
    names = [tuple(map(collation.key, name)) for name in heading.names]
    title = collation.key(heading.title)
    numbers = [collation.key(one) for one in heading.numbers]
    year = (heading.year is not None, heading.year or 0)
    letters = (
        tuple(tuple(part.letters for part in name) for name in names),
        year if order.by_year else (),
        title.letters,
        year,
        tuple(one.letters for one in numbers),
    )
    accents = (tuple(tuple(part.accents for part in name) for name in names), title.accents)
    return (_FIRST[order.first](reference, collation), _part(order, reference, heading), letters, accents, heading[:2])


def _part(order: Order, reference: Reference, heading: Heading) -> int:
    """Return the part of the list in which a record stands: that of its script, the last when nothing can be read."""
    text = _first_text(heading)
    script = script_of(text) or (_script_of_language(reference) if any(map(str.isalnum, text)) else "")
    if not order.scripts:
        return int(script not in SCRIPTS)
    return order.scripts.index(script) if script in order.scripts else len(order.scripts)


def _script_of_language(reference: Reference) -> str:
    """Return the script in which a title without letters, ``1984``, is read."""
    language = _primary(reference.language)
    return next((script for script in SCRIPTS if language in languages_of(script)), "Latn")


def _primary(language: str | None) -> str:
    return (language or "").partition("-")[0].lower()


def _key_first(reference: Reference, collation: Collation) -> tuple[Any, ...]:
    key = reference.citation_key or ""
    return (not key, collation.key(key), key)


def _year_first(reference: Reference, collation: Collation) -> tuple[Any, ...]:  # noqa: ARG001 - called as the others
    year = reference.issued.year if reference.issued else None
    return (year is None, year or 0)


_FIRST: Mapping[str, Callable[[Reference, Collation], tuple[Any, ...]]] = {
    "": lambda _reference, _collation: (),
    "key": _key_first,
    "year": _year_first,
}
