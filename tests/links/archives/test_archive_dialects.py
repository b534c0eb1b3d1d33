"""Questions to the indexes of archives and their answers, in the shapes that the services really give."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.links.archives import ARCHIVES, memento, pywb, wayback
from citekit.links.archives.availability import read as read_availability
from citekit.links.archives.capture import Query, as_indexed, in_path, moment_of, span_of, timestamp
from citekit.links.archives.dialects import DIALECTS
from citekit.links.archives.table import Archive
from citekit.links.page import Page
from citekit.model.text import Date

INTERNET, ARQUIVO = ARCHIVES
GATE = Archive("G", "timegate", "https://t.example/gate", "https://t.example", "https://t.example")
TIMEMAPS = Archive("T", "memento", "https://t.example/timemap/link", "https://t.example", "https://t.example")
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def answer(body: str, status: int = 200, kind: str = "application/json") -> Page:
    return Page("u", "u", status, {"content-type": kind}, body.encode())


def test_wayback_rows_become_captures() -> None:
    """The header row names the columns; a resume key at the end is no row; a revisit has no status."""
    body = (
        '[["timestamp","original","statuscode","mimetype","digest"],'
        '["20060101064348","http://www.example.com:80/","200","text/html","AB"],'
        '["20070101000000","http://www.example.com/{x}","-","warc/revisit","AB"],[],["com%2Cexample%29%2F+2007%21"]]'
    )
    first, second = wayback.read(INTERNET, answer(body)) or ()
    assert (first.moment, first.status, first.digest) == (datetime(2006, 1, 1, 6, 43, 48, tzinfo=UTC), 200, "AB")
    assert first.raw == "https://web.archive.org/web/20060101064348id_/http://www.example.com:80/"
    assert second.view == "https://web.archive.org/web/20070101000000/http://www.example.com/%7Bx%7D"
    assert second.status is None


@pytest.mark.parametrize(
    ("page", "rows"),
    [
        (answer("[]"), 0),
        (answer("org.archive...AdministrativeAccessControlException: Blocked Site Error", 403, "text/plain"), 0),
        (answer("<html>429</html>", 429, "text/html"), None),
        (answer("<html>welcome</html>", 200, "text/html"), None),
        (answer('{"a":1}'), None),
        (answer('[["timestamp","original"],["2006","http://a.example/"],["20'), None),
        (Page("u", "u", 200, {}, b'[["timestamp","original"],["2006","http://a.example/"],\n["20', complete=False), 1),
        (
            answer(
                '[["timestamp","original"],["nonsense","http://a.example/"],["2006","javascript:x"],["2006","http://[a"]]'
            ),
            0,
        ),
        (answer("[" * 100_000), None),
    ],
)
def test_wayback_tells_an_empty_index_from_no_answer(page: Page, rows: int | None) -> None:
    """Only the index itself says that there is nothing."""
    read = wayback.read(INTERNET, page)
    assert (None if read is None else len(read)) == rows


def test_pywb_lines_become_captures() -> None:
    """One JSON object a line; copies are read where the table says."""
    body = '{"timestamp": "20140702191144", "url": "http://a.example/б", "mime": "text/html", "status": "200", "digest": "E2"}\n'
    (row,) = pywb.read(ARQUIVO, answer(body, kind="text/x-ndjson")) or ()
    assert row.raw == "https://arquivo.pt/noFrame/replay/20140702191144id_/http://a.example/%D0%B1"
    assert row.view.startswith("https://arquivo.pt/wayback/20140702191144/")
    assert pywb.read(ARQUIVO, answer("", kind="text/x-ndjson")) == ()
    assert pywb.read(ARQUIVO, answer("", kind="text/html")) is None
    assert pywb.read(ARQUIVO, answer("not json")) is None


def test_timemaps_become_captures_inside_the_archive_alone() -> None:
    """Mementos with a date count; one that leads to another host is left out; a bare 404 says that there are none."""
    body = (
        '<http://a.example/>; rel="original",\n<https://t.example/x>; rel="timegate",\n'
        '<https://t.example/2014/http://a.example/>; rel="first memento"; datetime="Wed, 02 Jul 2014 19:11:44 GMT",\n'
        '<https://evil.example/2014/http://a.example/>; rel="memento"; datetime="Wed, 02 Jul 2014 19:11:44 GMT",\n'
        '<https://t.example/2015/http://a.example/>; rel="memento"; datetime="someday"'
    )
    (row,) = memento.read(TIMEMAPS, answer(body, kind="application/link-format")) or ()
    assert (row.original, row.moment) == ("http://a.example/", datetime(2014, 7, 2, 19, 11, 44, tzinfo=UTC))
    assert memento.read(TIMEMAPS, answer("", 404, "application/link-format")) == ()
    assert memento.read(TIMEMAPS, answer("<html>", 404, "text/html")) is None
    assert memento.read(TIMEMAPS, answer("<html>", 200, "text/html")) is None


@pytest.mark.parametrize("name", ["wayback", "pywb"])
def test_a_query_is_written_with_all_that_it_asks(name: str) -> None:
    """URL quoted, errors left out, nearest first, a window."""
    query = Query("http://a.example/?b=c&d={e}", near=NOW, since=NOW, until=NOW, digest="AB", prefix=True)
    address = DIALECTS[name].address(ARCHIVES[0], query) or ""
    for part in (
        "url=http%3A%2F%2Fa.example%2F%3Fb%3Dc%26d%3D%7Be%7D",
        "matchType=prefix",
        "closest=20260101000000",
        "from=",
        "to=",
        "digest%3AAB",
    ):
        assert part in address
    assert DIALECTS["memento"].address(TIMEMAPS, query) is None


@given(
    st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")),
    st.sampled_from([200, 404, None]),
)
def test_no_answer_breaks_a_reader(body: bytes, status: int | None) -> None:
    """Whatever bytes an archive sends, a reader returns rows or None."""
    page = Page("u", "u", status, {}, body)
    for dialect, archive in zip(DIALECTS.values(), (INTERNET, ARQUIVO, TIMEMAPS, GATE), strict=True):
        assert isinstance(dialect.read(archive, page), tuple | None)
    assert isinstance(read_availability(INTERNET, page), list)


@given(
    st.recursive(
        st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_no_json_breaks_a_reader(value: object) -> None:
    """Valid JSON of any shape is read as rows or refused."""
    import json

    for shape in (value, [["timestamp", "original"], value], {"results": value}, {"timestamp": value, "url": value}):
        page = answer(json.dumps(shape))
        for dialect, archive in zip(DIALECTS.values(), (*ARCHIVES, TIMEMAPS, GATE), strict=True):
            dialect.read(archive, page)
        assert isinstance(read_availability(INTERNET, page), list)


@pytest.mark.parametrize(
    ("accessed", "start", "end"),
    [
        (Date(((2014, 6, 30),)), date(2014, 6, 30), date(2014, 6, 30)),
        (Date(((2012, 2),)), date(2012, 2, 1), date(2012, 2, 29)),
        (Date(((2014,),)), date(2014, 1, 1), date(2014, 12, 31)),
        (Date(((2013, 5, 1), (2014, 6))), date(2013, 5, 1), date(2014, 6, 30)),
        (Date(((2026,),)), date(2026, 1, 1), date(2026, 1, 1)),
        (Date(((2014, 2, 31),)), date(2026, 1, 1), date(2026, 1, 1)),
        (Date(literal="kiedyś"), date(2026, 1, 1), date(2026, 1, 1)),
        (None, date(2026, 1, 1), date(2026, 1, 1)),
    ],
)
def test_the_day_of_access_is_a_span(accessed: Date | None, start: date, end: date) -> None:
    """A month or a year leaves days open; what cannot be read as a date means today."""
    span = span_of(accessed, NOW)
    assert (span.start.date(), span.end.date()) == (start, end)


@given(st.datetimes(min_value=datetime(1996, 1, 1), max_value=datetime(2100, 1, 1)))
def test_a_timestamp_reads_back(moment: datetime) -> None:
    """Writing a moment and reading it gives the second it was in."""
    moment = moment.replace(tzinfo=UTC, microsecond=0)
    assert moment_of(timestamp(moment)) == moment


@given(st.text(max_size=60))
def test_no_url_leaves_the_path_it_is_put_in(text: str) -> None:
    """Quoted for a path, a URL has neither blanks nor fragment nor control characters."""
    assert in_path(text).isascii()
    assert as_indexed(text).isascii()
    assert not set(in_path(text)) & set(" #\r\n\t\x00")
