"""Set the language of the record and of its texts."""

from __future__ import annotations

from dataclasses import replace

from citekit.model import LabelledReference, Reference, Text
from citekit.transliteration import detect_language

_CANDIDATES = ("be", "ru", "uk", "pl", "en", "de", "lt")
_TEXTS = (
    "title",
    "volume_title",
    "container_title",
    "collection_title",
    "publisher",
    "publisher_place",
    "genre",
    "authority",
    "archive",
    "event_title",
    "event_place",
)
_SURE = 0.6


def normalize_languages(labelled: LabelledReference, reference: Reference) -> Reference:
    """Guess the language of the title, with the other fields and then the whole string as the prior.

    Example:
        A title of one word takes the language of its container, its names and its place.
    """
    others = " ".join(field.text for field in labelled.fields if field.label not in ("url", "doi", "accessed"))
    context = detect_language(others or labelled.string.text, candidates=_CANDIDATES)
    title = str(reference.title or "")
    guess = detect_language(title, candidates=_CANDIDATES, prior=context.language)
    language = guess.language if guess.language and guess.confidence >= _SURE else context.language or guess.language
    tagged = {name: _tag(getattr(reference, name), language) for name in _TEXTS}
    return replace(reference, language=language, **tagged)  # type: ignore[arg-type]


def _tag(text: Text | None, language: str | None) -> Text | None:
    return replace(text, language=language) if text else None
