"""Vary a record before it is rendered: facts recombined, shortened, left out, added, as in the lists of real papers."""

from __future__ import annotations

import random
from collections.abc import Sequence

from citekit.parsing.training.pool import Change, Pool, Record, language_of
from citekit.parsing.training.variation_addresses import ADDRESSES
from citekit.parsing.training.variation_archives import ARCHIVES
from citekit.parsing.training.variation_dates import DATES
from citekit.parsing.training.variation_imprints import IMPRINTS
from citekit.parsing.training.variation_institutions import INSTITUTIONS
from citekit.parsing.training.variation_laws import LAWS
from citekit.parsing.training.variation_numbers import NUMBERS
from citekit.parsing.training.variation_persons import PERSONS
from citekit.parsing.training.variation_phrases import PHRASES
from citekit.parsing.training.variation_titles import TITLES
from citekit.parsing.training.variation_words import WORDS

CHANGES: tuple[tuple[Change, float], ...] = (
    *TITLES,
    *PERSONS,
    *PHRASES,
    *LAWS,
    *ARCHIVES,
    *DATES,
    *NUMBERS,
    *INSTITUTIONS,
    *WORDS,
    *IMPRINTS,
    *ADDRESSES,
)
"""Every change in order, with its likelihood."""

DROPPED = {
    "publisher": 0.14,
    "publisher-place": 0.04,
    "number-of-pages": 0.18,
    "page": 0.06,
    "edition": 0.15,
    "volume": 0.04,
    "issue": 0.04,
    "collection-title": 0.2,
    "collection-number": 0.2,
    "ISBN": 0.5,
    "ISSN": 0.6,
    "DOI": 0.3,
    "editor": 0.08,
    "event-date": 0.2,
    "event-place": 0.1,
    "issued": 0.015,
    "accessed": 0.15,
    "container-title": 0.02,
}
"""How likely a variable is to be left out."""


def vary(record: Record, others: Sequence[Record], rng: random.Random) -> Record:
    """Vary a record by recombining facts of records in its language.

    Args:
        record: A CSL-JSON item.
        others: Items to borrow from, of the same language.
        rng: The dice.

    Returns:
        A new item; what it says is what the labels of its rendering will say.
    """
    varied = {key: value for key, value in record.items() if rng.random() >= DROPPED.get(key, 0.0)}
    pool = Pool(language_of(record), others)
    for change, likelihood in CHANGES:
        if rng.random() < likelihood:
            varied.update(change(varied, pool, rng))
    return {key: value for key, value in varied.items() if value}
