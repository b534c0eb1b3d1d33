"""What convert reads of a list of names, and what lint makes of it, are the same persons."""

from __future__ import annotations

import pytest

from citekit.formats import read_bibliography
from citekit.pipeline import mend_text

LISTS = [
    ("Петров П.П. и Иванов И.И.", ["Петров, П.П.", "Иванов, И.И."]),
    ("Kowalski J. i Nowak P.", ["Kowalski, J.", "Nowak, P."]),
    ("П. П. Петров, И. И. Иванов", ["Петров, П. П.", "Иванов, И. И."]),
    ("Петров П. П., И. И. Иванов и др.", ["Петров, П. П.", "Иванов, И. И."]),
    ("Müller H; Schmidt K", ["Müller, H", "Schmidt, K"]),
    ("Smith J, Jones P", ["Smith, J", "Jones, P"]),
    ("Чехов А.П", ["Чехов, А.П"]),
    ("Петров П. (сост.)", ["Петров, П. (сост.)"]),
    ("Купала, Я., Колас, Я.", ["Купала, Я.", "Колас, Я."]),
    ("Smith, J. R. and Doe, A.", ["Smith, J. R.", "Doe, A."]),
    ("Янка Купала", ["Купала, Янка"]),
    ("Henry V, King", ["Henry V, King"]),
    ("Ortega y Gasset, José", ["Ortega y Gasset, José"]),
]


def _names(bib: str) -> list[str]:
    (record,) = read_bibliography(bib, "biblatex").references
    return [
        ", ".join(
            " ".join(filter(None, part)) for part in ((n.non_dropping_particle, n.family), (n.given,)) if any(part)
        )
        for n in record.author
    ]


@pytest.mark.parametrize(("names", "expected"), LISTS)
def test_convert_reads_what_lint_mends(names: str, expected: list[str]) -> None:
    """Persons are parted in the same places, whether the file was mended first or not."""
    bib = f"@book{{a, author = {{{names}}}, title = {{Т}}}}"
    mended = mend_text(bib, "biblatex", {"name-unsplit", "names-joined"})[0]
    assert _names(bib) == expected
    assert _names(mended) == expected
