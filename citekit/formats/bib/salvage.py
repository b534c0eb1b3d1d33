r"""Take the fields out of an entry that is not closed, by the look of its lines.

Where a brace or a quotation mark is missing nobody can say for sure where a value ends; the next ``name = {`` can.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citekit.formats.bib.values import NAME
from citekit.formats.braces import is_wrapped

_FIELD = re.compile(rf'(?:^|,)[ \t]*({NAME})[ \t]*=[ \t]*(?=[{{"])|^[ \t]*({NAME})[ \t]*=[ \t]*(?=\w)', re.MULTILINE)
_LAST_LINE = re.compile(r"^[ \t]*[})][ \t]*$", re.MULTILINE)
_CLOSERS = {"{": "}", '"': '"'}


def salvage_fields(text: str, start: int, end: int) -> Iterator[tuple[str, str, int, int]]:
    r"""Yield each field that can be told apart between two places of a file: name, value, and where each begins.

    Example:
        >>> list(salvage_fields('title = {Дзве душы,\n  year = "1919"\n}\n', 0, 40))
        [('title', 'Дзве душы', 0, 9), ('year', '1919', 22, 30)]
    """
    closings = list(_LAST_LINE.finditer(text, start, end))
    end = closings[-1].start() if closings else end
    found = list(_FIELD.finditer(text, start, end))
    ends = [*(match.start() for match in found), end][1:]
    for match, until in zip(found, ends, strict=True):
        number = 1 if match[1] else 2
        value = text[match.end() : until]
        yield match[number], _without_delimiters(value), match.start(number), match.end() + (value[:1] in _CLOSERS)


def _without_delimiters(value: str) -> str:
    value = value.strip().rstrip(",").rstrip()
    closer = _CLOSERS.get(value[:1])
    if closer is None:
        return value.rstrip("})").rstrip()
    if is_wrapped(value):
        return value[1:-1]
    value = value[1:].strip()
    surplus = value.count("}") - value.count("{")
    while surplus > 0 and value.endswith("}"):
        value, surplus = value[:-1].rstrip(), surplus - 1
    return value.removesuffix('"').rstrip() if closer == '"' else value
