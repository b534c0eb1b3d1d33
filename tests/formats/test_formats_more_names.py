"""That a source has more names than it prints is said in every format that has words for it."""

from __future__ import annotations

import json

import pytest

from citekit.formats import find_losses, read_bibliography, write_bibliography
from citekit.model import MORE_NAMES, Bibliography, Diagnostic, Name, Reference

_SMITH = Name("Smith", "John")
_MORE = Diagnostic(MORE_NAMES, "the source has more names of this role (author) than it prints", "author")
_ONE = Reference("book", "a", author=(_SMITH,), diagnostics=(_MORE,))


@pytest.mark.parametrize("profile", ["zotero", "apa"])
def test_csl_json_says_others_as_pandoc_has_it(profile: str) -> None:
    """A last name ``others`` stands for them, and is no name when it is read."""
    written = write_bibliography(Bibliography((_ONE,)), "csl-json", profile=profile)
    assert json.loads(written)[0]["author"][1:] == [{"literal": "others"}]
    back = read_bibliography(written, "csl-json").references[0]
    assert (back.author, back.diagnostics) == (_ONE.author, _ONE.diagnostics)
    assert "author = {Smith, John and others}" in write_bibliography(Bibliography((back,)), "biblatex")


def test_plain_csl_json_has_the_named_alone() -> None:
    """Whoever counts its authors counts people; that there are more is said beside them, and comes back."""
    written = write_bibliography(Bibliography((_ONE,)), "csl-json")
    assert json.loads(written)[0]["author"] == [{"family": "Smith", "given": "John"}]
    assert read_bibliography(written, "csl-json").references == (_ONE,)


@pytest.mark.parametrize(
    "record",
    [
        Reference("book", "a", author=(_SMITH, Name(literal="others"))),
        Reference("book", "a", author=(Name(literal="others"),)),
        Reference("book", "a", author=(_SMITH, Name(literal="others")), diagnostics=(_MORE,)),
        Reference("book", "a", author=(Name("Сміт", "Джон", language="be"),), diagnostics=(_MORE,)),
        Reference("book", "a", editor=(_SMITH,), diagnostics=(_MORE,)),
    ],
)
def test_csl_json_brings_back_the_same_names(record: Reference) -> None:
    """An organisation that is called others stays one, and names with a language keep it."""
    written = write_bibliography(Bibliography((record,)), "csl-json")
    assert read_bibliography(written, "csl-json").references == (record,)


@pytest.mark.parametrize("form", ["ris", "hayagriva"])
def test_formats_without_words_for_it_say_so(form: str) -> None:
    """What RIS and Hayagriva cannot say is named."""
    messages = [found.message for found in find_losses(Bibliography((_ONE,)), form)]
    assert f"{form} cannot carry that there are more names of author (1 record: a)" in messages
