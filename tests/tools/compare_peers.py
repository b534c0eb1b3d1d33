"""Let other programs read and write the six references of the worked example, and tell what is left of them.

Run it in the root of the repository: ``python tests/tools/compare_peers.py`` writes ``docs/comparison.md``;
``--check`` compares only. The JavaScript programs are those of ``tests/readers/package.json`` (``npm ci`` there, or
``CITEKIT_NODE_MODULES``), pandoc is that of pypandoc_binary; a program that is not installed is told as such.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import bibtexparser
import pybtex.database
import pypandoc
from pylatexenc.latex2text import LatexNodes2Text

ROOT = Path(__file__).resolve().parents[2]
READERS = ROOT / "tests" / "readers"
NODE_MODULES = Path(os.environ.get("CITEKIT_NODE_MODULES", str(READERS / "node_modules"))).resolve()
EXAMPLE = ROOT / "bib" / "prokopiuk-2014" / "5-references.bib"
PAGE = ROOT / "docs" / "comparison.md"
FIELDS = ("keys", "titles as letters", "titles in print", "authors", "addresses", "days of access", "languages")
_CITATION_JS = """
const [modules, file] = process.argv.slice(1)
const { Cite } = require(`${modules}/@citation-js/core`)
require(`${modules}/@citation-js/plugin-bibtex`)
console.log(new Cite(require('fs').readFileSync(file, 'utf8')).format('biblatex'))
"""

_latex = LatexNodes2Text(keep_comments=True)

Records = Mapping[str, Mapping[str, str]]
Program = Callable[[Path], str | None]


class Row(NamedTuple):
    """Hold what one program left: its name, fields kept of each kind, and whether a second pass changes nothing."""

    name: str
    kept: tuple[str, ...] | None
    again: str


def _run(*command: str) -> str | None:
    said = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", timeout=120, check=False)
    return said.stdout if said.returncode == 0 and said.stdout.strip() else None


def _citekit(file: Path) -> str | None:
    return _run(sys.executable, "-m", "citekit", "convert", str(file), "--quiet", "--to", "biblatex")


def _pybtex(file: Path) -> str | None:
    text: str = pybtex.database.parse_file(str(file), "bibtex").to_string("bibtex")
    return text


def _pandoc(file: Path) -> str | None:
    return _run(pypandoc.get_pandoc_path(), "--from=biblatex", "--to=biblatex", str(file))


def _citation_js(file: Path) -> str | None:
    return _node("-e", _CITATION_JS, str(NODE_MODULES), str(file), needs="@citation-js/plugin-bibtex")


def _bibtex_tidy(file: Path) -> str | None:
    program = NODE_MODULES / "bibtex-tidy" / "bin" / "bibtex-tidy"
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "refs.bib"
        shutil.copy(file, copy)
        _node(str(program), str(copy), "--modify", needs="bibtex-tidy")
        return copy.read_text("utf-8") if program.exists() else None


def _anystyle(file: Path) -> str | None:
    program = shutil.which("anystyle")
    strings = file.with_name("2-strings.txt")
    return _run(program, "--stdout", "-f", "bib", "parse", str(strings)) if program and strings.exists() else None


def _node(*arguments: str, needs: str) -> str | None:
    program = shutil.which("node")
    return _run(program, *arguments) if program and (NODE_MODULES / needs).is_dir() else None


PROGRAMS: dict[str, Program] = {
    "citekit": _citekit,
    "pandoc": _pandoc,
    "pybtex": _pybtex,
    "Citation.js": _citation_js,
    "bibtex-tidy": _bibtex_tidy,
    "AnyStyle (from the strings)": _anystyle,
}


def read_records(text: str) -> Records:
    """Read a .bib file as it stands, with a parser that none of the programs uses."""
    library = bibtexparser.parse_string(text)
    return {
        entry.key: {name.lower(): str(field.value) for name, field in entry.fields_dict.items()}
        for entry in library.entries
    }


def count_kept(before: Records, after: Records) -> tuple[str, ...]:
    """Count, for each kind of field, how many are letter by letter what they were."""
    pairs = list(zip(before.items(), after.items(), strict=False))
    kept = {
        "keys": [(one[0], other[0]) for one, other in pairs],
        "titles as letters": [(_letters(one[1]), _letters(other[1])) for one, other in pairs],
        "titles in print": [(_plain(one[1], "title"), _plain(other[1], "title")) for one, other in pairs],
        "authors": [
            (_plain(one[1], "author"), _plain(other[1], "author")) for one, other in pairs if "author" in one[1]
        ],
        "addresses": [(one[1]["url"], other[1].get("url")) for one, other in pairs],
        "days of access": [(one[1]["urldate"], other[1].get("urldate")) for one, other in pairs],
        "languages": [(one[1]["langid"], other[1].get("langid") or other[1].get("language")) for one, other in pairs],
    }
    whole = {name: len(before) for name in FIELDS} | {"authors": sum("author" in one for one in before.values())}
    return tuple(f"{sum(one == other for one, other in kept[name])} of {whole[name]}" for name in FIELDS)


def _letters(fields: Mapping[str, str]) -> str:
    """Return the title as it stands in the file, without braces and line breaks."""
    return " ".join(fields.get("title", "").replace("{", "").replace("}", "").split())


def _plain(fields: Mapping[str, str], name: str) -> str:
    """Return a field as TeX prints it: letters for commands, no braces, single spaces."""
    return " ".join(_latex.latex_to_text(fields.get(name, "")).replace("{", "").replace("}", "").split())


def compare(program: Program, name: str) -> Row:
    """Pass the example through a program twice."""
    with tempfile.TemporaryDirectory() as folder:
        first = program(EXAMPLE)
        if first is None:
            return Row(name, None, "")
        file = Path(folder) / "refs.bib"
        file.write_text(first, encoding="utf-8")
        second = program(file)
        kept = count_kept(read_records(EXAMPLE.read_text("utf-8")), read_records(first))
        return Row(name, kept, "yes" if first == second else "no")


def render(rows: list[Row]) -> str:
    """Write the page."""
    head = ("program", *FIELDS, "second pass changes nothing")
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    lines += [f"| {' | '.join((row.name, *(row.kept or ()), row.again))} |" for row in rows]
    return INTRODUCTION + "\n".join(lines) + "\n"


INTRODUCTION = """# What is left of six references

The six references of [the worked example](../bib/prokopiuk-2014), three in Polish and three in Russian, are read from biblatex
and written as biblatex by each program with the settings that it has when nobody asks for others. Each cell says how many are
what they were. A title stands *as letters* when the file still spells it, so that people and programs find it there; *in print* it
also counts when TeX commands stand for its letters (`\\l{}`; those for Cyrillic, `\\cyrchar\\cyrt`, need pdfLaTeX with the T2A font
encoding and are errors under XeLaTeX and LuaLaTeX). An author counts in print; a key, an address, a day and a language as they
stand in the file, the language in either field that biblatex has for it.

`python tests/tools/compare_peers.py` writes this page. AnyStyle, which reads the strings as printed instead of the records, gets a
row where its program is installed.

"""


def main() -> int:
    """Write the page, or tell whether it is up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; end with 1 when the page would differ")
    arguments = parser.parse_args()
    rows = [compare(program, name) for name, program in PROGRAMS.items()]
    for row in rows:
        if row.kept is None:
            print(f"{row.name} is not installed: left out", file=sys.stderr)
    page = render([row for row in rows if row.kept])
    if not arguments.check:
        PAGE.write_text(page, encoding="utf-8")
    print(page)
    return int(arguments.check and page != PAGE.read_text("utf-8"))


if __name__ == "__main__":
    sys.exit(main())
