"""Write the capitals of digraphs: ЩЕРБА is SHCHERBA, Щерба is Shcherba, Ю. Щ. is Yu. Shch."""

from __future__ import annotations

from citekit.transliteration.tables import Table

_TIE = "\u0361"
_REACH = 8


def in_case(word: str, start: int, target: str, table: Table) -> str:
    """Give a romanisation the case of the letter that it stands for.

    Args:
        word: The word as printed.
        start: Place of the letter.
        target: Its romanisation in small letters.
        table: The table.
    """
    capital = word[start]
    if not capital.isupper():
        return target
    if start == 0 and not any(map(str.isalpha, word[1:_REACH])):
        return table.capitals.get(capital) or (target.upper() if table.shout_alone else capitalise(target, table))
    return target.upper() if _shouted(word, start) else capitalise(target, table)


def capitalise(target: str, table: Table) -> str:
    """Make the first letter a capital; letters under a tie are capitals both, as the ALA-LC tables print them."""
    if _TIE in target and not table.plain:
        return target.upper()
    for place, letter in enumerate(target):
        if letter.upper() != letter:
            return target[:place] + letter.upper() + target[place + 1 :]
    return target


def _shouted(word: str, start: int) -> bool:
    """Tell whether the next letter is a capital, or at the end of the word the letter before."""
    for letter in word[start + 1 : start + 1 + _REACH]:
        if letter.isalpha():
            return letter.isupper()
    for letter in reversed(word[max(0, start - _REACH) : start]):
        if letter.isalpha():
            return letter.isupper()
    return False
