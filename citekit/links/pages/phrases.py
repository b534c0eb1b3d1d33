"""Recognise how seven languages say that a page is missing, a name for sale, a visitor perhaps a robot."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from citekit.packaged import packaged_text

_MARKS = str.maketrans({"ё": "е", "’": "'", "ʼ": "'", "‘": "'", "`": "'", "\u00ad": "", "\u00a0": " "})
_STRESS = re.compile("[\u0300-\u036f]")
_SENTENCE = re.compile(r"[.!?…;]+(?:\s+|$)|\s[|•·»]\s")
_TITLE_PART = re.compile(r"\s+[-–—|·•»:/]+\s+|[:|]\s+|^[-–—|]+\s*|\s*[|»]\s*")
_WORD = re.compile(r"\w+(?:['-]\w+)*")
_LONGEST_SENTENCE = 180
_GAP = r"[^\w\n]{1,3}"
_UP_TO_THREE = rf"(?:{_GAP}\w{{1,30}}){{0,3}}?"


def fold(text: str) -> str:
    """Fold a text for comparison: small letters, one apostrophe, no loose marks, ``ё`` as ``е``.

    Example:
        >>> fold("Зелёная ЁЛКА")
        'зеленая елка'
    """
    if text.isascii():
        return text.casefold().replace("`", "'")
    return _STRESS.sub("", unicodedata.normalize("NFC", text).casefold().translate(_MARKS))


@cache
def _forms(role: str) -> re.Pattern[str]:
    """Compile all forms of a role: ``*`` is any ending of a word, ``..`` up to three words between."""
    lines = packaged_text("citekit.links.pages", "phrases.tsv").splitlines()
    forms = sorted(
        {row[2] for row in (line.split("\t") for line in lines[1:]) if row[1] == role}, key=len, reverse=True
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern, forms))})(?!\w)")


def _pattern(form: str) -> str:
    words = [re.escape(word).replace(r"\*", r"\w{0,12}") for word in fold(form).split(" ")]
    return _GAP.join(words).replace(f"{_GAP}{re.escape('..')}", _UP_TO_THREE)


def has_form(role: str, text: str) -> bool:
    """Say whether a folded text has a form of a role (see ``phrases.tsv``)."""
    return _forms(role).search(text) is not None


def split_sentences(text: str) -> list[str]:
    """Split a folded text where sentences and the parts of a title line end."""
    return [part.strip() for part in _SENTENCE.split(text) if part and part.strip()]


def says_missing(sentence: str) -> bool:
    """Say whether a folded sentence says of a page that it is not there.

    A thing (page, document, address) and its absence (not found, removed, no longer exists) stand in one short
    sentence; or the sentence is nothing but a heading of error pages. Articles about missing pages say so too: the
    shape of the page decides.

    Example:
        >>> says_missing("такой страницы больше нет"), says_missing("die seite wird oft gelesen")
        (True, False)
    """
    if len(sentence) > _LONGEST_SENTENCE:
        return False
    if is_error_heading(sentence):
        return True
    return has_form("absence", sentence) and has_form("thing", sentence)


def offers_help(sentence: str) -> bool:
    """Say whether a folded sentence is what error pages add: an apology, the way home, a search."""
    return len(sentence) <= _LONGEST_SENTENCE and has_form("help", sentence)


def is_error_heading(text: str) -> bool:
    """Say whether a folded title or heading, or a part of it, is an error page's heading and nothing else.

    Example:
        >>> is_error_heading("404 – страница не найдена"), is_error_heading("404 not found: a history of the web")
        (True, False)
    """
    parts = [" ".join(_WORD.findall(part)) for part in _TITLE_PART.split(text) if part]
    parts = [part for part in parts if part]
    errors = [part for part in parts if _forms("whole").fullmatch(part)]
    if any(_forms("subject").match(part) for part in parts):
        return False
    # The name of a site may stand beside it; a subtitle may not.
    beside = sum(len(part.split()) for part in parts if part not in errors)
    return bool(errors) and beside <= 4
