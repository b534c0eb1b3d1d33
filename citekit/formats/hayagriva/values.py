r"""Write one value of a record as Hayagriva has it, and read it back, by the kind of the value.

Texts that Typst formats stand in braces, which keep their capitals, with ``\ { } $`` escaped, so that they are printed
as they are; only where the record says which words are to be kept, these alone. What Typst would refuse, and the whole
file with it, is left out: dates and addresses of other forms.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from citekit.formats.braces import is_wrapped
from citekit.formats.dates import iso_date, read_date
from citekit.formats.latex import escape_url
from citekit.formats.looks import without_looks
from citekit.formats.names import read_names, spell_names
from citekit.formats.particles import split_leading, split_trailing
from citekit.formats.protection import CLOSE, OPEN, mark, protect, unmark
from citekit.model import Date, Name, Text

_SPECIAL = re.compile(r"[\\{}$]")
_TOKEN = re.compile(r"\\(.)|[{}]", re.DOTALL)
_ESCAPED = re.compile(r"\\.", re.DOTALL)
_PIECE = re.compile(r"\\.|[{}]|[^\\{}]+|\\", re.DOTALL)
_DATE = re.compile(r"-?[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")
_ADDRESS = re.compile(r"(?i:https?|ftp)://(?P<host>[\w.-]+)(?::(?P<port>[0-9]{1,5}))?(?:[/?#][^\s{}\\]*)?")
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_TIME = r"[0-9]{1,4}(?::[0-9]{1,2}){1,3}(?:,[0-9]{1,3})?"
_DURATION = re.compile(rf"{_TIME}(?:-{_TIME})?")
_COUNT = re.compile("[0-9]{1,9}")


def write_string(value: str) -> str | None:
    """Write a text that Typst prints as it stands."""
    return value if value.strip() else None


def write_formatted(value: Text | str) -> str | None:
    r"""Write a text that Typst would format.

    Example:
        >>> print(write_formatted(Text("Кошт у $ {сёння}")))
        {Кошт у \$ \{сёння\}}
        >>> print(write_formatted(Text("The NATO problem", protected=("NATO",))))
        The {NATO} problem
    """
    text = without_looks(str(value))
    if not text.strip():
        return None
    marked = mark(text, tuple(map(without_looks, value.protected))) if isinstance(value, Text) else text
    written = _SPECIAL.sub(r"\\\g<0>", marked).replace(OPEN, "{").replace(CLOSE, "}")
    protects_a_part = marked not in (text, f"{OPEN}{text}{CLOSE}")
    return written if protects_a_part else f"{{{written}}}"


def write_count(value: str) -> str | None:
    """Write a number of pages; Typst takes digits only."""
    return value if _COUNT.fullmatch(value) else None


def write_date(value: Date) -> str | None:
    """Write a day, month or year, a tilde before it when it is doubtful.

    Typst knows no ranges, seasons or words: of these the first year is written.

    Example:
        >>> write_date(Date(((1860,),), circa=True)), write_date(Date(((1918, 3), (1919,))))
        ('~1860', '1918-03')
    """
    first = iso_date(Date(value.parts[:1])) or ""
    year = re.match("-?[0-9]{4}", first) or _YEAR.search(value.literal or "")
    date = first if _DATE.fullmatch(first) else year and year[0]
    return f"{'~' if value.circa else ''}{date}" if date else None


def write_url(value: str) -> str | None:
    """Write an address, if it is one of a web page or file.

    Example:
        >>> write_url("http://e.org/?p={X}"), write_url("тэкст")
        ('http://e.org/?p=%7BX%7D', None)
    """
    url = escape_url(value)
    match = _ADDRESS.fullmatch(url)
    known = match and _is_host(match["host"]) and int(match["port"] or 0) < 2**16
    return url if known else None


def _is_host(host: str) -> bool:
    if "xn--" in host.lower():
        return False
    if host.rsplit(".", 1)[-1].isdigit():
        return _is_ipv4(host)
    try:
        return bool(host.encode("idna"))
    except UnicodeError:
        return False


def _is_ipv4(host: str) -> bool:
    try:
        return bool(ipaddress.IPv4Address(host))
    except ValueError:
        return False


def write_people(value: tuple[Name, ...]) -> list[dict[str, str]] | None:
    """Write names; an organisation has a name alone.

    Example:
        >>> write_people((Name("Vries", "Jan", "de"), Name(literal="ААН")))
        [{'name': 'Vries', 'prefix': 'de', 'given-name': 'Jan'}, {'name': 'ААН'}]
    """
    return [person for person in map(_write_person, value) if person] or None


def _write_person(name: Name) -> dict[str, str]:
    given = " ".join(filter(None, (name.given, name.dropping_particle)))
    family = (name.family or "").strip()
    if not family or not given.strip():
        alone = (name.literal or " ".join(filter(None, (name.non_dropping_particle, family))) or given).strip()
        return {"name": alone} if alone else {}
    parts = {"name": family, "prefix": name.non_dropping_particle, "given-name": given, "suffix": name.suffix}
    return {part: text for part, text in parts.items() if text}


def read_string(data: Any) -> str | None:
    """Read a text; wrong types give None."""
    return data if isinstance(data, str) and data.strip() else None


def read_verbatim(data: Any) -> str | None:
    r"""Read a text that Typst formats, braces and escapes undone.

    Example:
        >>> read_verbatim(r"{Кошт у \$}"), read_verbatim({"value": "The {NATO}", "verbatim": "true"})
        ('Кошт у $', 'The NATO')
    """
    if isinstance(data, dict):
        data = data.get("value")
    return _TOKEN.sub(lambda match: match[1] or "", data) or None if isinstance(data, str) and data.strip() else None


def read_formatted(data: Any) -> Text | None:
    """Read a text with the words that braces protect in it; a pair around the whole stands there by habit.

    Example:
        >>> read_formatted("The {NATO} problem")
        Text(value='The NATO problem', language=None, variants=(), protected=('NATO',))
    """
    value = read_verbatim(data)
    if not value:
        return None
    if isinstance(data, dict):
        is_kept = str(data.get("verbatim")).lower() == "true"
        return Text(value, protected=protect(value, [value])) if is_kept else read_formatted(data["value"])
    if "{" not in data or OPEN in data or CLOSE in data:
        return Text(value)
    words = unmark("".join(_mark_braces(data)))[1]
    return Text(value, protected=protect(value, words))


def _mark_braces(text: str) -> Iterator[str]:
    """Yield the pieces of a text with the outermost braces marked, but for one pair around the whole."""
    depth = -1 if is_wrapped(_ESCAPED.sub("  ", text)) else 0
    for piece in _PIECE.findall(text):
        depth += (piece == "{") - (piece == "}")
        if piece in ("{", "}"):
            yield OPEN if piece == "{" and depth == 1 else CLOSE if piece == "}" and depth == 0 else ""
        else:
            yield piece.removeprefix("\\")


def read_date_value(data: Any) -> Date | None:
    """Read a date; words stay as they are."""
    if not isinstance(data, str) or not data.strip():
        return None
    plain = data.strip().lstrip("~")
    short = re.fullmatch(r"(-?[0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?", plain)
    iso = "-".join(part.zfill(2) for part in short.groups() if part) if short else plain
    date = read_date(iso)
    return Date(date.parts, date.circa or "~" in data) if date.parts else Date(literal=data)


def read_people(data: Any) -> tuple[Name, ...]:
    """Read one name or a list of names, each a text (``Family, Suffix, Given``) or a mapping."""
    people = data if isinstance(data, list) else [data]
    return tuple(name for person in people if (name := _read_person(person)))


def _read_person(data: Any) -> Name | None:
    if isinstance(data, str):
        first, *others = (part.strip() for part in data.split(",", 2))
        last, middle = (others[-1] if others else "", others[0] if len(others) > 1 else "")
        data = {"name": first, "given-name": last, "suffix": middle}
    if not isinstance(data, dict):
        return None
    name, given, prefix, suffix = (read_string(data.get(part)) for part in ("name", "given-name", "prefix", "suffix"))
    if not name or not given:
        alone = " ".join(filter(None, (given, prefix, name)))
        return Name(literal=alone) if alone else None
    particle, family = split_leading(name) if prefix is None else (prefix, name)
    names, dropping = split_trailing(given)
    return Name(family, names, particle, dropping, suffix)


def _write_credits(value: str) -> list[dict[str, str]] | None:
    return write_people(read_names(value))


def _read_credits(data: Any) -> str | None:
    return spell_names(read_people(data)) or None


def _write_duration(value: str) -> str | None:
    """Write a length of time or a stretch of it; Typst takes no other."""
    return value if _DURATION.fullmatch(value) else None


CARRIERS: Mapping[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "title": (write_formatted, read_formatted),
    "formatted": (write_formatted, read_formatted),
    "verbatim": (write_formatted, read_verbatim),
    "string": (write_string, read_string),
    "count": (write_count, read_string),
    "url": (write_url, read_string),
    "date": (write_date, read_date_value),
    "people": (write_people, read_people),
    "affiliated": (write_people, read_people),
    "credits": (_write_credits, _read_credits),
    "duration": (_write_duration, read_string),
}
