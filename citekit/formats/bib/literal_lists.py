r"""Write several places, publishers or institutions as the lists of biblatex, and read these.

A record has semicolons between them, as parsing does; a list has ``and``. Braces keep a name whole in which the word
itself stands: ``{Simon and Schuster}``. Few people know that, so of two Latin publishers without any braces nobody can
tell whether they are two or one: ``Taylor and Francis`` stays as it is. Only where each of them says what it is, they
are two: ``Oxford University Press and Brill Publishers``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from citekit.expressions import late
from citekit.formats.braces import is_wrapped, split_outside
from citekit.formats.latex import clean, escape, unescape

_AND = r"\s[aA][nN][dD]\s"
_JOINT = "; "
_LIST_WORD = late(r"\b(?:and|others)\b", re.IGNORECASE)
_CYRILLIC = late("[\u0400-\u052f]")
_BODY = r"(?:Academy|Editions|Éditions|Institut[eo]?|Uniwersytet|Universit\w+|Verlag)"
_HOUSES = (
    late(rf"\S\s+(?:{_BODY}|Books|Press|Publish(?:ers|ing))(?:$|[.,])"),
    late(rf"(?:^|\s)(?:{_BODY}|Oficyna|Wydawnictwo)\s+\S"),
)
"""The words that end the whole name of a house or body, and those that begin one."""
_FEWEST = 3
"""No house has two ``and`` in its name, so three pieces are a list."""


def write_list(text: str, read: Callable[[str], str]) -> str:
    """Write the names of a list as LaTeX, ``and`` between them, in braces where nobody could tell them for a list.

    Args:
        text: The names, with semicolons between them.
        read: What reads the list again, `read_places` or `read_houses`.

    Example:
        >>> write_list("Наука; Прогресс", read_houses), write_list("Brill; Peeters", read_houses)
        ('Наука and Прогресс', '{Brill} and {Peeters}')
        >>> write_list("Simon and Schuster", read_houses)
        '{Simon and Schuster}'
    """
    text = clean(text)
    pieces = text.split(_JOINT)
    if len(pieces) == 1 or not all(piece and piece == piece.strip() for piece in pieces):
        return write_whole(text)
    latex = " and ".join(map(write_whole, pieces))
    return latex if read(latex) == text else " and ".join(f"{{{escape(piece)}}}" for piece in pieces)


def write_whole(text: str) -> str:
    """Write a name as LaTeX, in braces where a list could be read in it.

    Example:
        >>> write_whole("Farrar, Straus and Giroux"), write_whole("Наука")
        ('{Farrar, Straus and Giroux}', 'Наука')
    """
    latex = escape(text)
    return f"{{{latex}}}" if _LIST_WORD.search(latex) else latex


def read_places(latex: str) -> str:
    """Read a list of places as a text.

    Example:
        >>> read_places("М. and СПб."), read_places("Oxford")
        ('М.; СПб.', 'Oxford')
    """
    return _join(split_outside(latex, _AND)) if " " in latex or "\n" in latex else unescape(latex)


def read_houses(latex: str) -> str:
    """Read a list of publishers or institutions as a text, if it is surely one.

    Example:
        >>> read_houses("Гнозис and Прогресс"), read_houses("{Simon and Schuster} and Knopf"), read_houses("A and B")
        ('Гнозис; Прогресс', 'Simon and Schuster; Knopf', 'A and B')
        >>> read_houses("Clarendon Press and Brill Publishers"), read_houses("John Wiley and Sons")
        ('Clarendon Press; Brill Publishers', 'John Wiley and Sons')
    """
    pieces = split_outside(latex, _AND)
    if len(pieces) == 1:
        return unescape(latex)
    are_told = all(map(_CYRILLIC.search, pieces)) or any(all(map(house.search, pieces)) for house in _HOUSES)
    is_list = are_told or len(pieces) >= _FEWEST or any(map(is_wrapped, pieces))
    return _join(pieces) if is_list else unescape(latex)


def _join(pieces: list[str]) -> str:
    return _JOINT.join(filter(None, map(unescape, pieces)))
