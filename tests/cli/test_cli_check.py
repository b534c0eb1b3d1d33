"""``citekit check`` as people call it, against a site on loopback whose links have known fates."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from ports import free_port

from citekit.cli import citekit

SERVER = Path(__file__).parents[1] / "links" / "rotserver.py"
FATES = {
    "/ok/1": "alive",
    "/moved1/1": "moved",
    "/404/1": "gone",
    "/410/1": "gone",
    "/home/1": "soft-404",
    "/auth401/1": "blocked",
    "/private/1": "unsafe",
}


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Run the site of known fates on free ports; its base URL."""
    if shutil.which("openssl") is None:
        pytest.skip("the program openssl, which makes the site's certificate, is not installed")
    options = ["--port", "0", "--tls-port", "0", "--hosts", "2", "--n", "40", "--plain"]
    with subprocess.Popen([sys.executable, str(SERVER), *options], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().split()[-1].removesuffix("/__manifest")
        process.terminate()


def stats(site: str) -> Any:
    with urllib.request.urlopen(f"{site}/__stats") as answer:  # noqa: S310
        return json.loads(answer.read())


Check = Callable[..., Result]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Call ``citekit check`` with a store of the test's own, no archives and the site's network allowed."""

    def call(*arguments: str | Path, network: str | None = "127.0.1.0/24", **options: Any) -> Result:
        allowed = ["--allow-network", network] if network else []
        given = ["check", "--no-archive", "--store", str(tmp_path / "links.sqlite"), *allowed, *map(str, arguments)]
        return CliRunner().invoke(citekit, given, **options)

    return call


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write a source into the test's folder."""

    def make(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return make


Write = Callable[[str, str], Path]


def verdicts(result: Result) -> dict[str, str]:
    """Return the verdicts of a report in JSON by URL."""
    return {one["url"]: one["verdict"] for one in json.loads(result.stdout)["checks"]}


def record(key: str, url: str) -> str:
    return f"@online{{{key},\n    title = {{Назва {key}}},\n    url = {{{url}}},\n    urldate = {{2014-06-30}}\n}}\n\n"


def test_each_link_of_a_list_gets_its_verdict(site: str, check: Check, write: Write) -> None:
    """In the order of the list, comments and empty lines left out; dead links are findings; nothing private is hit."""
    text = "# старыя спасылкі\n\n" + "".join(f"{site}{path}\n" for path in FATES)
    done = check(write("urls.txt", text), "--format", "json")
    assert list(verdicts(done).items()) == [(site + path, verdict) for path, verdict in FATES.items()]
    assert done.exit_code == 1
    assert stats(site)["canary_hits"] == 0


@pytest.mark.parametrize(("path", "code"), [("/ok/2", 0), ("/auth401/2", 0), ("/404/2", 1), ("/home/2", 1)])
def test_the_exit_status_says_whether_there_is_work(
    site: str, check: Check, write: Write, path: str, code: int
) -> None:
    """What is alive or undecided is no finding; what is dead is."""
    done = check(write("urls.txt", site + path))
    assert done.exit_code == code, done.output
    assert FATES[path.replace("/2", "/1")] in done.stdout


def test_where_no_host_has_a_name_there_is_no_network(check: Check, write: Write) -> None:
    """When not one host is found, the machine is cut off, and that is the exit status."""
    done = check(write("urls.txt", "http://one.invalid/\nhttp://two.invalid/x\n"), "--format", "json")
    assert set(verdicts(done).values()) == {"unreachable"}
    assert done.exit_code == 3


def test_an_archive_that_does_not_answer_is_told(site: str, write: Write, tmp_path: Path) -> None:
    """The verdicts come all the same, the exit status is that of a failed archive."""
    base = f"http://127.0.0.1:{free_port()}/web"
    given = ["check", str(write("urls.txt", f"{site}/ok/3")), "--archive", base, "--allow-network", "127.0.0.0/8"]
    done = CliRunner().invoke(citekit, [*given, "--store", str(tmp_path / "links.sqlite")])
    assert done.exit_code == 3
    assert "alive" in done.stdout
    assert "does not answer as an archive" in done.stderr


BAD_CALLS: list[tuple[list[str], str]] = [
    (["--report", "rot.docx"], "docx"),
    (["--format", "yaml"], "yaml"),
    (["-o", "refs.xyz"], "xyz"),
    (["--allow-network", "tomorrow"], "tomorrow"),
    (["-o", "SOURCE"], "is an input"),
    (["--report", "SOURCE"], "is an input"),
]


@pytest.mark.parametrize(("options", "word"), BAD_CALLS, ids=[" ".join(options) for options, _ in BAD_CALLS])
def test_a_wrong_call_asks_nobody(site: str, check: Check, write: Write, options: list[str], word: str) -> None:
    """It ends with status 2 and a line that names the mistake, before any link is visited; inputs stay as they were."""
    text = record("a", f"{site}/ok/4")
    source = write("refs.bib", text)
    before = stats(site)["requests"]
    done = check(source, *(str(source) if one == "SOURCE" else one for one in options))
    assert done.exit_code == 2, done.output
    assert word in done.stderr
    assert "Traceback" not in done.stderr
    assert stats(site)["requests"] == before
    assert source.read_text("utf-8") == text


def test_a_list_has_no_records_to_write(site: str, check: Check, write: Write, tmp_path: Path) -> None:
    """``-o`` with a list of addresses alone is refused before anybody is asked."""
    before = stats(site)["requests"]
    done = check(write("urls.txt", f"{site}/ok/5"), "-o", tmp_path / "out.bib")
    assert done.exit_code == 2
    assert "no records" in done.stderr
    assert stats(site)["requests"] == before
    assert not (tmp_path / "out.bib").exists()


@pytest.mark.parametrize("what", ["foreign", "text", "folder", "below a file"])
def test_a_bad_store_is_one_line(check: Check, write: Write, tmp_path: Path, what: str) -> None:
    """A store that is none, or has no place, is an error in a line with status 2."""
    store = tmp_path / "links.sqlite"
    if what == "foreign":
        base = sqlite3.connect(store)
        base.execute("CREATE TABLE bookmarks (url TEXT)")
        base.close()
    elif what == "text":
        store.write_text("no store\n" * 200, "utf-8")
    elif what == "folder":
        store.mkdir()
    source = write("urls.txt", "http://127.0.0.1/")
    done = check(source, "--store", source / "x.sqlite") if what == "below a file" else check(source)
    assert done.exit_code == 2
    assert done.stderr.startswith("citekit: ")
    assert done.stderr.count("\n") == 1


SOURCES = {
    "refs.bib": lambda site: record("adzin", f"{site}/ok/6") + record("dva", f"{site}/404/6"),
    "refs.json": lambda site: json.dumps(
        [
            {"id": "adzin", "type": "webpage", "title": "Назва", "URL": f"{site}/ok/6"},
            {"id": "dva", "type": "webpage", "title": "Назва", "URL": f"{site}/404/6"},
        ],
        ensure_ascii=False,
    ),
    "paper.txt": lambda site: (
        "Тэкст артыкула [1; 2].\n\nЛітаратура\n\n"
        f"1. Быкаў В. Знак бяды [Электронны рэсурс]. – Рэжым доступу: {site}/ok/6. – Дата доступу: 30.06.2014.\n"
        f"2. Мележ І. Людзі на балоце [Электронны рэсурс]. – Рэжым доступу: {site}/404/6. – Дата доступу: 30.06.2014.\n"
    ),
}


@pytest.mark.parametrize("name", SOURCES)
def test_the_content_tells_what_a_source_is(site: str, check: Check, write: Write, name: str) -> None:
    """A bibliography in either form and a paper give their links, with keys and places."""
    done = check(write(name, SOURCES[name](site)), "--format", "json")
    assert done.exit_code == 1, done.output
    first, second = json.loads(done.stdout)["checks"]
    assert (first["url"], second["url"]) == (f"{site}/ok/6", f"{site}/404/6")
    assert second["verdict"] == "gone"
    assert first["verdict"] in {"alive", "drifted"}
    assert first["citation_key"]
    assert first["place"]["line"] <= second["place"]["line"]


def test_standard_input_and_several_sources(site: str, check: Check, write: Write) -> None:
    """``-`` is standard input; what stands in two sources is asked once and told twice."""
    asked = stats(site)["kinds"].get("404", 0)
    done = check("-", write("urls.txt", f"{site}/404/7\n{site}/ok/7\n"), "--format", "json", input=f"{site}/404/7\n")
    assert [one["verdict"] for one in json.loads(done.stdout)["checks"]] == ["gone", "gone", "alive"]
    assert stats(site)["kinds"]["404"] == asked + 1


def test_a_pipe_is_read_once(site: str, tmp_path: Path, check: Check) -> None:
    """A paper that comes through a named pipe is a paper, though it cannot be opened twice."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    text = SOURCES["paper.txt"](site)
    writer = threading.Thread(target=pipe.write_text, args=(text, "utf-8"), daemon=True)
    writer.start()
    done = check(pipe, "--format", "json")
    writer.join(10)
    assert list(verdicts(done)) == [f"{site}/ok/6", f"{site}/404/6"]


def test_the_place_of_a_link_is_its_own(site: str, check: Check, write: Write) -> None:
    """An address that another one begins with is found where it stands itself, in a list behind comments too."""
    urls = [f"{site}/404/15", f"{site}/404/1", f"{site}/404/1_2_3"]
    listed = check(write("urls.txt", "# раз\n\n" + "\n".join(urls)), "--format", "json")
    assert [(one["url"], one["place"]["line"]) for one in json.loads(listed.stdout)["checks"]] == list(
        zip(urls, (3, 4, 5), strict=True)
    )
    cited = check(write("refs.bib", "".join(record(f"r{n}", url) for n, url in enumerate(urls))), "--format", "json")
    assert [one["place"]["line"] for one in json.loads(cited.stdout)["checks"]] == [3, 9, 15]


def test_a_source_without_links_is_told(check: Check, write: Write) -> None:
    """Nothing to check is no finding, and a line says so unless quiet is wanted."""
    source = write("refs.bib", "@book{a,\n  title = {Знак бяды}\n}\n")
    done = check(source)
    assert (done.exit_code, "no link found" in done.stderr) == (0, True)
    assert check(source, "-q").stderr == ""


def test_reports_are_written_by_their_suffix(site: str, check: Check, write: Write, tmp_path: Path) -> None:
    """Several reports of one run, each in its own form, beside standard output."""
    starts = {
        "rot.html": "<!doctype html>", "rot.md": "# ", "rot.csv": "", "rot.json": "{", "rot.txt": "gone",
    }  # fmt: skip
    reports = [part for name in starts for part in ("--report", str(tmp_path / name))]
    done = check(write("urls.txt", f"{site}/404/8"), *reports)
    assert done.exit_code == 1
    for name, start in starts.items():
        text = (tmp_path / name).read_text("utf-8-sig")
        assert text.lower().startswith(start), name
        assert f"{site}/404/8" in text.replace("\\", ""), name
    assert (tmp_path / "rot.txt").read_text("utf-8") == done.stdout


def test_annotations_point_into_the_source(site: str, check: Check, write: Write) -> None:
    """``--format github`` names file and line of a dead link, and says nothing of the living."""
    source = write("refs.bib", record("adzin", f"{site}/ok/9") + record("dva", f"{site}/404/9"))
    done = check(source, "--format", "github")
    errors = [line for line in done.stdout.splitlines() if line.startswith("::error")]
    assert len(errors) == 1
    assert errors[0].startswith(f"::error file={source},line=9,title=gone%3A dva::{site}/404/9 ")
    assert done.stdout.splitlines()[-1].startswith("::notice title=Link rot::")


def test_the_updated_bibliography_is_another_file(site: str, check: Check, write: Write, tmp_path: Path) -> None:
    """``-o`` writes every record in the form of the suffix; the input stays byte for byte."""
    text = record("adzin", f"{site}/ok/10") + record("dva", f"{site}/404/10")
    source = write("refs.bib", text)
    for name in ("out.bib", "out.json"):
        assert check(source, "-o", tmp_path / name).exit_code == 1
        assert f"{site}/404/10" in (tmp_path / name).read_text("utf-8").replace("\\", "")
    assert source.read_text("utf-8") == text


def test_a_second_run_asks_nobody_until_told_to(site: str, check: Check, write: Write) -> None:
    """What was found is recalled within its expiry and offline; ``--recheck`` looks again; both say the same."""
    source = write("urls.txt", f"{site}/404/11\n{site}/ok/11\n{site}/moved1/11\n")
    first = check(source, "--format", "json")
    before = stats(site)["requests"]
    assert check(source, "--format", "json").stdout == first.stdout
    assert check(source, "--offline", "--format", "json", network=None).stdout == first.stdout
    assert stats(site)["requests"] == before
    again = check(source, "--recheck", "--format", "json")
    assert verdicts(again) == verdicts(first)
    assert stats(site)["requests"] > before


def test_offline_knows_nothing_of_what_was_never_visited(site: str, check: Check, write: Write) -> None:
    """It is unchecked, which is no finding, and nobody is asked."""
    before = stats(site)["requests"]
    done = check(write("urls.txt", f"{site}/404/12"), "--offline", "--format", "json")
    assert list(verdicts(done).values()) == ["unchecked"]
    assert done.exit_code == 0
    assert stats(site)["requests"] == before


def test_private_networks_are_not_touched_unless_allowed(site: str, check: Check, write: Write) -> None:
    """Without leave a link to loopback is unsafe, in every notation, and no request arrives; the leave is not stored."""
    port = site.rpartition(":")[2]
    notations = [f"{site}/ok/13", f"http://2130706689:{port}/ok/13", f"http://0x7f.0.1.1:{port}/ok/13"]
    source = write(
        "urls.txt", "\n".join([*notations, f"http://[::ffff:127.0.1.1]:{port}/ok/13", "http://169.254.169.254/"])
    )
    before = stats(site)["requests"]
    done = check(source, "--format", "json", network=None)
    assert set(verdicts(done).values()) == {"unsafe"}
    assert done.exit_code == 1
    assert stats(site)["requests"] == before
    assert verdicts(check(source, "--format", "json", "--recheck"))[notations[0]] == "alive"


def test_allowing_a_network_asks_again(site: str, check: Check, write: Write) -> None:
    """A verdict that only said "not allowed" does not stand in the way of a run that may."""
    source = write("urls.txt", f"{site}/ok/14")
    assert list(verdicts(check(source, "--format", "json", network=None)).values()) == ["unsafe"]
    assert list(verdicts(check(source, "--format", "json")).values()) == ["alive"]


@pytest.mark.parametrize("address", ["http://[::1", "http://a b.by/", "http://exa\x1b[31mmple.by/\x07", "www."])
def test_hostile_addresses_are_verdicts(check: Check, write: Write, address: str) -> None:
    """What is no address is told in the report, never a traceback, and no control character reaches the terminal."""
    done = check(write("refs.bib", f"@online{{a,\n url = {{{address}}}\n}}\n"))
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert "\x1b" not in done.output
    assert "\x07" not in done.output


@pytest.mark.usefixtures("heeded_signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.skipif(sys.platform == "win32", reason="processes are asked to end by signals")
def test_a_run_that_is_asked_to_end_does(site: str, write: Write, tmp_path: Path, number: signal.Signals) -> None:
    """Ctrl-C and SIGTERM give status 130 and one line; the store is whole and knows the verdicts."""
    store = tmp_path / "links.sqlite"
    call = [
        sys.executable, "-c", "from citekit.cli import main; main()", "check",
        str(write("urls.txt", "\n".join(f"{site}/ok/{at}" for at in range(2000, 4000)))),
        "--no-archive", "--allow-network", "127.0.1.0/24", "--store", str(store),
    ]  # fmt: skip
    with subprocess.Popen(call, cwd=SERVER.parents[2], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        deadline = time.monotonic() + 300
        while _kept(store) < 20:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        process.send_signal(number)
        out, told = process.communicate(timeout=300)
    assert process.returncode == 130
    assert out == b""
    assert told.decode().splitlines() == [
        "citekit: stopped; the verdicts that were found are kept, and the same command goes on from there"
    ]
    with closing(sqlite3.connect(store)) as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert _kept(store) >= 20


def test_a_killed_run_is_resumed(site: str, write: Write, tmp_path: Path) -> None:
    """After SIGKILL the next run asks only for what had not been kept, and each link has its verdict in the end."""
    urls = [f"{site}/ok/{number}" for number in range(1000, 1400)]
    store = tmp_path / "links.sqlite"
    call = [
        sys.executable, "-c", "from citekit.cli import main; main()", "check", str(write("urls.txt", "\n".join(urls))),
        "--no-archive", "--allow-network", "127.0.1.0/24", "--store", str(store), "--format", "json",
    ]  # fmt: skip
    first = subprocess.Popen(call, cwd=SERVER.parents[2], stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 300
    while _kept(store) < 50:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    first.kill()
    assert first.wait(300) == -signal.SIGKILL
    kept = _kept(store)
    assert 50 <= kept < len(urls)
    before = stats(site)["kinds"]["ok"]
    second = subprocess.run(call, cwd=SERVER.parents[2], capture_output=True, text=True, check=True)
    assert {one["verdict"] for one in json.loads(second.stdout)["checks"]} == {"alive"}
    assert len(json.loads(second.stdout)["checks"]) == len(urls)
    # Beside the links, the folder is asked once for a page that cannot be there.
    assert 0 <= stats(site)["kinds"]["ok"] - before - (len(urls) - kept) <= 1


def _kept(store: Path) -> int:
    """Return how many looks a store holds, none while it is being made."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as base:
        return int(base.execute("SELECT count(*) FROM looks").fetchone()[0])
    return 0


def test_save_without_keys_is_refused(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing could be archived: the message names the two variables, before anybody is asked."""
    monkeypatch.delenv("IA_ACCESS_KEY_ID", raising=False)
    done = CliRunner().invoke(citekit, ["check", str(write("urls.txt", "http://example.org/\n")), "--save"])
    assert done.exit_code == 2
    assert "IA_ACCESS_KEY_ID and IA_SECRET_ACCESS_KEY" in done.stderr
