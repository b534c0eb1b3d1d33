"""References are cut into tokens, and tokens described by features."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.model import ReferenceString
from citekit.parsing.draft import MASK, Draft
from citekit.parsing.features import PLACES, classes_of, features_of, place_numbers
from citekit.parsing.labelling import prepare
from citekit.parsing.repaired import RepairedText
from citekit.parsing.tokens import shape_of, tokenise

SHAPES = [
    ("Мінск", "Xx"),
    ("НАН", "XX"),
    ("А", "X"),
    ("г", "x"),
    ("том", "xs"),
    ("вестник", "xx"),
    ("БелСЭ", "XxX"),
    ("XIX", "ROM"),
    ("ХІХ", "ROM"),
    ("1984", "YEAR"),
    ("3984", "d4"),
    ("12", "d2"),
    ("1234567890", "d6"),
    ("/", "/"),
    ("onliner.by", "SITE"),
]


@pytest.mark.parametrize(("token", "shape"), SHAPES)
def test_a_token_has_the_shape_of_its_letters(token: str, shape: str) -> None:
    """Words are told by their capitals, figures by their number, signs are themselves."""
    assert shape_of(token) == shape


def test_exact_forms_are_one_token() -> None:
    """An address is one token, whatever signs it holds, and its marker is none."""
    tokens = prepare(
        ReferenceString("Назва // Газета. URL: http://a.example/b-c?d=1 (дата звернення: 01.02.2020).")
    ).tokens
    assert [token.text for token in tokens] == ["Назва", "/", "/", "Газета", ".", "@url", "@accessed", "."]


def test_a_token_knows_whether_a_blank_stands_before_it() -> None:
    """``С. 5`` and ``С.5`` differ, and so do the two strokes of a double one."""
    tokens = prepare(ReferenceString("С. 5 // 6/7")).tokens
    assert [token.spaced for token in tokens] == [True, False, True, True, False, True, False, False]


@given(st.text(f"аБz1_.,/– \t{MASK}", max_size=20), st.integers(0, 20), st.integers(0, 4))
def test_tokens_know_where_they_stand(text: str, taken: int, length: int) -> None:
    """A token is what stands in the text at its place, and is spaced behind a blank, behind what is taken, and at first."""
    draft = Draft(RepairedText.of(text), text)
    draft.take("url", taken, min(taken + length, len(text)))
    free = [token for token in tokenise(draft) if not token.is_exact]
    assert [token.text for token in free] == [draft.free[token.start : token.end] for token in free]
    assert [token.spaced for token in free] == [draft.free[: token.start][-1:] in ("", " ", MASK) for token in free]
    assert "".join(token.text for token in free) == "".join(sign for sign in draft.free if sign not in f" \t{MASK}")


CLASSES = [
    ("Вып", "volume"),
    ("вып", "issue"),
    ("ред", "editor"),
    ("Минск", "PLACE"),
    ("нояб", "month"),
    ("Dz", "serial"),
]


@pytest.mark.parametrize(("word", "expected"), CLASSES[:5])
def test_words_of_references_are_known_by_their_class(word: str, expected: str) -> None:
    """The vocabulary of all languages tells what a word may announce."""
    assert expected in classes_of(word)


def test_a_sign_has_no_letters() -> None:
    """Only words have features of letters."""
    assert features_of("//"[0], spaced=False) == ("ns", "s=/")


def test_places_are_counted_from_both_ends() -> None:
    """The first token is at 0 from the beginning, the last at 0 from the end."""
    assert PLACES[place_numbers(3)[0]] == ("P0", "E2")
    assert PLACES[place_numbers(300)[299]] == ("P7", "E0")
