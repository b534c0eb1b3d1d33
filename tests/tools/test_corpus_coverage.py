"""The coverage of the corpus is counted by shapes, so that words do not matter and marks do."""

import pytest
from corpus_coverage import report, shapes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Арлоў У. Назва кнігі // Зорка.", "^ W I. W / / W. $"),
        ("2005. С. 3–12", "^ Y . PG. 9 – 9 $"),
        ("Тытул. – Т. XII, № 4", "^ W. – VOL. R , № 9 $"),
        ("„Słowo” [w:] http://a.pl/b", "^ « W » [ w : ] URL $"),
        ("", "^ $"),
    ],
)
def test_a_string_becomes_a_row_of_shapes(text: str, expected: str) -> None:
    """Runs of plain words are one shape; cue words, numbers, initials and marks keep theirs."""
    assert " ".join(shapes(text)) == expected


def test_what_was_made_is_covered_and_what_was_not_is_named() -> None:
    """A string of a form that was made is known whatever its words; another form is reported with an example."""
    made = ["Гурт К. Зорка. 2001. С. 5."]
    same, other = "Лес К. Вярба. 1999. С. 7.", "Снег: поле (2003)"
    assert "1.0000" in next(iter(report([same], made, 5)))
    lines = list(report([other], made, 5))
    assert "0.0000" in lines[0]
    assert any(other in line for line in lines)
