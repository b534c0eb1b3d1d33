"""Choose the encoding of bytes: a byte order mark, UTF-8, UTF-16 without a mark, else the likeliest table of 8 bits."""

from __future__ import annotations

import codecs
import unicodedata
from functools import cache
from itertools import islice, pairwise

from citekit.expressions import late
from citekit.model import Diagnostic
from citekit.packaged import packaged_text

SINGLE_BYTE_ENCODINGS = (
    "cp1251",
    "koi8-u",
    "koi8-r",
    "iso8859-5",
    "cp866",
    "cp1250",
    "iso8859-2",
    "cp1257",
    "cp1252",
)
"""Tables of 8 bits in use from Warsaw to Moscow; of equals the first wins."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE_SIZE = 64 * 1024
_SAMPLE_WORDS = 5000
# Words are cut at 40 bytes, so that a megabyte without a blank is scanned in linear time.
_WORD = late(rb"[A-Za-z\x80-\xff]{1,40}")
_PRINTERS_MARKS = frozenset("«»–—“”„‘’‚•…§№°©®·± ")
_DAMAGED_SHARE = 0.02


def decode_text(data: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    """Decode bytes, and say so when the encoding had to be guessed or some bytes fit into none.

    Args:
        data: The whole file.

    Returns:
        The text without byte order mark, and the diagnostics ``encoding-guessed`` and ``encoding-damaged``.

    Example:
        >>> decode_text("Źródła".encode("iso8859-2"))[0]
        'Źródła'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data, encoding)
    if order := guess_utf16(data):
        return _decode(data, order, guessed=True)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        encoding = "utf-8" if _is_damaged_utf8(data) else guess_single_byte(data)
        return _decode(data, encoding, guessed=encoding != "utf-8")


def guess_single_byte(data: bytes) -> str:
    """Return the table of 8 bits in which the bytes read most like a language of the region."""
    words = [
        word for word in islice(_WORD.findall(data[: 64 * _SAMPLE_SIZE]), 200 * _SAMPLE_WORDS) if not word.isascii()
    ]
    sample = words[:_SAMPLE_WORDS]
    return max(SINGLE_BYTE_ENCODINGS, key=lambda encoding: _likelihood(sample, encoding))


def _decode(data: bytes, encoding: str, *, guessed: bool = False) -> tuple[str, tuple[Diagnostic, ...]]:
    text = data.decode(encoding, errors="replace")
    found = []
    if guessed:
        found.append(Diagnostic("encoding-guessed", f"the text was read as {encoding}"))
    if lost := text.count("\ufffd"):
        found.append(Diagnostic("encoding-damaged", f"{lost} characters do not fit into {encoding}"))
    return text, tuple(found)


def guess_utf16(data: bytes) -> str | None:
    """Find UTF-16 without a mark: nearly all of it must be letters and marks that papers of the region print."""
    sample = data[: _SAMPLE_SIZE // 2 * 2]
    if len(sample) < 4 or len(data) % 2:
        return None
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        pages = high.translate(None, b"\x00\x01\x04\x20")
        low = sample[0::2] if encoding == "utf-16-le" else sample[1::2]
        is_text = len(pages) < 0.03 * len(high) and low.count(0) < 0.03 * len(low)
        if is_text and (0 in high or 4 in high):
            return encoding
    return None


def _is_damaged_utf8(data: bytes) -> bool:
    sample = data[: 16 * _SAMPLE_SIZE].decode("utf-8", errors="replace")
    high = sum(map(sample.count, set(sample) - set(map(chr, range(128)))))
    lost = sample.count("\ufffd")
    return high - lost > 0 and lost <= max(1, _DAMAGED_SHARE * high)


@cache
def _letter_weights() -> dict[str, float]:
    """Weigh each letter by its rank in the alphabet where it is most frequent, from 1 down to 0."""
    weights: dict[str, float] = {}
    for row in packaged_text(__package__, "letters.tsv").splitlines()[1:]:
        letters = row.split("\t")[1]
        for rank, letter in enumerate(letters):
            weights[letter] = max(weights.get(letter, 0.0), 1 - rank / len(letters))
    return weights


def _likelihood(words: list[bytes], encoding: str) -> float:
    decoded = (word.decode(encoding, errors="replace") for word in words)
    return sum(map(_word_likelihood, decoded))


def _word_likelihood(word: str) -> float:
    high = sum(_character_likelihood(character) for character in word if ord(character) > 127)
    return high - 2 * sum(_is_break(left, right) for left, right in pairwise(word))


def _character_likelihood(character: str) -> float:
    weight = _letter_weights().get(character.lower())
    if weight is not None:
        return weight + (0.5 if character.islower() else 0)
    if character in _PRINTERS_MARKS:
        return 0.5
    return 0.0 if character.isalpha() and unicodedata.name(character, "").startswith("LATIN") else -1.5


def _is_break(left: str, right: str) -> bool:
    """Say whether no word has these neighbours: a capital after a small letter, or letters of two scripts."""
    if not (left.isalpha() and right.isalpha()):
        return False
    return (left.islower() and right.isupper()) or (left >= "\u0400") != (right >= "\u0400")
