"""The whole checker on the second site: other words and shapes than the tables were written from."""

from __future__ import annotations

from collections import Counter

import pytest
from second_site import Site, serving

from citekit.links.checking import check_links
from citekit.links.fetching import Fetcher
from citekit.model.link import CitedLink

VERDICTS = {
    "fine": {"alive", "moved"},
    "soft-404": {"soft-404"},
    "parked": {"soft-404"},
    "drifted": {"drifted"},
    "wall": {"blocked"},
    "unsure": {"alive", "moved"},
}


@pytest.fixture(scope="module")
def checked() -> list[tuple[str, str, str]]:
    """Check all pages of the site: what each is, what it was called, and its shape."""
    site = Site(base=91)
    with serving(site) as address, Fetcher(networks=["127.0.0.0/8"]) as fetcher:
        cases = {address(case): case for case in site.cases}
        checks = list(check_links([CitedLink(url, title=case.title) for url, case in cases.items()], fetcher=fetcher))
    return [(cases[one.link.url].kind, one.verdict.value, cases[one.link.url].shape) for one in checks]


def test_every_page_gets_its_verdict(checked: list[tuple[str, str, str]]) -> None:
    """Nothing that lives is called dead, and what is lost is found."""
    assert len(checked) > 200
    assert Counter(one for one in checked if one[1] not in VERDICTS[one[0]]) == Counter()
