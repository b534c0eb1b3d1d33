"""Vary the numbers of a record: pages, extents, issues, volumes, identifiers."""

from __future__ import annotations

import random
import re

from citekit.parsing.training.pool import Change, Pool, Record

_ROMAN = (
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
    "XVIII",
    "XX",
)
_DOI_SHAPES = (
    "####-####.20##.#.##",
    "j.abcd.20##.##.###",
    "s#####-0##-####-#",
    "##.##",
    "vestnik#####",
    "S##########",
    "issn####-####-20##-#-##",
)
_ISBN_SHAPES = (
    "978-985-##-####-#",
    "978-5-##-######-#",
    "978-966-###-###-#",
    "978-83-###-####-#",
    "5-##-######-#",
    "83-##-#####-#",
)

_STANDARDS = {
    "be": ("СТБ ####-20##", "СТБ #.##-200#", "ГОСТ ####-8#", "СТБ ІСА ####-20##"),
    "ru": (
        "ГОСТ Р #.0.#-200#",
        "ГОСТ Р ####–20##",
        "ГОСТ ####-8#",
        "ГОСТ #.#-200#",
        "СНиП #.##.##-8#",
        "ГОСТ Р ИСО ####-20##",
    ),
    "uk": ("ДСТУ ####:20##", "ДСТУ #.#:200#", "ДСТУ ISO ####:20##", "ДБН В.#.#-##:20##", "ДСТУ-Н Б В.#.#-##:20##"),
    "pl": ("PN-EN ####:20##", "PN-ISO ####:20##", "PN-##/B-####", "PN-EN ISO ####-#:20##"),
    "en": ("ISO ####:20##", "EN ####-#:20##", "ISO/IEC ####:20##"),
}


def other_pages(record: Record, _pool: Pool, rng: random.Random) -> Record:
    """Give an article other pages: a range, one page, two ranges."""
    if "page" not in record:
        return {}
    first = rng.randint(1, rng.choice((20, 150, 700)))
    last = first + rng.randint(1, 25)
    shapes = (f"{first}-{last}",) * 8 + (
        str(first),
        str(first),
        f"{first}-{last}, {last + 7}-{last + 19}",
        f"{first}, {last}",
    )
    return {"page": rng.choice(shapes)}


def cite_page(record: Record, _pool: Pool, rng: random.Random) -> Record:
    """Cite a page of a book, with its extent or without."""
    if record.get("type") != "book" or "page" in record:
        return {}
    first = rng.randint(2, 400)
    page = str(first) if rng.random() < 0.55 else f"{first}-{first + rng.randint(1, 60)}"
    return {"page": page, "number-of-pages": record.get("number-of-pages") if rng.random() < 0.5 else None}


def other_extent(record: Record, _pool: Pool, rng: random.Random) -> Record:
    """Give a book another number of pages."""
    return {"number-of-pages": str(rng.randint(16, 900))} if "number-of-pages" in record else {}


def other_issue(record: Record, _pool: Pool, rng: random.Random) -> Record:
    """Give an article another issue: plain, double, or with the running number in brackets."""
    if "issue" not in record or record.get("type") == "legal_case":
        return {}
    number = rng.randint(1, rng.choice((4, 12, 12, 60, 250)))
    shapes = (str(number),) * 6 + (
        f"{number}-{number + 1}", f"{number}–{number + 1}", f"{number}/{number + 1}",
        f"{number} ({rng.randint(20, 2400)})", f"{number} ({rng.randint(1200, 2100)})", f"{number}({number + 24})",
    )  # fmt: skip
    return {"issue": rng.choice(shapes)}


def other_volume(record: Record, _pool: Pool, rng: random.Random) -> Record:
    """Give a record another volume, in arabic or roman numerals, or two of them."""
    if "volume" not in record:
        return {}
    number = rng.randint(1, rng.choice((4, 12, 60)))
    shapes = (
        str(number),
        str(number),
        str(number),
        rng.choice(_ROMAN),
        f"{number} ({number + 4})",
        f"{number}-{number + 1}",
    )
    return {"volume": rng.choice(shapes)}


def add_volume(record: Record, _pool: Pool, rng: random.Random) -> Record:
    """Make a book one volume of several, or give a journal a volume."""
    if record.get("type") not in {"book", "article-journal"} or "volume" in record:
        return {}
    if record.get("type") == "article-journal":
        return {"volume": rng.choice((str(rng.randint(1, 120)), rng.choice(_ROMAN)))}
    count = rng.randint(2, 10)
    return {"volume": str(rng.randint(1, count)), "number-of-volumes": str(count)}


def name_volume(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Name a volume after another book."""
    if record.get("type") != "book" or not record.get("volume") or record.get("volume-title"):
        return {}
    return {"volume-title": str(pool.borrow(rng, "title", "book") or "").split(": ")[0]}


def add_identifier(record: Record, _pool: Pool, rng: random.Random) -> Record:
    """Give an article a DOI or an ISSN, a book an ISBN."""
    if record.get("type") == "article-journal":
        doi = _digits(rng.choice(_DOI_SHAPES), rng)
        return {"DOI": f"10.{rng.randint(1000, 99999)}/{doi}", "ISSN": _digits("####-####", rng)}
    if record.get("type") in {"book", "chapter"}:
        return {"ISBN": _digits(rng.choice(_ISBN_SHAPES), rng)}
    return {}


def _digits(shape: str, rng: random.Random) -> str:
    return re.sub("#", lambda _: str(rng.randint(0, 9)), shape)


def number_standard(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Give a standard its number with the letters before it: ``ГОСТ Р 7.0.5-2008``, ``PN-EN 1234:2011``."""
    if record.get("type") != "standard":
        return {}
    own = f"{record.get('genre') or ''} {record.get('number') or ''}".strip()
    made = _digits(rng.choice(_STANDARDS.get(pool.language, _STANDARDS["en"])), rng)
    return {"genre": None, "number": own if own and rng.random() < 0.4 else made}


NUMBERS: tuple[tuple[Change, float], ...] = (
    (other_pages, 0.6),
    (cite_page, 0.12),
    (other_extent, 0.5),
    (other_issue, 0.6),
    (other_volume, 0.5),
    (add_volume, 0.15),
    (name_volume, 0.55),
    (add_identifier, 0.12),
    (number_standard, 1.0),
)
"""The changes of numbers with their likelihoods."""
