"""The English title that a paper's list in Latin letters gives in brackets is kept with the Cyrillic one."""

from __future__ import annotations

import pytest

from citekit.documents import read_document_bytes
from citekit.pipeline import extract_references

FIRST = """Список литературы

1. Иванов И. И. Демография Полесья // Вестник науки. 2008. № 3. С. 12–19.
2. Петров П. П. Города Беларуси. Минск : Наука, 2001. 230 с.
3. Сидоров А. А. История книжного дела // Веснік БДУ. 2010. Т. 2, № 1. С. 5–9.

References

1. Ivanov I. I. Demografiya Polesya{bracket} Vestnik nauki, 2008, no. 3, pp. 12–19. (In Russ.)
2. Petrov P. P. Goroda Belarusi [Towns of Belarus]. Minsk, Nauka Publ., 2001. 230 p. (In Russ.)
3. Sidorov A. A. Istoriya knizhnogo dela [History of book trade]. Vesnik BDU, 2010, vol. 2, no. 1, pp. 5–9.
"""


@pytest.mark.parametrize(
    ("bracket", "translation"),
    [
        (" [Demography of Polesie].", "Demography of Polesie"),
        (". [Demography of Polesie].", "Demography of Polesie"),
        (".", None),
        (" [Electronic resource].", None),
        (" [in Russian].", None),
    ],
)
def test_a_bracket_behind_a_romanised_title_is_its_translation(bracket: str, translation: str | None) -> None:
    """What stands in brackets behind the title in the second list is the title in English; a medium is none."""
    paper = FIRST.replace("{bracket}", bracket)
    records = extract_references(read_document_bytes(paper.encode(), "paper.txt")).references
    assert len(records) == 3
    found = [{one.language: one.value for one in record.title.variants}.get("en") for record in records if record.title]
    assert found == [translation, "Towns of Belarus", "History of book trade"]


def test_a_name_that_is_given_in_both_ways_is_two_versions() -> None:
    """A journal's name and its translation, as equal, are the romanised and the English version."""
    paper = FIRST.replace("{bracket}", ".").replace(" Vestnik nauki,", " Vestnik nauki = Herald of Science,")
    record = extract_references(read_document_bytes(paper.encode(), "paper.txt")).references[0]
    assert record.container_title is not None
    versions = {one.language: one.value for one in record.container_title.variants}
    assert versions == {"ru-Latn": "Vestnik nauki", "en": "Herald of Science"}


@pytest.mark.parametrize(
    ("bracket", "translation"),
    [
        (" [Demography: a report, no. 5, vol. 2].", "Demography: a report, no. 5, vol. 2"),
        (" [Demography. A report].", "Demography. A report"),
    ],
)
def test_a_translation_is_kept_whole(bracket: str, translation: str) -> None:
    """A stop inside the brackets ends no translation."""
    paper = FIRST.replace("{bracket}", bracket)
    title = extract_references(read_document_bytes(paper.encode(), "paper.txt")).references[0].title
    assert title is not None
    assert [one.value for one in title.variants if one.language == "en"] == [translation]


def test_a_dash_parts_the_name_of_a_journal_from_its_translation() -> None:
    """Behind the dash stands English, before it none."""
    paper = FIRST.replace("{bracket}", ".").replace(" Vestnik nauki,", " Vestnik nauki – Herald of Science,")
    record = extract_references(read_document_bytes(paper.encode(), "paper.txt")).references[0]
    assert record.container_title is not None
    versions = {one.language: one.value for one in record.container_title.variants}
    assert versions == {"ru-Latn": "Vestnik nauki", "en": "Herald of Science"}


def test_a_name_that_the_first_list_shortens_is_romanised_all_the_same() -> None:
    """``Маст. літ.`` is not like ``Mastatskaya litaratura``, which is no English."""
    paper = (
        FIRST.replace("{bracket}", ".")
        .replace("Минск : Наука", "Минск : Маст. лит.")
        .replace("Nauka Publ.", "Mastatskaya litaratura Publ.")
    )
    record = extract_references(read_document_bytes(paper.encode(), "paper.txt")).references[1]
    assert record.publisher is not None
    assert [one.language for one in record.publisher.variants] == ["ru-Latn"]
