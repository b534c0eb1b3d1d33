"""Recognise Roman numerals that were typed with Cyrillic letters (``ХІХ ст.``)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citekit.expressions import late

TO_LATIN = str.maketrans("ХІУМС", "XIVMC")
"""The Cyrillic letters that stand in Roman numerals for Latin ones."""
_NUMERAL = late(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
# The letters before the first one are looked at only where it fits: looking everywhere costs half the speed.
_CANDIDATE = late(r"[ХІУМСIVXLCDM](?<![\w’'-].)[ХІУМСIVXLCDM]{0,14}(?![\w’'])")
_CENTURY_AFTER = late(r"\s{0,2}(?:ст\.|ст\b|стаг|стол|век|вв?\.)")
_RANGE_AFTER = late(r"\s?[–—-]\s?[ХІУIVXLCDM]{1,15}(?!\w)")
_RANGE_BEFORE = late(r"[IVXLCDM]\s?[–—-]\s?$")
_VOLUME_BEFORE = late(r"(?:\b(?:т|том|ч|частка|часть|частина|кн|вып|вип)\.?)\s$", re.IGNORECASE)
_SHOUTED_BEFORE = late(r"[А-ЯЁІЇЄҐЎ]{3,}\W{1,3}$")
_SHOUTED_AFTER = late(r"\W{1,3}[А-ЯЁІЇЄҐЎ]{3,}")
_REACH = 12


def repair_roman_numerals(text: str) -> str:
    """Write Roman numerals typed with Cyrillic Х, І (У, М, С) with Latin letters.

    Two or more Х and І are a numeral unless the words around are capitals too (``ІХ`` is also "their" in Belarusian);
    one letter, or a numeral with У, М or С, needs a century, a range or a volume beside it. A word of М, С, or У alone
    stays, and so does a word that is the whole text, because nothing shows what it is.

    Example:
        >>> repair_roman_numerals("ХІХ ст.") == "XIX ст.", repair_roman_numerals("Х. Ермолаева") == "Х. Ермолаева"
        (True, True)
    """
    pieces: list[str] = []
    last = 0
    for start, numeral in find_roman_numerals(text):
        pieces += text[last:start], numeral
        last = start + len(numeral)
    return "".join((*pieces, text[last:])) if pieces else text


def find_roman_numerals(text: str) -> Iterator[tuple[int, str]]:
    """Yield the Roman numerals typed with Cyrillic letters: (place, numeral in Latin letters)."""
    if ("Х" not in text and "І" not in text and "У" not in text) or text.isalpha():
        return
    for match in _CANDIDATE.finditer(text):
        word = match[0]
        if "Х" in word or "І" in word or ("У" in word and word != "У"):
            latin = word.translate(TO_LATIN)
            if _NUMERAL.fullmatch(latin) and _is_numeral(match, text):
                yield match.start(), latin


def _is_numeral(match: re.Match[str], text: str) -> bool:
    before, word, end = text[max(0, match.start() - _REACH) : match.start()], match[0], match.end()
    if _CENTURY_AFTER.match(text, end) or _RANGE_AFTER.match(text, end):
        return True
    if _RANGE_BEFORE.search(before.translate(TO_LATIN)) or _VOLUME_BEFORE.search(before):
        return True
    if len(word) < 2 or not re.search("[ХІ]", word) or ("У" in word and len(word) < 3) or re.search("[МС]", word):
        return False
    return not (_SHOUTED_BEFORE.search(before) or _SHOUTED_AFTER.match(text, end))
