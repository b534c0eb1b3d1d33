"""Reference -> CitedLink, and back: what the archives have goes into the record of the reference."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import quote

from citekit.model.link import CitedLink, LinkCheck, Memento
from citekit.model.reference import Bibliography, Reference
from citekit.model.text import Text

RESOLVER = "https://doi.org/"
_REPAIRED = "url-repaired"
_PREFIX = re.compile(r"(?i)\s*(?:doi:\s*|https?://(?:dx\.)?doi\.org/)")


def cited_link(reference: Reference) -> CitedLink | None:
    """Return the link of a reference, that of its DOI when it has no other, or None.

    Example:
        >>> cited_link(Reference(doi="10.1371/journal.pone.0115253")).url
        'https://doi.org/10.1371/journal.pone.0115253'
    """
    url = (reference.url or "").strip() or _at_resolver(reference.doi)
    if not url:
        return None
    return CitedLink(
        url,
        _printed(reference, url),
        reference.title.value if reference.title else None,
        reference.accessed,
        reference.citation_key,
        (reference.title.language if reference.title else None) or reference.language,
    )


def cited_links(bibliography: Bibliography) -> tuple[CitedLink, ...]:
    """Return the links of a bibliography, in its order; a reference without one gives none."""
    return tuple(link for link in map(cited_link, bibliography.references) if link)


def _at_resolver(doi: str | None) -> str:
    name = _PREFIX.sub("", doi or "", count=1).strip()
    return RESOLVER + quote(name, safe="/:;().,-_~%") if name else ""


def _printed(reference: Reference, url: str) -> str | None:
    repairs = (found.repair for found in reference.diagnostics if found.code == _REPAIRED and found.repair)
    printed = next((repair.printed for repair in repairs if repair.repaired == url), None)
    return None if printed == url else printed


def with_mementos(bibliography: Bibliography, checks: Iterable[LinkCheck]) -> Bibliography:
    """Return a bibliography whose records name the archived copies, and the addresses that an archive proved.

    A record that is kept in an archive of paper keeps its shelf-mark and gets the copy as a note.

    Example:
        >>> from datetime import UTC, datetime
        >>> from citekit.model import Archived, Verdict
        >>> page = Reference(url="http://example.by/")
        >>> copy = Memento("http://web.archive.org/web/2014/http://example.by/", datetime(2014, 1, 1, tzinfo=UTC),
        ...     page.url, "Internet Archive")
        >>> check = LinkCheck(cited_link(page), Verdict.GONE, archived=Archived(copy))
        >>> with_mementos(Bibliography((page,)), [check]).references[0].archive_location
        'http://web.archive.org/web/2014/http://example.by/'
    """
    found = {check.link: check for check in checks if check.archived}
    return replace(bibliography, references=tuple(_updated(one, found) for one in bibliography.references))


def _updated(reference: Reference, found: dict[CitedLink, LinkCheck]) -> Reference:
    link = cited_link(reference)
    archived = found[link].archived if link in found else None
    if archived is None:
        return reference
    if archived.proposed and reference.url:
        reference = replace(reference, url=archived.proposed)
    return _with_memento(reference, archived.closest) if archived.closest else reference


def _with_memento(reference: Reference, memento: Memento) -> Reference:
    if memento.url in (reference.archive_location, reference.url):
        return reference
    shelf = reference.archive_location or (str(reference.archive) if reference.archive else "")
    if shelf and not re.match(r"https?://", shelf):
        note = f"Archived: {memento.url}"
        known = reference.note or ""
        return reference if note in known else replace(reference, note=". ".join(filter(None, (known, note))))
    return replace(reference, archive=Text(memento.archive), archive_location=memento.url)
