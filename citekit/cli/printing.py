"""Choose the styles that a user names, and print a list by each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from citekit.model import Bibliography
from citekit.model.order import CITED

if TYPE_CHECKING:
    from citekit.styles import PrintedList, Style


@dataclass(frozen=True, slots=True)
class Wishes:
    """Hold what the user said about the lists.

    Attributes:
        styles: Names and paths of the styles, one list each.
        order: How the lists are sorted, or None as the styles want it.
        numbered: True, False, or None as the styles have it.
        exclude: Types and kinds that are left out.
        renumber: True, False, or None: only lists that are sorted anew.
        scheme: Id of the scheme of romanised lists, or None for that of the style.
        placeholder: For missing translations, or None for that of the style.
        headings: Texts over the lists, in their order.
        locale: Language of a CSL style's terms, or None.
    """

    styles: tuple[str, ...]
    order: str | None
    numbered: bool | None
    exclude: tuple[str, ...]
    renumber: bool | None
    scheme: str | None
    placeholder: str | None
    headings: tuple[str, ...]
    locale: str | None


def print_lists(bibliography: Bibliography, wishes: Wishes) -> list[PrintedList]:
    """Print one list for each style; numbered ones keep the order of the first.

    Raises:
        CitekitError: A style, a type or an order is not known, or a program is missing that a style needs.
    """
    first: Bibliography | None = None
    lists = []
    for place, name in enumerate(wishes.styles):
        heading = wishes.headings[place] if place < len(wishes.headings) else "" if len(wishes.styles) > 1 else None
        style = find_style(name)
        if isinstance(style, Path):
            lists.append(_print_csl(first or bibliography, style, heading, wishes))
            continue
        numbered = style.numbered if wishes.numbered is None else wishes.numbered
        order = wishes.order or style.order
        if first is None or not (numbered or wishes.order):
            ordered = _sort(bibliography, order, style, wishes.scheme)
        first = first or ordered
        lists.append(_print_own(first if numbered else ordered, style, heading, order, wishes))
    return lists


def find_style(name: str) -> Style | Path:
    """Return a style of citekit or of a TOML file, or the file of a CSL style.

    Raises:
        UnknownStyleError: There is none of this name.
    """
    from citekit.styles import UnknownStyleError, load_style, read_style, style_names

    if name.lower().endswith(".toml"):
        return read_style(Path(name))
    if name in style_names():
        return load_style(name)
    from citekit.styles.csl import find_csl_style

    found = find_csl_style(name)
    if found is None:
        raise UnknownStyleError(name, style_names())
    return found


def _print_own(
    bibliography: Bibliography, style: Style, heading: str | None, order: str, wishes: Wishes
) -> PrintedList:
    from citekit.styles import ListOptions, print_bibliography

    renumber = order != CITED if wishes.renumber is None else wishes.renumber
    options = ListOptions(
        scheme=wishes.scheme,
        placeholder=wishes.placeholder,
        numbered=wishes.numbered,
        heading=heading,
        exclude=frozenset(wishes.exclude),
        renumber=renumber,
    )
    return print_bibliography(bibliography, style, options)


def _print_csl(bibliography: Bibliography, style: Path, heading: str | None, wishes: Wishes) -> PrintedList:
    from citekit.formats import write_bibliography
    from citekit.styles.csl import print_csl
    from citekit.styles.lists import exclude_types
    from citekit.styles.values.addresses import bare_doi

    kept = exclude_types(bibliography, wishes.exclude)
    kept = replace(kept, references=tuple(replace(one, doi=bare_doi(one.doi) or None) for one in kept.references))
    printed = print_csl(write_bibliography(kept, "csl-json"), style, locale=wishes.locale)
    return replace(printed, heading="References" if heading == "" else heading or "")


def _sort(bibliography: Bibliography, order: str, style: Style, scheme: str | None) -> Bibliography:
    """Sort as the style prints: each record stands where what its line begins with does."""
    if order == CITED:
        return bibliography
    from citekit.sorting import sort_bibliography
    from citekit.styles import stand_as_printed

    if style.latin is not None:
        style = replace(style, latin=replace(style.latin, scheme=scheme))
    headed = [stand_as_printed(one, style) for one in bibliography.references]
    printed = {id(sorted_one): one for sorted_one, one in zip(headed, bibliography.references, strict=True)}
    ordered = sort_bibliography(replace(bibliography, references=tuple(headed)), order)
    return replace(ordered, references=tuple(printed[id(one)] for one in ordered.references))
