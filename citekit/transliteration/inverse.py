"""Turn a table round: what each romanisation may stand for, and what a romanised word looks like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from citekit.transliteration.repair import LATIN
from citekit.transliteration.tables import APOSTROPHE, load_table

_QUOTES = frozenset("'’”\"")


@cache
def inverse_letters(scheme: str, language: str) -> Mapping[str, tuple[str, ...]]:
    """Return for each romanisation in small letters what it may stand for, the likeliest first."""
    table = load_table(scheme, language)
    inverse: dict[str, list[str]] = {}
    for source, target in table.about.get("restore", {}).items():
        inverse.setdefault(target, []).append(source)
    for source, target in table.letters.items():
        inverse.setdefault(target, []).append(source)
    for rule in (rule for rules in table.rules.values() for rule in rules):
        inverse.setdefault(rule.target, []).append(rule.source)
    inverse.pop("", None)
    grown = {target.upper().lower(): sources for target, sources in inverse.items()}
    return {target: tuple(dict.fromkeys(sources)) for target, sources in (grown | inverse).items()}


@cache
def romanised_word_pattern(scheme: str, language: str) -> re.Pattern[str]:
    """Build the pattern of a romanised word: signs stand inside it, and at its end when a letter is written so."""
    table = load_table(scheme, language)
    letter = rf"[{LATIN}\u0300-\u036f]"
    targets = [target for source, target in table.letters.items() if target and source != APOSTROPHE]
    targets += [rule.target for rules in table.rules.values() for rule in rules if rule.target]
    everything = "".join(targets) + table.letters.get(APOSTROPHE, "")
    inside = {sign for sign in everything if not _is_latin(sign)}
    final = {target[-1] for target in targets if not _is_latin(target[-1])}
    ending = rf"[{re.escape(''.join(sorted(final)))}]*" if final else ""
    opening = rf"[{re.escape(''.join(sorted(final - _QUOTES)))}]*" if final - _QUOTES else ""
    if not inside:
        return re.compile(rf"{letter}+")
    signs = re.escape("".join(sorted(inside)))
    return re.compile(rf"{opening}{letter}+(?:[{signs}]+{letter}+)*{ending}|{opening or letter}")


def _is_latin(sign: str) -> bool:
    return re.fullmatch(rf"[{LATIN}\u0300-\u036f]", sign) is not None
