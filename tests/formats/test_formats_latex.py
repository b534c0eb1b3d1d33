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
        ("5\u2009км", r"5\,км"),
        ("5\u200aкм", r"5\symbol{8202}км"),
        (
            r"See~\cite{b}; \footnote{foo, 5\% \emph{of} it}",
            r"See\textasciitilde{}\cite{b}; \footnote{foo, 5\% \emph{of} it}",
        ),
        (r"\ensuremath{\alpha_{x}}-decay", r"\ensuremath{\alpha_{x}}-decay"),
        (r"\begin{itemize}\item x\end{itemize} {", r"\begin{itemize}\item x\end{itemize} \textbraceleft{}"),
        (r"\textcite[12]{b}{c}", r"\textcite[12]{b}{c}"),
        (r"\input{x}", r"\textbackslash{}input\textbraceleft{}x\textbraceright{}"),
        (r"\foo{\write x}", r"\textbackslash{}foo\textbraceleft{}\textbackslash{}write x\textbraceright{}"),
        (r"C:\temp \foo{", r"C:\textbackslash{}temp \textbackslash{}foo\textbraceleft{}"),
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
        (r"\unknown{x} \url{y}", r"\unknown{x} y"),
        (r"{\ensuremath{\alpha}} \enquote{\unknown{x}}", r"\ensuremath{\alpha} “\unknown{x}”"),
        (r"\begin{quote}\item x\end{quote}", r"\begin{quote}\item x\end{quote}"),
        (r"A \^{} \~{} C\,D a\slash b", "A ^ ~ C\u2009D a/b"),
        (r"\symbol{1099}\symbol{9999999}\symbol{55296}", "ы\ufffd\ufffd"),
        ("\\", "\\"),
    ],
)
def test_other_peoples_latex_is_read(latex: str, text: str) -> None:
    """Accents and letters become Unicode, protecting braces go, unknown commands stay as they stand."""
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


def test_braces_around_an_address_leave_it() -> None:
    """Programs that put every value into a second pair of braces do so with DOIs and addresses, too."""
    assert unescape_url("{10.5612/a.71.2}") == "10.5612/a.71.2"
    assert unescape_url(r"{{http://nlb.by/a\_b}}") == "http://nlb.by/a_b"


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


@given(
    text=st.lists(
        st.sampled_from(
            [
                r"\foo",
                r"\begin{",
                r"\end{",
                r"\input",
                "{",
                "}",
                "[",
                "]",
                "x",
                "ab}",
                " ",
                "$",
                "_",
                "\\",
                "%",
                "--",
                r"\emph",
            ]
        ),
        max_size=12,
    ).map("".join)
)
def test_unknown_commands_and_what_looks_like_them_come_back(text: str) -> None:
    """Whatever stands behind a backslash, reading undoes writing, and no brace is left without its partner."""
    assert unescape(escape(text)) == clean(text)
    assert is_balanced(escape(text))


@given(text=st.text(alphabet="$x_^\\\\{} 1;%a~", max_size=30))
def test_formulas_and_what_looks_like_them_come_back(text: str) -> None:
    """Whatever stands between dollars, reading undoes writing, and no brace is left without its partner."""
    assert unescape(escape(text)) == clean(text)
    assert is_balanced(escape(text))


@pytest.mark.parametrize(
    "text",
    ["$x_" * 100_000, "$x_{" * 100_000, "$" + "\\a" * 100_000, "$x_1 " * 100_000]
    + [piece * 100_000 for piece in ("\\foo{", "\\begin{foo}", "\\foo{\\bar x", "\\foo[", "\\foo{x}{", "\\foo{{{{")],
)
def test_dollars_without_end_cost_linear_time(text: str) -> None:
    """A formula or an argument that is never closed is looked at once."""
    with within(3):
        unescape(escape(text))
