"""Write workflow commands of GitHub Actions, which shows them at the lines of the files.

Source: the page "Workflow commands for GitHub Actions" of its documentation.
"""

from __future__ import annotations

from collections.abc import Mapping

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def annotate(level: str, properties: Mapping[str, str], message: str) -> str:
    """Return an annotation: ``error``, ``warning`` or ``notice``, its properties such as ``file``, its message.

    Example:
        >>> annotate("error", {"file": "a,b.bib", "line": "3"}, "50 %")
        '::error file=a%2Cb.bib,line=3::50 %25'
    """
    written = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in properties.items())
    return f"::{level} {written}::{message.translate(_DATA)}"
