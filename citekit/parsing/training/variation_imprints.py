"""Vary the imprint of a record: several places, two publishers, plates and pictures, a translation without a name."""

from __future__ import annotations

import random

from citekit.parsing.training.pool import Change, Pool, Record, additions, text_of

_PRINTED = frozenset({"book", "chapter", "paper-conference"})
_PLATES = (", [1]", ", [2]", ", [3]", ", [8]", "+CD", ", XVI")


def join_places(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Join another place to a place of publication: ``Warszawa–Kraków``, ``Москва; Минск``."""
    place, other = text_of(record, "publisher-place"), str(pool.borrow(rng, "publisher-place") or "")
    if not place or not other or other in place or any(mark in place + other for mark in ";–,"):
        return {}
    return {"publisher-place": f"{place}{rng.choice(additions(pool.language)['city_joins'])}{other}"}


def join_publishers(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Give a book a second publisher, in the same place or in one of its own."""
    publisher, donor = text_of(record, "publisher"), rng.choice(pool.others)
    other, place = text_of(donor, "publisher"), text_of(donor, "publisher-place")
    if record.get("type") not in _PRINTED or not publisher or not other or other == publisher or ";" in publisher:
        return {}
    if place and rng.random() < 0.4:
        return {"second-place": place, "second-publisher": other}
    return {"publisher": f"{publisher}{rng.choice(('; ', ': ', ' : ', ', ', '; '))}{other}"}


def add_place(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Print the place of a serial before the year of its issue: ``Вып. 14, Мінск 2016``."""
    if record.get("type") != "article-journal" or record.get("publisher-place"):
        return {}
    return {"publisher-place": pool.borrow(rng, "publisher-place")}


def add_plates(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Count plates apart, name the pictures: ``382, [1] с. : ил.``; neither has a label."""
    if not record.get("number-of-pages"):
        return {}
    if rng.random() < 0.4:
        return {"plates": rng.choice(_PLATES)}
    return {"pictures": rng.choice(additions(pool.language)["pictures"])}


def note_translation(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Say from which language a book is translated, by nobody named."""
    if record.get("type") != "book" or record.get("translator"):
        return {}
    return {"translated-note": rng.choice(additions(pool.language)["translations"])}


def mark_city(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Print the word for a city before the place of a meeting: ``м. Київ``."""
    return {"city-mark": rng.choice(additions(pool.language)["cities"])} if record.get("event-place") else {}


IMPRINTS: tuple[tuple[Change, float], ...] = (
    (join_places, 0.04),
    (join_publishers, 0.05),
    (add_place, 0.06),
    (add_plates, 0.06),
    (note_translation, 0.03),
    (mark_city, 0.3),
)
"""The changes of imprints with their likelihoods."""
