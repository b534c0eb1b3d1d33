"""Vary the words of a record: abbreviations, kinds of books, conferences, editions, helpers, hosts."""

from __future__ import annotations

import random
import re
from functools import cache
from typing import Any

from citekit.packaged import packaged_text
from citekit.parsing.training.persons import initials
from citekit.parsing.training.pool import Change, Pool, Record, additions, text_of, year_of
from citekit.parsing.training.style_tables import load_words, pick

_VOLUMES = re.compile(r"\s?[:.] [ВвУуЎў] (\d{1,2})(?:-[хі])? (?:т|ч|кн|вып|вип|томах|кнігах|книгах)\.?$")
_PARTS = frozenset({"chapter", "paper-conference"})


@cache
def _abbreviations(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    lines = packaged_text(__package__, "abbreviations.tsv").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    return tuple((re.compile(rf"\b{re.escape(full)}\b"), short) for tag, full, short in rows if tag == language)


def abbreviate(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Shorten words of titles, journals, publishers and places by ``abbreviations.tsv``, each or not."""
    changed: dict[str, Any] = {}
    for name in ("publisher", "publisher-place", "container-title", "title", "event-title"):
        text = text_of(record, name)
        for pattern, short in _abbreviations(pool.language):
            if rng.random() < (0.15 if name == "title" else 0.6):
                text = pattern.sub(short, text)
        changed[name] = text
    return changed


def split_volumes(record: Record, _pool: Pool, _rng: random.Random) -> Record:
    """Take the number of volumes out of a title, where no label has it: ``: у 6 т.``."""
    match = _VOLUMES.search(text_of(record, "title"))
    if match is None:
        return {}
    return {"title": text_of(record, "title")[: match.start()], "number-of-volumes": match[1]}


def add_kind(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Add a kind of book to a title without a subtitle, a kind of collection to a host's: ``: учеб. пособие``."""
    part = record.get("type") in _PARTS
    name, kinds = ("container-title", "part_kinds") if part else ("title", "kinds")
    text = text_of(record, name)
    if record.get("type") not in {"book", *_PARTS} or not text or ": " in text or record.get("event-title"):
        return {}
    kind = rng.choice(additions(pool.language)[kinds])
    if rng.random() < 0.2:
        kind = kind[:1].upper() + kind[1:]
    if not part and rng.random() < 0.12:
        return {"genre": kind[:1].upper() + kind[1:]}
    return {name: f"{text}: {kind}"}


def shorten_title(record: Record, _pool: Pool, rng: random.Random) -> Record:
    """Cut a title to its first sentence or its first words."""
    title = re.split(r"[:.?!]\s", text_of(record, "title"))[0]
    words = title.split()
    return {"title": " ".join(words[: rng.randint(1, 4)]) if len(words) > 5 and rng.random() < 0.5 else title}


def add_event(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Make the host of a chapter the proceedings of a conference, with its place and days."""
    if record.get("type") not in _PARTS or record.get("event-title"):
        return {}
    year = year_of(record) or 2010
    day, month = rng.randint(1, 27), rng.randint(1, 12)
    days = [[year, month, day]] + ([[year, month, day + 1]] if rng.random() < 0.5 else [])
    return {
        "event-title": rng.choice(additions(pool.language)["events"]),
        "event-place": record.get("publisher-place", "") if rng.random() < 0.7 else "",
        "event-date": {"date-parts": days if rng.random() < 0.8 else [[year]]} if rng.random() < 0.75 else None,
    }


def add_series(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Give a journal a series, by name or by number or both: ``Сер. 4, Філалогія``."""
    if record.get("type") != "article-journal" or "collection-title" in record:
        return {}
    name = rng.choice(additions(pool.language)["series"]) if rng.random() < 0.8 else ""
    number = str(rng.randint(1, 12)) if not name or rng.random() < 0.5 else ""
    return {"collection-title": name, "collection-number": number}


def add_edition(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Add an edition to a book."""
    if record.get("type") != "book" or "edition" in record:
        return {}
    return {"edition": rng.choice(additions(pool.language)["editions"])}


def add_helper(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Add a note on a helper who is no author or editor: ``прадм. М. Ткачова``."""
    persons = pool.borrow(rng, "author", "book")
    if record.get("type") != "book" or not persons or "family" not in persons[0]:
        return {}
    word = pick(load_words(pool.language)["other_role"], rng)
    given = initials(persons[0].get("given", ""), " ")
    return {"note": f"{word}{given} {persons[0]['family']}"}


def exchange_host(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Give a part the host of another record of its type."""
    if record.get("type") not in {"article-journal", "article-newspaper", *_PARTS}:
        return {}
    return {"container-title": pool.borrow(rng, "container-title", record["type"]) or record.get("container-title")}


def add_second_host(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Print a second host after a journal's, which no label has: ``// Наука. Техника // Науч. журн.``."""
    if record.get("type") != "article-journal" or not record.get("container-title"):
        return {}
    return {"second-host": pool.borrow(rng, "container-title", "article-journal")}


def exchange_imprint(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Give a book the publisher and the place of another one."""
    if not record.get("publisher"):
        return {}
    donor = rng.choice(pool.others)
    if not donor.get("publisher") or donor.get("type") not in {"book", "chapter"}:
        return {}
    return {"publisher": donor["publisher"], "publisher-place": donor.get("publisher-place")}


def quote_publisher(record: Record, _pool: Pool, rng: random.Random) -> Record:
    """Put the publisher's name between quotation marks: ``«Вышэйшая школа»``."""
    publisher = text_of(record, "publisher")
    if not publisher or any(mark in publisher for mark in '«»"“”„.;,'):
        return {}
    opening, closing = rng.choice((("«", "»"), ("“", "”"), ('"', '"'), ("„", "”")))
    return {"publisher": opening + publisher + closing}


def name_language(record: Record, pool: Pool, _rng: random.Random) -> Record:
    """Give the words in which a romanised list names the language: ``in Belarusian``."""
    return {"language-name": additions(pool.language)["languages"]} if record.get("title") else {}


WORDS: tuple[tuple[Change, float], ...] = (
    (split_volumes, 1.0),
    (exchange_host, 0.25),
    (add_second_host, 0.015),
    (exchange_imprint, 0.25),
    (shorten_title, 0.08),
    (add_kind, 0.22),
    (add_event, 0.25),
    (add_series, 0.1),
    (add_edition, 0.08),
    (add_helper, 0.12),
    (abbreviate, 0.6),
    (quote_publisher, 0.06),
    (name_language, 1.0),
)
"""The changes of words with their likelihoods."""
