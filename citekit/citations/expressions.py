"""Build the expressions that brackets and notes share: years, locators, ``Ibid.``."""

from __future__ import annotations

import re
from functools import cache

from citekit.citations.words import YEAR, locator, one_of

_YEAR_WORD = r"(?:\s?(?:гг?|рр?|r)\.(?=\s?(?:[,;:]|$)))?"
_BARE_PAGE = rf"\s?,\s?(?!{YEAR})\d{{1,4}}(?:\s?[–-]\s?\d{{1,4}})?(?=\s?(?:$|[;)\]]))"


@cache
def year_token() -> re.Pattern[str]:
    """Build the expression of a year with its letter, a range of years, or a word for none."""
    return re.compile(
        rf"(?<![\w.–—-])(?:(?P<year>{YEAR})(?:\s?[–—/-]\s?(?:\d{{4}}|\d{{2}}))?(?P<suffix>\s?[a-hа-д](?![\w.’']))?"
        rf"|(?P<undated>{one_of('undated')}))(?![\w’'])(?!\.\d)",
        re.IGNORECASE,
    )


@cache
def locator_at() -> re.Pattern[str]:
    """Build the expression of what may stand behind a year: its word, a locator."""
    return re.compile(rf"{_YEAR_WORD}(?P<locator>{locator()}|{_BARE_PAGE})?\s*", re.IGNORECASE)


@cache
def again_at() -> re.Pattern[str]:
    """Build the expression of ``Ibid.`` in any language, with its locator."""
    return re.compile(
        rf"\s*{one_of('again')}(?!\w)\.?(?P<locator>{locator()}|\s?,\s?\d{{1,4}})?\s*[.,]?\s*$", re.IGNORECASE
    )
