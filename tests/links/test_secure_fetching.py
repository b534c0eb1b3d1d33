"""TLS: certificates are verified against the name, through the one context that all connections share."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from loopback import PATIENT, page

from citekit.links.fetching import Fetcher

SHORT = replace(PATIENT, read=2, total=2, attempts=1)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a certificate of 127.0.1.1, good for five days."""
    if shutil.which("openssl") is None:
        pytest.skip("the program openssl is not installed")
    folder = tmp_path_factory.mktemp("certificates")
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "5", "-subj", "/CN=loopback"]
    command += ["-keyout", folder / "key.pem", "-out", folder / "cert.pem", "-addext", "subjectAltName=IP:127.0.1.1"]
    command += ["-addext", "basicConstraints=critical,CA:TRUE"]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@contextmanager
def _serve(folder: Path, host: str, answer: Callable[[ssl.SSLSocket], None]) -> Iterator[str]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    listener = socket.create_server((host, 0))

    def accept() -> None:
        with suppress(OSError):
            while True:
                client, _ = listener.accept()
                with suppress(OSError), context.wrap_socket(client, server_side=True) as secure:
                    secure.recv(65536)
                    answer(secure)

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield f"https://{host}:{listener.getsockname()[1]}/"
    finally:
        listener.close()


def _whole(client: ssl.SSLSocket) -> None:
    client.sendall(page(b"there"))


def _drip(client: ssl.SSLSocket) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\n")
    for _ in range(1000):
        client.sendall(b"X")
        time.sleep(0.1)


def test_a_good_certificate_is_taken(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A certificate that the system trusts, of the right name, opens the page."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert.pem"))
    with _serve(certificate, "127.0.1.1", _whole) as url, Fetcher(networks=["127.0.1.0/24"], limits=PATIENT) as fetcher:
        assert [fetcher.fetch(url).body for _ in range(2)] == [b"there"] * 2


@pytest.mark.parametrize(
    ("host", "trusted"), [("127.0.1.2", True), ("127.0.1.1", False)], ids=["wrong name", "unknown"]
)
def test_a_bad_certificate_is_a_failure(
    certificate: Path, monkeypatch: pytest.MonkeyPatch, host: str, trusted: bool
) -> None:
    """Neither another's certificate nor one that nobody vouches for is taken."""
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert.pem"))
    with _serve(certificate, host, _whole) as url, Fetcher(networks=["127.0.1.0/24"], limits=PATIENT) as fetcher:
        found = fetcher.fetch(url)
    assert found.failure == "tls"
    assert "certificate" in found.message


def test_a_dripping_head_is_cut_behind_tls_too(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The watch hangs up on encrypted connections as on plain ones."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert.pem"))
    with _serve(certificate, "127.0.1.1", _drip) as url, Fetcher(networks=["127.0.1.0/24"], limits=SHORT) as fetcher:
        began = time.monotonic()
        assert fetcher.fetch(url).failure == "timeout"
        assert time.monotonic() - began < 30
