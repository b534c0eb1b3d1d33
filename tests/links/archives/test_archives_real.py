"""The archives, asked over HTTP: a real pywb over a known WARC, as itself and behind a Wayback-like front."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from archive_parts import FakeClock, LoopbackFetch, PlainJudge, served, shim
from make_warc import PRAVO, SLUG
from ports import free_port

from citekit.links.archives import Archive, Archives
from citekit.links.archives.asking import Asker
from citekit.links.archives.capture import Query
from citekit.links.archives.following import Copy, follow
from citekit.model.link import Archived, CitedLink
from citekit.model.text import Date

BIBLIOGRAPHY = Path(__file__).resolve().parents[3] / "bib" / "prokopiuk-2014" / "4-references.json"
READ = Date(((2014, 6, 30),))
OSW = "http://www.osw.waw.pl/sites/default/files/komentarze_99.pdf"
PISM = "http://www.pism.pl/files/?id_plik=14829"
ODKB = "http://www.odkb-csto.org/training/"

# (cited URL, original of the copy, nearest true copy, last before, first after) in the WARC, by hand
EXPECTED = [
    (ODKB, ODKB, "20140702191144", "20140618083015", "20140702191144"),
    (
        "http://www.odkb.gov.ru/start/index_aengl.htm",
        "http://www.odkb.gov.ru/start/index_aengl.htm",
        "20140510120000",
        "20140510120000",
        "20141120120000",
    ),
    (PISM, PISM, "20150210000000", "20130913060606", "20150210000000"),
    (OSW, "http://www.osw.waw.pl/pl/files/komentarze_99.pdf", "20140620000003", "20140620000003", None),
    (PRAVO, PRAVO, "20140611000000", "20140611000000", None),
    (SLUG, SLUG, "20140515070000", "20140515070000", None),
]


@pytest.fixture(params=["wayback", "pywb", "pywb-root"])
def base(request: pytest.FixtureRequest, pywb_collection: str, wayback_base: str) -> str:
    """The same copies behind each base URL that a user may name."""
    bases = {"wayback": wayback_base, "pywb": pywb_collection, "pywb-root": pywb_collection.removesuffix("/web")}
    return bases[request.param]


def ask(base: str, link: CitedLink) -> Archived:
    return Archives([base], fetch=LoopbackFetch(), judge=PlainJudge(), clock=FakeClock()).find(link)


@pytest.mark.parametrize(
    ("url", "original", "stamps"),
    [(row[0], row[1], row[2:]) for row in EXPECTED],
    ids=[row[0][:40] for row in EXPECTED],
)
def test_the_true_copy_nearest_to_the_day_of_access_is_found(
    base: str, url: str, original: str, stamps: tuple[str | None, ...]
) -> None:
    """Errors, redirects to the front page and soft 404s nearer to the day are passed over."""
    archived = ask(base, CitedLink(url, accessed=READ))
    found = (archived.closest, archived.before, archived.after)
    assert tuple(memento and memento.datetime.strftime("%Y%m%d%H%M%S") for memento in found) == stamps, (
        archived.evidence
    )
    assert archived.known
    assert archived.closest is not None
    assert archived.closest.original == original
    assert archived.closest.url.endswith(f"/web/{stamps[0]}/{original.replace('{', '%7B').replace('}', '%7D')}")


def test_each_reference_of_the_worked_paper_gets_its_copy_and_its_repair_is_proved(wayback_base: str) -> None:
    """The six references as the repository holds them: each has a copy, and no printed form survives its repair."""
    if not BIBLIOGRAPHY.exists():
        pytest.skip("the worked paper is not in this checkout")
    expected = {row[0]: row[2] for row in EXPECTED}
    archives = Archives([wayback_base], fetch=LoopbackFetch(), judge=PlainJudge(), clock=FakeClock())
    seen = 0
    for record in json.loads(BIBLIOGRAPHY.read_text("utf-8")):
        repairs = [d["repair"] for d in record["custom"]["citekit"].get("diagnostics", ()) if "repair" in d]
        printed = next((repair["printed"] for repair in repairs if repair["repaired"] == record["URL"]), None)
        archived = archives.find(CitedLink(record["URL"], printed, record["title"], READ))
        assert archived.closest is not None, record["URL"]
        assert archived.closest.datetime.strftime("%Y%m%d%H%M%S") == expected[record["URL"]]
        assert ("repair-proved" in {evidence.code for evidence in archived.evidence}) == (printed is not None)
        assert archived.proposed is None
        seen += 1
    assert seen == 6


@pytest.mark.parametrize(
    "url",
    [
        "http://пример.бел/знания",
        "http://пример.бел/знания#глава",
        "http://xn--e1afmkfd.xn--90ais/%D0%B7%D0%BD%D0%B0%D0%BD%D0%B8%D1%8F",
    ],
)
def test_an_address_in_cyrillic_is_found(base: str, url: str) -> None:
    """Host and path in Cyrillic are asked for as indexes hold them; a fragment is none of their business."""
    archived = ask(base, CitedLink(url, accessed=READ))
    assert archived.closest is not None
    assert archived.closest.datetime == datetime(2014, 6, 1, tzinfo=UTC)


def test_an_address_broken_in_cyrillic_is_repaired(base: str) -> None:
    """A blank in a Cyrillic path is no obstacle."""
    archived = ask(base, CitedLink("http://пример.бел/зна ния", accessed=READ))
    assert archived.proposed == "http://xn--e1afmkfd.xn--90ais/%D0%B7%D0%BD%D0%B0%D0%BD%D0%B8%D1%8F"


WINDING = (
    "http://wpolityce.pl/polityka/166881-cwiczenia-antyterrorystyczne-czy-antyzachodniemanewry-kraje-nadbaltyckie-"
    "zaniepokojone-zachowaniem-oddzialowrosviskich"
)
BROKEN = [
    (WINDING, SLUG),
    ("http://www.osw.waw.pl/sites/default/files/komentarze 99.pdf", OSW),
    ("http://www.pism.pl/files/?id plik=14829", PISM),
    ("http://www.pravo.by/main.aspx?gui $d=3871\\&p0=P31000575\\&p2={NRPA}$", PRAVO),
]


@pytest.mark.parametrize(("printed", "true"), BROKEN, ids=[row[1][:30] for row in BROKEN])
def test_an_address_broken_by_print_is_repaired_from_the_index(base: str, printed: str, true: str) -> None:
    """The index knows one address that the broken one can stand for; its neighbours with other numbers are not taken."""
    archived = ask(base, CitedLink(printed, accessed=READ))
    assert archived.proposed == true
    assert archived.closest is not None
    assert "repair-found" in {evidence.code for evidence in archived.evidence}


def test_a_wrong_repair_is_refuted_by_the_index(base: str) -> None:
    """Where the printed address is archived and the repaired one is not, the printed one was meant."""
    archived = ask(base, CitedLink(OSW.replace("_99", "-99"), OSW, accessed=READ))
    assert archived.proposed == OSW
    assert archived.closest is not None


@pytest.mark.parametrize(
    "url", ["http://nowhere.example/a", "http://www.osw.waw.pl/sites/default/files/komentarze_97.pdf"]
)
def test_what_no_index_knows_is_known_to_be_unarchived(base: str, url: str) -> None:
    """An index that answers with nothing says that there is no copy; no neighbour is proposed."""
    archived = ask(base, CitedLink(url, accessed=READ))
    assert (archived.closest, archived.known, archived.proposed) == (None, True, None)
    assert [evidence.code for evidence in archived.evidence] == ["not-archived"]


def test_without_a_judge_the_index_shows_an_error_page_by_its_many_addresses(base: str) -> None:
    """One body at several addresses of a site is no page of its own."""
    archived = Archives([base], fetch=LoopbackFetch(), clock=FakeClock()).find(
        CitedLink(ODKB, accessed=Date(((2014, 6, 29),)))
    )
    assert archived.closest is not None
    assert archived.closest.datetime.strftime("%Y%m%d") == "20140702"
    assert any("many addresses" in evidence.message for evidence in archived.evidence)


def test_an_archive_with_timemaps_alone_serves_too(pywb_collection: str) -> None:
    """Where only Memento is spoken, the copies themselves tell which are true."""

    class TimeMapsOnly(LoopbackFetch):
        def __call__(self, url: str, **request: object):  # type: ignore[no-untyped-def]
            return super().__call__(url.replace("/cdx", "/nothing"), **request)  # type: ignore[arg-type]

    archives = Archives([pywb_collection], fetch=TimeMapsOnly(), judge=PlainJudge(), clock=FakeClock())
    archived = archives.find(CitedLink(PRAVO, accessed=READ))
    assert archives.silent == ()
    assert archived.closest is not None
    assert archived.closest.datetime.strftime("%Y%m%d") == "20140611"
    assert archives.find(CitedLink("http://nowhere.example/", accessed=READ)).known


def test_an_archive_with_a_timegate_alone_serves_too(pywb_collection: str) -> None:
    """The TimeGate names the nearest copy; that is all that can be had."""
    table = Archive("gate", "timegate", pywb_collection, pywb_collection, pywb_collection)
    asker = Asker(table, LoopbackFetch(), FakeClock())
    (capture,) = asker.captures(Query(PRAVO, near=datetime(2014, 6, 12, tzinfo=UTC))) or ()
    assert capture.moment == datetime(2014, 6, 11, tzinfo=UTC)
    assert capture.raw.startswith(f"{pywb_collection}/20140611000000/")
    assert isinstance(follow(asker, capture), Copy)
    assert asker.captures(Query("http://nowhere.example/", near=datetime(2014, 6, 12, tzinfo=UTC))) == ()


def test_the_availability_api_spares_calls_to_the_index(wayback_base: str) -> None:
    """A link whose copies on both sides the API names is not looked up in the index; the others are."""
    fetch = LoopbackFetch()
    archives = Archives([wayback_base], fetch=fetch, judge=PlainJudge(), clock=FakeClock())
    links = [CitedLink(PISM, accessed=READ), CitedLink(PRAVO, accessed=READ)]
    archives.prepare(links)
    fetch.asked.clear()
    first = archives.find(links[0])
    assert first.closest is not None
    assert first.closest.datetime.strftime("%Y%m%d") == "20150210"
    assert not [url for url in fetch.asked if "/cdx/" in url]
    second = archives.find(links[1])
    assert second.closest is not None
    assert second.closest.datetime.strftime("%Y%m%d") == "20140611"
    assert [url for url in fetch.asked if "/cdx/" in url]


def test_too_many_requests_are_waited_out(pywb_collection: str, tmp_path: Path) -> None:
    """After a 429 without Retry-After a minute is waited, a limit learnt, and the answer found all the same."""
    port = free_port()
    clock = FakeClock()

    class Minute(LoopbackFetch):
        refused = 0

        def __call__(self, url: str, **request: object):  # type: ignore[no-untyped-def]
            page = super().__call__(url, **request)  # type: ignore[arg-type]
            self.refused += page.status == 429
            return (
                page
                if not clock.slept or page.status != 429
                else super().__call__(url.replace(str(port), free), **request)
            )  # type: ignore[arg-type]

    other = free_port()
    free = str(other)
    with (
        served(shim(port, pywb_collection, "--cdx-per-min", "2"), port, tmp_path),
        served(shim(other, pywb_collection), other, tmp_path),
    ):
        fetch = Minute()
        archives = Archives([f"http://127.0.0.1:{port}"], fetch=fetch, judge=PlainJudge(), clock=clock)
        found = [archives.find(CitedLink(url, accessed=READ)) for url in (ODKB, PISM, PRAVO)]
    assert all(archived.closest for archived in found)
    assert fetch.refused
    assert 60.0 in clock.slept


def test_save_page_now_saves_with_keys_alone(wayback_base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without keys nothing is asked; with them the new copy comes back, and the keys show nowhere."""
    fetch = LoopbackFetch()
    archives = Archives([wayback_base], fetch=fetch, clock=FakeClock())
    monkeypatch.delenv("IA_ACCESS_KEY_ID", raising=False)
    assert archives.save(PISM) is None
    assert fetch.asked == []
    monkeypatch.setenv("IA_ACCESS_KEY_ID", "an-access-key")
    monkeypatch.setenv("IA_SECRET_ACCESS_KEY", "a-secret-key")
    saved = archives.save(PISM)
    assert saved is not None
    assert saved.original == PISM
    assert saved.url.startswith(f"{wayback_base}/web/2")
    assert "secret" not in repr(vars(archives)) + " ".join(fetch.asked)


def test_a_copy_that_was_found_can_be_read_again(base: str) -> None:
    """The page of a memento comes as the web gave it then, in its own encoding."""
    archives = Archives([base], fetch=LoopbackFetch(), judge=PlainJudge(), clock=FakeClock())
    found = archives.find(CitedLink(PRAVO, accessed=READ)).closest
    assert found is not None
    page = archives.page_of(found)
    assert page is not None
    assert "Об утверждении Концепции национальной" in page.body.decode("cp1251")
    assert archives.page_of(replace(found, archive="unknown")) is None


def test_threads_share_one_archive(base: str) -> None:
    """Six threads get what one gets."""
    from concurrent.futures import ThreadPoolExecutor

    archives = Archives([base], fetch=LoopbackFetch(), judge=PlainJudge(), clock=FakeClock())
    find: Callable[[CitedLink], Archived] = archives.find
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(find, [CitedLink(row[0], accessed=READ) for row in EXPECTED]))
    assert [a.closest and a.closest.datetime.strftime("%Y%m%d%H%M%S") for a in found] == [row[2] for row in EXPECTED]
