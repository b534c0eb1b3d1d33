"""Every style prints the lines that it promises, and holds together."""

from __future__ import annotations

from pathlib import Path

import pytest

from citekit.formats import read_bibliography
from citekit.styles import Style, available_styles, load_style, read_style, style_names
from citekit.styles.definition import UnknownStyleError
from citekit.styles.kinds import KINDS, all_types
from citekit.styles.latin import is_cyrillic
from citekit.styles.lines import print_line
from citekit.styles.rich import plain
from citekit.styles.samples import mark_emphasis, sample_records
from citekit.styles.templates import TemplateError
from citekit.styles.words import is_worded, word_tables

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = [(style, name, line) for style in style_names() for name, line in load_style(style).samples.items()]
ROMANISED = [style.id for style in available_styles() if style.latin]


@pytest.mark.parametrize(("style", "name", "line"), SAMPLES, ids=[f"{style}: {name}" for style, name, _ in SAMPLES])
def test_a_style_prints_its_samples(style: str, name: str, line: str) -> None:
    """A record gives the line that stands in the style's own file."""
    assert mark_emphasis(print_line(sample_records()[name], load_style(style))) == line


@pytest.mark.parametrize("style", available_styles(), ids=style_names())
def test_a_style_names_its_standard_and_shows_every_sample(style: Style) -> None:
    """A style says what it follows, and has a line for each record of the samples."""
    assert style.name
    assert style.standard
    assert set(style.samples) == set(sample_records())


@pytest.mark.parametrize("style", available_styles(), ids=style_names())
def test_the_six_records_of_the_example_are_printed(style: Style) -> None:
    """Each record of the example keeps its address, and romanised lists have no letter or sign that is refused."""
    text = (ROOT / "bib" / "prokopiuk-2014" / "5-references.bib").read_text("utf-8")
    for reference in read_bibliography(text, "biblatex").references:
        line = plain(print_line(reference, style))
        assert reference.url in line
        if style.latin:
            bare = line.replace(str(reference.url), "")
            assert not is_cyrillic(line)
            assert "//" not in bare
            assert "—" not in bare


def test_every_type_of_csl_has_a_kind() -> None:
    """The types that records may have are all known, and each kind has a line in each style."""
    rows = (ROOT / "citekit" / "formats" / "bib" / "types.tsv").read_text("utf-8").splitlines()[2:]
    assert all_types() == {row.split("\t")[0] for row in rows}
    assert all(set(style.lines) == set(KINDS) for style in available_styles())


def test_every_language_has_every_word() -> None:
    """No language lacks a word that another has."""
    tables = {language: words for language, words in word_tables().items() if is_worded(language)}
    assert {frozenset(words) for words in tables.values()} == {frozenset(tables["en"])}
    assert all(len(words["months"]) == len(words["months_short"]) == 12 for words in tables.values())


def test_romanised_samples_have_no_cyrillic_letter() -> None:
    """What is printed for foreign databases is in Latin letters throughout."""
    assert ROMANISED == ["apa", "apa-uk", "bgn", "bsi", "harvard", "pn-iso690", "vancouver"]
    assert not [line for style, _, line in SAMPLES if style in ROMANISED and is_cyrillic(line)]


def test_a_style_of_ones_own_extends_another(tmp_path: Path) -> None:
    """A TOML file that names another style needs to say only what differs."""
    file = tmp_path / "mine.toml"
    file.write_text('extends = "gost"\nname = "Mine"\nstandard = "ours"\n[signs]\narea = " • "\n', "utf-8")
    line = plain(print_line(sample_records()["book-be"], read_style(file)))
    assert line == "Караткевіч У. Чорны замак Альшанскі • Мінск : Мастацкая літаратура, 1983 • 349 с."


def test_the_style_of_the_page_is_one(tmp_path: Path) -> None:
    """The example in the documentation can be saved and used."""
    page = (ROOT / "docs" / "styles.md").read_text("utf-8")
    file = tmp_path / "mine.toml"
    file.write_text(page.split("```toml\n")[1].split("```")[0], "utf-8")
    line = mark_emphasis(print_line(sample_records()["book-be"], read_style(file)))
    assert line == "Караткевіч, У. *Чорны замак Альшанскі*. Мінск : Мастацкая літаратура, 1983. 349 с."


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("name = 1\n[", "broken.toml: "),
        ('name = "x"\nstandard = "y"', "lacks 'lines'"),
        ('extends = "nothing"', "unknown style 'nothing'"),
        ('extends = "gost"\nname = "x"\norder = "random"', "order 'random' is none of"),
        ('extends = "gost"\n[lines]\nbook = ["{titel}"]', "unknown value 'titel'"),
        ('extends = "gost"\n[lines]\nbook = ["{bold(title)}"]', "unknown form 'bold'"),
        ('extends = "gost"\n[lines]\nbook = ["{author}"]', "without a form of its own"),
        ('extends = "gost"\n[lines]\nbook = ["*{title}"]', "leaves italic open"),
        ('extends = "gost"\n[lines]\nbook = ["{title"]', "lone brace"),
        ('extends = "gost"\n[lines]\nbook = ["{ti tle}"]', "no value"),
        ('extends = "gost"\n[lines]\nbook = ["<dash>{title}"]', "unknown sign 'dash'"),
        ('extends = "gost"\n[lines]\nbook = "chapter"\nchapter = "book"', "name each other"),
        ('extends = "gost"\n[lines]\nbook = 5', "style"),
        ('extends = "gost"\n[values]\na = "{b}"\nb = "{a}"', "needs itself"),
        ('extends = "bsi"\n[latin]\nletters = "x"', "has no 'letters'"),
        ('extends = "gost"\n[names.heading]\nfoo = 1', "foo"),
        ('extends = "gost"\nlatin = 5', "style"),
        ('extends = "gost"\nlines = 5', "style"),
    ],
)
def test_a_broken_style_says_what_is_wrong(tmp_path: Path, text: str, reason: str) -> None:
    """A mistake in a style is told when it is loaded, by the place where it stands."""
    file = tmp_path / "broken.toml"
    file.write_text(text, "utf-8")
    with pytest.raises((TemplateError, UnknownStyleError)) as told:
        read_style(file)
    assert reason in str(told.value)


def test_a_missing_style_file_is_told(tmp_path: Path) -> None:
    """A path that does not exist is an error of one line."""
    with pytest.raises(TemplateError, match="no such file"):
        read_style(tmp_path / "none.toml")


def test_an_unknown_style_names_those_that_exist() -> None:
    """A wrong name is answered with the right ones."""
    with pytest.raises(UnknownStyleError, match="apa, apa-uk, bgn, bsi"):
        load_style("gots")
