"""Join hands with the ``transliterate`` library: our tables as its language packs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citekit.transliteration.languages import language_names
from citekit.transliteration.tables import table_names
from citekit.transliteration.text import transliterate

if TYPE_CHECKING:
    from transliterate.base import TranslitLanguagePack

DEFAULT_SCHEME = "alalc"


def register_language_packs() -> tuple[str, ...]:
    """Register every table as a pack of the ``transliterate`` library and return the codes that are new.

    The codes are ``<language>-<scheme>`` (``be-alalc``, ``ru-iso9``, ``ru-bgnpcgn``) and, for a language that the
    library does not know, the bare language (``be``, by ALA-LC). The library's own packs are discovered first, because
    it does not look for them once something is registered; none of them is replaced. Calling twice does no harm.

    Example:
        >>> from transliterate import slugify, translit
        >>> _ = register_language_packs()
        >>> translit("Сям’я", "be", reversed=True), slugify("Магілёў", "be-bgnpcgn")
        ('Si͡ami͡a', 'mahilyow')
    """
    from transliterate.base import registry
    from transliterate.discover import autodiscover

    autodiscover()
    pairs = [
        (f"{language}-{scheme}", scheme, language) for scheme, found in table_names().items() for language in found
    ]
    pairs += [(language, DEFAULT_SCHEME, language) for language in table_names()[DEFAULT_SCHEME]]
    return tuple(code for code, *pair in pairs if registry.register(_make_pack(code, *pair)))


def _make_pack(code: str, scheme: str, language: str) -> type[TranslitLanguagePack]:
    from transliterate.base import TranslitLanguagePack

    def translit(
        self: Any,  # noqa: ARG001
        value: str,
        reversed: bool = False,  # noqa: A002
        strict: bool = False,  # noqa: ARG001
        fail_silently: bool = True,  # noqa: ARG001
    ) -> str:
        """Romanise with ``reversed=True``, as the library has it; else turn back."""
        return transliterate(value, scheme, language, reverse=not reversed)

    attributes = {
        "__doc__": f"{language_names()[language]['name']} by the scheme {scheme}.",
        "language_code": code,
        "language_name": f"{language_names()[language]['name']} ({scheme})",
        "mapping": ("a", "а"),
        "translit": translit,
    }
    return type(f"{code.title().replace('-', '')}LanguagePack", (TranslitLanguagePack,), attributes)
