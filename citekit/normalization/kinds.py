"""Know what kind of thing a word names: an encyclopedia, a court, a draft, by how the word begins."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from importlib.resources import files

_LONGEST = 400


@cache
def _beginnings() -> dict[str, re.Pattern[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for line in files(__package__).joinpath("kinds.tsv").read_text("utf-8").splitlines()[1:]:
        kind, beginning = line.split("\t")
        # A short form stands for itself alone: ``SN`` is a court, ``snow`` is none.
        found[kind].append(re.escape(beginning) + (r"(?!\w)" if len(beginning) <= 4 else ""))
    return {kind: re.compile(rf"(?<!\w)(?:{'|'.join(forms)})", re.IGNORECASE) for kind, forms in found.items()}


def names(kind: str, *texts: object) -> bool:
    """Tell whether a text has a word of a kind.

    Example:
        >>> names("encyclopedia", "Вялікае Княства Літоўскае: энцыклапедыя"), names("court", "SN"), names("court", None)
        (True, True, False)
    """
    expression = _beginnings()[kind]
    return any(expression.search(str(text)[:_LONGEST]) is not None for text in texts if text)


def starts_with(kind: str, text: object) -> bool:
    """Tell whether a text begins with a word of a kind, quotation marks and brackets aside.

    Example:
        >>> starts_with("treaty", "Конвенция о правах ребёнка"), starts_with("treaty", "О договоре")
        (True, False)
    """
    return bool(text) and _beginnings()[kind].match(str(text).lstrip(" «„“\"'([_*")) is not None
