"""Know the words of printed lists: ``с.``, ``и др.``, ``accessed``, by language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from citekit.packaged import packaged_text
from citekit.styles.rich import Rich, Run, join_runs, plain
from citekit.vocabulary import month_names

_TABLES = frozenset({"fallback", "works", "dates", "months_alone"})
_SEVERAL = re.compile(r"–|\d-\d|[,;&]")

Words = Mapping[str, Any]


def words_of(language: str, *, cyrillic: bool = False) -> Words:
    """Return the words of a language, or of the one that stands for it by its letters.

    Example:
        >>> words_of("uk")["et_al"], words_of("it")["et_al"], words_of("bg", cyrillic=True)["et_al"]
        ('та ін.', 'et al.', 'и др.')
    """
    known = word_tables()
    own = language.partition("-")[0].lower()
    found: Words = known[own if is_worded(own) else known["fallback"]["Cyrl" if cyrillic else "Latn"]]
    return found


def is_worded(language: str) -> bool:
    """Tell whether a language has words of its own."""
    return language in word_tables() and language not in _TABLES


def work_word(genre: str) -> str | None:
    """Return the name of the word for a kind of thesis or report that every language has, or None.

    Example:
        >>> work_word("PhD thesis"), work_word("techreport"), work_word("рабочий отчёт")
        ('phdthesis', 'techreport', None)
    """
    name: str | None = word_tables()["works"].get(genre.strip().lower())
    return name


def word_names() -> frozenset[str]:
    """Return the names of the words that can be put around a value."""
    return frozenset(word for word, form in word_tables()["en"].items() if not word.startswith("months"))


def apply_word(form: str | list[str] | Mapping[str, str], value: Rich) -> Rich:
    """Put a word around a value; of two forms, the second when the value is more than one page.

    A table has the words of single values and that of every ``other``; without it the rest prints nothing.

    Example:
        >>> plain(apply_word(["p. {}", "pp. {}"], (Run("12–25"),)))
        'pp. 12–25'
    """
    if not value:
        return ()
    if isinstance(form, list):
        form = form[_SEVERAL.search(plain(value)) is not None]
    elif isinstance(form, Mapping):
        form = form.get(plain(value), form.get("other", ""))
        if not form:
            return ()
    before, braces, after = form.partition("{}")
    if not braces:
        return (Run(before),)
    return join_runs(((Run(before),), value, (Run(after),)))


def month_alone(month: str) -> str:
    """Write a month, in full or short, as it stands without a day.

    Example:
        >>> month_alone("марта"), month_alone("maja"), month_alone("Jan.")
        ('март', 'maj', 'Jan.')
    """
    return str(word_tables()["months_alone"].get(month, month))


@cache
def word_tables() -> Mapping[str, Any]:
    """Return the tables: the words of each language, patterns of dates, and which language stands for others."""
    tables = tomllib.loads(packaged_text(__package__, "words.toml"))
    return tables | {name: tables[name] | {"months": months} for name, months in month_names().items()}
