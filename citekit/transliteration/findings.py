"""Report what the engine repairs before it romanises: look-alike letters and Roman numerals."""

from __future__ import annotations

from collections.abc import Iterator

from citekit.model import Diagnostic, Repair
from citekit.transliteration.engine import URL, WORD
from citekit.transliteration.repair import repair_lookalikes, strip_stress
from citekit.transliteration.roman import find_roman_numerals


def find_script_repairs(text: str, field: str | None = None) -> tuple[Diagnostic, ...]:
    """Return one diagnostic for each word that is repaired before a text is romanised; web addresses are not words.

    Args:
        text: Any text.
        field: The CSL variable that the text is the value of.

    Example:
        >>> [finding.repair.rules for finding in find_script_repairs("Аршанскi раён, ХІХ ст.")]
        [('lookalike-letters',), ('roman-numeral',)]
    """
    plain = "".join(URL.split(strip_stress(text))[::2])
    return tuple(_diagnose(repair, field) for repair in (*_lookalikes(plain), *_numerals(plain)))


def _lookalikes(text: str) -> Iterator[Repair]:
    for word in WORD.findall(text):
        repaired = repair_lookalikes(word)
        if repaired != word:
            yield Repair(word, repaired, ("lookalike-letters",), 0.95)


def _numerals(text: str) -> Iterator[Repair]:
    for start, numeral in find_roman_numerals(text):
        yield Repair(text[start : start + len(numeral)], numeral, ("roman-numeral",), 0.9)


def _diagnose(repair: Repair, field: str | None) -> Diagnostic:
    what = (
        "letters of another script" if repair.rules == ("lookalike-letters",) else "a Roman numeral in Cyrillic letters"
    )
    return Diagnostic("script-repaired", f"{repair.printed}: {what}", field, repair)
