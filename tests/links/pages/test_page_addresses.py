"""Judge addresses alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citekit.links.pages.addresses import (
    has_number,
    is_error_address,
    is_front,
    join_url,
    leaf_of,
    same_place,
    sibling_url,
    slug_of,
    split_url,
)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://a.example", True),
        ("http://a.example/", True),
        ("http://a.example/pl/", True),
        ("http://a.example/en-US/index.html", True),
        ("http://a.example/default.aspx?lang=be", True),
        ("http://a.example/?p=77", False),
        ("http://a.example/index.php?id=5", False),
        ("http://a.example/news", False),
        ("http://a.example/about.html", False),
    ],
)
def test_front_pages(url: str, expected: bool) -> None:
    """A front page is a root, a language or an index, unless its query has the number of a work."""
    assert is_front(url) is expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://a.example/404.html", True),
        ("http://a.example/404/", True),
        ("http://a.example/en/page-not-found", True),
        ("http://a.example/error.aspx?aspxerrorpath=/x", True),
        ("http://a.example/errors/", True),
        ("http://a.example/err404.php", True),
        ("http://a.example/x?status=404", True),
        ("http://a.example/news/404-families-moved", False),
        ("http://a.example/terror", False),
        ("http://a.example/articles/trial-and-error", False),
        ("http://a.example/2404/", False),
        ("http://a.example/treasures-not-found-in-museums", False),
    ],
)
def test_addresses_of_error_pages(url: str, expected: bool) -> None:
    """The last component must be the error page's name and no more."""
    assert is_error_address(url) is expected


@pytest.mark.parametrize(
    ("url", "start", "end"),
    [
        ("http://a.example/x/y.html?q=1#f", "http://a.example/x/", ".html"),
        ("http://a.example/x/y/", "http://a.example/x/", "/"),
        ("http://a.example/x", "http://a.example/", ""),
        ("http://a.example/", "http://a.example/", ""),
        ("https://a.example:8443/%D1%8F/y.pdf", "https://a.example:8443/%D1%8F/", ".pdf"),
    ],
)
def test_a_neighbour_lies_in_the_same_directory(url: str, start: str, end: str) -> None:
    """A made-up neighbour has 25 random letters in the place of the last component, and no query."""
    made = sibling_url(url)
    assert made.startswith(start)
    assert made.endswith(end)
    assert len(made) == len(start) + 25 + len(end)
    assert made != sibling_url(url)


@pytest.mark.parametrize(
    ("url", "leaf", "slug", "number"),
    [
        ("http://a.example/t/48213/the-crooked-viaduct.html", "the-crooked-viaduct", "crooked viaduct", True),
        ("http://a.example/2013/05/07/%D0%BF%D0%BE%D1%88%D1%82%D0%B0", "пошта", "пошта", False),
        ("http://a.example/20130507/x1y2", "x1y2", "", False),
        ("http://a.example/4f8e1d3a", "4f8e1d3a", "", False),
        ("http://a.example", "", "", False),
    ],
)
def test_what_an_address_says(url: str, leaf: str, slug: str, number: bool) -> None:
    """Leaf, words and number of a work; years and dates are no numbers of works."""
    assert (leaf_of(url), slug_of(url), has_number(url)) == (leaf, slug, number)


def test_places_are_compared() -> None:
    """Scheme, www, the usual port, a closing slash and the fragment make no other place; a query does."""
    assert same_place("http://www.a.example:80/x/#f", "https://A.example/x")
    assert not same_place("http://a.example/x?p=1", "http://a.example/x?p=2")


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_an_address(text: str) -> None:
    """Nothing raises, whatever stands in the place of a URL."""
    for url in (text, f"http://{text}", f"http://a.example/{text}"):
        split_url(url)
        assert isinstance(sibling_url(url), str)
        assert isinstance(is_front(url) or is_error_address(url) or has_number(url), bool)
        assert isinstance(join_url("http://a.example/x", url) + slug_of(url), str)
