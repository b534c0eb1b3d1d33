"""URLs without a network: what may be asked, what is flagged, what was probably meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.links.addresses import read_network
from citekit.links.archived_urls import take_apart
from citekit.links.damage import propose_repair
from citekit.links.spelling import essence, is_same_address, redact, without_userinfo
from citekit.links.urls import validate_url
from citekit.model.link import Verdict

ASKED = [
    ("http://example.by/a?b=c#d", "http://example.by/a?b=c"),
    ("HTTPS://Example.BY", "https://example.by/"),
    ("www.example.by/a", "http://www.example.by/a"),
    ("//example.by/a", "http://example.by/a"),
    ("example.by:8080/a", "http://example.by:8080/a"),
    ("<http://example.by/>", "http://example.by/"),
    ("http://пример.рф/стр", "http://xn--e1afmkfd.xn--p1ai/%D1%81%D1%82%D1%80"),
    ("http://example.by/%D1%81", "http://example.by/%D1%81"),
    ("http://example.by/{A}", "http://example.by/%7BA%7D"),
    ("http://user:secret@example.by/", "http://example.by/"),
    ("http://[2606:2800::1]/", "http://[2606:2800::1]/"),
    ("http://a_b.example.by/", "http://a_b.example.by/"),
]
REFUSED = [
    ("", Verdict.MALFORMED, "url-empty"),
    ("http://", Verdict.MALFORMED, "url-syntax"),
    ("http://exa mple.by/", Verdict.MALFORMED, "url-blank"),
    ("http://example.by/\u202eabc", Verdict.MALFORMED, "url-control-character"),
    ("http://example.by/\ud800", Verdict.MALFORMED, "url-control-character"),
    ("http://example.by:99999/", Verdict.MALFORMED, "url-syntax"),
    ("http://[::1/", Verdict.MALFORMED, "url-syntax"),
    ("http://example/", Verdict.MALFORMED, "host-incomplete"),
    ("http://" + "a" * 70 + ".by/", Verdict.MALFORMED, "url-syntax"),
    ("http://a..by/", Verdict.MALFORMED, "url-syntax"),
    ("http://example.by/" + "a" * 9000, Verdict.MALFORMED, "url-too-long"),
    ("htpp://example.by/a", Verdict.MALFORMED, "scheme-damaged"),
    ("file:///etc/passwd", Verdict.UNSAFE, "scheme-unsafe"),
    ("javascript:alert(1)", Verdict.UNSAFE, "scheme-unsafe"),
    ("data:text/html,x", Verdict.UNSAFE, "scheme-unsafe"),
    ("http://127.0.0.1/", Verdict.UNSAFE, "address-private"),
    ("http://2130706433/", Verdict.UNSAFE, "address-private"),
    ("http://0x7f.1/", Verdict.UNSAFE, "address-private"),
    ("http://①②⑦.0.0.1/", Verdict.UNSAFE, "address-private"),
    ("http://[::ffff:169.254.169.254]/", Verdict.UNSAFE, "address-private"),
    ("http://example.by:25/", Verdict.UNSAFE, "port-unsafe"),
    ("http://user@169.254.169.254/", Verdict.UNSAFE, "address-private"),
    ("ftp://example.by/a", Verdict.UNCHECKED, "scheme-other"),
    ("mailto:a@example.by", Verdict.UNCHECKED, "scheme-other"),
]
FLAGGED = [
    ("http://user:secret@example.by/", "userinfo"),
    ("http://пример.бел/", "host-international"),
    ("http://xn--e1afmkfd.xn--90ais/", "host-international"),
    ("http://ехаmple.by/", "host-mixed-scripts"),
    ("example.by/a", "no-scheme"),
]
REPAIRS = [
    ("http:/ /example.by/a", "http://example.by/a"),
    ("http: //example.by/a b.html", "http://example.by/a_b.html"),
    ("http//example.by/a", "http://example.by/a"),
    ("hhttp://example.by/", "http://example.by/"),
    ("http:\\\\example.by/", "http://example.by/"),
    ("https://example,by/a", "https://example.by/a"),
    ("http://ехаmple.by/a", "http://example.by/a"),
    ("http://example.by/a).", "http://example.by/a"),
    ("http://example.by/a_(b)", None),
    ("http://exam\u00adple.by/", "http://example.by/"),
    ("http://example.by/a- b", "http://example.by/a-b"),
    ("http://example.by/a", None),
    ("пример", None),
]
ARCHIVED = [
    ("https://web.archive.org/web/20140702101112/http://example.by/a", "http://example.by/a", "2014-07-02T10:11:12"),
    (
        "https://web.archive.org/web/20140702id_/http:/example.by/a?b=c",
        "http://example.by/a?b=c",
        "2014-07-02T00:00:00",
    ),
    ("https://arquivo.pt/wayback/20100101000000/example.by", "http://example.by", "2010-01-01T00:00:00"),
    ("https://arquivo.pt/noFrame/replay/2010/https://example.by/", "https://example.by/", "2010-01-01T00:00:00"),
    ("http://archive.example.by/coll/20140702/http%3A%2F%2Fexample.by/", None, None),
    ("http://my.archive.by/coll/20140702/http://example.by/", "http://example.by/", "2014-07-02T00:00:00"),
]


@pytest.mark.parametrize(("url", "asked"), ASKED)
def test_what_may_be_asked_is_normalised(url: str, asked: str) -> None:
    """A sound URL becomes what is sent: ASCII host, escaped path, no fragment, no user."""
    valid = validate_url(url)
    assert (valid.url, valid.verdict) == (asked, None)


@pytest.mark.parametrize("asked", [asked for _, asked in ASKED])
def test_validating_twice_changes_nothing(asked: str) -> None:
    """What has been validated is valid as it is."""
    assert validate_url(asked).url == asked


@pytest.mark.parametrize(("url", "verdict", "code"), REFUSED)
def test_what_may_not_be_asked_has_a_verdict(url: str, verdict: Verdict, code: str) -> None:
    """The first obstacle is named, and nothing remains to be asked."""
    valid = validate_url(url)
    assert valid.verdict is verdict
    assert code in [one.code for one in valid.evidence]
    assert valid.url == ""


@pytest.mark.parametrize(("url", "code"), FLAGGED)
def test_what_is_odd_is_flagged(url: str, code: str) -> None:
    """An oddity is told, and the URL is asked nevertheless."""
    valid = validate_url(url)
    assert code in [one.code for one in valid.evidence]
    assert valid.verdict is None


def test_a_cyrillic_host_is_no_mixture() -> None:
    """A host in one script is legitimate; only a name that mixes scripts is flagged."""
    assert "host-mixed-scripts" not in [one.code for one in validate_url("http://пример.бел/").evidence]


def test_an_opened_network_and_a_trusted_host_may_be_asked() -> None:
    """What the user opens is asked, and no neighbour."""
    assert validate_url("http://10.1.2.3/", [read_network("10.1.0.0/16")]).verdict is None
    assert validate_url("http://10.2.2.3/", [read_network("10.1.0.0/16")]).verdict is Verdict.UNSAFE
    assert validate_url("http://127.0.0.1:8080/", (), [("127.0.0.1", 8080)]).verdict is None
    assert validate_url("http://127.0.0.1:8081/", (), [("127.0.0.1", 8080)]).verdict is Verdict.UNSAFE


@pytest.mark.parametrize(("url", "repaired"), REPAIRS)
def test_damage_is_repaired(url: str, repaired: str | None) -> None:
    """A damaged URL gets a proposal, a sound one none."""
    assert propose_repair(url) == repaired


@given(st.text(max_size=200))
def test_any_text_is_validated(text: str) -> None:
    """No text raises, and a URL that may be asked is ASCII and of the web."""
    for url in (text, f"http://{text}", f"http://example.by/{text}"):
        valid = validate_url(url)
        assert valid.verdict is not None or (valid.url.isascii() and valid.url.startswith("http"))


def test_megabytes_are_read_in_no_time() -> None:
    """Hostile length costs nothing."""
    for text in ("h t t p" * 300_000, "http://" + "a." * 500_000, "a@" * 500_000, ")" * 1_000_000, "," * 1_000_000):
        assert validate_url(text).verdict is not None
        take_apart(text)


def test_passwords_are_neither_sent_nor_shown() -> None:
    """What stands before the host is taken away or hidden; an @ in the path stays."""
    assert without_userinfo("https://a:b@c@example.by/x@y") == "https://example.by/x@y"
    assert redact("https://a:b@example.by/x@y") == "https://***@example.by/x@y"
    assert redact("http://example.by/?mail=a@b.by") == "http://example.by/?mail=a@b.by"


def test_the_essence_of_addresses() -> None:
    """Scheme, www, default port, fragment and a last slash make no other address; a query does."""
    assert is_same_address("http://www.example.by:80/a/", "https://example.by/a#b")
    assert not is_same_address("http://example.by/a?b", "http://example.by/a?c")
    assert essence("http://[broken") == "http://[broken"


@pytest.mark.parametrize(("url", "original", "moment"), ARCHIVED)
def test_archive_urls_are_taken_apart(url: str, original: str | None, moment: str | None) -> None:
    """The URL of a copy says what was copied and when; one that merely has digits in it is none."""
    parts = take_apart(url)
    found = (parts.original, parts.datetime.strftime("%Y-%m-%dT%H:%M:%S")) if parts and parts.datetime else (None, None)
    assert found == (original, moment)
