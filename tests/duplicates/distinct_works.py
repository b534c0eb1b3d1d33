"""Real records, extended by recombination to as many distinct works as a test wants; nothing here knows the matcher."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from citekit.formats import read_bibliography
from citekit.model import Date, Name, Reference, Text

RECORDS = Path(__file__).resolve().parents[2] / "bib" / "records"
COLUMNS = {
    "be": ("Хроніка", "Навіны культуры", "Ад рэдакцыі", "Прадмова", "Хроніка навуковага жыцця"),
    "ru": ("Хроника", "Новости", "От редакции", "Предисловие", "Введение"),
    "uk": ("Хроніка", "Новини", "Від редакції", "Передмова", "Хроніка подій"),
    "pl": ("Kronika", "Od redakcji", "Wstęp", "Z życia naukowego", "Przedmowa"),
    "en": ("Editorial", "News", "Introduction", "Book Reviews", "Notes"),
}
PART = {"be": "Ч.", "ru": "Ч.", "uk": "Ч.", "pl": "Cz.", "en": "Part"}
EDITION = {"be": "{}-е выд.", "ru": "{}-е изд.", "uk": "{}-те вид.", "pl": "wyd. {}", "en": "{}th ed."}
ACT = {
    "be": "Аб унясенні змяненняў і дапаўненняў у некаторыя законы",
    "ru": "О внесении изменений и дополнений в некоторые законы",
    "uk": "Про внесення змін до деяких законів",
    "pl": "o zmianie niektórych ustaw",
    "en": "Miscellaneous Amendments Act",
}
# Works of `bib/records` that stand there twice, in two files: one of each is left out.
TWICE = {"kinds-033", "kinds-032", "kinds-039", "kinds-041", "kinds-046", "kinds-048", "kinds-049", "kinds-093"}
TWICE |= {"kinds-123", "collected-746"}
_WORD = re.compile(r"[^\W\d_]{4,}")


@cache
def real_records() -> tuple[Reference, ...]:
    """Read the records of the repository, each work once."""
    items = [
        json.loads(line) for path in sorted(RECORDS.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]
    kept = [
        {name: value for name, value in item.items() if name not in ("origin", "licence", "custom")} for item in items
    ]
    references = read_bibliography(json.dumps(kept), "csl-json").references
    return tuple(one for one in references if one.title and one.citation_key not in TWICE)


def distinct_works(count: int, seed: int) -> list[Reference]:
    """Return so many works, no two of which are one: real ones, and what is hard to tell from them."""
    dice = random.Random(seed)
    works: dict[tuple[object, ...], Reference] = {}
    for one in _endless(dice):
        key = _identity(one)
        works.setdefault(key, one)
        if len(works) == count:
            break
    return [replace(one, citation_key=f"work{place}") for place, one in enumerate(works.values())]


def _identity(one: Reference) -> tuple[object, ...]:
    """Say what makes a work that work; two generated works with one identity would be one work."""
    text = str(one.title)
    return (
        " ".join(sorted(_WORD.findall(text.lower()))) + "".join(re.findall(r"\d+", text)), str(one.volume_title),
        one.author[:1], one.volume, one.issue, one.edition, one.number, one.issued, one.page if one.container_title else "",
    )  # fmt: skip


def _endless(dice: random.Random) -> Iterator[Reference]:
    records = real_records()
    yield from records
    by_language: dict[str, list[Reference]] = {}
    for one in records:
        by_language.setdefault((one.language or "ru")[:2], []).append(one)
    works = [one for one in records if one.type != "legislation"]  # acts have a maker of their own
    makers: tuple[tuple[int, Callable[[random.Random, Reference, list[Reference]], Iterator[Reference]]], ...] = (
        (30, _other_title), (8, _same_title_other_author), (4, _volumes), (3, _editions), (3, _parts), (4, _columns),
        (3, _acts), (3, _same_author_and_journal), (2, _series),
    )  # fmt: skip
    weights = [weight for weight, _ in makers]
    while True:
        seed = dice.choice(works)
        peers = by_language[(seed.language or "ru")[:2]]
        _, make = dice.choices(makers, weights)[0]
        yield from make(dice, seed, peers)


def _language(one: Reference) -> str:
    return (one.language or "ru")[:2] if (one.language or "ru")[:2] in PART else "en"


def _fresh(dice: random.Random, one: Reference, peers: list[Reference], title: str | None = None) -> Reference:
    """Return another work: a title of two real ones, and imprint, year and numbers of its own."""
    if title is None:
        title = _join_titles(dice, peers)
    year = dice.randint(1950, 2024)
    first = dice.randint(1, 400)
    return replace(
        one, title=Text(title), issued=Date(((year,),)), doi=None, isbn=None, url=None, extra=(), volume_title=None,
        page=f"{first}–{first + dice.randint(1, 20)}" if one.page else None,
        volume=str(dice.randint(1, 90)) if one.volume else None, issue=str(dice.randint(1, 12)) if one.issue else None,
        number=str(dice.randint(1, 900)) if one.number else None,
        number_of_pages=str(dice.randint(60, 900)) if one.number_of_pages else None,
        archive_location=re.sub(r"\d+", lambda _: str(dice.randint(1, 999)), one.archive_location or "") or None,
    )  # fmt: skip


def _join_titles(dice: random.Random, peers: list[Reference]) -> str:
    head, tail = (str(dice.choice(peers).title).split() for _ in range(2))
    words = head[: dice.randint(2, 6)] + tail[-dice.randint(2, 6) :]
    return " ".join(words).strip(" :,.;–—/")


def _author(dice: random.Random, peers: list[Reference]) -> tuple[Name, ...]:
    names = [name for one in (dice.choice(peers) for _ in range(12)) for name in one.author[:1]]
    return tuple(dict.fromkeys(names))[: dice.choice((1, 1, 1, 2, 3))]


def _other_title(dice: random.Random, one: Reference, peers: list[Reference]) -> Iterator[Reference]:
    """One author with several titles, alone and with others."""
    authors = one.author if dice.random() < 0.5 else _author(dice, peers)
    for _ in range(dice.randint(1, 4)):
        yield replace(_fresh(dice, one, peers), author=authors)


def _same_title_other_author(dice: random.Random, one: Reference, peers: list[Reference]) -> Iterator[Reference]:
    author = _author(dice, peers)
    if one.author and author and author[0].family not in {name.family for name in one.author}:
        yield replace(_fresh(dice, one, peers, str(one.title)), author=author)


def _volumes(dice: random.Random, one: Reference, peers: list[Reference]) -> Iterator[Reference]:
    book = replace(_fresh(dice, one, peers), type="book", container_title=None, page=None, issue=None, edition=None)
    for number in range(1, dice.randint(3, 7)):
        extent = str(dice.randint(200, 800))
        yield replace(book, volume=dice.choice(("{}", "Т. {}")).format(number), number_of_pages=extent)


def _editions(dice: random.Random, one: Reference, peers: list[Reference]) -> Iterator[Reference]:
    book = replace(_fresh(dice, one, peers), type="book", container_title=None, page=None, volume=None, issue=None)
    year = dice.randint(1955, 2000)
    for number in range(1, dice.randint(3, 5)):
        edition = EDITION[_language(one)].format(number) if number > 1 else None
        yield replace(book, edition=edition, issued=Date(((year + 4 * number,),)))


def _parts(dice: random.Random, one: Reference, peers: list[Reference]) -> Iterator[Reference]:
    work = _fresh(dice, one, peers)
    for number in range(1, dice.randint(3, 5)):
        first = dice.randint(1, 50) + 60 * number
        page = f"{first}–{first + 9}" if work.page else None
        yield replace(work, title=Text(f"{work.title}. {PART[_language(one)]} {number}"), page=page)


def _columns(dice: random.Random, one: Reference, peers: list[Reference]) -> Iterator[Reference]:
    """The same column of the same newspaper, or a preface, again and again."""
    papers = [peer for peer in peers if peer.type.startswith("article") and peer.container_title]
    if not papers:
        return
    paper = dice.choice(papers)
    title = dice.choice(COLUMNS[_language(one)])
    author = _author(dice, peers)[:1] if dice.random() < 0.4 else ()
    year = dice.randint(1960, 2024)
    for _ in range(dice.randint(2, 5)):
        first = dice.randint(1, 200)
        issued = Date(((year, dice.randint(1, 12), dice.randint(1, 28)),) if "news" in paper.type else ((year,),))
        issue = None if "news" in paper.type else str(dice.randint(1, 12))
        yield replace(
            paper, title=Text(title), author=author, issued=issued, page=f"{first}–{first + 3}", issue=issue, doi=None,
            url=None, volume=None, number=None,
        )  # fmt: skip


def _acts(dice: random.Random, one: Reference, peers: list[Reference]) -> Iterator[Reference]:
    acts = [peer for peer in peers if peer.type == "legislation"]
    if not acts:
        return
    act = dice.choice(acts)
    title = dice.choice((ACT[_language(one)], str(act.title)))
    for _ in range(dice.randint(1, 4)):
        day = Date(((dice.randint(1990, 2024), dice.randint(1, 12), dice.randint(1, 28)),))
        number, section = str(dice.randint(1, 999)), str(dice.randint(1, 9999))
        yield replace(
            act, title=Text(title), number=number, issued=day, url=None, section=section, issue=None, page=None
        )


def _same_author_and_journal(dice: random.Random, _: Reference, peers: list[Reference]) -> Iterator[Reference]:
    articles = [peer for peer in peers if peer.type == "article-journal" and peer.author]
    if not articles:
        return
    article = dice.choice(articles)
    year = dice.randint(1960, 2024)
    for _ in range(dice.randint(2, 4)):
        yield replace(_fresh(dice, article, peers), issued=Date(((year,),)))


def _series(dice: random.Random, one: Reference, peers: list[Reference]) -> Iterator[Reference]:
    title = _join_titles(dice, peers)
    for number in range(1, dice.randint(3, 6)):
        yield replace(
            _fresh(dice, one, peers, f"{title}. Вып. {number}" if _language(one) != "en" else f"{title}. Vol. {number}"),
            type="book", author=(), container_title=None, page=None, volume=None, issue=None,
        )  # fmt: skip
