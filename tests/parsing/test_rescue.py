"""A title that the network took for nothing is rescued, half sure; what needs no title gets none."""

from __future__ import annotations

import pytest

from citekit.model import ReferenceString
from citekit.parsing.labelling import prepare
from citekit.parsing.rescue import rescue_title

ROWS: list[tuple[str, dict[str, str], list[str]]] = [
    ("Іваноў І. Дрыгва // Полымя", {"Іваноў": "author", "І": "author", "Полымя": "container_title"}, ["Дрыгва"]),
    ("Іваноў І. Дрыгва і лес // Полымя", {"Іваноў": "author", "І": "author"}, ["Дрыгва", "і", "лес"]),
    ("Іваноў І. Дрыгва", {"Іваноў": "author", "Дрыгва": "title"}, []),
    ("НАРБ. Фонд 4", {"НАРБ": "archive", "4": "archive_location"}, []),
    ("проста словы", {}, []),
]


@pytest.mark.parametrize(("printed", "given", "rescued"), ROWS)
def test_the_first_words_without_a_label_become_the_title(
    printed: str, given: dict[str, str], rescued: list[str]
) -> None:
    """Words stand between the names and the next sign; a reference with a title or a shelf mark stays as it is."""
    tokens = prepare(ReferenceString(printed)).tokens
    before = [given.get(token.text) for token in tokens]
    labels, sure = rescue_title(tokens, before, [0.9] * len(tokens))
    changed = [at for at in range(len(tokens)) if labels[at] != before[at]]
    assert [tokens[at].text for at in changed] == rescued
    assert {labels[at] for at in changed} <= {"title"}
    assert all(sure[at] == (0.5 if at in changed else 0.9) for at in range(len(tokens)))
