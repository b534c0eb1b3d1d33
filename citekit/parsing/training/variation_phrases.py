"""Make up names that nobody knows: titles, journals and publishers spliced from words of others, surnames from stems.

What a reader cannot know by heart it must tell by its place and its signs, as with the works of a real list.
"""

from __future__ import annotations

import random
import re
from functools import cache
from typing import Any

from citekit.parsing.training.persons import initials
from citekit.parsing.training.pool import Change, Pool, Record
from citekit.vocabulary import places

_STRAY = '«»“”„"()[]{}<>_*'
_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDINGS = {
    "be": ("скі", "ская", "овіч", "енка", "ук", "ка", "аў", "ава", "ін"),
    "ru": ("ов", "ова", "ский", "ская", "ин", "ина", "енко", "ич", "ев", "ян"),
    "uk": ("енко", "ук", "ський", "ська", "ів", "ко", "ець", "ишин", "ак", "юк"),
    "pl": ("ski", "ska", "cki", "wicz", "ak", "czyk", "ek", "yna", "ewska", "owski"),
    "lt": ("aitis", "auskas", "evičius", "ienė", "ūnas", "ytė"),
    "en": ("son", "man", "er", "ton", "ley", "s"),
    "de": ("mann", "er", "berg", "ke", "stein"),
}
_DAYS = {
    "be": ("ад", "г."),
    "ru": ("до", "г."),
    "uk": ("від", "р."),
    "pl": ("z", "r."),
    "lt": ("iki", "m."),
    "en": ("before", "AD"),
    "de": ("vor", "n. Chr."),
}
_MARKS = (" – ", ": ", ". ", ", ", ". ", ": ")


@cache
def _places() -> tuple[str, ...]:
    return tuple(sorted(places()))


def phrase(pool: Pool, words: int, rng: random.Random) -> str:
    """Splice about so many words out of titles of a language, a place or a year among them now and then.

    Example:
        Of ``Гісторыя горада`` and ``Нарысы роднай мовы`` comes ``Гісторыя роднай мовы``.
    """
    found: list[str] = []
    while len(found) < words:
        title = str(pool.borrow(rng, "title") or "")
        run = [word.strip(_STRAY) for word in title.split()]
        if not run:
            return ""
        first = rng.randrange(len(run))
        found += [word for word in run[first : first + rng.randint(1, 4)] if word]
        if rng.random() < 0.07:
            found.append(rng.choice(_places()).strip("."))
    text = " ".join(found).strip(" .,:;–—-/?!")
    return text[:1].upper() + text[1:]


def _about(pool: Pool, rng: random.Random) -> str:
    """Name a person, with a given name or initials, as titles about people do at their beginning."""
    persons = [person for person in pool.borrow(rng, "author") or () if person.get("given")]
    if not persons:
        return ""
    given = str(persons[0]["given"])
    return f"{given if rng.random() < 0.6 else initials(given, ' ')} {_surname(pool, rng) or persons[0]['family']} "


def _days(pool: Pool, rng: random.Random) -> str:
    """Print the days or years that a collection covers."""
    years = [rng.randint(1200, 2015)]
    years.append(years[0] + rng.randint(0, 60))
    link, word = _DAYS.get(pool.language, _DAYS["en"])
    first, last = (f"{rng.randint(1, 28)}.{rng.randint(1, 12):02}.{year}" for year in years)
    return rng.choice(
        (f" ({years[0]}–{years[1]})", f" ({first}–{last} {word})", f" {link} {years[1]} {word}", f", {years[0]} {word}")
    )


def splice_title(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Give a work a title of spliced words, in one part or two."""
    if not record.get("title") or record.get("type") in {"legislation", "legal_case", "manuscript"}:
        return {}
    title = phrase(pool, rng.randint(1, 12), rng)
    if rng.random() < 0.1 and title:
        title = (_about(pool, rng) + title[:1].lower() + title[1:]).strip()
    if rng.random() < 0.1:
        title += _days(pool, rng)
    if rng.random() < 0.3:
        title += rng.choice(_MARKS) + phrase(pool, rng.randint(1, 7), rng)
    return {"title": title} if title else {}


def splice_host(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Give a journal a short name and a collection a long one, of spliced words."""
    if not record.get("container-title"):
        return {}
    if not str(record.get("type", "")).startswith("article"):
        return {"container-title": phrase(pool, rng.randint(2, 10), rng)}
    name = phrase(pool, rng.randint(1, 3), rng)
    return {"container-title": name.split()[0] if name and rng.random() < 0.5 else name}


def splice_publisher(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Name a publisher by one word or some, as publishers are: each with a capital or the first alone."""
    if not record.get("publisher"):
        return {}
    if rng.random() < 0.15:
        return {"publisher": _letters(pool, rng)}
    words = [word for word in phrase(pool, rng.randint(1, 3), rng).split() if word[:1].isalpha()]
    if not words:
        return {}
    return {"publisher": " ".join(word.capitalize() for word in words) if rng.random() < 0.6 else " ".join(words)}


def _letters(pool: Pool, rng: random.Random) -> str:
    """Return an abbreviation, alone or with a place: ``WRN w Brześciu`` is of this kind."""
    alphabet = "АБВГДЕКЛМНПРСТУХЦ" if pool.language in {"be", "ru", "uk"} else "ABCDEGHIKLMNPRSTUW"
    return "".join(rng.choices(alphabet, k=rng.randint(2, 5)))


def sign_with_letters(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Let a body or a site known by its letters or by one word be the author of a page."""
    if record.get("type") not in {"webpage", "report", "post-weblog"}:
        return {}
    word = _surname(pool, rng)
    site = f"{word}{rng.choice(('.pl', '.by', '.ru', '.com', '.org', '.ua', ' News', '', ''))}"
    name = _letters(pool, rng) if rng.random() < 0.4 else site
    return {"author": [{"literal": name}]} if name else {}


def invent_surnames(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Give the persons of a record surnames that nobody bears."""
    changed: dict[str, Any] = {}
    for role in ("author", "editor", "compiler", "translator"):
        persons = [person for person in record.get(role) or () if isinstance(person, dict)]
        if persons and all("family" in person for person in persons):
            changed[role] = [{**person, "family": _surname(pool, rng) or person["family"]} for person in persons]
    return changed


def _surname(pool: Pool, rng: random.Random) -> str:
    words = _WORD.findall(str(pool.borrow(rng, "title") or ""))
    if not words:
        return ""
    stem = re.sub(r"[аеиоуыэюяіїєaeiouyąęėųū]+$", "", rng.choice(words).lower()[: rng.randint(3, 6)])
    return (stem + rng.choice(_ENDINGS.get(pool.language, _ENDINGS["en"]))).capitalize() if len(stem) > 1 else ""


PHRASES: tuple[tuple[Change, float], ...] = (
    (splice_title, 0.25),
    (splice_host, 0.2),
    (splice_publisher, 0.2),
    (invent_surnames, 0.35),
    (sign_with_letters, 0.25),
)
"""The made-up names with their likelihoods."""
