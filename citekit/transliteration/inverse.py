"""Turn a table round: what each romanisation may stand for, and what a romanised word looks like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from citekit.transliteration.folding import fold_to_ascii
from citekit.transliteration.languages import language_names
from citekit.transliteration.repair import LATIN
from citekit.transliteration.tables import APOSTROPHE, load_table

_QUOTES = frozenset("'’”\"")


@cache
def inverse_letters(scheme: str, language: str) -> Mapping[str, tuple[str, ...]]:
    """Return for each romanisation in small letters what it may stand for, letters of the language's alphabet first."""
    table = load_table(scheme, language)
    pairs = [*table.about.get("restore", {}).items(), *table.letters.items()]
    pairs += [(rule.source, rule.target) for rules in table.rules.values() for rule in rules]
    alphabet = f"{language_names()[language]['alphabet']}{APOSTROPHE}"
    pairs.sort(key=lambda pair: pair[0][0] not in alphabet)
    inverse: dict[str, list[str]] = {}
    for source, target in pairs:
        inverse.setdefault(fold_to_ascii(target) if table.plain else target, []).append(source)
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
    if not inside:
        return re.compile(rf"{letter}+")
    signs = re.escape("".join(sorted(inside)))
    word = rf"{letter}+(?:[{signs}]+{letter}+)*{ending}"
    if not final - _QUOTES:
        return re.compile(word)
    opening = re.escape("".join(sorted(final - _QUOTES)))
    return re.compile(rf"[{opening}]*{word}|[{opening}]+")


def _is_latin(sign: str) -> bool:
    return re.fullmatch(rf"[{LATIN}\u0300-\u036f]", sign) is not None
