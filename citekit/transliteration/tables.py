"""Read the tables of the schemes: one TOML file per scheme and language."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from citekit.errors import UnknownSchemeError
from citekit.packaged import packaged_names, packaged_text
from citekit.transliteration.folding import fold_to_ascii

START, END = "^", "$"
APOSTROPHE = "’"
FALLBACK = "cyrillic"
_ENGINE_KEYS = frozenset({"extends", "letters", "rules", "capitals", "plain", "keep_stress", "lone_capital"})


class Rule(NamedTuple):
    """Rewrite letters only where their neighbours allow it.

    Attributes:
        source: One or more lower-case letters.
        target: What they become.
        follows: Letters of which one must stand before; ``^`` is the start of the word; None allows all.
        precedes: Letters of which one must stand after; ``$`` is the end of the word; None allows all.
    """

    source: str
    target: str
    follows: frozenset[str] | None = None
    precedes: frozenset[str] | None = None


class Table(NamedTuple):
    """Hold how one scheme writes one language.

    Attributes:
        scheme: Scheme id, such as ``alalc``.
        language: BCP 47 language, such as ``be``.
        letters: Lower-case letter -> romanisation; the key ``’`` is the apostrophe inside a word.
        rules: First letter -> rules that go before ``letters``, in order.
        capitals: Capitals that the scheme writes in a way of their own when they stand alone.
        plain: True when the output is folded to ASCII.
        ascii_only: True when the scheme itself has ASCII letters only, so that a letter it does not know is folded.
        keep_stress: True when stress marks stay.
        shout_alone: True when a capital that stands alone gives capitals only (``Ю`` is ``JU``, not ``Ju``).
        about: The descriptive keys of the file, such as ``name``, ``authority``, ``year``, ``tag``, ``reversible``.
    """

    scheme: str
    language: str
    letters: Mapping[str, str]
    rules: Mapping[str, tuple[Rule, ...]]
    capitals: Mapping[str, str]
    plain: bool
    ascii_only: bool
    keep_stress: bool
    shout_alone: bool
    about: Mapping[str, Any]


@cache
def table_names() -> Mapping[str, tuple[str, ...]]:
    """List the tables that exist: scheme id -> its languages, both sorted."""
    found: dict[str, list[str]] = {}
    stems = packaged_names(__package__, "schemes", ".toml")
    for scheme, _, language in sorted(stem.partition("_") for stem in stems):
        if language:
            found.setdefault(scheme, []).append(language)
    return {scheme: tuple(languages) for scheme, languages in found.items()}


@cache
def load_table(scheme: str, language: str) -> Table:
    """Read the table of a scheme for a language.

    Raises:
        UnknownSchemeError: No such scheme, or the scheme has no table for the language.
    """
    known = table_names()
    if scheme not in known:
        raise UnknownSchemeError(scheme, None, known)
    primary = language.partition("-")[0].lower()
    if primary not in known[scheme]:
        raise UnknownSchemeError(scheme, language, known[scheme])
    return _build(scheme, primary, read_scheme_file(f"{scheme}_{primary}"))


@cache
def read_scheme_file(stem: str) -> Mapping[str, Any]:
    """Read one file under ``schemes/``; what it says goes over what the file that it ``extends`` says."""
    data = tomllib.loads(packaged_text(__package__, f"schemes/{stem}.toml"))
    if "extends" not in data:
        return data
    base = read_scheme_file(data["extends"])
    letters = {**base.get("letters", {}), **data.get("letters", {})}
    rules = [*data.get("rules", []), *base.get("rules", [])]
    return {**base, **data, "letters": letters, "rules": rules}


@cache
def fallback_letters() -> Mapping[str, str]:
    """Return how letters are written that a table does not know."""
    letters = dict(read_scheme_file(FALLBACK)["letters"])
    letters.pop(APOSTROPHE, None)
    return letters


def romanise_unknown(letter: str, table: Table) -> str:
    """Romanise a lower-case letter that a table does not know, as in ISO 9; folded when the table is ASCII only.

    A letter with a mark of its own is taken apart; a letter of no known alphabet stays.
    """
    known = fallback_letters().get(letter)
    if known is None:
        decomposed = unicodedata.normalize("NFD", letter)
        known = fallback_letters().get(decomposed[0], decomposed[0]) + decomposed[1:]
    return fold_to_ascii(known) if table.plain or (table.ascii_only and letter in fallback_letters()) else known


def _build(scheme: str, language: str, data: Mapping[str, Any]) -> Table:
    rules: dict[str, list[Rule]] = {}
    for row in data.get("rules", []):
        rules.setdefault(row["from"][0], []).append(
            Rule(row["from"], row["to"], _letter_set(row.get("follows")), _letter_set(row.get("precedes")))
        )
    about = {key: value for key, value in data.items() if key not in _ENGINE_KEYS}
    return Table(
        scheme=scheme,
        language=language,
        letters=data["letters"],
        rules={first: tuple(found) for first, found in rules.items()},
        capitals=data.get("capitals", {}),
        plain=data.get("plain", False),
        ascii_only="".join([*data["letters"].values(), *(row["to"] for row in data.get("rules", []))]).isascii(),
        keep_stress=data.get("keep_stress", False),
        shout_alone=data.get("lone_capital") == "whole",
        about=about,
    )


def _letter_set(letters: str | None) -> frozenset[str] | None:
    return None if letters is None else frozenset(letters)
