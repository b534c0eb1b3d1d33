"""Find letters of another script that look like those of the word: they break searches, sorting and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from citekit.lint.reading import MOST_IN_A_FIELD, fields_of, finding, prose_of, replaced, shown
from citekit.model import Diagnostic, Reference, SourceEntry, SourceField
from citekit.transliteration.languages import language_names
from citekit.transliteration.repair import repair_lookalikes

_CYRILLIC, _LATIN = re.compile("[\u0400-\u052f]"), re.compile("[A-Za-z\u00c0-\u024f]")
_WORD = re.compile(r"[^\W\d_]+")
_NUMERAL = re.compile("[IVXLCDM]{2,}(?=[\u0400-\u052f]{1,3}$)")
_CYRILLIC_DIGIT = re.compile(r"(?<=[\d-])[Хх]")
_TOO_LONG = 100
_LONE_CYRILLIC = re.compile("(?<=[a-zà-ɏ] )[аоіАОІ](?= [A-Za-zà-ɏ])")
_LONE_I = re.compile("(?<=[\u0400-\u052f] )i(?= [\u0400-\u052f])")
_LONE_LATIN = re.compile("(?<=[\u0400-\u052f] )[acoy](?= [\u0400-\u052f])")


def find_homoglyphs(reference: Reference, entry: SourceEntry) -> Iterator[Diagnostic]:
    """Yield words with letters of two scripts, and Cyrillic letters in identifiers.

    Example:
        ``Аршанскi`` with a Latin i is mended; ``Web-сайт`` and ``XXв`` are no words of two scripts.
    """
    for field in fields_of(entry, "text", "names"):
        if _CYRILLIC.search(field.text) and _LATIN.search(field.text):
            prose = prose_of(field.text)
            yield from _words(field, prose, _language(reference))
            yield from _lone_letters(field, prose)
    for field in fields_of(entry, "identifier", "address"):
        if field.variable in ("doi", "isbn", "issn"):
            yield from _identifier(field)


def _language(reference: Reference) -> str:
    return (reference.language or "").partition("-")[0]


def _words(field: SourceField, prose: str, language: str) -> Iterator[Diagnostic]:
    """Yield the words of two scripts; where the language has the letter і, a Latin i between its words is one too.

    What would get a letter that the language lacks has two repairs, so it is only told.
    """
    mixed = [(match, _in_one_script(match[0])) for match in _WORD.finditer(prose) if _is_mixed(match[0])]
    has_i = language in ("be", "uk") or (not language and any("i" in one[0] for one, _ in mixed))
    lone = [(match, "і") for match in _LONE_I.finditer(prose)] if has_i else []
    mixed = sorted((*mixed, *lone), key=lambda one: one[0].start())
    sure = ((one.start(), one.end(), repaired) for one, repaired in mixed if _is_spelt_in(language, one[0], repaired))
    whole = replaced(field.text, sure)
    for match, repaired in mixed[:MOST_IN_A_FIELD]:
        word, at = match[0], match.start()
        if repaired == word:
            yield finding("mixed-script", f"{shown(word)} has Latin and Cyrillic letters", field, at)
            continue
        wrong = next(place for place, letter in enumerate(word) if letter != repaired[place])
        script = "Latin" if _LATIN.match(word[wrong]) else "Cyrillic"
        message = f"{script} {word[wrong]} in the word {shown(word)}"
        yield finding("homoglyph", message, field, at + wrong, whole)


def _is_spelt_in(language: str, word: str, repaired: str) -> bool:
    """Tell whether a language has all Cyrillic letters that a repair brings into a word."""
    alphabet = language_names().get(language, {}).get("alphabet", "")
    added = {letter.lower() for letter, before in zip(repaired, word, strict=True) if letter != before}
    return not _CYRILLIC.search(alphabet) or added <= {*alphabet} or not _CYRILLIC.search("".join(added))


def _is_mixed(word: str) -> bool:
    return bool(_CYRILLIC.search(word) and _LATIN.search(word)) and not _NUMERAL.match(word)


def _in_one_script(word: str) -> str:
    return repair_lookalikes(word) if len(word) < _TOO_LONG else word


def _lone_letters(field: SourceField, prose: str) -> Iterator[Diagnostic]:
    for pattern, script in ((_LONE_CYRILLIC, "Cyrillic"), (_LONE_LATIN, "Latin")):
        for match in islice(pattern.finditer(prose), MOST_IN_A_FIELD):
            message = f"{script} {match[0]} stands alone among words of the other script"
            yield finding("lone-homoglyph", message, field, match.start())


def _identifier(field: SourceField) -> Iterator[Diagnostic]:
    found = (_CYRILLIC if field.variable == "doi" else _CYRILLIC_DIGIT).search(field.text)
    if found:
        # With a Latin letter in front the whole of it is a word that is mostly Latin.
        mended = "".join(repair_lookalikes(f"z{letter}")[1:] for letter in field.text)
        sure = None if _CYRILLIC.search(mended) else mended
        message = f"Cyrillic {found[0]} in the {field.variable}"
        yield finding("homoglyph", message, field, found.start(), sure)
