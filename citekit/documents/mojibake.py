"""Undo mojibake: text that was encoded by one table and decoded by another."""

from __future__ import annotations

from citekit.expressions import late

_CYRILLIC = late("[\u0400-\u04ff]")
# Letters of windows-1251 that windows-1252 shows as no letter: і І ї є ґ ё ў Ў and № among letters.
_HIGH = late(
    "[\u00c0-\u00ff\u0160\u0161\u017d\u017e\u00b2\u00b3\u00bf\u00af\u00aa\u00ba\u00b4\u00a5\u00b8\u00a8\u00a2\u00a1]"
)
_TOKEN = late(r"\S+|\s+")
_URL = late(r"(?:https?://|www\.)\S{1,2000}")
# Two bytes of UTF-8 for Cyrillic (D0, D1) or Polish (C3 to C5) letters, as windows-1252 and windows-1251 show them.
_UTF8_SHOWN = late("[ÐÑÃÄÅ][^\\s\x00-\x7f]|[РС][^\\s\x00-\x7fА-Яа-я]|[ГДЕ][^\\s\x00-\x7fА-Яа-яЁё]")
_SHARE = 0.5
_LINE_SIZE = 100_000


def undo_mojibake(text: str) -> tuple[str, int]:
    """Return the text with its mojibake decoded anew, and the number of lines that were changed.

    Example:
        >>> undo_mojibake("Ãàâðèëåíêî ².Ì. – Ïîëòàâà, 2004")
        ('Гавриленко І.М. – Полтава, 2004', 1)
    """
    if not (_HIGH.search(text) or _UTF8_SHOWN.search(text)):
        return text, 0
    lines = text.split("\n")
    repaired = [_repair_line(line) for line in lines]
    changed = sum(before != after for before, after in zip(lines, repaired, strict=True))
    return ("\n".join(repaired), changed) if changed else (text, 0)


def _repair_line(line: str) -> str:
    if len(line) > _LINE_SIZE or line.isascii():
        return line
    if repaired := _undo_utf8(line):
        return repaired
    if not _is_cyrillic_in_latin(line):
        return line
    return "".join(map(_repair_token, _TOKEN.findall(line)))


def _undo_utf8(line: str) -> str | None:
    """Decode UTF-8 that a table of 8 bits has shown byte by byte; two pairs that fit are no chance."""
    if len(_UTF8_SHOWN.findall(line)) < 2:
        return None
    for shown_as in ("cp1252", "cp1251"):
        try:
            return _encode(line, shown_as).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return None


def _is_cyrillic_in_latin(line: str) -> bool:
    """Say whether a line has far more accented Latin letters than any language writes."""
    prose = _URL.sub("", line)
    high = len(_HIGH.findall(prose))
    if high < 2 or _CYRILLIC.search(prose):
        return False
    ascii_letters = sum(character.isascii() and character.isalpha() for character in prose)
    return high / (high + ascii_letters) >= _SHARE


def _repair_token(token: str) -> str:
    """Decode one word as windows-1251; two bytes that happened to be UTF-8 are taken apart first."""
    if token.isascii() or _URL.match(token):
        return token
    try:
        return b"".join(_as_bytes(character) for character in token).decode("cp1251")
    except UnicodeDecodeError:
        return token


def _as_bytes(character: str) -> bytes:
    try:
        return _encode(character, "cp1252")
    except UnicodeEncodeError:
        return character.encode("utf-8", errors="replace")


def _encode(text: str, encoding: str) -> bytes:
    """Encode; bytes that the table leaves undefined were shown as the control characters of the same number."""
    return b"".join(
        bytes([ord(character)]) if "\x80" <= character <= "\x9f" else character.encode(encoding) for character in text
    )
