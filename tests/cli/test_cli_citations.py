"""``citekit citations`` and ``citekit extract --mentions`` as people call them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citekit.cli import citekit

LIST = "\n\nЛітаратура\n\n1. Быкаў В. Знак бяды. – Мінск : Маст. літ., 1984. – 270 с.\n2. Мележ І. Людзі на балоце. – Мінск, 1962. – 403 с.\n3. Іваноў А. А. Рэкі поўначы // Весці. – 2005. – № 3. – С. 5–10.\n"
FINE = "Першы радок.\n\nТэкст (Быкаў, 1984, с. 5), а Мележ (1963) піша іншае." + LIST
UNRESOLVED = "Тэкст [1, с. 5; 99] і (Быкаў, 1984)." + LIST


def call(tmp_path: Path, text: str, *options: str) -> Result:
    paper = tmp_path / "paper.txt"
    paper.write_text(text, encoding="utf-8")
    return CliRunner().invoke(citekit, ["citations", str(paper), *options])


def test_the_table_shows_pointers_then_what_is_left_out(tmp_path: Path) -> None:
    """Place, words, page, reference and certainty; then uncited works and years that disagree; exit status 0."""
    done = call(tmp_path, FINE)
    assert done.exit_code == 0
    head, first, second, *rest = done.stdout.splitlines()
    assert head.split() == ["place", "citation", "locator", "reference", "sure", "noticed"]
    assert first.split() == ["1:3", "Быкаў,", "1984,", "с.", "5", "с.", "5", "1", "bykau1984", "1.00"]
    assert second.split() == ["1:3", "Мележ", "(1963)", "2", "melezh1962", "0.64", "year-differs"]
    assert rest == [
        "",
        "Never cited",
        "  3  ivanou2005",
        "",
        "Years",
        "  2  melezh1962: the text says 1963, the list 1962",
    ]


def test_many_blank_lines_are_counted(tmp_path: Path) -> None:
    """The line is that of the file, also behind blank lines that no document keeps, and below a page break."""
    assert "\n1:103  " in call(tmp_path, FINE.replace("\n\nТэкст", "\n" * 102 + "Тэкст")).stdout
    assert "\n2:104  " in call(tmp_path, FINE.replace("\n\nТэкст", "\n" * 102 + "\fТэкст")).stdout


def test_a_citation_without_a_reference_is_a_finding(tmp_path: Path) -> None:
    """It is told by its place, and the exit status is 1."""
    done = call(tmp_path, UNRESOLVED)
    assert done.exit_code == 1
    assert "Without a reference\n  1:1  99: the list has no number 99\n" in done.stdout


def test_json_holds_everything(tmp_path: Path) -> None:
    """Citations with spans and candidates, and the three findings."""
    done = call(tmp_path, UNRESOLVED, "--to", "json")
    found = json.loads(done.stdout)
    assert set(found) == {"citations", "uncited", "unresolved", "years"}
    assert [row["key"] for row in found["citations"]] == ["bykau1984", None, "bykau1984"]
    assert found["citations"][0]["locator"] == "с. 5"
    start, end = found["citations"][2]["span"]
    assert UNRESOLVED[start:end] == "Быкаў, 1984"
    assert [row["key"] for row in found["uncited"]] == ["melezh1962", "ivanou2005"]
    assert [row["text"] for row in found["unresolved"]] == ["99"]


def test_csv_has_a_row_for_each_pointer(tmp_path: Path) -> None:
    """It goes whole into the file that is named."""
    target = tmp_path / "found.csv"
    call(tmp_path, UNRESOLVED, "--to", "csv", "-o", str(target))
    rows = list(csv.DictReader(io.StringIO(target.read_text("utf-8"))))
    assert [(row["reference"], row["findings"]) for row in rows] == [("1", ""), ("", "citation-unresolved"), ("1", "")]


@pytest.mark.parametrize(
    ("text", "said"), [("Тэкст без нічога.", "no citation found"), ("Тэкст [1].", "no reference list found")]
)
def test_a_paper_without_citations_or_without_a_list_is_told(tmp_path: Path, text: str, said: str) -> None:
    """One line, exit status 1."""
    done = call(tmp_path, text)
    assert done.exit_code == 1
    assert said in done.stderr


def test_what_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    """A missing file ends with status 2 and one line."""
    done = CliRunner().invoke(citekit, ["citations", str(tmp_path / "none.txt")])
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1


def test_the_paper_is_never_overwritten(tmp_path: Path) -> None:
    """An output that is the input is refused."""
    done = call(tmp_path, FINE, "-o", str(tmp_path / "paper.txt"))
    assert done.exit_code == 2
    assert (tmp_path / "paper.txt").read_text("utf-8") == FINE


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path) -> None:
    """An escape in a citation is shown, not sent."""
    done = call(tmp_path, "Тэкст (Быкаў\x1b[31m, 1984) [99]." + LIST)
    assert "\x1b" not in done.stdout


def test_mentions_stand_in_for_a_list(tmp_path: Path) -> None:
    """A paper without a list gives the works that it names, and only when asked."""
    paper = tmp_path / "blog.txt"
    paper.write_text("We answer an article by Jan Nowak «The roads of the north», which says much.", encoding="utf-8")
    plain = CliRunner().invoke(citekit, ["extract", str(paper)])
    named = CliRunner().invoke(citekit, ["extract", str(paper), "--mentions", "--to", "csl-json"])
    strings = CliRunner().invoke(citekit, ["extract", str(paper), "--mentions", "--to", "strings"])
    assert (plain.exit_code, named.exit_code) == (1, 0)
    [record] = json.loads(named.stdout)
    assert (record["title"], record["author"], record["type"]) == (
        "The roads of the north",
        [{"family": "Nowak", "given": "Jan"}],
        "article",
    )
    assert strings.stdout == "Jan Nowak «The roads of the north»\n"
