"""Repair the characters of a reference string once, before anything reads it; every length change keeps its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from citekit.expressions import late
from citekit.parsing.repaired import RepairedText

_LETTER = r"[^\W\d_]"
_SMALL = "a-zа-яёіїєґў"
_MOJIBAKE_LETTER = late(r"[À-ÿ]")
_LOOK_ALIKES = str.maketrans("ABCEHIKMOPTXSJaceiopxysjï", "АВСЕНІКМОРТХЅЈасеіорхуѕјї")
_ROMAN = late(r"[IVXLCDMХІ]+")
_LATIN_LETTER = late("[A-Za-z]")
_CYRILLIC_LETTER = late("[\u0400-\u052f]")
# What the rules for single characters look for, two blanks aside; a text without any needs none of them.
_STRANGE = late(
    "[\x00-\x1f\x7f-\xa0\xac\xad\u0300-\u036f\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\ud800-\udfff"
    "\ufb00-\ufb06\ufeff]"
)
_INNER_CAPITAL = late(r"[БТ](?<=\w.)(?= ?\w)")
_TWO_SCRIPTS = late(r"[A-Za-z](?:(?=[^\W\d_A-Za-z])|(?<=[^\W\d_A-Za-z].))")


class _Rule(NamedTuple):
    """Hold an expression, what to make of its matches, and a sign of them that is found faster, if any."""

    expression: re.Pattern[str]
    repair: Callable[[re.Match[str]], str]
    sign: re.Pattern[str] | None = None


def _look_alikes(match: re.Match[str]) -> str:
    word = match[0]
    if not (_LATIN_LETTER.search(word) and _CYRILLIC_LETTER.search(word)) or _ROMAN.fullmatch(word):
        return word
    replaced = word.translate(_LOOK_ALIKES)
    return word if _LATIN_LETTER.search(replaced) else replaced


RULES = (
    _Rule(late(r"[\ud800-\udfff]"), lambda _: "\ufffd", _STRANGE),
    # The soft hyphen of a typeset line end, with the space that the lost line end left; a not sign stands for one.
    _Rule(late(rf"(?<={_LETTER})(?:\u00ad\s*|¬\s*)(?={_LETTER})"), lambda _: "", _STRANGE),
    # Fonts with a broken table print a Cyrillic capital for the hyphen: no word has one between two small letters.
    _Rule(late(rf"[БТ](?<=[{_SMALL}].) (?=[{_SMALL}])"), lambda _: "", _INNER_CAPITAL),
    _Rule(late(rf"[БТ](?<=[{_SMALL}][{_SMALL}].)(?=[{_SMALL}][{_SMALL}])"), lambda _: "-", _INNER_CAPITAL),
    # PDFium prints U+0002, other converters U+001B or U+001F, where a hyphen stood.
    _Rule(late(r"(?<=\w)[\x02\x1b\x1e\x1f](?=\w)"), lambda _: "-", _STRANGE),
    _Rule(
        late(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f]+"),
        lambda _: "",
        _STRANGE,
    ),
    _Rule(late(r"\s{2,}|[^\S ]"), lambda _: " ", _STRANGE),
    _Rule(late(r"[ﬀ-ﬆ]"), lambda match: unicodedata.normalize("NFKC", match[0]), _STRANGE),
    _Rule(late(r".[\u0300-\u036f]+", re.DOTALL), lambda match: unicodedata.normalize("NFC", match[0]), _STRANGE),
    # Letter-spaced words: a letter or two, then single small letters with spaces between them.
    _Rule(
        late(r"(?<!\w)[^\W\d_]{1,2}(?: [^\W\d_A-ZА-ЯЁІЇЄҐЎ](?!\w)){3,}"),
        lambda match: match[0].replace(" ", ""),
        late(r" \w \w \w(?!\w)"),
    ),
    _Rule(late(r"[^\W\d_]{2,}"), _look_alikes, _TWO_SCRIPTS),
)
_RULES_OF_WORDS = tuple(rule for rule in RULES if rule.sign is not _STRANGE)


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
    strange = "  " in text.text or _STRANGE.search(text.text)
    for rule in RULES if strange else _RULES_OF_WORDS:
        if rule.sign is None or rule.sign.search(text.text):
            text = text.sub(rule.expression, rule.repair)
    return text


def _undo_mojibake(text: RepairedText) -> RepairedText:
    found = len(_MOJIBAKE_LETTER.findall(text.text))
    letters = sum(map(str.isalpha, text.text)) if found else 0
    if found * 2 <= letters or letters < 4:
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
