"""The words that references are made of, by language: months, markers, roles, kinds of law; the layer under the stages.

Each ``{language}.tsv`` holds rows of ``class``, ``form`` and, where a class carries one, ``value``. Forms are lower
case; a final dot is part of the form.
"""

from citekit.vocabulary.months import month_names
from citekit.vocabulary.places import is_place, places
from citekit.vocabulary.repeats import again, is_repeat, repeated, repeats
from citekit.vocabulary.tables import (
    LANGUAGES,
    alternation,
    forms,
    known_words,
    languages_using,
    pattern,
    signs,
    values,
    word_classes,
    words_in,
)

__all__ = [
    "LANGUAGES",
    "again",
    "alternation",
    "forms",
    "is_place",
    "is_repeat",
    "known_words",
    "languages_using",
    "month_names",
    "pattern",
    "places",
    "repeated",
    "repeats",
    "signs",
    "values",
    "word_classes",
    "words_in",
]
