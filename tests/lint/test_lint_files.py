"""What is told of a file as a whole, whatever its format."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from citekit.lint import codes
from citekit.pipeline import lint_text

FORMATS = Path(__file__).resolve().parents[2] / "citekit" / "formats"
TOLD = re.compile(r'(?:tell|_finding|_tell)\(\s*"([a-z-]+)"')
LEFT_ASIDE = {
    "names-mended",
    "date-contradicted",
    "duplicate-field",
    "look-left-out",
    "parents-left-out",
    "preamble-left-out",
}


def test_every_code_that_a_reader_tells_is_explained() -> None:
    """Whoever sees a code can ask what it means, choose it or leave it out."""
    told = {code for file in FORMATS.rglob("*.py") for code in TOLD.findall(file.read_text("utf-8"))}
    assert "missing-end" in told
    assert told - LEFT_ASIDE <= set(codes())


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("TY  - BOOK\nTI  - T\n", "ris"),
        ('[{"id": "a", "type": "book"},\n {"id": "b", "type": "book", "issued": {"date-parts": [["x"]]}}]', "csl-json"),
        ('[{"id": "a", "type": "book"},\n {"id": ]', "csl-json"),
    ],
)
def test_no_message_says_its_line_again(text: str, format: str) -> None:  # noqa: A002
    """The place stands before it."""
    found = lint_text(text, format)
    assert found
    assert not [one.message for one in found if one.message.startswith("line ")]


ITEMS = [
    ('{"type": "book"}', [("missing-key", "id")]),
    ('{"id": 5, "type": "book", "issued": {"date-parts": [["2010"]]}}', []),
    ('{"id": "a", "type": "book", "issued": "2010"}', [("wrong-value", "issued")]),
    ('{"id": "a", "type": "book", "author": "Ivanov, I."}', [("wrong-value", "author")]),
    ('{"id": "a", "type": "book", "author": ["Ivanov, I."]}', [("wrong-value", "author")]),
    ('{"id": "a", "type": "book", "author": [{"name": "X"}]}', [("wrong-value", "author")]),
    ('{"id": "a", "type": "book", "author": [{"literal": "X"}]}', []),
    ('{"id": "a", "type": "book", "DOI": ["10.1000/x"]}', [("wrong-value", "DOI")]),
    ('{"id": "a", "type": "book", "title": null}', [("wrong-value", "title")]),
    ('{"id": "a", "type": "book", "volume": 5, "title": "T"}', []),
    ('{"id": "a", "type": "book", "volume": true}', [("wrong-value", "volume")]),
]


@pytest.mark.parametrize(("item", "expected"), ITEMS)
def test_items_are_judged_by_the_schema(item: str, expected: list[tuple[str, str]]) -> None:
    """What is understood though the schema forbids it is told once, under the name that it has in the file."""
    found = [(one.code, one.field) for one in lint_text(f"[{item}]", "csl-json")]
    assert [one for one in found if one[0] in ("missing-key", "wrong-value")] == expected
