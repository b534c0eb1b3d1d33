"""The small parts of a batch: progress, bodies, frames, the manifest's plan."""

from __future__ import annotations

import io
import json
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from citekit.batch.bodies import (
    LINK_COLUMNS,
    REFERENCE_COLUMNS,
    date_text,
    link_rows,
    pack_body,
    read_date,
    records,
    table_lines,
)
from citekit.batch.found import Found
from citekit.batch.frames import receive_reading, receive_task, send_reading, send_task
from citekit.batch.manifest import Manifest
from citekit.batch.merging import merge_bodies
from citekit.batch.progress import Progress
from citekit.batch.values import Outcome, Reading, Recipe, State, Task
from citekit.cli.batch_progress import describe
from citekit.errors import UnreadableInputError
from citekit.model import Bibliography, Date, Name, Reference, ReferenceString, Text

BOOK = Reference(
    "book", "bykau1984", "be", author=(Name("Быкаў", "В."), Name(literal="Інстытут")), title=Text("Знак бяды"),
    issued=Date(((1984,),)), url="http://example.by/", accessed=Date(((2014, 3, 12),)), source=ReferenceString("Быкаў"),
)  # fmt: skip
CHARACTERS = some.text(some.characters(codec=None), max_size=20)


def _outcome(key: str, state: State = State.DONE, seconds: float = 1.0) -> Outcome:
    body = pack_body(key, Bibliography((BOOK,))) if state is State.DONE else b""
    return Outcome(key, state, None, "digest", True, 1, 1, 10, body, seconds)


def test_a_body_holds_rows_and_records() -> None:
    """Rows have every column in order, and the records come back."""
    body = pack_body("a.txt", Bibliography((BOOK,)))
    row, [link] = json.loads(table_lines(body)[0]), link_rows(body)
    assert list(row) == list(REFERENCE_COLUMNS)
    assert list(link) == list(LINK_COLUMNS)
    assert row["author"] == "Быкаў, В.; Інстытут"
    assert (row["year"], row["raw"]) == (1984, "Быкаў")
    assert link["accessed"] == "2014-03-12"
    assert merge_bodies([pack_body("a.txt", Bibliography((BOOK,)))]).references[0].title == BOOK.title


def test_every_field_has_a_column() -> None:
    """A table of references lacks nothing that a record says but what is no text: an act keeps its number."""
    names = {one.name for one in fields(Reference)} - {"source", "sources", "extra", "diagnostics"}
    assert names <= set(REFERENCE_COLUMNS)
    act = Reference("legislation", number="575", authority=Text("Прэзідэнт"), translator=(Name("Рымар", "Э."),))
    row = json.loads(table_lines(pack_body("a.txt", Bibliography((act,))))[0])
    assert (row["position"], row["number"], row["authority"]) == (1, "575", "Прэзідэнт")
    assert (row["translator"], row["genre"]) == ("Рымар, Э.", None)


def test_the_page_about_batches_names_every_column() -> None:
    """What a column holds is told where it is looked for."""
    page = (Path(__file__).parents[2] / "docs/batch.md").read_text("utf-8")
    with Manifest(":memory:", "r") as manifest:
        tables = manifest._base.execute("SELECT p.name FROM sqlite_master t, pragma_table_info(t.name) p").fetchall()
    named = {*REFERENCE_COLUMNS, *LINK_COLUMNS, *(name for (name,) in tables)}
    assert {name for name in named if f"`{name}`" not in page} == set()


def test_records_that_say_the_same_are_merged() -> None:
    """The same record of two papers stands once, whatever its key."""
    other = Reference("book", "other", title=Text("Кобзар"))
    bodies = [pack_body("a", Bibliography((BOOK, other))), pack_body("b", Bibliography((BOOK,)))]
    assert len(merge_bodies(bodies).references) == 2


@given(CHARACTERS, CHARACTERS)
def test_any_text_fits_into_a_body(title: str, key: str) -> None:
    """Lone surrogates and control characters spoil no row."""
    reference = Reference("book", "key", title=Text(title), author=(Name(title, key),), url=title)
    body = pack_body("a", Bibliography((reference,)))
    assert json.loads(table_lines(body)[0])["citation_key"] == "key"
    [(_, item)] = records(body)
    assert json.loads(item)["id"] == "key"


@pytest.mark.parametrize("date", [None, Date(((2014,),)), Date(((2013, 5), (2014, 6, 30))), Date(literal="вясна 2014")])
def test_dates_come_back(date: Date | None) -> None:
    """A date is written as ISO 8601 and read back; one without parts as printed."""
    assert read_date(date_text(date)) == date


@given(some.builds(Task, CHARACTERS, CHARACTERS, some.booleans(), some.none() | CHARACTERS))
def test_tasks_go_through_a_pipe(task: Task) -> None:
    """What is sent is received, whatever the name of the paper."""
    stream = io.BytesIO()
    send_task(stream, task)
    stream.seek(0)
    assert receive_task(stream) == task
    assert receive_task(stream) is None


@given(some.builds(Reading, some.sampled_from(State), some.none() | CHARACTERS, text=some.binary(), body=some.binary()))
def test_readings_go_through_a_pipe_whole_or_not_at_all(reading: Reading) -> None:
    """A reading is received as it was sent; one that breaks off anywhere is none."""
    stream = io.BytesIO()
    send_reading(stream, reading, 7)
    assert receive_reading(io.BytesIO(stream.getvalue())) == (reading, 7)
    assert receive_reading(io.BytesIO(stream.getvalue()[:-1])) is None


class _Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_time_that_is_left_is_told_when_it_is_known() -> None:
    """Nothing is told at the start and before sizes that were never seen; then what the sizes took, side by side."""
    clock = _Clock()
    progress = Progress([1000] * 50 + [100_000] * 50, clock)
    assert progress.remaining() is None
    for _ in range(40):
        clock.now += 0.5
        progress.note(_outcome("a", seconds=1.0), 1000)
    assert progress.remaining() is None
    for _ in range(10):
        clock.now += 5
        progress.note(_outcome("b", seconds=10.0), 100_000)
    assert progress.remaining() == pytest.approx((10 * 1 + 40 * 10) / 2, rel=0.01)
    assert "50 of 100 papers, 50 references, 50 links, 0.7/s, 3 min 25 s left" in describe(progress)


def _found(key: str, stamp: str = "1") -> Found:
    return Found(key, f"/{key}", False, 10, stamp)


def _plan(
    path: Path, papers: list[Found], recipe: str = "r", size: int | None = 10, *, retry: bool = False
) -> list[str]:
    with Manifest(path / "m", recipe) as manifest:
        manifest.plan(papers, lambda _: size, retry=retry)
        return [f"{task.key} {task.known}" for task, _ in manifest.waiting()]


def test_what_waits_is_what_is_missing(tmp_path: Path) -> None:
    """A paper waits when it is new, changed, of another recipe, without its bibliography, or put aside and retried."""
    papers = [_found("a"), _found("b"), _found("c")]
    with Manifest(tmp_path / "m", "r") as manifest:
        manifest.plan(papers, lambda _: None)
        manifest.keep([_outcome("a"), _outcome("b", State.TIME)])
    assert _plan(tmp_path, papers) == ["c None"]
    assert _plan(tmp_path, papers, retry=True) == ["b None", "c None"]
    assert _plan(tmp_path, [_found("a", "2")]) == ["a digest"]


@pytest.mark.parametrize(("recipe", "size"), [("other", 10), ("r", None), ("r", 9)])
def test_a_result_that_is_not_as_due_is_made_anew(tmp_path: Path, recipe: str, size: int | None) -> None:
    """Another recipe, and a bibliography that is gone or cut off, forget the contents that were known."""
    with Manifest(tmp_path / "m", "r") as manifest:
        manifest.plan([_found("a")], lambda _: None)
        manifest.keep([_outcome("a")])
    assert _plan(tmp_path, [_found("a")], recipe, size) == ["a None"]


def test_a_foreign_file_is_refused(tmp_path: Path) -> None:
    """A manifest that is none is told and left as it is."""
    (tmp_path / "m").write_bytes(b"x" * 5000)
    with pytest.raises(UnreadableInputError, match="no manifest of a batch"):
        Manifest(tmp_path / "m", "r")
    assert (tmp_path / "m").read_bytes() == b"x" * 5000


def test_limits_change_no_result() -> None:
    """Papers done within other limits are done; another format or scheme is another result."""
    assert Recipe(timeout=1, memory=1).digest == Recipe().digest
    assert len({Recipe().digest, Recipe("bibtex").digest, Recipe(scheme="alalc").digest}) == 3


def test_two_papers_of_one_name_are_both_read(tmp_path: Path) -> None:
    """A key that is taken by another source gets a mark; the same source twice is one paper, run after run."""
    papers = [_found("a"), Found("a", "/elsewhere/a", False, 10, "1"), _found("a")]
    assert [line[:2] for line in _plan(tmp_path, papers)] == ["a ", "a~"]
    assert [line[:2] for line in _plan(tmp_path, papers)] == ["a ", "a~"]
