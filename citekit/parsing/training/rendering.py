"""Render one record in one style: the style's template walked, every piece labelled with its variable."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from citekit.model import NAME_FIELDS
from citekit.parsing.training.persons import print_persons
from citekit.parsing.training.pool import language_of
from citekit.parsing.training.rendered import Piece, Rendered, tidy
from citekit.parsing.training.romanised import romanise_record
from citekit.parsing.training.style_tables import Habits, Style, draw_habits, draw_words, load_style
from citekit.parsing.training.templates import Group, Node, Slot, Template, read_template
from citekit.parsing.training.values import print_date, print_text

__all__ = ["Rendered", "render", "render_with"]

_OWN_WORDS = (
    "editor",
    "chief",
    "board",
    "editor_mark",
    "compiler",
    "translator",
    "part",
    "serial_issue",
    "degree",
    "series",
    "months",
)
_WORD_LANGUAGES = ("be", "ru", "uk", "pl", "en", "de", "lt", "cs", "fr")
_SAME = {
    "second_place": "publisher_place",
    "second_publisher": "publisher",
    "register": "section",
    "adopter": "authority",
    "database_place": "publisher_place",
}
"""Variables that are printed a second time, or otherwise than their like, with the label of what they are."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What a walk through a template needs: the record, the style, the list's habits and words, the dice."""

    record: Mapping[str, Any]
    style: Style
    habits: Habits
    words: Habits
    language: str
    rng: random.Random


def render(record: Mapping[str, Any], style: str, rng: random.Random) -> Rendered | None:
    """Render a record in a style, with habits of its own drawn by the dice.

    Args:
        record: A CSL-JSON item.
        style: Id of a style, such as ``gost71-2003``; see `style_tables.style_names`.
        rng: The dice; the same dice give the same string.

    Returns:
        The labelled string, or None when the style has no form for such a record.

    Raises:
        FileNotFoundError: No such style.
    """
    return render_with(record, load_style(style), draw_habits(load_style(style), rng), {}, rng)


def render_with(
    record: Mapping[str, Any], style: Style, habits: Habits, words: Mapping[str, Habits], rng: random.Random
) -> Rendered | None:
    """Render a record with the habits and the words (by language) that its list keeps; see `render`."""
    language = language_of(record)
    if style.romanised:
        record = romanise_record(record, language, habits.get("scheme", ""))
    fields = {key.lower().replace("-", "_"): value for key, value in record.items() if value}
    spoken = _choose_words(style, habits, words, language, rng)
    page = _Page(fields, style, habits, spoken, language, rng)
    for form in style.forms:
        if "*" in form.types or fields.get("type") in form.types:
            pieces = _walk(read_template(form.template), page)
            if pieces is not None:
                return Rendered(tidy(pieces), style.name, language)
    return None


def _choose_words(
    style: Style, habits: Habits, words: Mapping[str, Habits], language: str, rng: random.Random
) -> Habits:
    """Choose the list's words; roles of persons, parts and months may be named in the record's instead."""
    own = language if language in _WORD_LANGUAGES else "en"
    spoken = words.get(style.words or own) or draw_words(style.words or own, rng)
    if style.words in {None, own} or habits["roles"] != "own":
        return spoken
    own_words = words.get(own) or draw_words(own, rng)
    return {**spoken, **{name: own_words[name] for name in _OWN_WORDS}}


def _walk(template: Template, page: _Page) -> list[Piece] | None:
    pieces: list[Piece] = []
    for node in template:
        printed = _print(node, page)
        if printed is None:
            return None
        pieces.extend(printed)
    return pieces


def _print(node: Node, page: _Page) -> Iterable[Piece] | None:
    if isinstance(node, str):
        return [(node, None)]
    if isinstance(node, Group):
        return _print_group(node, page)
    match node.sigil:
        case "":
            return _print_variable(node, page)
        case "%":
            return _walk(read_template(page.habits[node.name]), page)
        case "@":
            return _print_word(node, page)
        case sigil:
            return [] if _has(node, page.record) == (sigil == "?") else None


def _print_word(slot: Slot, page: _Page) -> list[Piece] | None:
    pieces = _walk(read_template(page.words[slot.name]), page)
    return [(text, slot.form or label) for text, label in pieces] if pieces else pieces


def _has(node: Slot, record: Mapping[str, Any]) -> bool:
    value = record.get(node.name)
    return len(value) >= int(node.form) if value and node.form else bool(value)


def _print_group(group: Group, page: _Page) -> list[Piece]:
    if group.chance < 100 and page.rng.random() * 100 >= group.chance:
        return []
    for alternative in group.alternatives:
        pieces = _walk(alternative, page)
        if pieces is not None and (_says_something(pieces) or not _may_say(alternative)):
            return pieces
    return []


def _says_something(pieces: list[Piece]) -> bool:
    return any(label is not None for _, label in pieces)


def _may_say(template: Template) -> bool:
    return any(isinstance(node, Slot) and node.sigil in {"", "%"} for node in template)


def _print_variable(slot: Slot, page: _Page) -> list[Piece] | None:
    value = page.record.get(slot.name)
    if not value:
        return None
    if slot.name in NAME_FIELDS:
        form = {**page.style.names["default"], **page.style.names[slot.form or "default"]}
        return print_persons(value, slot.name, form, lambda text: _expand(text, page), page.language)
    if isinstance(value, Mapping):
        text = print_date(value, slot.form or "year", page.words, page.habits["range"])
    else:
        text = print_text(slot.name, str(value), slot.form, page.habits)
    return [(text, _SAME.get(slot.name, slot.name))] if text else None


def _expand(text: str, page: _Page) -> str:
    return "".join(piece for piece, _ in _walk(read_template(text), page) or ()) if "{" in text else text
