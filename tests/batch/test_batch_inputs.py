"""Papers are found wherever they lie: folders, patterns, lists, URLs."""

from __future__ import annotations

import os
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from batch_parts import Silent, run_batch, run_code, serve, states, tree, write_paper, write_papers

from citekit.batch.inputs import find_papers
from citekit.errors import CitekitError, UnreadableInputError


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with some papers, hidden files, a loop of links and an older output."""
    monkeypatch.chdir(tmp_path)
    for name in ("in/a.txt", "in/b/c.txt", "in/b/.hidden.txt", "in/.git/d.txt", "in/b/[odd]*.txt", "more/a.txt"):
        write_paper(tmp_path / name)
    write_paper(tmp_path / "in/old/papers/e.txt")
    (tmp_path / "in/old/manifest.sqlite").touch()
    (tmp_path / "in/b/loop").symlink_to(tmp_path / "in")
    (tmp_path / "in/b/self.txt").symlink_to("self.txt")
    (tmp_path / "in/b/broken.txt").symlink_to("nowhere")
    os.mkfifo(tmp_path / "in/pipe")
    return tmp_path


def _keys(*inputs: str, lists: tuple[str, ...] = (), out: str = "") -> list[str]:
    return [found.key for found in find_papers(inputs, lists, out)]


@pytest.mark.parametrize(
    ("inputs", "keys"),
    [
        (["in"], ["a.txt", "b/[odd]*.txt", "b/c.txt"]),
        (["in/a.txt"], ["a.txt"]),
        (["in/b/[odd]*.txt"], ["[odd]*.txt"]),
        (["in/**/*.txt"], ["a.txt", "b/[odd]*.txt", "b/c.txt"]),
        (["in/b/?.txt"], ["c.txt"]),
        (["in", "more"], ["in/a.txt", "in/b/[odd]*.txt", "in/b/c.txt", "more/a.txt"]),
        (["in/b", "more/a.txt"], ["b/[odd]*.txt", "b/c.txt", "more/a.txt"]),
        (["in/b", "./in/b/"], ["b/[odd]*.txt", "b/c.txt", "b-2/[odd]*.txt", "b-2/c.txt"]),
    ],
)
def test_papers_are_found_in_order(place: Path, inputs: list[str], keys: list[str]) -> None:
    """Hidden files, older outputs, pipes and loops are passed over; several inputs keep their names apart."""
    assert place
    assert _keys(*inputs) == keys


def test_the_output_is_no_input(place: Path) -> None:
    """Nothing of the output is read, not even before it has a manifest."""
    assert _keys("in", out=str(place / "in/b")) == ["a.txt"]
    assert _keys("in/**/*.txt", out="in/old") == ["a.txt", "b/[odd]*.txt", "b/c.txt"]


def test_a_list_names_papers(place: Path) -> None:
    """A list has a path a line; a file that is gone is put aside later; ``#`` begins a comment, spaces do not count."""
    (place / "list.txt").write_text("# papers\nin/a.txt\n\n  more/a.txt \r\n # gone\nmore/gone.txt\n", "utf-8")
    expected = ["in/a.txt", "more/a.txt", "more/gone.txt"]
    assert _keys("@list.txt") == _keys(lists=("list.txt",)) == expected
    assert all(found.named for found in find_papers(["@list.txt"]))
    told = run_batch("@list.txt", "--out", "out", "--jobs", 1, status=1)
    assert "more/gone.txt: unreadable: no such file" in told


def test_a_closed_folder_is_put_aside(place: Path) -> None:
    """A folder that may not be listed stops nothing when it lies among others, and is refused when it was named."""
    (place / "more/closed").mkdir(mode=0)
    if os.access(place / "more/closed", os.R_OK):
        pytest.skip("this user may read everything")
    assert _keys("more") == ["a.txt", "closed"]
    assert "closed: unreadable: may not be read" in run_batch("more", "--out", "out", "--jobs", 1, status=1)
    with pytest.raises(UnreadableInputError, match="cannot be listed"):
        _keys("more/closed")


def test_names_that_are_no_text_are_read(place: Path) -> None:
    """A file name in an old encoding is read, and written with ``%XX`` for its bytes."""
    name = os.fsencode(place) + b"/more/\xea\xed.txt"
    try:
        Path(os.fsdecode(name)).write_bytes((place / "more/a.txt").read_bytes())
    except OSError:
        pytest.skip("the file system knows names of UTF-8 alone")
    run_batch("more", "--out", "out", "--jobs", 1)
    assert states(place / "out") == {"%EA%ED.txt": "done", "a.txt": "done"}
    assert "(0 read now)" in run_batch("more", "--out", "out")


def test_a_long_name_is_cut(place: Path) -> None:
    """A name that leaves no room for the suffix is cut, and stays different from others."""
    for end in "ab":
        write_paper(place / "long" / f"{'x' * 250}{end}")
    run_batch("long", "--out", "out", "--jobs", 1)
    names = [path.name for path in (place / "out/papers").iterdir()]
    assert len(names) == 2
    assert all(len(name) < 230 for name in names)


class _Folder(Silent, SimpleHTTPRequestHandler):
    """Answer with the files of a folder, and with pages that list it."""


def test_papers_are_read_from_the_web(tmp_path: Path) -> None:
    """A list of URLs gives the same bibliographies as the files behind them."""
    pytest.importorskip("aiohttp", reason="the [cluster] extra is not installed")
    papers = write_papers(tmp_path / "papers", 4)
    run_batch(papers, "--out", tmp_path / "here", "--jobs", 1)
    with serve(ThreadingHTTPServer(("127.0.0.1", 0), partial(_Folder, directory=str(papers)))) as address:
        (tmp_path / "list").write_text(
            "".join(f"{address}/{path.relative_to(papers)}\n" for path in sorted(papers.rglob("*.txt")))
            + f"{address}/none\n"
        )
        told = run_batch(
            f"@{tmp_path / 'list'}", "--out", tmp_path / "there", "--jobs", 1, status=1, PYTHONWARNINGS="ignore"
        )
        run_batch(f"{address}/", "--out", tmp_path / "folder", "--jobs", 1, PYTHONWARNINGS="ignore")
    assert "none: unreadable: cannot be fetched: FileNotFoundError" in told
    assert tree(tmp_path / "folder") == tree(tmp_path / "here")
    here = sorted(data for name, data in tree(tmp_path / "here").items() if name.startswith("papers/"))
    there = sorted(data for name, data in tree(tmp_path / "there").items() if name.startswith("papers/"))
    assert here == there


def test_input_and_output_may_be_urls(tmp_path: Path) -> None:
    """Through a file system of fsspec the same files are written, resumed elsewhere from the manifest left there."""
    pytest.importorskip("fsspec", reason="the [cluster] extra is not installed")
    papers = write_papers(tmp_path / "papers", 4)
    run_batch(papers, "--out", tmp_path / "here", "--jobs", 1)
    url, out = f"local://{papers}", f"local://{tmp_path / 'there'}"
    run_batch(url, "--out", out, "--state", tmp_path / "state", "--jobs", 1)
    assert tree(tmp_path / "here") == tree(tmp_path / "there")
    assert set(states(tmp_path / "there").values()) == {"done"}
    assert "(0 read now)" in run_batch(url, "--out", out, "--state", tmp_path / "state")
    assert "(0 read now)" in run_batch(url, "--out", out, "--state", tmp_path / "other")
    (tmp_path / "there/papers/0/000.txt.bib").unlink()
    assert "(1 read now)" in run_batch(url, "--out", out, "--state", tmp_path / "other")
    assert tree(tmp_path / "here") == tree(tmp_path / "there")


def test_objects_of_a_store_are_found() -> None:
    """A folder and a pattern of a store without folders give keys as those of a disk do."""
    fsspec = pytest.importorskip("fsspec", reason="the [cluster] extra is not installed")
    system = fsspec.filesystem("memory")
    for name in ("/bucket/a.txt", "/bucket/b/c.txt", "/bucket/.d/e.txt"):
        system.pipe_file(name, b"text")
    try:
        assert _keys("memory://bucket") == ["a.txt", "b/c.txt"]
        assert _keys("memory://bucket", out="memory://bucket/b") == ["a.txt"]
        system.pipe_file("/bucket/old/manifest.sqlite", b"")
        system.pipe_file("/bucket/old/papers/a.txt", b"text")
        assert _keys("memory://bucket") == ["a.txt", "b/c.txt"]
        assert _keys("memory://bucket/b/*.txt") == ["c.txt"]
        found = next(iter(find_papers(["memory://bucket/a.txt"])))
        assert (found.key, found.source, found.named, found.size) == ("a.txt", "memory:///bucket/a.txt", True, 4)
        with pytest.raises(UnreadableInputError, match="cannot be listed"):
            _keys("memory://bucket/none")
    finally:
        system.rm("/bucket", recursive=True)


def test_an_unknown_kind_of_url_is_told() -> None:
    """The error names the URL."""
    pytest.importorskip("fsspec", reason="the [cluster] extra is not installed")
    with pytest.raises(CitekitError, match="nonsense://bucket: "):
        _keys("nonsense://bucket")


class _Unsteady(Silent, BaseHTTPRequestHandler):
    asked = 0

    def do_GET(self) -> None:
        type(self).asked += 1
        self.send_response(503 if type(self).asked == 1 else 200)
        self.send_header("Content-Length", "4")
        self.end_headers()
        self.wfile.write(b"text")

    def do_HEAD(self) -> None:
        self.send_response(200)
        self.end_headers()


def test_what_fails_in_passing_is_fetched_again() -> None:
    """A server that is busy once costs no paper."""
    pytest.importorskip("aiohttp", reason="the [cluster] extra is not installed")
    with serve(ThreadingHTTPServer(("127.0.0.1", 0), _Unsteady)) as address:
        told = run_code(f"from citekit.batch.urls import fetch; print(fetch('{address}/a', 'a'))")
    assert told == "b'text'\n"
    assert _Unsteady.asked > 1
