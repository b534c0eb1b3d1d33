"""``citekit convert``: any bibliographies to one, in another format, with other keys, in another order."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from stopwatch import within

from citekit.cli import citekit
from citekit.formats import PROFILES, READERS, SUFFIXES, WRITERS, read_bibliography

BIB = """% спіс
@book{дрыгва, author = {Колас, Якуб}, title = {Дрыгва}, date = {1934}, langid = {belarusian}}
@article{los, author = {Łoś, Jan}, title = {O języku}, journaltitle = {Język Polski}, date = {1920}, langid = {polish}}
"""
CSL = json.dumps(
    [
        {
            "id": "los",
            "type": "book",
            "title": "Granice",
            "author": [{"family": "Łempicka", "given": "Z."}],
            "language": "pl",
        },
        {
            "id": "zn",
            "type": "book",
            "title": "Знак бяды",
            "author": [{"family": "Быкаў", "given": "В."}],
            "language": "be",
        },
    ]
)
JATS = (
    "<article><back><ref-list><ref><label>1</label><mixed-citation>Быкаў В. Знак бяды. – Мінск, 1984. – 270 с."
    "</mixed-citation></ref></ref-list></back></article>"
)
TEI = "<TEI><text><listBibl><biblStruct><monogr><title>Dzieje</title><imprint><date>1999</date></imprint></monogr></biblStruct></listBibl></text></TEI>"


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Return a function that runs ``citekit convert`` in a folder with the sample files."""
    monkeypatch.chdir(tmp_path)
    samples = {"refs.bib": BIB, "refs.json": CSL, "paper.xml": JATS, "tei.xml": TEI}
    for name, text in samples.items():
        Path(name).write_text(text, "utf-8")

    def run(*arguments: str, data: bytes | str | None = None) -> Result:
        result = CliRunner().invoke(citekit, ["convert", *arguments], input=data)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return run


Call = Callable[..., Result]


def keys(result: Result) -> list[str]:
    return [item["id"] for item in json.loads(result.stdout)]


FORMATS = [name for name in WRITERS if name in READERS]


@pytest.mark.parametrize("target", FORMATS)
def test_every_format_that_is_written_is_read_back_by_its_content(call: Call, target: str) -> None:
    """From standard input, where no suffix helps, each format is known by its content."""
    there = call("refs.bib", "--to", target)
    back = call("-", "--to", "csl-json", data=there.stdout)
    assert (there.exit_code, back.exit_code) == (0, 0), there.stderr + back.stderr
    assert [(item["title"], item["author"][0]["family"]) for item in json.loads(back.stdout)] == [
        ("Дрыгва", "Колас"),
        ("O języku", "Łoś"),
    ]


def test_the_suffix_of_the_output_chooses_the_format_and_standard_output_gets_nothing(call: Call) -> None:
    """``-o refs2.json`` is CSL-JSON; ``--to`` overrules a suffix."""
    assert call("refs.bib", "-o", "out.json").stdout == ""
    assert [item["id"] for item in json.loads(Path("out.json").read_text("utf-8"))] == ["дрыгва", "los"]
    call("refs.json", "--to", "bibtex", "-o", "out.bib")
    assert "year" not in Path("out.bib").read_text("utf-8")
    assert "title = {{Знак бяды}}" in Path("out.bib").read_text("utf-8")


def test_inputs_are_joined_in_their_order_and_equal_keys_told_apart(call: Call) -> None:
    """Two records called los are both kept, and it is told that one is renamed."""
    assert "duplicate-key: several records have the key los;" in call("refs.bib", "refs.json").stderr
    assert "duplicate-key" not in call("refs.bib", "refs.json", "--key", "{auth}").stderr
    assert keys(call("refs.bib", "refs.json", "--to", "csl-json")) == ["дрыгва", "los", "los-2", "zn"]
    assert keys(call("refs.json", "refs.bib", "--to", "csl-json")) == ["los", "zn", "дрыгва", "los-2"]


_BOOK = "@collection{conf, title={Alpha}, editor={A, B}, date={2001}}"
_OTHER_BOOK = "@collection{conf, title={Beta}, editor={C, D}, date={2005}}"
_PAPER = "@incollection{paper, title={A paper}, author={S, J}, crossref={conf}}@book{tr, title={T}, related={conf}}"


@pytest.mark.parametrize("options", [(), ("--merge",), ("--key", "{title}")])
def test_what_names_a_record_of_its_file_follows_when_that_is_renamed(call: Call, options: tuple[str, ...]) -> None:
    """A chapter stands in the book of its own file, whatever another file calls by the same key."""
    Path("one.bib").write_text(_BOOK, "utf-8")
    Path("two.bib").write_text(_OTHER_BOOK + _PAPER, "utf-8")
    written = call("one.bib", "two.bib", *options).stdout
    beta = "Beta" if "--key" in options else "conf-2"
    assert f"@collection{{{beta},\n    editor = {{C, D}}" in written
    assert f"crossref = {{{beta}}}" in written
    assert f"related = {{{beta}}}" in written
    assert call("one.bib", "one.bib", "--merge").stdout == call("one.bib").stdout


def test_xml_with_references_is_read_and_what_is_only_printed_is_parsed(call: Call) -> None:
    """JATS and TEI are known by their elements; a citation without tags gets its author and year."""
    items = json.loads(call("paper.xml", "tei.xml", "--to", "csl-json").stdout)
    assert [(item["title"], item["issued"]["date-parts"][0][0]) for item in items] == [
        ("Знак бяды", 1984),
        ("Dzieje", 1999),
    ]
    assert items[0]["author"][0]["family"] == "Быкаў"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r"])
def test_encodings_of_the_region_give_the_same_records(call: Call, encoding: str) -> None:
    """A .bib of any encoding is read; that the encoding was guessed is told and is no loss."""
    Path("coded.bib").write_bytes(BIB.split("@article", maxsplit=1)[0].replace("і", "и").encode(encoding))
    done = call("coded.bib", "--to", "csl-json")
    assert (done.exit_code, json.loads(done.stdout)[0]["title"]) == (0, "Дрыгва")
    assert ("encoding-guessed" in done.stderr) == (encoding not in ("utf-8", "utf-8-sig", "utf-16"))


def test_keys_are_made_anew_only_when_a_pattern_says_so(call: Call) -> None:
    """Without ``--key`` keys stay; with it they are the same in whatever order the records come."""
    assert keys(call("refs.bib", "--to", "csl-json")) == ["дрыгва", "los"]
    pattern = ("--to", "csl-json", "--key", "{auth}{year}{shorttitle}")
    assert keys(call("refs.bib", *pattern)) == ["Kolas1934Dryhva", "Los1920Jezyku"]
    one, other = call("refs.bib", "refs.json", *pattern), call("refs.json", "refs.bib", *pattern)
    assert sorted(keys(one)) == sorted(keys(other))
    assert all(key.isascii() for key in keys(one))


@pytest.mark.parametrize(
    "pattern", ["{author}", "{auth", "kolas", "", "{auth.__class__}", "{auth:zip}", "{auth} {year}"]
)
def test_a_wrong_pattern_is_a_usage_error_with_the_cure(call: Call, pattern: str) -> None:
    """One line says what is wrong; nothing is written."""
    done = call("refs.bib", "-o", "out.bib", "--key", pattern)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "key pattern" in done.stderr
    assert not Path("out.bib").exists()


def test_records_are_sorted_when_asked(call: Call) -> None:
    """GOST has Cyrillic first, APA Latin, MLA the romanised form."""
    expected = {
        "cited": ["дрыгва", "los", "los-2", "zn"],
        "cyrillic-first": ["zn", "дрыгва", "los-2", "los"],
        "latin-first": ["los-2", "los", "zn", "дрыгва"],
        "romanised": ["zn", "дрыгва", "los-2", "los"],
    }
    for order, wanted in expected.items():
        # Keys are told apart in the order of writing, so the names tell the records.
        families = [
            item["author"][0]["family"]
            for item in json.loads(call("refs.bib", "refs.json", "--to", "csl-json", "--sort", order).stdout)
        ]
        of_key = {"дрыгва": "Колас", "los": "Łoś", "los-2": "Łempicka", "zn": "Быкаў"}
        assert families == [of_key[key] for key in wanted], order


def test_romanised_forms_are_added(call: Call) -> None:
    """``--scheme`` adds the romanised title; an unknown scheme is a usage error."""
    assert "Dryhva" in call("refs.bib", "--scheme", "alalc").stdout
    assert call("refs.bib", "--scheme", "nothing").exit_code == 2


def test_converting_twice_gives_the_same_text(call: Call) -> None:
    """A biblatex file written by the command comes out of it unchanged."""
    once = call("refs.bib", "refs.json").stdout
    assert call("-", data=once).stdout == once


BROKEN = [
    ("@book{a, title = {Open\n@book{b, title = {Shut}}\n", "biblatex", 1, "b"),
    ("@book{a, title = {Shut}}\n\n@book{b title}\n@book{c, title = {Другі}}\n", "biblatex", 3, "c"),
    ('[{"id": "a", "title": "Shut"},\n {"id": "b", "title": },\n {"id": "c"}]', "csl-json", 2, "a"),
    ('[{"id": "a", "title": "Shut"},\n {"id": ', "csl-json", 2, "a"),
]


@pytest.mark.parametrize(("text", "format_", "line", "kept"), BROKEN)
def test_broken_entries_are_told_with_their_lines_and_the_rest_is_kept(
    call: Call, text: str, format_: str, line: int, kept: str
) -> None:
    """The finding begins with file and line, as compilers tell theirs; exit status 1."""
    Path("broken.txt").write_text(text, "utf-8")
    done = call("broken.txt", "--from", format_, "--to", "csl-json")
    assert done.exit_code == 1
    assert f"broken.txt:{line}:" in done.stderr
    assert ": broken-entry: " in done.stderr
    assert kept in keys(done)


STRANGE = [
    ("@book{ключ, аўтар = {Хтосьці}, title = {Поле}}", 0, ["ключ"]),
    ("@book{a, title = {Адзін}}\n@book{a, title = {Два}}", 0, ["a", "a-2"]),
    ("@book{a, title = {Адзін}, title = {Два}}", 0, ["a"]),
    ('[{"id": 5, "type": 7, "title": ["x"], "author": "Колас", "issued": {"date-parts": "1999"}}]', 0, ["5"]),
    ('[{"id": "a"}, 1, null, "x"]', 1, ["a"]),
    ("[]", 0, []),
    ('{"id": "a", "title": "\\ud800"}', 0, ["a"]),
    ("[" * 100_000, 2, None),
    ('[{"id": "a"},' + "[" * 100_000, 1, ["a"]),
    ("@" * 100_000, 2, None),
    ("<article><ref>", 1, []),
    ("<!DOCTYPE a [<!ENTITY b 'c'>]><article>&b;</article>", 1, []),
]


@pytest.mark.parametrize(("text", "code", "wanted"), STRANGE, ids=[text[:30] for text, _, _ in STRANGE])
def test_strange_contents_are_kept_or_told(call: Call, text: str, code: int, wanted: list[str] | None) -> None:
    """Wrong types, Cyrillic keys and fields, deep nesting: a result and findings, never a traceback."""
    with within(20):
        done = call("-", "--to", "csl-json", data=text.encode())
        assert done.exit_code == code, done.stderr
        assert wanted is None or keys(done) == wanted


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty", b""),
        ("text", "проста словы".encode()),
        ("noise.bin", random.Random(3).randbytes(9000)),
        ("a.html", b"<html><p>a</p></html>"),
    ],
)
def test_what_is_no_bibliography_is_refused_in_one_line(call: Call, name: str, data: bytes) -> None:
    """The message names the file; nothing is written."""
    Path(name).write_bytes(data)
    done = call(name, "-o", "out.bib")
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert name in done.stderr
    assert not Path("out.bib").exists()


def test_an_empty_bib_file_is_an_empty_bibliography(call: Call) -> None:
    """The suffix says what it is: a bibliography that has begun."""
    Path("new.bib").write_bytes(b"")
    assert (call("new.bib", "--to", "csl-json").stdout, call("new.bib").exit_code) == ("[]\n", 0)


@pytest.mark.parametrize("arguments", [("missing.bib",), ("refs.bib", "-o", "refs.bib"), ("refs.bib", "-o", "out.xyz"), ("refs.bib", "-o", "no/out.bib"), (), ("refs.bib", "--from", "docx"), ("refs.bib", "--to", "strings"), ("refs.bib", "-o", "out.txt"), ("refs.bib", "--sort", "x"), ("refs.bib", "--sort-language", "ja")])  # fmt: skip
def test_wrong_calls_end_with_two_and_change_nothing(call: Call, arguments: tuple[str, ...]) -> None:
    """Inputs are never overwritten, unknown formats and orders are named."""
    assert call(*arguments).exit_code == 2
    assert Path("refs.bib").read_text("utf-8") == BIB
    assert sorted(path.name for path in Path().iterdir()) == ["paper.xml", "refs.bib", "refs.json", "tei.xml"]


def test_quiet_tells_errors_alone(call: Call) -> None:
    """``-q`` silences findings, not the exit status."""
    done = call("-", "-q", data="@book{a, title = {Open\n@book{b, title = {Shut}}\n")
    assert (done.exit_code, done.stderr) == (1, "")


def test_records_of_one_work_are_joined_when_asked(call: Call) -> None:
    """The same book out of two files is one record with the values of both; nothing is joined unasked."""
    twin = [{"id": "kolas", "type": "book", "title": "Дрыгва", "author": [{"family": "Колас", "given": "Якуб"}],
             "issued": {"date-parts": [[1934]]}, "language": "be", "publisher": "БДВ"}]  # fmt: skip
    Path("twin.json").write_text(json.dumps(twin), "utf-8")
    assert len(keys(call("refs.bib", "twin.json", "--to", "csl-json"))) == 3
    done = call("refs.bib", "twin.json", "--to", "csl-json", "--merge")
    assert keys(done) == ["дрыгва", "los"]
    assert json.loads(done.stdout)[0]["publisher"] == "БДВ"
    assert "3 records are 2 works" in done.stderr


def test_thousands_of_records_are_converted_in_time(tmp_path: Path) -> None:
    """Two thousand entries go from .bib to CSL-JSON, keyed and sorted, none lost."""
    entries = (
        f"@book{{k{n}, author = {{Колас, Якуб}}, title = {{Кніга {n}}}, date = {{{1900 + n % 100}}}, langid = {{belarusian}}}}\n"
        for n in range(2000)
    )
    source = tmp_path / "large.bib"
    source.write_text("".join(entries), "utf-8")
    command = [
        sys.executable,
        "-m",
        "citekit",
        "convert",
        str(source),
        "--to",
        "csl-json",
        "--sort",
        "cyrillic-first",
        "--key",
        "{auth}{year}",
    ]
    done = subprocess.run(command, capture_output=True, check=True, timeout=600, env={**os.environ})
    items = json.loads(done.stdout)
    assert len({item["id"] for item in items}) == 2000
    assert [item["title"] for item in items[:3]] == ["Кніга 0", "Кніга 1", "Кніга 2"]


def test_extract_parse_and_convert_share_keys_and_orders(tmp_path: Path) -> None:
    """``--key`` and ``--sort`` mean the same wherever records are written."""
    strings = "Мележ І. Людзі на балоце. – Мінск, 1962.\nБыкаў В. Знак бяды. – Мінск, 1984.\n"
    paper = tmp_path / "paper.txt"
    paper.write_text(
        "Літаратура\n\n" + "".join(f"{n}. {line}\n" for n, line in enumerate(strings.splitlines(), 1)), "utf-8"
    )
    shape = ["--key", "{auth}-{year}", "--sort", "cyrillic-first", "--to", "csl-json", "-q"]
    run = CliRunner().invoke
    parsed = run(citekit, ["parse", *shape], input=strings)
    extracted = run(citekit, ["extract", str(paper), *shape])
    converted = run(
        citekit, ["convert", "-", *shape], input=run(citekit, ["parse", "--to", "biblatex"], input=strings).stdout
    )
    assert [keys(one) for one in (parsed, extracted, converted)] == [["Bykau-1984", "Melezh-1962"]] * 3
    assert len(read_bibliography(parsed.stdout, "csl-json").references) == 2


def test_check_writes_in_the_same_way(call: Call) -> None:
    """``check -o`` has the same formats, keys and orders as ``convert``."""
    shape = ["--key", "{auth}{year}", "--sort", "latin-first"]
    checked = [
        "check",
        "refs.bib",
        "--offline",
        "--store",
        ":memory:",
        "-q",
        "--to",
        "csl-json",
        "-o",
        "out.txt",
        *shape,
    ]
    assert CliRunner().invoke(citekit, checked).exit_code == 0
    assert Path("out.txt").read_text("utf-8") == call("refs.bib", "--to", "csl-json", *shape).stdout


def test_a_fault_that_is_everywhere_does_not_flood_the_terminal(call: Callable[..., Result]) -> None:
    """A hundred places of one kind are told, then how many more there are."""
    Path("same.bib").write_text("@book{k, title = {Т}}\n" * 250, "utf-8")
    told = call("same.bib", "--to", "csl-json").stderr.splitlines()
    assert sum(line.startswith("same.bib:") and "the key stands twice" in line for line in told) == 100
    assert "same.bib: duplicate-key: 149 more" in told


def test_new_keys_reach_the_chapters_of_a_book(call: Callable[..., Result]) -> None:
    """What crossref names is found under its new key, so the file still compiles."""
    Path("book.bib").write_text(
        "@incollection{c_1, title = {Слова}, author = {Колас, Якуб}, crossref = {b_1}}"
        "@collection{b_1, title = {Крывіч}, editor = {Купала, Янка}, date = {1926}}",
        "utf-8",
    )
    written = call("book.bib", "--key", "{auth}{year}", "--to", "biblatex", "-q").stdout
    assert "@collection{Kupala1926," in written
    assert "crossref = {Kupala1926}" in written
    assert "booktitle" not in written


@pytest.mark.parametrize("target", ["biblatex", "bibtex", "csl-json", "ris", "hayagriva"])
def test_what_is_written_is_known_again(call: Call, target: str) -> None:
    """A file that comes out of convert goes in again without a word of its format, and says what it said."""
    records = (
        "@article{a, author={Колас, Якуб}, title={Дрыгва}, journaltitle={Полымя}, date={1934-05-02}, pages={3-9},"
        " url={http://nlb.by/x_y}, urldate={2014-06-30}, langid={belarusian}}"
        "@online{b, title={Радыё}, url={http://x.by}, urldate={2014-06-30}, date={2011}, langid={belarusian}}"
    )
    wanted = call("-", "--to", "biblatex", data=records.encode()).stdout
    written = call("-", "--to", target, data=records.encode()).stdout
    assert call("-", "--to", "biblatex", data=written.encode()).stdout == wanted


TWO_SCRIPTS = """@article{los, author = {Лось, Ян}, title = {Пра мову}, title+an:ru-Latn-alalc97 = {="Pra movu"},
  title+an:en = {="On Language"}, journaltitle = {Полымя}, date = {1920}, langid = {belarusian}}
"""
TITLES = {
    "csl": "Пра мову",
    "zotero": "Пра мову",
    "apa": "Pra movu",
    "chicago": "Pra movu [On Language]",
    "harvard": "Pra movu [On Language]",
    "mla": "Pra movu [On Language]",
}


@pytest.mark.parametrize("profile", PROFILES["csl-json"])
def test_a_file_is_written_for_a_program_or_style(call: Call, profile: str) -> None:
    """Each profile has the title as its readers want it."""
    done = call("-", "--to", "csl-json", "--profile", profile, data=TWO_SCRIPTS)
    (item,) = json.loads(done.stdout)
    assert (done.exit_code, item["title"]) == (0, TITLES[profile]), done.stderr


UNFIT_PROFILES = [
    ("--profile", "apa", "--to", "biblatex", "-o", "out.json"),
    ("--profile", "zotero", "-o", "out.ris"),
    ("--profile", "bib", "--to", "csl-json"),
]


@pytest.mark.parametrize("arguments", UNFIT_PROFILES, ids=" ".join)
@pytest.mark.parametrize("command", ["convert", "extract", "parse", "check"])
def test_a_profile_that_the_format_has_not_is_refused_before_reading(command: str, arguments: tuple[str, ...]) -> None:
    """The mistake is named although the input is missing too."""
    done = CliRunner().invoke(citekit, [command, "missing.txt", *arguments])
    assert done.exit_code == 2
    assert "--profile" in done.stderr
    assert "missing.txt" not in done.stderr


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("command", ["convert", "extract", "parse", "check"])
def test_every_command_writes_by_every_suffix_and_names_it(call: Call, command: str, suffix: str) -> None:
    """What ``-o`` names is read back with the same title; the help lists the suffix."""
    strings = "Быкаў В. Знак бяды. – Мінск, 1984. – Рэжым доступу: http://127.0.0.1/x.\n"
    Path("strings.txt").write_text(strings, "utf-8")
    Path("paper.txt").write_text(f"Тэкст артыкула [1].\n\nЛітаратура\n\n1. {strings}", "utf-8")
    source = {"convert": "refs.json", "extract": "paper.txt", "parse": "strings.txt", "check": "refs.json"}[command]
    options = ["--offline", "--store", ":memory:"] if command == "check" else []
    done = CliRunner().invoke(citekit, [command, source, "-o", f"out{suffix}", "-q", *options])
    assert done.exit_code == 0, done.output
    assert "Знак бяды" in [item["title"] for item in json.loads(call(f"out{suffix}", "--to", "csl-json").stdout)]
    assert suffix in CliRunner().invoke(citekit, [command, "--help"]).stdout


ALPHA = "@collection{conf, title={Alpha conference}, editor={Alpha, A.}, date={2001}}\n"
BETA = (
    "@collection{conf, title={Beta conference}, editor={Beta, B.}, date={2005}}\n"
    "@incollection{paper, title={A paper}, author={Smith, J.}, crossref={conf}, pages={1--2}}\n"
)


@pytest.mark.parametrize(
    ("arguments", "crossref"),
    [
        (("beta.bib",), "conf"),
        (("alpha.bib", "beta.bib"), "conf-2"),
        (("alpha.bib", "beta.bib", "--merge"), "conf-2"),
        (("alpha.bib", "beta.bib", "beta.bib", "--merge"), "conf-2"),
        (("beta.bib", "beta.bib", "--merge"), "conf"),
        (("alpha.bib", "beta.bib", "--key", "{auth}{year}"), "Beta2005"),
    ],
)
def test_a_chapter_stays_in_the_book_of_its_own_file(
    call: Callable[..., Result], arguments: tuple[str, ...], crossref: str
) -> None:
    """When equal keys of several files are told apart, or their records joined, what points to one follows it."""
    Path("alpha.bib").write_text(ALPHA)
    Path("beta.bib").write_text(BETA)
    written = call(*arguments, "--to", "biblatex").stdout
    beta = next(one for one in read_bibliography(written, "biblatex").references if str(one.title) == "Beta conference")
    assert beta.citation_key == crossref
    assert written.count(f"crossref = {{{crossref}}}") == 1
    assert "ids =" not in written


def test_no_loss_stays_unnamed(call: Call) -> None:
    """Ten losses have a line each with their records, and one line names all the others."""
    fields = ", ".join(f"field{number} = {{x}}" for number in range(15))
    told = call("-", "--to", "ris", data=f"@book{{a, title = {{T}}, {fields}}}").stderr
    assert told.count("not-carried") == 10
    assert "5 more that the format cannot carry: " in told
    assert all(f"field{number}" in told for number in range(15))
