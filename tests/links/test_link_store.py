"""The store of links: what it recalls and for how long, when a verdict is confirmed, and what a kill may cost."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from citekit.errors import UnreadableInputError
from citekit.links.records import dump_archived, load_archived
from citekit.links.store import ARCHIVES_EXPIRY, EXPIRY, KeptArchives, Store
from citekit.model.link import Archived, CitedLink, Evidence, LinkCheck, Memento, Verdict
from citekit.model.text import Date

ROOT = Path(__file__).resolve().parents[2]
LINK = CitedLink(
    "http://example.by/старонка", "http://example.by/ старонка", "Назва", Date(((2014, 6, 30),)), "key", "be"
)
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
COPY = Memento("http://archive.example/1/http://example.by/", datetime(2014, 7, 1, tzinfo=UTC), LINK.url, "archive")


@dataclass
class Clock:
    """A clock that stands still until it is set."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now


def gone(at: datetime | None = None, verdict: Verdict = Verdict.GONE) -> LinkCheck:
    return LinkCheck(
        LINK,
        verdict,
        410,
        "http://example.by/x",
        ((301, "http://example.by/x"),),
        (Evidence("e", "so"),),
        checked_at=at,
    )


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "links.sqlite"


def test_a_look_comes_back_as_it_was(file: Path, clock: Clock) -> None:
    """Every field of a look survives the file; another process that opens it later finds the same."""
    with Store(file, clock=clock) as store:
        kept = store.remember(gone())
        assert kept == replace(gone(), checked_at=NOON)
    with Store(file, clock=clock) as store:
        assert store.recall(LINK) == kept


@pytest.mark.parametrize(
    ("age", "recalled"),
    [(timedelta(0), True), (EXPIRY - timedelta(seconds=1), True), (EXPIRY, False), (timedelta(days=400), False)],
)
def test_a_look_goes_stale(file: Path, clock: Clock, age: timedelta, recalled: bool) -> None:
    """A look is recalled until it expires; what was the last look is known for ever."""
    with Store(file, clock=clock) as store:
        store.remember(gone())
        clock.now += age
        assert (store.recall(LINK) is not None) is recalled
        last = store.last(LINK)
        assert last is not None
        assert last.checked_at == NOON


def test_an_expiry_may_be_chosen(file: Path, clock: Clock) -> None:
    """The caller's expiry decides, and a store that rechecks recalls no look at all."""
    with Store(file, clock=clock, expiry=timedelta(hours=1)) as store:
        store.remember(gone())
        clock.now += timedelta(hours=1)
        assert store.recall(LINK) is None
    clock.now = NOON
    with Store(file, clock=clock, recheck=True) as store:
        assert store.recall(LINK) is None
        assert store.last(LINK) is not None


@pytest.mark.parametrize(
    "other",
    [
        replace(LINK, url="http://example.by/other"),
        replace(LINK, title="Іншая"),
        replace(LINK, accessed=Date(((2015, 6, 30),))),
        replace(LINK, printed=None),
    ],
)
def test_another_question_is_not_answered(file: Path, clock: Clock, other: CitedLink) -> None:
    """The verdict is for the citation: another title or day of access asks another question, another key does not."""
    with Store(file, clock=clock) as store:
        store.remember(gone())
        assert store.recall(other) is None
        again = store.recall(replace(LINK, citation_key="another"))
        assert again is not None
        assert again.link.citation_key == "another"


PASSING = [
    (replace(gone(), verdict=Verdict.UNCHECKED), False),
    (replace(gone(), verdict=Verdict.UNSAFE, hops=()), False),
    (replace(gone(), verdict=Verdict.UNSAFE), True),
    (replace(gone(), verdict=Verdict.UNREACHABLE, evidence=(Evidence("no-host", "no such name"),)), False),
    (replace(gone(), verdict=Verdict.UNREACHABLE), True),
    (replace(gone(), verdict=Verdict.BLOCKED), True),
]


@pytest.mark.parametrize(("check", "recalled"), PASSING)
def test_what_was_said_of_this_machine_is_not_held_against_a_link(
    file: Path, clock: Clock, check: LinkCheck, recalled: bool
) -> None:
    """A network that was down or not allowed may be there now, and asking again costs no host a request."""
    with Store(file, clock=clock) as store:
        store.remember(check)
        assert (store.recall(LINK) is not None) is recalled
        assert store.last(LINK) is not None


# moments of the looks in hours after noon, with their verdicts; whether the last is confirmed
LOOKS = [
    ([(0, "gone")], False),
    ([(0, "gone"), (1, "gone"), (8, "gone")], False),
    ([(0, "gone"), (24, "gone")], True),
    ([(11, "gone"), (13, "gone")], False),
    ([(0, "gone"), (13, "gone")], True),
    ([(0, "gone"), (24, "alive")], False),
    ([(0, "gone"), (24, "alive"), (48, "gone")], False),
    ([(0, "unreachable"), (24, "gone")], True),
    ([(0, "blocked"), (24, "gone")], False),
    ([(0, "alive"), (24, "alive")], True),
    ([(0, "gone"), (24, "gone"), (25, "gone")], True),
]


@pytest.mark.parametrize(("looks", "confirmed"), LOOKS)
def test_only_looks_on_different_days_confirm(
    file: Path, clock: Clock, looks: list[tuple[int, str]], confirmed: bool
) -> None:
    """Looks on one day, or on both sides of one midnight, are one look; a contrary look between them starts anew."""
    with Store(file, clock=clock) as store:
        for hours, verdict in looks:
            clock.now = NOON + timedelta(hours=hours)
            check = store.remember(gone(verdict=Verdict(verdict)))
        assert check.confirmed is confirmed
        last = store.last(LINK)
        assert last is not None
        assert last.confirmed is confirmed


ANSWERS = [
    Archived(closest=COPY, before=COPY, after=None, known=True, evidence=(Evidence("near", "a day"),)),
    Archived(known=True, proposed="http://example.by/better"),
    Archived(known=False),
]


@pytest.mark.parametrize("archived", ANSWERS)
def test_what_archives_said_is_written_and_read(archived: Archived) -> None:
    """Reading is the inverse of writing."""
    assert load_archived(dump_archived(archived)) == archived


@dataclass
class Counting:
    answer: Archived
    asked: list[str] = field(default_factory=list)

    def find(self, link: CitedLink) -> Archived:
        self.asked.append(link.url)
        return self.answer

    def page_of(self, _: Memento) -> None:
        return None


@pytest.mark.parametrize(
    ("answer", "age", "asked"),
    [
        (ANSWERS[0], ARCHIVES_EXPIRY - timedelta(seconds=1), 1),
        (ANSWERS[0], ARCHIVES_EXPIRY, 2),
        (ANSWERS[1], EXPIRY - timedelta(seconds=1), 1),
        (ANSWERS[1], EXPIRY, 2),
        (ANSWERS[2], timedelta(0), 2),
    ],
)
def test_archives_are_asked_once(file: Path, clock: Clock, answer: Archived, age: timedelta, asked: int) -> None:
    """A copy is known for long, that there is none for as long as a look, and no answer is no knowledge."""
    archives = Counting(answer)
    with Store(file, clock=clock, archives="a") as store:
        kept = KeptArchives(archives, store)
        assert kept.find(LINK) == answer
        clock.now += age
        assert kept.find(LINK) == answer
    assert len(archives.asked) == asked


def test_an_answer_is_of_the_archives_that_were_asked(file: Path, clock: Clock) -> None:
    """Where other archives are to be asked, the look is open again, though the page was just seen."""
    with Store(file, clock=clock, archives="a") as store:
        store.remember(replace(gone(), archived=ANSWERS[0]))
        known = store.recall(LINK)
        assert known is not None
        assert known.archived == ANSWERS[0]
    with Store(file, clock=clock, archives="b") as store:
        assert store.recall(LINK) is None
    with Store(file, clock=clock) as store:
        known = store.recall(LINK)
        assert known is not None
        assert known.archived is None


def test_what_is_no_address_waits_for_no_archive(file: Path, clock: Clock) -> None:
    """A malformed link is settled without an archive's answer."""
    with Store(file, clock=clock, archives="a") as store:
        store.remember(gone(verdict=Verdict.MALFORMED))
        assert store.recall(LINK) is not None
        store.remember(gone(NOON + timedelta(hours=1)))
        assert store.recall(LINK) is None


def _foreign(file: Path) -> None:
    base = sqlite3.connect(file)
    base.execute("CREATE TABLE bookmarks (url TEXT)")
    base.commit()
    base.close()


def _newer(file: Path) -> None:
    base = sqlite3.connect(file)
    base.execute("PRAGMA user_version = 99")
    base.close()


@pytest.mark.parametrize(
    "make",
    [
        lambda file: file.write_text("@book{a, title = {Знак бяды}}\n" * 50, "utf-8"),
        lambda file: file.write_bytes(bytes(range(256)) * 20),
        lambda file: file.mkdir(),
        _foreign,
        _newer,
    ],
    ids=["text", "bytes", "folder", "foreign", "newer"],
)
def test_what_is_no_store_is_refused_and_left_alone(file: Path, make: object) -> None:
    """A file of somebody else is an error of the caller's, and not a byte of it changes."""
    make(file)  # type: ignore[operator]
    before = file.read_bytes() if file.is_file() else None
    with pytest.raises(UnreadableInputError, match="no store of links"):
        Store(file)
    assert (file.read_bytes() if file.is_file() else None) == before


def test_a_store_that_breaks_under_way_is_an_error_of_its_own(file: Path) -> None:
    """A damaged file is told by its name, not by the library that read it; other errors pass as they are."""
    store = Store(file)
    base = sqlite3.connect(file)
    base.execute("DROP TABLE looks")
    base.commit()
    base.close()
    with pytest.raises(UnreadableInputError, match="failed"), store:
        store.recall(LINK)
    with pytest.raises(KeyError), Store(file):
        raise KeyError


WRITER = """
import sys
from citekit.links.store import Store
from citekit.model.link import CitedLink, LinkCheck, Verdict
with Store(sys.argv[1]) as store:
    for number in range(40):
        store.remember(LinkCheck(CitedLink(f"http://example.by/{sys.argv[2]}/{number}"), Verdict.ALIVE))
"""


def run(program: str, *arguments: str, stdin: int = subprocess.DEVNULL) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdin=stdin, stdout=subprocess.PIPE, text=True)


def test_several_processes_share_one_file(file: Path) -> None:
    """Processes that make the file together and write at once lose nothing and never fail."""
    writers = [run(WRITER, str(file), str(number)) for number in range(4)]
    assert [writer.communicate(timeout=300) and writer.returncode for writer in writers] == [0] * 4
    with Store(file) as store:
        links = [CitedLink(f"http://example.by/{one}/{number}") for one in range(4) for number in range(40)]
        assert all(store.recall(link) for link in links)


CHECKER = """
import sys
from citekit.links.store import Store
from citekit.model.link import CitedLink, LinkCheck, Verdict
with Store(sys.argv[1]) as store:
    for number in range(60):
        link = CitedLink(f"http://example.by/{number}")
        if store.recall(link) is None:
            if number == 30:
                sys.stdin.read()
            store.remember(LinkCheck(link, Verdict.ALIVE))
            print(number, flush=True)
"""


def test_a_killed_run_is_resumed(file: Path) -> None:
    """After SIGKILL, whatever had been remembered is known; the next run asks for the rest alone.

    The first run waits for its input in the midst, which never comes, so that it is never done before it is killed.
    """
    with run(CHECKER, str(file), stdin=subprocess.PIPE) as first:
        assert first.stdout is not None
        done = [first.stdout.readline() for _ in range(10)]
        os.kill(first.pid, signal.SIGKILL)
        done += first.stdout.readlines()
    assert first.returncode == -signal.SIGKILL
    second = run(CHECKER, str(file)).communicate(timeout=300)[0].splitlines(keepends=True)
    told = [int(line) for line in done + second]
    assert 10 <= len(done) < 60
    # The kill may fall between the write and the word of it, so one may be known without having been told.
    assert len(told) == len(set(told)) >= 59
    with Store(file) as store:
        assert all(store.recall(CitedLink(f"http://example.by/{number}")) for number in range(60))
