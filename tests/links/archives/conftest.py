"""Run a real web archive over a WARC whose contents are known."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from archive_parts import HERE, pywb_tool, served, shim
from ports import free_port


@pytest.fixture(scope="session")
def pywb_collection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a collection of pywb; its base URL."""
    pytest.importorskip("warcio", reason="warcio is not installed")
    manager, wayback = pywb_tool("wb-manager"), pywb_tool("wayback")
    folder = tmp_path_factory.mktemp("pywb")
    writer = [sys.executable, str(HERE / "make_warc.py"), "known.warc.gz"]  # warcio leaves files to the collector
    subprocess.run(writer, cwd=folder, check=True)
    (folder / "config.yaml").write_text("framed_replay: false\nredirect_to_exact: true\n", "utf-8")
    for command in (["init", "web"], ["add", "web", "known.warc.gz"]):
        subprocess.run([manager, *command], cwd=folder, check=True, capture_output=True)
    port = free_port()
    with served([wayback, "-p", str(port), "-b", "127.0.0.1"], port, folder):
        yield f"http://127.0.0.1:{port}/web"


@pytest.fixture(scope="session")
def wayback_base(pywb_collection: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the same collection as the Wayback Machine answers; its base URL."""
    port = free_port()
    with served(shim(port, pywb_collection), port, tmp_path_factory.mktemp("shim")):
        yield f"http://127.0.0.1:{port}"
