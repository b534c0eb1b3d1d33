"""Tell acts, drafts, treaties and cases by what a record states."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from citekit.expressions import late
from citekit.model import LabelledReference, Reference
from citekit.normalization.acts import names_act
from citekit.normalization.kinds import names, starts_with
from citekit.vocabulary import alternation, forms, words_in

_CODE = late(
    r"\b(?:кодекс\w{0,2}|кодэкс\w{0,2}|конституци\w|конституці\w|канстытуцы\w|kodeks|konstytucja|konstitucija)\b",
    re.IGNORECASE,
)
_FILE = late(r"\bsygn\b|\b(?:справа|дело|па справе|по делу|у справі|application no)\b", re.IGNORECASE)
_FULL = 3
_FIRST_WORDS = 4


def is_case(reference: Reference, labelled: LabelledReference) -> bool:
    """A judgment: a kind that only courts hand down, or a resolution with a court or a file number."""
    genre = reference.genre
    if not genre:
        return False
    if _says("judgment", genre) and (reference.number or names("court", reference.authority)):
        return True
    if not names("judgment", genre):
        return False
    return names("court", reference.authority, genre) or _FILE.search(labelled.string.text) is not None


def is_bill(reference: Reference, labelled: LabelledReference) -> bool:
    """A draft of a law: ``проект Закону України``."""
    del labelled
    return starts_with("draft", reference.genre)


def is_treaty(reference: Reference, labelled: LabelledReference) -> bool:
    """A convention or an agreement, by its kind, or by the first word of its title and its day or number."""
    del labelled
    if reference.author or reference.editor:
        return False
    if starts_with("treaty", reference.genre):
        return True
    stated = reference.number or names("gazette", reference.container_title) or _has_day(reference)
    return starts_with("treaty", reference.title) and bool(stated)


def is_law(reference: Reference, labelled: LabelledReference) -> bool:
    """An act: a kind of act, a code or constitution, an entry of a gazette, a number given by an authority."""
    del labelled
    if reference.genre and (_says("decree", reference.genre) or names_act(str(reference.genre))):
        return True
    if reference.author or not reference.title:
        return False
    if reference.section and (reference.container_title or reference.number):
        return True
    first_words = " ".join(str(reference.title).split()[:_FIRST_WORDS])
    in_gazette = names("gazette", reference.container_title)
    if _CODE.search(first_words) and (not reference.container_title or in_gazette or _has_day(reference)):
        return True
    return bool(reference.authority and reference.number and not reference.publisher)


def _has_day(reference: Reference) -> bool:
    return bool(reference.issued and reference.issued.parts and len(reference.issued.parts[0]) == _FULL)


def _says(word_class: str, text: object) -> bool:
    words = words_in(str(text).lower(), _words_of(word_class))
    return bool(words) and _one_of(words).search(str(text)) is not None


@cache
def _words_of(word_class: str) -> tuple[str, ...]:
    return tuple(sorted(forms(word_class)))


@lru_cache(maxsize=256)
def _one_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(words)})(?!\w)", re.IGNORECASE)
