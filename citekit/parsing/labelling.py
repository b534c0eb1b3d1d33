"""Label references: exact forms first, then a trained model that reads a list as a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from citekit.model import Diagnostic, LabelledReference, ReferenceString
from citekit.parsing.characters import repair_characters
from citekit.parsing.draft import Draft
from citekit.parsing.features import features_of
from citekit.parsing.habits import habits_of
from citekit.parsing.hints import Hints, find_hints
from citekit.parsing.lexing import lex_exact
from citekit.parsing.model import decode
from citekit.parsing.pieces import take_pieces
from citekit.parsing.reading_order import restore_reading_order
from citekit.parsing.tokens import Token, tokenise

MAX_LENGTH = 20_000


@dataclass(frozen=True, slots=True)
class Prepared:
    """Hold a reference with its characters repaired, its exact forms taken and the rest cut into tokens."""

    draft: Draft
    tokens: tuple[Token, ...]
    hints: Hints

    def features(self, habits: Sequence[str]) -> list[list[str]]:
        """Return the features of the tokens, the habits of the list among them."""
        return features_of(self.tokens, self.hints, habits)


def prepare(text: str) -> Prepared:
    """Repair a reference string, take its exact forms and cut the rest into tokens."""
    source = restore_reading_order(repair_characters(text))
    draft = Draft(source, source.text)
    lex_exact(draft)
    return Prepared(draft, tokenise(draft), find_hints(draft.free))


def label_reference(string: ReferenceString) -> LabelledReference:
    """Label the fields of one reference string.

    A string longer than 20,000 characters is no reference: it comes back unlabelled with a diagnostic.

    Example:
        >>> string = ReferenceString("Іваноў І. І. Гісторыя горада. – Мінск : Навука, 2001. – 25 с.")
        >>> [(field.label, field.text) for field in label_reference(string).fields][:2]
        [('author', 'Іваноў І. І.'), ('title', 'Гісторыя горада')]
    """
    return label_references([string])[0]


def label_references(strings: Iterable[ReferenceString]) -> tuple[LabelledReference, ...]:
    """Label the references of one list, in order; what they have in common helps to read each of them."""
    listed = list(strings)
    prepared = [prepare(string.text) if len(string.text) <= MAX_LENGTH else None for string in listed]
    habits = habits_of([one.draft.text for one in prepared if one])
    return tuple(_label(string, one, habits) for string, one in zip(listed, prepared, strict=True))


def _label(string: ReferenceString, prepared: Prepared | None, habits: Sequence[str]) -> LabelledReference:
    if prepared is None:
        message = f"{len(string.text)} characters are no reference; longer than {MAX_LENGTH} is not parsed"
        return LabelledReference(string, diagnostics=(Diagnostic("too-long", message),))
    labels, sure = decode(prepared.features(habits))
    take_pieces(prepared.draft, prepared.tokens, labels, sure)
    return LabelledReference(string, prepared.draft.fields())
