r"""Write the italics and the like of CSL titles (``<i>``, ``<sup>``) as LaTeX prints them, or leave them out.

A record keeps the tags, which CSL-JSON has in its texts; a data annotation brings them back from a .bib file.
"""

from __future__ import annotations

import re
from types import MappingProxyType

from citekit.expressions import late
from citekit.formats.csl_case import read_marked, write_marked
from citekit.formats.latex import clean, unescape
from citekit.model import Text

NOTE = "html"
"""Name of the annotation that holds a text with its tags."""

_COMMANDS = MappingProxyType(
    {"b": "textbf", "i": "textit", "sc": "textsc", "sub": "textsubscript", "sup": "textsuperscript"}
)
_TAG = late("<(/?)(b|i|sc|sub|sup)>")
_GUARDED = late(r"<\{\}(/?)(b|i|sc|sub|sup)>")


def has_looks(text: str) -> bool:
    """Tell whether a text has tags, each closed in its turn.

    Example:
        >>> has_looks("CO<sub>2</sub>"), has_looks("<i>a<b>b</i></b>"), has_looks("a < b")
        (True, False, False)
    """
    waiting: list[str] = []
    found = False
    for tag in _TAG.finditer(text) if "</" in text else ():
        if not tag[1]:
            waiting.append(tag[2])
        elif not waiting or waiting.pop() != tag[2]:
            return False
        found = True
    return found and not waiting


def without_looks(text: str) -> str:
    """Return a text without its tags; what is no tag stays.

    Example:
        >>> without_looks("CO<sub>2</sub>"), without_looks("a <i> b")
        ('CO2', 'a <i> b')
    """
    return _TAG.sub("", text) if has_looks(text) else text


def show_looks(latex: str, value: Text) -> tuple[str, str]:
    r"""Return the LaTeX of a text with commands for its tags, and the text for the annotation; empty when none is due.

    Example:
        >>> show_looks("CO<sub>2</sub>", Text("CO<sub>2</sub>"))
        ('CO\\textsubscript{2}', 'CO<sub>2</sub>')
    """
    tagged = _GUARDED.sub(r"<\1\2>", latex) if has_looks(value.value) else ""
    if not has_looks(tagged):
        return latex, ""
    shown = _TAG.sub(_command, tagged)
    marked = clean(write_marked(value))
    exact = read_marked(marked)
    is_sure = exact.value == clean(value.value) and unescape(shown) == clean(without_looks(exact.value))
    return (shown, marked) if is_sure and exact.protected == value.protected else (latex, "")


def read_looks(marked: str, printed: str) -> Text | None:
    """Return the text of an annotation, or None when the field beside it says something else by now.

    Example:
        >>> read_looks("CO<sub>2</sub>", "CO2")
        Text(value='CO<sub>2</sub>', language=None, variants=(), protected=())
    """
    exact = read_marked(marked)
    return exact if has_looks(exact.value) and clean(without_looks(exact.value)) == printed else None


def _command(tag: re.Match[str]) -> str:
    return "}" if tag[1] else rf"\{_COMMANDS[tag[2]]}{{"
