"""Write a Cyrillic record in Latin letters, as the lists headed "References" do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from citekit.model import NAME_FIELDS
from citekit.transliteration import transliterate

_CYRILLIC = frozenset({"be", "ru", "uk"})
_TEXTS = frozenset({"title", "container-title", "publisher", "publisher-place", "collection-title", "volume-title"})
_SCHEMES = {"be": ("be2007", "alalc-plain"), "ru": ("bgnpcgn", "alalc-plain"), "uk": ("kmu2010", "alalc-plain")}


def romanise_record(record: Mapping[str, Any], language: str, scheme: str) -> Mapping[str, Any]:
    """Write titles, names, publishers and places in Latin letters.

    Args:
        record: A CSL-JSON item.
        language: BCP 47 language; other than be, ru, uk the record comes back as it is.
        scheme: Id of a scheme, or "" for the customary one of the language.
    """
    if language not in _CYRILLIC:
        return record
    scheme = scheme or _SCHEMES[language][0]
    changed: dict[str, Any] = {}
    for name, value in record.items():
        if name in _TEXTS:
            changed[name] = transliterate(str(value), scheme, language)
        elif name in NAME_FIELDS:
            changed[name] = [
                {part: transliterate(str(text), scheme, language) for part, text in person.items()} for person in value
            ]
    return {**record, **changed}
