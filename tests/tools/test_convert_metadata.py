"""The collected library records are read into CSL items as a cataloguer would."""

from typing import Any

import convert_metadata
import pytest
from metadata_bibtex import convert_bibtex
from metadata_irbis import convert_irbis
from metadata_names import read_bibtex_names, read_name, read_responsibility
from metadata_values import join_title, read_date, read_extent, read_number, read_pages, split_imprint


def make_name(family: str, given: str) -> dict[str, str]:
    return {"family": family, "given": given}


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Остин, Джон", make_name("Остин", "Джон")),
        ("Джон Остин", make_name("Остин", "Джон")),
        ("Сартр Ж. П.", make_name("Сартр", "Ж. П.")),
        ("С.Л. Фокина", make_name("Фокина", "С. Л.")),
        ("Симона де Бовуар", make_name("де Бовуар", "Симона")),
        ("Вовчок Марко", make_name("Вовчок", "Марко")),
        ("Марко Вовчок", make_name("Вовчок", "Марко")),
        ("Аристотель", {"family": "Аристотель"}),
        ("Т. А. Баскаковой при участии В. А. Брун-Цехового", make_name("Баскаковой", "Т. А.")),
        ("Ин-т философии РАН", {"literal": "Ин-т философии РАН"}),
    ],
)
def test_read_name(printed: str, expected: dict[str, str]) -> None:
    """A name is parted whichever half is printed first; bodies stay whole."""
    assert read_name(printed) == expected


def test_read_bibtex_names() -> None:
    """Names are joined by `and`, and `others` is nobody."""
    assert [name["family"] for name in read_bibtex_names("Мотрошиловой, Н. В. and Б. Тушлинг and others")] == [
        "Мотрошиловой",
        "Тушлинг",
    ]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            "Л. Мюссе ; пер. А. Тополев",
            {"author": [make_name("Мюссе", "Л.")], "translator": [make_name("Тополев", "А.")]},
        ),
        ("Под ред. С.В.Симоновича", {"editor": [make_name("Симоновича", "С. В.")]}),
        ("В. В. Потапов [и др.]", {"author": [make_name("Потапов", "В. В.")]}),
        ("Авт.-сост. Печерская Г. А.]", {"compiler": [make_name("Печерская", "Г. А.")]}),
        ("Юрид. ин-т МВД России", {"authority": "Юрид. ин-т МВД России"}),
        ("Уинстон Черчилль", {}),
        ("", {}),
    ],
)
def test_read_responsibility(printed: str, expected: dict[str, Any]) -> None:
    """The words before names tell their roles; a body becomes the authority, what has no initials is left alone."""
    assert read_responsibility(printed) == expected


@pytest.mark.parametrize(
    ("publisher", "place", "expected"),
    [
        ("Moscow: Vostochnaya Literatura", "", ("Moscow", "Vostochnaya Literatura")),
        ("Москва : Наука", "", ("Москва", "Наука")),
        ("Moscow: Academia", "Moscow", ("Moscow", "Academia")),
        ("Poznań-Lwów: Wydawnictwo Polskie", "", ("Poznań; Lwów", "Wydawnictwo Polskie")),
        ("Sankt-Peterburg: Nauka", "", ("Sankt-Peterburg", "Nauka")),
        ("", "М.: Прогресс; СПб.: Алетейя", ("М.; СПб.", "Прогресс; Алетейя")),
        ("Warszawa: s.n.", "", ("Warszawa", "")),
        ('"BHV-Санкт-Петербург"', "СПб", ("СПб.", "BHV-Санкт-Петербург")),
        ("Книги «Мира»: избранное", "М.", ("М.", "Книги «Мира»: избранное")),
    ],
)
def test_split_imprint(publisher: str, place: str, expected: tuple[str, str]) -> None:
    """Place and publisher come apart however a record mixes them."""
    assert split_imprint(publisher, place) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2001", [[2001]]),
        ("[2001]", [[2001]]),
        ("1987/1989", [[1987], [1989]]),
        ("1994-1997", [[1994], [1997]]),
        ("1997/", [[1997]]),
        ("2000-12-18", [[2000, 12, 18]]),
        ("cop. 2002", [[2002]]),
    ],
)
def test_read_date(printed: str, expected: list[list[int]]) -> None:
    """Years, ranges and days are dates."""
    assert read_date(printed) == {"date-parts": expected}


@pytest.mark.parametrize("printed", ["n.d.", "", "XII в.", "Около 1170г.", "25 тысяч лет до н.э."])
def test_vague_dates(printed: str) -> None:
    """What names no year is no date."""
    assert read_date(printed) is None


def test_numbers() -> None:
    """Extents, pages and volumes lose their words."""
    assert [read_extent(text) for text in ("344,  [7]", "482с.", "XIX, 297 с.", "1")] == [
        "344, [7]",
        "482",
        "XIX, 297",
        "",
    ]
    assert [read_pages(text) for text in ("89—95", "12–21", "16")] == ["89-95", "12-21", "16"]
    assert [read_number(text) for text in ("Т. 2", "Вып. 13", "XXIII", "в пер.")] == ["2", "13", "XXIII", ""]


def test_join_title() -> None:
    """A subtitle follows a colon without its brackets; the full stop goes, but not that of an abbreviation."""
    assert join_title("Рассказы.", "") == "Рассказы"
    assert join_title("Камо грядеши", "[Роман]") == "Камо грядеши: Роман"
    assert join_title("Сочинения в 4-х т.", "") == "Сочинения в 4-х т."


def test_thesis_in_a_catalogue() -> None:
    """A subtitle that names a thesis gives its kind and the code of its field."""
    fields = {
        "title": "Поток",
        "subtitle": "автореферат диссертации ... кандидата наук: 01.04.01",
        "city": "М.",
        "year": "2014",
    }
    item = convert_irbis("PAZK", fields)
    assert item is not None
    assert (item["type"], item["genre"], item["number"]) == (
        "thesis", "автореферат диссертации ... кандидата наук", "01.04.01",
    )  # fmt: skip


def test_part_takes_its_container() -> None:
    """A chapter known by the key of its book gets title and imprint of the book; without the book it is left out."""
    parents = {"set": {"title": "Собрание", "publisher-place": "М.", "issued": {"date-parts": [[1994]]}}}
    fields = {"title": "Миф сегодня", "pages": "72–130", "crossref": "set"}
    item = convert_bibtex("inbook", fields, parents)
    assert item is not None
    assert (item["container-title"], item["publisher-place"], item["page"]) == ("Собрание", "М.", "72-130")
    assert convert_bibtex("inbook", fields, {}) is None


def test_no_works_are_left_out() -> None:
    """Museum objects, days of remembrance and volumes without a name make no reference."""
    assert convert_irbis("MUSP", {"title": "Крест-тельник"}) is None
    assert convert_irbis("", {"title": "Вып. 16", "city": "СПб.", "year": "1998"}) is None


def test_file_is_reproduced() -> None:
    """The script writes the committed file byte for byte."""
    records, gold = (
        convert_metadata.SHARED / "metadata" / "records.jsonl",
        convert_metadata.SHARED / "gold" / "fields.jsonl",
    )
    if not records.exists() or not gold.exists():
        pytest.skip("the collected records are not there")
    assert convert_metadata.OUTPUT.read_text(encoding="utf-8") == convert_metadata.make_file(records, gold)
