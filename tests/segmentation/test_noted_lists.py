"""Papers that cite in notes, and files that say what their lines are."""

from __future__ import annotations

from citekit.documents import read_document_bytes
from citekit.model import Document, Line, Span
from citekit.segmentation import find_reference_sections, split_references

NOTES = (
    "1. Nowak J., Dzieje miasta, Kraków 1999, s. 5.",
    "2. Tamże, s. 6.",
    "3. Autor dziękuje wszystkim kolegom.",
    "4. Bauman Z., Wolność, przeł. J. Tokarska-Bakir, Kraków 1995, s. 10–12.",
    "5. Nowak J., dz. cyt., s. 8.",
)
LIST = ("Bauman Z., Wolność, Kraków 1995.", "Nowak J., Dzieje miasta, Kraków 1999.")


def _document(*lines: tuple[str, str]) -> Document:
    found, start = [], 0
    for kind, text in lines:
        found.append(Line(text, Span(start, start + len(text)), 1, kind))
        start += len(text) + 1
    return Document("x", "\n".join(text for _, text in lines), tuple(found))


def _strings(document: Document) -> list[str]:
    return [string.text for section in find_reference_sections(document) for string in split_references(section)]


def test_a_paper_without_a_list_gives_the_references_of_its_notes() -> None:
    """References and what repeats them are printed, remarks are not; the marks are labels."""
    document = _document(("text", "Zdanie o historii miasta."), *(("note", note) for note in NOTES))
    [section] = find_reference_sections(document)
    assert [(string.label, string.text) for string in split_references(section)] == [
        tuple(note.split(" ", 1)) for note in NOTES if "dziękuje" not in note
    ]


def test_the_list_comes_before_the_notes() -> None:
    """References in notes are no items of the list, even where the notes stand between them."""
    first, second = LIST
    lines = [("heading", "Bibliografia"), ("text", first), *(("note", note) for note in NOTES), ("text", second)]
    assert _strings(_document(*lines)) == list(LIST)


def test_a_note_may_be_wrapped() -> None:
    """A line of a note without a mark that counts on carries the note on."""
    lines = ("1. Nowak J., Dzieje miasta,", "Kraków 1999, s. 5.", "¹² Bauman Z., Wolność, Kraków 1995, s. 10.")
    assert _strings(_document(*(("note", line) for line in lines))) == [
        "Nowak J., Dzieje miasta, Kraków 1999, s. 5.",
        "Bauman Z., Wolność, Kraków 1995, s. 10.",
    ]


def test_notes_without_references_give_nothing() -> None:
    """Thanks and remarks are no list."""
    assert _strings(_document(("note", "1. Dziękuję kolegom."), ("note", "2. To uwaga o roku 1999."))) == []


def test_furniture_that_the_file_names_is_left_out() -> None:
    """A running head that says so is no part of an item, whatever it looks like."""
    lines = [("text", "Bibliografia"), ("text", LIST[0]), ("furniture", "Nowak J., 1999, s. 5"), ("text", LIST[1])]
    assert _strings(_document(*lines)) == list(LIST)


def test_paragraphs_of_a_page_are_items() -> None:
    """Below a heading of a web page each paragraph is a reference, one that begins small or has no date too."""
    items = (*LIST, "pod red. K. Kowalskiego, Ziemia nad rzeką, Towarzystwo Miłośników", "Zieliński A., Bez daty.")
    page = "<html><body><p>" + "Zdanie o historii. " * 20 + "</p><h2>Bibliografia</h2>"
    page += "".join(f"<div>{item}</div>" for item in items) + "</body></html>"
    assert _strings(read_document_bytes(page.encode(), "x.html")) == list(items)


def test_a_paragraph_that_plainly_goes_on_is_no_item() -> None:
    """What begins with a dash or an access date belongs to the paragraph before."""
    page = f"<h2>Bibliografia</h2><div>{LIST[0][:-1]}</div><div>– 120 s.</div><div>{LIST[1]}</div>"
    assert _strings(read_document_bytes(page.encode(), "x.html")) == [f"{LIST[0][:-1]} – 120 s.", LIST[1]]
