"""Hayagriva: what Typst prints of it, what other people's YAML says, what hostile YAML costs."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from reference_strategies import CSL_TYPES
from sample_records import sample_bibliography

from citekit.formats import find_losses, read_bibliography, write_bibliography
from citekit.model import Bibliography, Date, Name, Reference, Text

typst = pytest.importorskip("typst", reason="the compiler of Typst is not installed")

NASTY = [
    "{",
    "}}",
    "\\",
    "a $ b",
    "*x* _y_ #z @w <l> `r`",
    '"',
    "x\ny",
    "\x1b[31m",
    "\u2028",
    "й",
    "- a: b",
    "'",
    "🙂",
    "null",
]


def _printed(bibliography: Bibliography, folder: Path) -> str:
    (folder / "refs.yml").write_text(write_bibliography(bibliography, "hayagriva"), encoding="utf-8")
    page = '#set page(width: 90cm, height: 60cm)\n#bibliography("refs.yml", style: "apa", full: true)'
    (folder / "paper.typ").write_text(page, encoding="utf-8")
    typst.compile(str(folder / "paper.typ"), output=str(folder / "paper.pdf"))
    with pypdfium2.PdfDocument(folder / "paper.pdf") as pages:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


def test_typst_prints_every_title(tmp_path: Path) -> None:
    """Typst compiles every type in four languages and prints the titles letter for letter."""
    sample = sample_bibliography(CSL_TYPES)
    printed = _printed(sample, tmp_path)
    for title in {record.title.value for record in sample.references if record.title}:
        assert title in printed


def test_typst_bears_hostile_records(tmp_path: Path) -> None:
    """No text in any field stops Typst, and markup in a title is printed, not obeyed."""
    records = tuple(
        Reference(
            "article-journal",
            f"k{n}",
            text,
            (Name(text, text, text, suffix=text), Name(literal=text)),
            title=Text(f"А{text}Б"),
            container_title=Text(text),
            publisher=Text(text),
            archive_location=text,
            genre=Text(text),
            edition=text,
            page=text,
            number_of_pages=text,
            url=f"http://example.org/{text}",
            accessed=Date(literal=text),
            issued=Date(((2000, 2, 31),)),
            doi=text,
            note=text,
        )
        for n, text in enumerate(NASTY)
    )
    addresses = [
        "x",
        "http:",
        "http://[a",
        "http://1.2.3.4.5/",
        "http://a b",
        "http://x:99999/",
        "http://xn--a/",
        "ftp://x/y",
    ]
    links = tuple(Reference("webpage", f"u{n}", url=url, title=Text(url)) for n, url in enumerate(addresses))
    printed = _printed(Bibliography(records + links), tmp_path)
    assert "А*x* _y_ #z @w <l> `r`Б" in printed
    assert "Аa $ bБ" in printed


FOREIGN = """
harry:
    type: Book
    title: Harry {Potter} and \\$5
    author: ["Rowling, J. K.", {name: Vries, given-name: Jan, prefix: de}]
    date: 1997-6
    page-total: 332
    volume: 1
    publisher: {name: Bloomsbury, location: London}
    affiliated: [{role: translator, names: ["Колас, Якуб"]}]
    runtime: "01:42:21"
barb:
    type: Article
    title: {value: Barb, short: B}
    author: [Scott, "Organisation"]
    page-range: 1-8
    serial-number: {doi: "10.1/x", arxiv: "1"}
    parent: &journal
        - type: Periodical
          title: Scientific
          volume: 2
          date: ~2003
kinetics:
    type: Web
    url: {value: "https://a.by/", date: 2014-06-30}
    parent: *journal
"""


def test_other_peoples_files_are_read() -> None:
    """Parents, lists, mappings, plain and typed scalars, braces and aliases are understood, the rest is kept."""
    book, article, page = read_bibliography(FOREIGN, "hayagriva").references
    assert (book.type, str(book.title), book.issued) == ("book", "Harry Potter and $5", Date(((1997, 6),)))
    assert book.author == (Name("Rowling", "J. K."), Name("Vries", "Jan", "de"))
    assert (book.number_of_pages, book.volume, str(book.publisher_place)) == ("332", "1", "London")
    assert book.translator == (Name("Колас", "Якуб"),)
    assert book.extra == (("runtime", "01:42:21"),)
    assert (article.type, article.page, article.volume, article.doi) == ("article-journal", "1-8", "2", "10.1/x")
    assert article.title_short == Text("B")
    assert article.issued == Date(((2003,),), circa=True)
    assert article.extra == (("eprint", "1"), ("eprinttype", "arxiv"))
    assert (page.type, page.url, page.accessed) == ("webpage", "https://a.by/", Date(((2014, 6, 30),)))


@pytest.mark.parametrize(
    ("text", "keys", "told"),
    [
        ("a: {type: Book}\nb: [\nc: {type: Book}", ["a", "c"], [("broken-entry", 3)]),
        ("a: 5\nb: {type: Book}\nc:\nd: [x]", ["b"], [("broken-entry", 1), ("broken-entry", 3), ("broken-entry", 4)]),
        ("a:\n  type: Book\n  title: [x]\n", ["a"], [("wrong-value", 3)]),
        ("a:\n  type: Book\n  type: Web\n", ["a"], [("duplicate-field", 3)]),
        ("a: {type: Book}\na: {type: Web}", ["a", "a"], [("duplicate-key", 2)]),
        ("- a\n- b", [], [("broken-entry", 1)]),
        ("%", [], [("broken-entry", 1)]),
        ("# a\n%x\n", [], [("broken-entry", 2)]),
        ("a: !!python/object/apply:os.system [echo]\n", [], [("broken-entry", 1)]),
        ("a: {title: *b}\n", ["a"], [("wrong-value", 1)]),
        ("a: &x {title: *x}\n", ["a"], [("wrong-value", 1)]),
        ("", [], []),
        ("a:\n  title: \x00\ud800\n", ["a"], []),
    ],
)
def test_broken_entries_cost_themselves(text: str, keys: list[str], told: list[tuple[str, int]]) -> None:
    """Each fault is told with its line, and the entries around it are kept; no tag is ever obeyed."""
    read = read_bibliography(text, "hayagriva")
    assert [reference.citation_key for reference in read.references] == keys
    assert [(finding.code, finding.line) for finding in read.diagnostics][: len(told)] == told


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x,x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(20)) + "z: {foo: *u}\n",
        "a: " + "[" * 100_000,
        "a: " + "{a: " * 900 + "1" + "}" * 900,
        "? " * 10_000,
        "a:\n" * 20_000,
        "a: &x {foo: [" + ",".join("1" * 5000) + "]}\n" + "".join(f"b{n}: {{foo: *x}}\n" for n in range(5000)),
    ],
)  # fmt: skip
def test_bombs_go_off_quietly(text: str) -> None:
    """Aliases of aliases and deep nesting are told and left out, and what is read stays small."""
    read = read_bibliography(text, "hayagriva")
    assert read.diagnostics
    assert sum(len(value) for record in read.references for _, value in record.extra) < 2_000_000


def test_what_hayagriva_has_comes_back() -> None:
    """Credits, archives of preprints, translations of titles and times are written where they were read."""
    text = (
        'a:\n  type: Article\n  title: {value: Новы час, translation: New Time}\n  runtime: "00:13:23"\n'
        '  time-range: 00:57-04:15\n  serial-number: {arxiv: "1906.04511", pmid: "12"}\n'
        '  affiliated:\n    - {role: director, names: ["Kubrick, Stanley"]}\n    - {role: cast-member, names: [Cher]}\n'
        "  parent: {type: Periodical, title: {value: Ж, translation: J}}\n"
    )
    read = read_bibliography(text, "hayagriva")
    assert dict(read.references[0].extra)["eprint"] == "1906.04511"
    assert dict(read.references[0].extra)["director"] == "Kubrick, Stanley"
    assert find_losses(read, "hayagriva") == ()
    assert read_bibliography(write_bibliography(read, "hayagriva"), "hayagriva") == read
    bib = write_bibliography(read, "biblatex")
    assert 'title+an:translation = {="New Time"}' in bib
    assert "eprinttype = {arxiv}" in bib


def test_lists_of_texts_are_no_json_and_lost_parents_are_told() -> None:
    """Keywords have commas between them; a second parent has no place in a record."""
    parents = "  parent:\n    - {type: Periodical, title: J}\n    - {type: Repository, title: R}\n"
    read = read_bibliography(f"a:\n  type: Article\n  keywords: [a, b]\n{parents}", "hayagriva")
    assert read.references[0].extra == (("keywords", "a, b"),)
    assert [found.code for found in read.diagnostics] == ["parents-left-out"]
