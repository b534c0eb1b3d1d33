"""Print the values of a record as pieces: dates, page ranges, titles, numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from citekit.parsing.training.style_tables import Habits

Parts = tuple[int, ...]
Printer = Callable[[Parts, Habits], str | None]


def _day_month(form: str) -> Printer:
    def print_date(parts: Parts, words: Habits) -> str | None:
        if len(parts) < 3:
            return None
        return form.format(y=parts[0], m=parts[1], d=parts[2], month=_month(parts[1], "months_of", words))

    return print_date


def _month(month: int, table: str, words: Habits) -> str:
    return words[table].split("|")[month - 1]


def _month_year(form: str, table: str) -> Printer:
    def print_date(parts: Parts, words: Habits) -> str | None:
        if len(parts) < 2:
            return None
        month = _month(parts[1], table, words)
        return form.format(y=parts[0], month=month, title=month[:1].upper() + month[1:])

    return print_date


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def _roman(parts: Parts, _words: Habits) -> str | None:
    return f"{_ROMAN[parts[1] - 1]} {parts[0]}" if len(parts) > 1 else None


def _day_roman(parts: Parts, _words: Habits) -> str | None:
    return f"{parts[2]} {_ROMAN[parts[1] - 1]} {parts[0]}" if len(parts) > 2 else None


def _short_year(parts: Parts, _words: Habits) -> str | None:
    return f"{parts[0] % 100:02}"


DATES: Mapping[str, Printer] = {
    "year": lambda parts, _words: str(parts[0]),
    "short_year": _short_year,
    "dotted": _day_month("{d:02}.{m:02}.{y}"),
    "bare_dotted": _day_month("{d}.{m}.{y}"),
    "short_dotted": _day_month("{d:02}.{m:02}"),
    "iso": _day_month("{y}-{m:02}-{d:02}"),
    "slashed": _day_month("{d:02}/{m:02}/{y}"),
    "words": _day_month("{d} {month} {y}"),
    "month_first": _day_month("{month} {d}, {y}"),
    "month_day": _day_month("{month} {d}"),
    "day_month": _day_month("{d} {month}"),
    "month_year": _month_year("{month} {y}", "months"),
    "title_month_year": _month_year("{title} {y}", "months"),
    "month": _month_year("{month}", "months"),
    "roman": _roman,
    "day_roman": _day_roman,
}
"""Forms of dates, as ``{issued:words}`` in a template: 12 марта 2019. A form that needs a day fails without one."""


def print_date(value: Mapping[str, Any], form: str, words: Habits, dash: str) -> str | None:
    """Print a CSL date in a form of `DATES`; a range prints both ends, or its years alone.

    Example:
        ``{"date-parts": [[2019, 3, 12]]}`` prints as ``12.03.2019`` in the form ``dotted``.
    """
    ends = [tuple(int(part) for part in parts) for parts in value.get("date-parts", ()) if parts]
    if not ends:
        return value.get("literal")
    if len(ends) == 1:
        return DATES[form](ends[0], words)
    if form == "year" or any(len(end) < 3 for end in ends):
        years = dict.fromkeys(str(end[0]) for end in ends)
        return dash.join(years)
    return _print_days(ends[0], ends[1], form, words, dash)


def _print_days(first: Parts, last: Parts, form: str, words: Habits, dash: str) -> str | None:
    printed = DATES[form](last, words)
    if printed is None or first[:2] != last[:2]:
        start = DATES[form](first, words)
        return start and printed and f"{start}{dash}{printed}"
    day = f"{first[2]:02}" if "." in printed else str(first[2])
    return f"{day}{dash}{printed}"


def print_text(name: str, value: str, form: str, habits: Habits) -> str:
    """Print a value that is text: titles with the list's colon, ranges with its dash, upper or lower case on demand.

    Example:
        >>> print_text("page", "12-29", "", {"range": "–"}), print_text("title", "Мова: слоўнік", "", {"colon": " : "})
        ('12–29', 'Мова : слоўнік')
    """
    if name == "page":
        return value.replace("–", "-").replace("-", habits["range"])
    if name in {"title", "container_title", "volume_title"}:
        value = value.replace(" : ", ": ").replace(": ", habits["colon"])
    if name in {"publisher", "publisher_place"}:
        value = value.replace("; ", habits["semicolon"])
    if form == "lower":
        return value[:1].lower() + value[1:]
    return value.upper() if form == "upper" else value
