r"""Read the Latin input of the Cyrillic fonts wncyr (``{\cyr ...}``), in which mathematical databases print Russian."""

from __future__ import annotations

import re

from citekit.expressions import late

_LETTERS = {
    "shch": "щ", "zh": "ж", "kh": "х", "ts": "ц", "ch": "ч", "sh": "ш", "yu": "ю", "ya": "я", "c": "ц",
    "a": "а", "b": "б", "v": "в", "g": "г", "d": "д", "e": "е", "z": "з", "i": "и", "k": "к", "l": "л", "m": "м",
    "n": "н", "o": "о", "p": "п", "r": "р", "s": "с", "t": "т", "u": "у", "f": "ф", "h": "х", "y": "ы", "j": "й",
}  # fmt: skip
_INPUT = late(
    r"""\\u\s{0,9}(?:\{\s{0,9}\\?(?P<short>i)\s{0,9}\}|\\?(?P<short2>i))   # й
    | \\"\s{0,9}\{?(?P<yo>e)\}?                                             # ё
    | \\[`']\s{0,9}\{?(?P<back>e)\}?                                        # э
    | \\(?P<sign>cdprime|cprime)\b\s?(?:\{\})?
    | (?P<letters>shch|zh|kh|ts|ch|sh|yu|ya|[a-z])
    | [{}]""",
    re.VERBOSE | re.IGNORECASE,
)
_SPECIAL = {"short": "й", "short2": "й", "yo": "ё", "back": "э"}


def read_wncyr(source: str) -> str:
    r"""Return the Cyrillic text that the fonts print for Latin input.

    Example:
        >>> read_wncyr(r"Matematicheski{\u\i} zhurnal, algebra i teoriya")
        'Математический журнал, алгебра и теория'
    """
    return _INPUT.sub(_print, source)


def _print(match: re.Match[str]) -> str:
    if match["sign"]:
        return {"cprime": "ь", "cdprime": "ъ"}[match["sign"].lower()]
    kind = match.lastgroup
    if kind is None:
        return ""
    letter = _SPECIAL.get(kind) or _LETTERS.get(match[kind].lower(), match[kind])
    return letter.upper() if match[kind][0].isupper() else letter
