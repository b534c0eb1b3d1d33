"""Damage letters: look-alikes of the other alphabet, misread shapes, lost encodings, hyphens turned into rubbish."""

from __future__ import annotations

import random
import re
import unicodedata

from citekit.parsing.training.damage_pieces import PERSONS, TEXTS, Damage, Pieces, change_all, change_one, replace_one

_CYRILLIC = "АВЕКМНОРСТХІЅаеорсухіѕј"
_LATIN = "ABEKMHOPCTXISaeopcyxisj"
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_TO_CYRILLIC = str.maketrans("ABEKMHOPCTXIaeopcyxi", "АВЕКМНОРСТХІаеорсухі")
_WORD = re.compile(r"[^\W\d_]+")
_LONG_WORD = re.compile(r"[^\W\d_]{6,}")
_ROMAN = re.compile(r"\b[IVX]+\b")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_HYPHEN_RUBBISH = ("", "", "", "\x1f", "\x11", "х", ",", "Т", "\xad", "¬", "\x02")
_BREAKS = ("\x11 ", "\x1f ", "\xad ", "\xad", "¬ ", "- ", "х ", "\x02 ", ", ", "-", "\x1f")
_QUOTES = (("«", "»"), ("„", "”"), ("“", "”"), ('"', '"'), ("„", "“"), ("<<", ">>"), ("‘", "’"))
_DASHES = ("–", "—", "-", "−", "‒", "--", "\x96", "~")
_MISREAD = (
    ("rn", "m"), ("m", "rn"), ("l", "1"), ("ł", "l"), ("ę", "e"), ("ą", "a"), ("ó", "6"), ("ś", "s"), ("ż", "z"),
    ("и", "н"), ("н", "п"), ("ш", "щ"), ("ц", "п"), ("й", "и"), ("ё", "е"), ("ў", "у"), ("і", "l"), ("ї", "і"),
    ("ы", "ьі"), ("е", "с"), ("о", "0"), ("З", "3"), ("П", "II"), ("I", "l"), ("В", "8"),
)  # fmt: skip
_LIGATURES = (("ffi", "ﬃ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"))
_OLD_ENDING = re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])\b", re.IGNORECASE)


def latin_i(pieces: Pieces, _rng: random.Random) -> Pieces:
    """Print Latin ``i`` for Cyrillic ``і`` throughout: ``Мiнск``."""
    return change_all(pieces, lambda text: text.replace("і", "i").replace("І", "I"))


def look_alike_letter(pieces: Pieces, rng: random.Random) -> Pieces:
    """Print one letter of the other alphabet that looks the same."""

    def change(text: str, dice: random.Random) -> str:
        places = [place for place, letter in enumerate(text) if letter in _CYRILLIC]
        if not places:
            return text
        place = dice.choice(places)
        return text[:place] + text[place].translate(_TO_LATIN) + text[place + 1 :]

    return change_one(pieces, TEXTS | PERSONS | {None, "publisher_place"}, change, rng)


def look_alike_word(pieces: Pieces, rng: random.Random) -> Pieces:
    """Print all look-alikes of one word, or of a roman numeral, in the other alphabet: ``ХVІ``."""

    def change(text: str, dice: random.Random) -> str:
        pattern = _ROMAN if dice.random() < 0.5 and _ROMAN.search(text) else _WORD
        table = _TO_CYRILLIC if pattern is _ROMAN else _TO_LATIN
        return replace_one(text, pattern, lambda match: match[0].translate(table), dice)

    return change_one(pieces, TEXTS, change, rng)


def break_word(pieces: Pieces, rng: random.Random) -> Pieces:
    r"""Leave the sign of a line's end in a word, or two: ``Перепе\x11 люк``."""
    sign = rng.choice(_BREAKS)

    def change(text: str, dice: random.Random) -> str:
        return replace_one(text, _LONG_WORD, lambda match: _split(match[0], sign, dice), dice)

    pieces = change_one(pieces, TEXTS | PERSONS, change, rng)
    return change_one(pieces, TEXTS, change, rng) if rng.random() < 0.4 else pieces


def _split(word: str, sign: str, rng: random.Random) -> str:
    place = rng.randint(2, len(word) - 2)
    return word[:place] + sign + word[place:]


def lose_hyphens(pieces: Pieces, rng: random.Random) -> Pieces:
    """Lose the hyphens of titles, or print rubbish for them: ``опытноэкспериментальной``, ``кримінальнохправового``."""
    rubbish = rng.choice(_HYPHEN_RUBBISH)
    return change_all(pieces, lambda text: _HYPHEN.sub(lambda _: rubbish, text), TEXTS | {"genre"})


def misread(pieces: Pieces, rng: random.Random) -> Pieces:
    """Misread one or two shapes, as character recognition does."""

    def change(text: str, dice: random.Random) -> str:
        known = [pair for pair in _MISREAD if pair[0] in text]
        return text.replace(*dice.choice(known), 1) if known else text

    for _ in range(rng.randint(1, 2)):
        pieces = change_one(pieces, TEXTS | PERSONS | {None}, change, rng)
    return pieces


def ligatures(pieces: Pieces, rng: random.Random) -> Pieces:
    """Print ligatures, whole or with a space torn into the word: ``Weyssenhoﬀ ów``."""
    space = rng.choice(("", "", " "))

    def change(text: str) -> str:
        for plain, ligature in _LIGATURES:
            text = text.replace(plain, ligature + space)
        return text

    return change_all(pieces, change, TEXTS | PERSONS)


def mojibake(pieces: Pieces, _rng: random.Random) -> Pieces:
    """Read Windows-1251 as Windows-1252; what that code page lacks stays as it is: ``Êèїв``."""
    return change_all(pieces, lambda text: "".join(map(_misdecode, text)))


def _misdecode(letter: str) -> str:
    try:
        return letter.encode("cp1251").decode("cp1252")
    except UnicodeError:
        return letter


def other_quotes(pieces: Pieces, rng: random.Random) -> Pieces:
    """Print other quotation marks."""
    opening, closing = rng.choice(_QUOTES)
    table = {ord(mark): opening for mark in "«„"} | {ord(mark): closing for mark in "»”"}
    return change_all(pieces, lambda text: text.translate(table))


def other_dashes(pieces: Pieces, rng: random.Random) -> Pieces:
    """Print another dash for all long ones, or for those of one piece."""
    dash = rng.choice(_DASHES)
    if rng.random() < 0.5:
        return change_all(pieces, lambda text: text.replace("–", dash).replace("—", dash))
    return change_one(pieces, {None, "page", "title"}, lambda text, _: text.replace("–", dash).replace("—", dash), rng)


def old_spelling(pieces: Pieces, _rng: random.Random) -> Pieces:
    """Spell Russian titles as before 1918, in part: final ``ъ``, ``і`` before vowels."""
    if not any("ы" in text.lower() or "и" in text for text, label in pieces if label == "title"):
        return pieces

    def change(text: str) -> str:
        return re.sub(r"и(?=[аеиоуюя])", "i", _OLD_ENDING.sub("ъ", text))

    return change_all(pieces, change, {"title", "container_title"})


def decompose(pieces: Pieces, _rng: random.Random) -> Pieces:
    """Print letters with their marks apart, as some programs export them."""
    return change_all(pieces, lambda text: unicodedata.normalize("NFD", text))


def capitals(pieces: Pieces, rng: random.Random) -> Pieces:
    """Print the title, or the persons, in capitals."""
    return change_all(pieces, str.upper, rng.choice(({"title"}, {"author"}, {"author"})))


LETTERS: tuple[tuple[Damage, int], ...] = (
    (latin_i, 10),
    (look_alike_letter, 14),
    (look_alike_word, 8),
    (break_word, 16),
    (lose_hyphens, 9),
    (misread, 8),
    (ligatures, 3),
    (mojibake, 2),
    (other_quotes, 8),
    (other_dashes, 8),
    (old_spelling, 2),
    (decompose, 1),
    (capitals, 4),
)
"""The damages of letters with their weights."""
