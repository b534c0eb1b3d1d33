"""URLs of this machine are its paths, and what lies behind others is read within limits."""

from __future__ import annotations

import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from batch_parts import Silent, run_batch, run_code, serve, states, write_paper

from citekit.batch.urls import localise
from citekit.errors import CitekitError

MB = 1024 * 1024


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("file:///papers/a.pdf", "/papers/a.pdf"),
        ("FILE://LocalHost/a%20b%25.pdf", "/a b%.pdf"),
        ("file:///a%EA.pdf", os.fsdecode(b"/a\xea.pdf")),
        ("file:///Чарот%D1%8B.pdf", "/Чароты.pdf"),
        ("file:///100%.pdf", "/100%.pdf"),
        ("a%20b.pdf", "a%20b.pdf"),
        ("s3://bucket/a%20b.pdf", "s3://bucket/a%20b.pdf"),
    ],
)
def test_a_url_of_this_machine_is_a_path(url: str, path: str) -> None:
    """Percent signs are decoded to bytes, the host may be ``localhost``; other URLs stay."""
    assert localise(url) == path


@pytest.mark.parametrize("url", ["file://server/a.pdf", "file://localhost", "file://", "file:///a%00.pdf"])
def test_a_url_of_another_machine_is_refused(url: str) -> None:
    """Nothing is read relative to the working folder."""
    with pytest.raises(CitekitError, match="file://"):
        localise(url)


def test_inputs_and_output_may_be_urls_of_this_machine(tmp_path: Path) -> None:
    """A folder with a space in its name is read and written by its URL."""
    write_paper(tmp_path / "my papers/a.txt")
    base = f"file://localhost{tmp_path}"
    run_batch(f"{base}/my%20papers", "--out", f"{base}/my%20results", "--jobs", 1)
    assert states(tmp_path / "my results") == {"a.txt": "done"}
    assert "another machine" in run_batch("file://moon/papers", "--out", tmp_path / "out", status=2)


class _Endless(Silent, BaseHTTPRequestHandler):
    sent = 0

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(200):
                self.wfile.write(b"x" * MB)
                type(self).sent += 1
        except OSError:
            return


def test_a_page_without_end_is_not_read_to_its_end() -> None:
    """What is larger than a paper may be is refused as soon as that is known."""
    pytest.importorskip("aiohttp", reason="the [cluster] extra is not installed")
    with serve(ThreadingHTTPServer(("127.0.0.1", 0), _Endless)) as address:
        told = run_code(
            f"from citekit.batch import urls; urls.SIZE_LIMIT = 3 * {MB}\n"
            f"try: urls.fetch('{address}/a', 'a')\n"
            "except Exception as error: print(error)"
        )
    assert told == "a: is larger than 3 MB; split it into papers\n"
    assert _Endless.sent < 100
