"""The whole toolkit on one page: the stages, called in their order; nothing else is done here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from citekit import formats
from citekit.attached import add_links, label_links, without_attachments
from citekit.model import Bibliography, Document, LabelledReference, Reference, ReferenceString
from citekit.normalization import assign_citation_keys, match_twins, normalize_reference, resolve_repeats
from citekit.parsing import label_references
from citekit.segmentation import find_reference_sections, split_references


def find_references(document: Document) -> tuple[ReferenceString | Reference, ...]:
    """Find the references of a document, in its order: strings to be parsed, and records that the file brings along.

    What an attachment holds is not searched for strings; the records of a file beside the paper come last.
    """
    sections = find_reference_sections(without_attachments(document))
    found: list[tuple[int, Iterable[ReferenceString | Reference]]] = [
        (section.span.start, add_links(split_references(section), document.links)) for section in sections
    ]
    for attachment in document.attachments:
        place = attachment.span.start if attachment.span else len(document.text)
        found.append((place, formats.read_attached(attachment, document)))
    return tuple(reference for _, references in sorted(found, key=lambda one: one[0]) for reference in references)


def label_found(found: Iterable[ReferenceString | Reference]) -> tuple[LabelledReference, ...]:
    """Label references as `find_references` gives them, all of one list; records that the file brings along stay."""
    kept = tuple(found)
    unread = [_unread(one) for one in kept]
    labelled = iter(label_references(string for string in unread if string))
    return tuple(
        _with_findings(label_links(next(labelled)), one) if string else _as_read(one)
        for one, string in zip(kept, unread, strict=True)
    )


def _unread(found: ReferenceString | Reference) -> ReferenceString | None:
    """Return the string that is to be read; a record has one only when the file gives it untyped."""
    if isinstance(found, ReferenceString):
        return found
    return _string_of(found) if any(finding.code == formats.UNSTRUCTURED for finding in found.diagnostics) else None


def _as_read(found: ReferenceString | Reference) -> LabelledReference:
    return LabelledReference(_string_of(found), record=found if isinstance(found, Reference) else None)


def _string_of(found: ReferenceString | Reference) -> ReferenceString:
    if isinstance(found, ReferenceString):
        return found
    return found.source or ReferenceString(formats.render_reference(found))


def _with_findings(labelled: LabelledReference, found: ReferenceString | Reference) -> LabelledReference:
    if isinstance(found, ReferenceString):
        return labelled
    findings = tuple(finding for finding in found.diagnostics if finding.code != formats.UNSTRUCTURED)
    return replace(labelled, diagnostics=labelled.diagnostics + findings)


def extract_strings(document: Document) -> tuple[ReferenceString, ...]:
    """Return the references of a document as they are printed; one that is printed nowhere is rendered plainly.

    Example:
        ``1. Іваноў І. Назва. – Мінск, 2001.`` and ``2. …`` under a heading become two strings, with their labels.
    """
    return tuple(map(_string_of, find_references(document)))


def extract_references(document: Document, scheme: str | None = None) -> Bibliography:
    r"""Turn a document into its bibliography, one record for each work; without a reference list it is empty.

    Example:
        >>> from citekit.documents import read_document_bytes
        >>> paper = "Літаратура\n\n1. Караткевіч, У. Чорны замак Альшанскі. – Мінск : Маст. літ., 1983. – 349 с.\n"
        >>> extract_references(read_document_bytes(paper.encode(), "paper.txt")).references[0].citation_key
        'karatkevich1983'
    """
    labelled = label_found(find_references(document))
    return records_of(labelled, scheme, lists=[len(labelled)])


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
    labelled: Iterable[LabelledReference],
    scheme: str | None = None,
    mentions: Iterable[Reference] = (),
    *,
    lists: Iterable[int] = (),
) -> Bibliography:
    """Normalise labelled references, keep the records that a file brought along, and give each its citation key.

    Args:
        labelled: The references of one list.
        scheme: Id of a transliteration scheme by which the texts and names get romanised variants; none when None.
        mentions: Records of works that the text names, to follow those of the list.
        lists: How many of the references each paper has, to get one record for each work of a paper: ``Ibid.`` and
            a twin in a list in Latin letters are none. By default each reference has its record.

    Raises:
        UnknownSchemeError: There is no scheme of the name.
    """
    read = tuple(one.record or normalize_reference(one) for one in labelled)
    records = assign_citation_keys((*_join_works(read, lists), *mentions))
    if scheme is not None:
        from citekit.transliteration import transliterate_reference

        records = tuple(transliterate_reference(record, scheme) for record in records)
    return Bibliography(records)


def _join_works(records: tuple[Reference, ...], lists: Iterable[int]) -> Iterator[Reference]:
    start = 0
    for size in lists:
        yield from match_twins(resolve_repeats(records[start : start + size]))
        start += size
    yield from records[start:]
