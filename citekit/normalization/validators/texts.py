"""Doubt titles, publishers and places: garbage, lost partners of brackets, marks of another field inside."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from citekit.expressions import late
from citekit.model import Diagnostic, Reference
from citekit.normalization.validators.areas import find_area, find_law, find_meeting
from citekit.transliteration.repair import CYRILLIC_LETTER
from citekit.vocabulary import is_place

TITLES = ("title", "volume_title", "container_title", "collection_title", "event_title")
IMPRINT = ("publisher", "publisher_place")
_SHOWN = 40
_LONGEST = 10_000
"""A text that is longer is no title, and to take it apart would cost much memory."""


class Check(NamedTuple):
    """Hold one check of a text.

    Attributes:
        code: Code of the diagnostic.
        what: What the message says behind the field's name.
        fields: The fields it is for.
        find: Returns the words that are wrong, ``""`` when nothing is.
    """

    code: str
    what: str
    fields: tuple[str, ...]
    find: Callable[[str], str]


def find_wrong_texts(reference: Reference) -> Iterator[Diagnostic]:
    """Yield doubts about the texts of a record.

    Example:
        ``Назва / І. Іваноў`` holds an area that was not parsed; ``Назва (пра`` has lost a bracket.
    """
    texts = {
        field: text.value
        for field in _CHECKED
        if (text := getattr(reference, field)) and len(text.value) <= _LONGEST and text.value.strip()
    }
    for check, field in _checks_of(tuple(texts)):
        if wrong := check.find(texts[field]):
            yield Diagnostic(check.code, f"{field} {check.what}: {wrong[:_SHOWN]}", field)


@lru_cache(maxsize=512)
def _checks_of(fields: tuple[str, ...]) -> tuple[tuple[Check, str], ...]:
    return tuple((check, field) for check in CHECKS for field in check.fields if field in fields)


def _no_letters(text: str) -> str:
    return "" if any(map(str.isalpha, text)) else text


def _one_letter(text: str) -> str:
    # Most texts begin with a word.
    if len(text) > 1 and text[:2].isalnum():
        return ""
    return text if sum(map(str.isalnum, text)) == 1 and any(map(str.isalpha, text)) else ""


_WORD = late(r"[^\W\d_]{2,}")
_CAPITAL_INSIDE = late(r"[^\W\d_]*[a-zа-яёіїєґў][A-ZА-ЯЁІЇЄҐЎ]")
_CAPITAL_BEHIND_SMALL = late("[a-zа-яёіїєґў][A-ZА-ЯЁІЇЄҐЎ]")


def _garbled_capitals(text: str) -> str:
    if not _CAPITAL_BEHIND_SMALL.search(text):
        return ""
    words = _WORD.findall(text)
    garbled = [word for word in words if _CAPITAL_INSIDE.match(word)]
    return " ".join(garbled) if len(garbled) > 1 and len(garbled) * 2 >= len(words) else ""


_SMALL = "a-zа-яёіїєґў"
_BROKEN = late(rf"(?<![^\W\d_])[^\W\d_]*[{_SMALL}],[{_SMALL}]+")


def _broken_word(text: str) -> str:
    match = _BROKEN.search(text) if "," in text else None
    return match[0] if match else ""


_LOUD_ROW = 3


def _running_title(text: str) -> str:
    """Return three or more words in capitals among words that are not."""
    words = text.split()
    if sum(map(str.isupper, words)) < _LOUD_ROW:
        return ""
    runs = (list(run) for loud, run in groupby(words, _is_loud) if loud)
    longest = max(runs, key=len, default=[])
    others = any(word.islower() and len(word) > 2 for word in words)
    return " ".join(longest) if others and len(longest) >= _LOUD_ROW else ""


def _is_loud(word: str) -> bool:
    return word.isupper() and sum(map(str.isalpha, word)) > 2


_QUOTE = late(r"[«»\"„“”‟]")


def _unbalanced_quotes(text: str) -> str:
    """Return the marks when one has no partner; ``“`` opens in English and closes in German, so they are counted."""
    if not _QUOTE.search(text):
        return ""
    angle = text.count("«") != text.count("»")
    straight = text.count('"') % 2
    low = not text.isascii() and sum(map(text.count, "„“”‟")) % 2
    # The inner mark often closes the outer pair too: ``«Выдавецтва «Навука»`` is how people print it.
    nested = text.count("«") == text.count("»") + 1 and text.endswith("»") and text.count("«") > 1
    return "".join(_QUOTE.findall(text)) if (angle and not nested) or straight or low else ""


_BRACKETS = {")": "(", "]": "["}
_BRACKET = late(r"[()\[\]]")


def _unbalanced_brackets(text: str) -> str:
    """Return the bracket that has no partner; ``1)`` and ``а)`` of an enumeration need none."""
    if not _BRACKET.search(text):
        return ""
    bare = re.sub(r"(?<!\w)\w{1,2}\)", "", text) if text.count("(") < text.count(")") else text
    wrong = [opening + closing for closing, opening in _BRACKETS.items() if bare.count(opening) != bare.count(closing)]
    return "".join(wrong)


_FEWEST_WORDS = 3
_OTHER_LETTER = late(r"[^\W\d_\u0400-\u052f]")


def _second_language(text: str) -> str:
    """Return the end of a text when it changes its script once, three words or more on each side."""
    if not (CYRILLIC_LETTER.search(text) and _OTHER_LETTER.search(text)):
        return ""
    words = _WORD.findall(text)
    scripts = [(script, len(list(run))) for script, run in groupby(words, lambda word: "\u0400" <= word[0] <= "\u052f")]
    if len(scripts) != 2 or min(length for _, length in scripts) < _FEWEST_WORDS:
        return ""
    return " ".join(words[scripts[0][1] :])


def _starts_with_mark(text: str) -> str:
    return text[0] if text[0] in "/\\,.:;)]}»–—-=|+&*_" and not text.startswith(("...", ".by", ".NET")) else ""


def _ends_open(text: str) -> str:
    return text[-1] if text[-1] in "([{«„/\\–—-=|&" else ""


def _stray_punctuation(text: str) -> str:
    return _starts_with_mark(text) or _ends_open(text)


def _starts_small(text: str) -> str:
    # eBay and iPhone are names; so is what has a full stop or figures in its first word.
    first = text.split(maxsplit=1)[0]
    return first if first.strip(".,:;!?").isalpha() and first.islower() else ""


_INITIAL_SOON = late(r"(?:\S+\s)?[^\W\d_]\.")
_NAMED = late(
    r"[A-ZА-ЯЁІЇЄҐЎŁŚŻŹĆÓ][^\W\d_]+(?:-[^\W\d_]+)?,?\s(?:[A-ZА-ЯЁІЇЄҐЎŁŚŻŹĆÓ]\.\s?){1,2}(?=[A-ZА-ЯЁІЇЄҐЎŁŚŻŹĆÓ][^\W\d_]+)"
    r"|(?:[A-ZА-ЯЁІЇЄҐЎŁŚŻŹĆÓ]\.\s?){2}[A-ZА-ЯЁІЇЄҐЎŁŚŻŹĆÓ][^\W\d_]+[.,:]\s"
)


def _name_first(text: str) -> str:
    match = _NAMED.match(text) if _INITIAL_SOON.match(text) else None
    return match[0] if match else ""


_YEAR = late(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def _no_publisher(text: str) -> str:
    match = _YEAR.search(text)
    return match[0] if match and not re.search(r"[«\"„“]", text) else ""


def _no_place(text: str) -> str:
    for place in text.split(";"):
        bare = re.sub(r"\([^()]*\)|[\[\]?]", "", place).strip()
        if bare and not is_place(bare) and (len(bare) > 40 or any(map(str.isdigit, bare)) or bare.count(" ") > 3):
            return bare
    return ""


def _longer_than(limit: int) -> Callable[[str], str]:
    return lambda text: f"{len(text)} characters" if len(text) > limit else ""


CHECKS: tuple[Check, ...] = (
    Check("no-letters", "has no letters", (*TITLES, *IMPRINT), _no_letters),
    Check("one-letter", "is one letter", TITLES, _one_letter),
    Check("garbled-capitals", "has capitals inside its words", TITLES, _garbled_capitals),
    Check("broken-word", "has a broken word", (*TITLES, *IMPRINT), _broken_word),
    Check("running-title", "holds a row of capitals", TITLES, _running_title),
    Check("unbalanced-quotes", "has a quotation mark without its partner", (*TITLES, "publisher"), _unbalanced_quotes),
    Check("unbalanced-brackets", "has a bracket without its partner", (*TITLES, *IMPRINT), _unbalanced_brackets),
    Check("unparsed-area", "holds the marks of another field", (*TITLES, *IMPRINT), find_area),
    Check("unparsed-area", "holds the name of a meeting", ("container_title",), find_meeting),
    Check("unparsed-area", "holds the kind and date of a law", ("title",), find_law),
    Check("two-languages", "goes on in another script", ("title", "container_title"), _second_language),
    Check("unparsed-area", "holds a year", ("publisher",), _no_publisher),
    Check("stray-punctuation", "begins or ends with a mark that belongs elsewhere", TITLES, _stray_punctuation),
    Check(
        "starts-small",
        "begins with a small letter",
        ("title", "container_title", "publisher_place", "authority"),
        _starts_small,
    ),
    Check("name-in-title", "begins with a name", ("title",), _name_first),
    Check("place-shape", "is not the name of a place", ("publisher_place",), _no_place),
    Check("text-too-long", "is too long", ("title", "container_title"), _longer_than(400)),
    Check("text-too-long", "is too long", IMPRINT, _longer_than(150)),
)
_CHECKED = tuple(dict.fromkeys(field for check in CHECKS for field in check.fields))
