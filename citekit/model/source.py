"""Hold where the entries of a bibliography file and their fields stand in it."""

from __future__ import annotations

from dataclasses import dataclass

from citekit.model.document import Span


@dataclass(frozen=True, slots=True)
class SourceField:
    r"""Hold one field of an entry as the file has it.

    Attributes:
        name: Its name in the file, in small letters: ``journaltitle``, ``container-title``, ``T2``.
        text: Its value as the file has it, without the marks around it; of JSON the string that the literal spells.
        line: Line of the value's first character, from 1.
        column: Column of that character in its line, from 1.
        variable: The CSL variable in snake_case that readers take it for, or None.
        span: Where the value may be replaced in the text of the file; None when it is not one literal.
    """

    name: str
    text: str
    line: int
    column: int
    variable: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """Hold one entry of a bibliography file and the places of its fields.

    Attributes:
        type: Its type in the file, in small letters; empty when it has none.
        key: Its citation key in the file; empty when it has none.
        line: Line of its first character, from 1.
        column: Column of that character, from 1.
        fields: The fields in order; one that stands twice is there twice.
        span: Where it stands in the text of the file; None for an entry that was not found there.
        is_latex: True when its texts are LaTeX.
        is_known: False when its format has no such type.
    """

    type: str
    key: str
    line: int
    column: int
    fields: tuple[SourceField, ...] = ()
    span: Span | None = None
    is_latex: bool = False
    is_known: bool = True

    def field(self, variable: str) -> SourceField | None:
        """Return the first field that readers take for a variable, or None."""
        return next((field for field in self.fields if field.variable == variable), None)
