"""Records that name others by their keys follow them when these are made anew."""

from __future__ import annotations

from citekit.model import Date, Name, Reference
from citekit.normalization import assign_citation_keys

_BOOK = Reference("book", "b_1", author=(Name("Колас", "Якуб"),), issued=Date(((1923,),)))
_SAME = Reference("book", "b_1", author=(Name("Купала", "Янка"),), issued=Date(((1910,),)))
_CHAPTER = Reference(
    "chapter",
    "c",
    author=(Name("Быкаў", "Васіль"),),
    extra=(("crossref", "b_1"), ("related", "c, b_1, nobody"), ("ids", "b_1"), ("keywords", "b_1")),
)


def test_pointers_follow_the_keys_that_a_pattern_makes() -> None:
    """Of two records of one old key the first is meant, strangers stay, and what is no pointer stays."""
    chapter = assign_citation_keys((_CHAPTER, _BOOK, _SAME), "{auth}{year}")[0]
    assert chapter.citation_key == "Bykau"
    assert chapter.extra == (
        ("crossref", "Kolas1923"),
        ("related", "Bykau, Kolas1923, nobody"),
        ("ids", "b_1"),
        ("keywords", "b_1"),
    )


def test_pointers_stay_where_keys_stay() -> None:
    """Without a pattern records keep the keys that they brought along."""
    assert assign_citation_keys((_CHAPTER, _BOOK)) == (_CHAPTER, _BOOK)
