"""Write a text in another script by a named scheme."""

from __future__ import annotations

from citekit.transliteration.engine import romanise
from citekit.transliteration.reverse import restore
from citekit.transliteration.tables import load_table


def transliterate(text: str, scheme: str, language: str, *, reverse: bool = False) -> str:
    """Write a text in Latin letters by a scheme, or a romanised text in its own script again.

    Args:
        text: Any text; what is not of the scheme's script stays as it is, web addresses too.
        scheme: Scheme id, such as ``alalc``, ``bgnpcgn``, ``iso9``, ``be2007``, ``kmu2010``.
        language: BCP 47 language of the text, such as ``be``.
        reverse: True turns Latin text back; exact where the scheme is reversible.

    Raises:
        UnknownSchemeError: No such scheme, or it has no table for the language.

    Example:
        >>> transliterate("Янка Купала", "alalc", "be"), transliterate("Магілёў", "be2007", "be")
        ('I͡Anka Kupala', 'Mahilioŭ')
    """
    table = load_table(scheme, language)
    return restore(text, table) if reverse else romanise(text, table)
