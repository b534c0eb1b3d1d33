"""The words that the fuzzer puts into its bytes: those of what it begins with, of our tables, and the signs of a format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from targets import ROOT, seeds

_WORD = re.compile(r"[^\W_][\w.:-]*|[^\w\s]+")
_LONGEST = 40
_TABLES = {
    "biblatex": ("bib/entries.tsv", "bib/fields.tsv", "bib/types.tsv", "latex.tsv"),
    "bibtex": ("bib/entries.tsv", "bib/fields.tsv", "bib/types.tsv", "latex.tsv"),
    "csl-json": ("csl/extra.tsv", "csl/fields.tsv", "csl/zotero.tsv", "bib/types.tsv"),
    "ris": ("ris/fields.tsv", "ris/types.tsv"),
    "hayagriva": ("hayagriva/fields.tsv", "hayagriva/types.tsv"),
    "jats": ("markup/jats_fields.tsv", "markup/types.tsv"),
    "tei": ("markup/types.tsv",),
    "latex": ("latex.tsv",),
}
_MARKUP = (
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<!DOCTYPE a [",
    "<?xml ",
    "&#0;",
    "&#xD800;",
    "&amp;",
    "<b",
    "</b>",
    "/>",
)
_BRACES = (
    "{}", "{{}}", " = {", "\"", "},\n", "}\n", "@string{a = ", "@comment{", "@preamble{", " # ", "\\", "\\'", "{\\'e}", "\\&", "$",
    " and ", ", ", "others", "crossref = {", "xdata = {", "related = {", "ids = {", "author", "title", "date", "year", "month",
    "url", "options", "langid", "1900/..", "-0044", "19XX~?", "2014-02-30", "1--2", "%", "~",
)  # fmt: skip
_SIGNS = {
    "biblatex": _BRACES,
    "bibtex": _BRACES,
    "csl-json": (
        '":', '"', "[]", "{}", "null", "true", "-1", "1e999", "NaN", "\\ud800", "\\u0000", "[[", "]]", '{"literal":"', '{"raw":"',
        '{"date-parts":[[', '"circa":1', '"season":', '"family":"', '"given":"', '"non-dropping-particle":"', '"suffix":"',
        '"note":"', "\\nDOI: ", "{:original-title: ", '"custom":{', '"categories":[', '"items":', "<i>", "</i>", "<span ",
    ),
    "ris": ("TY  - ", "ER  - ", "  - ", "\r\n", "\n", "\ufeff", "2014/02/30/", "//", "; ", "EndNote", "1-2", "SP", "EP", "N1"),
    "hayagriva": (
        ": ", "- ", "\n  ", "|\n", ">-\n", "&a ", "*a", "!!int ", "? ", "<<: ", "---\n", "...\n", "%YAML", "{", "}", "[", "]", "~",
        "null", ".inf", "0x1F", "2014-02-30", "-0044", "parent:", "serial-number:", "value:", "verbatim:", "date:", "name:",
        "given-name:", "prefix:", "alias:", "sentence-case:", "page-range:", "url:", "affiliated:", "role:", "publisher:",
    ),
    "latex": ("\\input{", "\\cite{", "\\begin{", "\\end{", "\\bibitem[", "\\verb|", "\\def", "%", "$", "\\\\", "{", "}", "\\cyr", "~"),
    "markdown": ("[^", "]: ", "[@", "---\n", "```", "<!--", "| ", "> ", "    ", "\\", "**", "[](", "#"),
    "pdf": ("obj", "endobj", "stream\n", "endstream", "xref", "/Length ", "/Filter/FlateDecode", "/Kids[", "0 R", "<<", ">>", "BT", "ET"),
}  # fmt: skip


def words(target: str) -> Iterator[bytes]:
    """Yield the words of a target, each once, in the same order each time."""
    kind = target.removesuffix("-records")
    tables = (ROOT.joinpath("citekit", "formats", name).read_text("utf-8") for name in _TABLES.get(kind, ()))
    texts = [*(seed.decode("utf-8", "replace") for seed in seeds(target)), *tables]
    signs = _SIGNS.get(kind, _MARKUP)
    found = dict.fromkeys((*signs, *(word for text in texts for word in _WORD.findall(text))))
    yield from (word.encode() for word in found if len(word.encode()) <= _LONGEST)


def write_dictionary(target: str, path: Path) -> None:
    """Write the words as libFuzzer reads them: quoted, a line each, every byte by its number."""
    lines = ('"' + "".join(f"\\x{byte:02X}" for byte in word) + '"\n' for word in words(target))
    path.write_text("".join(lines), "ascii")
