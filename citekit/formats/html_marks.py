r"""Know the HTML that publishers leave in .bib files, and keep what only looks like it from being read as such."""

from __future__ import annotations

import re

from citekit.expressions import late

ENTITY = late(r"(?:\{\\&\}|\\?&)(?:amp;)*(amp;|\\?#?[A-Za-z0-9]{1,31};)")
"""An ampersand as a page has it, escaped for LaTeX or not, and what stands behind it."""
TAG = late(
    r"</?(?:i|b|u|p|br|em|sc|scp|sub|sup|inf|tt|strong|span|italic|bold|inline-formula|tex-math|jats:[a-z-]{1,30})"
    r"(?:\s+[a-z:-]{1,30}\s*=\s*[\"'][^<>\"']{0,200}[\"'])*\s*/?>",
    re.IGNORECASE,
)
"""A tag that says how a text looks; ``a <b and c> d`` has none."""
_GUARD = "{}"


def guard_html(latex: str) -> str:
    r"""Put a guard into what a reader would take for HTML, although it is the text itself.

    Example:
        >>> guard_html(r"\&lt; <i>"), guard_html(r"R\&D; a<b")
        ('\\&{}lt; <{}i>', 'R\\&{}D; a<b')
    """
    if "&" in latex:
        latex = ENTITY.sub(lambda entity: entity[0].replace("&", f"&{_GUARD}", 1), latex)
    return TAG.sub(lambda tag: f"<{_GUARD}{tag[0][1:]}", latex) if "<" in latex else latex
