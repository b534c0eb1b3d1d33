"""Make the texts of a record fit for a printed line: one line, no control characters, single signs."""

from __future__ import annotations

import re
import unicodedata

from citekit.styles.quotes import ENGLISH, pair_quotes

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
_PARTING = " ,;:"
_IDLE = " .,;:/()[]–—-"
_NUMBER = re.compile("№ ?")
_SCRIPT = re.compile(r"\$\{?\}?([_^])\{?([0-9+-]{1,6})\}?\$")
_FORMULA = re.compile(r"(?<!\\)\$([^$]{1,60})\$")
_SYMBOL = r"(?:\\([A-Za-z]{2,10})\s?|([A-Za-z]))(?:([_^])(?:\{([0-9+-]{1,6})\}|([0-9])))?"
_SYMBOLS = re.compile(rf"(?:{_SYMBOL}){{1,6}}")
_ONE_SYMBOL = re.compile(_SYMBOL)
_GREEK = {"lambda": "lamda", "Lambda": "lamda", "varsigma": "final sigma"}
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_ROMANISED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r" ?:? ?(?:(?<!ftp:)(?<!http:)(?<!https:)/{2,}|/{2,}(?!\w)|/{3,}) ?"), ". "),
    (re.compile("—|―"), "–"),
    (re.compile(r" : "), ": "),
)


def clean(text: str) -> str:
    r"""Write a text in one line, without control characters, doubled signs and blanks before signs.

    Numbers that LaTeX sets higher or lower, and formulas of a few letters, are Unicode's.

    Example:
        >>> clean("Слова ,\n и справа..\x1b[31m"), clean(r"H$_2$O, $\beta^2x$")
        ('Слова, и справа.[31m', 'H₂O, β²x')
    """
    text = unicodedata.normalize("NFC", " ".join(_CONTROL.sub("", text[:_LONGEST]).split()))
    return _replace(_FORMULA.sub(_write_formula, _SCRIPT.sub(_write_script, text)), _SIGNS)


def _write_formula(found: re.Match[str]) -> str:
    """Write a formula of letters; one that holds anything else stays as it stands."""
    formula = found[1]
    if not _SYMBOLS.fullmatch(formula):
        return found[0]
    try:
        return "".join(map(_write_symbol, _ONE_SYMBOL.finditer(formula)))
    except KeyError:
        return found[0]


def _write_symbol(found: re.Match[str]) -> str:
    command, letter, mark, braced, digit = found.groups()
    return (_greek(command) if command else letter) + _raise_or_lower(mark, braced or digit or "")


def _greek(command: str) -> str:
    name = _GREEK.get(command, command.removeprefix("var"))
    return unicodedata.lookup(f"GREEK {'CAPITAL' if command[0].isupper() else 'SMALL'} LETTER {name.upper()}")


def _write_script(found: re.Match[str]) -> str:
    return _raise_or_lower(found[1], found[2])


def _raise_or_lower(mark: str, number: str) -> str:
    return number.translate(_LOWERED if mark == "_" else _RAISED)


def clean_romanised(text: str, number: str = "no.", quotes: str = ENGLISH) -> str:
    """Take the signs out of a romanised text that foreign databases do not read: ``//``, the long dash, ``№``.

    Example:
        >>> clean_romanised("«Zakon» № 5 // Zbornik — 2")
        '“Zakon” no. 5. Zbornik – 2'
    """
    text = _replace(_NUMBER.sub(f"{number} ", text), _ROMANISED)
    return _replace(pair_quotes(text, quotes), _SIGNS)


def strip_signs(text: str) -> str:
    """Take signs that part values off the ends of one; what has no other signs than these is empty.

    Example:
        >>> strip_signs("Наука,"), strip_signs("– / –"), strip_signs("...и другие")
        ('Наука', '', '...и другие')
    """
    bare = text.strip(_PARTING)
    return bare if bare.strip(_IDLE) else ""


def clean_address(address: str) -> str:
    """Write an address without blanks and control characters; what no address may hold is escaped (RFC 3986).

    Example:
        >>> clean_address("http://a.example/?p={B} <1>")
        'http://a.example/?p=%7BB%7D%3C1%3E'
    """
    address = "".join(_CONTROL.sub("", address[:_LONGEST]).split())
    return _REFUSED.sub(lambda found: f"%{ord(found[0]):02X}", address)


def escape_blanks(address: str) -> str:
    r"""Escape the blanks within an address; the ends of lines are no blanks of it.

    Example:
        >>> escape_blanks(" http://a.example/x y\n  z ")
        'http://a.example/x%20yz'
    """
    whole = "".join(line.strip() for line in address[:_LONGEST].splitlines())
    return "%20".join(whole.split())


def _replace(text: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, replacement in rules:
        text = pattern.sub(replacement, text)
    return text.strip()
