"""Write the values of a record in Latin letters, as lists for foreign databases want them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any
from urllib.parse import quote

from citekit.errors import UnknownSchemeError
from citekit.model import NAME_PARTS, Name, Reference, Text
from citekit.packaged import packaged_text
from citekit.styles.cleaning import clean, clean_address, clean_romanised
from citekit.styles.names import shorten_given
from citekit.styles.quotes import ENGLISH, pair_quotes
from citekit.styles.titles import end_title, strip_media
from citekit.transliteration import detect_language, romanise_ascii, transliterate
from citekit.transliteration.exonyms import find_exonym, split_places
from citekit.transliteration.references import CYRILLIC_LANGUAGES

CYRILLIC = re.compile("[\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f]")
_JOINTS = {";": "; ", ",": ", ", ":": "; ", "/": "/", "//": "/"}
_LAST_RESORT = "alalc-plain"
_BY_SCHEME = re.compile("-(?:alalc97|t|x)(?:-|$)")


@dataclass(frozen=True, slots=True)
class Latin:
    """Say how a style romanises.

    Attributes:
        schemes: Scheme id by BCP 47 language.
        scheme: The scheme that the user asks for; it is used where it has a table for the language.
        places: Language of the established names of places, or empty for none.
        number: What stands for the sign №.
        translations: Languages of the translation in brackets, the best first.
        placeholder: What stands for a translation that nobody has made; empty for nothing.
        quotes: The opening and closing quotation mark, and those that stand within them.
    """

    schemes: Mapping[str, str] = field(default_factory=dict)
    scheme: str | None = None
    places: str = "en"
    number: str = "no."
    translations: tuple[str, ...] = ("en",)
    placeholder: str = "[???]"
    quotes: str = ENGLISH


def is_cyrillic(text: str) -> bool:
    """Tell whether a text has a Cyrillic letter."""
    return CYRILLIC.search(text) is not None


def romanise_text(text: str, language: str | None, latin: Latin) -> str:
    """Write a text in Latin letters; one that is in them already keeps its spelling.

    Args:
        text: The text.
        language: BCP 47 tag of it, or of its record.
        latin: How.

    Example:
        >>> romanise_text("Щорічник № 2", "uk", Latin({"uk": "kmu2010"}))
        'Shchorichnyk no. 2'
    """
    text = clean(text)
    if is_cyrillic(text):
        # A straight mark is a letter once the text is romanised.
        text = pair_quotes(text, latin.quotes)
        own = _language_of(text, language)
        chain = (latin.scheme, latin.schemes.get(own), _LAST_RESORT)
        for scheme in filter(None, chain):
            romanised = _try(text, scheme, own)
            if romanised is not None:
                text = romanised
                break
    text = romanise_ascii(text, language) if is_cyrillic(text) else text
    return clean_romanised(text, latin.number, latin.quotes)


@lru_cache(maxsize=4_096)
def _language_of(text: str, language: str | None) -> str:
    own = (language or "").partition("-")[0].lower()
    if own in CYRILLIC_LANGUAGES:
        return own
    return detect_language(text, candidates=CYRILLIC_LANGUAGES).language or "ru"


def _try(text: str, scheme: str, language: str) -> str | None:
    try:
        return transliterate(text, scheme, language)
    except UnknownSchemeError:
        return None


def romanise_place(text: str, language: str | None, latin: Latin) -> str:
    """Write a place by its established name, or in Latin letters.

    Example:
        >>> romanise_place("М. ; Любань", "ru", Latin({"ru": "bsi-ascii"}))
        "Moscow; Lyuban'"
    """
    text = clean(text)
    whole = _find_place(text, language, latin)
    pieces = [text] if whole else split_places(text)
    pieces[::2] = [
        whole or _find_place(one, language, latin) or romanise_text(one, language, latin) for one in pieces[::2]
    ]
    pieces[1::2] = [_JOINTS.get(joint.strip(), joint) for joint in pieces[1::2]]
    return clean_romanised(clean("".join(pieces)), latin.number, latin.quotes)


def _find_place(text: str, language: str | None, latin: Latin) -> str | None:
    if not latin.places or not (is_cyrillic(text) or (language or "").startswith("pl")):
        return None
    return find_exonym(text, _language_of(text, language) if is_cyrillic(text) else "pl", latin.places)


def find_country(text: str, language: str) -> str:
    """Return what a language calls a country that is named in Cyrillic or by a code; empty when it is not known.

    Example:
        >>> find_country("Рос. Федерация", "en"), find_country("Літва", "pl")
        ('Russian Federation', 'Litwa')
    """
    wanted = text.strip(" .").casefold()
    rows = latin_tables()["countries"] if wanted else ()
    return next((str(row.get(language, "")) for row in rows if wanted in row["names"]), "")


def romanise_name(name: Name, language: str | None, latin: Latin, *, initials: bool) -> Name:
    """Write a name in Latin letters; a spelling of its own that it carries comes first.

    Initials are taken before the letters change: ``Юрий`` becomes ``Yu.``, as his papers sign.
    """
    if not any(is_cyrillic(getattr(name, part) or "") for part in NAME_PARTS):
        return name
    for variant in name.variants:
        if _is_own_spelling(variant):
            return variant
    given = shorten_given(name.given, name.language or language) if name.given and initials else name.given
    parts: dict[str, str | None] = {part: getattr(name, part) for part in NAME_PARTS} | {"given": given}
    romanised: dict[str, Any] = {
        part: romanise_text(value, name.language or language, latin) for part, value in parts.items() if value
    }
    return Name(**romanised, language=name.language)


def _is_own_spelling(variant: Name) -> bool:
    printed = "".join(filter(None, (getattr(variant, part) for part in NAME_PARTS)))
    return bool(printed) and not is_cyrillic(printed) and not _BY_SCHEME.search(variant.language or "")


def find_translation(text: Text | None, latin: Latin) -> str:
    """Return the translation that a text carries, without brackets; empty when there is none.

    Example:
        >>> find_translation(Text("Знания", "ru", (Text("Knowledge", "en"),)), Latin())
        'Knowledge'
    """
    if text is None:
        return ""
    for wanted in (*latin.translations, *latin_tables()["translation"]["tags"]):
        for variant in text.variants:
            tag = (variant.language or "").lower()
            if tag == wanted or tag.startswith(f"{wanted}-"):
                return _bare(variant.value)
    return ""


def find_title_translation(reference: Reference, latin: Latin) -> str:
    """Return the translation of the title that a record carries, in the title or in a field of its file."""
    extra = dict(reference.extra)
    found = (extra[name] for name in latin_tables()["translation"]["fields"] if extra.get(name))
    return find_translation(reference.title, latin) or _bare(next(found, ""))


def _bare(text: str) -> str:
    bare = strip_media(clean_romanised(clean(text))).strip()
    bare = bare[1:-1] if bare.startswith("[") and bare.endswith("]") else bare
    return "" if is_cyrillic(bare) else end_title(bare)


def find_own_form(text: Text | None, latin: Latin) -> str:
    """Return what a record itself calls a place or a publisher in the language of the list; empty when it does not."""
    wanted = latin.places or "en"
    found = (one.value for one in text.variants if (one.language or "").partition("-")[0] == wanted) if text else ()
    own = next((clean_romanised(clean(one), latin.number, latin.quotes) for one in found), "")
    return "" if is_cyrillic(own) else own


def romanise_address(address: str) -> str:
    """Write an address in ASCII, as browsers send it.

    Example:
        >>> romanise_address("http://пример.испытание/путь?a=1")
        'http://xn--e1afmkfd.xn--80akhbyknj4f/%D0%BF%D1%83%D1%82%D1%8C?a=1'
    """
    address = clean_address(address)
    if address.isascii():
        return address
    scheme, mark, rest = address.partition("://")
    if scheme.lower() not in ("http", "https", "ftp"):
        return _quote(address)
    host, slash, path = rest.partition("/")
    return scheme + mark + _host(host) + slash + _quote(path)


def _quote(text: str) -> str:
    return quote(text, safe="/?&=#%:;,+@!$'()*~-._[]<>", errors="replace")


def _host(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return _quote(host)


def name_thesis(genre: str) -> str:
    """Name the kind of a Slavic thesis in English; empty when it is not known.

    Example:
        >>> name_thesis("дис. ... канд. ист. наук")
        'Cand. Sci. diss.'
    """
    lower = genre.lower()
    for row in latin_tables()["theses"]:
        if any(word in lower for word in row["holds"]) and any(word in lower for word in row.get("also", [""])):
            return str(row["english"])
    return ""


def language_name(language: str | None, table: str) -> str:
    """Return the English name of a language, full or short; empty for English itself and for unknown ones.

    Example:
        >>> language_name("be", "languages"), language_name("ru", "short_languages")
        ('Belarusian', 'Russ.')
    """
    own = (language or "").partition("-")[0].lower()
    return str(latin_tables()[table].get(own) or latin_tables()["languages"].get(own, ""))


@cache
def latin_tables() -> Mapping[str, Any]:
    """Return the tables of languages, fields of translations and theses."""
    return tomllib.loads(packaged_text(__package__, "latin.toml"))
