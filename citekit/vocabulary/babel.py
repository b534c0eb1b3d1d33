"""Know the languages by the names that babel has for them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from citekit.packaged import packaged_text


class BabelLanguage(NamedTuple):
    """Hold a language.

    Attributes:
        tag: Its BCP 47 tag.
        name: Its name in babel.
    """

    tag: str
    name: str


@cache
def babel_languages() -> tuple[BabelLanguage, ...]:
    """Return the languages of babel; where a tag has several names, the first is the usual one.

    Example:
        >>> babel_languages()[0]
        BabelLanguage(tag='be', name='belarusian')
    """
    rows = packaged_text(__package__, "babel.tsv").splitlines()[1:]
    return tuple(BabelLanguage(*row.split("\t")) for row in rows)
