"""Label a reference by rules: exact forms first, then the areas that punctuation and key words mark off."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from citekit.model import Diagnostic, LabelledReference, ReferenceString
from citekit.parsing.archives import label_archive
from citekit.parsing.authors import label_authors
from citekit.parsing.characters import repair_characters
from citekit.parsing.containers import label_container
from citekit.parsing.draft import Draft
from citekit.parsing.imprints import label_imprint
from citekit.parsing.laws import label_law
from citekit.parsing.leftovers import find_leftovers
from citekit.parsing.lexing import lex_exact
from citekit.parsing.numbers import label_numbers
from citekit.parsing.reading_order import restore_reading_order
from citekit.parsing.responsibility import label_responsibility
from citekit.parsing.titles import label_title

MAX_LENGTH = 20_000

RULES: tuple[Callable[[Draft], None], ...] = (
    lex_exact,
    label_law,
    label_archive,
    label_authors,
    label_title,
    label_responsibility,
    label_container,
    label_numbers,
    label_imprint,
)


def label_reference(string: ReferenceString) -> LabelledReference:
    """Label the fields of one reference string.

    A string longer than 20,000 characters is no reference: it comes back unlabelled with a diagnostic.

    Example:
        >>> string = ReferenceString("Іваноў І. Назва. – Мінск : Навука, 2001. – 25 с.")
        >>> [(field.label, field.text) for field in label_reference(string).fields][:2]
        [('author', 'Іваноў І.'), ('title', 'Назва')]
    """
    if len(string.text) > MAX_LENGTH:
        message = f"{len(string.text)} characters are no reference; longer than {MAX_LENGTH} is not parsed"
        return LabelledReference(string, diagnostics=(Diagnostic("too-long", message),))
    source = restore_reading_order(repair_characters(string.text))
    draft = Draft(source, source.text)
    for rule in RULES:
        rule(draft)
    return LabelledReference(string, draft.fields(), find_leftovers(draft) if draft.taken else ())


def label_references(strings: Iterable[ReferenceString]) -> tuple[LabelledReference, ...]:
    """Label the references of one list, in order."""
    return tuple(map(label_reference, strings))
