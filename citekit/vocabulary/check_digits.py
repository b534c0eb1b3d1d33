"""Know by their check digits which numbers are ISBNs and ISSNs."""

from __future__ import annotations

_TENS = "XxХх"
_SIGNS = frozenset("0123456789" + _TENS)


def is_isbn(printed: str) -> bool:
    """Tell whether an ISBN-10 or ISBN-13 ends with its check digit (ISO 2108).

    Example:
        >>> is_isbn("0-306-40615-2"), is_isbn("978-0-306-40615-7"), is_isbn("978-0-306-40615-6")
        (True, True, False)
    """
    digits = _digits(printed)
    if len(digits) == 13 and 10 not in digits:
        return sum(digit * (3 if at % 2 else 1) for at, digit in enumerate(digits)) % 10 == 0
    return len(digits) == 10 and 10 not in digits[:-1] and _weighted(digits) % 11 == 0


def is_issn(printed: str) -> bool:
    """Tell whether an ISSN ends with its check digit (ISO 3297).

    Example:
        >>> is_issn("0317-8471"), is_issn("0317-8472")
        (True, False)
    """
    digits = _digits(printed)
    return len(digits) == 8 and 10 not in digits[:-1] and _weighted(digits) % 11 == 0


def _digits(printed: str) -> list[int]:
    """Return the digits, ten for an X in Latin or Cyrillic."""
    return [10 if sign in _TENS else int(sign) for sign in printed if sign in _SIGNS]


def _weighted(digits: list[int]) -> int:
    return sum(weight * digit for weight, digit in zip(range(len(digits), 0, -1), digits, strict=True))
