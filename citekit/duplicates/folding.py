"""Fold texts so that one work reads the same in every script, by every scheme and with the usual slips."""

from __future__ import annotations

import re
from functools import cache

from citekit.transliteration import romanise_ascii
from citekit.transliteration.repair import CYRILLIC, CYRILLIC_LETTER, repair_lookalikes
from citekit.transliteration.roman import TO_LATIN

_LONGEST = 400
_MARKED = re.compile(r"[\u0300-\u036f\ufe20-\ufe2f\u00ad'’ʼ`´ʹʺ]")
_TYPED_NUMERAL = re.compile(r"(?<!\w)[ХІVXI]{1,7}(?!\w)")
_MIXED = re.compile(f"[A-Za-z][{CYRILLIC}]|[{CYRILLIC}][A-Za-z]")
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W_]+")
_TWICE = re.compile(r"([a-z])\1+")
_SPELLINGS = (
    ("shch", "sc"), ("sch", "sc"), ("kh", "h"), ("sh", "s"), ("zh", "z"), ("ch", "c"), ("cz", "c"), ("sz", "s"),
    ("ts", "c"), ("tc", "c"), ("th", "t"), ("ph", "f"), ("g", "h"), ("w", "v"), ("x", "ks"), ("q", "k"), ("y", "i"),
    ("j", "i"), ("ii", "i"), ("io", "e"), ("ia", "a"), ("iu", "u"), ("ie", "e"),
)  # fmt: skip


class _Letters(dict[int, str]):
    """Map each character to ASCII, asking the schemes about it when it is met for the first time.

    Letters of scripts that no scheme romanises stay, so that titles in them still differ.
    """

    def __missing__(self, code: int) -> str:
        letter = chr(code).lower()
        found = romanise_ascii(letter).lower()
        if not found and letter.isalnum() and not CYRILLIC_LETTER.match(letter):
            found = letter
        self[code] = found
        return found


@cache
def _letters() -> _Letters:
    return _Letters()


def fold_words(text: str) -> tuple[str, ...]:
    """Split a text into words of ASCII letters and digits that hardly depend on script, language and scheme.

    Letters that one scheme writes with an accent, another with two letters and a third without either come out equal;
    that other words may become equal too does no harm where texts are only compared.

    Example:
        >>> fold_words("Жыццё і смерць") == fold_words("Zhytstsio i smerts'") == fold_words("Žyccë i smerć")
        True
    """
    plain = _TYPED_NUMERAL.sub(_write_numeral, text[:_LONGEST])
    if _MIXED.search(plain):
        plain = _LETTERS.sub(_write_in_one_script, plain)
    folded = _MARKED.sub("", plain).translate(_letters()).lower()
    for spelling, sound in _SPELLINGS:
        if spelling in folded:
            folded = folded.replace(spelling, sound)
    return tuple(_WORD.findall(_TWICE.sub(r"\1", folded)))


def _write_in_one_script(match: re.Match[str]) -> str:
    return repair_lookalikes(match[0])


def _write_numeral(match: re.Match[str]) -> str:
    return match[0].translate(TO_LATIN)
