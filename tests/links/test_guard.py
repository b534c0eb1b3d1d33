"""The guard: nobody reaches a private service, by any way; nothing of the user's is sent on."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from loopback import PATIENT, Loopback, page, redirect, serve

from citekit.links.fetching import Fetcher

OPENED = "127.0.1.0/24"


@pytest.fixture
def canary() -> Iterator[Loopback]:
    """Stand for a private service that must never be asked."""
    with serve({"/secret": page(b"secret")}, host="127.77.0.1") as service:
        yield service


def _spellings(port: int) -> list[str]:
    hosts = [
        "127.77.0.1",
        "2135752705",
        "0x7f4d0001",
        "0177.0115.0.1",
        "127.77.1",
        "[::ffff:127.77.0.1]",
        "[::ffff:7f4d:1]",
    ]
    hosts += ["127.77.0.1.", "１２７.77.0.1", "①②⑦.77.0.1", "user:pw@127.77.0.1", "127.77.0.1.nowhere.invalid"]
    return [f"http://{host}:{port}/secret" for host in hosts]


def test_no_spelling_of_a_private_address_is_asked(canary: Loopback) -> None:
    """Every notation ends in a refusal."""
    with Fetcher(networks=[OPENED], limits=PATIENT) as fetcher:
        found = {fetcher.fetch(url).failure for url in _spellings(canary.port)}
    assert found <= {"unsafe", "host", "malformed"}
    assert canary.requests == []


def test_no_redirect_leads_to_a_private_address(canary: Loopback) -> None:
    """Each hop is checked as the first one is, foreign schemes among them."""
    targets = [
        *_spellings(canary.port),
        "file:///etc/passwd",
        "gopher://127.77.0.1/",
        f"//127.77.0.1:{canary.port}/secret",
    ]
    answers = {f"/{number}": redirect(target.encode().decode("latin-1")) for number, target in enumerate(targets)}
    with serve(answers) as site, Fetcher(networks=[OPENED], limits=PATIENT) as fetcher:
        pages = [fetcher.fetch(site.url(path)) for path in answers]
    assert {one.failure for one in pages} <= {"unsafe", "host", "malformed"}
    assert all(one.hops for one in pages)
    assert canary.requests == []


def test_a_name_server_that_changes_its_mind_gains_nothing(canary: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address that was checked is the one connected to, though the next answer is another."""
    lookups: list[str] = []
    real = socket.getaddrinfo

    def resolve(host: Any, port: Any, *rest: Any, **options: Any) -> Any:
        if host != "rebinding.example":
            return real(host, port, *rest, **options)
        lookups.append(host)
        return real("127.0.1.1" if len(lookups) == 1 else "127.77.0.1", port, *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with (
        serve({"/secret": page(b"public")}, port=canary.port) as site,
        Fetcher(networks=[OPENED], limits=PATIENT) as fetcher,
    ):
        first = fetcher.fetch(f"http://rebinding.example:{site.port}/secret")
        second = fetcher.fetch(f"http://rebinding.example:{site.port}/secret")
    assert first.body == b"public"
    assert second.failure == "unsafe"
    assert canary.requests == []


def test_one_private_answer_among_public_ones_is_refused(canary: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host with a good and a bad address is not asked at all."""
    real = socket.getaddrinfo

    def resolve(host: Any, port: Any, *rest: Any, **options: Any) -> Any:
        if host != "mixed.example":
            return real(host, port, *rest, **options)
        return real("127.0.1.1", port, *rest, **options) + real("127.77.0.1", port, *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with serve({"/": page()}, port=canary.port) as site, Fetcher(networks=[OPENED], limits=PATIENT) as fetcher:
        assert fetcher.fetch(f"http://mixed.example:{site.port}/").failure == "unsafe"
        assert site.requests == []


def test_proxies_and_netrc_of_the_environment_are_ignored(
    canary: Loopback, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    """Neither a proxy, which would resolve names itself, nor a password file is used."""
    monkeypatch.setenv("HTTP_PROXY", canary.url())
    monkeypatch.setenv("http_proxy", canary.url())
    monkeypatch.setenv("ALL_PROXY", canary.url())
    secrets = tmp_path / "netrc"
    secrets.write_text("machine 127.0.1.1 login me password secret\ndefault login me password secret\n")
    monkeypatch.setenv("NETRC", str(secrets))
    with serve({"/": page()}) as site, Fetcher(networks=[OPENED], limits=PATIENT) as fetcher:
        assert fetcher.fetch(site.url()).status == 200
        assert "authorization" not in site.requests[0].lower()
    assert canary.requests == []


def test_userinfo_is_not_sent() -> None:
    """A password in a URL becomes no header, at no hop."""
    with serve({"/": redirect("//user:secret@127.0.1.1:PORT/b"), "/b": page()}) as site:
        url = site.url().replace("//", "//me:mine@")
        with Fetcher(networks=[OPENED], limits=PATIENT) as fetcher:
            fetcher.fetch(url)
        assert site.requests
        assert not any("authorization" in request.lower() or "mine" in request for request in site.requests)


def test_headers_and_cookies_stay_with_their_host() -> None:
    """What is meant for one host, or comes from it, is sent to no other."""
    with serve({"/": page(), "/loop": page()}, host="127.0.1.2") as other:
        answers = {"/": redirect(other.url(), headers="Set-Cookie: a=b; Path=/\r\n")}
        with serve(answers) as site, Fetcher(networks=[OPENED], limits=PATIENT) as fetcher:
            fetcher.fetch(site.url(), headers={"Authorization": "LOW key:secret"})
            assert "LOW key:secret" in site.requests[0]
        assert len(other.requests) == 1
        assert "secret" not in other.requests[0]
        assert "cookie" not in other.requests[0].lower()


def test_line_breaks_in_a_location_begin_no_header() -> None:
    """A redirect cannot smuggle a header into the next request."""
    answers = {"/": redirect("/b%0d%0aX-Evil:%201?\x0bX-Evil: 1"), "/b%0d%0aX-Evil:%201": page()}
    with serve(answers) as site, Fetcher(networks=[OPENED], limits=PATIENT) as fetcher:
        fetcher.fetch(site.url())
        assert not any(line.lower().startswith("x-evil") for one in site.requests for line in one.split("\r\n"))


def test_a_trusted_host_is_reachable_and_its_neighbour_is_not(canary: Loopback) -> None:
    """An archive that the user names may be private; where it redirects to may not."""
    with serve({"/": page(), "/away": redirect(canary.url("/secret"))}, host="127.0.2.1") as archive:
        with Fetcher(trusted=[(archive.host, archive.port)], limits=PATIENT) as fetcher:
            assert fetcher.fetch(archive.url()).status == 200
            assert fetcher.fetch(archive.url("/away")).failure == "unsafe"
        with Fetcher(limits=PATIENT) as fetcher:
            assert fetcher.fetch(archive.url()).failure == "unsafe"
    assert canary.requests == []
