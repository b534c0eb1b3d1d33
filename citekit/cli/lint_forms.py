"""Write findings as text, JSON, annotations of GitHub Actions, or lines that editors jump by."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from citekit.cli.messages import harmless
from citekit.lint import SEVERITIES, codes, severity_of
from citekit.model import Diagnostic

_CONTROL = re.compile("[\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


class Finding(NamedTuple):
    """Hold a finding with the file that it is about.

    Attributes:
        file: The file as the caller named it, ``-`` for standard input.
        found: The finding.
    """

    file: str
    found: Diagnostic

    @property
    def severity(self) -> str:
        """How severe it is: ``error``, ``warning`` or ``info``."""
        return severity_of(self.found.code)

    @property
    def place(self) -> str:
        """``file:line:column``."""
        return f"{self.file}:{self.found.line or 1}:{self.found.column or 1}"


def write_text(findings: Sequence[Finding]) -> str:
    """Write ``file:line:column: code message``, a line each, harmless to a terminal."""
    return _lines(f"{one.place}: {one.found.code} {one.found.message}" for one in findings)


def write_errorformat(findings: Sequence[Finding]) -> str:
    """Write what compilers write, which vim, Emacs and others understand: ``file:line:column: severity: message``."""
    return _lines(f"{one.place}: {one.severity}: {one.found.message} [{one.found.code}]" for one in findings)


def write_github(findings: Sequence[Finding]) -> str:
    """Write workflow commands of GitHub Actions, which shows them at the lines of the files."""
    return "".join(f"{_annotation(one)}\n" for one in findings)


def write_json(findings: Sequence[Finding]) -> str:
    """Write an array of objects, one for each finding."""
    text = json.dumps([_item(one) for one in findings], ensure_ascii=False, indent=2)
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


FORMS: Mapping[str, Callable[[Sequence[Finding]], str]] = {
    "text": write_text,
    "json": write_json,
    "github": write_github,
    "errorformat": write_errorformat,
}


def write_statistics(findings: Sequence[Finding]) -> str:
    """Write how often each code was found, the worst and most frequent first."""
    counted = Counter(one.found.code for one in findings)
    order = sorted(counted.items(), key=lambda pair: (SEVERITIES.index(severity_of(pair[0])), -pair[1], pair[0]))
    return _lines(f"{number:6}  {severity_of(code):7}  {code:22}  {_meaning(code)}" for code, number in order)


def explain(code: str) -> str:
    """Say in a few lines what a code means."""
    known = codes()[code]
    mends = "mends it where only one repair is possible" if known.mends else "leaves it to a person"
    return f"{known.name} ({known.severity}): {known.meaning}\n--fix {mends}.\n"


def _meaning(code: str) -> str:
    return codes()[code].meaning if code in codes() else ""


def _lines(lines: Iterator[str]) -> str:
    return "".join(f"{harmless(line)}\n" for line in lines)


def _annotation(one: Finding) -> str:
    from citekit.reports.github import annotate

    place = {"file": one.file, "line": str(one.found.line or 1), "col": str(one.found.column or 1)}
    return harmless(annotate(_LEVELS[one.severity], {**place, "title": one.found.code}, one.found.message))


def _item(one: Finding) -> dict[str, Any]:
    found = one.found
    item = {
        "file": one.file, "line": found.line, "column": found.column, "severity": one.severity, "code": found.code,
        "message": found.message, "field": found.field,
    }  # fmt: skip
    repair = {"printed": found.repair.printed, "repaired": found.repair.repaired} if found.repair else None
    return {**item, "repair": repair}
