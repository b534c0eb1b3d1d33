"""Recognise the names of people as references print them, in Cyrillic and Latin script."""

from __future__ import annotations

import re
from functools import cache

from citekit.vocabulary import pattern

UPPER = "".join(chr(c) for c in range(0x41, 0x530) if chr(c).isupper())
LOWER = "".join(chr(c) for c in range(0x61, 0x530) if chr(c).islower())
_WORD = rf"[{UPPER}][{LOWER}]*(?:[’'ʼ`-][{UPPER}{LOWER}][{LOWER}]*)*"
_PARTICLE = r"(?:(?:von|van|de|der|den|da|di|du|le|la|фон|ван|дэ|де|ла|дер)\s)"
FAMILY = (
    rf"{_PARTICLE}{{0,2}}[{UPPER}][’'ʼ]?[{LOWER}{UPPER}]"
    rf"(?:[{LOWER}]|[’'ʼ-](?=[{UPPER}{LOWER}])|(?<=[’'ʼ-])[{UPPER}]){{0,60}}"
)
INITIALS = rf"[{UPPER}][{LOWER}]?\.(?:\s?-?\s?[{UPPER}][{LOWER}]?\s?\.){{0,3}}"
_LOOSE_INITIALS = rf"[{UPPER}](?:\s?\.|(?=\s[{UPPER}]\b))(?:\s?-?[{UPPER}][{LOWER}]?\s?\.){{0,2}}"
FAMILY_FIRST = rf"{FAMILY}\s?,?\s?(?:{_LOOSE_INITIALS}|{INITIALS})"
GIVEN_FIRST = rf"(?:{INITIALS}|{_LOOSE_INITIALS})\s?{FAMILY}(?:\s[{UPPER}][{LOWER}]{{3,}}(?=\s?(?:[,;(/\]]|$)))?"
FULL = rf"{FAMILY},\s{_WORD}(?:\s(?:{_WORD}|[{UPPER}]\.)){{0,2}}"
_AND = r"(?:\s?[;,]\s?(?:&\s|and\s)?|\s(?:i|и|і|й|та|and|und|ir|&)\s)"


def _listed(name: str) -> str:
    return rf"(?:{name})(?:{_AND}(?:{name})){{0,12}}"


@cache
def heading() -> re.Pattern[str]:
    """Return the expression of the authors at the head of a reference, with ``[и др.]`` behind them."""
    et_al = rf"(?:,?\s?[\[(]?\s?{pattern('et_al')}\s?[\])]?)?"
    behind_full = rf"(?=\.?\s?[\[(]?\d{{4}}[a-zа-я]?[\])]|\.\s[\"„“«]|,\s[\"„“«]|;|\s?:\s|\.\s(?=[{UPPER}]))"
    return re.compile(
        rf"\s*(?:(?P<family>{_listed(FAMILY_FIRST)})|(?P<given>{_listed(GIVEN_FIRST)})|(?P<full>{_listed(FULL)}){behind_full}){et_al}"
    )


@cache
def any_name() -> re.Pattern[str]:
    """Return the expression of one name with initials, in either order."""
    return re.compile(rf"(?<![{LOWER}{UPPER}])(?:{GIVEN_FIRST}|{FAMILY_FIRST})")
