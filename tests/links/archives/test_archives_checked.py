"""``citekit check`` with a real archive on loopback: the copies of a bibliography, found and written."""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from archive_parts import served
from click.testing import CliRunner, Result
from ports import free_port
from test_archives_real import EXPECTED

from citekit.cli import citekit
from citekit.formats import read_bibliography

FOLDER = Path(__file__).resolve().parents[3] / "bib" / "prokopiuk-2014"
STAMPS = {row[0]: row[2] for row in EXPECTED}

Check = Callable[..., Result]


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Check:
    """Call ``citekit check`` on the worked bibliography, with no name server, so that nobody outside is asked."""
    if not FOLDER.exists():
        pytest.skip("the worked paper is not in this checkout")
    real = socket.getaddrinfo

    def resolve(host: Any, *given: Any, **options: Any) -> Any:
        if str(host).replace(".", "").isdigit():
            return real(host, *given, **options)
        raise socket.gaierror(socket.EAI_NONAME, "no name server in tests")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)

    def call(source: str, *options: str) -> Result:
        store = str(tmp_path / "links.sqlite")
        given = ["check", str(FOLDER / source), "--store", store, "--allow-network", "127.0.0.0/8", *options]
        return CliRunner().invoke(citekit, given)

    return call


@pytest.fixture(params=["wayback", "pywb"])
def base(request: pytest.FixtureRequest, pywb_collection: str, wayback_base: str) -> str:
    """The same copies behind a front like the Wayback Machine's and behind pywb itself."""
    return {"wayback": wayback_base, "pywb": pywb_collection}[request.param]


def stamps(checks: list[dict[str, Any]]) -> dict[str, str | None]:
    """Return the moments of the copies by URL; a brace is the same one however it is written."""
    found = {unquote(one["url"]): one["memento"] and one["memento"]["datetime"] for one in checks}
    return {url: moment and "".join(sign for sign in moment if sign.isdigit())[:14] for url, moment in found.items()}


@pytest.mark.parametrize("source", ["5-references.bib", "4-references.json"])
def test_the_copy_of_each_reference_is_found_and_written(base: str, check: Check, tmp_path: Path, source: str) -> None:
    """Nearest to the day of access, by the hand-made list; both forms that are written name all of them."""
    before = (FOLDER / source).read_bytes()
    for name in ("archived.bib", "archived.json"):
        done = check(source, "--archive", base, "--format", "json", "-o", str(tmp_path / name))
        assert done.exception is None or isinstance(done.exception, SystemExit)
        checks = json.loads(done.stdout)["checks"]
        assert stamps(checks) == STAMPS
        form = "biblatex" if name.endswith(".bib") else "csl-json"
        records = read_bibliography((tmp_path / name).read_text("utf-8"), form).references
        assert sorted(str(one.archive_location) for one in records) == sorted(one["memento"]["url"] for one in checks)
    assert (FOLDER / source).read_bytes() == before


def test_what_the_archive_said_is_known_offline_and_when_it_is_down(base: str, check: Check) -> None:
    """Offline the same copies are told; another archive, which is silent, is told and does not change them."""
    first = json.loads(check("5-references.bib", "--archive", base, "--format", "json").stdout)
    offline = check("5-references.bib", "--archive", base, "--offline", "--format", "json")
    assert stamps(json.loads(offline.stdout)["checks"]) == stamps(first["checks"]) == STAMPS
    silent = check("5-references.bib", "--archive", f"http://127.0.0.1:{free_port()}/web", "--format", "json")
    assert silent.exit_code == 3
    assert "does not answer as an archive" in silent.stderr
    assert set(stamps(json.loads(silent.stdout)["checks"]).values()) == {None}


def test_a_saved_copy_is_remembered(wayback_base: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What ``--save`` had archived is told by the next run too, which saves nothing again."""
    monkeypatch.setenv("IA_ACCESS_KEY_ID", "an-access-key")
    monkeypatch.setenv("IA_SECRET_ACCESS_KEY", "a-secret-key")
    (tmp_path / "a.txt").write_text("Палескі край\n" * 50, "utf-8")
    port = free_port()
    source = tmp_path / "urls.txt"
    source.write_text(f"http://127.0.0.1:{port}/a.txt\n", "utf-8")
    given = ["check", str(source), "--archive", wayback_base, "--allow-network", "127.0.0.0/8"]
    given += ["--store", str(tmp_path / "links.sqlite"), "--format", "json"]
    with served([sys.executable, "-m", "http.server", str(port), "-b", "127.0.0.1"], port, tmp_path):
        saved, known = (CliRunner().invoke(citekit, [*given, *more]) for more in (["--save"], []))
    (one,) = json.loads(saved.stdout)["checks"]
    assert one["verdict"] == "alive"
    assert one["memento"]["url"].startswith(f"{wayback_base}/web/2")
    assert json.loads(known.stdout)["checks"][0]["memento"] == one["memento"]
    assert "secret" not in saved.output + (tmp_path / "links.sqlite").read_bytes().decode("latin-1")
