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


def add_series(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Put a book or a part into a series, with its number or without: ``(Dzieje Narodu, t. 3)``."""
    if record.get("type") not in {"book", "chapter"} or record.get("collection-title"):
        return {}
    number = str(rng.choice((rng.randint(1, 99), "II", "IV", "XII"))) if rng.random() < 0.6 else ""
    name = pool.borrow(rng, "collection-title") if rng.random() < 0.6 else pool.borrow(rng, "title", "book")
    return {"collection-title": str(name or "").split(": ")[0], "collection-number": number}


def name_medium(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Name what carries a work, in brackets: ``[Карты]``, ``[DVD]``, ``[Рукопис]``."""
    if record.get("type") not in {"book", "webpage", "thesis", "article-journal"}:
        return {}
    return {"medium": rng.choice(additions(pool.language)["media"])}


def place_site(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Give a site a kind in brackets, its place and its years: ``: [сайт]. – Мінск, 2003–2024``."""
    if record.get("type") != "webpage":
        return {}
    first = rng.randint(1998, 2018)
    last = [[first], [rng.randint(first + 1, 2024)]] if rng.random() < 0.6 else [[first]]
    kinds = {"be": ("сайт", "партал"), "ru": ("сайт", "офиц. сайт", "портал"), "uk": ("сайт", "вебсайт")}
    return {
        "medium": rng.choice(kinds.get(pool.language, ("site",))) if rng.random() < 0.5 else "",
        "publisher-place": pool.borrow(rng, "publisher-place"),
        "issued": {"date-parts": last},
    }


IMPRINTS: tuple[tuple[Change, float], ...] = (
    (join_places, 0.04),
    (join_publishers, 0.05),
    (add_place, 0.06),
    (add_plates, 0.06),
    (note_translation, 0.03),
    (mark_city, 0.3),
    (add_series, 0.05),
    (place_site, 0.08),
    (name_medium, 0.02),
)
"""The changes of imprints with their likelihoods."""
