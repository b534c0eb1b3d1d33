"""Characters that nobody sees or that are lost."""

from __future__ import annotations

import pytest
from rule_runner import findings, run

from citekit.lint.characters import find_odd_characters

CASES = [
    ("title = {бела\u00adруская}", [("invisible-character", "беларуская")]),
    ("title = {бела\u200bруская\ufeff}", [("invisible-character", "беларуская")]),
    ("title = {\u202eкніга}", [("invisible-character", "кніга")]),
    ("title = {ספר \u200eABC}", []),
    ("title = {кни\x02га}", [("control-character", "книга")]),
    ("title = {новая\x0bкніга}", [("control-character", "новая кніга")]),
    ("title = {кн\ufffdга}", [("lost-character", None)]),
    ("title = {Нарысы сялянскаи\u0306 гісторыі}", [("not-composed", "Нарысы сялянскай гісторыі")]),
    ("title = {И\u0301ванов}", []),
    ("title = {Ўсё добра\n і тут\t}", []),
    ("title = {Café}", []),
    ("url = {http://x.by/и\u0306}", []),
    ("title = {Слова ?? и д??ло}", [("lost-character", None)]),
    ("title = {Что делать?? Кто [???]}", []),
]


@pytest.mark.parametrize(("fields", "expected"), CASES)
def test_characters(fields: str, expected: list[tuple[str, str | None]]) -> None:
    """Invisible and control characters go, split letters are composed, lost ones are told."""
    assert run(find_odd_characters, fields) == expected


def test_the_place_is_that_of_the_character() -> None:
    """The column counts characters from one."""
    (found,) = findings(find_odd_characters, "@book{a, title = {аб\u00adв}}")
    assert (found.line, found.column) == (1, 21)
