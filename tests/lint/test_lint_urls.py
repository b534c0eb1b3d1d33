"""Addresses."""

from __future__ import annotations

import pytest
from rule_runner import run

from citekit.lint.urls import find_wrong_urls

CASES = [
    (r"url = {http://nlb.by/a\_b\%20c}", [("url-escaped", "http://nlb.by/a_b%20c")]),
    (r"url = {\url{http://nlb.by/}}", [("url-command", "http://nlb.by/")]),
    ("url = {http://nlb.by/?id=5&utm_source=x&utm_medium=y}", [("url-tracker", "http://nlb.by/?id=5")]),
    ("url = {http://nlb.by/?fbclid=x#top}", [("url-tracker", "http://nlb.by/#top")]),
    ("url = {www.nlb.by/a}", [("url-scheme", None)]),
    ("url = {htp:/a.by}", [("url-scheme", None)]),
    ("url = {http//a.by}", [("url-scheme", None)]),
    ("url = {https:/a.by}", [("url-scheme", None)]),
    ("url = {ftp://a.by/b}", []),
    ("url = {https://doi.org/10.1000/182}", [("url-doi", None)]),
    ("url = {https://doi.org/10.1000/182}, doi = {10.1000/182}", []),
    ("note = {гл. http://nlb.by/a}", [("url-in-text", None)]),
    (r"howpublished = {\url{http://nlb.by/a}}, url = {http://nlb.by/a}", []),
    (r"addendum = {Archived: \url{http://web.archive.org/x}}, usera = {http://web.archive.org/x}", []),
    ("title = {Как устроен ya.ru}", []),
    ("url = {http://nlb.by/a_b?c=1&d=2#e~}", []),
    ("url = {}", []),
    ("url = {http://[::1}", []),
]


@pytest.mark.parametrize(("fields", "expected"), CASES)
def test_urls(fields: str, expected: list[tuple[str, str | None]]) -> None:
    """An address stands in its field as a browser takes it, without what traces the reader."""
    assert run(find_wrong_urls, fields, "online") == expected
