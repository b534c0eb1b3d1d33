"""DOIs, ISBNs and ISSNs."""

from __future__ import annotations

import pytest
from rule_runner import run

from citekit.lint.dois import find_wrong_dois
from citekit.lint.identifiers import find_wrong_numbers

DOIS = [
    ("10.1000/182", []),
    ("https://doi.org/10.1000/182", [("doi-url", "10.1000/182")]),
    ("http://dx.doi.org/10.1000/182", [("doi-url", "10.1000/182")]),
    ("doi:10.1000/182", [("doi-url", "10.1000/182")]),
    ("DOI: 10.1000/182", [("doi-url", "10.1000/182")]),
    ("10/b94pmw", [("doi-short", None)]),
    ("10.1000%2F182", [("doi-encoded", "10.1000/182")]),
    ("10.1000/182.", [("doi-punctuation", "10.1000/182")]),
    ("10.1000/", [("doi-cut-off", None)]),
    ("10.1000/abc…", [("doi-cut-off", None)]),
    ("10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O", []),
]


@pytest.mark.parametrize(("doi", "expected"), DOIS)
def test_dois(doi: str, expected: list[tuple[str, str | None]]) -> None:
    """A DOI stands alone and whole."""
    assert run(find_wrong_dois, f"doi = {{{doi}}}") == expected


NUMBERS = [
    ("isbn = {978-0-306-40615-7}", []),
    ("isbn = {978-0-306-40615-6}", [("isbn-check-digit", None)]),
    ("isbn = {0-306-40615-2 (vol. 1) and 978-0-306-40615-7 [hardback]}", []),
    ("isbn = {0-306-40615-X}", [("isbn-check-digit", None)]),
    ("isbn = {ISBN 978-985-02-1234-5}", [("isbn-label", "978-985-02-1234-5")]),
    ("isbn = {978-985-02-123}", [("isbn-length", None)]),
    ("isbn = {0-306-40615-2, 5-7914-0056-4}", [("isbn-check-digit", None)]),
    ("issn = {0317-8471}", []),
    ("issn = {0317-8472}", [("issn-check-digit", None)]),
    ("issn = {ISSN: 0317-8471}", [("issn-label", "0317-8471")]),
    ("issn = {0317-84}", [("issn-length", None)]),
]


@pytest.mark.parametrize(("fields", "expected"), NUMBERS)
def test_numbers(fields: str, expected: list[tuple[str, str | None]]) -> None:
    """An ISBN has 10 or 13 digits, an ISSN 8, the last checks the others, and neither says its name."""
    assert run(find_wrong_numbers, fields) == expected
