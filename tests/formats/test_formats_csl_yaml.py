"""CSL-YAML as pandoc, Better BibTeX and people write it is read as the same items in JSON are."""

from __future__ import annotations

import subprocess
import time
from dataclasses import replace

import pypandoc
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reference_strategies import CSL_TYPES
from sample_records import sample_bibliography

from citekit.formats import read_bibliography, write_bibliography
from citekit.formats.csl.csl_yaml import read_csl_yaml, read_markdown
from citekit.formats.recognition import recognize_format
from citekit.model import Bibliography, Date, Name, Reference

PAPER = """---
title: Мой артыкул
references:
# the first
- id: kolas1923
  type: book
  author:
  - family: Колас
    given: Якуб
  - literal: Інстытут
  issued: {date-parts: [[1923, 5]]}
  title: "Новая зямля \\\\& [БССР]{.nocase}"
- id: lastouski
  type: article-journal
  author: Ластоўскі, Вацлаў
  issued:
  - year: 1918
    month: 4
    day: 2
  accessed: 2014-06-30
  page: 12--25
  abstract: |
    - first
    - second
---

# Уводзіны

- id: not an item
"""


def test_the_metadata_of_a_paper_are_read() -> None:
    """Items with names, dates and texts in any of the forms that pandoc takes; the text of the paper is none of them."""
    first, second = read_csl_yaml(PAPER).references
    assert (first.citation_key, first.author) == ("kolas1923", (Name("Колас", "Якуб"), Name(literal="Інстытут")))
    assert first.title
    assert (first.title.value, first.title.protected) == ("Новая зямля & БССР", ("БССР",))
    assert (first.issued, second.issued) == (Date(((1923, 5),)), Date(((1918, 4, 2),)))
    assert (second.author, second.accessed) == ((Name("Ластоўскі", "Вацлаў"),), Date(((2014, 6, 30),)))
    assert (second.page, second.extra) == ("12–25", (("abstract", "- first\n- second"),))


@pytest.mark.parametrize(
    "text",
    [
        "- id: a\n  type: book\n- id: b\n  type: book\n",
        "---\n- type: book\n  id: a\n-   id: b\n    type: book\n...\n",
        "references:\n  - {id: a, type: book}\n  - {id: b, type: book}\nlang: be\n",
        "\ufeff# спіс\nreferences:\n\n- &x\n  id: a\n  type: book\n- <<: *x\n  id: b\n",
    ],
)
def test_a_list_may_stand_bare_or_under_its_name(text: str) -> None:
    """Whether the list is the whole file or one of its values, moved in or not."""
    read = read_csl_yaml(text)
    assert [(one.citation_key, one.type) for one in read.references] == [("a", "book"), ("b", "book")]
    assert read.diagnostics == ()


def test_a_broken_item_costs_itself() -> None:
    """The others are read, and the place of the fault is told."""
    read = read_csl_yaml("---\nreferences:\n- id: a\n  type: book\n- id: b\n  title: [x\n- id: c\n  type: book\n---\n")
    assert [one.citation_key for one in read.references] == ["a", "c"]
    assert [(one.code, one.line) for one in read.diagnostics] == [("broken-entry", 7)]


def test_what_is_wrong_is_told_with_its_line() -> None:
    """A key that stands twice, a value of another kind, an item that is none."""
    read = read_csl_yaml("- id: a\n  type: book\n- id: a\n  type: book\n  issued: [[]]\n- text\n")
    assert {(one.code, one.line) for one in read.diagnostics} == {
        ("duplicate-key", 3),
        ("wrong-value", 5),
        ("broken-entry", None),
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "- a\n- b\n",
        "references: 5\n",
        "references: {\n",
        "references: [\n",
        "references:\n",
        "---\n---\n",
        "\x00\ud800",
    ],
)
def test_what_holds_no_items_is_empty(text: str) -> None:
    """No text at all, lists of other things, a name without a list."""
    assert read_csl_yaml(text).references == ()


def _pandoc(*arguments: str, text: str) -> str:
    command = [pypandoc.get_pandoc_path(), *arguments]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True, encoding="utf-8").stdout


def _known(bibliography: Bibliography) -> list[Reference]:
    """Return the records by their keys, without what pandoc's JSON has lost."""
    records = sorted(bibliography.references, key=lambda record: record.citation_key or "")
    return [replace(record, compiler=(), extra=()) for record in records]


def test_pandoc_says_the_same_in_yaml_as_in_json() -> None:
    """Records of every type in four languages, as pandoc writes them in both of its forms."""
    items = write_bibliography(sample_bibliography(CSL_TYPES), "csl-json")
    metadata = _pandoc("-f", "csljson", "-t", "markdown", "-s", text=items)
    again = _pandoc("-f", "csljson", "-t", "csljson", text=items)
    assert recognize_format(metadata) == "csl-yaml"
    assert _known(read_bibliography(metadata, "csl-yaml")) == _known(read_bibliography(again, "csl-json"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A\\_b \\[c\\]", "A_b [c]"),
        ("**Дрыгва** *і* ***яшчэ***", "Дрыгва і яшчэ"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("\\*not\\* loud", "*not* loud"),
        ("1914--1918 --- вайна ----", "1914–1918 — вайна ----"),
        ("[Малая]{.smallcaps}", "Малая"),
        ("snake_case_name", "snake_case_name"),
    ],
)
def test_texts_are_markdown(text: str, expected: str) -> None:
    """Marks are read, and what only looks like one is left."""
    assert read_markdown(text) == expected


@given(st.text(alphabet="-: {}[]&*|>'\"\\\n#abid~\t…", max_size=80))
def test_no_yaml_raises(text: str) -> None:
    """Whatever stands in a list."""
    read_csl_yaml(f"references:\n- id: a\n  title: {text}\n- {text}\n")
    read_csl_yaml(f"- {text}")


@pytest.mark.parametrize("piece", ["- id: a\n", "- [", "*a", "[x]{", "---\n- id: a\n", "- " * 50, "\n ", "&a "])
def test_a_megabyte_is_read_in_time(piece: str) -> None:
    """No content makes the reading slow."""
    start = time.process_time()
    read_csl_yaml("references:\n- title: a\n" + piece * (200_000 // len(piece)))
    assert time.process_time() - start < 20
