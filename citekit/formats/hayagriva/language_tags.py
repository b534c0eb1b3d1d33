"""Bring language tags to the form of Unicode language identifiers, which Typst takes and nothing else."""

from __future__ import annotations

import re
from typing import Any

_END = "(?![A-Za-z0-9])"
_IDENTIFIER = re.compile(
    rf"[A-Za-z]{{2,3}}{_END}(?:-[A-Za-z]{{4}}{_END})?(?:-(?:[A-Za-z]{{2}}|[0-9]{{3}}){_END})?"
    rf"(?:-(?:[A-Za-z0-9]{{5,8}}|[0-9][A-Za-z0-9]{{3}}){_END})*"
)


def unicode_language(tag: Any) -> str | None:
    """Return a tag as far as it is a Unicode language identifier, or None when not even its language is one.

    Example:
        >>> unicode_language("be-tarask"), unicode_language("ru-Latn-x-own"), unicode_language("i-klingon")
        ('be-tarask', 'ru-Latn', None)
    """
    match = _IDENTIFIER.match(tag) if isinstance(tag, str) else None
    whole = match and (len(match[0]) == len(tag) or tag[len(match[0])] == "-")
    return match[0] if match and whole else None
