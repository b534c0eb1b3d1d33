"""Give the titles of a work and of what it stands in, and their translations."""

from __future__ import annotations

from citekit.styles.cleaning import clean
from citekit.styles.designations import strip_series
from citekit.styles.latin import find_title_translation, find_translation, is_cyrillic
from citekit.styles.records import Record
from citekit.styles.titles import end_title, part_kind, strip_electronic, strip_media


def title_of(record: Record) -> str:
    """Return the title without the full stop of a sentence and, where styles say it themselves, without its medium."""
    title = record.reference.title
    if title is None:
        return ""
    bare = strip_electronic(clean(title.value))
    return record.text(_ended(bare if record.latin is None else strip_media(bare), record), title.language)


def _ended(title: str, record: Record) -> str:
    ended, joint = end_title(title), record.joints.get("kind")
    return part_kind(ended, joint) if joint else ended


def continued_title(record: Record) -> str:
    """Return a title that continues the name of its act: a law ``o bibliotekach``, a judgment ``у справі …``."""
    title = title_of(record)
    return title if title[:1].islower() else ""


def title_translation(record: Record) -> str:
    """Return the title's translation in brackets, the placeholder where a Cyrillic title has none."""
    title, latin = record.reference.title, record.latin
    if latin is None or title is None:
        return ""
    translated = find_title_translation(record.reference, latin)
    if translated:
        return f"[{translated}]" if translated != title_of(record) else ""
    return latin.placeholder if is_cyrillic(title.value) else ""


def container_title(record: Record) -> str:
    """Return the title of the work in which another stands, without the full stop of a sentence."""
    text = record.reference.container_title
    return record.text(_ended(clean(text.value), record), text.language) if text else ""


def container_translation(record: Record) -> str:
    """Return the translation of the title of the work in which another stands."""
    container, latin = record.reference.container_title, record.latin
    found = find_translation(container, latin) if latin else ""
    return found if found != container_title(record) else ""


def series_name(record: Record) -> str:
    """Return the series of a journal without the word for it."""
    series = record.reference.collection_title
    return record.text(strip_series(clean(series.value)), series.language) if series else ""
