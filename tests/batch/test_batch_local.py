"""A batch on this machine: what it writes, what it does again, what it leaves alone."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from queue import SimpleQueue

import pytest
from batch_parts import ENVIRONMENT, ROOT, run_batch, states, tree, write_paper, write_papers

from citekit.batch.local import Feed
from citekit.batch.values import Task
from citekit.documents import read_document
from citekit.errors import UnwritableOutputError
from citekit.formats import write_bibliography
from citekit.pipeline import extract_references


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a folder of papers and what a batch made of it."""
    place = tmp_path_factory.mktemp("done")
    papers = write_papers(place / "papers", 7)
    run_batch(papers, "--out", place / "out", "--jobs", 2)
    return papers, place / "out"


def test_each_paper_gets_the_bibliography_that_extract_writes(done: tuple[Path, Path]) -> None:
    """The file of a paper lies under its relative path and holds what `citekit extract` gives."""
    papers, out = done
    for paper in papers.rglob("*.txt"):
        expected = write_bibliography(extract_references(read_document(paper)), "biblatex")
        assert (out / "papers" / f"{paper.relative_to(papers)}.bib").read_text("utf-8") == expected


def test_the_output_holds_what_was_promised(done: tuple[Path, Path]) -> None:
    """Beside the papers lie one bibliography, two tables, the list of what was put aside, the manifest."""
    _, out = done
    names = {path.name.partition(".")[0] for path in out.iterdir()}
    assert names == {"papers", "merged", "references", "links", "quarantine", "manifest"}
    assert (out / "quarantine.jsonl").read_bytes() == b""


def test_a_second_run_reads_nothing_and_changes_nothing(done: tuple[Path, Path]) -> None:
    """The same command again is told that nothing is left, and every byte stays."""
    papers, out = done
    before = tree(out)
    assert "7 files (0 read now): 7 papers" in run_batch(papers, "--out", out)
    assert tree(out) == before


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    """A new paper, a changed one and one whose bibliography was deleted are read; a touched one is not made anew."""
    papers = write_papers(tmp_path / "papers", 5)
    run_batch(papers, "--out", tmp_path / "out")
    write_paper(papers / "new.txt", 2, "new")
    write_paper(papers / "0" / "000.txt", 4, "changed")
    (tmp_path / "out/papers/1/001.txt.bib").unlink()
    os.utime(papers / "2" / "002.txt")
    run_batch(papers, "--out", tmp_path / "out", "--log-json", tmp_path / "log")
    told = [json.loads(line) for line in (tmp_path / "log").read_text("utf-8").splitlines()]
    assert {line["paper"]: line["state"] for line in told if line["event"] == "paper"} == {
        "0/000.txt": "done",
        "1/001.txt": "done",
        "2/002.txt": "unchanged",
        "new.txt": "done",
    }
    run_batch(papers, "--out", tmp_path / "fresh")
    assert tree(tmp_path / "out") == tree(tmp_path / "fresh")


def test_other_options_make_all_anew(tmp_path: Path) -> None:
    """A scheme is part of the result, so that papers done without it are read again."""
    papers = write_papers(tmp_path / "papers", 2)
    run_batch(papers, "--out", tmp_path / "out")
    assert "(2 read now)" in run_batch(papers, "--out", tmp_path / "out", "--scheme", "alalc", "--to", "csl-json")
    assert "alalc" in (tmp_path / "out/papers/0/000.txt.json").read_text("utf-8")


def test_a_paper_that_lost_its_list_loses_its_bibliography(tmp_path: Path) -> None:
    """What a paper no longer says is not kept, and papers that are gone are left out of the tables."""
    papers = write_papers(tmp_path / "papers", 3)
    run_batch(papers, "--out", tmp_path / "out")
    (papers / "0/000.txt").write_text("Толькі тэкст.\n", "utf-8")
    (papers / "1/001.txt").unlink()
    told = run_batch(papers, "--out", tmp_path / "out")
    assert "1 without a reference list" in told
    assert "1 paper of earlier runs no longer among the inputs" in told
    assert not (tmp_path / "out/papers/0/000.txt.bib").exists()
    assert "1/001" not in (tmp_path / "out/merged.bib").read_text("utf-8")


def test_a_bibliography_beside_a_paper_belongs_to_it(tmp_path: Path) -> None:
    """A change of the .bib that a LaTeX paper names is seen, and the .bib is no paper of its own."""
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "paper.tex").write_text(
        r"\documentclass{article}\begin{document}Text \cite{a}.\bibliography{refs}\end{document}", "utf-8"
    )
    (papers / "refs.bib").write_text("@book{a, title = {One}, year = 2001}", "utf-8")
    told = run_batch(papers, "--out", tmp_path / "out")
    assert "2 files (2 read now): 1 paper, 1 reference" in told
    assert "1 no papers, passed over" in told
    assert "One" in (tmp_path / "out/papers/paper.tex.bib").read_text("utf-8")
    (papers / "refs.bib").write_text("@book{a, title = {Two}, year = 2001}", "utf-8")
    run_batch(papers, "--out", tmp_path / "out")
    assert "Two" in (tmp_path / "out/papers/paper.tex.bib").read_text("utf-8")


def test_inputs_are_never_touched(tmp_path: Path) -> None:
    """Papers that nobody may write are read, and stay as they were."""
    papers = write_papers(tmp_path / "papers", 2)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in papers.rglob("*.txt")}
    run_batch(papers, "--out", papers / "results")
    run_batch(papers, "--out", papers / "results")
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in before} == before
    assert set(states(papers / "results")) == {"0/000.txt", "1/001.txt"}


def test_without_the_extra_tables_are_json_lines(tmp_path: Path) -> None:
    """Where pyarrow is not installed, tables are written as JSON lines with the same columns."""
    papers = write_papers(tmp_path / "papers", 2)
    (tmp_path / "hidden/pyarrow").mkdir(parents=True)
    (tmp_path / "hidden/pyarrow/__init__.py").write_text("raise ImportError('hidden')", "utf-8")
    run_batch(papers, "--out", tmp_path / "out", PYTHONPATH=f"{tmp_path / 'hidden'}{os.pathsep}{ROOT}")
    rows = [json.loads(line) for line in (tmp_path / "out/references.jsonl").read_text("utf-8").splitlines()]
    assert [(row["paper"], row["position"]) for row in rows][:3] == [
        ("0/000.txt", 1),
        ("0/000.txt", 2),
        ("1/001.txt", 1),
    ]
    assert rows[0]["year"] == 1951
    links = [json.loads(line) for line in (tmp_path / "out/links.jsonl").read_text("utf-8").splitlines()]
    assert links[0]["url"] == "http://example.by/0/1"
    assert links[0]["accessed"] == "2014-03-12"


def test_tables_are_parquet(done: tuple[Path, Path]) -> None:
    """With pyarrow the tables are Parquet, a row for each reference and for each link."""
    parquet = pytest.importorskip("pyarrow.parquet", reason="the [cluster] extra is not installed")
    _, out = done
    table = parquet.read_table(out / "references.parquet")
    assert table.num_rows == sum(2 + at % 5 for at in range(7))
    assert table.column("paper").to_pylist() == sorted(table.column("paper").to_pylist())
    assert parquet.read_table(out / "links.parquet").num_rows == table.num_rows


def test_the_merged_bibliography_may_be_left_out(tmp_path: Path) -> None:
    """``--no-merged`` writes none and removes that of an earlier run."""
    papers = write_papers(tmp_path / "papers", 1)
    run_batch(papers, "--out", tmp_path / "out")
    run_batch(papers, "--out", tmp_path / "out", "--no-merged")
    assert not (tmp_path / "out/merged.bib").exists()


def test_a_damaged_table_is_made_anew(tmp_path: Path) -> None:
    """A table or a merged bibliography that was cut off or deleted is written again, though no paper is read."""
    run_batch(write_papers(tmp_path / "papers", 2), "--out", tmp_path / "out", "--jobs", 1)
    before = tree(tmp_path / "out")
    (tmp_path / "out/merged.bib").write_bytes(b"")
    next((tmp_path / "out").glob("references.*")).write_bytes(b"damaged")
    next((tmp_path / "out").glob("links.*")).unlink()
    assert "(0 read now)" in run_batch(tmp_path / "papers", "--out", tmp_path / "out")
    assert tree(tmp_path / "out") == before


def test_damage_that_keeps_the_size_is_made_good(tmp_path: Path) -> None:
    """A table or a merged bibliography of which one byte changed is written again, and no paper is read for it.

    A paper is read again for its own bibliography; one that is merely newer is as good as before.
    """
    run_batch(write_papers(tmp_path / "papers", 2), "--out", tmp_path / "out", "--jobs", 1)
    before = tree(tmp_path / "out")
    for path in (tmp_path / "out").glob("[rlm]*.[pbj]*"):
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)
    assert tree(tmp_path / "out") != before
    assert "(0 read now)" in run_batch(tmp_path / "papers", "--out", tmp_path / "out")
    assert tree(tmp_path / "out") == before
    first, second = sorted((tmp_path / "out/papers").rglob("*.bib"))
    first.write_bytes(first.read_bytes().replace(b"@book", b"@koob"))
    second.touch()
    assert tree(tmp_path / "out") != before
    assert "(1 read now)" in run_batch(tmp_path / "papers", "--out", tmp_path / "out", "--jobs", 1)
    assert tree(tmp_path / "out") == before


def test_a_manifest_of_the_form_before_is_gone_on_with(tmp_path: Path) -> None:
    """One without digests is taken over, and no paper is read again."""
    papers = write_papers(tmp_path / "papers", 2)
    run_batch(papers, "--out", tmp_path / "out", "--jobs", 1)
    before = tree(tmp_path / "out")
    with closing(sqlite3.connect(tmp_path / "out/manifest.sqlite", isolation_level=None)) as base:
        base.execute("ALTER TABLE files DROP COLUMN digest")
        base.execute("ALTER TABLE papers DROP COLUMN mark")
        base.execute("PRAGMA user_version = 2")
    for _ in range(2):
        assert "2 files (0 read now): 2 papers" in run_batch(papers, "--out", tmp_path / "out")
    assert tree(tmp_path / "out") == before


def test_a_process_is_bound_to_a_paper_early_only_where_there_are_plenty() -> None:
    """The last papers are left to whoever is free first; what was drawn is the same until it is begun."""
    waiting: SimpleQueue[Task | None] = SimpleQueue()
    first, second, third, fourth = (Task(name, name) for name in "abcd")
    feed = Feed(waiting, plenty=2)
    waiting.put(first)
    assert feed(early=True) == []
    assert feed(early=False) == [first]
    waiting.put(second)
    waiting.put(third)
    assert feed(early=True) == feed(early=False) == [first, second]
    waiting.put(fourth)
    assert feed(early=True) == [first, second]
    assert [feed.take(), feed.take()] == [first, second]
    assert feed(early=True) == [third]
    assert [feed.take(), feed(early=True), feed.take()] == [third, [], fourth]


def test_two_batches_never_write_into_one_output(tmp_path: Path) -> None:
    """The second one is told so and touches nothing."""
    from citekit.batch.manifest import Manifest

    papers = write_papers(tmp_path / "papers", 1)
    (tmp_path / "out").mkdir()
    with Manifest(tmp_path / "out/manifest.sqlite", "recipe"):
        assert "another batch is writing here" in run_batch(papers, "--out", tmp_path / "out", status=2)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere", "--out", "out"], "nowhere: no such file or folder"),
        (["nowhere/*.txt", "--out", "out"], "matches no file"),
        (["empty", "--out", "out"], "empty: no paper found"),
        (["empty", "--out", "out", "--scheme", "none"], "unknown scheme 'none'"),
        (["@nowhere", "--out", "out"], "the list cannot be read"),
        (["papers", "--out", "file/out"], "cannot be made"),
        (["papers", "--out", "file"], "is a file; name a folder"),
        (["empty", "--out", "./empty/"], "empty: is the output too"),
        (["done", "--out", "out"], "done: is the output of a batch, as its manifest.sqlite tells"),
        (["papers", "--out", "done"], "no manifest of a batch"),
        (["empty", "--out", ""], "--out: is empty"),
        (["empty", "--out", "out", "--dask", ""], "--dask: is empty"),
        (["", "--out", "out"], "'': no such file or folder"),
        (["--out", "out"], "Missing argument"),
        (["papers", "--out", "memory://out"], "memory://out: is the memory of this command, and gone when it ends"),
        (["papers", "--out", "out", "--timeout", "nan"], "--timeout: is no number"),
    ],
)
def test_a_mistake_is_told_in_one_line(tmp_path: Path, arguments: list[str], told: str) -> None:
    """Exit status 2 and a line that says what is wrong; no traceback."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    write_paper(tmp_path / "papers/a.txt")
    (tmp_path / "done").mkdir()
    (tmp_path / "done/manifest.sqlite").write_bytes(b"x" * 5000)
    done = subprocess.run(
        [sys.executable, "-m", "citekit", "batch", *arguments], cwd=tmp_path, env=ENVIRONMENT, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not list((tmp_path / "empty").iterdir())


def test_nothing_is_made_where_an_input_is_missing(tmp_path: Path) -> None:
    """A name that was mistyped leaves no output behind."""
    run_batch(tmp_path / "nowhere", "--out", tmp_path / "out", status=2)
    assert not (tmp_path / "out").exists()


def test_an_output_that_cannot_be_written_ends_the_run(tmp_path: Path) -> None:
    """A full or forbidden place is no fault of a paper: the run ends with status 2 and names the file."""
    papers = write_papers(tmp_path / "papers", 2)
    (tmp_path / "out").mkdir()
    (tmp_path / "out/papers").write_text("in the way", "utf-8")
    assert "cannot be written" in run_batch(papers, "--out", tmp_path / "out", status=2)
    shutil.rmtree(tmp_path / "out")


def test_a_full_disk_under_the_manifest_is_told(tmp_path: Path) -> None:
    """Where the manifest can grow no more, the error names it; what it held before is there."""
    from citekit.batch.found import Found
    from citekit.batch.manifest import Look, Manifest

    few, many = (
        [Found(f"{at}.txt", "x" * 500, True, 1, "1") for at in range(number)] for number in (1, 500)
    )  # fmt: skip

    def fill() -> None:
        with Manifest(tmp_path / "manifest.sqlite", "recipe") as manifest:
            manifest.plan(few, Look(lambda _: None))
            manifest._base.execute("PRAGMA max_page_count = 10")
            manifest.plan(many, Look(lambda _: None))

    with pytest.raises(UnwritableOutputError, match=r"the manifest cannot be written: .*full"):
        fill()
    assert states(tmp_path) == {"0.txt": "waiting"}
