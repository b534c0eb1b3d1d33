"""Write people's text as LaTeX and read it back, keeping Unicode as it is.

What LaTeX cannot hold is put right first: control characters and line ends become spaces, runs of spaces one space,
lone surrogates U+FFFD. On every text without these, `unescape` is the inverse of `escape`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from urllib.parse import quote

from citekit.expressions import late
from citekit.formats.braces import is_wrapped
from citekit.formats.html_marks import guard_html
from citekit.formats.latex_verbatim import outside_verbatim
from citekit.formats.tables import read_table
from citekit.vocabulary.latex import ACCENTS, LIGATURES, latex_letters

_UNPRINTABLE = late("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SURROGATE = late("[\ud800-\udfff]")
_SPACES = late(" {2,}")
_LIGATURE = late(r"([-`'])(?=\1)")
_PLAIN_MATH = late(r"(?<![\\$])\$(?=[^\s$])([^$\\{}]{1,200})(?<=\S)\$(?![0-9$])")
"""What stands between dollars without any command: ``$n$-gram``; no prices, which have a space or a digit there."""
_DISPLAYED = late(r"(?<!\\)\$\$\s{0,9}([^$]{1,200}?)\s{0,9}\$\$")
"""A formula between two dollars, as Springer writes those of titles."""
_QUOTE_TOKEN = late(r"(?P<quote>\\(?:enquote|mkbibquote|textquote)\*?\{)|\\.|[{}]", re.DOTALL)
_CYRILLIC = late(r"\\(cyr[a-z]+|CYR[A-Z]+)(?:\{\}|\ *)")
_NOT_IN_URL = late("[\\s\x00-\x1f\x7f-\x9f\ud800-\udfff{}\\\\]")
_PLAIN_URL = late(r"[!#-\[\]^_`a-z|~]*")
_ESCAPED_IN_URL = late(
    r"""\{\\?([&%#_~$])(?:\{\})?\} | \\([&%#_~$])(?:\{\})?
    | \{\\textasciitilde\ *(?:\{\})?\} | \\textasciitilde(?:\{\}|\ +|(?![A-Za-z])) | \\string(?=~)""",
    re.VERBOSE,
)
_LINK = late(r"\\(?:url|nolinkurl|path)\ *\{([^{}]*)\}")

# Other readers collapse every Unicode space to a plain one, so all but the plain one are spelt out.
_WIDE_SPACES = "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_ESCAPES = str.maketrans(
    {character: f"\\{character}" for character in "&%#_$"}
    | {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "\u00a0": "~",
    }
    | {space: rf"\symbol{{{ord(space)}}}" for space in _WIDE_SPACES}
    | {"\u2009": r"\,"}
)
_ESCAPED = late(f"[&%#_${{}}~^\\\\\u00a0{_WIDE_SPACES}]")
_COMMAND = late(r"[\\{}~]")

_WITH_OGONEK = frozenset("aAeEiIuU")
"""Vowels that no language spells with a cedilla; Mendeley writes ``\\c{e}`` for the Polish ``ę``."""
_TOKEN = late(
    r"""\\symbol\{(?P<code>[0-9]{1,7})\}
    | \\(?:url|nolinkurl|path)\ *\{(?P<link>[^{}]*)\}
    | \\href\ *\{(?P<target>[^{}]*)\}
    | (?P<switch>\\(?:foreignlanguage|selectlanguage|textcolor|color|noopsort)\ *\{[^{}]*\})
    | \\(?P<accent>[`'^"~=.]|[uvHcdbrk](?![A-Za-z]))\ *(?:\{\ *\\?(?P<inner>\w)?\ *\}|\\?(?P<letter>\w))
    | \\(?P<command>[A-Za-z]+)(?:\{\}|\ *)
    | \\(?P<sign>[^A-Za-z])
    | (?P<ligature>---?|``|'')
    | (?P<tie>~)
    | (?P<brace>[{}])""",
    re.VERBOSE,
)
_ALONE = {"^": "^", "~": "~", "`": "`"}
"""Accents over nothing, which print the sign itself."""
_SIGNS = {",": "\u2009", "-": "", "/": "", "\\": " ", "@": "", ";": " ", ":": " ", "!": ""}


def clean(text: str) -> str:
    r"""Return the text as one line that any reader bears: no control characters, single spaces, no lone surrogates.

    Example:
        >>> clean(" Вялікае\n Княства\x1b ")
        'Вялікае Княства'
    """
    if not text.isprintable():
        text = _SURROGATE.sub("\ufffd", _UNPRINTABLE.sub(" ", text))
    return (_SPACES.sub(" ", text) if "  " in text else text).strip(" ")


def escape(text: str) -> str:
    r"""Write a text as LaTeX: specials as commands, braces as words so that they can never be unbalanced.

    Example:
        >>> escape("Навука & тэхніка_1 {")
        'Навука \\& тэхніка\\_1 \\textbraceleft{}'
    """
    text = clean(text)
    # In what stays as it stands nothing could be guarded.
    may_stay = ("$" in text or "\\" in text) and guard_html(text) == text
    return outside_verbatim(_escape, text) if may_stay else _escape(text)


def _escape(text: str) -> str:
    if _ESCAPED.search(text):
        text = text.translate(_ESCAPES)
    if "&" in text or "<" in text:
        text = guard_html(text)
    return _LIGATURE.sub(r"\1{}", text) if _has_ligature(text) else text


def _has_ligature(text: str) -> bool:
    return "--" in text or "''" in text or "``" in text


def unescape(latex: str) -> str:
    r"""Read LaTeX as text: accents and letters composed, look changes and braces left out, other commands kept.

    What a formula or an unknown command holds stays as it stands.

    Example:
        >>> unescape(r"{\L}\'od\'z --- {BSSR} \& \emph{inne}")
        'Łódź — BSSR & inne'
    """
    latex = clean(latex)
    if not _COMMAND.search(latex) and not _has_ligature(latex):
        return latex
    if "$$" in latex:
        latex = _DISPLAYED.sub(r"$\1$", latex)
    return clean(outside_verbatim(_unescape, latex))


def _unescape(latex: str) -> str:
    if "$" in latex:
        latex = _PLAIN_MATH.sub(r"\1", latex)
    if "quote" in latex:
        latex = "".join(_with_quotation_marks(latex))
    return _TOKEN.sub(_read_token, _CYRILLIC.sub(_read_cyrillic, latex))


def _with_quotation_marks(latex: str) -> Iterator[str]:
    r"""Yield the pieces of a text with the marks that ``\enquote`` prints around its argument."""
    last, open_braces = 0, list[bool]()
    for token in _QUOTE_TOKEN.finditer(latex):
        is_close = token[0] == "}"
        if token["quote"] or token[0] == "{":
            open_braces.append(bool(token["quote"]))
        if token["quote"] or (is_close and open_braces and open_braces.pop()):
            yield latex[last : token.start()] + ("”" if is_close else "“")
            last = token.end()
    yield latex[last:]


def compose(latex: str) -> str:
    r"""Write letters that stand there as commands as letters, so that spaces and ties part words alone; braces stay.

    Example:
        >>> compose(r"\AA ngstr\o m and Ma\~nana and {\v Z}i{\v z}ek")
        'Ångstrøm and Mañana and {Ž}i{ž}ek'
    """
    return _TOKEN.sub(_read_letter, _CYRILLIC.sub(_read_cyrillic, latex)) if "\\" in latex else latex


def _read_cyrillic(match: re.Match[str]) -> str:
    return _commands().get(match[1], match.group())


def _read_letter(match: re.Match[str]) -> str:
    """Return the letter that a command stands for; whatever stands for none is left as it is."""
    letter = _read_token(match) if match["accent"] or match["command"] else ""
    return letter if letter.isalpha() else match.group()


def _read_token(match: re.Match[str]) -> str:
    kind, value = match.lastgroup, match.group()
    if match["code"]:
        return _read_code(int(match["code"]))
    if kind in ("link", "target"):
        return unescape_url(match[kind]) + (" " if kind == "target" else "")
    if match["accent"]:
        letter = match["inner"] or match["letter"] or ""
        mark = ACCENTS["k" if match["accent"] == "c" and letter in _WITH_OGONEK else match["accent"]]
        return unicodedata.normalize("NFC", letter + mark) if letter else _ALONE.get(match["accent"], "")
    if match["command"]:
        return _commands().get(match["command"], value)
    if kind == "sign":
        return _SIGNS.get(match["sign"], match["sign"])
    return {"ligature": LIGATURES.get(value, value), "tie": "\u00a0"}.get(kind or "", "")


def _read_code(code: int) -> str:
    known = code < 0x110000 and not 0xD800 <= code < 0xE000
    return chr(code) if known else "\ufffd"


@cache
def _commands() -> Mapping[str, str]:
    return {**latex_letters(), **{row["command"]: row["text"] for row in read_table("latex.tsv")}}


def escape_url(url: str) -> str:
    """Percent-encode what a .bib file cannot hold in a URL or DOI: braces, backslashes, spaces, control characters.

    Everything else stays verbatim, so the address still opens the same page.

    Example:
        >>> escape_url("http://example.org/a_b?p={X}&c=20%25")
        'http://example.org/a_b?p=%7BX%7D&c=20%25'
    """
    if _PLAIN_URL.fullmatch(url):
        return url
    return _NOT_IN_URL.sub(lambda match: quote(match.group(), errors="replace"), _SURROGATE.sub("\ufffd", url.strip()))


def unescape_url(latex: str) -> str:
    r"""Undo the backslashes that other programs put into addresses, and the braces around them; a URL has neither.

    Example:
        >>> unescape_url(r"http://example.org/a\_b"), unescape_url("{10.1000/182}")
        ('http://example.org/a_b', '10.1000/182')
    """
    url = clean(latex)
    while is_wrapped(url):
        url = url[1:-1].strip()
    if "\\" not in url and "{" not in url:
        return url
    url = _ESCAPED_IN_URL.sub(_read_sign, url)
    whole = _LINK.fullmatch(url)
    return whole[1].strip() if whole else url


def _read_sign(match: re.Match[str]) -> str:
    sign = match[1] or match[2] or ""
    return sign if sign or match.group() == r"\string" else "~"
