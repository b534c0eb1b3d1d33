"""The whole toolkit on one page: the stages, called in their order; nothing else is done here."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from citekit import formats
from citekit.attached import add_links, label_links, without_attachments
from citekit.formats import read_bibliography
from citekit.model import (
    Bibliography,
    Diagnostic,
    Document,
    LabelledReference,
    Reference,
    ReferenceString,
)
from citekit.normalization import assign_citation_keys, match_twins, normalize_reference, resolve_repeats
from citekit.parsing import label_references
from citekit.segmentation import find_reference_sections, split_references

if TYPE_CHECKING:
    from citekit.model import SourceEntry

_MOST_ROUNDS = 20


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


def lint_text(text: str, format: str) -> tuple[Diagnostic, ...]:  # noqa: A002
    r"""Find what an editor would mark in a bibliography file.

    Args:
        text: The whole file.
        format: A format that is read.

    Returns:
        The findings in the order of their places; ``Diagnostic.field`` is the name of the field in the file.

    Raises:
        UnknownFormatError: No reader has the name of the format.

    Example:
        >>> book = "@book{a, date={1998}, langid={belarusian},\n  title = {Аршанскi раён},\n}"
        >>> [(one.line, one.column, one.code) for one in lint_text(book, "biblatex")]
        [(1, 1, 'missing-detail'), (2, 19, 'homoglyph')]
    """
    from citekit.formats.locating import locate_entries
    from citekit.lint import find_repeated_keys, match_entries, place_notices

    bibliography, entries = read_bibliography(text, format), locate_entries(text, format)
    matched = match_entries(bibliography.references, entries)
    found = [*place_notices(bibliography.diagnostics, entries), *find_repeated_keys(entries)]
    if format == "csl-json":
        found += _item_faults(text, entries, {(one.line, one.field) for one in found})
    if not text.strip("\ufeff \t\r\n"):
        found.append(Diagnostic("no-entries", "no entry in this text", line=1, column=1))
    for reference, entry in zip(bibliography.references, matched, strict=True):
        found += _lint_record(reference, entry)
    found += _duplicates(bibliography.references, matched)
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (one.line or 0, one.column or 0)))


def _item_faults(
    text: str, entries: Iterable[SourceEntry], told: Container[tuple[int | None, str | None]]
) -> Iterator[Diagnostic]:
    from citekit.formats.csl.faults import find_item_faults

    faults = (fault for entry in entries for fault in find_item_faults(text, entry))
    return (fault for fault in faults if (fault.line, fault.field) not in told)


def _lint_record(reference: Reference, entry: SourceEntry) -> Iterator[Diagnostic]:
    from citekit.lint import find_findings, place_doubts
    from citekit.normalization.validators import find_doubts

    found = find_findings(reference, entry)
    for one in (*found, *place_doubts(find_doubts(reference), entry, found)):
        yield one if entry.line else replace(one, message=f"{entry.key or 'no key'}: {one.message}")


def _duplicates(references: Sequence[Reference], entries: Sequence[SourceEntry]) -> Iterator[Diagnostic]:
    from citekit.duplicates import find_duplicates

    for first, *others in find_duplicates(references):
        known = entries[first]
        for other in others:
            entry = entries[other]
            message = f"{entry.key or 'no key'}: same work as {known.key or 'no key'} (line {known.line})"
            yield Diagnostic("duplicate", message, line=entry.line or None, column=entry.column or None)


def mend_text(text: str, format: str, codes: Container[str]) -> tuple[str, tuple[str, ...]]:  # noqa: A002
    """Mend in a bibliography file what can be mended surely; all else stays as it is, comments and layout too.

    Args:
        text: The whole file.
        format: A format that is read.
        codes: The codes of the findings that are mended.

    Returns:
        The mended file, and the code of each repair that was made in it.

    Raises:
        UnknownFormatError: No reader has the name of the format.

    Example:
        >>> mend_text("@book{a, pages = {С. 5-7}} % mine", "biblatex", {"pages-label"})[0]
        '@book{a, pages = {5-7}} % mine'
    """
    from citekit.formats.locating import locate_entries, replace_spans
    from citekit.lint import match_entries

    references = read_bibliography(text, format).references
    replacements, mended = [], list[str]()
    for reference, entry in zip(references, match_entries(references, locate_entries(text, format)), strict=True):
        if entry.span and any(one.repair and one.code in codes for one in _lint_record(reference, entry)):
            piece, done = _mend_entry(reference, text[entry.span.start : entry.span.end], format, codes)
            replacements.append((entry.span, piece))
            mended += done
    return replace_spans(text, replacements), tuple(mended)


def _mend_entry(
    reference: Reference,
    piece: str,
    format: str,  # noqa: A002
    codes: Container[str],
) -> tuple[str, list[str]]:
    """Mend the text of one entry field by field, again and again, since one repair may lay bare the next finding."""
    from citekit.formats.locating import encode_value, locate_entries, replace_spans
    from citekit.lint import choose_repairs

    mended: list[str] = []
    for _ in range(_MOST_ROUNDS):
        entries = locate_entries(piece, format)
        reference = next(iter(read_bibliography(piece, format).references), reference)
        repairs = choose_repairs(_lint_record(reference, entries[0]), entries[0], codes) if entries else ()
        if not repairs:
            break
        piece = replace_spans(piece, [(span, encode_value(value, format)) for _, span, value in repairs])
        mended += [code for code, _, _ in repairs]
    return piece, mended


def merge_text(text: str, format: str) -> tuple[str, int]:  # noqa: A002
    """Join in a bibliography file the records that mean one work; the others stay, but point to the joined ones.

    Args:
        text: The whole file.
        format: A format that is read and written.

    Returns:
        The file with one record, under the first key, for each work, and how many records were joined into others.

    Raises:
        UnknownFormatError: No reader or writer has the name of the format.
    """
    from citekit.duplicates import find_duplicates, merge_references, point_to_kept
    from citekit.formats.locating import join_entries, locate_entries, point_fields, replace_spans
    from citekit.lint import match_entries

    references = read_bibliography(text, format).references
    entries = match_entries(references, locate_entries(text, format))
    groups = [group for group in find_duplicates(references) if all(entries[one].span for one in group)]
    pointing = point_to_kept(references, groups)
    replacements = []
    for group in groups:
        merged = merge_references([pointing[one] for one in group])
        replacements += join_entries(text, format, [entries[one] for one in group], merged)
    alone = set(range(len(references))).difference(*groups)
    for one in sorted(place for place in alone if pointing[place] != references[place]):
        replacements += point_fields(text, format, entries[one], pointing[one])
    return replace_spans(text, replacements), sum(map(len, groups)) - len(groups)
