"""Read the remark by which a list in Latin letters says in which language a work is written: ``(in Russian)``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from citekit.expressions import late
from citekit.vocabulary.babel import babel_languages

_NOTE = late(
    r"[(\[]\s?(?:(?P<said>[Ii]n)\s)?(?P<name>[A-Z][A-Za-z]{2,12})(?P<short>\.?)(?:(?:[,;]|\s(?:and|with|translation))[^()\[\]]{0,60})?[)\]](?=(?P<end>[\s.]{0,4}$)?)"
)


def stated_language(text: str) -> str | None:
    """Return the tag of the language that a reference names in brackets, the last one; None when it names none.

    Without ``in`` the name must be whole and stand at the end, since a word in brackets may mean much else.

    Example:
        >>> [stated_language(f"2001. {note}.") for note in ("(in Russ.)", "[In Belarusian]", "(Polish)", "(Paris)")]
        ['ru', 'be', 'pl', None]
    """
    found = [tag for _, tag in _notes(text)]
    return found[-1] if found else None


def language_notes(text: str) -> tuple[str, ...]:
    """Return what stands in the brackets that name a language.

    Example:
        >>> language_notes("2001. 5 p. (in Russ.)")
        ('in Russ.',)
    """
    return tuple(note for note, _ in _notes(text))


def _notes(text: str) -> Iterator[tuple[str, str]]:
    for note in _NOTE.finditer(text):
        is_meant = note["said"] or (note["end"] is not None and not note["short"])
        if is_meant and (tag := _tag(note["name"].lower(), is_short=bool(note["short"]))):
            yield note[0].strip("()[] "), tag


def is_language_note(bracketed: str) -> bool:
    """Tell whether what stands in brackets only names a language.

    Example:
        >>> is_language_note("in Ukrainian"), is_language_note("The Russian")
        (True, False)
    """
    return stated_language(f"[{bracketed.strip()}]") is not None


@lru_cache(maxsize=128)
def _tag(name: str, *, is_short: bool) -> str | None:
    """Find a language by its English name, or by the beginning of one name alone."""
    names = {one.name: one.tag for one in reversed(babel_languages()) if one.name.islower() and "-" not in one.tag}
    if name in names or not is_short:
        return names.get(name)
    tags = {tag for known, tag in names.items() if known.startswith(name)}
    return tags.pop() if len(tags) == 1 else None
