"""Hold what a stage noticed about its data: a finding is a value, never an exception."""

from __future__ import annotations

from dataclasses import dataclass

MORE_NAMES = "more-names"
"""Code of the diagnostic that a role has more names than the source prints (``et al.``); its field is the role."""


@dataclass(frozen=True, slots=True)
class Repair:
    """Propose a value in place of the printed one; a later check may accept or refuse it.

    Attributes:
        printed: The value as the source prints it.
        repaired: The value proposed.
        rules: Names of the rules that changed something, in the order of their work.
        confidence: How sure the rules are, from 0 to 1.
    """

    printed: str
    repaired: str
    rules: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Say what was noticed, and about which field.

    Attributes:
        code: Stable kebab-case name, such as ``url-repaired``.
        message: One line for people.
        field: The CSL variable in snake_case, or None when the finding is about the whole value.
        repair: The proposal, when the finding is a repair.
        line: Line of the file in which it was found, from 1, or None when there is no file or no one line.
        column: Column in that line, from 1.
    """

    code: str
    message: str
    field: str | None = None
    repair: Repair | None = None
    line: int | None = None
    column: int | None = None
