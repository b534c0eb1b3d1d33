"""Find languages that are unknown, and texts that are clearly in another language than the record says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citekit.lint.reading import about_entry, finding, shown
from citekit.model import Diagnostic, Reference, SourceEntry, SourceField
from citekit.transliteration import detect_language
from citekit.transliteration.languages import language_names
from citekit.vocabulary import LANGUAGES
from citekit.vocabulary.babel import babel_languages

_TOLD = frozenset(LANGUAGES)
_IN_CYRILLIC = frozenset({"be", "ru", "uk", "bg", "mk"})
_IN_LATIN = frozenset({"pl", "en", "de", "fr", "lt", "lv", "cs", "sk", "it", "es"})
_CYRILLIC, _LETTER = re.compile("[\u0400-\u052f]"), re.compile(r"[^\W\d_]")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_WORD = 3
"""A word of so many Cyrillic letters is no Polish; a name in Latin letters may well be a whole title in Russian."""
_FEWEST_WORDS, _FEWEST_LETTERS = 4, 25
_ENOUGH = 1000
"""So many characters tell the language of a text; a longer one costs memory alone."""
_NEIGHBOURS = ("be", "ru", "uk")
_SMALL_WORD = re.compile(r"(?<![^\W\d_])[а-яёіїєўґ]{2,}")
_QUOTED = re.compile(r"[«„“\"][^»”“\"]*[»”“\"]")
_SURE = 0.999
_FEW = 0.1


def find_wrong_language(reference: Reference, entry: SourceEntry) -> Iterator[Diagnostic]:
    """Yield what is wrong with the language of a record.

    Example:
        ``langid = {rusian}`` is unknown, ``langid = {ru}`` is no name of babel; ``langid = {russian}`` beside
        ``Гісторыя беларускай літаратуры`` differs.
    """
    names = {field.name: field for field in reversed(entry.fields) if field.variable == "language"}
    # Where both stand, biblatex takes ``language`` for that of the original of a translation.
    field = names.get("langid") or entry.field("language")
    if field and field.text.strip():
        unknown = tuple(_unknown(field, entry))
        yield from unknown or _different(reference, field)
    elif entry.is_latex and reference.title and _share_of_cyrillic(reference.title.value[:_ENOUGH]) > 1 - _FEW:
        yield about_entry("language-missing", "a Cyrillic title without langid", entry, "langid")


def _unknown(field: SourceField, entry: SourceEntry) -> Iterator[Diagnostic]:
    told = field.text.strip().lower()
    names = {one.name.lower(): one.tag for one in babel_languages()}
    by_tag = {one.tag: one.name.lower() for one in reversed(babel_languages())}
    if not entry.is_latex:
        if not _TAG.fullmatch(field.text.strip()):
            message = f"{shown(field.text)} is no language tag"
            yield finding("language-unknown", message, field, 0, names.get(told))
    elif field.name in ("langid", "hyphenation") and told not in names:
        known = by_tag.get(told) or by_tag.get(told.partition("-")[0])
        code = "language-tag" if known else "language-unknown"
        yield finding(code, f"{shown(field.text)} is no language of babel", field, 0, known)


def _different(reference: Reference, field: SourceField) -> Iterator[Diagnostic]:
    title = reference.title
    declared, _, rest = ((title and title.language) or reference.language or "").lower().partition("-")
    text = title.value[:_ENOUGH] if title else ""
    letters = _LETTER.findall(text)
    cyrillic = _share_of_cyrillic(text)
    if not declared or len(rest) >= 4:
        return
    if declared in _IN_LATIN and cyrillic > 1 - _FEW and len(letters) >= _WORD:
        yield finding("language-differs", f"{shown(field.text)}, but the title is in Cyrillic letters", field)
    elif foreign := _foreign_word(text, declared):
        yield finding("language-differs", f"{shown(field.text)}, whose alphabet lacks letters of {foreign}", field)
    elif len(letters) < _FEWEST_LETTERS or len(text.split()) < _FEWEST_WORDS:
        return
    elif declared in _IN_CYRILLIC and cyrillic == 0:
        yield finding("language-differs", f"{shown(field.text)}, but the title has no Cyrillic letter", field)
    elif declared in _TOLD and not _FEW < cyrillic < 1 - _FEW:
        guess = detect_language(text, candidates=LANGUAGES)
        if guess.language and guess.language != declared and guess.confidence >= _SURE:
            yield finding("language-differs", f"{shown(field.text)}, but the title reads as {guess.language}", field)


def _foreign_word(text: str, language: str) -> str:
    """Return the first word with a letter that a language lacks and its neighbours have, names and quotations apart.

    The і of Russian before 1918 tells nothing.
    """
    if language not in _NEIGHBOURS:
        return ""
    alphabets = {one: str(language_names()[one]["alphabet"]) for one in _NEIGHBOURS}
    lacking = set("".join(alphabets.values())).difference(alphabets[language], "іґ")
    words = _SMALL_WORD.findall(_QUOTED.sub("", text.partition(" = ")[0]))
    return next((word for word in words if not lacking.isdisjoint(word)), "")


def _share_of_cyrillic(text: str) -> float:
    return len(_CYRILLIC.findall(text)) / max(1, len(_LETTER.findall(text)))
