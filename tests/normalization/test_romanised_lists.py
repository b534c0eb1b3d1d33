"""Lists in Latin letters say the language of a work in a remark, and the translation of its title beside it."""

from __future__ import annotations

import pytest

from citekit.pipeline import parse_reference

LAND = "Karatkevich U. Chorny zamak Al’shanski [The Black Castle of Alshany]. Minsk, Mastatskaya litaratura Publ., 1983. 349 p."
BORDER = "Petrov A. Energy efficiency of urban heating systems. Teploenergetika, 2012, no. 11, pp. 3–8. (in Russian)"
JOURNAL = "Ivanov I. I. Belorussko-rossiiskie otnosheniya [Belarusian-Russian relations]. Zhurnal mezhdunarodnogo prava{sign}, 2010, vol. 4, no. 2, pp. 12–25."


@pytest.mark.parametrize("remark", ["", " (in Belarusian)", " [In Belarus.]", " (Belarusian)."])
def test_a_romanised_title_is_told_with_and_without_a_remark(remark: str) -> None:
    """The record is in the language of the work, the title in its romanisation, the bracket its translation."""
    record = parse_reference(LAND + remark)
    assert record.title is not None
    assert (record.language, record.title.value, record.title.language) == ("be", "Chorny zamak Al’shanski", "be-Latn")
    assert [(one.language, one.value) for one in record.title.variants] == [("en", "The Black Castle of Alshany")]
    assert "text-not-used" not in {finding.code for finding in record.diagnostics}


def test_a_remark_outweighs_the_language_of_a_translated_title() -> None:
    """A Russian article that is named in English alone is in Russian, its title in English."""
    record = parse_reference(BORDER)
    assert record.title is not None
    assert (record.language, record.title.language) == ("ru", "en")


@pytest.mark.parametrize(
    "sign", [" = Journal of International Law", " – Journal of International Law", " [Journal of International Law]"]
)
def test_a_journal_in_both_ways_is_a_name_and_its_translation(sign: str) -> None:
    """What stands behind an equals sign, a dash or in brackets is the journal's name in English."""
    container = parse_reference(JOURNAL.replace("{sign}", sign)).container_title
    assert container is not None
    assert (container.value, container.language) == ("Zhurnal mezhdunarodnogo prava", "ru-Latn")
    assert [(one.language, one.value) for one in container.variants] == [("en", "Journal of International Law")]


@pytest.mark.parametrize(
    ("bracket", "translation"),
    [
        ("[???]", None),
        ("[Electronic resource]", None),
        ("[in Russian]", None),
        ("[Speech and thought]", "Speech and thought"),
    ],
)
def test_a_placeholder_or_a_medium_is_no_translation(bracket: str, translation: str | None) -> None:
    """Of what stands in brackets behind a title only words that are neither medium nor remark translate it."""
    record = parse_reference(f"Ivanova A. A. Rech' i mysl' cheloveka {bracket}. Moscow, 2003. 210 p. (in Russian)")
    assert record.title is not None
    assert next((one.value for one in record.title.variants), None) == translation
    assert record.medium in (None, "Electronic resource")


def test_a_dash_in_an_english_title_parts_nothing() -> None:
    """A dash inside one language is a part of the title."""
    record = parse_reference("Smith J. The voice of Ukraine – a history of the press. London, Routledge, 2012. 385 p.")
    assert record.title is not None
    assert (record.title.value, record.title.variants) == ("The voice of Ukraine – a history of the press", ())


@pytest.mark.parametrize("given", ["A.", "A. B."])
def test_a_second_author_behind_a_comma_is_no_part_of_the_title(given: str) -> None:
    """What begins a title like a name, behind an author and a comma, is the next author."""
    record = parse_reference(
        f"Smith J. R., Brown {given} Regions on the border. Europe-Asia Studies, 2012, vol. 64, no. 3, pp. 385–404."
    )
    assert [name.family for name in record.author] == ["Smith", "Brown"]
    assert record.title is not None
    assert record.title.value == "Regions on the border"
