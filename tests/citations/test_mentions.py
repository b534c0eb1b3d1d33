"""Works that running text names by author and title, and quotations that name none."""

from __future__ import annotations

import pytest

from citekit.citations import find_mentions
from citekit.documents import read_document_bytes
from citekit.pipeline import parse_references

NAMED = [
    ("У артыкуле Алеся Адамовіча «Вёска пад агнём» (1975) гаворыцца", "article", ("Алеся", "Адамовіча"), "Вёска пад агнём", 1975),
    ("Как пишет А. А. Иванов в книге «Реки и озёра севера», это так", "book", ("А. А.", "Иванов"), "Реки и озёра севера", None),
    ("А. Иванов в своей диссертации «Реки севера» писал", "thesis", ("А.", "Иванов"), "Реки севера", None),
    ("стаття І. Франка «Дорога до моря» вийшла", "article", ("І.", "Франка"), "Дорога до моря", None),
    ("Jan Kowalski w raporcie „Drogi wodne regionu” pisze", "report", ("Jan", "Kowalski"), "Drogi wodne regionu", None),
    ("W książce Jana Kowalskiego „Drogi wodne” (Warszawa 2010)", "book", ("Jana", "Kowalskiego"), "Drogi wodne", 2010),
    ("In his report \"The state of the rivers\" John Smith says", "report", ("John", "Smith"), "The state of the rivers", None),
    ("In the book “Great Rivers” by John Smith, we read", "book", ("John", "Smith"), "Great Rivers", None),
    ("according to a study by Mary Ann Smith, “Rivers of the north,” it is", "document", ("Mary Ann", "Smith"), "Rivers of the north", None),
    ("Im Buch von Hans Meier „Die Wege des Nordens“ (1999)", "book", ("Hans", "Meier"), "Die Wege des Nordens", 1999),
    ("у працы Івана Мележа *Людзі на балоце*", "document", ("Івана", "Мележа"), "Людзі на балоце", None),
    ("У кнізе «Дарога дадому» Янкі Брыля", "book", ("Янкі", "Брыля"), "Дарога дадому", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "author", "title", "year"), NAMED)
def test_a_title_with_its_author_and_a_word_for_it_is_a_work(
    text: str, kind: str, author: tuple[str, str], title: str, year: int | None
) -> None:
    """The record says what the sentence says, where, and that it was only named."""
    paper = read_document_bytes(text.encode(), "paper.txt")
    [found] = find_mentions(paper)
    assert (found.type, found.title and found.title.value, found.issued and found.issued.year) == (kind, title, year)
    assert (found.author[0].given, found.author[0].family) == author
    assert [finding.code for finding in found.diagnostics] == ["mention"]
    assert found.source
    [span] = found.source.spans
    assert title in paper.text[span.start : span.end]
    assert author[1] in found.source.text


NOTHING = [
    "John Smith said in the newspaper «Daily News of London»",
    "статья газеты «Новая жизнь города»",
    "в статье И. Иванова, опубликованной в газете «Вечерний город»",
    "Law by John Smith «On rivers and lakes»",
    "The article by Ivan Ivanov says: «We are right here»",
    "In his book Jan Kowalski says «No way back»",
    "Артыкул называецца «Дарога дадому»",
    "Закон України «Про оборону України» визначає",
    "Ivan Ivanov: «We will win this»",
    "кафедра «Философия науки» И. И. Иванова",
    "an article by Ivan Ivanov about «freedom of speech»",
    "The report. John Smith «Great Rivers»",
    "книга Ивана Иванова «свобода и воля»",
    "книга «Реки»",
    "In the report of Minsk Oblast «Great Rivers»",
]


@pytest.mark.parametrize("text", NOTHING)
def test_quotations_newspapers_and_laws_are_no_works(text: str) -> None:
    """Without an author, a word for a work, or a title there is nothing."""
    assert find_mentions(read_document_bytes(text.encode(), "paper.txt")) == ()


def test_joint_authors_are_all_named() -> None:
    """Names joined by a comma or an and."""
    [found] = find_mentions(
        read_document_bytes("Jan Kowalski i Anna Nowak w raporcie „Drogi wodne” piszą".encode(), "-")
    )
    assert [name.family for name in found.author] == ["Kowalski", "Nowak"]


def test_a_work_counts_once_and_not_when_it_is_listed() -> None:
    """What the list has, and what was named before, is left out."""
    paper = read_document_bytes(
        "У кнізе В. Быкава «Знак бяды» і зноў у кнізе В. Быкава «Знак бяды».".encode(), "paper.txt"
    )
    assert len(find_mentions(paper)) == 1
    assert find_mentions(paper, parse_references(["Быкаў В. Знак бяды. – Мінск, 1984."])) == ()
