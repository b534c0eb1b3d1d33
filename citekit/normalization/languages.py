"""Set the language of the record, and of a title or container that speaks another one or is romanised."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from citekit.model import LabelledReference, Reference
from citekit.normalization.language_notes import stated_language
from citekit.normalization.records import change
from citekit.transliteration import detect_language
from citekit.transliteration.languages import ROMANISED, TRAINED
from citekit.transliteration.repair import CYRILLIC_LETTER
from citekit.vocabulary import LANGUAGES, languages_using

_NO_PROSE = frozenset({"url", "doi", "isbn", "issn", "accessed", "issued", "page", "volume", "issue"})
_PARTS = ("fond", "inventory", "file", "leaf")
_CANDIDATES = (*LANGUAGES, *ROMANISED)
_IN_CYRILLIC = frozenset({"be", "ru", "uk"})
_IN_LATIN = frozenset(LANGUAGES) - _IN_CYRILLIC
_LIKELY = 0.5
_SURE = 0.6
_ALMOST_SURE = 0.9
_VERY_SURE = 0.95


def normalize_languages(labelled: LabelledReference, reference: Reference) -> Reference:
    """Tell the language of the work: as the reference says, else by its title, the other fields as the prior.

    A title that is romanised, or that is given in another language than the one which the reference says, is tagged.

    Example:
        A title of one word takes the language of its container, its names and its place. ``Chorny zamak … (in
        Belarusian)`` is in Belarusian, its title in ``be-Latn``.
    """
    if reference.archive_location and not reference.title:
        return change(reference, language=_language_of_location(reference.archive_location))
    title = str(reference.title or "")
    stated = stated_language(labelled.string.text)
    guess = detect_language(title, candidates=_CANDIDATES, prior=stated)
    if guess.language in ROMANISED:
        # Names and places tell languages of Latin letters apart, not those that are romanised.
        guess = detect_language(title, candidates=TRAINED, prior=stated)
    enough = _ALMOST_SURE if guess.language in ROMANISED else _VERY_SURE
    # A prior of ten to one cannot turn what stands at twenty to one.
    told = guess.language if guess.confidence >= enough else _language_in_context(title, labelled, stated)
    if stated in _IN_CYRILLIC and told not in _IN_LATIN and title and not CYRILLIC_LETTER.search(title):
        told = f"{stated}-Latn"
    language = stated or (told or "").partition("-")[0] or None
    if reference.title and told and told != language:
        reference = change(reference, title=replace(reference.title, language=told))
    return _tag_container(change(reference, language=language), told)


def _language_in_context(title: str, labelled: LabelledReference, stated: str | None) -> str | None:
    others = " ".join(field.text for field in labelled.fields if field.label not in _NO_PROSE)
    context = detect_language(others or labelled.string.text, candidates=_CANDIDATES, prior=stated)
    guess = detect_language(title, candidates=_CANDIDATES, prior=stated or context.language)
    if guess.language and guess.confidence >= _SURE:
        return guess.language
    best = context if context.language else guess
    return best.language if best.confidence >= _LIKELY else None


def _language_of_location(location: str) -> str | None:
    """Tell the language of an archive's signature by the words for fund, inventory, file and leaf."""
    words = re.findall(r"[^\W\d_]+\.?", location.lower())
    votes = Counter(
        language for word in words for part in _PARTS for language in languages_using(part, word) if language != "pl"
    )
    return votes.most_common(1)[0][0] if votes else None


def _tag_container(reference: Reference, told: str | None) -> Reference:
    """Tag a container whose language is surely not that of the work: a Russian article in a Belarusian journal.

    One in Latin letters beside a romanised title is romanised as well, unless it surely is in some other language.
    """
    container = reference.container_title
    if not container:
        return reference
    is_romanised = (told or "").endswith("-Latn") and not CYRILLIC_LETTER.search(container.value)
    if is_romanised:
        guess = detect_language(container.value, candidates=TRAINED)
        is_told = guess.language in _IN_LATIN and guess.confidence >= _ALMOST_SURE
        language = guess.language if is_told else told
    else:
        guess = detect_language(container.value, candidates=LANGUAGES, prior=told)
        language = guess.language if guess.confidence >= _VERY_SURE else None
    if language in (None, reference.language):
        return reference
    return change(reference, container_title=replace(container, language=language))
