"""Vary the persons of a record: exchanged, shortened to initials, more of them, fewer, or none."""

from __future__ import annotations

import random
from typing import Any

from citekit.model import NAME_FIELDS
from citekit.parsing.training.persons import initials
from citekit.parsing.training.pool import Change, Pool, Record


def exchange_authors(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Give a record the authors of another one."""
    return {"author": pool.borrow(rng, "author")} if record.get("author") else {}


def exchange_editors(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Give a record with editors, compilers or translators the persons of another one's."""
    roles = [role for role in NAME_FIELDS[1:] if record.get(role)]
    if not roles:
        return {}
    role = rng.choice(roles)
    return {role: pool.borrow(rng, "author") or record[role]}


def add_authors(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Add one to four authors, so that lists of names and ``et al.`` come often enough."""
    persons = list(record.get("author") or ())
    if not persons or "family" not in persons[0]:
        return {}
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 4))):
        persons.extend(person for person in (pool.borrow(rng, "author") or ())[:1] if "family" in person)
    return {"author": persons}


def add_editors(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Add one to three editors or compilers to those there are."""
    role = rng.choice(("editor", "compiler"))
    persons = list(record.get(role) or ())
    for _ in range(rng.choice((1, 1, 2, 2, 3)) if persons else 0):
        persons.extend(person for person in (pool.borrow(rng, "author") or ())[:1] if "family" in person)
    return {role: persons}


def sign_with_site(record: Record, _pool: Pool, _rng: random.Random) -> Record:
    """Put the name of a site in the place of a page's author."""
    if record.get("type") != "webpage" or record.get("author") or not record.get("container-title"):
        return {}
    return {"author": [{"literal": record["container-title"]}], "container-title": None}


def sign_with_body(record: Record, _pool: Pool, _rng: random.Random) -> Record:
    """Make the body that publishes a book or a report its author."""
    publisher = str(record.get("publisher") or "")
    if record.get("type") not in {"book", "report"} or len(publisher.split()) < 2:
        return {}
    return {"author": [{"literal": publisher}], "publisher": None, "editor": None}


def add_editor(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Add an editor, a compiler or a translator to a book or to the host of a chapter."""
    if record.get("type") not in {"book", "chapter", "paper-conference"}:
        return {}
    role = rng.choices(("editor", "compiler", "translator"), (6, 4, 3 if record.get("type") == "book" else 0))[0]
    return {role: pool.borrow(rng, "author")} if role not in record else {}


def edit_instead(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Give a book editors or compilers and no author."""
    if record.get("type") != "book":
        return {}
    borrowed = (pool.borrow(rng, "author") or () for _ in range(rng.choice((1, 1, 2, 3))))
    persons = [person for authors in borrowed for person in authors[:2] if "family" in person]
    return {"author": None, rng.choice(("editor", "compiler")): persons}


def drop_authors(record: Record, _pool: Pool, _rng: random.Random) -> Record:
    """Leave the authors out."""
    return {"author": None} if record.get("title") else {}


def shorten_given(record: Record, _pool: Pool, rng: random.Random) -> Record:
    """Shorten all given names to initials, or to the first name alone, or to nothing."""
    choice = rng.choices(("initials", "first", "none"), (60, 37, 3))[0]
    return {role: [_shorten(person, choice) for person in record[role]] for role in NAME_FIELDS if record.get(role)}


def _shorten(person: dict[str, Any], choice: str) -> dict[str, Any]:
    given = str(person.get("given", ""))
    if choice == "none":
        return {key: value for key, value in person.items() if key != "given"} if "family" in person else person
    shortened = initials(given, " ") if choice == "initials" else given.split(" ", maxsplit=1)[0]
    return {**person, "given": shortened} if given else person


PERSONS: tuple[tuple[Change, float], ...] = (
    (exchange_authors, 0.55),
    (exchange_editors, 0.5),
    (add_authors, 0.2),
    (add_editor, 0.16),
    (sign_with_body, 0.03),
    (edit_instead, 0.1),
    (add_editors, 0.45),
    (sign_with_site, 0.3),
    (drop_authors, 0.03),
    (shorten_given, 0.5),
)
"""The changes of persons with their likelihoods."""
