"""Print the numbers of lists as the file's format asks for: digits, letters, Roman numerals."""

from __future__ import annotations

from string import ascii_lowercase

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_LARGEST = 3999


def print_number(number: int, style: str) -> str:
    """Print a number in a style: ``1``, ``01``, ``a``, ``A``, ``i``, ``I``, or the Russian ``а`` and ``А``.

    Letters go on as Word's and browsers' do (``aa`` after ``z``); what a style cannot print stays in digits.

    Example:
        >>> [print_number(number, style) for number, style in ((4, "1"), (4, "a"), (4, "I"), (28, "a"), (0, "i"))]
        ['4', 'd', 'IV', 'ab', '0']
    """
    if style == "01":
        return f"{number:02}"
    if style == "1" or not 0 < number <= _LARGEST:
        return str(number)
    lower = style.lower()
    if lower == "i":
        printed = _print_roman(number)
    else:
        printed = _print_letters(number, _RUSSIAN if lower == "а" else ascii_lowercase)
    return printed.upper() if style.isupper() else printed


def _print_roman(number: int) -> str:
    printed = ""
    for value, letters in _ROMAN:
        printed += letters * (number // value)
        number %= value
    return printed


def _print_letters(number: int, alphabet: str) -> str:
    printed = ""
    while number:
        number, rest = divmod(number - 1, len(alphabet))
        printed = alphabet[rest] + printed
    return printed
