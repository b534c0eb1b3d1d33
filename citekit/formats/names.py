"""Write names as BibTeX knows them (``von Family, Jr, Given``; organisations in braces) and read them back."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citekit.expressions import late
from citekit.formats.braces import is_wrapped, split_outside
from citekit.formats.latex import clean, compose, escape, unescape
from citekit.formats.name_lists import PLAIN_NAME, ends_a_list, is_turned
from citekit.model import Name

_AND = r"\s[aA][nN][dD](?=\s)"
_COMMA = ","
_SPACE = r"[\s~]+"
_OTHERS = "others"
_EXTENDED = late(r"(?:family|given|prefix|suffix)\s*=", re.IGNORECASE)
_AND_INSIDE = late(r"\band\b", re.IGNORECASE)


def write_plain(name: Name) -> str:
    """Return a name that reads back as it is without any guard, or an empty text when it is not that plain.

    Example:
        >>> write_plain(Name("Колас", "Якуб")), write_plain(Name("Vries", "Hugo", "de"))
        ('Колас, Якуб', '')
    """
    if name.literal or name.suffix or name.non_dropping_particle or name.dropping_particle:
        return ""
    inverted = f"{name.family}, {name.given}" if name.family and name.given else ""
    return inverted if PLAIN_NAME.fullmatch(inverted) else ""


def write_name(name: Name) -> str:
    """Return a name that BibTeX cannot take apart wrongly; an empty text when there is nothing to write.

    Example:
        >>> write_name(Name(family="Vries", given="Hugo", non_dropping_particle="de"))
        'de Vries, Hugo'
        >>> write_name(Name(literal="Наша Ніва"))
        '{Наша Ніва}'
    """
    if plain := write_plain(name):
        return plain
    family, given = _family(name), _given(name)
    if family and given:
        suffix = _guarded(name.suffix or "", clean(name.suffix or ""))
        inverted = ", ".join(filter(None, (family, suffix, given)))
        return inverted if _is_safe(inverted) else _whole(name)
    if family and not clean(name.suffix or "") and not re.search(_SPACE, family):
        return family
    return _whole(name)


def spell_names(names: Iterable[Name]) -> str:
    """Return a list of names, in the extended form of biblatex what would be read otherwise in the usual one.

    Example:
        >>> spell_names([Name("Колас", "Якуб"), Name(literal="Наша Ніва")])
        'Колас, Якуб and {Наша Ніва}'
        >>> spell_names([Name("Beethoven", non_dropping_particle="van")])
        'family={Beethoven}, prefix={van}'
    """
    return " and ".join(filter(None, map(_spell_name, names)))


def _spell_name(name: Name) -> str:
    usual = write_name(name)
    if not usual or name.literal or read_name(usual) == name:
        return usual
    prefix = name.non_dropping_particle or name.dropping_particle
    parts = {"family": name.family, "given": name.given, "prefix": prefix, "suffix": name.suffix}
    told = [f"{part}={{{escape(text)}}}" for part, text in parts.items() if text]
    extended = ", ".join([*told, *(["useprefix=false"] if name.dropping_particle else [])])
    return extended if read_name(extended) == name else usual


def _is_safe(inverted: str) -> bool:
    """Tell whether biber will take the name: it counts commas inside braces too, and drops the entry of a third."""
    return inverted.count(_COMMA) <= 2 and ",," not in inverted


def _whole(name: Name) -> str:
    parts = (name.literal, name.given, name.dropping_particle, name.non_dropping_particle, name.family, name.suffix)
    whole = clean(" ".join(filter(None, parts)))
    return f"{{{escape(whole)}}}" if whole else ""


def _family(name: Name) -> str:
    family, particle = clean(name.family or ""), clean(name.non_dropping_particle or "")
    if not family or name.literal:
        return ""
    if particle and not all(_is_plain_particle(word) for word in particle.split(" ")):
        return f"{{{escape(f'{particle} {family}')}}}"
    capital = all(word[0].isupper() for word in family.split(" "))
    plain = family if capital and not is_turned(f"{particle} {family}".strip()) else ""
    return " ".join(filter(None, (particle, _guarded(family, plain))))


def _given(name: Name) -> str:
    given = clean(" ".join(filter(None, (name.given, name.dropping_particle))))
    return _guarded(given, given)


def _guarded(text: str, plain: str) -> str:
    """Put a part in braces unless it is plain: no specials, no comma, no ``and`` that would split it."""
    text = clean(text)
    escaped = escape(text)
    bare = plain and escaped == text and "," not in text and not _AND_INSIDE.search(text)
    if not text or (bare and not ends_a_list(text)):
        return text
    return f"{{{escaped}}}"


def read_name(latex: str) -> Name:
    """Read one name in any of the three forms of BibTeX, or in the extended form of biblatex (``family=…, given=…``).

    Example:
        >>> read_name("Іван Франко").family, read_name("{Наша Ніва}").literal
        ('Франко', 'Наша Ніва')
    """
    if plain := PLAIN_NAME.fullmatch(latex):
        return Name(plain[1], plain[2])
    if _EXTENDED.match(latex):
        return _read_extended(latex)
    if is_wrapped(latex) or latex == _OTHERS:
        return Name(literal=unescape(latex))
    parts = split_outside(latex, _COMMA)
    if len(parts) > 3:
        return Name(literal=unescape(latex))
    if len(parts) == 1:
        return _read_natural(split_outside(latex, _SPACE))
    particle, family = _cut_particle(split_outside(parts[0], _SPACE))
    given, dropping = _cut_dropping(split_outside(parts[-1], _SPACE))
    suffix = parts[1] if len(parts) == 3 else ""
    return _name(particle, family, given, dropping, suffix)


def _read_extended(latex: str) -> Name:
    """Read ``family=Gaulle, given=Charles, prefix=de, useprefix=false``: a prefix not used is a dropping one."""
    pairs = (part.partition("=") for part in split_outside(latex, _COMMA))
    told = {key.strip().lower(): unescape(value.strip().strip('"')) or None for key, _, value in pairs}
    is_dropping = told.get("useprefix") == "false"
    particle, dropping = (None, told.get("prefix")) if is_dropping else (told.get("prefix"), None)
    return Name(told.get("family"), told.get("given"), particle, dropping, told.get("suffix"))


def _read_natural(words: list[str]) -> Name:
    """Read ``First von Last``: the particle starts at the first small word, else the last word is the family."""
    small = [index for index, word in enumerate(words[:-1]) if _is_small(word)]
    start = small[0] if small else len(words) - 1
    particle, family = _cut_particle(words[start:])
    return _name(particle, family, " ".join(words[:start]), "", "")


def _cut_particle(words: list[str]) -> tuple[str, str]:
    small = [index for index, word in enumerate(words[:-1]) if _is_small(word)]
    end = small[-1] + 1 if small else 0
    return " ".join(words[:end]), " ".join(words[end:])


def _cut_dropping(words: list[str]) -> tuple[str, str]:
    start = len(words)
    while start > 1 and _is_small(words[start - 1]):
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:])


def _is_plain_particle(word: str) -> bool:
    return word[:1].islower() and word.isalpha() and word.lower() != "and"


def _is_small(word: str) -> bool:
    return word[:1].islower()


def _name(particle: str, family: str, given: str, dropping: str, suffix: str) -> Name:
    values = (unescape(part) or None for part in (particle, family, given, dropping, suffix))
    particle_, family_, given_, dropping_, suffix_ = values
    return Name(family_, given_, particle_, dropping_, suffix_)


def read_names(latex: str) -> tuple[Name, ...]:
    """Read a list of names.

    Example:
        >>> [name.family for name in read_names("Купала, Янка and Колас, Якуб")]
        ['Купала', 'Колас']
    """
    return tuple(read_name(piece) for piece in split_outside(f" {compose(clean(latex))} ", _AND) if piece)
