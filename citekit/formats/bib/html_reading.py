r"""Read the HTML that publishers leave in .bib files: ``&amp;``, ``&#x2013;``, ``<i>``, ``<sub>``.

What an entity stands for comes out as LaTeX; tags say how a text looks, as ``\emph`` does, and are left out.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from citekit.expressions import late
from citekit.formats.html_marks import ENTITY, TAG
from citekit.formats.latex import escape

_BREAK = late(r"</?(?:p|br|jats:p|jats:title)\b", re.IGNORECASE)
_VERBATIM = frozenset({"doi", "eprint", "file", "pdf", "url"})
_ADDRESS_AMPERSAND = late(r"\\?&(?:amp;)+")
_LATEX_SIGNS = frozenset("{}\\")


def read_html(fields: Mapping[str, str]) -> Mapping[str, str]:
    r"""Return the fields of an entry without HTML.

    Example:
        >>> read_html({"title": "Science &amp; <i>Homo</i> &#x2013; H<sub>2</sub>O", "url": "http://a.by/?b&amp;c"})
        {'title': 'Science \\& Homo – H2O', 'url': 'http://a.by/?b&c'}
    """
    if not any("<" in value or "&" in value for value in fields.values()):
        return fields
    return {name: _read_verbatim(value) if name in _VERBATIM else _read_text(value) for name, value in fields.items()}


def _read_verbatim(value: str) -> str:
    return _ADDRESS_AMPERSAND.sub("&", value) if "&" in value else value


def _read_text(value: str) -> str:
    if "<" in value:
        value = TAG.sub(lambda tag: " " if _BREAK.match(tag[0]) else "", value)
    return ENTITY.sub(_read_entity, value) if "&" in value else value


def _read_entity(match: re.Match[str]) -> str:
    name = match[1].replace("\\", "")
    sign = html.unescape(f"&{name}")
    is_sign = len(sign) == 1 and (sign.isprintable() or sign.isspace()) and sign not in _LATEX_SIGNS
    if not is_sign:
        return f"\\&{match[1]}" if "amp;" in match[0] else match[0]
    return escape(sign) or " "
