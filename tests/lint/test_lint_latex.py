"""What is no LaTeX in texts."""

from __future__ import annotations

import pytest
from rule_runner import run, run_json

from citekit.lint.latex import find_wrong_latex

CASES = [
    (r"Навука \& жыццё 5 \% i a\_b \#1 \$5", []),
    ("Навука & жыццё", [("latex-special", r"Навука \& жыццё")]),
    ("a_b 100% #1", [("latex-special", r"a\_b 100\% \#1")]),
    (r"Навука \\& жыццё", [("latex-double", r"Навука \& жыццё")]),
    (r"Навука \\\\\& жыццё", [("latex-double", r"Навука \& жыццё")]),
    ("Т &amp; 100% х", [("html-entity", r"Т \& 100% х"), ("latex-special", r"Т &amp; 100\% х")]),
    ("Навука &amp; жыццё", [("html-entity", r"Навука \& жыццё")]),
    (r"Навука \&amp; жыццё", [("html-entity", r"Навука \& жыццё")]),
    ("Навука &amp;amp; жыццё", [("html-entity", r"Навука \& жыццё")]),
    ("&laquo;Нёман&raquo; &#1080;", [("html-entity", "«Нёман» и")] * 3),
    ("&quot;Нёман&nbsp;1&quot;", [("html-entity", r"\textquotedbl{}Нёман~1\textquotedbl{}")] * 3),
    ("&lcub;", [("html-entity", None)]),
    ("AT&T;", [("latex-special", r"AT\&T;")]),
    ("<i>Нёман</i>", [("html-tag", r"\textit{Нёман}")]),
    (
        'H<sub>2</sub>O <span class="x">і</span><br/><SUP>3</SUP>',
        [("html-tag", r"H\textsubscript{2}O і \textsuperscript{3}")],
    ),
    ("<i>Нёман</b>", [("html-tag", None)]),
    ("<i>Нё{ман</i>}", [("html-tag", None)]),
    ("Нёман</p>", [("html-tag", None)]),
    ("a < b > c", []),
    (r"\CYRB\cyre\cyrl", [("latex-cyrillic", "Бел")]),
    (r"{\CYRB}{\cyre}{\cyrl}", [("latex-cyrillic", "Бел")]),
    (r"{\cyrchar\CYRB}{\cyrchar\cyre}", [("latex-cyrillic", "Бе")]),
    (r"\CYRNONE", [("latex-cyrillic", None)]),
    ("Price $5", [("latex-dollar", None)]),
    ("$x_1 & y$ і a", []),
    (r"\url{http://x.by/a_b?c&d} \href{http://x.by/%20}{тут}", []),
    ("http://x.by/a_b", []),
    ("{Łódź} ``Kultura'' -- 5", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_latex(text: str, expected: list[tuple[str, str | None]]) -> None:
    """Specials get their backslash, second backslashes go, HTML and old commands become letters."""
    assert run(find_wrong_latex, f"title = {{{text}}}") == expected


@pytest.mark.parametrize("field", ["url", "doi", "file", "keywords", "abstract", "title+an"])
def test_what_is_not_printed_as_text_is_left_alone(field: str) -> None:
    """Addresses, paths, annotations and what no style prints may hold any sign."""
    assert run(find_wrong_latex, f"{field} = {{a_b & 5%}}") == []


def test_csl_json_has_entities_only() -> None:
    """JSON is no LaTeX, but HTML gets into it too."""
    item = '{"id": "a", "type": "book", "title": "A & B_C &amp; 5%"}'
    assert run_json(find_wrong_latex, item) == [("html-entity", "A & B_C & 5%")]
