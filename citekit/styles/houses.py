"""Know how publishers and their places are named, and what tells that a name is one or that there is none."""

from __future__ import annotations

import re

from citekit.styles.titles import end_title
from citekit.transliteration.exonyms import find_exonym, split_places

_WORD = re.compile(
    r"(?<!\w)(?:изд(?:-во|ательств\w*|ательск\w+|\.\s?дом)|издат\.|(?:изд|выд|вид|wyd)\.(?=\s)|выд(?:-ва|авецк\w+|авецтв\w*)|вид(?:-во|авнич\w+|авництв\w*)"
    r"|тип(?:\.|-фия|огр\w*)|друк(?:\.|арн\w*))(?!\w)",
    re.IGNORECASE,
)
_SPARE = re.compile(
    r"^(?:изд-во|издательство|выд-ва|выдавецтва|вид-во|видавництво)\s+(?=[«“„\"]|(?-i:[А-ЯЁІЇЄҐЎ])[\w-]*$)",
    re.IGNORECASE,
)
_NAMELESS = re.compile(r"\[?\s?[бbs]\.\s?(?:и|в|вид|выд|изд|n|w|wyd)\.\s?\]?", re.IGNORECASE)
_PLACELESS = re.compile(r"\[?\s?(?:[бb]\.\s?[мm]|s\.\s?l)\.\s?\]?", re.IGNORECASE)
_DATELESS = re.compile(r"\[?\s?(?:б\.\s?[гр]|b\.\s?[dr]|n\.\s?d|s\.\s?a)\.\s?\]?", re.IGNORECASE)
_SEVERAL = re.compile(r"(?<=[\u0400-\u052f».\"])\s+and\s+(?=[\u0400-\u052f«\"])|(?<=[\w».”\"])\s*:\s+(?=[\w«“\"])")
_SEVERAL_PLACES = re.compile("[;,:–—]")
_SHORTENED = re.compile(r"[./]|^\w{1,3}$")


def split_publishers(text: str) -> str:
    """Part publishers that a .bib file joins by ``and``, or a description by colons, with semicolons.

    Example:
        >>> [split_publishers(text) for text in ("Гнозис and Прогресс", "Taylor and Francis", "БДУ : Юнипак")]
        ['Гнозис; Прогресс', 'Taylor and Francis', 'БДУ; Юнипак']
    """
    return _SEVERAL.sub("; ", text)


def end_publisher(publisher: str) -> str:
    """Take the full stop of an imprint from the end of a name; that of an abbreviation stays.

    Example:
        >>> end_publisher("Наука."), end_publisher("Wiley & Sons, Inc.")
        ('Наука', 'Wiley & Sons, Inc.')
    """
    return end_title(publisher)


def end_place(place: str, language: str) -> str:
    """Take a full stop from the end of a place that is written out; that of an abbreviation stays.

    Example:
        >>> end_place("Мінск.", "be"), end_place("Ростов н/Д.", "ru"), end_place("М. ; Л.", "ru")
        ('Мінск', 'Ростов н/Д', 'М. ; Л.')
    """
    if not place.endswith("."):
        return place
    last = split_places(place[:-1])[-1]
    named = find_exonym(last, language, language)
    # An abbreviation is shorter than the name, and the last word of н/Д has no stop of its own.
    return place[:-1] if re.search(r"\w/\w+\.$", place) or (named and len(named) <= len(last)) else place


def write_out(place: str, language: str) -> str:
    """Write the places that an imprint shortens in full; others stay as they are spelled.

    Example:
        >>> write_out("М. ; СПб. ; Менск", "ru"), write_out("Ростов н/Д", "ru")
        ('Москва ; Санкт-Петербург ; Менск', 'Ростов-на-Дону')
    """
    if not _SEVERAL_PLACES.search(place):
        return _write_piece(place, language)
    pieces = split_places(place)
    pieces[::2] = [_write_piece(one, language) for one in pieces[::2]]
    return "".join(pieces)


def _write_piece(place: str, language: str) -> str:
    return (_SHORTENED.search(place) and find_exonym(place, language, language)) or place


def is_placeless(place: str) -> bool:
    """Tell whether a place says that there is none: ``[Б. м.]``, ``s. l.``."""
    return _PLACELESS.fullmatch(place) is not None


def is_dateless(date: str) -> bool:
    """Tell whether a date says that there is none: ``б. г.``, ``n. d.``."""
    return _DATELESS.fullmatch(date) is not None


def bracket(text: str) -> str:
    """Write what a work itself does not say in square brackets, once.

    Example:
        >>> bracket("б. и."), bracket("[б. и.]")
        ('[б. и.]', '[б. и.]')
    """
    return text if text.startswith("[") else f"[{text}]"


def is_nameless(publisher: str) -> bool:
    """Tell whether the printed name says that there is none: ``[б. и.]``, ``b. w.``."""
    return _NAMELESS.fullmatch(publisher) is not None


def strip_spare_word(publisher: str) -> str:
    """Leave the word for a publishing house out before a name that stands for itself.

    Example:
        >>> strip_spare_word("Изд-во «Наука»"), strip_spare_word("Изд-во стандартов")
        ('«Наука»', 'Изд-во стандартов')
    """
    return _SPARE.sub("", publisher)


def tells_itself(publisher: str) -> bool:
    """Tell whether a name has a word that says what it is, in the genitive of others or as part of the name."""
    return _WORD.search(publisher) is not None
