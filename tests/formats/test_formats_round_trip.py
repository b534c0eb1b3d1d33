"""Writing and reading are inverse in every format, whatever the values hold."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reference_strategies import in_order_of_tags, kept_in_bib, keys, references, sourced_references

from citekit.formats import WRITERS, read_bibliography, write_bibliography
from citekit.model import Bibliography, Reference

_few = st.lists(references(), max_size=2)


def _with_own_keys(records: list[Reference]) -> Bibliography:
    """Tell equal keys apart beforehand, since a file renames the second."""
    return Bibliography(
        tuple(replace(r, citation_key=r.citation_key and f"{r.citation_key}.{n}") for n, r in enumerate(records))
    )


@pytest.mark.parametrize("flavour", ["biblatex", "bibtex"])
@settings(max_examples=80, deadline=None)
@given(records=_few)
def test_bib_reads_back_what_it_can_carry(flavour: str, records: list[Reference]) -> None:
    """Both flavours of .bib bring back every field, once cleaned of what no .bib file can hold."""
    bibliography = _with_own_keys(records)
    text = write_bibliography(bibliography, flavour)
    back = read_bibliography(text, flavour)
    assert back.diagnostics == ()
    assert tuple(map(in_order_of_tags, back.references)) == tuple(
        kept_in_bib(reference) for reference in bibliography.references
    )
    assert write_bibliography(back, flavour) == text


@settings(max_examples=80, deadline=None)
@given(records=st.lists(sourced_references(), max_size=2))
def test_csl_json_reads_back_everything(records: list[Reference]) -> None:
    """CSL-JSON brings back the whole record, its source, repairs and control characters too."""
    bibliography = _with_own_keys(records)
    assert read_bibliography(write_bibliography(bibliography, "csl-json"), "csl-json") == bibliography


@pytest.mark.parametrize("format_name", WRITERS)
@settings(max_examples=40, deadline=None)
@given(records=_few)
def test_no_control_character_leaks(format_name: str, records: list[Reference]) -> None:
    """No file holds a character that a terminal obeys, and every file is UTF-8."""
    text = write_bibliography(Bibliography(tuple(records)), format_name)
    assert not [c for c in text if (ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 or c in "\u2028\u2029"]
    assert text.encode("utf-8").decode("utf-8") == text


@pytest.mark.parametrize("format_name", WRITERS)
@settings(max_examples=40, deadline=None)
@given(
    wanted=st.lists(keys | st.text(max_size=6) | st.sampled_from(["reference-1", "reference-2", "A", "a"]), max_size=6)
)
def test_equal_keys_lose_no_entry(format_name: str, wanted: list[str | None]) -> None:
    """However keys collide, as many records come back as were written."""
    bibliography = Bibliography(tuple(Reference("book", key) for key in wanted))
    back = read_bibliography(write_bibliography(bibliography, format_name), format_name)
    assert len(back.references) == len(wanted)
    assert back.diagnostics == ()


@pytest.mark.parametrize("format_name", WRITERS)
@settings(max_examples=100, deadline=None)
@given(
    text=st.text(max_size=200)
    | st.lists(
        st.sampled_from(
            [
                *list('@{}"=,#%\\ \n[]:-&*!'),
                *(
                    "@book",
                    "a",
                    "title",
                    '[{"id":',
                    "null",
                    "custom",
                    "citekit",
                    "TY  - ",
                    "\nER  - ",
                    "\nAU  - ",
                    "DA  - ",
                ),
                *("a:\n  type: book\n", "  title: ", "&x", "*x", "parent:", "? ", "<<: *x", "- ", "!!python/object:x "),
            ]
        )
    ).map("".join)
)
def test_any_text_can_be_read(format_name: str, text: str) -> None:
    """Reading never raises, and what it gives can be written and read again."""
    back = read_bibliography(text, format_name)
    again = read_bibliography(write_bibliography(back, format_name), format_name)
    assert len(again.references) == len(back.references)


@settings(max_examples=80, deadline=None)
@given(
    data=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "id",
                        "type",
                        "title",
                        "author",
                        "issued",
                        "date-parts",
                        "family",
                        "custom",
                        "citekit",
                        "values",
                        "extra",
                        "source",
                        "diagnostics",
                        "language",
                        "season",
                        "raw",
                    ]
                ),
                inner,
                max_size=5,
            )
        ),
        max_leaves=25,
    )
)
def test_any_json_can_be_read(data: object) -> None:
    """JSON with the wrong types anywhere is read without an error, and written as valid CSL-JSON again."""
    back = read_bibliography(json.dumps([data]), "csl-json")
    json.loads(write_bibliography(back, "csl-json"))
