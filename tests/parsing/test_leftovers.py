"""What no field takes is told; what only links fields is not."""

from __future__ import annotations

import pytest

from citekit.pipeline import parse_reference


@pytest.mark.parametrize(
    ("printed", "left"),
    [
        ("Новік Я. К. Назва кнігі. – Мінск : Навука, 2001. – Сш. 1–2.", "Сш"),
        ("Быкаў В. Знак бяды. – Мінск, 1984. – 270 с.", None),
        ("Snyder, Timothy. The Reconstruction of Nations. New Haven: Yale University Press, 2003.", None),
    ],
)
def test_left_words_are_told(printed: str, left: str | None) -> None:
    """A diagnostic names the words that no field took, and there is none when nothing is left."""
    found = [d.message for d in parse_reference(printed).diagnostics if d.code == "text-not-used"]
    assert (f"no field took: {left}" in found) if left else not found


def test_serial_tails_without_words_are_read() -> None:
    """``35(1), 43–58`` behind a journal is volume, issue and pages."""
    printed = "Bekus, N. (2014). Ethnic identity in Belarus. Journal of Multilingual Development, 35(1), 43–58."
    record = parse_reference(printed)
    assert (str(record.container_title), record.volume, record.issue, record.page) == (
        "Journal of Multilingual Development",
        "35",
        "1",
        "43-58",
    )


@pytest.mark.parametrize(
    ("printed", "role"),
    [
        ("Шабунова А. А. [и др.] Пожилые люди. Вологда, 2015.", "author"),
        ("Словарь терминов / под ред. А. А. Петрова [и др.]. – М. : Наука, 2001.", "editor"),
        ("Smith J. et al. Title of the work // Journal of X. 2010. No. 4. P. 3–9.", "author"),
        ("Быкаў В. Знак бяды. – Мінск, 1984.", None),
    ],
)
def test_names_that_are_not_printed_are_told(printed: str, role: str | None) -> None:
    """``et al.`` in any language gives a diagnostic on the role it stands behind."""
    found = [d.field for d in parse_reference(printed).diagnostics if d.code == "more-names"]
    assert found == ([role] if role else [])


@pytest.mark.parametrize(
    ("printed", "language"),
    [("ЦГА ЧР. Ф. 501. Оп.1. Д. 6. Л.16-54.", "ru"), ("НАРБ. – Фонд 4. Воп. 21. Спр. 12. Арк. 5–9.", "be")],
)
def test_the_words_of_a_location_tell_its_language(printed: str, language: str) -> None:
    """An archive record has no title to tell its language; the words of its signature do."""
    assert parse_reference(printed).language == language
