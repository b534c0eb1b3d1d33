"""Stage 5. Reference -> Reference with variants; text -> text in another script, the layer under all stages.

Names are imported when they are first used: most commands need two of them, and few need the schemes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.late_names import late_names

if TYPE_CHECKING:
    from citekit.transliteration.catalogue import Scheme, available_schemes
    from citekit.transliteration.findings import find_script_repairs
    from citekit.transliteration.languages import LanguageGuess, detect_language
    from citekit.transliteration.letters import letter_romanisations, romanise_ascii
    from citekit.transliteration.packs import register_language_packs
    from citekit.transliteration.references import transliterate_reference
    from citekit.transliteration.text import transliterate
else:
    __getattr__, __dir__ = late_names(
        __name__,
        catalogue="Scheme available_schemes",
        findings="find_script_repairs",
        languages="LanguageGuess detect_language",
        letters="letter_romanisations romanise_ascii",
        packs="register_language_packs",
        references="transliterate_reference",
        text="transliterate",
    )

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
