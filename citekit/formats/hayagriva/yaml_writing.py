"""Write plain data as YAML whose texts are quoted as in JSON, so that none is taken for a number or a date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from json.encoder import encode_basestring
from typing import Any

_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST_KEY = 500
"""YAML allows a key of 1024 characters before its colon; this many leave room for escapes."""


def quote(text: str) -> str:
    r"""Quote a text; control characters are escaped, lone surrogates become U+FFFD.

    Example:
        >>> print(quote('Да "дома"\n\x9b'))
        "Да \"дома\"\n\u009b"
    """
    quoted = encode_basestring(_SURROGATE.sub("\ufffd", text))
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match.group()):04x}", quoted)


def write_yaml(value: Mapping[str, Any], indent: str = "") -> str:
    """Write a mapping of texts, truth values, lists and mappings in block style, keys in their order.

    Example:
        >>> print(write_yaml({"title": "Дрыгва", "parent": {"type": "book"}, "author": [{"name": "Колас"}]}), end="")
        title: "Дрыгва"
        parent:
          type: "book"
        author:
          - name: "Колас"
    """
    return "".join([f"{indent}{key}:{_write_value(item, indent + '  ')}" for key, item in value.items()])


def write_key(key: str) -> str:
    """Write a key of any text, a long one with the mark that YAML has for it, without the colon behind it."""
    return quote(key) if len(key) < _LONGEST_KEY else f"? {quote(key)}\n"


def _write_value(value: Any, indent: str) -> str:
    if isinstance(value, str):
        return f" {quote(value)}\n"
    if isinstance(value, Mapping):
        return f"\n{write_yaml(value, indent)}"
    return "\n" + "".join(f"{indent}- {write_yaml(item, indent + '  ').lstrip(' ')}" for item in value)
