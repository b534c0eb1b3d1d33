"""Which address a broken one stands for, of those that an index knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stopwatch import within

from citekit.links.archives.repairing import distance, meant, prefixes, same_address, skeleton, tidy

SLUG = "http://news.example/world/4711-what-everybody-should-know-about-rivers"


@pytest.mark.parametrize(
    ("broken", "known", "expected"),
    [
        ("http://a.example/file 9.pdf", ["http://a.example/file_9.pdf"], "http://a.example/file_9.pdf"),
        ("http://a.example/file 9.pdf", ["http://a.example/file_8.pdf", "http://a.example/file_19.pdf"], None),
        ("http://a.example/file 9.pdf", ["http://a.example/file_9.pdf", "http://a.example/file-9.pdf"], None),
        ("http://a.example/ab.htm", ["http://a.example/ac.htm"], None),
        (SLUG.replace("rivers", "riuers"), [SLUG, "http://news.example/world/4712-rivers"], SLUG),
        (SLUG.replace("-should-know", "shouldknow").replace("rivers", "riuers"), [SLUG], SLUG),
        (SLUG.replace("rivers", "riuers"), [SLUG, SLUG.replace("rivers", "rovers")], None),
        (SLUG.replace("4711", "4712"), [SLUG], None),
        (SLUG.replace("rivers", "lakes"), [SLUG], None),
        (
            "http://a.example/?id x=5",
            ["http://a.example/?id_x=5", "http://a.example/?id_x=6"],
            "http://a.example/?id_x=5",
        ),
        ("", ["http://a.example/"], None),
        ("http://a.example/x", [], None),
    ],
)
def test_one_address_is_meant_or_none(broken: str, known: list[str], expected: str | None) -> None:
    """Separators and a letter or two may be lost; another number, a tie or a different word is another work."""
    assert meant([broken], known) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://a.example/b/c-d", ("a.example/b",)),
        ("http://a.example/b/long-d", ("a.example/b/long", "a.example/b")),
        ("http://a.example/files/?id=1", ("a.example/files", "a.example")),
        ("http://[::1", ()),
        ("mailto:x", ()),
    ],
)
def test_prefixes_go_from_narrow_to_wide(url: str, expected: tuple[str, ...]) -> None:
    """At most two questions are asked."""
    assert prefixes(url) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("http://a. example/b c", "http://a.example/bc"),
        ("a.example/b", None),
        ("http://[/", None),
        ("ftp://a.example/", None),
        ("", None),
    ],
)
def test_a_printed_address_is_tidied(printed: str, expected: str | None) -> None:
    """Blanks go; what is no web address then is nothing to ask for."""
    assert tidy(printed) == expected


def test_the_same_address_has_many_spellings() -> None:
    """Scheme, www, quoting, case and the last slash do not count; separators do."""
    assert same_address("http://www.A.example/b%7B/", "https://a.example/B{")
    assert not same_address("http://a.example/b_c", "http://a.example/b-c")


def _plain_distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        last, row = row, [at]
        for place, rival in enumerate(other, 1):
            row.append(min(last[place] + 1, row[-1] + 1, last[place - 1] + (letter != rival)))
    return row[-1]


@given(st.text("abc", max_size=12), st.text("abc", max_size=12), st.integers(0, 6))
def test_the_banded_distance_is_the_plain_one_up_to_its_bound(one: str, other: str, most: int) -> None:
    """The short way gives what the textbook gives, cut off above the bound."""
    assert distance(one, other, most) == min(_plain_distance(one, other), most + 1)


@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=5))
def test_no_text_breaks_the_search(broken: str, known: list[str]) -> None:
    """Any text may be printed, any text may stand in an index."""
    assert meant([broken], known) in {None, *known}
    assert isinstance(skeleton(broken), str)
    assert len(prefixes(broken)) <= 2


def test_a_large_directory_is_searched_in_little_time() -> None:
    """Five thousand long neighbours cost less than a few seconds even on a busy machine."""
    known = [
        f"http://news.example/world/{number}-what-everybody-should-know-about-rivers-" + "x" * 120
        for number in range(5000)
    ]
    with within(5):
        assert meant([known[4000].replace("everybody", "evervbody")], known) == known[4000]
