"""Write names, dates and texts as CSL-JSON has them, and read them back, refusing nothing that can be understood."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import Any

from citekit.formats.csl_case import read_marked, write_marked
from citekit.formats.dates import read_date
from citekit.model import NAME_PARTS, Date, Name, Text

_NAME_KEYS = tuple(part.replace("_", "-") for part in NAME_PARTS)
_PART_OF = dict(zip(_NAME_KEYS, NAME_PARTS, strict=True))
_name_parts = attrgetter(*NAME_PARTS)
_SEASON_BEFORE = 20
OTHERS = Name(literal="others")
"""What stands at the end of a list of names that has more: no variable of CSL says so, and pandoc reads this."""


def to_csl(value: Any) -> Any:
    """Return a value of the model in the form of CSL-JSON.

    Example:
        >>> to_csl(Date(((1906, 9),), circa=True))
        {'date-parts': [[1906, 9]], 'circa': True}
    """
    kind = type(value)
    if kind is Text:
        return write_marked(value)
    if kind is Date:
        return _date_to_csl(value)
    return [_name_to_csl(name) for name in value] if kind is tuple else value


def is_said(value: Any) -> bool:
    """Tell whether CSL-JSON says all of a value: it knows no language or variants of one text, no more than two dates.

    Example:
        >>> is_said(Text("Дрыгва")), is_said(Text("Дрыгва", "be"))
        (True, False)
    """
    kind = type(value)
    if kind is Text:
        plain = value.language is None and not value.variants
        return plain and (not value.protected or read_marked(write_marked(value)) == value)
    if kind is tuple:
        return all(name.language is None and not name.variants for name in value) and value[-1:] != (OTHERS,)
    return kind is not Date or (not value.doubt and (not value.parts or _has_date_parts(value)))


def _name_to_csl(name: Name) -> dict[str, str]:
    parts = zip(_NAME_KEYS, _name_parts(name), strict=True)
    return {key: text for key, text in parts if text is not None}


def _date_to_csl(date: Date) -> dict[str, Any]:
    item: dict[str, Any] = {}
    if _has_date_parts(date):
        item["date-parts"] = [list(point) for point in date.parts]
    if date.circa:
        item["circa"] = True
    if date.literal is not None:
        item["literal"] = date.literal
    return item


def _has_date_parts(date: Date) -> bool:
    return 1 <= len(date.parts) <= 2 and all(1 <= len(point) <= 3 for point in date.parts)


def read_csl_text(data: Any) -> Text | None:
    """Read a text, in which marks may protect words from the styles; numbers count as texts.

    Raises:
        ValueError: The data are neither.
    """
    return read_marked(read_csl_string(data))


def read_csl_string(data: Any) -> str:
    """Read a text without a language; numbers count as texts, and lists of texts, which Crossref has for one.

    Raises:
        ValueError: The data are neither.

    Example:
        >>> read_csl_string(["0131-5048", "1234-5679"]), read_csl_string(12)
        ('0131-5048, 1234-5679', '12')
    """
    if type(data) is str:
        return data
    if type(data) is list and data and not any(type(one) is list for one in data):
        return ", ".join(map(read_csl_string, data))
    if isinstance(data, bool) or not isinstance(data, str | int | float):
        raise ValueError(f"expected text, found {type(data).__name__}")
    return str(data)


def read_csl_names(data: Any) -> tuple[Name, ...]:
    """Read a list of names, or one; keys of formatting alone (``static-ordering``) are left aside.

    Raises:
        ValueError: The data are no names.

    Example:
        >>> [name.literal or name.family for name in read_csl_names(["Наша Ніва", "Колас, Якуб"])]
        ['Наша Ніва', 'Колас']
    """
    return tuple(map(_read_name, data if isinstance(data, list) else [data]))


def _read_name(data: Any) -> Name:
    if isinstance(data, str) and data.strip():
        family, comma, given = (part.strip() for part in data.partition(","))
        return Name(family, given) if family and given and comma else Name(literal=data)
    if not isinstance(data, dict):
        raise ValueError("expected a name")
    if isinstance(data.get("name"), str) and not data.keys() & _PART_OF.keys():
        return Name(literal=data["name"])
    known = ((_PART_OF[key], text) for key, text in data.items() if key in _PART_OF and text is not None)
    parts: dict[str, Any] = {part: read_csl_string(text) for part, text in known}
    return Name(**parts)


def read_csl_date(data: Any) -> Date:
    """Read a date of any of the forms in use: parts (numbers or digits), season, raw text, literal.

    Raises:
        ValueError: The data are no date.

    Example:
        >>> read_csl_date({"date-parts": [["1906", 9, 1]]})
        Date(parts=((1906, 9, 1),), circa=False, literal=None)
    """
    if isinstance(data, str):
        return read_date(data)
    if not isinstance(data, dict):
        raise ValueError("expected a date")
    circa = data.get("circa", False) not in (False, 0, "", "false", "0")
    if "raw" in data and not data.get("date-parts"):
        raw = read_date(read_csl_string(data["raw"]))
        return replace(raw, circa=circa or raw.circa)
    literal = data.get("literal")
    parts = _with_season(_read_parts(data.get("date-parts", [])), data.get("season"))
    return Date(parts, circa, None if literal is None else read_csl_string(literal))


def _read_parts(data: Any) -> tuple[tuple[int, ...], ...]:
    if not isinstance(data, list):
        raise ValueError("expected lists of date parts")
    if data and not any(isinstance(point, list) for point in data):
        data = [data]
    if not all(isinstance(point, list) for point in data):
        raise ValueError("expected lists of date parts")
    points = (tuple(_read_part(part) for part in point if part not in (None, "")) for point in data)
    return tuple(point for point in points if point)


def _read_part(data: Any) -> int:
    if type(data) is int:
        return data
    if isinstance(data, bool) or not isinstance(data, str | int | float):
        raise ValueError("expected a number in a date")
    return int(data)


def _with_season(parts: tuple[tuple[int, ...], ...], season: Any) -> tuple[tuple[int, ...], ...]:
    """Write a season as the months 21 to 24, as ISO 8601-2 does."""
    if str(season) in ("1", "2", "3", "4") and len(parts) == 1 and len(parts[0]) == 1:
        return ((*parts[0], _SEASON_BEFORE + int(season)),)
    return parts
