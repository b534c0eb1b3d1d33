"""Judge a whole site over loopback: other words, other shapes and other encodings than the tables were written from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
import requests
from second_site import Case, Site, serving

from citekit.links.page import Page
from citekit.links.pages import judge_page, needs_sibling, robot_wall, sibling_url
from citekit.model.link import CitedLink


def _fetch(session: requests.Session, url: str) -> Page:
    answer = session.get(url, timeout=120)
    hops = tuple((hop.status_code, urljoin(hop.url, hop.headers["location"])) for hop in answer.history)
    headers = {name.casefold(): value for name, value in answer.headers.items()}
    return Page(url, answer.url, answer.status_code, headers, answer.content, hops=hops)


def _judge(session: requests.Session, case: Case, url: str) -> str:
    link = CitedLink(url, title=case.title)
    page = _fetch(session, url)
    if robot_wall(page):
        return "wall"
    sibling = _fetch(session, sibling_url(url)) if needs_sibling(page, link) else None
    return judge_page(page, link, sibling=sibling).kind


@pytest.fixture(scope="module")
def judged() -> Iterator[list[tuple[Case, str]]]:
    """Ask the whole site once."""
    site = Site()
    with serving(site) as address, requests.Session() as session:
        session.trust_env = False
        yield [(case, _judge(session, case, address(case))) for case in site.cases]


def test_no_living_page_is_called_dead(judged: list[tuple[Case, str]]) -> None:
    """Articles, stubs, front pages and articles about missing pages stay alive on honest and dishonest servers."""
    living = [(case, kind) for case, kind in judged if case.kind == "fine"]
    assert len(living) > 100
    assert [(case.shape, case.path, kind) for case, kind in living if kind != "fine"] == []


@pytest.mark.parametrize("kind", ["soft-404", "parked", "drifted", "wall", "unsure"])
def test_what_is_lost_is_found(judged: list[tuple[Case, str]], kind: str) -> None:
    """Every page of a kind is judged so, in each of the seven languages."""
    found = Counter(judgement for case, judgement in judged if case.kind == kind)
    assert found == {kind: sum(case.kind == kind for case, _ in judged)}
