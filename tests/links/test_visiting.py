"""Visits without a network: which errands a URL leads to, and what is sent to whom."""

from __future__ import annotations

from typing import Any

from citekit.links.hosts import drive
from citekit.links.limits import Limits
from citekit.links.page import Page
from citekit.links.urls import validate_url
from citekit.links.visiting import Errand, Visitor

START = "http://example.by/a"


class _Web:
    def __init__(self, **pages: Page) -> None:
        self.pages = pages
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def request(self, url: str, **options: Any) -> Page:
        self.asked.append((url, options))
        status, headers = self.answers[url].pop(0)
        return Page(url, url, status, headers)

    answers: dict[str, list[tuple[int, dict[str, str]]]]


def _visit(answers: dict[str, list[tuple[int, dict[str, str]]]], **options: Any) -> tuple[Page, _Web, list[float]]:
    web, slept = _Web(), list[float]()
    web.answers = answers
    visitor = Visitor(web.request, validate_url, Limits(backoff=0.5))
    page: Page = drive(visitor.visit(START, **options), slept.append)
    return page, web, slept


def test_every_hop_is_an_errand_of_its_own_host() -> None:
    """Whoever drives a visit can treat each host of a chain by its own limits."""
    visitor = Visitor(lambda url: Page(url, url, 301, {"location": "http://other.by/b"}), validate_url, Limits())
    task = visitor.visit(START)
    first = next(task)
    assert isinstance(first, Errand)
    second = task.send(first.call())
    assert isinstance(second, Errand)
    assert (first.lane, second.lane) == ("example.by", "other.by")


def test_headers_go_to_the_first_host_and_a_body_to_the_first_request() -> None:
    """Keys and data are for whom they were meant."""
    answers = {
        START: [(302, {"location": "/b"})],
        "http://example.by/b": [(302, {"location": "http://other.by/c"})],
        "http://other.by/c": [(200, {})],
    }
    _, web, _ = _visit(answers, method="POST", headers={"Authorization": "key"}, data=b"x")
    assert [sorted(options) for _, options in web.asked] == [["data", "headers", "method"], ["headers"], []]


def test_a_cookie_goes_back_to_its_host_alone() -> None:
    """A chain that comes back to a host brings the cookie of that host, and another host does not see it."""
    answers = {
        START: [(302, {"location": "http://other.by/b", "set-cookie": "a=1; Path=/\nb=2"}), (200, {})],
        "http://other.by/b": [(302, {"location": START})],
    }
    page, web, _ = _visit(answers)
    assert page.status == 200
    assert [options.get("headers") for _, options in web.asked] == [None, None, {"Cookie": "a=1; b=2"}]


def test_waits_grow_until_the_server_answers() -> None:
    """A server that fails twice is waited for twice."""
    page, web, slept = _visit({START: [(500, {}), (503, {}), (200, {})]})
    assert (page.status, len(web.asked), slept) == (200, 3, [0.5, 1.0])


def test_a_host_that_refuses_twice_is_left_alone_by_all() -> None:
    """The first 429 lets the host breathe, the second stops it for as long as it asks."""
    visitor = Visitor(lambda url: Page(url, url, 429, {"retry-after": "5"}), validate_url, Limits())
    task = visitor.visit(START)
    errands = [next(task)]
    for _ in range(2):
        errands.append(task.send(errands[-1].call()))  # type: ignore[union-attr]
    assert [(one.wait, one.pause) for one in errands if isinstance(one, Errand)] == [
        (0.0, 0.0),
        (5.0, 0.25),
        (5.0, 5.0),
    ]
