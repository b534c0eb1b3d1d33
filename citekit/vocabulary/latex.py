"""Know what LaTeX prints for the commands of letters and signs, for accents and for ligatures."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from citekit.packaged import packaged_text

ACCENTS: Mapping[str, str] = MappingProxyType(
    dict(
        zip(
            "`'^\"~=.uvHcdbrk",
            "\u0300\u0301\u0302\u0308\u0303\u0304\u0307\u0306\u030c\u030b\u0327\u0323\u0331\u030a\u0328",
            strict=True,
        )
    )
)
"""The combining mark of each accent command: ``\\v`` puts a caron on the letter that follows."""
LIGATURES: Mapping[str, str] = MappingProxyType({"--": "–", "---": "—", "``": "“", "''": "”"})
"""What TeX's own fonts print for signs that stand together."""


@cache
def latex_letters() -> Mapping[str, str]:
    r"""Return the letters and signs that commands print, in every text encoding of Latin and Cyrillic fonts.

    Example:
        >>> latex_letters()["L"], latex_letters()["cyrushrt"], latex_letters()["textnumero"]
        ('Ł', 'ў', '№')
    """
    rows = packaged_text(__package__, "latex.tsv").splitlines()[1:]
    return MappingProxyType(dict(row.split("\t") for row in rows))
