"""Know the months as they are written behind a day."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from citekit.packaged import packaged_text


@cache
def month_names() -> Mapping[str, tuple[str, ...]]:
    """Return the twelve months of each language in the case that follows a day.

    Example:
        >>> month_names()["be"][0], month_names()["pl"][11]
        ('студзеня', 'grudnia')
    """
    rows = packaged_text(__package__, "months.tsv").splitlines()[1:]
    return MappingProxyType({language: tuple(names) for language, *names in (row.split("\t") for row in rows)})
