"""The command line under bad input: a result or one line that names the file, never a traceback."""

from __future__ import annotations

import json
import os
import random
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).resolve().parents[2] / "bib" / "prokopiuk-2014" / "1-ocr.txt"
LIST = "Літаратура\n\n1. Караткевіч, У. Чорны замак Альшанскі. – Мінск : Маст. літ., 1983. – 349 с.\n2. Быкаў, В. Знак бяды. – Мінск, 1984. – 270 с.\n3. Мележ, І. Людзі на балоце. – Мінск, 1962. – 403 с.\n"


def run(*arguments: str, data: bytes | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "citekit", *arguments]
    return subprocess.run(
        command, input=data, capture_output=True, check=False, timeout=600, env={**os.environ, **environment}
    )


def assert_one_line_error(done: subprocess.CompletedProcess[bytes], name: str, code: int = 2) -> None:
    message = done.stderr.decode()
    assert done.returncode == code, message
    assert done.stdout == b""
    assert message.count("\n") == 1
    assert name in message
    assert "Traceback" not in message


BINARY = {
    "png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
    "zip": b"PK\x03\x04" + bytes(range(256)) * 4,
    "elf": b"\x7fELF" + bytes(range(256)) * 4,
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 4,
    "noise": random.Random(7).randbytes(20_000),
}


@pytest.mark.parametrize("command", ["extract", "parse"])
@pytest.mark.parametrize("kind", BINARY)
def test_binary_files_are_refused_in_one_line(tmp_path: Path, command: str, kind: str) -> None:
    """A file that is no text is named in one line, exit status 2."""
    file = tmp_path / f"paper.{kind}"
    file.write_bytes(BINARY[kind])
    assert_one_line_error(run(command, str(file)), file.name)


@pytest.mark.parametrize("command", ["extract", "parse"])
def test_missing_files_and_directories_are_refused_in_one_line(tmp_path: Path, command: str) -> None:
    """What is not there, or is a directory, is named in one line, exit status 2."""
    assert_one_line_error(run(command, str(tmp_path / "missing.txt")), "missing.txt")
    assert_one_line_error(run(command, str(tmp_path)), tmp_path.name)


def test_an_empty_paper_is_an_error_and_an_empty_list_an_empty_array(tmp_path: Path) -> None:
    """There is nothing to extract from an empty paper; no lines make no records."""
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    assert_one_line_error(run("extract", str(empty)), "empty.txt")
    done = run("parse", str(empty))
    assert (done.returncode, json.loads(done.stdout)) == (0, [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
def test_encodings_give_the_same_records(tmp_path: Path, encoding: str) -> None:
    """Three Belarusian references come out alike from every encoding that can hold them."""
    file = tmp_path / "paper.txt"
    file.write_bytes(LIST.encode(encoding))
    done = run("extract", str(file), "--to", "csl-json")
    assert done.returncode == 0
    assert [item["id"] for item in json.loads(done.stdout)] == ["karatkevich1983", "bykau1984", "melezh1962"]


def test_nul_bytes_do_not_hide_the_references(tmp_path: Path) -> None:
    """NUL bytes scattered in a text are dropped."""
    file = tmp_path / "paper.txt"
    file.write_bytes(LIST.replace("замак", "за\0мак").encode())
    done = run("extract", str(file), "--to", "csl-json")
    assert json.loads(done.stdout)[0]["title"] == "Чорны замак Альшанскі"


def test_fifty_megabytes_in_one_line_end_in_time(tmp_path: Path) -> None:
    """A 50 MB line is read and answered: no list in it."""
    file = tmp_path / "long.txt"
    file.write_bytes(("слова " * 5_000_000).encode())
    done = run("extract", str(file))
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_a_thousand_items_are_a_thousand_records(tmp_path: Path) -> None:
    """A list of a thousand items comes out whole, in order, each with its own key."""
    items = (
        f"{n}. Колас Я. Кніга нумар {n}. – Мінск : Навука, {1900 + n % 100}. – {n + 10} с." for n in range(1, 1001)
    )
    file = tmp_path / "long.txt"
    file.write_text("Літаратура\n\n" + "\n".join(items) + "\n", "utf-8")
    done = run("extract", str(file), "--to", "csl-json", "-q")
    records = json.loads(done.stdout)
    assert [record["title"] for record in records] == [f"Кніга нумар {n}" for n in range(1, 1001)]
    assert len({record["id"] for record in records}) == 1000


def test_an_unknown_suffix_is_named_with_those_that_are_known(tmp_path: Path) -> None:
    """The message says which suffixes there are."""
    done = run("extract", str(EXAMPLE), "-o", str(tmp_path / "refs.xyz"))
    assert_one_line_error(done, ".xyz")
    assert b".bib" in done.stderr


def test_an_input_is_never_overwritten(tmp_path: Path) -> None:
    """Naming the input as the output is refused and the file stays."""
    paper = tmp_path / "paper.txt"
    paper.write_bytes(EXAMPLE.read_bytes())
    done = run("extract", str(paper), "--to", "strings", "-o", str(paper))
    assert_one_line_error(done, "paper.txt")
    assert paper.read_bytes() == EXAMPLE.read_bytes()


def test_an_output_in_no_directory_is_refused_in_one_line(tmp_path: Path) -> None:
    """A folder that does not exist is named; nothing is left behind."""
    assert_one_line_error(run("extract", str(EXAMPLE), "-q", "-o", str(tmp_path / "no" / "refs.bib")), "refs.bib")
    assert list(tmp_path.iterdir()) == []


def test_a_failing_run_leaves_the_old_output_alone(tmp_path: Path) -> None:
    """The output file is replaced only when the new one is whole."""
    output = tmp_path / "refs.bib"
    output.write_text("old", "utf-8")
    assert run("extract", str(tmp_path / "missing.txt"), "-o", str(output)).returncode == 2
    assert output.read_text("utf-8") == "old"


def test_terminal_escapes_in_titles_do_not_reach_the_terminal() -> None:
    """Control characters of a paper are shown as escapes on standard error, and go from the records."""
    text = "Быкаў В. Знак \x1b[31mбяды. URL: http: //x.by/a\x1b]0;b (дата звароту: 01.02.2014).\n"
    done = run("parse", data=text.encode())
    assert done.returncode == 0
    assert b"\x1b" not in done.stderr + done.stdout


def test_pipes_and_files_give_the_same() -> None:
    """``-`` reads standard input."""
    piped = run("extract", "-", data=EXAMPLE.read_bytes())
    assert piped.returncode == 0
    assert piped.stdout == run("extract", str(EXAMPLE)).stdout


def test_a_text_without_a_list_says_so_and_writes_an_empty_bibliography(tmp_path: Path) -> None:
    """No list: a line on standard error, an empty array, exit status 1."""
    paper = tmp_path / "essay.txt"
    paper.write_text("Проста тэкст без спіса. Ён нічога не цытуе.\n" * 20, "utf-8")
    output = tmp_path / "refs.json"
    done = run("extract", str(paper), "-o", str(output))
    assert (done.returncode, json.loads(output.read_text("utf-8"))) == (1, [])
    assert b"no reference list" in done.stderr


def test_counts_of_lines_and_records_agree() -> None:
    """Blank lines and lines that are no reference have records too, in their places."""
    text = "\nБыкаў В. Знак бяды. – Мінск, 1984.\nпроста словы\n\n"
    done = run("parse", data=text.encode())
    records = json.loads(done.stdout)
    assert [record["type"] for record in records] == ["document", "book", "document", "document"]
    assert [record.get("title") for record in records] == [None, "Знак бяды", "проста словы", None]


def test_usage_errors_end_with_two() -> None:
    """An unknown option or format is a usage error."""
    assert run("extract").returncode == 2
    assert run("extract", str(EXAMPLE), "--to", "nothing").returncode == 2
    assert run("nothing").returncode == 2


def test_a_reader_that_goes_away_ends_quietly() -> None:
    """``| head`` closes the pipe; no traceback follows."""
    shell = f"{shlex.join([sys.executable, '-m', 'citekit', 'extract', str(EXAMPLE), '-q'])} | head -n 1"
    done = subprocess.run(["/bin/sh", "-c", shell], capture_output=True, check=False, timeout=600)
    assert b"Traceback" not in done.stderr


def test_no_colour_when_nobody_wants_it() -> None:
    """Nothing is coloured in a pipe or under NO_COLOR."""
    assert b"\x1b" not in run("extract", str(EXAMPLE), NO_COLOR="1").stderr


def test_the_version_is_told() -> None:
    """``--version`` names the program and its version."""
    assert run("--version").stdout.startswith(b"citekit")
