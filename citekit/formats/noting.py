"""Say in the note of a record what a format has no place for, where nothing may get lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from citekit.formats.losses import carrier_of
from citekit.model import NAME_FIELDS, TEXT_FIELDS, Name, Reference, Text

_MERGED = re.compile(r"merged-(.+?)(?:-\d+)?")
_REPEATED = {"ris": {"url": "ris-ur", "isbn": "ris-sn", "issn": "ris-sn"}}
"""What a format may say more than once, with the names in ``extra`` under which its reader keeps the second."""


def note_losses(reference: Reference, format: str) -> Reference:  # noqa: A002
    """Return a record that says in its note what a format would leave out: second values, other scripts, other keys.

    Args:
        reference: The record.
        format: A name in ``citekit.formats.WRITERS``.

    Example:
        >>> second = ("merged-url", "http://a.example/2")
        >>> record = Reference("book", "a", url="http://a.example/1", extra=(("ids", "b"), second))
        >>> noted = note_losses(record, "ris")
        >>> noted.note, noted.extra
        ('ids: b', (('ris-ur', 'http://a.example/2'),))
    """
    moved = replace(reference, extra=tuple((_home(name, format), value) for name, value in reference.extra))
    kept = carrier_of(format)(moved, moved.citation_key or "", 1)
    lost = (pair for pair in moved.extra if pair not in kept.extra)
    pairs = (*((_bare(name), value) for name, value in lost), *_of_texts(moved, kept), *_of_names(moved, kept))
    lines = dict.fromkeys(value if name == "note" else f"{name}: {value}" for name, value in pairs)
    if not lines:
        return moved
    extra = tuple(pair for pair in moved.extra if pair in kept.extra)
    return replace(moved, note="\n".join(filter(None, (moved.note, *lines))), extra=extra)


def _home(name: str, format: str) -> str:  # noqa: A002
    bare = _bare(name)
    return bare if bare.startswith(f"{format}-") else _REPEATED.get(format, {}).get(bare, name)


def _bare(name: str) -> str:
    merged = _MERGED.fullmatch(name)
    return merged[1] if merged else name


def _of_texts(given: Reference, kept: Reference) -> Iterator[tuple[str, str]]:
    for field in TEXT_FIELDS:
        text: Text | None = getattr(given, field)
        rest: Text | None = getattr(kept, field)
        for one in (text, *text.variants) if text else ():
            if rest is None or all(one.value != found.value for found in (rest, *rest.variants)):
                yield field.replace("_", "-"), one.value


def _of_names(given: Reference, kept: Reference) -> Iterator[tuple[str, str]]:
    for field in NAME_FIELDS:
        known = {_plain(one) for name in getattr(kept, field) for one in (name, *name.variants)}
        for one in (one for name in getattr(given, field) for one in (name, *name.variants)):
            if _plain(one) not in known:
                yield field, _plain(one)


def _plain(name: Name) -> str:
    parts = (" ".join(filter(None, (name.non_dropping_particle, name.family))), name.given, name.dropping_particle)
    return ", ".join(filter(None, (*parts, name.suffix, name.literal)))
