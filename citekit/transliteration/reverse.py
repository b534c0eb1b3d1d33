"""Turn romanised text back into Cyrillic."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from citekit.transliteration.tables import Table, load_table

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f'’`ʹʺ”\u02b9\u02ba])*")


def restore(text: str, table: Table) -> str:
    """Turn a text romanised by a table back into its script, longest romanisation first.

    Example:
        >>> restore("Ûnostʹ", load_table("iso9", "ru"))
        'Юность'
    """
    composed = unicodedata.normalize("NFC", text)
    return _WORD.sub(lambda match: _restore_word(match[0], table), composed)


def _restore_word(word: str, table: Table) -> str:
    inverse, restored, place = _inverse(table.scheme, table.language), [], 0
    longest = max(map(len, inverse))
    while place < len(word):
        for size in range(longest, 0, -1):
            piece = word[place : place + size]
            source = inverse.get(piece.lower())
            if source is not None:
                restored.append(source.upper() if piece[0].isupper() else source)
                place += len(piece)
                break
        else:
            restored.append(word[place])
            place += 1
    return "".join(restored)


@cache
def _inverse(scheme: str, language: str) -> Mapping[str, str]:
    table = load_table(scheme, language)
    inverse: dict[str, str] = {}
    for letter, target in table.letters.items():
        inverse.setdefault(target, letter)
    for rules in table.rules.values():
        for rule in rules:
            inverse.setdefault(rule.target, rule.source)
    inverse.pop("", None)
    return inverse
