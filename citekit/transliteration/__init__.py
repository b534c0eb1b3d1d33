"""Text -> text in another script, Reference -> Reference with variants; the layer under all stages."""

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
