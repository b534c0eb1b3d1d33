"""Print dates by patterns, one for each precision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from citekit.model import Date, Reference
from citekit.styles.cleaning import clean
from citekit.styles.words import month_alone

_MONTHS = 12


def print_date(date: Date | None, patterns: Sequence[str], words: Mapping[str, Any]) -> str:
    """Print a date by the pattern of its precision; one that has no parts as it stands, where patterns have the year.

    Args:
        date: Any date.
        patterns: For a day, a month and a year; a missing one prints nothing.
        words: ``months`` and ``months_short`` of the language.

    Example:
        >>> print_date(Date(((2014, 6, 30),)), ["{dd}.{mm}.{yyyy}"], {})
        '30.06.2014'
    """
    if date is None:
        return ""
    if not date.parts or not date.parts[0]:
        return clean(date.literal or "") if any("{yyyy}" in pattern for pattern in patterns) else ""
    points = [_print_point(point, patterns, words) for point in date.parts if point]
    return "–".join(dict.fromkeys(filter(None, points)))


def print_year(date: Date | None, doubted: str = "[{}?]") -> str:
    """Print the year or years of a date, one that is doubted as the style does that.

    Example:
        >>> print_year(Date(((1990,), (1995,)))), print_year(Date(((1860,),), circa=True))
        ('1990–1995', '[1860?]')
    """
    years = print_date(date, ["{yyyy}", "{yyyy}", "{yyyy}"], {})
    return doubted.replace("{}", years) if years and date and date.circa and date.parts else years


def first_year(date: Date | None) -> int | None:
    """Return the first year of a date, or None when it has no parts."""
    return next((point[0] for point in date.parts if point), None) if date else None


def enacted(reference: Reference) -> Date | None:
    """Return the date of an act; a year alone is none that its container, its imprint or its title tells as well."""
    issued, title = reference.issued, reference.title
    if issued is None or any(len(point) > 1 for point in issued.parts) or not issued.year:
        return issued
    printed = reference.container_title or reference.publisher or reference.publisher_place
    return None if printed or (title and str(issued.year) in title.value) else issued


def _print_point(point: tuple[int, ...], patterns: Sequence[str], words: Mapping[str, Any]) -> str:
    year, month, day = (*point, 0, 0)[:3]
    has_month = 1 <= month <= _MONTHS
    precision = 0 if has_month and day else 1 if has_month else 2
    if precision >= len(patterns):
        return ""
    months, short = words.get("months", ()), words.get("months_short", ())
    values = {"yyyy": str(year), "d": str(day), "dd": f"{day:02}", "mm": f"{month:02}"}
    for name, names in (("month", months), ("mon", short)):
        printed = names[month - 1] if has_month and names else ""
        values[name] = printed if day else month_alone(printed)
    text = patterns[precision]
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text
