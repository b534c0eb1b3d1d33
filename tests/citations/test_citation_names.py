"""Citations by name, institution, site or title with a year, and what must not be taken for one."""

from __future__ import annotations

import pytest

from citekit.citations import find_citations
from citekit.documents import read_document_bytes
from citekit.model import CitationPointer
from citekit.pipeline import parse_references

LIST = parse_references(
    [
        "Быкаў В. Знак бяды. – Мінск, 1984.",
        "Мележ І. Людзі на балоце. – Мінск, 1962.",
        "Іваноў А. Першая кніга. – Мінск, 2001.",
        "Іваноў А. Другая кніга. – Мінск, 2001.",
        "Kowalski J., Nowak A. Historia regionu. Warszawa 2010.",
        "Шевченко Т. Історія краю. – Київ, 2005. – 120 с.",
        "Smith J. The book of rivers. London: Penguin, 2010.",
        "Устав товарищества потребителей. URL: http://example.org/ustav",
        "Главное статистическое управление. Население страны: сборник. – Минск, 2012.",
        'gazeta.example.pl (2011). "Nowe drogi regionu". URL: http://gazeta.example.pl/1',
        "Zieliński K., Wójcik P., Mazur B. Drogi wodne. Kraków 2007.",
        "Сидоров П. П. Реки. – М., 1999.",
    ]
)
BYKAU, MELEZH, IVANOU_A, IVANOU_B, KOWALSKI, SHEVCHENKO, SMITH, USTAV, BODY, SITE, ZIELINSKI, SIDOROV = range(12)


def pointers(text: str) -> list[CitationPointer]:
    """Cite one work beforehand, so that the paper is known to cite by name, and leave that one out."""
    paper = read_document_bytes(f"Спачатку (Smith, 2010). {text} Далей.".encode(), "paper.txt")
    return [pointer for citation in find_citations(paper, LIST)[1:] for pointer in citation.pointers]


LINKED = [
    # Belarusian, Russian, Ukrainian
    ("(Быкаў, 1984)", BYKAU, None),
    ("(Быкаў 1984: 15)", BYKAU, "15"),
    ("(гл.: Быкаў 1984, с. 5)", BYKAU, "с. 5"),
    ("(Быкаў,1984,с.5)", BYKAU, "с.5"),
    ("[Мележ 1962: 15–17]", MELEZH, "15–17"),
    ("(Іваноў 2001а, с. 12)", IVANOU_A, "с. 12"),
    ("(Іваноў, 2001б)", IVANOU_B, None),
    ("(см. Сидоров, 1999)", SIDOROV, None),
    ("(цит. по: Сидоров, 1999, c. 3)", SIDOROV, "c. 3"),
    ("(за: Шевченко 2005)", SHEVCHENKO, None),
    ("(Сідараў, 1999)", SIDOROV, None),
    # Polish, English
    ("(Kowalski i Nowak 2010, s. 5)", KOWALSKI, "s. 5"),
    ("(zob. Kowalski, Nowak 2010)", KOWALSKI, None),
    ("(Kowalski & Nowak, 2010)", KOWALSKI, None),
    ("(Zieliński i in. 2007)", ZIELINSKI, None),
    ("(Zieliński et al., 2007, p. 3)", ZIELINSKI, "p. 3"),
    ("(see Smith, 2010, pp. 3–5, for a review)", SMITH, "pp. 3–5"),
    ("(Smith 2010, 5)", SMITH, "5"),
    ("(Smith 2010: rozdz. 3)", SMITH, "rozdz. 3"),
    ("(J. Smith, The book of rivers, London 2010, p. 7)", SMITH, "p. 7"),
    # another script, another romanisation, inflected
    ("(Bykaŭ 1984)", BYKAU, None),
    ("(Быков, 1984)", BYKAU, None),
    ("(Sydorov, 1999)", SIDOROV, None),
    ("(Szewczenko 2005)", SHEVCHENKO, None),
    ("(Кавальскі, Новак 2010)", KOWALSKI, None),
    ("паводле Быкава (1984)", BYKAU, None),
    ("za Kowalskim i Nowakiem (2010)", KOWALSKI, None),
    ("Шевченка (2005) вважає", SHEVCHENKO, None),
    # torn and damaged
    ("(Smith\n2010)", SMITH, None),
    ("(Сидopов, 1999)", SIDOROV, None),
    ("(Kowal-\nski, Nowak 2010)", KOWALSKI, None),
    # narrative
    ("Мележ (1962, с. 7) піша", MELEZH, "с. 7"),
    ("as Smith (2010, p. 5) says", SMITH, "p. 5"),
    # institutions, sites, titles
    ("(ГСУ, 2012)", BODY, None),
    ("(Главного статистического управления, 2012)", BODY, None),
    ("(gazeta.example.pl. 2011)", SITE, None),
    ("(www.gazeta.example.pl, 2011)", SITE, None),
    ("(Население страны, 2012)", BODY, None),
    # without a year
    ("(Быкаў, б. г.)", BYKAU, None),
    ("(Быкаў, с. 44)", BYKAU, "с. 44"),
    ("(Smith, n.d.)", SMITH, None),
]


@pytest.mark.parametrize(("text", "reference", "locator"), LINKED)
def test_a_name_with_a_year_finds_its_reference(text: str, reference: int, locator: str | None) -> None:
    """Each form is one pointer, linked, with the place within the work."""
    [pointer] = pointers(text)
    assert (pointer.reference, pointer.locator) == (reference, locator)
    assert pointer.confidence >= 0.6


NOTHING = [
    "(1918–1939)", "(2013)", "(12 мая 2010 г.)", "[12.05.2013]", "[…]", "[1860?]", "(в редакції 2010 року)", "(ст. 46 КК України 1960 року)",
    "(Мінск, 2010)", "Euro (2012)", "(табл. 1)", "(см. рис. 2)", "(5–10 %)", "(CSTO)", "(consulted 30.06.2014)", "(май 2010)", "Напалеон (1812)",
    "(P(65+)/P(0–16))", "(доля 65 лет и старше)", "(1910, № 2)", "(World Cup 2012)", "(gazeta.example.pl)",
]  # fmt: skip


@pytest.mark.parametrize("text", NOTHING)
def test_other_brackets_with_years_and_numbers_are_no_citations(text: str) -> None:
    """Life dates, laws, tables, imprints and percentages stay text."""
    assert pointers(text) == []


def test_one_bracket_may_point_to_several_works() -> None:
    """Semicolons part works, and years alone go with the name before."""
    found = pointers("(Kowalski i Nowak 2010, s. 5; Іваноў 2001а, 2001б; Мележ 1962)")
    assert [pointer.reference for pointer in found] == [KOWALSKI, IVANOU_A, IVANOU_B, MELEZH]
    assert [pointer.text for pointer in found] == ["Kowalski i Nowak 2010, s. 5", "Іваноў 2001а", "2001б", "Мележ 1962"]


@pytest.mark.parametrize(
    "text", ["(Устав..., 2014)", "(Устав…, 2014)", "(Устав.., 2014)", "(Устав товарищества, 2014)"]
)
def test_a_year_for_an_undated_work_is_told_and_never_made_its_date(text: str) -> None:
    """The shortened title finds the work; its year stays a finding of the pointer."""
    [pointer] = pointers(text)
    assert pointer.reference == USTAV
    assert [finding.code for finding in pointer.diagnostics] == ["year-from-text"]
    assert LIST.references[USTAV].issued is None


def test_a_year_that_disagrees_is_told() -> None:
    """The name fits one work, two years off: linked with doubt."""
    [pointer] = pointers("(Smith 2011)")
    assert (pointer.reference, pointer.diagnostics[0].code) == (SMITH, "year-differs")
    assert pointer.confidence < 0.7


def test_two_works_of_one_year_need_their_letter() -> None:
    """Without it both are candidates and none is chosen."""
    [pointer] = pointers("(Іваноў, 2001)")
    assert pointer.reference is None
    assert [one.reference for one in pointer.candidates[:2]] == [IVANOU_A, IVANOU_B]
    assert pointer.diagnostics[0].code == "citation-ambiguous"


def test_a_work_that_the_list_has_not_is_told_with_what_comes_near() -> None:
    """A name and a year without a reference is a finding."""
    [far] = pointers("(Pietrow, 2010)")
    [near] = pointers("(Smith, 1995)")
    assert (far.reference, near.reference) == (None, None)
    assert near.candidates[0].reference == SMITH
    assert {far.diagnostics[-1].code, near.diagnostics[-1].code} == {"citation-unresolved"}


def test_a_paper_that_never_cites_by_name_has_no_such_citations() -> None:
    """One place with a year that fits nothing is no citation."""
    paper = read_document_bytes("Нарада (Беларусь, 2013) прайшла.".encode(), "paper.txt")
    assert find_citations(paper, LIST) == ()


def test_a_narrative_citation_spans_the_name_and_the_bracket() -> None:
    """The pointer is the year; the author stands outside the bracket."""
    paper = read_document_bytes("Так і Мележ (1962, с. 7) піша.".encode(), "paper.txt")
    [citation] = find_citations(paper, LIST)
    assert (citation.kind, citation.text) == ("narrative", "Мележ (1962, с. 7)")
    assert citation.pointers[0].author_suppressed
