"""The word before a number travels beside it where it is none of the usual ones, and comes back in print."""

from __future__ import annotations

import pytest

from citekit.formats import read_bibliography, write_bibliography
from citekit.pipeline import parse_references
from citekit.styles import load_style, print_bibliography, write_lists


@pytest.mark.parametrize(
    ("printed", "extra"),
    [
        ("Иванов И. И. О словах // Ученые записки. – 2001. – Вып. 3. – С. 5–7", (("issuelabel", "Вып."),)),
        ("Петров П. П. О словах // Вестник. – 2001. – Т. 5, вып. 3. – С. 5–7", (("issuelabel", "вып."),)),
        ("Иваненко О. Мова // Наукові записки. – 2001. – Вип. 3 (12). – С. 5–7.", (("issuelabel", "Вип."),)),
        ("Kowalski J., Dzieje miasta, „Czasopismo” 2011, t. 5, z. 35, s. 3–9", (("issuelabel", "z."),)),
        ("Сидоров А. А. История книги. Ч. 2. Минск: Наука, 2005. 230 с.", (("volumelabel", "Ч."),)),
        ("Сидоров А. А. Города // Вестник. 2005. Т. 2, № 3. С. 5–6.", ()),
        ("Smith J. Towns. Urban Studies, 2005, vol. 2, no. 3, pp. 5–6.", ()),
    ],
)
def test_the_word_is_kept_and_the_number_is_bare(printed: str, extra: tuple[tuple[str, str], ...]) -> None:
    """Of № and т. nothing is kept: every list prints them itself."""
    record = parse_references([printed]).references[0]
    assert record.extra == extra
    assert (record.issue or record.volume or "x")[0].isdigit()


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("Иванов И. И. О словах // Ученые записки. – 2001. – Вып. 3. – С. 5–7", " – 2001. – Вып. 3. – С. 5–7."),
        ("Петров П. П. О словах // Вестник. – 2001. – Т. 5, вып. 3. – С. 5–7", " – 2001. – Т. 5, вып. 3. – С. 5–7."),
        ("Сидоров А. А. Города // Вестник. – 2005. – № 3. – С. 5–6.", " – 2005. – № 3. – С. 5–6."),
    ],
)
def test_the_word_is_printed_again(printed: str, shown: str) -> None:
    """Through a file and back, the list has the word of the paper."""
    text = write_bibliography(parse_references([printed]), "biblatex")
    printed_list = print_bibliography(read_bibliography(text, "biblatex"), load_style("gost"))
    assert shown in write_lists([printed_list], "text")
