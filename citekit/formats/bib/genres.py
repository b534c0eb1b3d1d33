"""Name the kinds of theses and reports that a .bib file says by its entry types and by keys of biblatex.

biblatex prints the key ``phdthesis`` in the language of the paper; other programs have no such keys and print words.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_WORDS = MappingProxyType(
    {
        "bathesis": "Bachelor's thesis",
        "candthesis": "Candidate thesis",
        "mathesis": "Master's thesis",
        "phdthesis": "PhD thesis",
        "resreport": "Research report",
        "techreport": "Technical report",
    }
)
_KEYS = MappingProxyType({words: key for key, words in _WORDS.items()})
_IMPLIED = MappingProxyType({"mastersthesis": "mathesis", "phdthesis": "phdthesis"})
_ANY_THESIS = "Thesis"
"""What stands in ``type`` of a thesis of an unknown kind, which classic BibTeX would print as a PhD thesis."""


def write_genre(fields: Mapping[str, str], entry_type: str, flavour: str) -> dict[str, str]:
    """Return the field ``type`` of an entry where it differs from what the record says.

    Example:
        >>> write_genre({"type": "PhD thesis"}, "thesis", "biblatex"), write_genre({}, "phdthesis", "bibtex")
        ({'type': 'phdthesis'}, {'type': 'Thesis'})
    """
    told = fields.get("type")
    if told is None:
        return {"type": _ANY_THESIS} if entry_type in _IMPLIED else {}
    return {"type": _KEYS[told]} if flavour == "biblatex" and told in _KEYS else {}


def read_genre(fields: Mapping[str, str], entry_type: str) -> str | None:
    """Return the kind of a thesis or report in words, or None; the inverse of `write_genre`.

    Example:
        >>> read_genre({}, "mastersthesis"), read_genre({"type": "techreport"}, "report")
        ("Master's thesis", 'Technical report')
    """
    told = fields.get("type", _IMPLIED.get(entry_type))
    if told == _ANY_THESIS and entry_type in _IMPLIED:
        return None
    return None if told is None else _WORDS.get(told, told)
