"""Choose the best of several texts; the others become its variants, or are handed back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from itertools import chain

from citekit.duplicates.folding import fold_words
from citekit.duplicates.likeness import likeness
from citekit.model import Text
from citekit.transliteration import detect_language
from citekit.transliteration.repair import CYRILLIC_LETTER

_ROMANISED = 0.7


def is_cyrillic(text: str) -> bool:
    """Tell whether any letter of a text is Cyrillic."""
    return bool(CYRILLIC_LETTER.search(text))


def merge_texts(texts: Sequence[Text], language: str | None) -> tuple[Text, tuple[str, ...]]:
    """Return the text in the original script, the first or one that says more, with its variants; and the rest.

    Args:
        texts: At least one.
        language: BCP 47 language of the record, for the tags of romanised texts.

    Example:
        >>> text, left = merge_texts([Text("Symon"), Text("Сымон")], "be")
        >>> text.value, text.variants[0].value, text.variants[0].language, left
        ('Сымон', 'Symon', 'be-Latn', ())
    """
    best = _choose(texts)
    said = best.language or next((text.language for text in texts if text.value == best.value and text.language), None)
    variants = list(best.variants)
    left: list[str] = []
    for text in chain.from_iterable((text, *text.variants) for text in texts):
        tag = text.language if _is_variant(text, texts) else _guess_tag(text, best, language)
        if text.value == best.value or any(text.value == found.value for found in variants):
            continue
        if tag is None or any(tag == found.language for found in variants):
            left.append(text.value)
        else:
            variants.append(Text(text.value, tag))
    words = (text.protected for text in (best, *texts) if text.value == best.value and text.protected)
    kept = replace(best, language=said, variants=tuple(variants), protected=next(words, ()))
    return kept, tuple(dict.fromkeys(left))


def _choose(texts: Sequence[Text]) -> Text:
    """Choose the first text of the original script, or a later one that says all of it and more."""
    original = [text for text in texts if is_cyrillic(text.value)] or texts
    return reduce(lambda best, text: text if _says_more(text.value, best.value) else best, original)


def _says_more(text: str, best: str) -> bool:
    """Tell whether a longer text has every word of another, whole or beginning as its abbreviation does."""
    longer, shorter = fold_words(text), fold_words(best)
    said = all(any(word.startswith(one) for word in longer) for one in shorter)
    return len(text) > len(best) and longer != shorter and said


def _is_variant(text: Text, texts: Sequence[Text]) -> bool:
    return any(text is variant for one in texts for variant in one.variants)


def _guess_tag(text: Text, best: Text, language: str | None) -> str | None:
    """Return the tag of a text in the other script, or None for one in the same script, which is no variant."""
    if is_cyrillic(text.value) == is_cyrillic(best.value):
        return None
    if is_romanised(best.value, text.value):
        return romanised_tag(best.language or language, best.value)
    return text.language or detect_language(text.value).language or "en"


def is_romanised(printed: str, latin: str) -> bool:
    """Tell whether a text is the other one in Latin letters and no translation of it."""
    return likeness(" ".join(fold_words(printed)), " ".join(fold_words(latin))) >= _ROMANISED


def romanised_tag(language: str | None, text: str) -> str:
    """Return the tag of a romanised text, such as ``be-Latn``."""
    primary = (language or detect_language(text).language or "und").partition("-")[0]
    return f"{primary}-Latn"
