"""Languages that are unknown or wrong."""

from __future__ import annotations

import pytest
from rule_runner import run, run_json

from citekit.lint.languages import find_wrong_language

BELARUSIAN = "title = {Гісторыя беларускай літаратуры дваццатага стагоддзя}"
CASES = [
    (f"{BELARUSIAN}, langid = {{belarusian}}", []),
    (f"{BELARUSIAN}, langid = {{russian}}", [("language-differs", None)]),
    (f"{BELARUSIAN}, langid = {{polish}}", [("language-differs", None)]),
    (
        "title = {Historyia belaruskai litaratury dvaccataha stahoddzia}, langid = {belarusian}",
        [("language-differs", None)],
    ),
    ("title = {Історія української літератури двадцятого століття}, langid = {russian}", [("language-differs", None)]),
    ("title = {Кобзар}, langid = {russian}", []),
    ("title = {Книга про життя та їжу}, langid = {russian}", [("language-differs", None)]),
    ("title = {Беларусь и мир}, langid = {belarusian}", [("language-differs", None)]),
    ("title = {Что значит слово «їжа»}, langid = {russian}", []),
    ("title = {Письма из Їзюма}, langid = {russian}", []),
    ("title = {Исторія и право}, langid = {russian}", []),
    ("title = {Права = История}, langid = {belarusian}", []),
    ("title = {Кобзар}, langid = {polish}", [("language-differs", None)]),
    ("title = {TASS}, langid = {russian}", []),
    ("title = {Языки и диалекты / IAzyki i dialekty Liuksemburga}, langid = {russian}", []),
    (f"{BELARUSIAN}, langid = {{be}}", [("language-tag", "belarusian")]),
    (f"{BELARUSIAN}, langid = {{ru-RU}}", [("language-tag", "russian")]),
    (f"{BELARUSIAN}, langid = {{belorussian}}", [("language-unknown", None)]),
    (f"{BELARUSIAN}, language = {{be}}", []),
    (BELARUSIAN, [("language-missing", None)]),
    ("title = {A History of Belarus}", []),
    ("title = {A History of the Belarusian People}, langid = {Russian}", [("language-differs", None)]),
    ("title = {Zur Geschichte der weissrussischen Sprache}, langid = {ngerman}", []),
]


@pytest.mark.parametrize(("fields", "expected"), CASES)
def test_languages(fields: str, expected: list[tuple[str, str | None]]) -> None:
    """Only what is clearly another language is told; tags are mended into names of babel."""
    assert run(find_wrong_language, fields) == expected


def test_csl_json_wants_tags() -> None:
    """The name of a language becomes its tag."""
    item = '{"id": "a", "type": "book", "language": "Polish", "title": "Potop"}'
    assert run_json(find_wrong_language, item) == [("language-unknown", "pl")]
    assert run_json(find_wrong_language, item.replace("Polish", "pl-PL")) == []
