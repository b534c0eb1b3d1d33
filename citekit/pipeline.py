"""The whole toolkit on one page: the stages, called in their order; nothing else is done here."""

from __future__ import annotations

from collections.abc import Iterable

from citekit.model import Bibliography, Document, LabelledReference, Reference, ReferenceString
from citekit.normalization import assign_citation_keys, normalize_reference
from citekit.parsing import label_references
from citekit.segmentation import find_reference_sections, split_references
from citekit.transliteration import transliterate_reference


def extract_strings(document: Document) -> tuple[ReferenceString, ...]:
    """Find the reference lists of a document and split them into reference strings.

    Example:
        ``1. Іваноў І. Назва. – Мінск, 2001.`` and ``2. …`` under a heading become two strings, with their labels.
    """
    sections = find_reference_sections(document)
    return tuple(string for section in sections for string in split_references(section))


def extract_references(document: Document, scheme: str | None = None) -> Bibliography:
    r"""Turn a document into its bibliography; one without a reference list gives an empty one.

    Example:
        >>> from citekit.documents import read_document_bytes
        >>> paper = "Літаратура\n\n1. Караткевіч, У. Чорны замак Альшанскі. – Мінск : Маст. літ., 1983. – 349 с.\n"
        >>> extract_references(read_document_bytes(paper.encode(), "paper.txt")).references[0].citation_key
        'karatkevich1983'
    """
    return records_of(label_references(extract_strings(document)), scheme)


def parse_references(strings: Iterable[str]) -> Bibliography:
    """Turn reference strings into records, one for each, in order; a blank string gives an empty record.

    Args:
        strings: The references of one list, each in one line.
    """
    return records_of(label_references(ReferenceString(string) for string in strings))


def parse_reference(string: str) -> Reference:
    """Turn one reference string into a record.

    Example:
        >>> parse_reference("Быкаў В. Знак бяды. – Мінск, 1984.").title.value
        'Знак бяды'
    """
    return parse_references([string]).references[0]


def records_of(
    labelled: Iterable[LabelledReference], scheme: str | None = None, mentions: Iterable[Reference] = ()
) -> Bibliography:
    """Normalise labelled references and give each record its citation key.

    Args:
        labelled: The references of one list.
        scheme: Id of a transliteration scheme by which the texts and names get romanised variants; none when None.
        mentions: Records of works that the text names, to follow those of the list.

    Raises:
        UnknownSchemeError: There is no scheme of the name.
    """
    records = assign_citation_keys((*map(normalize_reference, labelled), *mentions))
    if scheme is not None:
        records = tuple(transliterate_reference(record, scheme) for record in records)
    return Bibliography(records)
