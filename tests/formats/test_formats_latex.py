"""Text as LaTeX and back, addresses as .bib files hold them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reference_strategies import one_line, texts
from stopwatch import within

from citekit.formats.braces import is_balanced, is_wrapped, split_outside
from citekit.formats.latex import clean, escape, escape_url, unescape, unescape_url


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("Навука & тэхніка", r"Навука \& тэхніка"),
        ("100% #1 a_b $5", r"100\% \#1 a\_b \$5"),
        ("a~b^c", r"a\textasciitilde{}b\textasciicircum{}c"),
        ("{\\}", r"\textbraceleft{}\textbackslash{}\textbraceright{}"),
        ("№\u00a0575", "№~575"),
        ("$x_1^{\\mathrm{a b}}$ & $5", "$x_1^{\\mathrm{a b}}$ \\& \\$5"),
        ("from $5_0 to $6", "from \\$5\\_0 to \\$6"),
        ("5\u2009км", r"5\symbol{8201}км"),
        ("a--b ``c''", "a-{}-b `{}`c'{}'"),
        ("Дуб\nі\tЯсень\x00", "Дуб і Ясень"),
    ],
)
def test_text_is_escaped_once(text: str, latex: str) -> None:
    """Each special is spelt once, and reading gives the clean text again."""
    assert escape(text) == latex
    assert unescape(latex) == clean(text)


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"{\L}\'od\'z", "Łódź"),
        (r"{\cyrchar\CYRB}{\cyrchar\cyrery}{\cyrchar\cyrk}\cyra\u{\cyru}", "Быкаў"),
        (r"Блог, \url{http://example.by/a\_b}", "Блог, http://example.by/a_b"),
        (r"\href{http://a.by/x\#y}{Блог}", "http://a.by/x#y Блог"),
        (r"\foreignlanguage{russian}{Знаки} \textcolor{red}{беды}", "Знаки беды"),
        (r"$\alpha$ und {$x_{10}$} for \$5", r"$\alpha$ und $x_{10}$ for $5"),
        (r"\'{\i}ndice \v{C}apek \c{c}a \k a", "índice Čapek ça ą"),
        (r"{The {BSSR} Today}", "The BSSR Today"),
        (r"\emph{Nasza} \textbf{Niwa}", "Nasza Niwa"),
        (r"a -- b --- c", "a – b — c"),
        (r"``Kresy''", "“Kresy”"),
        (r"\unknown{x} \url{y}", r"\unknownx y"),
        (r"\symbol{1099}\symbol{9999999}\symbol{55296}", "ы\ufffd\ufffd"),
        ("\\", "\\"),
    ],
)
def test_other_peoples_latex_is_read(latex: str, text: str) -> None:
    """Accents and letters become Unicode, protecting braces go, unknown commands stay visible."""
    assert unescape(latex) == text


@given(text=texts)
def test_unescape_undoes_escape(text: str) -> None:
    """Whatever the text, LaTeX brings back its one-line form, with its braces in pairs."""
    assert unescape(escape(text)) == (one_line(text) or "")
    assert is_balanced(escape(text))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://nlb.by/a_b?c=1&d=2%20#e~", "http://nlb.by/a_b?c=1&d=2%20#e~"),
        ("http://nlb.by/?p={X}", "http://nlb.by/?p=%7BX%7D"),
        (" http://nlb.by/a b\\c\x1b ", "http://nlb.by/a%20b%5Cc%1B"),
        ("http://кніга.бел/й", "http://кніга.бел/й"),
        ("\ud800", "\ufffd"),
    ],
)
def test_only_dangerous_characters_of_a_url_are_encoded(url: str, expected: str) -> None:
    """Braces, backslashes, spaces and control characters are percent-encoded, the rest stays verbatim."""
    assert escape_url(url) == expected
    assert escape_url(expected) == expected
    assert unescape_url(expected) == expected


def test_backslashes_of_other_writers_leave_the_url() -> None:
    """An address that another program escaped is read as it was."""
    assert unescape_url(r"http://nlb.by/a\_b?c=1\&d=2\%20") == "http://nlb.by/a_b?c=1&d=2%20"


@pytest.mark.parametrize(
    ("text", "pieces", "wrapped"),
    [
        ("a, b", ["a", "b"], False),
        ("{a, b}", ["{a, b}"], True),
        ("}a,{b", ["}a", "{b"], False),
        ("{a}{,}", ["{a}{,}"], False),
    ],
)
def test_braces_hide_separators(text: str, pieces: list[str], wrapped: bool) -> None:
    """A comma inside braces separates nothing, also where the braces are not in pairs."""
    assert split_outside(text, ",") == pieces
    assert is_wrapped(text) is wrapped


@given(text=st.text(alphabet="$x_^\\\\{} 1;%a~", max_size=30))
def test_formulas_and_what_looks_like_them_come_back(text: str) -> None:
    """Whatever stands between dollars, reading undoes writing, and no brace is left without its partner."""
    assert unescape(escape(text)) == clean(text)
    assert is_balanced(escape(text))


@pytest.mark.parametrize("text", ["$x_" * 100_000, "$x_{" * 100_000, "$" + "\\a" * 100_000, "$x_1 " * 100_000])
def test_dollars_without_end_cost_linear_time(text: str) -> None:
    """A formula that is never closed is looked at once."""
    with within(3):
        unescape(escape(text))
