"""Organizations that .bib files name beside publishers, and kinds of works behind titles, stand where standards put them."""

from __future__ import annotations

import pytest

from citekit.formats import read_bibliography
from citekit.styles import load_style
from citekit.styles.lines import print_line
from citekit.styles.rich import plain
from citekit.styles.titles import part_kind

MANUAL = (
    "@manual{a, title = {Guide}, organization = {Core Team}, date = {2020}, location = {Minsk}, langid = {english}}"
)
STANDARD = (
    "@standard{a, title = {Ссылка}, number = {СТБ 1}, organization = {Дзяржстандарт}, date = {2008},"
    " location = {Мінск}, publisher = {БелДІСС}, langid = {belarusian}}"
)
PROCEEDINGS = (
    "@proceedings{a, title = {Мова}, editor = {Лось, Пётр}, organization = {ГрДУ}, location = {Гродна}, date = {2016},"
    " langid = {belarusian}}"
)
PAPER = (
    "@inproceedings{a, author = {Лось, Пётр}, title = {Слова}, booktitle = {Мова}, organization = {ГрДУ},"
    " location = {Гродна}, date = {2016}, pages = {5--9}, langid = {belarusian}}"
)


@pytest.mark.parametrize(
    ("entry", "style", "line"),
    [
        (MANUAL, "gost", "Core Team. Guide. – Minsk, 2020."),
        (MANUAL, "gost-7.0.100", "Guide / Core Team. – Minsk, 2020. – Text : unmediated."),
        (MANUAL, "vak-be", "Guide / Core Team. – Minsk, 2020."),
        (MANUAL, "dstu8302", "Core Team. Guide. Minsk, 2020."),
        (MANUAL, "apa", "Core Team. (2020). Guide."),
        (MANUAL, "harvard", "Core Team (2020) Guide. Minsk."),
        (MANUAL, "vancouver", "Core Team. Guide. Minsk; 2020."),
        (STANDARD, "gost", "СТБ 1. Ссылка / Дзяржстандарт. – Мінск : БелДІСС, 2008."),
        (STANDARD, "apa", "Dziarzhstandart. (2008). Ssylka [???] (STB 1). BelDISS."),
        (PROCEEDINGS, "gost", "Мова / ГрДУ ; рэд. П. Лось. – Гродна, 2016."),
        (PROCEEDINGS, "harvard", "Los, P. (ed.) (2016) Mova [???]. Grodno: HrDU. (in Belarusian)"),
        (PAPER, "gost", "Лось П. Слова // Мова / ГрДУ. – Гродна, 2016. – С. 5–9."),
        (PAPER, "bsi", "Los’ P. Slova [???]. Mova. Grodno, HrDU, 2016, pp. 5–9. (in Belarusian)"),
    ],
)
def test_an_organization_is_printed(entry: str, style: str, line: str) -> None:
    """It is the author of a work without people; behind the slash of GOST; else it has published."""
    record = read_bibliography(entry, "biblatex").references[0]
    assert plain(print_line(record, load_style(style))) == line


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("История: учебник", "История : учебник"),
        ("Мова: тэорыя: зб. навук. арт.", "Мова: тэорыя : зб. навук. арт."),
        ("Реки: в 2 т.", "Реки : в 2 т."),
        ("Твори: у 20-ти т.", "Твори : у 20-ти т."),
        ("Мова : зборнік", "Мова : зборнік"),
        ("Belarus: the last dictatorship", "Belarus: the last dictatorship"),
        ("Время: Сборник", "Время: Сборник"),
        ("В 5:30: утро", "В 5:30: утро"),
    ],
)
def test_a_kind_is_parted_from_the_title(title: str, printed: str) -> None:
    """A kind in small letters and a number of volumes are other title information; any other colon is the title's."""
    assert part_kind(title, " : ") == printed


def test_romanised_lists_have_no_such_blank() -> None:
    """The blank before the colon is a habit of GOST."""
    record = read_bibliography("@book{a, title = {Реки: учебник}, langid = {russian}}", "biblatex").references[0]
    assert plain(print_line(record, load_style("gost"))) == "Реки : учебник."
    assert plain(print_line(record, load_style("bsi"))).startswith("Reki: uchebnik [???]")
