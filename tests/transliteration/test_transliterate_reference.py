"""Whole references: variants are added, nothing printed changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citekit.errors import UnknownSchemeError
from citekit.model import Name, Reference, Text
from citekit.transliteration import transliterate_reference

REFERENCE = Reference(
    language="ru",
    author=(Name(family="Щербак", given="Ю. Я."), Name(literal="Академия наук")),
    title=Text("История города", "ru"),
    container_title=Text("Вопросы истории"),
    publisher=Text("Наука"),
    publisher_place=Text("М.; Л."),
    event_title=Text("Съезд историков"),
)


def test_every_text_and_name_gets_a_variant_tagged_by_language_and_scheme():
    """Title, container, publisher, place, event and names, initials of two letters included."""
    romanised = transliterate_reference(REFERENCE, "bgnpcgn")
    tag = "ru-Latn-t-ru-cyrl-m0-bgn-1947"
    assert romanised.title.variants == (Text("Istoriya goroda", tag),)
    assert romanised.container_title.variants == (Text("Voprosy istorii", tag),)
    assert romanised.publisher.variants == (Text("Nauka", tag),)
    assert romanised.publisher_place.variants == (Text("M.; L.", tag),)
    assert romanised.event_title.variants == (Text("S”yezd istorikov", tag),)
    assert romanised.author[0].variants == (Name(family="Shcherbak", given="Yu. Ya.", language=tag),)
    assert romanised.author[1].variants == (Name(literal="Akademiya nauk", language=tag),)


def test_the_original_stays():
    """Without the variants the reference is what it was."""
    romanised = transliterate_reference(REFERENCE, "alalc")
    assert romanised.title.value == "История города"
    assert [replace(name, variants=()) for name in romanised.author] == list(REFERENCE.author)


def test_the_second_time_changes_nothing():
    """A variant that is there is not added again; another scheme adds its own."""
    once = transliterate_reference(REFERENCE, "alalc", exonyms="en")
    assert transliterate_reference(once, "alalc", exonyms="en") == once
    twice = transliterate_reference(once, "iso9")
    assert [variant.family for variant in twice.author[0].variants] == ["Shcherbak", "Ŝerbak"]


def test_exonyms_come_before_the_romanised_place():
    """The imprint of a list in English says Moscow, not Moskva."""
    romanised = transliterate_reference(REFERENCE, "alalc", exonyms="en")
    assert [(place.value, place.language) for place in romanised.publisher_place.variants] == [
        ("Moscow; Leningrad", "en"),
        ("M.; L.", "ru-Latn-alalc97"),
    ]


def test_a_persons_own_spelling_wins():
    """What the paper prints in Latin letters is not overruled by a scheme."""
    printed = Name(family="Цветаева", given="М.", variants=(Name(family="Zwetajewa", given="Marina", language="de"),))
    assert transliterate_reference(Reference(author=(printed,), language="ru"), "alalc").author == (printed,)


def test_every_part_of_a_name_is_written():
    """Particles, patronymics and suffixes go along."""
    name = Name(family="Визин", given="Денис Иванович", dropping_particle="фон", suffix="мл.", language="ru")
    written = transliterate_reference(Reference(editor=(name,)), "alalc-plain").editor[0].variants[0]
    assert (written.family, written.given, written.dropping_particle, written.suffix) == (
        "Vizin",
        "Denis Ivanovich",
        "fon",
        "ml.",
    )


def test_a_wrong_tag_does_not_hide_the_letters():
    """Cyrillic text that is tagged English is asked for its language."""
    romanised = transliterate_reference(Reference(title=Text("Гісторыя Беларусі", "en")), "bgnpcgn")
    assert romanised.title.variants[0].value == "Historyya Byelarusi"


def test_latin_fields_stay_alone():
    """A Latin title or name needs no variant."""
    reference = Reference(title=Text("Europe-Asia Studies"), author=(Name(family="Łukasiewicz", given="J."),))
    assert transliterate_reference(reference, "alalc") == reference


def test_each_field_follows_its_own_language():
    """A Belarusian title in a Russian series, a Ukrainian publisher without a tag."""
    reference = Reference(
        title=Text("Гомель", "be"), collection_title=Text("Гомель", "ru"), publisher=Text("Видавництво «Київ»")
    )
    romanised = transliterate_reference(reference, "bgnpcgn")
    fields = (romanised.title, romanised.collection_title, romanised.publisher)
    assert [field.variants[0].value for field in fields] == ["Homyel’", "Gomel’", "Vydavnytstvo «Kyiv»"]


def test_a_language_without_a_table_is_told():
    """The Ukrainian resolution has nothing for Russian: no variant, one diagnostic a field."""
    romanised = transliterate_reference(Reference(title=Text("Объект", "ru")), "kmu2010")
    assert romanised.title.variants == ()
    assert [(finding.code, finding.field) for finding in romanised.diagnostics] == [("no-scheme-for-language", "title")]


def test_repairs_are_reported():
    """Look-alikes and numerals are repaired in the variant only, and told."""
    romanised = transliterate_reference(Reference(title=Text("Аршанскi раён у ХІХ ст.", "be")), "be2007")
    assert romanised.title.value == "Аршанскi раён у ХІХ ст."
    assert romanised.title.variants[0].value == "Aršanski rajon u XIX st."
    assert [finding.repair.rules for finding in romanised.diagnostics] == [("lookalike-letters",), ("roman-numeral",)]


def test_an_unknown_scheme_is_the_callers_mistake():
    """Even an empty reference does not hide it."""
    with pytest.raises(UnknownSchemeError):
        transliterate_reference(Reference(), "nosuch")
