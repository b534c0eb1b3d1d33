"""Inputs are only ever read, and nobody's file is overwritten, whatever the output is called."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from batch_parts import run_batch, start_batch, states, wait_for, write_paper, write_papers

from citekit.batch.found import Found
from citekit.batch.inputs import find_papers
from citekit.batch.manifest import ForeignFileError, Look, Manifest
from citekit.batch.values import Outcome, State
from citekit.errors import UnreadableInputError


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work beside a folder ``papers``, with bibliographies of one's own in it and beside it."""
    monkeypatch.chdir(tmp_path)
    write_paper(tmp_path / "papers/a.txt")
    (tmp_path / "papers/c.txt").write_text("Толькі тэкст.\n", "utf-8")
    write_paper(tmp_path / "more/b.txt")
    for name in ("papers/a.txt.bib", "papers/c.txt.bib", "merged.bib", "more/merged.bib"):
        (tmp_path / name).write_text("@book{mine, title = {Mine}}\n", "utf-8")
    (tmp_path / "list").write_text("papers/a.txt\n", "utf-8")
    (tmp_path / "folders").write_text("more\n", "utf-8")
    (tmp_path / "link").symlink_to("papers")
    (tmp_path / "apart").mkdir()
    (tmp_path / "apart/papers").symlink_to("../papers")
    (tmp_path / "within").mkdir()
    (tmp_path / "within/papers").symlink_to("../more/deep")
    (tmp_path / "more/deep").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["papers", "--out", "."], "papers: lies where the output is written"),
        (["papers", "--out", ".", "--to", "ris"], "papers: lies where the output is written"),
        (["papers/a.txt", "--out", "."], "papers/a.txt: lies where the output is written"),
        (["papers/*.txt", "--out", "."], "papers: lies where the output is written"),
        (["link", "--out", "."], "link: lies where the output is written"),
        (["papers", "--out", "apart"], "papers: lies where the output is written"),
        (["more", "--out", "within"], "more: lies where the output is written"),
        (["@list", "--out", "."], "papers/a.txt: lies where the output is written"),
        (["more", "--list", "list", "--out", "."], "papers/a.txt: lies where the output is written"),
        (["merged.bib", "--out", "."], "merged.bib: lies where the output is written"),
        (["@folders", "--out", "more"], "more: is the output too"),
        (["more/*.txt", "--out", "more"], "more: is the output too"),
        (["more", "--out", "."], "merged.bib: is there already and not of this batch"),
    ],
)
def test_an_output_that_would_overwrite_is_refused(place: Path, arguments: list[str], told: str) -> None:
    """Status 2, a line with the cure, and not a file is changed or made."""
    before = _contents(place)
    answer = run_batch(*arguments, status=2)
    assert told in answer
    assert "name another" in answer
    assert _contents(place) == before


def test_an_output_beside_inputs_is_taken(place: Path) -> None:
    """An input in the output is read where the output writes elsewhere, again and again."""
    (place / "merged.bib").unlink()
    for read in (1, 0):
        assert f"({read} read now)" in run_batch("more/b.txt", "--out", ".", "--jobs", 1)
    assert (place / "papers/b.txt.bib").exists()


@pytest.mark.parametrize("name", ["references.pdf", "links.txt", "merged.docx"])
def test_a_paper_beside_the_output_may_have_a_name_like_its_files(place: Path, name: str) -> None:
    """Only what a batch writes there itself is no input."""
    write_paper(place / name)
    assert [found.key for found in find_papers([name], out=".")] == [name]


def test_a_file_that_came_between_is_not_overwritten(place: Path) -> None:
    """In an output of this batch, too, only what its manifest knows is replaced or removed."""
    run_batch("more/b.txt", "--out", "out", "--jobs", 1)
    (place / "out/papers/new.txt.bib").write_text("mine")
    write_paper(place / "new.txt")
    before = _contents(place / "out/papers")
    assert "new.txt.bib: is there already" in run_batch("new.txt", "--out", "out", status=2)
    assert _contents(place / "out/papers") == before
    (place / "out/merged.json").write_text("mine")
    assert "merged.json: is there already" in run_batch("more/b.txt", "--out", "out", "--to", "csl-json", status=2)


def test_a_run_that_is_killed_knows_its_files_again(tmp_path: Path) -> None:
    """What was written before the manifest could say so is taken for the batch's own."""
    papers, out = write_papers(tmp_path / "papers", 30), tmp_path / "out"
    endless = write_paper(papers / "endless.txt", 20_000)  # so that no machine has read them all
    with start_batch(papers, "--out", out, "--jobs", 1) as process:
        wait_for(lambda: list(out.glob("papers/*/*.bib")))
        process.kill()
    write_paper(endless)
    waiting = [key for key, state in states(out).items() if state == "waiting"]
    write_paper(out / "papers" / f"{waiting[-1]}.bib")
    run_batch(papers, "--out", out)
    assert set(states(out).values()) == {"done"}
    assert "Тэкст" not in (out / "papers" / f"{waiting[-1]}.bib").read_text("utf-8")


def test_whose_a_file_is_the_manifest_knows(tmp_path: Path) -> None:
    """Ours is what was planned while nothing was there; what stands where nothing was written is not."""

    def refuse(key: str) -> None:
        raise ForeignFileError(key, "is there")

    def plan(size: int | None, *keys: str, stamp: str = "1", kind: str = "*.bib") -> list[str]:
        papers = [Found(key, f"/{key}", False, 1, stamp) for key in keys]
        with Manifest(tmp_path / "m", "r") as manifest:
            manifest.plan(papers, Look(lambda _: size, refuse=refuse, kind=kind))
            waiting = [task.key for task, _ in manifest.waiting()]
            manifest.keep(Outcome(key, State.EMPTY, None, "d", True, 0, 0, 0, b"", 0.1) for key in waiting[1:])
            return waiting

    with pytest.raises(ForeignFileError):
        plan(10, "a")
    assert not (tmp_path / "m").exists()
    assert plan(None, "a", "b") == ["a", "b"]
    assert plan(10, "a", "b") == ["a"]
    with pytest.raises(ForeignFileError):
        plan(10, "a", "b", stamp="2")
    with pytest.raises(ForeignFileError):
        plan(10, "a", kind="*.json")


def test_a_place_behind_a_url_is_guarded() -> None:
    """The output, what is written in it, and outputs of other batches are refused behind URLs as on a disk."""
    fsspec = pytest.importorskip("fsspec", reason="the [cluster] extra is not installed")
    system = fsspec.filesystem("memory")
    for name in ("/guarded/papers/a.txt", "/guarded/old/manifest.sqlite"):
        system.pipe_file(name, b"text")
    try:
        for url, told in (("guarded", "is the output too"), ("guarded/papers", "lies where"), ("guarded/old", "tells")):
            with pytest.raises(UnreadableInputError, match=told):
                list(find_papers([f"memory://{url}"], out="memory://guarded"))
    finally:
        system.rm("/guarded", recursive=True)


@pytest.fixture
def listed(place: Path) -> Iterator[Path]:
    """Give a list of files, folders, patterns and URLs of any of them."""
    fsspec = pytest.importorskip("fsspec", reason="the [cluster] extra is not installed")
    system = fsspec.filesystem("memory")
    for name in ("/listed/a.txt", "/listed/b/c.txt", "/listed/b/d.pdf"):
        system.pipe_file(name, b"text")
    rows = ["papers/a.txt", "more", "papers/c*.txt", "no/*.txt", "memory://listed/a.txt", "memory://listed/b"]
    rows += ["memory://listed/b/*.pdf", "memory://listed/none*", "memory://listed/gone"]
    (place / "rows").write_text("\n".join(rows), "utf-8")
    yield place / "rows"
    system.rm("/listed", recursive=True)


def test_a_list_holds_whatever_an_input_may_be(listed: Path) -> None:
    """Folders are walked and patterns matched in a list too; what is not there keeps its place, to be put aside."""
    assert [found.key for found in find_papers([f"@{listed}"])] == [
        "papers/a.txt", "more/b.txt", "more/merged.bib", "papers/c.txt", "no/*.txt",
        "listed/a.txt", "listed/b/c.txt", "listed/b/d.pdf", "listed/b/d.pdf", "listed/none*", "listed/gone",
    ]  # fmt: skip
