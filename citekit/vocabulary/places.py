"""Know the places of publication that imprints name, full or shortened."""

from __future__ import annotations

from functools import cache

from citekit.packaged import packaged_text


@cache
def places() -> frozenset[str]:
    """Return the places as printed, with their dots: ``Мінск``, ``СПб.``, ``W-wa``."""
    text = packaged_text(__package__, "places.tsv")
    return frozenset(line.split("\t")[0] for line in text.splitlines()[1:] if line)


def is_place(text: str) -> bool:
    """Tell whether a text is one known place, whatever dot or bracket is around it.

    Example:
        >>> is_place("Мн."), is_place("[Kraków]"), is_place("Навука")
        (True, True, False)
    """
    bare = text.strip(" .,:;[]()?")
    return bare in places() or bare + "." in places()
