"""Make the texts of a record fit for a printed line: one line, no control characters, single signs."""

from __future__ import annotations

import re
import unicodedata

_CONTROL = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_REFUSED = re.compile(r"[\"<>\\^`{|}]")
_LONGEST = 4_000
_SIGNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r",,(?=\w)"), "„"),
    (re.compile(r" +(?=[,;.](?!\.\.))"), ""),
    (re.compile(r"(?<!\.)\.\.(?!\.)"), "."),
    (re.compile(r"\.{4,}"), "..."),
    (re.compile(r",{2,}"), ","),
)
_NUMBER = re.compile("№ ?")
_ROMANISED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r" ?(?<!:)/{2,} ?"), ". "),
    (re.compile("—|―"), "–"),
    (re.compile(r" : "), ": "),
    (re.compile("[«„](?=\\S)"), "“"),
    (re.compile("»"), "”"),
)


def clean(text: str) -> str:
    r"""Write a text in one line, without control characters, doubled signs and blanks before signs.

    Example:
        >>> clean("Слова ,\n и справа..\x1b[31m")
        'Слова, и справа.[31m'
    """
    text = unicodedata.normalize("NFC", " ".join(_CONTROL.sub("", text[:_LONGEST]).split()))
    return _replace(text, _SIGNS)


def clean_romanised(text: str, number: str = "no.") -> str:
    """Take the signs out of a romanised text that foreign databases do not read: ``//``, the long dash, ``№``.

    Example:
        >>> clean_romanised("«Zakon» № 5 // Zbornik — 2")
        '“Zakon” no. 5. Zbornik – 2'
    """
    text = _replace(_NUMBER.sub(f"{number} ", text), _ROMANISED)
    if "“" in text and "”" not in text and text.count("“") % 2 == 0:
        text = re.sub("“([^“]*)“", "“\\1”", text)
    return _replace(text, _SIGNS)


def clean_address(address: str) -> str:
    """Write an address without blanks and control characters; what no address may hold is escaped (RFC 3986).

    Example:
        >>> clean_address("http://a.example/?p={B} <1>")
        'http://a.example/?p=%7BB%7D%3C1%3E'
    """
    address = "".join(_CONTROL.sub("", address[:_LONGEST]).split())
    return _REFUSED.sub(lambda found: f"%{ord(found[0]):02X}", address)


def _replace(text: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, replacement in rules:
        text = pattern.sub(replacement, text)
    return text.strip()
