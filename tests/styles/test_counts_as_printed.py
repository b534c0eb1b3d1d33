"""Numbers of volumes, issues and pages, and extents, are printed as the record counts."""

from __future__ import annotations

import pytest

from citekit.model import Date, Name, Reference, Text
from citekit.styles import load_style
from citekit.styles.lines import print_line
from citekit.styles.rich import plain


def _article(**fields: str) -> Reference:
    return Reference("article-journal", language="en", title=Text("Bees"), container_title=Text("Brain"), **fields)


@pytest.mark.parametrize(
    ("fields", "style", "end"),
    [
        ({"volume": "5", "issue": "Suppl 2", "page": "S10-S15"}, "gost", "Vol. 5, Suppl 2. – P. S10–S15."),
        ({"volume": "5", "issue": "Suppl 2", "page": "S10-S15"}, "vancouver", ";5 Suppl 2:S10-S15."),
        ({"volume": "5", "issue": "Suppl 2", "page": "S10-S15"}, "apa", "5(Suppl. 2), S10–S15."),
        ({"volume": "5", "issue": "Suppl 2", "page": "S10-S15"}, "harvard", "5(Suppl. 2), pp. S10–S15."),
        ({"volume": "5", "issue": "Suppl", "page": "3"}, "vancouver", ";5 Suppl:3."),
        ({"volume": "5 Suppl 1", "page": "5-9"}, "vancouver", ";5 Suppl 1:5-9."),
        ({"volume": "5 Suppl 1", "page": "5-9"}, "apa", "5(Suppl. 1), 5–9."),
        ({"volume": "58", "issue": "12 Suppl 7", "page": "S6"}, "vancouver", ";58(12 Suppl 7):S6."),
        ({"volume": "63", "issue": "2, ч. 1", "page": "5"}, "apa", "63(2, Pt. 1), 5."),
        ({"volume": "83", "issue": "Pt 2", "page": "5"}, "vancouver", ";83(Pt 2):5."),
        ({"volume": "13", "issue": "9 Pt 1", "page": "5"}, "vancouver", ";13(9 Pt 1):5."),
        ({"volume": "5", "issue": "Прил. 1", "page": "5"}, "bsi", "vol. 5, suppl. 1, p. 5."),
        ({"volume": "R. 12", "issue": "z. 3"}, "bsi", "vol. 12, iss. 3."),
        ({"volume": "5", "issue": "Special issue"}, "gost", "Vol. 5, Special issue."),
        ({"volume": "5", "issue": "спецвыпуск"}, "bsi", "vol. 5, spec. iss."),
        ({"volume": "5", "issue": "VIII"}, "bsi", "vol. 5, no. VIII."),
        ({"page": "P3"}, "gost", "P. P3."),
        ({"page": "pp. S3-S5"}, "bsi", "pp. S3–S5."),
        ({"page": "112-120"}, "vancouver", ":112-20."),
        ({"page": "100-109, 1010-1015"}, "vancouver", ":100-9, 1010-5."),
        ({"page": "98-102"}, "vancouver", ":98-102."),
    ],
)
def test_numbers_keep_their_supplements_parts_and_letters(fields: dict[str, str], style: str, end: str) -> None:
    """A supplement is no issue, a part is no issue, and a letter before a page is no word for it."""
    assert plain(print_line(_article(**fields), load_style(style))).endswith(end)


@pytest.mark.parametrize(
    ("extent", "gost", "bsi"),
    [
        ("345", "345 с.", "345 p."),
        ("345 с.", "345 с.", "345 p."),
        ("XII, 345 с.", "XII, 345 с.", "XII, 345 p."),
        ("xii, 345 p.", "xii, 345 с.", "xii, 345 p."),
        ("12 с., [3] л. ил.", "12 с., [3] л. ил.", "12 p."),
        ("XII, 345 с., [4] л. ил.", "XII, 345 с., [4] л. ил.", "XII, 345 p."),
        ("120 л.", "120 л.", "120 p."),
        ("345 c.", "345 с.", "345 p."),
        ("s. 340", "340 с.", "340 p."),
        ("2 т.", "2 т.", "2 t."),
        ("1 электрон. опт. диск (CD-ROM)", "1 электрон. опт. диск (CD-ROM).", "1 elektron. opt. disk (CD-ROM)."),
    ],
)
def test_an_extent_has_one_unit(extent: str, gost: str, bsi: str) -> None:
    """A count of pages gets the word for them; what says itself what it counts gets no second word."""
    book = Reference("book", language="ru", author=(Name("Бык", "Лев"),), title=Text("Лес"), number_of_pages=extent)
    assert plain(print_line(book, load_style("gost"))) == f"Бык Л. Лес. – {gost}"
    assert plain(print_line(book, load_style("bsi"))) == f"Byk L. Les [???]. {bsi} (in Russian)"


def test_a_thesis_is_counted_in_leaves_once() -> None:
    """An extent in leaves is told as leaves, whatever the style prints for a thesis of which it is not known."""
    issued = Date(((2011,),))
    thesis = Reference("thesis", language="be", title=Text("Лес"), issued=issued, number_of_pages="129 л.")
    assert plain(print_line(thesis, load_style("vak-be"))) == "Лес : дыс. – 2011. – 129 л."
    assert plain(print_line(thesis, load_style("gost"))) == "Лес : дыс. – 2011. – 129 л."
