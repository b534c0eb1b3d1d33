"""Write the protected words of a title as CSL-JSON has them, in ``<span class="nocase">``, and read them back.

Zotero, Better BibTeX, pandoc and citeproc-js know this mark; other marks (``<i>``) are part of the text.
"""

from __future__ import annotations

from citekit.expressions import late
from citekit.formats.protection import CLOSE, OPEN, mark, unmark
from citekit.model import Text

_MARK = '<span class="nocase">'
_END = "</span>"
_TAG = late(r"(?P<mark><span\s{1,9}class\s{0,9}=\s{0,9}[\"']?nocase[\"']?\s{0,9}>)|<span\b|(?P<end></span\s{0,9}>)")


def write_marked(text: Text) -> str:
    """Write a title with its protected words marked.

    Example:
        >>> write_marked(Text("The NATO problem", protected=("NATO",)))
        'The <span class="nocase">NATO</span> problem'
    """
    if not text.protected:
        return text.value
    return mark(text.value, text.protected).replace(OPEN, _MARK).replace(CLOSE, _END)


def read_marked(marked: str) -> Text:
    """Read a title with its protected words; a mark that is not closed stays part of the text.

    Example:
        >>> read_marked('The <span class="nocase">NATO</span> problem')
        Text(value='The NATO problem', language=None, variants=(), protected=('NATO',))
    """
    if "nocase" not in marked or OPEN in marked or CLOSE in marked:
        return Text(marked)
    pieces, last = [], 0
    for start, end, sign in _marks(marked):
        pieces += [marked[last:start], sign]
        last = end
    value, words = unmark("".join([*pieces, marked[last:]]))
    return Text(value, protected=words)


def _marks(marked: str) -> list[tuple[int, int, str]]:
    """Return the places of marks and their ends, each with what stands for it: of nested marks the outermost counts."""
    waiting: list[tuple[int, int] | None] = []
    found: list[tuple[int, int, str]] = []
    for tag in _TAG.finditer(marked):
        if not tag["end"]:
            waiting.append(tag.span() if tag["mark"] else None)
        elif waiting and (opening := waiting.pop()):
            is_inner = any(waiting)
            found += [(*opening, "" if is_inner else OPEN), (*tag.span(), "" if is_inner else CLOSE)]
    return sorted(found)
