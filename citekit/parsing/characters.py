"""Repair the characters of a reference string once, before anything reads it; every length change keeps its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from citekit.parsing.repaired import RepairedText

_LETTER = r"[^\W\d_]"
_SMALL = "a-zа-яёіїєґў"
_MOJIBAKE_LETTER = re.compile(r"[À-ÿ]")
_LOOK_ALIKES = str.maketrans("ABCEHIKMOPTXSJaceiopxysjï", "АВСЕНІКМОРТХЅЈасеіорхуѕјї")
_ROMAN = re.compile(r"[IVXLCDMХІ]+")
_Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def _look_alikes(match: re.Match[str]) -> str:
    word = match[0]
    latin = [c for c in word if c.isascii() and c.isalpha()]
    cyrillic = [c for c in word if "\u0400" <= c <= "\u052f"]
    if not latin or not cyrillic or _ROMAN.fullmatch(word):
        return word
    replaced = word.translate(_LOOK_ALIKES)
    return word if any(c.isascii() and c.isalpha() for c in replaced) else replaced


RULES: tuple[_Rule, ...] = (
    (re.compile(r"[\ud800-\udfff]"), lambda _: "\ufffd"),
    # The soft hyphen of a typeset line end, with the space that the lost line end left; a not sign stands for one.
    (re.compile(rf"(?<={_LETTER})(?:\u00ad\s*|¬\s*)(?={_LETTER})"), lambda _: ""),
    # Fonts with a broken table print a Cyrillic capital for the hyphen: no word has one between two small letters.
    (re.compile(rf"(?<=[{_SMALL}])[БТ] (?=[{_SMALL}])"), lambda _: ""),
    (re.compile(rf"(?<=[{_SMALL}][{_SMALL}])[БТ](?=[{_SMALL}][{_SMALL}])"), lambda _: "-"),
    # PDFium prints U+0002, other converters U+001B or U+001F, where a hyphen stood.
    (re.compile(r"(?<=\w)[\x02\x1b\x1e\x1f](?=\w)"), lambda _: "-"),
    (
        re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f]+"),
        lambda _: "",
    ),
    (re.compile(r"\s+"), lambda _: " "),
    (re.compile(r"[ﬀ-ﬆ]"), lambda match: unicodedata.normalize("NFKC", match[0])),
    (re.compile(r".[\u0300-\u036f]+", re.DOTALL), lambda match: unicodedata.normalize("NFC", match[0])),
    # Letter-spaced words: a letter or two, then single small letters with spaces between them.
    (re.compile(r"(?<!\w)[^\W\d_]{1,2}(?: [^\W\d_A-ZА-ЯЁІЇЄҐЎ](?!\w)){3,}"), lambda match: match[0].replace(" ", "")),
    (re.compile(r"[^\W\d_]{2,}"), _look_alikes),
)


def repair_characters(printed: str) -> RepairedText:
    r"""Repair what encodings and typesetting did to the characters of a string.

    Soft hyphens go with the gap behind them, control characters for hyphens become hyphens, ligatures become letters,
    letter-spaced words close up, Latin look-alikes inside Cyrillic words become Cyrillic, invisible and bidirectional
    control characters go, every white space becomes a space, letters are composed (NFC), and cp1251 read as cp1252 is
    undone.

    Example:
        >>> repair_characters("И\xadвано М і х е є н к о, Kніга").text
        'Ивано Міхеєнко, Кніга'
    """
    text = _undo_mojibake(RepairedText.of(printed))
    for expression, repair in RULES:
        text = text.sub(expression, repair)
    return text


def _undo_mojibake(text: RepairedText) -> RepairedText:
    letters = sum(map(str.isalpha, text.text))
    if len(_MOJIBAKE_LETTER.findall(text.text)) * 2 <= letters or letters < 4:
        return text
    return text.sub(re.compile(r"[^\x00-\x7f]"), lambda match: _from_cp1251(match[0]))


def _from_cp1251(character: str) -> str:
    # A pair of bytes that happened to be UTF-8 was merged into one character: its bytes are the two letters.
    for encoding in ("cp1252", "utf-8"):
        try:
            return character.encode(encoding).decode("cp1251")
        except UnicodeError:
            continue
    return character
