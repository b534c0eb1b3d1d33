"""Label references: exact forms first, then a trained network that reads a list as a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from citekit.model import Diagnostic, LabelledReference, ReferenceString
from citekit.parsing.characters import repair_characters
from citekit.parsing.draft import Draft
from citekit.parsing.leftovers import find_leftovers
from citekit.parsing.lexing import lex_exact
from citekit.parsing.pieces import take_pieces
from citekit.parsing.reading_order import restore_reading_order
from citekit.parsing.rescue import rescue_title
from citekit.parsing.tokens import Token, tokenise

MAX_LENGTH = 20_000
MAX_TOKENS = 2_000
PART = 256
"""So many references go through the network together: a long list needs no more memory than a short one."""


class Prepared(NamedTuple):
    """Hold a reference with its characters repaired, its exact forms taken and the rest cut into tokens."""

    string: ReferenceString
    draft: Draft
    tokens: tuple[Token, ...]


def label_reference(string: ReferenceString) -> LabelledReference:
    """Label the fields of one reference string.

    A string longer than 20,000 characters is no reference: it comes back unlabelled with a diagnostic.

    Example:
        >>> string = ReferenceString("Іваноў І. І. Гісторыя горада. – Мінск : Навука, 2001. – 25 с.")
        >>> [(field.label, field.text) for field in label_reference(string).fields][:2]
        [('author', 'Іваноў І. І.'), ('title', 'Гісторыя горада.')]
    """
    return label_references([string])[0]


def label_references(strings: Iterable[ReferenceString]) -> tuple[LabelledReference, ...]:
    """Label the references of one list, in order; what its neighbours have in common helps to read each of them."""
    return tuple(
        labelled for window, first, last in _windows(map(prepare, strings)) for labelled in _label(window, first, last)
    )


def prepare(string: ReferenceString) -> Prepared:
    """Repair a reference string, take its exact forms and cut the rest into tokens."""
    if len(string.text) > MAX_LENGTH:
        return Prepared(string, Draft(repair_characters("")), ())
    source = restore_reading_order(repair_characters(string.text))
    draft = Draft(source, source.text)
    lex_exact(draft)
    return Prepared(string, draft, tokenise(draft)[:MAX_TOKENS])


def _windows(prepared: Iterator[Prepared]) -> Iterator[tuple[list[Prepared], int, int]]:
    """Cut a list into parts that see their neighbours: the references at hand, and which of them make the part."""
    from citekit.parsing.network import REACH

    window: list[Prepared] = []
    first = 0
    while len(more := list(islice(prepared, PART))) == PART:
        window += more
        last = len(window) - REACH
        yield window, first, last
        window, first = window[last - REACH :], REACH
    yield window + more, first, len(window) + len(more)


def _label(window: Sequence[Prepared], first: int, last: int) -> Iterator[LabelledReference]:
    from citekit.parsing.decoding import decode

    decoded = decode([one.tokens for one in window])
    for one, (labels, sure) in list(zip(window, decoded, strict=True))[first:last]:
        if len(one.string.text) > MAX_LENGTH:
            message = f"{len(one.string.text)} characters are no reference; longer than {MAX_LENGTH} is not parsed"
            yield LabelledReference(one.string, diagnostics=(Diagnostic("too-long", message),))
            continue
        take_pieces(one.draft, one.tokens, *rescue_title(one.tokens, labels, sure))
        yield LabelledReference(one.string, one.draft.fields(), find_leftovers(one.draft) if one.draft.taken else ())
