"""Finding lists and splitting them, on documents made for one trait each."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stopwatch import assert_in_proportion, within

from citekit.documents import read_document_bytes
from citekit.model import Document
from citekit.segmentation import find_reference_sections, split_references

REFERENCES = (
    "Бауман З. Индивидуализированное общество. – М.: Логос, 2002. – 390 с.",
    "Вішнеўскі, А.Ф. Гісторыя дзяржавы і права Беларусі: вучэб. дап. / А.Ф. Вішнеўскі. – Мінск: Акад. МУС, 2003. – 168 с.",
    "Коваль В. Ініціювання апеляційного провадження / В. Коваль // Вісник прокуратури. – 2003. – № 12 (30). – С. 97–101.",
    "Podruczny G., Twierdza w okresie pokoju. Fortyfikacje i garnizon w latach 1740–1806, Wrocław 2009, s. 15.",
    "Prettner K. Population aging and endogenous economic growth // J. popul. econ. 2013. Vol. 26, No. 2. P. 811–834.",
    "Зимняя И.А. Педагогическая психология [Электронный ресурс]. URL: http://www.example.ru/a.htm (дата обращения: 01.02.2016).",
)
PROSE = (
    "Таким образом, свобода связана с тем, что помогает человеку осознать препятствия и ограничения развития,",
    "а также выхождения ценности его жизни за ее биологические рамки. Собственные усилия человека,",
    "предпринимаемые им с целью самопознания, есть проявление самоопределения.",
)
AFTER = ("УДК 37", "Сведения об авторе: доцент кафедры", "Summary", "Received by editorial board 17.11.2016.")


def _read(text: str) -> Document:
    return read_document_bytes(text.encode(), "x")


def _strings(text: str) -> list[str]:
    return [string.text for section in find_reference_sections(_read(text)) for string in split_references(section)]


def _squeeze(strings: list[str]) -> list[str]:
    return ["".join(filter(str.isalnum, string)) for string in strings]


def _wrap(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


MARKS = {
    "5.": "{}. ",
    "5.\\n": "{}.\n",
    "[5]": "[{}] ",
    "5)": "{}) ",
    "- 5.": "- {}. ",
    "5. 5.": "{0}. {0}. ",
    "bare": "{} ",
    "tab": "{}.\t",
    "bullet": "• ",
    "dash": "– ",
    "none": "",
}


@pytest.mark.parametrize("width", [60, 90, 1000])
@pytest.mark.parametrize("blank", [False, True], ids=["tight", "spaced"])
@pytest.mark.parametrize("heading", ["Література", "СПИСОК ЛИТЕРАТУРЫ", "Bibliografia:"])
@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
def test_a_list_below_a_heading(mark: str, heading: str, blank: bool, width: int) -> None:
    """Whatever the marks, the wrapping and the spacing, each reference comes back whole and alone."""
    lines = [*PROSE, "", heading]
    for number, reference in enumerate(REFERENCES, 1):
        for part in (mark.format(number) + reference).split("\n"):
            lines += _wrap(part, width)
        lines += [""] * blank
    assert _squeeze(_strings("\n".join([*lines, *AFTER]))) == _squeeze(list(REFERENCES))


@pytest.mark.parametrize("mark", [mark for name, mark in MARKS.items() if name not in {"none", "5.\\n"}])
def test_a_marked_list_without_a_heading(mark: str) -> None:
    """Counting marks before references are enough to find the list."""
    lines = [line for n, ref in enumerate(REFERENCES, 1) for line in _wrap(mark.format(n) + ref, 90)]
    assert _squeeze(_strings("\n".join([*PROSE, "", *lines, "", *AFTER]))) == _squeeze(list(REFERENCES))


def test_a_dense_run_without_heading_and_marks() -> None:
    """One reference a line, most with a name in front, is a list too."""
    assert _strings("\n".join([*PROSE, "", *REFERENCES, "", *PROSE])) == list(REFERENCES)


@pytest.mark.parametrize("indents", [("", "    "), ("    ", "")], ids=["hanging", "first line"])
def test_indentation_shows_where_items_begin(indents: tuple[str, str]) -> None:
    """A list without marks goes by its indents, hanging or of the first line."""
    first, rest = indents
    lines = []
    for reference in REFERENCES:
        head, *tail = _wrap(reference, 60)
        lines += [first + head, *(rest + line for line in tail)]
    assert _squeeze(_strings("Литература\n" + "\n".join(lines))) == _squeeze(list(REFERENCES))


def test_numbers_apart_from_their_texts() -> None:
    """Numbers printed in a column before the texts are dropped, and the texts are split without them."""
    numbers = "\n".join(f"{n}." for n in range(1, len(REFERENCES) + 1))
    assert _strings(f"Література\n{numbers}\n" + "\n".join(REFERENCES)) == list(REFERENCES)


def test_a_column_of_numbers_in_the_middle_of_a_list() -> None:
    """Numbers that stand in a column for a stretch meet the texts below it, and keep their places as labels."""
    first, second, third, fourth, *_ = REFERENCES
    text = f"Література\n1. {first}\n2.\n3.\n{second}\n{third}\n4. {fourth}\n"
    strings = split_references(find_reference_sections(_read(text))[0])
    assert [(string.label, string.text) for string in strings] == [
        (f"{number}.", reference) for number, reference in enumerate(REFERENCES[:4], 1)
    ]


def test_a_number_alone_in_its_line_is_the_label_of_what_follows() -> None:
    """Of a number and its text in two lines, only the text is the string."""
    text = "Література\n" + "\n".join(f"{n}.\n{ref}" for n, ref in enumerate(REFERENCES, 1))
    strings = split_references(find_reference_sections(_read(text))[0])
    assert [string.label for string in strings] == ["1.", "2.", "3.", "4.", "5.", "6."]
    assert [string.text for string in strings] == list(REFERENCES)


def test_names_of_parts_inside_a_numbered_list() -> None:
    """A short line above the next number names a part of the list and belongs to no item."""
    lines = [f"{n}. {ref}" for n, ref in enumerate(REFERENCES, 1)]
    assert _strings("\n".join(["Література", *lines[:3], "Статті у збірниках", *lines[3:]])) == list(REFERENCES)


def test_references_above_the_first_number() -> None:
    """Items that lost their numbers at the top of the list are read too."""
    lines = [*REFERENCES[:2], *(f"{n}. {ref}" for n, ref in enumerate(REFERENCES[2:], 3))]
    assert _strings("\n".join(["Література", *lines])) == list(REFERENCES)


def test_numbered_prose_above_a_numbered_list_does_not_swallow_it() -> None:
    """Where the numbers start again, another list begins."""
    prose = [f"{n}. Автор несе відповідальність за зміст." for n in range(1, 4)]
    lines = [f"{n}. {ref}" for n, ref in enumerate(REFERENCES, 1)]
    assert _strings("\n".join([*prose, "Кінець.", "", *lines])) == list(REFERENCES)


def test_short_titles_without_a_heading() -> None:
    """A long run of short titles with references behind them is found by itself."""
    rows = [f"Hed{chr(65 + n)} – O. Hedemann, Dzieje puszczy, t. {n + 1}, Warszawa 19{n + 10}" for n in range(15)]
    assert _strings("\n".join([*PROSE, "", *rows, "", *PROSE])) == [row.split(" – ", 1)[1] for row in rows]


def test_a_text_with_a_blank_line_below_every_line() -> None:
    """Double spacing says nothing about where items begin."""
    prose = [f"{'Слово' if n % 2 else 'слово'} {chr(1072 + n) * 9} продовжується далі" for n in range(20)]
    lines = [
        *prose,
        "Література",
        *(line for n, ref in enumerate(REFERENCES, 1) for line in _wrap(f"{n}. {ref}", 50)),
    ]
    assert _squeeze(_strings("\n\n".join(lines))) == _squeeze(list(REFERENCES))


def test_an_item_torn_by_a_page_break_is_joined() -> None:
    """Page number, running title and form feed leave the item; what follows them and cannot begin one is joined."""
    text = (
        "Bibliografia\n1. Podruczny G., Twierdza w okresie pokoju, „Pismo”, No. 7\n\n14\n\fZESZYTY NAUKOWE UCZELNI Tom 3\n\n"
        "- (dostęp 01.02.2016): http://www.example.pl/a\n- 2. Bauman Z., Wolność, Kraków 1995, s. 5.\n"
        "- 3. Nowak J., Dzieje miasta i\n\n15\n\nosady nad rzeką, Łódź 2001.\n"
    )
    assert _strings(text) == [
        "Podruczny G., Twierdza w okresie pokoju, „Pismo”, No. 7 - (dostęp 01.02.2016): http://www.example.pl/a",
        "Bauman Z., Wolność, Kraków 1995, s. 5.",
        "Nowak J., Dzieje miasta i osady nad rzeką, Łódź 2001.",
    ]


def test_a_foreign_page_inside_a_list_is_left_out() -> None:
    """A title page that the reading order put into the list belongs to no item."""
    foreign = [
        "",
        "114",
        "",
        "ТРИБУНА МОЛОДОГО ВЧЕНОГО",
        "",
        "Петро СИДОРЕНКО",
        "",
        "ЗМІСТ СТАДІЇ ВИКОНАННЯ РІШЕНЬ",
        *PROSE,
        "",
    ]
    lines = ["Список використаних джерел:"]
    for number, reference in enumerate(REFERENCES, 1):
        lines += [*_wrap(f"{number}. {reference}", 90), *(foreign if number == 3 else [])]
    assert _squeeze(_strings("\n".join(lines))) == _squeeze(list(REFERENCES))


def test_two_lists_are_two_sections() -> None:
    """A romanised twin with its own heading is a section of its own; numbering starts anew."""
    first = "\n".join(f"{n}. {ref}" for n, ref in enumerate(REFERENCES, 1))
    sections = find_reference_sections(_read(f"Литература\n{first}\n\nReferences\n{first}\n"))
    assert [(section.heading, len(split_references(section))) for section in sections] == [
        ("Литература", len(REFERENCES)),
        ("References", len(REFERENCES)),
    ]


def test_prose_and_subheadings_are_no_items() -> None:
    """An introduction below the heading and names of parts between the items are left out."""
    lines = ["Bibliografia", " ".join(PROSE), "Książki", *REFERENCES[:3], "Artykuły", *REFERENCES[3:]]
    assert _strings("\n".join(lines)) == list(REFERENCES)


def test_items_that_are_no_citation_count_in_a_marked_list() -> None:
    """What a printed list holds is printed, also a web site or the author's own work."""
    items = [*REFERENCES[:3], "www.example.pl", "Wikipedia", "Opracowania własne."]
    assert _strings("Źródła\n" + "\n".join(f" • {item}" for item in items) + "\nScript logo\n") == items


def test_a_last_item_that_lost_its_number() -> None:
    """Below a whole reference, a name and enough cues begin another one."""
    lines = [f"{n}. {ref}" for n, ref in enumerate(REFERENCES[:3], 1)] + [
        REFERENCES[4],
        "Иванов И. И. родился в Минске.",
    ]
    assert _strings("Литература\n" + "\n".join(lines)) == [*REFERENCES[:3], REFERENCES[4]]


def test_a_heading_in_one_line_with_its_first_item() -> None:
    """The list may begin right after the colon of its heading."""
    section = find_reference_sections(_read(f"Литература: 1. {REFERENCES[0]}\n2. {REFERENCES[1]}\n"))[0]
    assert section.heading == "Литература"
    assert [string.text for string in split_references(section)] == list(REFERENCES[:2])


def test_short_titles_of_a_list_of_abbreviations_become_labels() -> None:
    """The short title is the label, what it stands for is the reference."""
    text = (
        "Wykaz skrótów literatury\n\nAGAD – Archiwum Główne Akt Dawnych w Warszawie\n"
        "Hedemann – O. Hedemann, Dzieje puszczy, Warszawa 1939\nKorczak – L. Korczak, Monarcha i poddani, Kraków 2008\n"
    )
    strings = split_references(find_reference_sections(_read(text))[0])
    assert [(string.label, string.text) for string in strings] == [
        ("AGAD", "Archiwum Główne Akt Dawnych w Warszawie"),
        ("Hedemann", "O. Hedemann, Dzieje puszczy, Warszawa 1939"),
        ("Korczak", "L. Korczak, Monarcha i poddani, Kraków 2008"),
    ]


SILENT = {
    "prose": "\n".join(PROSE),
    "empty heading": "Литература\n",
    "contents": "Содержание\nВведение ..... 3\n1. Теория ..... 10\nЛитература ..... 99\n\nЗаключение\n",
    "mention": "Література\n" + "\n".join(PROSE),
    "rules": "Список літератури\n1. Стаття має містити анотацію.\n2. Автор несе відповідальність.\n3. Обсяг до десяти сторінок.",
    "grammar": "Reference\nClause: Subordinate 'until' State | 'while' State | for\n",
    "dialogue": "\n".join(f"Osoba {n} – mówi coś ważnego o sprawie" for n in range(20)),
    "board": "\n".join(f"Іванов Іван – доктор юридичних наук, професор, університет, {1990 + n}" for n in range(20)),
    "abbreviations": "Wykaz skrótów\nnp. – na przykład\nitd. – i tak dalej\nm.in. – między innymi\n",
    "numbered prose": "\n".join(f"{n}. {line}" for n, line in enumerate(PROSE * 2, 1)),
    "blank": " \n\n\t\n",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_texts_without_a_list_give_nothing(text: str) -> None:
    """Neither a heading nor numbers make a list when the items are no references."""
    assert find_reference_sections(_read(text)) == ()


def test_spans_lead_back_into_the_document() -> None:
    """The pieces of a string stand in the document where its spans say, and the section spans them all."""
    lines = [line for n, ref in enumerate(REFERENCES, 1) for line in _wrap(f"{n}. {ref}", 60)]
    document = _read("Литература\n" + "\n".join(lines))
    section = find_reference_sections(document)[0]
    assert document.text[section.span.start :].startswith("Литература")
    for string, reference in zip(split_references(section), REFERENCES, strict=True):
        pieces = [document.text[span.start : span.end] for span in string.spans]
        assert _squeeze(["".join(pieces)]) == _squeeze([reference])
        assert section.span.start <= string.spans[0].start < string.spans[-1].end <= section.span.end


HOSTILE = st.lists(
    st.sampled_from([*"аБ1. –-/[]():,\n\f\u00ad\x02•", "Литература\n", "1999", " – М.: ", "http://a/", "\n2. "]),
    max_size=60,
).map("".join)


@given(HOSTILE)
def test_hostile_text_never_raises(text: str) -> None:
    """Whatever the text, sections and strings come back, each string in one line."""
    document = _read(text or " ")
    for section in find_reference_sections(document):
        assert all("\n" not in string.text for string in split_references(section))


@pytest.mark.parametrize("piece", ["а", "1. ", "– ", "А. ", "Аб, ", "[", "www.", "\u00ad", "//", "- (", "1999, "])
def test_a_line_of_a_megabyte_takes_linear_time(piece: str) -> None:
    """No expression goes back and forth over a long line."""
    text = "Литература\n" + piece * (1_000_000 // len(piece))
    with within(10):
        _strings(text)


def test_time_grows_with_the_number_of_copies() -> None:
    """Ten times the list takes about ten times as long, and yields ten times the strings."""
    text = "Литература\n" + "\n".join(f"{n}. {ref}" for n, ref in enumerate(REFERENCES, 1)) + "\n\n"

    def split(copies: int) -> None:
        assert len(_strings(text * copies)) == copies * len(REFERENCES)

    assert_in_proportion(split, 20, 200)


def test_a_list_with_more_than_a_thousand_items() -> None:
    """Numbers of four digits are numbers too."""
    lines = [f"{n}. Бауман З. Общество {n}. – М.: Логос, {1950 + n % 70}. – 390 с." for n in range(1, 1202)]
    assert len(_strings("Литература\n" + "\n".join(lines))) == 1201
