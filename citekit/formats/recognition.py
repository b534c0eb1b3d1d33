"""Tell the format of a bibliography by its content."""

from __future__ import annotations

import re

_HAYAGRIVA = r"[^\s#@{}][^\n:]{0,200}:[ \t]*\n[ \t]+(?:type|title|author|editor|date|parent|url|publisher):"
_CSL_ITEM = r"-[ \t]+[\"']?(?:id|type|title|author|editor|issued|citation-key|container-title)[\"']?[ \t]*:"
_CSL_LIST = rf"references:[ \t]*+\n(?:[ \t]*+(?:#[^\n]*+)?\n)*+[ \t]*+{_CSL_ITEM}"
_YAML_HEAD = r"(?:\s*+(?:#[^\n]*+|---[ \t]*+)\n)*+\s*+"
_FENCE_INSIDE = re.compile(r"\n(?:---|\.\.\.)[ \t]*+\n\s*+\S")
_SIGNS = (
    ("csl-json", re.compile(r"\s*(?:\[\s*[{\]]|\{\s*[\"}])")),
    ("ris", re.compile(r"(?:^|\n)\s{0,9}TY {1,2}-")),
    ("nbib", re.compile(r"(?:^|\n)\s{0,9}PMID-[ \t]{0,9}[0-9]")),
    ("csl-yaml", re.compile(rf"(?:^|\n){_CSL_LIST}|\A{_YAML_HEAD}{_CSL_ITEM}")),
    ("hayagriva", re.compile(rf"(?:^|\n){_HAYAGRIVA}")),
)
_START = re.compile(rf"(?:\s*+[#%][^\n]*+\n)*+\s*+(?:@[A-Za-z]++\s*+[{{(]|{_HAYAGRIVA})")
_CSL_START = re.compile(rf"(?:\s*+#[^\n]*+\n)*+\s*+(?:---[ \t]*+\n|{_CSL_LIST}|{_CSL_ITEM})")
_ENTRY = re.compile(r"^[ \t]*@[A-Za-z]+\s{0,9}[{(]", re.MULTILINE)
_BIBLATEX_ONLY = re.compile(
    r"^\s*@(?:online|legislation|mvbook|mvcollection|collection|report|thesis|dataset|jurisdiction)\s*[{(]"
    r"|[,\s](?:date|journaltitle|location)\s{0,9}=",
    re.IGNORECASE | re.MULTILINE,
)
_CLASSIC_ONLY = re.compile(r"[,\s](?:journal|year|address|school|howpublished)\s{0,9}=", re.IGNORECASE)
_ELEMENT = re.compile(r"<!--.*?(?:-->|\Z)|<(?:[\w.-]{1,40}:)?([A-Za-z][\w.-]{0,40})", re.DOTALL)
_TEI = frozenset({"TEI", "TEI.2", "teiCorpus", "listBibl", "biblStruct", "biblFull", "bibl"})
_JATS = frozenset(
    {"article", "back", "ref-list", "ref", "element-citation", "mixed-citation", "nlm-citation", "citation"}
    | {"citation-alternatives", "articles", "pmc-articleset", "book-part-wrapper"}
)


def recognize_format(text: str) -> str | None:
    """Return the name of the format in which a bibliography is written, or None when its content does not say.

    A .bib file is taken for biblatex unless its fields are those of classic BibTeX; that other fields of biblatex
    (``langid``, ``urldate``) stand beside them says nothing, since programs write them for both.

    Example:
        >>> recognize_format("@online{a, date = {2014}}"), recognize_format("@article{a, journal = {Полымя}}")
        ('biblatex', 'bibtex')
        >>> recognize_format('[{"id": "a"}]'), recognize_format("TY  - BOOK"), recognize_format("Дрыгва, 1934")
        ('csl-json', 'ris', None)
    """
    text = text.removeprefix("\ufeff")
    start = text.lstrip()[:1]
    if start == "<":
        return _recognize_xml(text)
    for name, sign in _SIGNS:
        if (name == "csl-json") == (start in ("[", "{")) and sign.match(text):
            return name
    if _ENTRY.search(text):
        return "bibtex" if _CLASSIC_ONLY.search(text) and not _BIBLATEX_ONLY.search(text) else "biblatex"
    return next((name for name, sign in _SIGNS[1:] if sign.search(text)), None)


def recognize_start(text: str) -> str | None:
    r"""Return the format of what is a bibliography from its beginning, or None for what may be a paper.

    Papers too have braces and colons, and the readers of papers take references out of JATS and TEI. Only comments may
    stand before the first entry, and no text behind YAML.

    Example:
        >>> recognize_start("% mine\n@book{a, date = {1934}}"), recognize_start("See below.\n@book{a, date = {1934}}")
        ('biblatex', None)
    """
    found = recognize_format(text)
    if found in ("csl-json", "ris", "nbib"):
        return found
    if found == "csl-yaml":
        start = _CSL_START.match(text)
        return found if start and not _FENCE_INSIDE.search(text, start.end()) else None
    return found if found in ("biblatex", "bibtex", "hayagriva") and _START.match(text) else None


def _recognize_xml(text: str) -> str | None:
    """Go by the outermost element; what stands in a declaration or a comment is none."""
    names = (found[1] for found in _ELEMENT.finditer(text) if found[1])
    first = next(names, None)
    return "tei" if first in _TEI else "jats" if first in _JATS else None
