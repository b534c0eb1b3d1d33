"""ASCII forms of letters and texts."""

import importlib.util
from pathlib import Path

import pytest

from citekit.transliteration import letter_romanisations, romanise_ascii


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Жыццё і смерць", "be", "Zhytstsio i smerts"),
        ("Щерба", None, "Shcherba"),
        ("Київ", None, "Kyiv"),
        ("Київ", "pl", "Kyiv"),
        ("Łódź, Straße, Ærø", None, "Lodz, Strasse, Aero"),
        ("ЩЕРБА", "ru", "SHCHERBA"),
        ("日本", None, ""),
    ],
)
def test_a_text_gets_a_plain_ascii_form(text, language, expected):
    """Cyrillic is romanised, Latin is folded, the case stays, other scripts go."""
    assert romanise_ascii(text, language) == expected


@pytest.mark.parametrize(
    ("language", "letter", "some_forms"),
    [
        ("ru", "й", {"i", "j", "y"}),
        ("ru", "щ", {"shch", "sch", "shh", "sc", "s"}),
        ("ru", "ь", {"", "'"}),
        ("be", "ў", {"u", "w"}),
        ("uk", "ї", {"i", "yi", "ji"}),
        ("de", "ü", {"u", "ue"}),
        ("pl", "ł", {"l"}),
        ("pl", "a", {"a"}),
        ("ru", "q", {"q"}),
    ],
)
def test_a_letter_has_every_form_that_slugs_use(language, letter, some_forms):
    """The forms of all schemes and of custom are listed together."""
    assert some_forms <= letter_romanisations(language)[letter]


@pytest.mark.parametrize("language", ["be", "ru", "uk", "bg", "sr", "mk", "pl", "de", "xx"])
def test_every_form_is_lower_case_ascii(language):
    """Forms are matched against slugs, which are lower-case ASCII without blanks."""
    for forms in letter_romanisations(language).values():
        assert all(form.isascii() and form == form.lower() and " " not in form for form in forms)


def test_the_table_of_letters_is_what_the_schemes_say():
    """Whoever changes a scheme must collect the forms again."""
    path = Path(__file__).parent / "training" / "collect_letter_forms.py"
    spec = importlib.util.spec_from_file_location("collect_letter_forms", path)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.TABLE.read_text(encoding="utf-8") == script.format_table()
