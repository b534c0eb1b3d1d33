"""Exceptions for callers' mistakes and broken surroundings; messy data never raises.

::

    CitekitError             base class; carries an exit code for the command line
    ├── FileError            a file that cannot be used                                   exit 2
    │   ├── UnreadableInputError   missing, a directory, binary or too large
    │   └── UnwritableOutputError  an output that cannot be written
    ├── UnknownFormatError   a format that no reader or writer answers to                 exit 2
    ├── UnknownSchemeError   a transliteration scheme or language that has no table       exit 2
    ├── UnknownOrderError    an order, or a language to sort by, that has no table        exit 2
    └── KeyPatternError      a pattern of citation keys that cannot be followed           exit 2
"""

from __future__ import annotations

from collections.abc import Iterable


class CitekitError(Exception):
    """Be the base of every error that citekit raises on purpose.

    Attributes:
        exit_code: Status with which the command line ends when nobody catches the error.
    """

    exit_code = 2


class FileError(CitekitError):
    """Say which file cannot be used, why, and what helps.

    Attributes:
        name: The file as the caller named it, or ``-`` for standard input.
        reason: One clause that says what is wrong, with the cure where there is one.
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class UnreadableInputError(FileError):
    """Say which input cannot be read."""


class UnwritableOutputError(FileError):
    """Say which output cannot be written."""


class UnknownFormatError(CitekitError):
    """Say that no format has this name or suffix.

    Attributes:
        format: The name or suffix that was asked for.
        known: The names that exist.
    """

    def __init__(self, format: str, known: Iterable[str]) -> None:  # noqa: A002
        self.format = format
        self.known = tuple(known)
        super().__init__(f"unknown format {format!r}; known are {', '.join(self.known)}")


class UnknownSchemeError(CitekitError):
    """Say that no transliteration table exists for this scheme and language.

    Attributes:
        scheme: The scheme id that was asked for.
        language: The BCP 47 language, or None when the scheme itself is unknown.
        known: The ids, or the languages of the scheme, that exist.
    """

    def __init__(self, scheme: str, language: str | None, known: Iterable[str]) -> None:
        self.scheme = scheme
        self.language = language
        self.known = tuple(known)
        what = f"scheme {scheme!r}" if language is None else f"table of scheme {scheme!r} for language {language!r}"
        super().__init__(f"unknown {what}; known are {', '.join(self.known)}")


class UnknownOrderError(CitekitError):
    """Say that lists are not sorted in this order, or not by the alphabet of this language.

    Attributes:
        order: What was asked for.
        known: What exists.
    """

    def __init__(self, order: str, known: Iterable[str]) -> None:
        self.order = order
        self.known = tuple(known)
        super().__init__(f"unknown order {order!r}; known are {', '.join(self.known)}")


class KeyPatternError(CitekitError):
    """Say which pattern of citation keys cannot be followed, why, and what helps.

    Attributes:
        pattern: The pattern as the caller wrote it.
        reason: One clause that says what is wrong, with the cure.
    """

    def __init__(self, pattern: str, reason: str) -> None:
        super().__init__(f"key pattern {pattern!r}: {reason}")
        self.pattern = pattern
        self.reason = reason


def install_extra(extra: str) -> str:
    """Say how an extra is installed: from the checkout, since no index of packages has citekit.

    Args:
        extra: A name under ``project.optional-dependencies`` in ``pyproject.toml``.

    Example:
        >>> install_extra("ocr")
        "`pip install '.[ocr]'` in the checkout of citekit"
    """
    return f"`pip install '.[{extra}]'` in the checkout of citekit"
