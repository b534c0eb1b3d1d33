r"""Write the protected words of a title in braces, and find the braces of a title that protect.

As BibTeX and biblatex have it, braces protect, unless a command follows the first one (``{\'E}tude``) or the braces are
those of a command (``\emph{Homo}``); in such places it takes a second pair: ``{{\'E}tude}``.
"""

from __future__ import annotations

from collections.abc import Iterator

from citekit.expressions import late
from citekit.formats.braces import is_wrapped
from citekit.formats.latex import clean, escape, unescape
from citekit.formats.latex_verbatim import verbatim_places
from citekit.formats.protection import CLOSE, LONGEST, OPEN, mark, protect, unmark
from citekit.model import Text

_TOKEN = late(r"(?P<argument>\\(?:[A-Za-z]+|[`'^\"~=.])\{)|\\.|(?P<open>\{)|(?P<close>\})")
_BEGINS_WITH_COMMAND = late(rf"{OPEN}(\\[^{CLOSE}]*){CLOSE}")
_BARE_TITLE = late(r"(?i)(?<![\w.+-])(?:main|book)?title\s{0,9}=\s{0,9}(?:\{[^{}]*\}|\"[^\"{}]*\")")


def escape_title(text: Text) -> str:
    r"""Write a text as LaTeX, its protected words in braces.

    Example:
        >>> escape_title(Text("The NATO & Belarus problem", protected=("NATO",)))
        'The {NATO} \\& Belarus problem'
    """
    if not text.protected:
        return escape(text.value)
    plain = clean(text.value)
    marked = escape(mark(plain, tuple(map(clean, text.protected))))
    latex = _BEGINS_WITH_COMMAND.sub(r"{{\1}}", marked).replace(OPEN, "{").replace(CLOSE, "}")
    # Braces in a formula are part of it.
    return latex if unescape(latex) == plain else escape(plain)


def unescape_title(latex: str) -> Text:
    r"""Read LaTeX as a text with its protected words.

    Example:
        >>> unescape_title(r"{\'E}tude \emph{of} {NATO}, {B}elarus").protected
        ('NATO', 'Belarus')
    """
    value = unescape(latex)
    if "{" not in latex or OPEN in latex or CLOSE in latex or len(value) > LONGEST:
        return Text(value)
    signs = list(latex)
    for start, end in _protecting_pairs(latex):
        signs[start], signs[end] = OPEN, CLOSE
    return Text(value, protected=protect(value, map(clean, unmark(unescape("".join(signs)))[1])))


def _protecting_pairs(latex: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the outermost braces that protect."""
    untouched = frozenset(verbatim_places(latex))
    waiting: list[int | None] = []
    inside = 0
    for token in _TOKEN.finditer(latex):
        if token.start() in untouched:
            continue
        if token["argument"] or token["open"]:
            protects = not token["argument"] and not inside and latex[token.end() : token.end() + 1] != "\\"
            waiting.append(token.start() if protects else None)
            inside += protects
        elif token["close"] and waiting:
            start = waiting.pop()
            if start is not None:
                inside -= 1
                yield start, token.start()


def protects_a_part(latex: str) -> bool:
    """Tell whether braces of a title protect some of its words, not all of it.

    Example:
        >>> [protects_a_part(latex) for latex in ("The {NATO}", "{The NATO}", "The NATO")]
        [True, False, False]
    """
    return "{" in latex and not is_wrapped(latex) and bool(unescape_title(latex).protected)


def has_bare_title(text: str) -> bool:
    """Tell whether a .bib file has a title without any braces, so that braces around a whole title mean something.

    Programs that wrap titles by habit, as classic BibTeX asks for, wrap all of them.

    Example:
        >>> has_bare_title("title = {{Ad fontes}}"), has_bare_title("title = {{NATO}}, booktitle = {Ad fontes}")
        (False, True)
    """
    return _BARE_TITLE.search(text) is not None
