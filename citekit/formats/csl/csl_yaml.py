"""Read CSL-YAML: the items of CSL-JSON as YAML, in the ``references`` of pandoc's metadata or as a list of their own.

pandoc (pandoc.org/MANUAL.html, "Specifying bibliographic data"), Quarto and Better BibTeX keep bibliographies in it.
Its texts are Markdown, of which the marks are read: protected words keep their capitals, emphasis is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from citekit.expressions import late
from citekit.formats.csl.items import from_item
from citekit.formats.yaml_reading import LinedDict, read_items
from citekit.model import Bibliography, Diagnostic, Reference

_FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_NAMED = re.compile(r"^references:", re.MULTILINE)
_BARE = re.compile(r"(?:\s|#[^\n]*+\n|---[ \t]*+\n)*+-[ \t]+[\w\"'-]+[ \t]*:")
_DATES = frozenset({"accessed", "available-date", "event-date", "issued", "original-date", "submitted"})
_KEYS = frozenset({"citation-key", "id", "type"})
_VERBATIM = frozenset({"DOI", "ISBN", "ISSN", "URL", "language", *_DATES})
_KEPT_CASE = late(r"\[([^\[\]]{1,300})\]\{\.nocase\}")
_SPAN = late(r"\[([^\[\]]{1,300})\]\{[.#][^{}]{0,99}\}")
_LOOK = late(r"(?<![\w\\*])(\*{1,3})(?=[^\s*])([^*]{1,300}?)(?<![\s\\])\1(?![\w*])")
_DASHES = late(r"(?<![-\\])-{2,3}(?!-)")
_ESCAPE = late(r"\\([!-/:-@\[-`{-~])")
_POINT = ("year", "month", "day")


def read_csl_yaml(text: str) -> Bibliography:
    r"""Read CSL-YAML; a broken item is told with its line, the others are kept.

    Args:
        text: A file of YAML, or one of Markdown, whose blocks of metadata are read.

    Example:
        >>> read_csl_yaml("references:\n- id: kolas\n  type: book\n  title: Дрыгва\n").references[0].title.value
        'Дрыгва'
    """
    references: list[Reference] = []
    diagnostics: list[Diagnostic] = []
    seen: set[str] = set()
    for block, before in _blocks(text.removeprefix("\ufeff")):
        items, told = read_items(block, "references", before)
        diagnostics += told
        for item, line in items:
            reference, found = from_item(_plain_item(item), len(references) + 1)
            references.append(reference)
            diagnostics += (_placed(finding, item, line) for finding in found)
            if (key := reference.citation_key or "") and key in seen:
                message = f"line {line}: {key[:80]}: the id stands more than once"
                diagnostics.append(Diagnostic("duplicate-key", message, "id", line=line))
            seen.add(key)
    return Bibliography(tuple(references), tuple(diagnostics))


def _blocks(text: str) -> Iterator[tuple[str, int]]:
    """Yield the blocks between the fences of a file that hold items, each with the number of lines before it."""
    start, before, is_named = 0, 0, bool(_NAMED.search(text))
    for end, following in [*((fence.start(), fence.end()) for fence in _FENCE.finditer(text)), (len(text), len(text))]:
        if _NAMED.search(text, start, end) if is_named else _BARE.match(text, start, end):
            yield text[start:end], before
        before += text.count("\n", start, following)
        start = following


def _placed(finding: Diagnostic, item: LinedDict, line: int) -> Diagnostic:
    line = item.lines.get(finding.field or "", line)
    return Diagnostic(finding.code, f"line {line}: {finding.message}", finding.field, line=line)


def _plain_item(item: LinedDict) -> dict[str, Any]:
    """Return an item as CSL-JSON has it."""
    return {name: _plain_value(name, value) for name, value in item.items()}


def _plain_value(name: str, value: Any) -> Any:
    if name in _KEYS:
        return value
    plain = _deep(value, _unescape if name in _VERBATIM else read_markdown)
    return _plain_date(plain) if name in _DATES else plain


def _deep(value: Any, read: Callable[[str], str]) -> Any:
    """Apply a function to the texts in a value."""
    if isinstance(value, str):
        return read(value)
    if isinstance(value, list):
        return [_deep(one, read) for one in value]
    return {name: _deep(one, read) for name, one in value.items()} if isinstance(value, dict) else value


def _plain_date(value: Any) -> Any:
    """Return a date in the form of CSL-JSON.

    Example:
        >>> _plain_date([{"year": "1906", "month": "9"}])
        {'date-parts': [['1906', '9']]}
    """
    points = value if isinstance(value, list) else [value]
    if not points or not all(isinstance(point, dict) and "year" in point for point in points):
        return value
    extra = {name: one for point in points for name, one in point.items() if name in ("circa", "season", "literal")}
    return {"date-parts": [[point[part] for part in _POINT if point.get(part)] for point in points], **extra}


def read_markdown(text: str) -> str:
    r"""Read a text of Markdown as CSL-JSON has it.

    Example:
        >>> read_markdown(r"The [NATO]{.nocase} \& *Homo* 5 \* 2 * 3, 12--25")
        'The <span class="nocase">NATO</span> & Homo 5 * 2 * 3, 12–25'
    """
    if "]{" in text:
        text = _SPAN.sub(r"\1", _KEPT_CASE.sub(r'<span class="nocase">\1</span>', text))
    if "*" in text:
        text = _LOOK.sub(r"\2", text)
    if "--" in text:
        text = _DASHES.sub(lambda dashes: "–—"[len(dashes[0]) - 2], text)
    return _unescape(text).rstrip("\n")


def _unescape(text: str) -> str:
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text
