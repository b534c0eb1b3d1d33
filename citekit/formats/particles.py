"""Part the particles of a name from the words beside them, as CSL processors do: they begin with a small letter."""

from __future__ import annotations


def split_leading(family: str) -> tuple[str | None, str]:
    """Part the particle before a family name from it; a name of small letters alone has none.

    Example:
        >>> split_leading("de Vries"), split_leading("Колас"), split_leading("hooks")
        (('de', 'Vries'), (None, 'Колас'), (None, 'hooks'))
    """
    words = family.split(" ")
    count = next((n for n, word in enumerate(words) if not word[:1].islower()), 0)
    return " ".join(words[:count]) or None, " ".join(words[count:])


def split_trailing(given: str) -> tuple[str, str | None]:
    """Part the particle after given names from them.

    Example:
        >>> split_trailing("Alexander von"), split_trailing("Якуб")
        (('Alexander', 'von'), ('Якуб', None))
    """
    words = given.split(" ")
    count = next((n for n, word in enumerate(reversed(words)) if not word[:1].islower()), 0)
    return (" ".join(words[:-count]), " ".join(words[-count:])) if count else (given, None)
