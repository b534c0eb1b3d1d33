"""Languages as catalogues, programs and people write them."""

from __future__ import annotations

import pytest

from citekit.formats import read_bibliography, write_bibliography
from citekit.formats.languages import babel_name, language_tag
from citekit.formats.tables import read_table
from citekit.vocabulary.babel import babel_languages


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("rus", "ru"),
        ("BEL", "be"),
        ("ger", "de"),
        ("deu", "de"),
        ("ukr-Latn", "uk-Latn"),
        ("Русский", "ru"),
        ("рус.", "ru"),
        ("Беларуская мова", "be"),
        ("język polski", "pl"),
        ("naustrian", "de-AT"),
        ("kk", "kk"),
        ("zh-CN", "zh-CN"),
        ("be-tarask", "be-tarask"),
        ("en; ru", None),
        ("мова", None),
        ("klingon", None),
        ("", None),
    ],
)
def test_languages_are_known_by_codes_and_names(said: str, expected: str | None) -> None:
    """Codes of libraries, names of languages in themselves and in their neighbours, and tags all give a tag."""
    assert language_tag(said) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("TY  - BOOK\nTI  - Дрыгва\nLA  - bel\nER  -\n", "ris"),
        ("TY  - BOOK\nTI  - Дрыгва\nLA  - Беларуская\nER  -\n", "ris"),
        ("@book{a, title = {Дрыгва}, language = {bel}}", "biblatex"),
        ('[{"id": "a", "type": "book", "title": "Дрыгва", "language": "bel"}]', "csl-json"),
    ],
)
def test_records_of_catalogues_have_a_language(text: str, kind: str) -> None:
    """Whatever the format, a code of three letters is the language it means; biblatex and CSL get their own names."""
    read = read_bibliography(text, kind)
    assert [one.language for one in read.references] == ["be"]
    assert "langid = {belarusian}" in write_bibliography(read, "biblatex")
    assert '"language": "be"' in write_bibliography(read, "csl-json")


def test_names_of_languages_contradict_nobody() -> None:
    """A name stands once, none is a name of babel for another language, and every tag of babel leads back to it."""
    names = [row["name"] for row in read_table("language_names.tsv")]
    babel = {one.name.lower() for one in babel_languages()}
    assert len(set(names)) == len(names)
    assert babel.isdisjoint(names)
    assert all(language_tag(babel_name(one.tag) or "") == one.tag for one in babel_languages())
