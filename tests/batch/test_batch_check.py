"""``--check`` looks at every different link of all papers once, on this machine or by the workers of a cluster."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from batch_parts import FATES, Site, run_batch, serve_site, tree, write_citing

from citekit.batch.linking import Lanes, lane_of
from citekit.model import CitedLink


@pytest.fixture
def site() -> Iterator[Site]:
    """Serve a site on loopback whose pages have known fates."""
    with serve_site("127.0.1.7") as served:
        yield served


@pytest.fixture
def papers(site: Site, tmp_path: Path) -> Path:
    """Give three papers that cite the same pages."""
    return write_citing(tmp_path / "papers", [site])


def _verdicts(out: Path) -> dict[str, str]:
    report = json.loads((out / "link-rot.json").read_text("utf-8"))
    return {"/" + one["url"].rpartition("/")[2]: one["verdict"] for one in report["checks"]}


def test_each_different_link_is_checked_once(site: Site, papers: Path, tmp_path: Path) -> None:
    """Twelve links of three papers are four questions; a second run asks nobody, for the store knows."""
    arguments = [
        papers, "--out", tmp_path / "out", "--jobs", 1, "--check", "--no-archive", "--allow-network", "127.0.0.0/8",
        "--log-json", tmp_path / "log",
    ]  # fmt: skip
    told = run_batch(*arguments, status=1)
    assert "3 files (3 read now): 3 papers, 12 references, 12 links" in told
    assert "4 different links: 2 rotten" in told
    assert _verdicts(tmp_path / "out") == {"/alive": "alive", "/gone": "gone", "/lost": "gone", "/blocked": "blocked"}
    assert "a.txt: " in (tmp_path / "out/link-rot.csv").read_text("utf-8")
    assert (tmp_path / "out/link-rot.html").stat().st_size > 1000
    last = json.loads((tmp_path / "log").read_text("utf-8").splitlines()[-1])
    assert {name.partition(".")[0] for name in last["files"]} == {
        "references",
        "links",
        "quarantine",
        "merged",
        "link-rot",
    }
    asked = site.asked
    assert sorted(path for path in asked if path in FATES) == sorted(FATES)
    before, count = tree(tmp_path / "out"), len(asked)
    assert "(0 read now)" in run_batch(*arguments, status=1)
    assert len(asked) == count
    assert tree(tmp_path / "out") == before


def test_links_without_a_way_to_their_host_are_told(papers: Path, tmp_path: Path) -> None:
    """Private networks are not visited unless they are named."""
    told = run_batch(papers, "--out", tmp_path / "out", "--jobs", 1, "--check", "--no-archive", status=1)
    assert "4 different links" in told
    assert set(_verdicts(tmp_path / "out").values()) == {"unsafe"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--allow-network", "moon"], "--allow-network"),
        (["--archive", "moon"], "--archive: 'moon' is no URL"),
        (["--archive", "ftp://moon"], "--archive: 'ftp://moon' is no URL"),
        (["--store", "papers/a.txt"], "papers/a.txt: no store of links"),
        (["--store", "nowhere/store"], "nowhere/store: no store of links"),
    ],
)
def test_what_cannot_check_links_is_refused_before_papers_are_read(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str
) -> None:
    """A mistake in what a check needs costs nobody a run: status 2, and nothing is made."""
    monkeypatch.chdir(tmp_path)
    before = (papers / "a.txt").read_bytes()
    assert told in run_batch("papers", "--out", "out", "--check", *arguments, status=2)
    assert not (tmp_path / "out").exists()
    assert (papers / "a.txt").read_bytes() == before


def _links(number: int) -> list[CitedLink]:
    return [CitedLink(f"http://host{at % 7}.by/{at}") for at in range(number)]


def test_a_host_is_with_one_worker_at_a_time() -> None:
    """Parts of one lane never go out together, and all links are dealt out."""
    links = _links(500)
    lanes = Lanes(links, 3, part=20)
    out: list[tuple[CitedLink, ...]] = []
    seen: list[CitedLink] = []
    for part in lanes.draw():
        if part is None:
            done = out.pop(0)
            seen += done
            lanes.free(done)
        else:
            out.append(part)
            hosts = [{lane_of(link.url, 3) for link in one} for one in out]
            assert all(len(one) == 1 for one in hosts)
            assert len(hosts) == len(set.union(*hosts))
    assert sorted(link.url for link in seen) == sorted(link.url for link in links)


@pytest.mark.parametrize("url", ["", "http://[", "no url", "http://\ud800/"])
def test_what_is_no_address_has_a_lane(url: str) -> None:
    """Anything that stands where a URL should has a lane."""
    assert 0 <= lane_of(url, 5) < 5
