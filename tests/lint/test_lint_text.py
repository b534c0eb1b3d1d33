"""Whole files: what is found, what is mended, and what must not be marked."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stopwatch import assert_in_proportion

from citekit.formats import read_bibliography, write_bibliography
from citekit.lint import SEVERITIES, codes, severity_of
from citekit.lint.pairing import ADOPTED, match_entries, place_notices
from citekit.model import Diagnostic, Reference, SourceEntry
from citekit.pipeline import lint_text, mend_text

ROOT = Path(__file__).resolve().parents[2]

SHABBY = r"""% my list
@string{nn = "Наша Ніва"}

@book{ivanov1998,
  author    = {Иванов И. И. and Петров П.П. и др.},
  title     = {Аршанскi раён \\& жыццё.},
  publisher = {Мінск: Навука},
  year      = {1998 г.},
  pages     = {С. 5-7},
  isbn      = {ISBN 985-02-1234-5},
  doi       = {https://doi.org/10.1000/182.},
  url       = {http://x.by/a\_b?utm_source=q},
  langid    = {be},
}
"""
MENDED = r"""% my list
@string{nn = "Наша Ніва"}

@book{ivanov1998,
  author    = {Иванов, И. И. and Петров, П.П. and others},
  title     = {Аршанскі раён \& жыццё},
  publisher = {Мінск: Навука},
  year      = {1998},
  pages     = {5--7},
  isbn      = {985-02-1234-5},
  doi       = {10.1000/182},
  url       = {http://x.by/a_b},
  langid    = {belarusian},
}
"""


def test_a_shabby_file_is_mended_and_keeps_its_looks() -> None:
    """Comments, abbreviations and layout stay; what has one repair is repaired."""
    assert mend_text(SHABBY, "biblatex", codes())[0] == MENDED


def test_what_is_not_wanted_is_not_mended() -> None:
    """Only the chosen codes are mended."""
    mended, done = mend_text(SHABBY, "biblatex", {"homoglyph"})
    assert mended == SHABBY.replace("Аршанскi", "Аршанскі")
    assert done == ("homoglyph",)


def test_what_remains_is_told_with_its_place() -> None:
    """The finding that a person must decide stays, at its line and column."""
    left = [(one.line, one.column, one.code) for one in lint_text(MENDED, "biblatex") if one.code.startswith("place")]
    assert left == [(7, 16, "place-in-publisher")]


def test_csl_json_is_mended_in_its_place() -> None:
    """The literal is replaced, escapes and all."""
    text = '[{"id": "a", "type": "book", "title": "Аршанскi \\"раён\\"", "DOI": "doi:10.1000/182"}]'
    expected = text.replace("скi", "скі").replace("doi:", "")
    assert mend_text(text, "csl-json", codes())[0] == expected


def test_the_worked_example_is_clean() -> None:
    """A good bibliography has no finding."""
    text = (ROOT / "bib" / "prokopiuk-2014" / "5-references.bib").read_text("utf-8")
    assert lint_text(text, "biblatex") == ()


NOTED = {
    "missing-detail", "homoglyph", "name-has-digits", "isbn-check-digit", "title-is-container", "unbalanced-brackets",
    "language-differs", "missing-field", "name-initials", "pages-shortened", "language-missing", "mixed-script",
    "place-in-publisher", "unbalanced-quotes", "duplicate",
}  # fmt: skip
"""What is really wrong with some of the records, most of which came from catalogues."""


@pytest.mark.parametrize("records", sorted((ROOT / "bib" / "records").glob("*.jsonl")), ids=lambda path: path.name)
def test_good_records_raise_no_false_alarm(records: Path) -> None:
    """Files of ours have no finding but the faults of their sources: of errors and warnings under one in thirty."""
    items = [json.loads(line) for line in records.read_text("utf-8").splitlines()]
    own = (
        {name: value for name, value in item.items() if name not in ("origin", "licence", "custom")} for item in items
    )
    read = read_bibliography(json.dumps(list(own)), "csl-json")
    found = Counter(one.code for one in lint_text(write_bibliography(read, "biblatex"), "biblatex"))
    assert found.keys() <= NOTED
    assert sum(n for code, n in found.items() if severity_of(code) != "info" and code != "duplicate") < len(items) / 20


BROKEN = [
    ("@book{a, title = {Open\n\n@book{b, title = {Аршанскi}, date = 1999}", ("homoglyph", 3)),
    ("\n\n@book{a, title = {А}, Title = {Б}}", ("field-twice", 3)),
    ("@book{a, title = {А}}\n@book{a, title = {Б}}", ("duplicate-key", 2)),
    ("\ufeff@book{ключ, назва = {А}}", ("key-not-ascii", 1)),
    ("\ufeff@book{ключ,\n назва = {А}}", ("field-name", 2)),
    ("not a bibliography", ("no-entries", 1)),
    ("", ("no-entries", 1)),
    ("\ufeff\n\n", ("no-entries", 1)),
    ("@online{a, title = {А}, urldate = {2010-02-30}}", ("no-such-day", 1)),
]


@pytest.mark.parametrize(("text", "expected"), BROKEN)
def test_broken_files_have_findings_with_lines(text: str, expected: tuple[str, int]) -> None:
    """What cannot be read is told with its line, and the rest is judged as ever."""
    assert expected in [(one.code, one.line) for one in lint_text(text, "biblatex")]


@pytest.mark.parametrize("date", ["1990/", "/1990", "199X", "2010-1X", "../2000"])
def test_dates_that_biblatex_takes_are_dates(date: str) -> None:
    """Ranges without an end and years of a decade are not called unreadable."""
    assert "date-not-read" not in {one.code for one in lint_text(f"@book{{a, date = {{{date}}}}}", "biblatex")}


def test_a_lost_brace_is_told_with_its_line() -> None:
    """The entry that is not closed is the one that is named."""
    found = lint_text("@book{a, title = {A}}\n\n@book{b, title = {Open\n\n@book{c, title = {C}}", "biblatex")
    broken = [one for one in found if one.code == "broken-entry"]
    assert broken
    assert all(3 <= (one.line or 0) <= 5 for one in broken)


def test_broken_entries_are_never_mended() -> None:
    """A value that is not closed may have swallowed its neighbours."""
    text = "@book{a, title = {Аршанскi}, note = {Open\n@book{b, title = {Аршанскi}}"
    assert [one.line for one in lint_text(text, "biblatex") if one.repair] == [2]
    assert mend_text(text, "biblatex", codes()) == (text[:-3] + "і}}", ("homoglyph",))


def test_wrong_types_of_csl_json_have_places() -> None:
    """A value that JSON allows and CSL does not is told at its line."""
    text = '[\n {"id": "a", "type": "book",\n  "title": {"x": 1},\n  "issued": 5}\n]'
    found = {(one.code, one.field, one.line) for one in lint_text(text, "csl-json")}
    assert {("wrong-value", "title", 3), ("wrong-value", "issued", 4)} <= found


def test_records_find_their_entries_by_key_and_order() -> None:
    """A broken entry between them shifts nothing, and a record without an entry gets one without a place."""
    entries = [SourceEntry("book", key, line, 1) for line, key in enumerate("abba", 1)]
    read = [Reference(citation_key=key) for key in ("a", "b", "a", "z")]
    assert [entry.line for entry in match_entries(read, entries)] == [1, 2, 4, 0]


def test_notices_of_readers_get_lines() -> None:
    """The line is taken from the notice, its message, or the entry that it names."""
    entry = SourceEntry("book", "a", 7, 1)
    notices = [
        Diagnostic("x", "told", line=3),
        Diagnostic("x", "line 4: told"),
        Diagnostic("x", "a: told"),
        Diagnostic("x", "?"),
    ]
    assert [(one.message, one.line) for one in place_notices(notices, [entry])] == [
        ("told", 3),
        ("told", 4),
        ("a: told", 7),
        ("?", None),
    ]


def test_every_code_has_its_severity_once() -> None:
    """The table is complete, ordered from the worst, and its words are known."""
    severities = [code.severity for code in codes().values()]
    assert set(severities) == set(SEVERITIES)
    assert severities == sorted(severities, key=SEVERITIES.index)
    assert all(code.meaning for code in codes().values())


_VALUES = st.lists(
    st.sampled_from(
        ["Иванов", " И. И.", " and ", ", ", "; ", " и др.", "Аршанскi", "Web", "&", r"\&", r"\\&", "&amp;", "%", "_", "#",
         "$", r"\CYRB", "<i>", "\u00ad", "\x02", "и\u0306", ".", ",", " ", "С. 5-7", "123--5", "1998 г.", "30.06.2014",
         "https://doi.org/", "10.1000/182", "doi:", "http://x.by/?utm_source=a", r"\url{http://x.by}", "ISBN ", "978-5",
         "{Навука}", "ru", "ЗАГОЛОВАК", "\n", "&lt;", ";", "-", "\\", "et al.", "і", "%2F", "Х", "amp;", "&#38;"]
    ),
    max_size=6,
).map("".join)  # fmt: skip
_FIELDS = st.dictionaries(
    st.sampled_from(["author", "title", "publisher", "year", "date", "pages", "doi", "isbn", "url", "langid", "note"]),
    _VALUES.filter(lambda value: not value.endswith("\\")),
    min_size=1,
    max_size=5,
)


@settings(deadline=None)  # a busy machine is no fault
@given(st.lists(_FIELDS, min_size=1, max_size=3))
def test_mending_leaves_nothing_to_mend(entries: list[dict[str, str]]) -> None:
    """After a fix no finding has a repair, a second fix changes nothing, and every entry and field is still there."""
    text = "% x\n" + "\n".join(
        f"@book{{k{at}, " + ", ".join(f"{name} = {{{value}}}" for name, value in fields.items()) + "}"
        for at, fields in enumerate(entries)
    )
    mended, _ = mend_text(text, "biblatex", codes())
    assert [one for one in lint_text(mended, "biblatex") if one.repair] == []
    assert mend_text(mended, "biblatex", codes()) == (mended, ())
    before, after = (read_bibliography(one, "biblatex").references for one in (text, mended))
    assert [one.citation_key for one in before] == [one.citation_key for one in after]


@settings(deadline=None)  # a busy machine is no fault
@given(st.text(max_size=60), st.sampled_from(["biblatex", "csl-json"]))
def test_anything_may_come(text: str, form: str) -> None:
    """No text makes lint fail, and what it finds stands in the file."""
    lines = text.count("\n") + 1
    assert all(1 <= (one.line or 1) <= lines for one in lint_text(text, form))


HOSTILE = [
    "a", "а", "аa ", "\\", "&", "&amp;", "\\&", "$", "_", "<i", "(", ")", "{}", " ", ".", ", ", "; ", "И. ", "Иванов И. И., ",
    "Иванов И. И. and ", "and ", "1-", "12-5", "http://", "www.", "\\url{", "utm_a", "10.1/", "%2f", "\\CYR", "\\cyrchar ", "9",
    "ISBN ", "\u00ad", "и\u0306", "X", "№", "\n", "doi:", "2000/", "и др.",
]  # fmt: skip


@pytest.mark.parametrize("sign", HOSTILE)
def test_long_fields_take_time_in_proportion(sign: str) -> None:
    """A field four times as long takes about four times as long, whatever it repeats."""
    names = ("author", "title", "pages", "doi", "url", "isbn", "date", "year", "note", "langid", "publisher", "volume")

    def mend(size: int) -> None:
        value = sign * (size // len(sign))
        text = "@book{k, " + ",\n".join(f"{name} = {{{value}}}" for name in names) + "\n}\n"
        mend_text(text, "biblatex", codes())

    assert_in_proportion(mend, 2_500, 10_000)


def test_the_table_has_the_codes_that_are_given() -> None:
    """Every code of a rule, an adopted doubt or a reader has its row, and every row somebody who gives it."""
    sources = "\n".join(path.read_text("utf-8") for path in (ROOT / "citekit" / "lint").glob("*.py"))
    given = set(re.findall(r"(?:finding|about_entry|_Fault)\(\s*\"([a-z-]+)\"", sources))
    given |= set(re.findall(r"\"((?:isbn|language|type|key|missing|duplicate)-[a-z-]+)\"", sources)) - {
        "duplicate-field"
    }
    given |= {f"{variable}-{fault}" for variable in ("isbn", "issn") for fault in ("label", "length", "check-digit")}
    of_readers = {"broken-entry", "wrong-value", "no-entries", "missing-key", "nested-too-deeply", "undefined-string"}
    of_readers |= {"missing-end", "missing-type", "loose-tag", "text-outside", "unknown-parent"}
    assert given | ADOPTED | of_readers | {"duplicate"} == codes().keys()


def test_records_without_places_are_told_by_their_keys() -> None:
    """A format whose places nobody finds is judged all the same."""
    text = '<ref-list><ref id="r1"><mixed-citation publication-type="book"><source>Кніга</source></mixed-citation></ref></ref-list>'
    assert all(one.message.startswith(("r1: ", "no key: ")) for one in lint_text(text, "jats") if one.line is None)
