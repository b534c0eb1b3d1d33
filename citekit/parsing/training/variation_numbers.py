"""Vary the numbers of a record: years, pages, issues, volumes, the numbers and dates of laws."""

from __future__ import annotations

import random
import re
from typing import Any

from citekit.parsing.training.variation_words import Change, Pool, Record

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
_LAST_YEAR = 2025
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


def shift_year(record: Record, _pool: Pool, rng: random.Random) -> Record:
    """Move the year of a record by up to twelve years."""
    parts = (record.get("issued") or {}).get("date-parts")
    if not parts or not isinstance(parts[0][0], int):
        return {}
    shift = rng.randint(-12, 12)
    moved = [[min(int(part[0]) + shift, _LAST_YEAR), *part[1:]] for part in parts]
    return {"issued": {"date-parts": moved}}


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
        f"{number} ({number + 87})", f"{number}({number + 24})",
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


def other_law(record: Record, _pool: Pool, rng: random.Random) -> Record:
    """Give a law or judgment another date and other digits in its number."""
    if record.get("type") not in {"legislation", "legal_case"}:
        return {}
    day = [rng.randint(1991, 2023), rng.randint(1, 12), rng.randint(1, 28)]
    changed: dict[str, Any] = {"issued": {"date-parts": [day]}}
    for name in ("number", "section"):
        if name in record:
            changed[name] = re.sub(r"\d", lambda _: str(rng.randint(1, 9)), str(record[name]))
    return changed


def add_gazette_year(record: Record, _pool: Pool, rng: random.Random) -> Record:
    """Give the year of the gazette, which no label has: ``Dz.U. z 2021 r.``."""
    parts = (record.get("issued") or {}).get("date-parts")
    if record.get("type") not in {"legislation", "legal_case"} or not record.get("container-title") or not parts:
        return {}
    return {"gazette-year": str(min(int(parts[0][0]) + rng.choice((0, 0, 0, 1, 2, 9)), _LAST_YEAR))}


def complete_date(record: Record, _pool: Pool, rng: random.Random) -> Record:
    """Give an issue of a journal its month, a newspaper or a page its day."""
    parts = (record.get("issued") or {}).get("date-parts")
    if not parts or len(parts) > 1 or len(parts[0]) > 1:
        return {}
    if record.get("type") == "article-journal":
        return {"issued": {"date-parts": [[parts[0][0], rng.randint(1, 12)]]}} if rng.random() < 0.25 else {}
    if record.get("type") in {"article-newspaper", "webpage", "post-weblog"}:
        return {"issued": {"date-parts": [[parts[0][0], rng.randint(1, 12), rng.randint(1, 28)]]}}
    return {}


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


def span_years(record: Record, _pool: Pool, rng: random.Random) -> Record:
    """Let a book of several volumes appear over years: ``1968–1971``."""
    parts = (record.get("issued") or {}).get("date-parts")
    if record.get("type") != "book" or not parts or len(parts) > 1:
        return {}
    return {"issued": {"date-parts": [[parts[0][0]], [int(parts[0][0]) + rng.randint(1, 6)]]}}


NUMBERS: tuple[tuple[Change, float], ...] = (
    (other_law, 0.6),
    (shift_year, 0.4),
    (other_pages, 0.6),
    (cite_page, 0.12),
    (other_extent, 0.5),
    (other_issue, 0.6),
    (other_volume, 0.5),
    (add_volume, 0.13),
    (name_volume, 0.4),
    (add_gazette_year, 1.0),
    (complete_date, 0.3),
    (add_identifier, 0.12),
    (span_years, 0.03),
)
"""The changes of numbers with their likelihoods."""
