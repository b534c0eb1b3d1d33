"""``citekit lint`` as people and their programs call it."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from stopwatch import assert_in_proportion

from citekit.cli import citekit
from citekit.lint import codes

ROOT = Path(__file__).resolve().parents[2]
CLEAN = ROOT / "bib" / "prokopiuk-2014" / "5-references.bib"
SHABBY = "@book{a,\n  title = {Аршанскi раён},\n  pages = {С. 5},\n  date = {1999},\n  langid = {belarusian},\n}\n"
MENDED = SHABBY.replace("скi", "скі").replace("С. 5", "5")


@pytest.fixture
def shabby(tmp_path: Path) -> Path:
    path = tmp_path / "refs.bib"
    path.write_text(SHABBY, "utf-8")
    return path


def lint(*arguments: object, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(citekit, ["lint", *map(str, arguments)], input=given)


def test_findings_have_file_line_and_column(shabby: Path) -> None:
    """One line a finding on standard output, a summary on standard error, and exit status 1."""
    done = lint(shabby)
    assert done.stdout == (
        f"{shabby}:1:1: missing-detail book without publisher place or publisher\n"
        f"{shabby}:2:19: homoglyph Latin i in the word Аршанскi\n"
        f"{shabby}:3:12: pages-label С. 5: the style prints the word\n"
    )
    assert done.stderr == "3 findings: 0 errors, 2 warnings, 1 info; --fix mends 2\n"
    assert done.exit_code == 1


def test_a_clean_file_is_quiet() -> None:
    """Nothing on standard output, exit status 0."""
    done = lint(CLEAN)
    assert (done.stdout, done.exit_code) == ("", 0)


def test_infos_do_not_fail(tmp_path: Path) -> None:
    """What is only told does not break a build."""
    (tmp_path / "a.bib").write_text("@book{a, title={A History}, date=1999}\n")
    done = lint(tmp_path / "a.bib")
    assert "missing-detail" in done.stdout
    assert done.exit_code == 0


def test_several_files_and_standard_input(shabby: Path) -> None:
    """Each finding names its file; standard input is ``-``."""
    done = lint(shabby, CLEAN, "-", given=SHABBY)
    assert {line.partition(":")[0] for line in done.stdout.splitlines()} == {str(shabby), "-"}


def test_codes_can_be_chosen(shabby: Path) -> None:
    """By their names, by the beginning of their names, and by how severe they are."""
    assert [line.split()[1] for line in lint(shabby, "--select", "pages,doi").stdout.splitlines()] == ["pages-label"]
    assert [line.split()[1] for line in lint(shabby, "--select", "pag").stdout.splitlines()] == ["pages-label"]
    assert [line.split()[1] for line in lint(shabby, "--ignore", "pages-label,missing").stdout.splitlines()] == [
        "homoglyph"
    ]
    assert len(lint(shabby, "--severity", "warning").stdout.splitlines()) == 2
    assert lint(shabby, "--severity", "error").exit_code == 0


def test_mending_writes_another_file(shabby: Path, tmp_path: Path) -> None:
    """The mended file has the layout of the input, which stays, and what remains is told with the new name."""
    output = tmp_path / "mended.bib"
    done = lint(shabby, "--fix", "-o", output)
    assert output.read_text("utf-8") == MENDED
    assert shabby.read_text("utf-8") == SHABBY
    assert done.stdout == f"{output}:1:1: missing-detail book without publisher place or publisher\n"
    assert f"{output}: 2 repairs, 0 records joined into others" in done.stderr
    assert done.exit_code == 0


def test_mending_in_a_pipe() -> None:
    """With ``-o -`` standard output is the bibliography and nothing else."""
    done = lint("-", "--fix", "-o", "-", given=SHABBY)
    assert done.stdout == MENDED
    assert "missing-detail" in done.stderr


WRONG = [
    (["--fix"], "-o"),
    (["-o", "x.bib"], "-o is for"),
    (["--check", "--fix", "-o", "x.bib"], "--check changes nothing"),
    (["--select", "nonsense"], "no code 'nonsense'"),
    (["--explain", "nonsense"], "no code 'nonsense'"),
]


@pytest.mark.parametrize(("options", "told"), WRONG)
def test_wrong_usage_is_told(shabby: Path, options: list[str], told: str) -> None:
    """In one line, with exit status 2."""
    done = lint(shabby, *options)
    assert told in done.stderr
    assert done.exit_code == 2


def test_nothing_to_read_is_wrong_usage() -> None:
    """A command without a file does nothing."""
    assert lint().exit_code == 2


def test_an_input_is_never_overwritten(shabby: Path) -> None:
    """Not even when it is named as the output."""
    done = lint(shabby, "--fix", "-o", shabby)
    assert (done.exit_code, shabby.read_text("utf-8")) == (2, SHABBY)


@pytest.mark.parametrize("name", ["missing.bib", "."])
def test_what_cannot_be_read_ends_with_2(tmp_path: Path, name: str) -> None:
    """A missing file and a directory are told in one line."""
    done = lint(tmp_path / name)
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1


def test_binary_files_are_refused(tmp_path: Path) -> None:
    """A picture is no bibliography."""
    (tmp_path / "a.bib").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9)
    assert lint(tmp_path / "a.bib").exit_code == 2


def test_old_encodings_are_read(tmp_path: Path) -> None:
    """A file in Windows-1251 has the same findings, and its mended form is UTF-8."""
    (tmp_path / "a.bib").write_bytes(SHABBY.replace("раён", "раен").replace("скi", "скi").encode("cp1251", "replace"))
    done = lint(tmp_path / "a.bib", "--fix", "-o", tmp_path / "b.bib", "--select", "pages")
    assert done.exit_code == 0
    assert "Аршанскi раен" in (tmp_path / "b.bib").read_text("utf-8")


def test_json_has_everything(shabby: Path) -> None:
    """An array of objects, with the repair where there is one."""
    found = json.loads(lint(shabby, "--format", "json").stdout)
    assert [one["code"] for one in found] == ["missing-detail", "homoglyph", "pages-label"]
    assert found[1] == {
        "file": str(shabby), "line": 2, "column": 19, "severity": "warning", "code": "homoglyph",
        "message": "Latin i in the word Аршанскi", "field": "title",
        "repair": {"printed": "Аршанскi раён", "repaired": "Аршанскі раён"},
    }  # fmt: skip


def test_github_gets_annotations(shabby: Path) -> None:
    """Infos are notices."""
    lines = lint(shabby, "--format", "github").stdout.splitlines()
    assert lines[0].startswith(f"::notice file={shabby},line=1,col=1,title=missing-detail::")
    assert lines[1] == f"::warning file={shabby},line=2,col=19,title=homoglyph::Latin i in the word Аршанскi"


def test_errorformat_is_that_of_compilers(shabby: Path) -> None:
    """``file:line:column: severity: message [code]``, as editors read it without being told."""
    lines = lint(shabby, "--format", "errorformat").stdout.splitlines()
    assert lines[1] == f"{shabby}:2:19: warning: Latin i in the word Аршанскi [homoglyph]"


HOSTILE = "@book{a, doi = {10.1000/%0A::error::\x1b[31mx\u202e,y.}, author = {ИВА\x9b2JНОВ, И},\n date={1999}, title={\x1b]0;x\x07А}}\n"


@pytest.mark.parametrize("form", ["text", "json", "github", "errorformat"])
def test_hostile_values_stay_harmless(form: str) -> None:
    """No control character reaches a terminal, no value makes an annotation or a line of its own."""
    done = lint("-", "--format", form, given=HOSTILE)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", done.stdout)
    assert not re.search("(?m)^::error", done.stdout)
    if form != "json":
        assert all(":" in line for line in done.stdout.splitlines())


def test_statistics_count_the_codes(shabby: Path) -> None:
    """The worst first."""
    lines = lint(shabby, "--statistics").stdout.splitlines()
    assert [line.split()[:3] for line in lines] == [
        ["1", "warning", "homoglyph"],
        ["1", "warning", "pages-label"],
        ["1", "info", "missing-detail"],
    ]


@pytest.mark.parametrize("code", codes())
def test_every_code_explains_itself(code: str) -> None:
    """Its severity, its meaning, and whether it is mended."""
    done = lint("--explain", code)
    assert done.exit_code == 0
    assert codes()[code].meaning in done.stdout


def test_csl_json_is_known_by_its_content() -> None:
    """Standard input has no suffix."""
    done = lint("-", given='[{"id": "a", "type": "book", "title": "Аршанскi", "issued": {"date-parts": [[1999]]}}]')
    assert "-:1:43: homoglyph" not in done.stderr
    assert "homoglyph" in done.stdout


def test_the_hook_of_pre_commit_runs(shabby: Path) -> None:
    """The definition is valid YAML, names a file pattern for .bib, and its entry fails on findings alone."""
    yaml = pytest.importorskip("yaml", reason="pyyaml, on which pybtex depends, is not installed")
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {"id", "name", "entry", "language", "files"} <= hook.keys()
    assert re.search(hook["files"], "paper/refs.bib")
    assert not re.search(hook["files"], "refs.bib.txt")
    program, *arguments = shlex.split(hook["entry"])
    assert program == "citekit"
    for file, status in ((CLEAN, 0), (shabby, 1)):
        done = subprocess.run(
            [sys.executable, "-m", "citekit", *arguments, file],
            cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert done.returncode == status, done.stderr
        assert done.stderr == ""


def test_lint_takes_time_in_proportion() -> None:
    """Four times as many entries take about four times as long."""

    def run(number: int) -> None:
        lint("-", "--statistics", given="".join(SHABBY.replace("{a,", f"{{a{at},") for at in range(number)))

    assert_in_proportion(run, 300, 1200)


@pytest.mark.parametrize(
    ("name", "output", "status"),
    [
        ("a.json", "b.ris", 2),
        ("a.json", "b.json", 0),
        ("a.json", "b.txt", 0),
        ("a.bib", "b.json", 2),
        ("a.bib", "-", 0),
    ],
)
def test_a_mended_file_keeps_its_format(tmp_path: Path, name: str, output: str, status: int) -> None:
    """JSON in a file called .ris is no bibliography for anybody; the message names the command that converts."""
    texts = {"a.json": '[{"id": "a", "type": "document", "title": "T"}]', "a.bib": "@misc{a, title = {T}}"}
    (tmp_path / name).write_text(texts[name])
    target = output if output == "-" else tmp_path / output
    done = lint(tmp_path / name, "--fix", "-o", target)
    assert done.exit_code == status, done.output
    assert status != 2 or ("citekit convert" in done.output and not (tmp_path / output).exists())
