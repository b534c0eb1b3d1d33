"""Expressions that are compiled when they are first used."""

from __future__ import annotations

import re
from typing import Any

import pytest

from citekit.expressions import late


def test_nothing_is_compiled_before_the_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    """An expression costs nothing until it is used, and is compiled once."""
    compiled = []
    whole = re.compile

    def count(*written: Any) -> re.Pattern[str]:
        compiled.append(written)
        return whole(*written)

    monkeypatch.setattr(re, "compile", count)
    expression = late("a", re.IGNORECASE)
    assert compiled == []
    assert [bool(expression.search(text)) for text in ("bAb", "bbb")] == [True, False]
    assert bool(expression.fullmatch("A"))
    assert compiled == [("a", re.IGNORECASE)]


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("findall", ("a1b22",)),
        ("split", ("a1b22",)),
        ("sub", ("-", "a1b22")),
        ("subn", ("-", "a1b22")),
    ],
)
def test_it_behaves_as_the_compiled_expression(method: str, arguments: tuple[str, ...]) -> None:
    """Every method gives what it gives of the compiled expression, at the first use and later."""
    expected = getattr(re.compile(r"\d+"), method)(*arguments)
    expression = late(r"\d+")
    assert [getattr(expression, method)(*arguments) for _ in range(2)] == [expected, expected]


def test_other_attributes_are_those_of_the_compiled_expression() -> None:
    """What an expression is made of can be asked, too; what none has is an error."""
    expression = late(b"(?P<name>a)")
    assert (expression.pattern, expression.groups) == (b"(?P<name>a)", 1)
    assert expression.search(b"ba") is not None
    with pytest.raises(AttributeError):
        _ = expression.anything  # type: ignore[attr-defined]
