"""Text -> text in another script, Reference -> Reference with variants; the layer under all stages."""

from citekit.transliteration.languages import LanguageGuess, detect_language
from citekit.transliteration.letters import letter_romanisations, romanise_ascii
from citekit.transliteration.text import transliterate

__all__ = ["LanguageGuess", "detect_language", "letter_romanisations", "romanise_ascii", "transliterate"]
