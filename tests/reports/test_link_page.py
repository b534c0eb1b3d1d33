"""The page of the link report, opened in a browser: it loads nothing, runs nothing of the web's, and filters."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from link_checks import CHECKS, FULL, PLACES, WICKED, with_every_verdict
from lxml import html

from citekit.model.link import DEAD, LinkCheck, Verdict
from citekit.reports.link_rot import link_rot_report
from citekit.reports.links_values import memento_of, plain, words_of

needs_browser = pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium is not installed")
LISTED = [FULL, *with_every_verdict()]


def page_of(checks: list[LinkCheck]) -> str:
    return link_rot_report(checks, "html", sources=WICKED, places=PLACES)


def opened(folder: Path, page: str) -> tuple[html.HtmlElement, list[str]]:
    """Open a page in Chromium; return the document after its scripts, and what was said on the console."""
    (folder / "report.html").write_text(page, "utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr"]
    command += ["--virtual-time-budget=2000", f"--user-data-dir={folder / 'profile'}", "--dump-dom"]
    done = subprocess.run([*command, (folder / "report.html").as_uri()], check=False, capture_output=True, timeout=600)
    dumped = done.stdout.decode("utf-8")
    if "</html>" not in dumped:
        pytest.skip("chromium cannot open a page here")
    said = [line for line in done.stderr.decode("utf-8", "replace").splitlines() if "CONSOLE" in line]
    return html.document_fromstring(dumped), said


def driven(folder: Path, checks: list[LinkCheck], script: str) -> Any:
    """Run a script of the test's after the page's own, admitted by its hash; return what its function returned."""
    script = f"document.documentElement.dataset.result = JSON.stringify((() => {{{_HELPERS}{script}}})());"
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    page = page_of(checks).replace("script-src ", f"script-src 'sha256-{digest}' ")
    document, said = opened(folder, page.replace("</body>", f"<script>{script}</script></body>"))
    assert said == []
    return json.loads(document.get("data-result"))


_HELPERS = """
  const form = document.getElementById("filters");
  const set = (name, value) => {
    const field = form.elements.namedItem(name);
    if (field.type === "checkbox") field.checked = value; else field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const shown = () => [...document.querySelectorAll(".card")].filter((card) => card.getClientRects().length)
    .map((card) => Number(card.dataset.order));
  const said = () => document.getElementById("shown").textContent;
"""


@needs_browser
def test_a_console_is_heard(tmp_path: Path) -> None:
    """The reader of the console hears an error and a refused load, so that silence means something."""
    page = page_of([]).replace("</body>", "<script>1</script><img src='http://127.0.0.1:9/x.png'></body>")
    _, said = opened(tmp_path, page)
    assert any("Content Security Policy" in line for line in said)


@needs_browser
@pytest.mark.parametrize("checks", [CHECKS, LISTED, []], ids=["wicked", "listed", "empty"])
def test_the_page_opens_without_a_word(tmp_path: Path, checks: list[LinkCheck]) -> None:
    """No error and no refused load is on the console, the script has run, and the title is the page's own."""
    document, said = opened(tmp_path, page_of(checks))
    assert said == []
    assert document.findtext(".//title") == "Link rot report"
    assert document.get_element_by_id("shown").text == f"{len(checks)} of {len(checks)} links shown"
    assert document.get_element_by_id("filters").get("hidden") is None


@needs_browser
def test_titles_from_the_web_are_text(tmp_path: Path) -> None:
    """A browser shows hostile titles letter by letter and makes no element of them."""
    document, _ = opened(tmp_path, page_of(CHECKS))
    headings = ["".join(node.itertext()) for node in document.iterfind(".//h3")]
    shown = [" ".join(plain(text).split()) for text in WICKED]
    assert [text for text in shown if text not in (" ".join(heading.split()) for heading in headings)] == []
    assert len(list(document.iter("script"))) == 1
    assert list(document.iter("img", "iframe", "object", "embed", "base")) == []
    assert [name for node in document.iter() for name in node.attrib if name.startswith("on")] == []


@pytest.mark.parametrize("checks", [CHECKS, []], ids=["wicked", "empty"])
def test_the_page_names_nothing_to_load(checks: list[LinkCheck]) -> None:
    """No element has an address to load from, links open the web alone, and the policy allows nothing else."""
    document = html.document_fromstring(page_of(checks))
    assert document.xpath("//@src | //@srcset | //@data | //@poster | //@action | //@background") == []
    assert document.xpath("//link/@href") == ["data:,"]
    assert "url(" not in page_of([])
    assert "@import" not in page_of([])
    assert [href for href in document.xpath("//a/@href") if not re.match(r"https?://|#links$", href)] == []
    (policy,) = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_links_tell_no_referrer() -> None:
    """A link to the web takes neither window nor address of the report along."""
    document = html.document_fromstring(page_of(CHECKS))
    rels = set(document.xpath("//a[starts-with(@href, 'http')]/@rel"))
    assert rels == {"noopener noreferrer nofollow"}
    assert document.xpath("//meta[@name='referrer']/@content") == ["no-referrer"]


def test_the_page_is_read_without_scripts() -> None:
    """Before any script runs, every card, count and piece of evidence is there, and the useless form is not."""
    document = html.document_fromstring(page_of(LISTED))
    assert document.get_element_by_id("filters").get("hidden") is not None
    cards = document.xpath("//li[@class='card']")
    assert [card.get("data-verdict") for card in cards] == [check.verdict.value for check in LISTED]
    assert [card for card in cards if card.get("hidden") is not None] == []
    text = cards[0].text_content()
    for said in ("Знак бяды", "bykau2014", "2014-06-30", "404", "The server says 404.", "3 days after the access"):
        assert said in text


def test_a_card_has_a_robust_link() -> None:
    """The cited link carries its copy and the copy's day, as Robust Links wants it."""
    document = html.document_fromstring(page_of([FULL]))
    (link,) = document.xpath("//a[@data-originalurl]")
    assert link.get("data-originalurl") == link.get("href") == FULL.link.url
    assert link.get("data-versiondate") == "2014-07-03"
    assert link.get("data-versionurl", "").startswith("https://web.archive.org/web/20140703")


def test_names_in_the_page_are_unique() -> None:
    """No id is used twice, and every reference to one finds it."""
    document = html.document_fromstring(page_of(CHECKS))
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert set(document.xpath("//@aria-labelledby")) <= set(ids)


@needs_browser
@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("verdict", "gone", lambda check: check.verdict is Verdict.GONE),
        ("verdict", "fate:dead", lambda check: check.verdict in DEAD),
        ("verdict", "fate:unsure", lambda check: words_of(check.verdict).fate == "unsure"),
        ("copy", "yes", lambda check: memento_of(check) is not None),
        ("copy", "no", lambda check: memento_of(check) is None),
        ("confirmed", True, lambda check: check.confirmed),
        ("words", " ЗНАК ", lambda check: "Знак" in (check.link.title or "")),
        ("words", "<script>", lambda _: False),
    ],
)
def test_filters_leave_what_is_wanted(tmp_path: Path, name: str, value: object, wanted: Any) -> None:
    """Each filter shows the cards that fit and no other, says how many, and the button brings all back."""
    script = f"set({json.dumps(name)}, {json.dumps(value)}); return [shown(), said()];"
    expected = [order for order, check in enumerate(LISTED, start=1) if wanted(check)]
    assert driven(tmp_path, LISTED, script) == [expected, f"{len(expected)} of {len(LISTED)} links shown"]


@needs_browser
def test_filters_work_together(tmp_path: Path) -> None:
    """A card is shown when it fits every filter."""
    script = "set('verdict', 'fate:dead'); set('copy', 'yes'); set('words', 'host'); return shown();"
    expected = [
        order
        for order, check in enumerate(LISTED, start=1)
        if check.verdict in DEAD and memento_of(check) and "host" in check.link.url
    ]
    assert driven(tmp_path, LISTED, script) == expected


@needs_browser
def test_cards_are_sorted(tmp_path: Path) -> None:
    """Cards go by the chosen value, those without one last, numbers as numbers, and back to the cited order."""
    checks = [*LISTED, *reversed([check for check in CHECKS if not check.link.url][:1])]
    script = "return ['verdict', 'accessed', 'host', 'order'].map((key) => { set('sort', key); return shown(); });"
    by_verdict, by_day, by_host, as_cited = driven(tmp_path, checks, script)
    assert [checks[order - 1].verdict.value for order in by_verdict] == sorted(check.verdict.value for check in checks)
    days = [checks[order - 1].link.accessed.parts for order in by_day if checks[order - 1].link.accessed.parts]
    assert days == sorted(days)
    assert by_host == [*range(2, len(LISTED) + 1), 1, len(checks)]
    assert as_cited == list(range(1, len(checks) + 1))
