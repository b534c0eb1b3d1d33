"""Vary what institutions give to a record: degrees and specialities of theses, the persons they are named after."""

from __future__ import annotations

import random
import re

from citekit.parsing.training.persons import genitive, initials
from citekit.parsing.training.pool import Change, Pool, Record, additions, text_of

_INSTITUTION = re.compile(
    r"(?:[уў]ніверсітэт|университет|університет|ун-т|академі|academ|Uniwersytet|інстытут|институт|ін-т|ин-т)\S*$", re.I
)


def other_degree(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Give a thesis another degree: ``автореф. дис. … канд. ист. наук``."""
    if record.get("type") != "thesis" or not record.get("genre"):
        return {}
    words = additions(pool.language)
    return {"genre": f"{rng.choice(words['degrees'])} {rng.choice(words['sciences'])}".strip()}


def add_speciality(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Give the name of a thesis's speciality, which no label has, beside its code."""
    if record.get("type") != "thesis" or not record.get("number"):
        return {}
    return {"speciality": rng.choice(additions(pool.language)["specialities"])}


def name_institution(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Name the university of a journal or publisher after a person: ``ун-та им. В. П. Астафьева``."""
    changed = {}
    for variable in ("container-title", "publisher"):
        text, persons = text_of(record, variable), pool.borrow(rng, "author")
        if _INSTITUTION.search(text) and persons and "family" in persons[0]:
            given = initials(persons[0].get("given", ""), rng.choice((" ", "")))
            person = f"{given} {genitive(persons[0]['family'], pool.language)}".strip()
            changed[variable] = text + additions(pool.language)["named"].format(person)
    return changed


def other_university(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Give a thesis the university where it was defended, in full or in short."""
    if record.get("type") != "thesis":
        return {}
    return {"publisher": rng.choice(additions(pool.language)["universities"])}


def add_body(record: Record, pool: Pool, rng: random.Random) -> Record:
    """Name the body that answers for a book or a collection, behind the slash: ``/ Нац. акад. навук Беларусі``."""
    if record.get("type") not in {"book", "chapter", "paper-conference"} or record.get("authority"):
        return {}
    return {"authority": rng.choice(additions(pool.language)["bodies"])}


INSTITUTIONS: tuple[tuple[Change, float], ...] = (
    (other_degree, 0.6),
    (add_speciality, 0.2),
    (name_institution, 0.4),
    (add_body, 0.07),
    (other_university, 0.35),
)
"""The changes of institutions with their likelihoods."""
