"""Set the language of the record, and of a container that speaks another one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from citekit.model import LabelledReference, Reference
from citekit.normalization.records import change
from citekit.transliteration import detect_language
from citekit.vocabulary import LANGUAGES, languages_using

_NO_PROSE = frozenset({"url", "doi", "isbn", "issn", "accessed", "issued", "page", "volume", "issue"})
_PARTS = ("fond", "inventory", "file", "leaf")
_SURE = 0.6
_VERY_SURE = 0.95


def normalize_languages(labelled: LabelledReference, reference: Reference) -> Reference:
    """Guess the language of the title, with the other fields and then the whole string as the prior.

    Example:
        A title of one word takes the language of its container, its names and its place.
    """
    if reference.archive_location and not reference.title:
        return change(reference, language=_language_of_location(reference.archive_location))
    title = str(reference.title or "")
    guess = detect_language(title, candidates=LANGUAGES)
    # A prior of ten to one cannot turn what stands at twenty to one.
    language = guess.language if guess.confidence >= _VERY_SURE else _language_in_context(title, labelled)
    return _tag_container(change(reference, language=language))


def _language_in_context(title: str, labelled: LabelledReference) -> str | None:
    others = " ".join(field.text for field in labelled.fields if field.label not in _NO_PROSE)
    context = detect_language(others or labelled.string.text, candidates=LANGUAGES)
    guess = detect_language(title, candidates=LANGUAGES, prior=context.language)
    return guess.language if guess.language and guess.confidence >= _SURE else context.language or guess.language


def _language_of_location(location: str) -> str | None:
    """Tell the language of an archive's signature by the words for fund, inventory, file and leaf."""
    words = re.findall(r"[^\W\d_]+\.?", location.lower())
    votes = Counter(
        language for word in words for part in _PARTS for language in languages_using(part, word) if language != "pl"
    )
    return votes.most_common(1)[0][0] if votes else None


def _tag_container(reference: Reference) -> Reference:
    """Tag a container whose language is surely not that of the title: a Russian article in a Belarusian journal."""
    container = reference.container_title
    if not container:
        return reference
    guess = detect_language(container.value, candidates=LANGUAGES, prior=reference.language)
    if guess.language in (None, reference.language) or guess.confidence < _VERY_SURE:
        return reference
    return change(reference, container_title=replace(container, language=guess.language))
