"""Know how publishers are named, and what tells that a name is one."""

from __future__ import annotations

import re

_WORD = re.compile(
    r"(?<!\w)(?:изд(?:-во|ательств\w*|ательск\w+|\.\s?дом)|издат\.|выд(?:-ва|авецк\w+|авецтв\w*)|вид(?:-во|авнич\w+|авництв\w*)"
    r"|тип(?:\.|-фия|огр\w*)|друк(?:\.|арн\w*))(?!\w)",
    re.IGNORECASE,
)
_SPARE = re.compile(
    r"^(?:изд-во|издательство|выд-ва|выдавецтва|вид-во|видавництво)\s+(?=[«“„\"]|(?-i:[А-ЯЁІЇЄҐЎ])[\w-]*$)",
    re.IGNORECASE,
)
_NAMELESS = re.compile(r"\[?\s?[бbs]\.\s?(?:и|в|вид|выд|изд|n|w|wyd)\.\s?\]?", re.IGNORECASE)
_SEVERAL = re.compile(r"(?<=[\u0400-\u052f».\"])\s+and\s+(?=[\u0400-\u052f«\"])")


def split_publishers(text: str) -> str:
    """Part publishers that a .bib file joins by ``and`` with semicolons.

    Example:
        >>> split_publishers("Гнозис and Прогресс"), split_publishers("Taylor and Francis")
        ('Гнозис; Прогресс', 'Taylor and Francis')
    """
    return _SEVERAL.sub("; ", text)


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
