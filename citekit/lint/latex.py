"""Find what is no LaTeX in the texts of a .bib file: bare specials, HTML, commands for Cyrillic letters."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from citekit.lint.reading import MOST_IN_A_FIELD, fields_of, finding, prose_of, replaced, shown
from citekit.model import Diagnostic, Reference, SourceEntry, SourceField
from citekit.vocabulary.latex import latex_letters

_ENTITY = re.compile(r"\\?&(?:amp;)*(?:amp;|\\?#?[A-Za-z0-9]{1,31}\\?;)")
_AMPERSANDS = re.compile("&(?:amp;)+")
_TAG = re.compile(
    r"<(/?)(i|b|u|p|br|em|sc|scp|sub|sup|inf|tt|strong|span|italic|bold|inline-formula|tex-math|jats:[a-z-]{1,30})"
    r"(?:\s[^<>]{0,300})?(/?)>",
    re.IGNORECASE,
)
_MOST_TAGS = 1000
_DOUBLE = re.compile(r"(?<!\\)\\{2,}+(?=[&%#_$])")
_BARE = re.compile("[&%#_]")
_DOLLAR = re.compile(r"(?<!\\)\$")
_CYRILLIC = re.compile(r"\{?\\(?:cyrchar\s*\\)?((?:CYR|cyr)[A-Za-z]*)(?:\{\}|\}|\s+|(?=[\\{}]|\W|$))")
_LOOKS = {
    "i": "textit", "em": "emph", "italic": "textit", "b": "textbf", "strong": "textbf", "bold": "textbf",
    "sub": "textsubscript", "inf": "textsubscript", "sup": "textsuperscript", "sc": "textsc", "scp": "textsc",
    "u": "underline", "tt": "texttt",
}  # fmt: skip
"""The commands of LaTeX for what tags say; the other tags say nothing that a bibliography prints."""
_ESCAPES = {
    "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "$": r"\$", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    '"': r"\textquotedbl{}", "\u00a0": "~",
}  # fmt: skip


def find_wrong_latex(_reference: Reference, entry: SourceEntry) -> Iterator[Diagnostic]:
    r"""Yield what TeX stops at or prints wrongly.

    Example:
        ``Наука & жизнь`` needs ``\&``, ``Наука \\& жизнь`` has it twice, ``Наука &amp; жизнь`` comes from a page.
    """
    for field in fields_of(entry, "text", "names"):
        yield from _entities(field, entry.is_latex)
        if entry.is_latex:
            yield from _leftovers(field)
            yield from _specials(field)
    for field in fields_of(entry, "address") if entry.is_latex else ():
        yield from _address_entities(field)


def _address_entities(field: SourceField) -> Iterator[Diagnostic]:
    entity = _AMPERSANDS.search(field.text)
    if entity:
        message = f"{entity[0]} in {field.name} is HTML for &"
        yield finding("html-entity", message, field, entity.start(), _AMPERSANDS.sub("&", field.text))


def _entities(field: SourceField, is_latex: bool) -> Iterator[Diagnostic]:
    if "&" not in field.text:
        return
    found = [(match, sign) for match in _ENTITY.finditer(field.text) if (sign := _sign(match[0])) is not None]
    sure = ((match.start(), match.end(), _written(sign, is_latex)) for match, sign in found if _is_sure(sign))
    whole = replaced(field.text, sure)
    for match, sign in found[:MOST_IN_A_FIELD]:
        yield finding("html-entity", f"{match[0]} in {field.name} is HTML for {sign}", field, match.start(), whole)


def _is_sure(sign: str) -> bool:
    return sign in _ESCAPES or (len(sign) == 1 and sign.isprintable() and sign not in "{}\\")


def _written(sign: str, is_latex: bool) -> str:
    return _ESCAPES.get(sign, sign) if is_latex else sign


def _sign(entity: str) -> str | None:
    """Return what an entity stands for, however often it was escaped; None for what is no entity."""
    name = _AMPERSANDS.sub("&", entity.replace("\\", ""))
    plain = "&" if name == "&" else html.unescape(name)
    return plain if plain == "&" or not (plain.startswith("&") or plain.endswith(";")) else None


def _leftovers(field: SourceField) -> Iterator[Diagnostic]:
    tag = _TAG.search(field.text) if "<" in field.text else None
    if tag:
        yield finding(
            "html-tag", f"{shown(tag[0])} in {field.name} is HTML", field, tag.start(), _without_tags(field.text)
        )
    double = _DOUBLE.search(field.text)
    if double:
        mended = _DOUBLE.sub(lambda _: "\\", field.text)
        what = field.text[double.start() : double.end() + 1]
        yield finding("latex-double", f"{shown(what)} in {field.name} is escaped twice", field, double.start(), mended)
    letter = _CYRILLIC.search(field.text) if "yr" in field.text or "YR" in field.text else None
    if letter:
        mended = _CYRILLIC.sub(lambda match: latex_letters().get(match[1], match[0]), field.text)
        yield finding(
            "latex-cyrillic", f"{shown(letter[0])} in {field.name}: write the letter", field, letter.start(), mended
        )


def _without_tags(text: str) -> str | None:
    r"""Write what tags say in LaTeX; None where they are not in pairs, or braces stand across them.

    Example:
        >>> _without_tags("<i>Homo</i> in H<sub>2</sub>O<br/>"), _without_tags("<i>Homo")
        ('\\textit{Homo} in H\\textsubscript{2}O ', None)
    """
    edits, waiting = list[tuple[int, int, str]](), list[tuple[str, int]]()
    for tag in _TAG.finditer(text):
        name, depth = tag[2].lower(), text.count("{", 0, tag.start()) - text.count("}", 0, tag.start())
        other = " " if name in ("p", "br") else ""
        if len(edits) > _MOST_TAGS or (tag[1] and (not waiting or waiting.pop() != (name, depth))):
            return None
        if not tag[1] and not tag[3] and name != "br":
            waiting.append((name, depth))
        if name in _LOOKS and not tag[3]:
            other = "}" if tag[1] else f"\\{_LOOKS[name]}{{"
        edits.append((*tag.span(), other))
    return None if waiting else replaced(text, edits)


def _specials(field: SourceField) -> Iterator[Diagnostic]:
    prose = prose_of(field.text)
    dollars = _DOLLAR.findall(prose)
    if len(dollars) % 2:
        yield finding("latex-dollar", f"a $ in {field.name} has no partner", field, prose.index("$"))
        return
    prose = _without_told(field.text, prose)
    bare = _BARE.search(prose)
    if bare:
        mended = replaced(field.text, ((one.start(), one.start(), "\\") for one in _BARE.finditer(prose)))
        yield finding("latex-special", f"{bare[0]} in {field.name} needs a backslash", field, bare.start(), mended)


def _without_told(text: str, prose: str) -> str:
    """Blank out entities and what is escaped twice, which have findings of their own."""
    entities = (match.span() for match in _ENTITY.finditer(text) if _sign(match[0])) if "&" in text else ()
    doubles = ((match.start(), match.end() + 1) for match in _DOUBLE.finditer(text)) if "\\\\" in text else ()
    told = sorted((*entities, *doubles))
    return replaced(prose, ((start, end, "\0" * (end - start)) for start, end in told)) if told else prose
