"""Write names as RIS has them, ``Family, Given, Suffix``, and read them back.

A name without a comma is that of an organisation, unless it has the initials of a person, as catalogues write without
commas; one whose own words hold a comma doubles the first, and one that looks like a person ends with a comma, as
EndNote asks.
Particles in small letters are told from the names beside them, as CSL processors do.
"""

from __future__ import annotations

from citekit.expressions import late
from citekit.formats.latex import clean
from citekit.formats.particles import split_leading, split_trailing
from citekit.model import Name

_FAMILY = r"(?P<family>(?!\d)\w[\w’'ʹʺ-]+)"
_INITIALS = r"(?P<given>(?:[^\W\d_]{1,2}\.(?:[\s-]?(?=[^\W\d_]))?){1,3})"
_WITH_INITIALS = (
    late(rf"{_FAMILY}\s{_INITIALS}"),
    late(rf"{_INITIALS}\s?{_FAMILY}"),
    late(rf"(?!\w+\s(?:AB|AG|AS|BV|EU|NV|OY|PC|SA|SE|TV|UK|UN|US)$){_FAMILY}\s(?P<given>[A-Z]{{1,2}})"),
)


def write_ris_name(name: Name) -> str:
    """Write a name; empty when it has no words.

    Example:
        >>> write_ris_name(Name("Vries", "Jan", "de")), write_ris_name(Name(literal="Інстытут, Мінск"))
        ('de Vries, Jan', 'Інстытут,, Мінск')
    """
    family = clean(" ".join(filter(None, (name.non_dropping_particle, name.family))))
    given = clean(" ".join(filter(None, (name.given, name.dropping_particle))))
    if family and given:
        return ", ".join(filter(None, (family, given, clean(name.suffix or ""))))
    whole = clean(name.literal or family or given).replace(",", ",,", 1)
    return f"{whole}," if _read_person(whole) else whole


def read_ris_name(line: str) -> Name:
    """Read a name.

    Example:
        >>> read_ris_name("de Vries, Jan")
        Name(family='Vries', given='Jan', non_dropping_particle='de', dropping_particle=None, suffix=None, \
literal=None, language=None, variants=())
    """
    line = line.strip()
    if ",," in line or "," not in line.rstrip(","):
        whole = line.replace(",,", ",", 1) if ",," in line else line
        return _read_person(line) or Name(literal=whole.rstrip(", "))
    family, given, suffix = (part.strip() or None for part in (*line.split(",", 2), "")[:3])
    if not family or not given:
        return Name(literal=line.strip(", "))
    particle, family = split_leading(family)
    given, dropping = split_trailing(given)
    return Name(family, given, particle, dropping, suffix)


def _read_person(line: str) -> Name | None:
    """Return a person whose initials tell that a name without commas is one."""
    found = next(filter(None, (form.fullmatch(line) for form in _WITH_INITIALS)), None)
    return Name(found["family"], found["given"].strip()) if found and found["family"][0].isupper() else None
