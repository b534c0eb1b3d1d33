"""Write plain data as JSON for people: the library's own indenting is four times as slow as its compact writing."""

from __future__ import annotations

import json
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any


def write_json(value: Any, line_end: str = "\n") -> str:
    """Write dictionaries with texts for keys, lists and scalars as ``json.dumps(value, ensure_ascii=False, indent=2)``.

    Args:
        value: The data.
        line_end: The line end with the indentation of the line that the value begins in.

    Example:
        >>> print(write_json({"id": "colas1923", "issued": {"date-parts": [[1923]]}, "author": []}))
        {
          "id": "colas1923",
          "issued": {
            "date-parts": [
              [
                1923
              ]
            ]
          },
          "author": []
        }
    """
    kind = type(value)
    if kind is str:
        return encode_basestring(value)
    if kind not in (dict, list):
        return _encode_scalar(value)
    if not value:
        return "{}" if kind is dict else "[]"
    inner = line_end + "  "
    if kind is list:
        return f"[{inner}{f',{inner}'.join([write_json(item, inner) for item in value])}{line_end}]"
    rows = [
        f"{_encode_name(name)}: {encode_basestring(item) if type(item) is str else write_json(item, inner)}"
        for name, item in value.items()
    ]
    return f"{{{inner}{f',{inner}'.join(rows)}{line_end}}}"


def is_json(text: str) -> bool:
    """Tell whether a text is a list or a mapping in JSON, which people do not write.

    Example:
        >>> is_json('[{"family": "Колас"}]'), is_json("[1914]"), is_json("{T}")
        (True, False, False)
    """
    if text[:1] not in ("[", "{") or text[-1:] not in ("]", "}"):
        return False
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return bool(value) if isinstance(value, dict) else any(isinstance(one, str | list | dict) for one in value)


_encode_name = lru_cache(maxsize=4096)(encode_basestring)


@lru_cache(maxsize=4096, typed=True)
def _encode_scalar(value: float | bool | None) -> str:
    return json.dumps(value)
