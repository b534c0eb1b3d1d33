r"""Find what stays as it stands on both sides, in a text and in its LaTeX: formulas, and commands that are not known.

``$x_1$`` is a formula; ``\footnote{page 3}`` and ``\begin{quote}…\end{quote}`` are commands for TeX alone.
A command without an argument is none of these: a stray backslash is far more common in a text, and would stop TeX.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from citekit.expressions import late
from citekit.formats.tables import read_table
from citekit.vocabulary.latex import latex_letters

_IN_MATH = r"[^\s$\\{}%#&~;]|[ ]|\\(?:[A-Za-z]+|[,:!|])"
_GROUP = rf"\{{(?:{_IN_MATH}|\{{(?:{_IN_MATH})*+\}})*+\}}"
_MATH = rf"(?<![\\$])\$(?=[^\s$])(?=[^$]*[\\^_])(?:{_IN_MATH}|{_GROUP})++(?<=\S)\$(?![0-9$])"
MATH = late(_MATH)
"""A formula: between other dollars is no command, ``^`` or ``_``."""

_IN_COMMAND = r"""[^\s$\\{}%#&;]|[ ]|\\[-,:!|'`^"~=.&%#_/]"""
_DEEPEST = 3
_LONGEST = 500
_READ_ELSEWHERE = (
    "url", "nolinkurl", "path", "href", "foreignlanguage", "selectlanguage", "textcolor", "color", "noopsort",
    "enquote", "mkbibquote", "textquote", "symbol", "string",
)  # fmt: skip
"""Commands that reading knows beside those of ``latex.tsv``."""

_NEVER_KEPT = (
    "begin", "end", "input", "include", "includeonly", "read", "openin", "openout", "write", "immediate", "special",
    "def", "edef", "gdef", "xdef", "let", "csname", "endcsname", "catcode", "newcommand", "renewcommand",
    "providecommand", "usepackage", "documentclass", "directlua", "luaexec", "latelua", "ShellEscape", "everypar",
    "newwrite", "newread", "loop", "lstinputlisting", "verbatiminput",
)  # fmt: skip
"""Commands that a record from anywhere must not bring into a document."""

_HOLE = "\ufdd2"
"""What stands for such a piece while the rest is changed: a character that no text has."""


def outside_verbatim(change: Callable[[str], str], text: str) -> str:
    r"""Change a text or its LaTeX but for the pieces that stay as they stand.

    Example:
        >>> outside_verbatim(str.upper, r"see \footnote{page 3} and $x_1$")
        'SEE \\footnote{page 3} AND $x_1$'
    """
    if _HOLE in text or not has_verbatim(text):
        return change(text)
    kept = [match[0] for match in _verbatim().finditer(text)]
    changed = change(_verbatim().sub(_HOLE, text))
    if changed.count(_HOLE) != len(kept):
        return change(text)
    pieces = iter(kept)
    return re.sub(_HOLE, lambda _: next(pieces), changed)


def has_verbatim(text: str) -> bool:
    """Tell whether a text or its LaTeX has pieces that stay as they stand."""
    return ("$" in text or ("\\" in text and "{" in text)) and _verbatim().search(text) is not None


def verbatim_places(latex: str) -> Iterator[int]:
    """Yield every place that lies in a piece that stays as it stands."""
    if _HOLE not in latex and has_verbatim(latex):
        for match in _verbatim().finditer(latex):
            yield from range(*match.span())


@cache
def _verbatim() -> re.Pattern[str]:
    never = rf"(?:{'|'.join(_NEVER_KEPT)})(?![A-Za-z])"
    piece = rf"{_IN_COMMAND}|\\(?!{never})[A-Za-z]+"
    argument = rf"\{{(?:{piece})*+\}}"
    for _ in range(1, _DEEPEST):
        argument = rf"\{{(?:{piece}|{argument})*+\}}"
    known = "|".join([*latex_letters(), *(row["command"] for row in read_table("latex.tsv")), *_READ_ELSEWHERE])
    option = r"\[[^\[\]\s$\\{}%#&~;]{0,99}\]"
    command = rf"(?<!\\)\\(?!{never}|(?:{known})(?![A-Za-z]))[A-Za-z]{{2,}}(?:{option})?(?:{argument})++"
    name = r"(?P<name>[a-z]{2,20}\*?)"
    environment = rf"(?<!\\)\\begin\{{{name}\}}(?:{piece}|{argument}){{0,{_LONGEST}}}+\\end\{{(?P=name)\}}"
    return re.compile(f"{_MATH}|{environment}|{command}")
