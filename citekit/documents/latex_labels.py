"""Know what LaTeX prints that its source only names: labels of references, and the heading of their list."""

from __future__ import annotations

from collections.abc import Sequence

from citekit.documents.latex_tokens import Arguments
from citekit.expressions import late

_CITATION = late(r"[a-zA-Z]{0,8}[cC]ite[a-zA-Z]{0,12}")
_NATBIB = late(r"(?P<names>[^()]{1,200})\((?P<year>\d{4}\w?)\)")
_LIST_NAME = late(r"\\(?:refname|bibname)\}?\s{0,9}\{([^{}\\]{1,80})\}")
_BABEL = late(r"\\usepackage\s{0,9}\[([^\]]{0,200})\]\s{0,9}\{babel\}")
_POLYGLOSSIA = late(r"\\set(?:main|default)language(?:\[[^\]]{0,200}\])?\{([a-z]{2,20})\}")
_LIST_NAMES = {
    "belarusian": "Літаратура",
    "german": "Literatur",
    "ngerman": "Literatur",
    "polish": "Literatura",
    "russian": "Список литературы",
    "ukrainian": "Література",
}
_MARKUP = late(r"[{}~]|\\[a-zA-Z]{1,40}\s?")
_PREAMBLE = 100_000


def is_citation(command: str) -> bool:
    """Tell whether a command cites: ``cite``, ``citep``, ``parencite``, ``footcite`` …, but not ``nocite``."""
    return command != "nocite" and _CITATION.fullmatch(command) is not None


def read_labels(arguments: Arguments) -> dict[str, str]:
    """Return what the list of references prints for each key: its number, or the label that its item has."""
    labels: dict[str, str] = {}
    number = 0
    for index, token in enumerate(arguments.tokens):
        if token.match["command"] == "bibitem":
            start, end, after = arguments.read_option(index + 1)
            given = arguments.raw(start, min(end, start + 60))
            number += not given
            key_start, key_end, _ = arguments.read_group(after)
            key = arguments.raw(key_start, key_end).strip()
            label = " ".join(_MARKUP.sub(" ", given).split()) if given else str(number)
            if key and label:
                labels.setdefault(key, label)
    return labels


def print_citation(labels: Sequence[str], pinpoint: str) -> str:
    """Return what stands in the text for a citation.

    Example:
        >>> print_citation(["1", "3"], "s. 5"), print_citation(["Lem(1961)"], "")
        ('[1, 3, s. 5]', '(Lem 1961)')
    """
    dated = [match for label in labels if (match := _NATBIB.match(label))]
    tail = f", {pinpoint}" if pinpoint else ""
    if len(dated) == len(labels):
        return "(" + "; ".join(f"{match['names'].strip()} {match['year']}" for match in dated) + f"{tail})"
    return "[" + ", ".join(labels) + f"{tail}]"


def name_list(text: str) -> str:
    """Return the heading that LaTeX prints above the list of references: as the file says, or as babel does."""
    preamble = text[:_PREAMBLE]
    if renamed := _LIST_NAME.search(preamble):
        return renamed[1].strip()
    if babel := _BABEL.search(preamble):
        options = [option.strip() for option in babel[1].split(",")]
        main = next((option[5:] for option in options if option.startswith("main=")), options[-1])
    else:
        polyglossia = _POLYGLOSSIA.search(preamble)
        main = polyglossia[1] if polyglossia else ""
    return _LIST_NAMES.get(main, "References")
