"""Print names of persons and organisations in the form of a style."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from citekit.model import Name
from citekit.styles.cleaning import clean, strip_signs

_WORD = re.compile(r"[^\s.]+\.?(?:(?<=\.)-[^\s.]+\.?)*")
_DIGRAPHS = {"be": ("Дз", "Дж"), "uk": ("Дж", "Дз")}
_SYLLABLE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]")
"""A sign of Chinese, Japanese or Korean, which have no initials."""
_LONGEST_INITIAL = 4
_LONGEST_LIST = 1_000


@dataclass(frozen=True, slots=True)
class NameForm:
    """Say how a list of names is printed.

    Attributes:
        order: ``family-first``, ``given-first``, or ``first-inverted`` for the first name alone family first.
        comma: What stands between family and given names when the family stands first.
        given: ``initials`` (``І. І.``), ``compact`` (``І.І.``), ``bare`` (``II``) or ``full``.
        suffix: What stands before ``Jr.``.
        capitals: True prints family names in capitals.
        join: What stands between names.
        last: What stands before the last of them, ``{and}`` for the word; `join` when empty.
        last_of_two: What stands between two names that are all; `last` when empty.
        least: Fewer names than this print nothing.
        most: More names than this print nothing; 0 is no bound.
        et_al_from: As many names or more are cut; 0 is never.
        shown: How many stay of those cut.
        et_al: What follows them, ``{et_al}`` for the words.
        show_last: What stands before the last name, when that is printed after the cut ones; empty is never.
        people_only: True leaves a list alone that holds an organisation.
    """

    order: str = "family-first"
    comma: str = " "
    given: str = "initials"
    suffix: str = ", "
    capitals: bool = False
    join: str = ", "
    last: str = ""
    last_of_two: str = ""
    least: int = 1
    most: int = 0
    et_al_from: int = 0
    shown: int = 1
    et_al: str = " {et_al}"
    show_last: str = ""
    people_only: bool = False


def print_names(names: Sequence[Name], form: NameForm, words: dict[str, str], *, more: bool = False) -> str:
    """Print names; empty when the form is not for so many of them.

    Args:
        names: The names, in order.
        form: How.
        words: ``and`` and ``et_al`` in the language of the line.
        more: True when the source itself has left names out; it has more then than a form with a bound prints.

    Example:
        >>> print_names((Name("Іваноў", "Іван І."), Name("Dz", "A-B")), NameForm(comma=", "), {})
        'Іваноў, І. І., Dz, A.-B.'
    """
    names = tuple(names[:_LONGEST_LIST])
    count = max(len(names) + 1, form.least, form.most + bool(form.most)) if more else len(names)
    if count < form.least or (form.most and count > form.most) or not names:
        return ""
    if form.people_only and any(not name.family for name in names):
        return ""
    every = (print_name(name, form, first=place == 0).strip(" ,;:") for place, name in enumerate(names))
    printed = [text for text in every if any(map(str.isalnum, text))]
    if not printed:
        return ""
    if form.et_al_from and count >= form.et_al_from:
        return _cut(printed, form, words)
    if more:
        return form.join.join(printed) + _fill(form.et_al, words)
    return _join(printed, form, words)


def _join(printed: list[str], form: NameForm, words: dict[str, str]) -> str:
    *others, last = printed
    if not others:
        return last
    before = (form.last_of_two if len(others) == 1 else "") or form.last or form.join
    return form.join.join(others) + _fill(before, words) + last


def _cut(printed: list[str], form: NameForm, words: dict[str, str]) -> str:
    shown = form.join.join(printed[: form.shown])
    if form.show_last:
        return f"{shown}{form.show_last}{printed[-1]}"
    return shown + _fill(form.et_al, words)


def _fill(pattern: str, words: dict[str, str]) -> str:
    return pattern.replace("{and}", words.get("and", "")).replace("{et_al}", words.get("et_al", "et al."))


def print_name(name: Name, form: NameForm, *, first: bool = True) -> str:
    """Print one name; an organisation, or a name of one part, as it stands."""
    family = strip_signs(" ".join(filter(None, (name.non_dropping_particle, name.family))))
    if not family:
        return clean(name.literal or name.given or "")
    family = clean(family.upper() if form.capitals else family)
    given = strip_signs(_given(name, form.given))
    suffix = clean((name.suffix or "").replace(".", "") if form.given == "bare" else name.suffix or "")
    if form.order == "family-first" or (form.order == "first-inverted" and first):
        main = form.comma.join(filter(None, (family, given)))
        return form.suffix.join(filter(None, (main, suffix)))
    return " ".join(filter(None, (given, family, suffix)))


def _given(name: Name, how: str) -> str:
    given = clean(" ".join(filter(None, (name.given, name.dropping_particle))))
    if how == "full":
        return re.sub(r"\.(?=\w)", ". ", given)
    spaced = shorten_given(given, name.language)
    if how == "bare":
        # Hyphens between initials are left out (Citing Medicine, chapter 1).
        return re.sub(r"\.[\s-]?(?=[^\s.]{1,4}\.)|\.", "", spaced)
    return re.sub(r"\. (?=[^\s.]{1,4}\.)", ".", spaced) if how == "compact" else spaced


def shorten_given(given: str, language: str | None = None) -> str:
    """Shorten given names to initials; those that are initials already stay, and so do particles.

    Example:
        >>> shorten_given("Жан-Поль Ю.М."), shorten_given("J.-P. van"), shorten_given("Дзмітрый", "be")
        ('Ж.-П. Ю. М.', 'J.-P. van', 'Дз.')
        >>> shorten_given("小明")
        '小明'
    """
    words = _WORD.findall(given[:_LONGEST_LIST])
    return " ".join(filter(None, ("-".join(_initials(word, language, len(words))) for word in words)))


def _initials(word: str, language: str | None, count: int) -> list[str]:
    if word.islower() and count > 1 and not word.endswith("."):
        return [word]
    return [initial for part in word.split("-") if (initial := _initial(part, language))]


def _initial(part: str, language: str | None) -> str:
    bare = part.strip(".()[]\"'’«»,;:*")
    if not bare[:1].isalpha():
        return ""
    if _SYLLABLE.match(bare):
        return bare
    if part.endswith(".") and len(part) <= _LONGEST_INITIAL:
        return bare + "."
    digraphs = _DIGRAPHS.get((language or "").partition("-")[0], ())
    return next((sound for sound in digraphs if bare.startswith(sound) and bare != sound), bare[0]) + "."
