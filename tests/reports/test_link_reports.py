"""Reports of links say the same in six formats, and what the web said stands in them as text alone."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

import jsonschema
import pypandoc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from link_checks import ADDRESSES, CHECKS, FULL, LOOKED, PLACES, SECRET, WICKED, copy_of, with_every_verdict

from citekit.errors import UnknownFormatError
from citekit.model import Date
from citekit.model.link import DEAD, Archived, CitedLink, Evidence, LinkCheck, Verdict
from citekit.reports.link_rot import SUFFIXES, WRITERS, Place, is_bad, link_rot_report, report_format_of
from citekit.reports.links_csv import COLUMNS
from citekit.reports.links_values import accessed_of, day_of, distance_of, plain, safe_href, shown_url, words_of

SCHEMA = json.loads(files("citekit.reports").joinpath("links_schema.json").read_text(encoding="utf-8"))
DIRECTIONS = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
FORMULA = tuple("=+-@\t\r＝＋－＠")
formats = pytest.mark.parametrize("name", list(WRITERS))


def report(name: str, checks: list[LinkCheck] | None = None) -> str:
    return link_rot_report(CHECKS if checks is None else checks, name, sources=WICKED, places=PLACES)


def parsed(*checks: LinkCheck) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(link_rot_report(checks, "json", places={FULL.link: Place("refs.bib", 7)}))
    return data


def table(*checks: LinkCheck) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(link_rot_report(checks, "csv"), newline="")))


@formats
def test_no_report_holds_what_could_steer_a_reader(name: str) -> None:
    """No control but the ends of lines, no sign that turns the direction, no lone surrogate is in any format."""
    written = report(name)
    steering = {sign for sign in written if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp")} - {"\n", "\r"}
    assert not steering
    assert not DIRECTIONS & set(written)
    assert written.encode("utf-8")


@formats
def test_no_report_tells_a_password(name: str) -> None:
    """What stands before the host of an address is in no format, whatever field the address came from."""
    written = report(name)
    assert SECRET not in written
    assert re.search(r"example\\?\.by\\?/private", written)


@formats
def test_an_empty_list_is_a_report_too(name: str) -> None:
    """Each format is written for no links at all, and says that there are none."""
    written = link_rot_report([], name)
    assert written.endswith("\n")
    assert ("0 links: 0 dead" in written) == (name not in ("json", "csv"))


@formats
def test_every_verdict_is_named(name: str) -> None:
    """Each verdict stands in each format as it is spelled everywhere; annotations have those that need a hand."""
    checks = with_every_verdict()
    written = link_rot_report(checks, name)
    expected = [check.verdict.value for check in checks]
    assert [verdict for verdict in expected if verdict not in written] == (["alive"] if name == "github" else [])
    if name == "github":
        titles = re.findall(r"^::(?:error|warning) title=([a-z0-9-]+)", written, re.M)
        assert titles == [check.verdict.value for check in checks if is_bad(check)]


def test_words_agree_with_the_model() -> None:
    """The table of words has every verdict and calls dead what the model calls dead."""
    assert {verdict for verdict in Verdict if words_of(verdict).fate == "dead"} == DEAD


def test_an_unknown_format_or_suffix_is_refused() -> None:
    """A format that nobody writes is the caller's mistake."""
    with pytest.raises(UnknownFormatError):
        link_rot_report([], "pdf")
    with pytest.raises(UnknownFormatError):
        report_format_of("rot.xlsx")
    assert {report_format_of(f"a.b/ROT{suffix.upper()}") for suffix in SUFFIXES} == set(SUFFIXES.values())


def test_json_has_every_member_of_its_schema() -> None:
    """The schema beside the writer holds for all checks, forbids other members, and is itself valid."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for written in (report("json"), link_rot_report([], "json")):
        assert [error.message for error in validator.iter_errors(json.loads(written))] == []


def test_json_tells_all_of_a_check() -> None:
    """The members are those of the check, dates as ISO 8601."""
    (check,) = parsed(FULL)["checks"]
    memento = {
        "url": "https://web.archive.org/web/20140703100005/http://www.example.by/news/1",
        "datetime": "2014-07-03T10:00:05Z",
        "original": "http://www.example.by/news/1",
        "archive": "web.archive.org",
    }
    assert (check["url"], check["verdict"], check["http_status"]) == ("http://www.example.by/news/1", "gone", 404)
    assert (check["final_url"], check["accessed"]) == ("https://example.by/new/1", "2014-06-30")
    assert check["memento"] == check["after"] == memento
    assert (check["before"]["datetime"], check["memento_days"]) == ("2013-07-01T10:00:05Z", 3)
    assert check["evidence"][0] == {"code": "status-404", "message": "The server says 404."}
    assert [hop["http_status"] for hop in check["hops"]] == [301, 302]
    assert check["place"] == {"file": "refs.bib", "line": 7}
    assert check["proposed_url"] == "http://www.example.by/news/11"
    assert check["checked_at"] == "2026-03-01T12:30:00Z"


def test_json_says_null_where_nothing_is_known() -> None:
    """A check without answers has every member all the same."""
    (check,) = parsed(LinkCheck(CitedLink("http://example.by/"), Verdict.UNCHECKED))["checks"]
    empty = {name for name, value in check.items() if value is None}
    assert {"http_status", "final_url", "accessed", "memento", "archives_known", "place", "checked_at"} <= empty
    assert check["evidence"] == check["hops"] == []


def test_json_sums_up() -> None:
    """The counts are those of the checks."""
    data = parsed(*with_every_verdict())
    assert data["summary"]["links"] == len(Verdict)
    assert data["summary"]["dead"] == len(DEAD)
    assert data["summary"]["verdicts"] == {verdict.value: 1 for verdict in Verdict}
    assert data["summary"]["archived"] == len(Verdict) // 2
    assert data["generated"] == "2026-03-01T12:30:00Z"


def test_csv_has_no_formula() -> None:
    """No cell begins with a sign at which a spreadsheet starts to reckon, and no number is harmed."""
    rows = list(csv.reader(io.StringIO(report("csv"), newline="")))
    assert rows[0] == list(COLUMNS)
    assert {len(row) for row in rows} == {len(COLUMNS)}
    numbers = {COLUMNS.index(name) for name in ("http_status", "memento_days", "line")}
    cells = [cell for row in rows for place, cell in enumerate(row) if place not in numbers]
    assert [cell for cell in cells if cell.startswith(FORMULA)] == []
    assert "'=cmd|' /C calc'!A0" in cells
    assert "'=HYPERLINK(1)" in cells


def test_csv_has_a_row_for_each_link() -> None:
    """A row is read back as it was, days before the access as a negative number."""
    early = LinkCheck(
        CitedLink("http://example.by/", accessed=Date(((2014, 7, 13),))),
        Verdict.ALIVE,
        archived=Archived(copy_of("http://example.by/")),
    )
    full, other = table(FULL, early)
    assert (full["title"], full["verdict"], full["http_status"]) == ("Знак бяды", "gone", "404")
    assert full["evidence"] == "status-404: The server says 404.; sibling: Its neighbours answer."
    assert (full["memento_days"], other["memento_days"]) == ("3", "-10")
    assert full["confirmed"] == "true"


def markdown_tree(written: str, kinds: set[str]) -> list[tuple[str, Any]]:
    """Return the elements of some kinds that pandoc finds in GitHub's Markdown."""
    found: list[tuple[str, Any]] = []

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            if node.get("t") in kinds:
                found.append((node["t"], node.get("c")))
            node = list(node.values())
        if isinstance(node, list):
            for one in node:
                walk(one)

    walk(json.loads(pypandoc.convert_text(written, "json", format="gfm")))
    return found


def test_markdown_from_outside_is_text() -> None:
    """Pandoc finds no markup of a hostile title: no HTML, image or emphasis, and links to the web alone."""
    found = markdown_tree(report("markdown"), {"RawInline", "RawBlock", "Image", "Emph", "Strikeout", "Math", "Link"})
    assert {kind for kind, _ in found} == {"Link"}
    targets = [content[2][0] for _, content in found]
    assert [target for target in targets if not re.match(r"https?://(\[|[^/@]+/)", target)] == []
    assert "http://evil.example/y.png" not in targets


def test_markdown_tables_keep_their_columns() -> None:
    """Every link is one row of the table of links, whatever bars and ends of lines its texts hold."""
    tables = markdown_tree(report("markdown"), {"Table"})
    assert len(tables) == 2
    rows = [[len(row[1]) for row in body[3]] for body in tables[1][1][4]]
    assert rows == [[6] * len(CHECKS)]


def test_markdown_is_read_as_it_was_meant() -> None:
    """The text that pandoc reads is the cited title again, signs and all."""
    text = pypandoc.convert_text(report("markdown"), "plain", format="gfm", extra_args=["--wrap=none"])
    for title in ("<script>document.title='owned'</script>", "=cmd|' /C calc'!A0", "@SUM(1;2)", "Знак бяды"):
        assert title in text
    assert "a | b ` c [x](javascript:alert(1)) ![y](http://evil.example/y.png)" in text


def test_annotations_are_a_line_each() -> None:
    """Each dead link is one error with file and line, a doubtful one a warning, and a notice sums up."""
    lines = report("github").splitlines()
    assert len(lines) == sum(map(is_bad, CHECKS)) + 1
    pattern = r"::(error|warning|notice) (?:file=[^,:]*,line=\d+,)?title=[^,:]+::.+"
    assert [line for line in lines if not re.fullmatch(pattern, line)] == []
    assert lines[-1].startswith("::notice title=Link rot::")


def test_annotations_stand_at_the_line() -> None:
    """A place becomes properties, with the signs escaped that would end them."""
    place = {FULL.link: Place("a,b:c%.bib", 3)}
    first = link_rot_report([FULL], "github", places=place).splitlines()[0]
    assert first.startswith(
        "::error file=a%2Cb%3Ac%25.bib,line=3,title=gone%3A bykau2014::http://www.example.by/news/1"
    )
    assert "Archived copy: https://web.archive.org/web/20140703100005/http://www.example.by/news/1" in first


def test_a_terminal_is_told_all() -> None:
    """A link's line is followed by where it leads now, the evidence, the copy and the meant address."""
    assert link_rot_report([FULL], "text").splitlines() == [
        "gone         http://www.example.by/news/1  bykau2014  (404)  confirmed",
        "             now at https://example.by/new/1",
        "             status-404: The server says 404.",
        "             sibling: Its neighbours answer.",
        "             archived 2014-07-03 https://web.archive.org/web/20140703100005/http://www.example.by/news/1",
        "             meant is http://www.example.by/news/11",
        "1 link: 1 dead (gone 1), 0 fine, 0 undecided; 1 of 1 dead with an archived copy",
    ]


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("http://u:p@example.by/a@b", "http://…@example.by/a@b"),
        ("http://u:p@q@example.by/", "http://…@example.by/"),
        ("HTTP:\\\\u:p@example.by/", "HTTP:\\\\…@example.by/"),
        ("//u@example.by", "//…@example.by"),
        ("https://web.archive.org/web/2014/http://u:p@h.by/", "https://web.archive.org/web/2014/http://…@h.by/"),
        ("http://example.by/a?b=c@d", "http://example.by/a?b=c@d"),
        (None, ""),
    ],
)
def test_addresses_are_shown_without_secrets(url: str | None, shown: str) -> None:
    """User and password are left out of an address, and of one inside it; other at-signs stay."""
    assert shown_url(url) == shown


@pytest.mark.parametrize(
    ("url", "opens"),
    [
        ("http://example.by/", True),
        ("HTTPS://пример.бел/я", True),
        ("http://example.by/a@b", True),
        ("http://[::1]/", True),
        *((url, url.startswith("http://example.by/строка")) for url in ADDRESSES),
        ("vbscript:x", False),
        ("//example.by/", False),
        ("http:///x", False),
        ("http://a b/", False),
        (f"https://web.archive.org/web/2014/http://u:{SECRET}@h.by/", False),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str, opens: bool) -> None:
    """What is no plain http address, or would carry a password, is shown and never opened."""
    assert (safe_href(url) is not None) == opens


@pytest.mark.parametrize(
    ("accessed", "written", "distance"),
    [
        (Date(((2014, 7, 4),)), "2014-07-04", -1),
        (Date(((2014, 7),)), "2014-07", -12),
        (Date(((2014,),)), "2014", 2),
        (Date(((2014, 13, 40),)), "2014-13-40", None),
        (Date(literal="летась"), "летась", None),
        (None, None, None),
    ],
)
def test_distances_are_counted_from_any_date(accessed: Date | None, written: str | None, distance: int | None) -> None:
    """A date of a year or a month counts from its middle; no day, no distance, and never an exception."""
    link = CitedLink("http://example.by/", accessed=accessed)
    check = LinkCheck(link, Verdict.GONE, archived=Archived(copy_of(link.url)))
    assert (accessed_of(check), distance_of(check)) == (written, distance)
    assert (day_of(accessed) is None) == (distance is None)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=60), st.text(alphabet=st.characters(), max_size=60))
def test_any_text_makes_a_report(text: str, url: str) -> None:
    """Whatever signs a title and an address are of, every format is written and can be encoded."""
    link = CitedLink(url, text, text, Date(literal=text), text, text)
    check = LinkCheck(link, Verdict.SOFT_404, 200, url, ((302, url),), (Evidence(text, text),), None, LOOKED)
    for name in WRITERS:
        assert link_rot_report([check], name, sources=(text,)).encode("utf-8")
    assert plain(plain(text)) == plain(text)


def test_the_time_of_a_report_can_be_told() -> None:
    """A given time is that of the report; else it is the last look's."""
    told = json.loads(link_rot_report([FULL], "json", made_at=datetime(2027, 1, 1, tzinfo=UTC)))
    assert told["generated"] == "2027-01-01T00:00:00Z"
    assert parsed(FULL)["generated"] == "2026-03-01T12:30:00Z"
