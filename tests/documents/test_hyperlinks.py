"""Links: an address that is printed abridged or torn gives way to its target, and nothing else does."""

from __future__ import annotations

import pytest

from citekit.documents.hyperlinks import is_external, print_link

LINKS = [
    ("http://example.org/a…", "http://example.org/a/long/way.pdf", "http://example.org/a/long/way.pdf"),
    ("http://example.org/a...", "http://example.org/a/b", "http://example.org/a/b"),
    ("http://example. org/a /b", "http://example.org/a/b", "http://example.org/a/b"),
    ("example.org/a-\nb", "http://www.example.org/a-b", "http://www.example.org/a-b"),
    ("www.example.org", "https://www.example.org/", "www.example.org"),
    ("http://example.org/a", "http://example.org/a", "http://example.org/a"),
    ("http://example.org/a).", "http://example.org/a", "http://example.org/a)."),
    (
        "https://be.example.org/wiki/Мінск",
        "https://be.example.org/wiki/%D0%9C%D1%96%D0%BD%D1%81%D0%BA",
        "https://be.example.org/wiki/Мінск",
    ),
    ("http://прыклад.бел/а…", "http://xn--80aiqesg1f.xn--90ais/b", "http://xn--80aiqesg1f.xn--90ais/b"),
    ("http://very.long.exam…", "http://very.long.example.org/a", "http://very.long.example.org/a"),
    ("10.1234/ab …", "https://doi.org/10.1234/abc.def", "10.1234/abc.def"),
    ("doi: 10.1234/ abc", "http://dx.doi.org/10.1234/abc", "doi: 10.1234/abc"),
    ("https://doi.org/10.1234/ab c", "https://doi.org/10.1234/abc", "https://doi.org/10.1234/abc"),
    ("10.1234/abc", "https://journal.example.org/article/5", "10.1234/abc"),
    ("http://example.org/a", "http://other.example.com/b", "http://example.org/a"),
    ("a museum of towns", "http://example.org/", "a museum of towns"),
    ("т. д. как", "http://example.org/", "т. д. как"),
    ("mail@example.org", "mailto:mail@example.org", "mail@example.org"),
    ("", "http://example.org/", ""),
    ("x" * 5000, "http://example.org/", "x" * 5000),
]


@pytest.mark.parametrize(("printed", "url", "shown"), LINKS)
def test_the_target_stands_for_an_address_that_lost_something(printed: str, url: str, shown: str) -> None:
    """Words stay words; an address that is whole, or leads elsewhere than it says, stays as printed."""
    assert print_link(printed, url) == shown


@pytest.mark.parametrize(
    ("url", "external"),
    [
        ("http://a", True),
        ("HTTPS://a", True),
        ("#a", False),
        ("mailto:a@b", False),
        ("javascript:a", False),
        ("", False),
    ],
)
def test_only_the_web_is_outside(url: str, external: bool) -> None:
    """Links within the file, to mailboxes and scripts are none of a bibliography's."""
    assert is_external(url) is external
