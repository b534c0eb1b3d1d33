"""Every example of ``docs/transliteration.md`` is run."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from citekit.cli.transliterate import transliterate
from citekit.transliteration.tables import table_names

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "transliteration.md").read_text(encoding="utf-8")
COMMANDS = [
    (command, expected)
    for block in re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)
    for command, expected in re.findall(r"\$ citekit transliterate (.*)\n((?:(?!\$ ).*\n)*)", block)
]


@pytest.mark.parametrize(("command", "expected"), COMMANDS)
def test_a_command_prints_what_the_page_shows(command, expected):
    """Standard output is as printed there."""
    assert CliRunner().invoke(transliterate, shlex.split(command)).stdout == expected


def test_the_python_examples_hold():
    """All examples of the page run in order, in one session."""
    session = doctest.DocTestParser().get_doctest(PAGE, {}, "docs/transliteration.md", None, 0)
    assert doctest.DocTestRunner().run(session).failed == 0


def test_every_scheme_is_on_the_page():
    """A new scheme needs a word on when to take it."""
    named = set(re.findall(r"`([a-z0-9/-]+)`", PAGE))
    named |= {"dstu9112a", "dstu9112b"}
    assert set(table_names()) <= named
