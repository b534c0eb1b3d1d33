"""Write names as RIS has them, ``Family, Given, Suffix``, and read them back.

A name without a comma is that of an organisation; one whose own words hold a comma doubles the first, as EndNote asks.
Particles in small letters are told from the names beside them, as CSL processors do.
"""

from __future__ import annotations

from citekit.formats.latex import clean
from citekit.formats.particles import split_leading, split_trailing
from citekit.model import Name


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
    return clean(name.literal or family or given).replace(",", ",,", 1)


def read_ris_name(line: str) -> Name:
    """Read a name.

    Example:
        >>> read_ris_name("de Vries, Jan")
        Name(family='Vries', given='Jan', non_dropping_particle='de', dropping_particle=None, suffix=None, \
literal=None, language=None, variants=())
    """
    line = line.strip()
    if ",," in line or "," not in line.rstrip(","):
        return Name(literal=line.replace(",,", ",", 1).rstrip(", ") if ",," in line else line.rstrip(", "))
    family, given, suffix = (part.strip() or None for part in (*line.split(",", 2), "")[:3])
    if not family or not given:
        return Name(literal=line.strip(", "))
    particle, family = split_leading(family)
    given, dropping = split_trailing(given)
    return Name(family, given, particle, dropping, suffix)
