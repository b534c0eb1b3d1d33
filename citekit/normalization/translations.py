"""Keep the translation that a list in Latin letters prints beside a title or a container, as their variant."""

from __future__ import annotations

import re
from dataclasses import replace

from citekit.expressions import late
from citekit.model import LabelledReference, Reference, Text
from citekit.normalization.language_notes import is_language_note, language_notes
from citekit.normalization.records import change
from citekit.normalization.unused import without_taken
from citekit.transliteration import detect_language
from citekit.transliteration.languages import TRAINED
from citekit.transliteration.repair import CYRILLIC_LETTER
from citekit.vocabulary import LANGUAGES, pattern

_FIELDS = ("title", "container_title")
_BEHIND = late(r"[\s.\"”»]{0,4}\[(?P<translation>[^\[\]]{4,400})\]")
_INSIDE = late(r"(?P<text>[^\[\]]+?)[\s.]*\[(?P<translation>[^\[\]]{4,})\]?")
_EQUAL = late(r"(?P<text>.{4,}?)\s(?P<sign>[=–—/])\s(?P<translation>.{4,})")
_MEDIUM = late(rf"{pattern('medium')}\W*", re.IGNORECASE)
_LETTERS = late(r"[^\W\d_]{2}")
_LONGEST = 1_000
_SURE = 0.9


def normalize_translations(labelled: LabelledReference, reference: Reference) -> Reference:
    """Give a title and a container in Latin letters the translation behind them as a variant, and what is left of both.

    A translation stands in brackets, or behind ``=``; behind a dash only where one part surely is romanised and the
    other is not. What stands in brackets and was taken for a medium, but is none, is a translation too.

    Example:
        ``Rech' i mysl' [Speech and thought]`` has the variant ``Speech and thought`` in ``en``; of ``Holos Ukrainy =
        Voice of Ukraine`` the first part is the name, the second a variant.
    """
    values = {field: _translate(labelled, reference, field) for field in _FIELDS}
    taken = [variant.value for text in values.values() if text for variant in text.variants]
    medium = reference.medium
    if medium and (medium in taken or not _LETTERS.search(medium)):
        medium = None
    taken += language_notes(labelled.string.text)
    return change(reference, **values, medium=medium, diagnostics=without_taken(reference.diagnostics, taken))


def _translate(labelled: LabelledReference, reference: Reference, field: str) -> Text | None:
    text: Text | None = getattr(reference, field)
    if text is None or CYRILLIC_LETTER.search(text.value):
        return text
    romanised = next((tag for one in (text, reference.title) if one and (tag := _romanised_tag(one))), None)
    parts = _part(text.value, is_romanised=romanised is not None)
    value, translation = parts or (text.value, _find_behind(labelled, field))
    if not translation or not _is_translation(translation):
        return text
    language = _told(translation) or "en"
    own = (_told(value) or romanised) if parts and romanised else text.language
    if language == (own or reference.language):
        return text
    own = None if own == reference.language else own
    return replace(text, value=value, language=own, variants=(*text.variants, Text(translation, language)))


def _part(text: str, *, is_romanised: bool) -> tuple[str, str] | None:
    """Part a text that holds its translation, in brackets or behind a sign, from it."""
    if len(text) > _LONGEST:
        return None
    found = _INSIDE.fullmatch(text)
    if found is None and is_romanised:
        found = _EQUAL.fullmatch(text)
        if found and found["sign"] != "=" and (_told(found["text"]) or not _told(found["translation"])):
            return None
    return (found["text"].rstrip(" ."), found["translation"].strip(" .")) if found else None


def _told(text: str) -> str | None:
    """Return the language of a text in Latin letters that surely is not romanised."""
    guess = detect_language(text, candidates=TRAINED)
    return guess.language if guess.language in LANGUAGES and guess.confidence >= _SURE else None


def _romanised_tag(text: Text) -> str | None:
    return text.language if text.language and text.language.endswith("-Latn") else None


def _find_behind(labelled: LabelledReference, field: str) -> str | None:
    """Return what stands in brackets right behind a piece of a field, the first that has any."""
    found = (_BEHIND.match(labelled.string.text, piece.span.end) for piece in labelled.fields if piece.label == field)
    return next((match["translation"].strip(" .") for match in found if match), None)


def _is_translation(bracketed: str) -> bool:
    is_remark = _MEDIUM.fullmatch(bracketed.strip()) or is_language_note(bracketed)
    return bool(_LETTERS.search(bracketed)) and not is_remark and not CYRILLIC_LETTER.search(bracketed)
