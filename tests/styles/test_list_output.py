"""Printed lists keep their text in every output, whatever a title holds."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from citekit.cli.printing import Wishes, print_lists
from citekit.errors import CitekitError, UnknownFormatError
from citekit.model import Bibliography, Date, Name, Reference, Text
from citekit.styles import ListOptions, PrintedItem, PrintedList, load_style, print_bibliography, write_lists
from citekit.styles.output import write_paragraphs
from citekit.styles.pandoc import convert, find_pandoc, write_docx
from citekit.styles.rich import Run, plain
from citekit.styles.samples import sample_records

needs_pandoc = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not installed")

HOSTILE = [
    "A *starred* _under_ `code` [link](http://x.example) <b>bold</b>",
    "<script>alert(1)</script> & <!-- comment",
    "![image](x) {.class} ~sub~ ^super^ $x$ @cite | a # b",
    "\\backslash \\* and **bold** __x__",
    "- not an item",
    "+ not an item",
    "1. not an item",
    "1) not an item",
    "# not a heading",
    "> not a quotation",
    "http://a.example/x_y_z*q (see there), and https://b.example/(c)?d=1&e=2.",
    "&amp; &lt; is no entity",
    "Title with ![ and !\\[ signs",
    "=== --- ***",
    "| a | b |",
    ": definition",
    "[^1]: note",
    "~~~ fence",
    "---",
    "===",
    ". a dot",
]


def _list(*texts: str, numbered: bool = False, heading: str = "") -> PrintedList:
    items = (PrintedItem(n if numbered else None, (Run(text),), Reference()) for n, text in enumerate(texts, 1))
    return PrintedList(heading, tuple(items))


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.add(tag)
        if tag in ("p", "li"):
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if self.lines:
            self.lines[-1] += data


@pytest.mark.parametrize("numbered", [True, False])
def test_html_shows_the_text_as_it_is(numbered: bool) -> None:
    """A browser shows each line letter by letter, and no tag comes from a record."""
    reader = _Text()
    reader.feed(write_lists([_list(*HOSTILE, numbered=numbered)], "html"))
    assert [line.strip() for line in reader.lines] == HOSTILE
    assert reader.tags <= {"meta", "title", "section", "ol", "li", "div", "p", "a"}


@needs_pandoc
@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize("dialect", ["commonmark", "gfm", "markdown"])
def test_markdown_shows_the_text_as_it_is(dialect: str, numbered: bool) -> None:
    """A reader of Markdown gets each line back letter by letter."""
    text = write_lists([_list(*HOSTILE, numbered=numbered)], "markdown")
    shown = convert(text, ["-f", f"{dialect}-smart", "-t", "html", "--wrap=none"], purpose="a test").decode()
    reader = _Text()
    reader.feed(shown)
    assert [line.strip() for line in reader.lines] == HOSTILE


def test_emphasis_is_marked() -> None:
    """Italics and bold are marks in Markdown and HTML, and nothing in plain text."""
    item = PrintedItem(3, (Run("А. "), Run("Назва ", "italic"), Run("4", "bold"), Run(".")), Reference())
    lists = [PrintedList("Спіс", (item,))]
    assert write_lists(lists, "text") == "Спіс\n\n3. А. Назва 4.\n"
    assert write_lists(lists, "markdown") == "## Спіс\n\n3. А. *Назва* **4**.\n"
    assert '<li value="3">А. <i>Назва </i><b>4</b>.</li>' in write_lists(lists, "html")


def test_several_lists_follow_each_other() -> None:
    """An empty line stands between lists, in text and in Markdown."""
    lists = [_list("А", heading="Спіс", numbered=True), _list("A", heading="References", numbered=True)]
    assert write_lists(lists, "text") == "Спіс\n\n1. А\n\nReferences\n\n1. A\n"
    assert write_lists(lists, "markdown") == "## Спіс\n\n1. А\n\n## References\n\n1. A\n"


def test_numbers_that_do_not_count_on_are_kept_in_markdown() -> None:
    """A list of which something was left out keeps its numbers, which readers of Markdown would count anew."""
    items = tuple(PrintedItem(number, (Run("А"),), Reference()) for number in (3, 5))
    assert write_lists([PrintedList("", items)], "markdown") == "3\\. А\n\n5\\. А\n"
    assert write_lists([PrintedList("", items[1:])], "markdown") == "5. А\n"


@needs_pandoc
def test_a_reader_of_markdown_shows_the_numbers_that_are_left() -> None:
    """What pandoc makes of the list shows the number of each line."""
    items = tuple(PrintedItem(number, (Run("А"),), Reference()) for number in (1, 2, 4))
    text = write_lists([PrintedList("", items)], "markdown")
    shown = convert(text, ["-f", "commonmark", "-t", "plain"], purpose="a test").decode()
    assert shown.split() == ["1.", "А", "2.", "А", "4.", "А"]


def test_an_empty_list_is_an_empty_text() -> None:
    """Nothing gives nothing."""
    assert write_lists([_list()], "text") == write_lists([_list()], "markdown") == ""


def test_an_unknown_target_is_refused() -> None:
    """A format that no writer answers to names those that exist."""
    with pytest.raises(UnknownFormatError, match="text, markdown, html"):
        write_lists([], "rtf")


@needs_pandoc
def test_docx_is_deterministic_and_keeps_text_and_emphasis() -> None:
    """The same lists give the same bytes; Word's XML holds the letters, the italics and the links."""
    printed = print_bibliography(Bibliography(tuple(sample_records().values())), load_style("bsi"))
    first, second = (write_docx(write_paragraphs([printed])) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        document = archive.read("word/document.xml").decode()
    assert "Belarusian-Russian relations" in document
    assert "<w:i />" in document or "<w:i/>" in document
    assert "<w:hyperlink" in document
    assert "17. " in document


def test_a_missing_pandoc_is_one_line_with_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pandoc the error says what to install."""
    monkeypatch.setattr("citekit.styles.pandoc.find_pandoc", lambda: None)
    with pytest.raises(CitekitError, match=r"DOCX needs pandoc.*pip install pypandoc_binary") as told:
        write_docx("<p>x</p>")
    assert "\n" not in str(told.value)


@needs_pandoc
def test_a_failing_pandoc_is_one_line() -> None:
    """What pandoc complains of is told."""
    with pytest.raises(CitekitError, match="pandoc fails"):
        convert("", ["-f", "nonsense"], purpose="a test")


LAW = Reference("legislation", "law1", "ru", title=Text("О труде"), issued=Date(((1999,),)))
NEWS = Reference("article-newspaper", "news1", "be", title=Text("Навіны"), container_title=Text("Звязда"))
BOOK = Reference("book", "book1", "ru", author=(Name("Иванов", "Иван"),), title=Text("Знания"))
ALL = Bibliography((LAW, NEWS, BOOK))


@pytest.mark.parametrize(
    ("exclude", "renumber", "shown"),
    [
        ((), False, [(1, "law1"), (2, "news1"), (3, "book1")]),
        (("law",), False, [(2, "news1"), (3, "book1")]),
        (("law",), True, [(1, "news1"), (2, "book1")]),
        (("legislation", "article-newspaper"), False, [(3, "book1")]),
        (("newspaper", "book"), False, [(1, "law1")]),
    ],
)
def test_types_can_be_left_out(exclude: tuple[str, ...], renumber: bool, shown: list[tuple[int, str]]) -> None:
    """Types and kinds are left out; the numbers of the others are kept, or counted anew."""
    printed = print_bibliography(ALL, load_style("gost"), ListOptions(exclude=frozenset(exclude), renumber=renumber))
    assert [(item.number, item.reference.citation_key) for item in printed.items] == shown


def test_an_unknown_type_is_refused() -> None:
    """A type that is none is answered with those that exist."""
    with pytest.raises(CitekitError, match=r"unknown type 'laws' to exclude; known are .*law, legal_case"):
        print_bibliography(ALL, load_style("gost"), ListOptions(exclude=frozenset({"laws"})))


@pytest.mark.parametrize(
    ("style", "languages", "heading"),
    [
        ("gost", ["be", "be", "ru"], "Спіс літаратуры"),
        ("gost", ["ru", "be", "ru"], "Список литературы"),
        ("vak-be", ["be"], "Спіс выкарыстаных крыніц"),
        ("gost", ["it", "it", "uk"], "Список використаних джерел"),
        ("gost", [], "References"),
        ("bsi", ["ru"], "References"),
        ("pn-iso690", ["ru"], "Bibliografia"),
    ],
)
def test_a_heading_is_in_the_language_of_most_records(style: str, languages: list[str], heading: str) -> None:
    """Lists in the records' languages take their heading from the majority, others from the style."""
    records = tuple(Reference("book", language=language, title=Text("X")) for language in languages)
    assert print_bibliography(Bibliography(records), load_style(style), ListOptions(heading="")).heading == heading


@pytest.mark.parametrize(
    ("title", "extra", "shown", "missing"),
    [
        (Text("Знания", None, (Text("Knowledge", "en"),)), (), "*Znaniya* [Knowledge]", 0),
        (Text("Знания", None, (Text("Knowledge", "en-GB"),)), (), "*Znaniya* [Knowledge]", 0),
        (Text("Знания", None, (Text("Knowledge.", "translation"),)), (), "*Znaniya* [Knowledge]", 0),
        (Text("Знания"), (("translated-title", "Knowledge"),), "*Znaniya* [Knowledge]", 0),
        (Text("Знания"), (("usere", "[Knowledge]"),), "*Znaniya* [Knowledge]", 0),
        (Text("Знания", None, (Text("Веды", "be"),)), (), "*Znaniya* [???]", 1),
        (Text("Знания", None, (Text("Ведение", "en"),)), (), "*Znaniya* [???]", 1),
        (Text("Knowledge"), (), "*Knowledge*", 0),
    ],
)
def test_translations_come_from_the_record_alone(
    title: Text, extra: tuple[tuple[str, str], ...], shown: str, missing: int
) -> None:
    """An English title is taken from where data has it; what nobody translated is marked and told, never invented."""
    book = Reference("book", "k", "ru", title=title, extra=extra, issued=Date(((1987,),)))
    printed = print_bibliography(Bibliography((book,)), load_style("bsi"))
    line = write_lists([printed], "markdown").replace("\\", "").strip()
    assert line == f"1. {shown}. 1987. (in Russian)"
    assert len(printed.diagnostics) == missing


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        (ListOptions(), '1. Ivanov Yu. Ob"ekt [???]. (in Russian)'),
        (ListOptions(placeholder=""), '1. Ivanov Yu. Ob"ekt. (in Russian)'),
        (ListOptions(placeholder="[TRANSLATE]"), '1. Ivanov Yu. Ob"ekt [TRANSLATE]. (in Russian)'),
        (ListOptions(scheme="iso9"), "1. Ivanov Û. Obʺekt [???]. (in Russian)"),
        (ListOptions(scheme="kmu2010"), '1. Ivanov Yu. Ob"ekt [???]. (in Russian)'),
        (ListOptions(numbered=False), 'Ivanov Yu. Ob"ekt [???]. (in Russian)'),
    ],
)
def test_options_change_what_a_style_does(options: ListOptions, shown: str) -> None:
    """Scheme, placeholder and numbers are the user's; a scheme without a table for a language leaves that one alone."""
    book = Reference("book", "k", "ru", author=(Name("Иванов", "Юрий"),), title=Text("Объект"))
    assert write_lists([print_bibliography(Bibliography((book,)), load_style("bsi"), options)], "text").strip() == shown


def test_an_author_keeps_his_own_latin_spelling() -> None:
    """A spelling that a record carries is printed before any romanisation."""
    author = Name("Выготский", "Лев", variants=(Name("Vygotsky", "Lev", language="ru-Latn"),))
    by_scheme = Name("Лурия", "Александр", variants=(Name("Luriâ", "Aleksandr", language="ru-Latn-x-iso9"),))
    book = Reference("book", "k", "ru", author=(author, by_scheme, Name("Apel", "Karl-Otto")), title=Text("Мышление"))
    line = plain(print_bibliography(Bibliography((book,)), load_style("bsi")).items[0].runs)
    assert line.startswith("Vygotsky L., Luriya A., Apel K.-O. Myshlenie")


def test_works_of_one_author_and_year_have_letters() -> None:
    """Where the text cites by author and year, a letter tells two works of one year apart; elsewhere there is none."""
    author = (Name("Иванов", "Иван"),)
    books = tuple(
        Reference("book", str(n), "ru", author=author, title=Text(title), issued=Date(((2010, 5, n),)))
        for n, title in enumerate(("Вода", "Земля"), 1)
    )
    others = (Reference("webpage", "3", "ru", author=author, title=Text("Огонь"), issued=Date(((2011,),))),)
    apa = print_bibliography(Bibliography(books + others), load_style("apa"), ListOptions(placeholder=""))
    assert [plain(item.runs) for item in apa.items] == [
        "Ivanov, I. (2010a). Voda.",
        "Ivanov, I. (2010b). Zemlia.",
        "Ivanov, I. (2011). Ogon.",
    ]
    news = tuple(replace(book, type="webpage") for book in books)
    dated = print_bibliography(Bibliography(news), load_style("apa"), ListOptions(placeholder=""))
    assert plain(dated.items[1].runs) == "Ivanov, I. (2010b, May 2). Zemlia."
    assert "2010a" not in write_lists([print_bibliography(Bibliography(books), load_style("bsi"))], "text")


def test_a_record_of_nothing_shows_its_key() -> None:
    """A record without a word is still a line of its list, so that numbers stay."""
    printed = print_bibliography(Bibliography((Reference(citation_key="ключ2001"), Reference())), load_style("bsi"))
    assert [plain(item.runs) for item in printed.items] == ["klyuch2001", ""]


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("publisher_place", Text("К. ; Ірпінь"), "Kyiv; Irpin, Nauka Publ., 2001"),
        ("publisher_place", Text("М."), "Moscow, Nauka Publ., 2001"),
        ("publisher_place", Text("New York; London"), "New York; London, Nauka Publ., 2001"),
        ("publisher", Text("Изд-во МГУ"), "Minsk, MGU Publ., 2001"),
        ("publisher", Text("Springer"), "Minsk, Springer, 2001"),
        ("edition", "2-е изд., перераб. и доп.", "2nd ed. Minsk, Nauka Publ., 2001"),
        ("edition", "Изд. 11-е", "11th ed. Minsk, Nauka Publ., 2001"),
        ("edition", "3rd revised ed.", "3rd revised ed. Minsk, Nauka Publ., 2001"),
    ],
)
def test_imprints_are_in_english(field: str, value: object, shown: str) -> None:
    """Places have their English names one by one, houses are told as such, editions are counted in English."""
    book = Reference("book", "k", "ru", title=Text("Город"), publisher_place=Text("Минск"), publisher=Text("Наука"))
    book = replace(book, issued=Date(((2001,),)), **{field: value})
    options = ListOptions(placeholder="", numbered=False)
    if field == "publisher_place" and "К." in str(value):
        book = replace(book, language="uk")
    line = plain(print_bibliography(Bibliography((book,)), load_style("bsi"), options).items[0].runs)
    assert shown in line


def test_a_sorted_list_follows_its_lines() -> None:
    """A work of four people, printed under its title, stands where its title does; a romanised list keeps the authors."""
    four = tuple(Name(family, "І.") for family in ("Арол", "Бык", "Воўк", "Зубр"))
    forest = Reference("book", language="be", author=four, title=Text("Пушча"))
    field = Reference("book", language="be", author=(Name("Лось", "Я."),), title=Text("Поле"))
    wishes = Wishes(("gost",), "cyrillic-first", None, (), None, None, None, (), None)
    assert [item.reference for item in print_lists(Bibliography((forest, field)), wishes)[0].items] == [field, forest]
    apa = replace(wishes, styles=("apa",))
    assert [item.reference for item in print_lists(Bibliography((field, forest)), apa)[0].items] == [forest, field]
