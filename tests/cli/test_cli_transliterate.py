"""The commands ``citekit transliterate`` and ``citekit schemes``."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from citekit.cli.schemes import schemes
from citekit.cli.transliterate import transliterate
from citekit.errors import UnknownSchemeError, UnreadableInputError, UnwritableOutputError


def run(*arguments: str, **options):
    return CliRunner().invoke(transliterate, list(arguments), **options)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["Янка", "Купала", "--scheme", "alalc", "--lang", "be"], "I͡Anka Kupala\n"),
        (["Магілёў", "--scheme", "be2007"], "Mahilioŭ\n"),
        (["Гісторыя Беларусі", "--scheme", "bgnpcgn"], "Historyya Byelarusi\n"),
        (["Ûnostʹ", "--scheme", "iso9", "--lang", "ru", "--reverse"], "Юность\n"),
        (["Jurij", "--scheme", "dstu9112a", "--reverse"], "Юрій\n"),
    ],
)
def test_words_of_the_command_line(arguments, expected):
    """Words are joined by blanks; the language is given, the only one, or told by letters."""
    assert run(*arguments).stdout == expected


def test_lines_go_out_one_for_one():
    """Standard input is read line by line; empty lines, line ends and a missing last one stay."""
    result = run("-", "--scheme", "alalc-plain", "--lang", "ru", input="Щука\r\n\nёж")
    assert result.stdout_bytes == b"Shchuka\r\n\nezh"


def test_a_line_goes_out_before_the_next_comes_in():
    """A pipe that never ends is served line by line."""
    program = "from citekit.cli.transliterate import transliterate; transliterate()"
    command = [sys.executable, "-c", program, "--scheme", "iso9", "--lang", "ru"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        process.stdin.write("Щука\n".encode())
        process.stdin.flush()
        assert process.stdout.readline() == "Ŝuka\n".encode()
        process.stdin.close()
        assert process.stdout.read() == b""
        assert process.wait(timeout=300) == 0


def test_the_lines_before_help_with_a_short_one():
    """A word that two languages share follows the majority so far."""
    result = run("--scheme", "bgnpcgn", input="Гісторыя Беларусі і літаратуры\nГарады\n")
    assert result.stdout.splitlines()[1] == "Harady"


def test_a_guess_is_told():
    """One word without a letter of its own is a guess, and standard error says so."""
    assert "is a guess" in run("Гора", "--scheme", "alalc").stderr


def test_repaired_letters_are_told():
    """A Latin i in a Cyrillic word is replaced and reported."""
    result = run("Аршанск\u0069 раён", "--scheme", "be2007")
    assert result.stdout == "Aršanski rajon\n"
    assert "Аршанск\u0069" in result.stderr


def test_files_in_and_out(tmp_path):
    """A file is read with --file and written with -o; bytes that are no UTF-8 come through."""
    source, target = tmp_path / "in.txt", tmp_path / "out.txt"
    source.write_bytes("Минск ".encode() + b"\xff\xfe\n")
    assert run("--file", str(source), "-o", str(target), "--scheme", "iso9", "--lang", "ru").exit_code == 0
    assert target.read_bytes() == b"Minsk \xff\xfe\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1251", "koi8-r", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_is_read(tmp_path, encoding):
    """A file is decoded as the other commands decode it, also where the first line is the same in many encodings."""
    source = tmp_path / "in.txt"
    text = "1. Tekst\r\n\nЛитература и искусство\nо жизни в городе Минске\n"
    source.write_bytes(text.encode(encoding))
    result = run("--file", str(source), "--scheme", "bgnpcgn", "--lang", "ru")
    assert result.stdout_bytes.decode() == "1. Tekst\r\n\nLiteratura i iskusstvo\no zhizni v gorode Minske\n"
    assert ("the text was read as" in result.stderr) == (encoding in {"cp1251", "koi8-r", "utf-16-le", "utf-16-be"})


def test_bytes_that_fit_nowhere_are_told():
    """In a text of UTF-8 they come through as they were, and a note says so."""
    result = run("-", "--scheme", "iso9", "--lang", "ru", input="Минск\n".encode() + b"\xff\n")
    assert result.stdout_bytes == b"Minsk\n\xff\n"
    assert "some bytes are no UTF-8" in result.stderr


def test_what_never_ends_a_line_is_refused():
    """No line is longer than a few books, and no memory is spent on more."""
    with pytest.raises(UnreadableInputError, match="a line of more than 16 MB"):
        run("--file", "/dev/zero", "--scheme", "iso9", "--lang", "ru", catch_exceptions=False)


def test_notes_can_be_left_out():
    """``-q`` says nothing but errors."""
    result = run("Гора", "--scheme", "alalc", "-q")
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (["x", "--scheme", "nosuch"], UnknownSchemeError, "known are alalc, "),
        (["x", "--scheme", "kmu2010", "--lang", "ru"], UnknownSchemeError, "known are uk"),
        (["--file", "none/file", "--scheme", "iso9"], UnreadableInputError, "no such file"),
        (["x", "-o", "none/file", "--scheme", "iso9"], UnwritableOutputError, "no such file"),
    ],
)
def test_mistakes_are_one_line(tmp_path, monkeypatch, arguments, error, message):
    """The error says what is wrong and what there is instead."""
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert isinstance(result.exception, error)
    assert message in str(result.exception)
    assert "\n" not in str(result.exception)


def test_the_input_is_not_overwritten(tmp_path):
    """Writing over the file that is being read would empty it."""
    source = tmp_path / "in.txt"
    source.write_text("Минск\n", encoding="utf-8")
    result = run("--file", str(source), "-o", str(source), "--scheme", "iso9", "--lang", "ru")
    assert isinstance(result.exception, UnwritableOutputError)
    assert source.read_text(encoding="utf-8") == "Минск\n"


@pytest.mark.parametrize(
    "arguments", [["x", "--reverse", "--scheme", "iso9"], ["x"], ["x", "--file", "y", "--scheme", "iso9"]]
)
def test_wrong_use_is_exit_code_two(arguments):
    """No scheme, no language to turn back into, two inputs."""
    assert run(*arguments).exit_code == 2


def test_schemes_as_text():
    """Each scheme tells what it is for, who asks for it, and a sample."""
    listed = CliRunner().invoke(schemes, ["--lang", "be"]).stdout
    assert "alalc\n  for       library catalogues" in listed
    assert "be  Янка Купала → I͡Anka Kupala" in listed
    assert "be2023 (provisional)" in listed
    assert "kmu2010" not in listed


def test_schemes_as_json():
    """The same as data, one object for each scheme and language."""
    rows = json.loads(CliRunner().invoke(schemes, ["--to", "json"]).stdout)
    assert {"id": "iso9", "language": "be"} in [{"id": row["id"], "language": row["language"]} for row in rows]
    assert all(row["samples"] and row["tag"] for row in rows)
