"""Text -> text in another script, Reference -> Reference with variants; the layer under all stages.

Names are imported when they are first used: most commands need two of them, and few need the schemes.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citekit.transliteration.catalogue import Scheme, available_schemes
    from citekit.transliteration.findings import find_script_repairs
    from citekit.transliteration.languages import LanguageGuess, detect_language
    from citekit.transliteration.letters import letter_romanisations, romanise_ascii
    from citekit.transliteration.packs import register_language_packs
    from citekit.transliteration.references import transliterate_reference
    from citekit.transliteration.text import transliterate

__all__ = [
    "LanguageGuess",
    "Scheme",
    "available_schemes",
    "detect_language",
    "find_script_repairs",
    "letter_romanisations",
    "register_language_packs",
    "romanise_ascii",
    "transliterate",
    "transliterate_reference",
]

_HOMES = {
    "LanguageGuess": "languages",
    "Scheme": "catalogue",
    "available_schemes": "catalogue",
    "detect_language": "languages",
    "find_script_repairs": "findings",
    "letter_romanisations": "letters",
    "register_language_packs": "packs",
    "romanise_ascii": "letters",
    "transliterate": "text",
    "transliterate_reference": "references",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
