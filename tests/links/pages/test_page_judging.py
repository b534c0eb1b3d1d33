"""Judge single pages, rule by rule: what counts, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citekit.links.page import Page
from citekit.links.pages import judge_page, needs_sibling, robot_wall, sibling_url
from citekit.model.link import CitedLink

URL = "http://a.example/rubryka/4f8e1d3a"
PROSE = "".join(
    f"<p>{text}</p>"
    for text in (
        "Старая вузкакалейка злучала лесапільню з прыстанню на Бярэзіне, і вясной разліў адразаў хутары ад мястэчка.",
        "У архіве захаваліся рахункі млынара за восем гадоў запар, і настаўнік вёў дзённік надвор'я.",
        "Ткачыхі з суседніх вёсак прывозілі посцілкі на кірмаш, а новы мост адкрылі пасля другой спробы інжынераў.",
    )
)
MISSING = "<title>Памылка 404</title><h1>Памылка 404</h1><p>Такой старонкі няма. Вярніцеся на галоўную.</p>"


def _page(body: str, url: str = URL, *, final: str | None = None, status: int = 200, **headers: str) -> Page:
    hops = ((302, final),) if final else ()
    return Page(url, final or url, status, {"content-type": "text/html", **headers}, body.encode(), hops=hops)


def _article(title: str) -> str:
    return f"<title>{title}</title><h1>{title}</h1>{PROSE}"


LIVING = _article("Вузкакалейка на Бярэзіне")


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("http://a.example/", "soft-404"),
        ("http://b.example/pl/index.php", "soft-404"),
        ("http://a.example/404.html", "soft-404"),
        ("http://a.example/rubryka/vuzkakaleika", "fine"),
        ("https://www.a.example/rubryka/4f8e1d3a/", "fine"),
    ],
)
def test_redirects_that_lead_away(target: str, kind: str) -> None:
    """The root and a page for errors are not the cited work; another address may be."""
    assert judge_page(_page(LIVING, final=target), CitedLink(URL)).kind == kind


def test_a_front_page_that_is_cited_stays_one() -> None:
    """From one name of the front page to another nothing is lost."""
    url = "http://a.example/index.html"
    page = _page(LIVING, url, final="http://a.example/be/")
    assert judge_page(page, CitedLink(url)).kind == "fine"
    assert not needs_sibling(page, CitedLink(url))


def test_a_root_headed_with_the_cited_title_is_the_work() -> None:
    """A work may have become a site of its own."""
    link = CitedLink(URL, title="Вузкакалейка на Бярэзіне")
    assert judge_page(_page(LIVING, final="http://b.example/"), link).kind == "fine"
    moved = "http://a.example/vuzkakaleika"
    assert judge_page(_page(LIVING, moved, final="http://vuzkakaleika.example/"), CitedLink(moved)).kind == "fine"


def test_a_meta_element_redirects_too() -> None:
    """A short page that sends the reader to the root is a redirect to the root; a long one refreshes itself."""
    sending = "<meta http-equiv=refresh content='0; url=/'><p>…</p>"
    assert judge_page(_page(sending), CitedLink(URL)).kind == "soft-404"
    assert (
        judge_page(
            _page(LIVING.replace("<h1>", "<meta http-equiv=refresh content='600;url=/'><h1>")), CitedLink(URL)
        ).kind
        == "fine"
    )


def test_many_addresses_on_one_target() -> None:
    """Three cited addresses that lead to one page have lost their works, unless the page is headed with the cited title."""
    page = _page(LIVING, final="http://a.example/archive/all")
    assert [judge_page(page, CitedLink(URL), landings=count).kind for count in (1, 2, 3)] == [
        "fine",
        "fine",
        "soft-404",
    ]
    assert judge_page(page, CitedLink(URL, title="Vuzkakaleika na Biarezine"), landings=9).kind == "fine"


def test_words_count_in_the_shape_of_an_error_page() -> None:
    """The words of a missing page decide in a short page; the same words above prose are its subject."""
    assert judge_page(_page(MISSING), CitedLink(URL)).kind == "soft-404"
    assert judge_page(_page(MISSING + PROSE), CitedLink(URL)).kind == "fine"
    marked = MISSING.replace("<h1>", '<meta property="og:type" content="article"><h1>')
    assert judge_page(_page(marked), CitedLink(URL)).kind == "fine"


def test_a_short_note_on_missing_pages_waits_for_a_neighbour() -> None:
    """Where the server denies what it has not, a page must say plainly that it is missing."""
    note = (
        "<title>Край</title><p>Міністэрства паведаміла, што старонка дакумента выдалена з партала на час рамонту.</p>"
    )
    page, denied = _page(note), _page("no", sibling_url(URL), status=404)
    assert needs_sibling(page, CitedLink(URL))
    assert judge_page(page, CitedLink(URL), sibling=denied).kind == "fine"
    assert judge_page(_page(MISSING), CitedLink(URL), sibling=denied).kind == "soft-404"


def test_a_neighbour_that_looks_alike() -> None:
    """A server that shows one text for everything has neither page, though no word says so."""
    made = sibling_url(URL)
    sibling = _page(LIVING.replace("</h1>", f"</h1><p>{made}</p>"), made)
    page = _page(LIVING.replace("</h1>", f"</h1><p>{URL}</p>"))
    assert needs_sibling(page, CitedLink(URL))
    assert judge_page(page, CitedLink(URL), sibling=sibling).kind == "soft-404"
    assert judge_page(page, CitedLink(URL, title="Вузкакалейка на Бярэзіне"), sibling=sibling).kind == "fine"


def test_a_neighbour_that_leads_to_the_same_target() -> None:
    """Both leading to one address is likeness; a neighbour led to the page itself only shows that words are ignored."""
    made, target = sibling_url(URL), "http://a.example/all/list"
    assert (
        judge_page(_page(LIVING, final=target), CitedLink(URL), sibling=_page(LIVING, made, final=target)).kind
        == "soft-404"
    )
    assert judge_page(_page(LIVING), CitedLink(URL), sibling=_page(LIVING, made, final=URL)).kind == "fine"


@pytest.mark.parametrize("status", [404, 410, 403, 500])
def test_a_denied_neighbour_speaks_for_the_page(status: int) -> None:
    """A page that the server tells from a made-up one is alive."""
    assert (
        judge_page(_page(LIVING), CitedLink(URL), sibling=_page("no", sibling_url(URL), status=status)).kind == "fine"
    )


def test_pages_found_by_a_number_stay_in_doubt() -> None:
    """Where a number above decides, a neighbour shows the same work; the words of the address settle it."""
    url = "http://a.example/t/48213/4f8e1d3a"
    sibling = _page(LIVING, sibling_url(url))
    assert judge_page(_page(LIVING, url), CitedLink(url), sibling=sibling).kind == "unsure"
    named = "http://a.example/t/48213/vuzkakalejka-na-bjarezine"
    assert judge_page(_page(LIVING, named), CitedLink(named), sibling=sibling).kind == "fine"


def test_a_page_that_repeats_its_address_proves_nothing() -> None:
    """The words of the address in the heading count only where a made-up neighbour does not get its own."""
    url = "http://a.example/find/ferry-tolls"
    made = sibling_url(url)

    def echo(words: str, address: str) -> Page:
        return _page(
            f"<title>{words}</title><h1>{words}</h1><p>Browse the shelves of our library by year or by place.</p>",
            address,
        )

    sibling = echo(made.rpartition("/")[2], made)
    assert judge_page(echo("ferry tolls", url), CitedLink(url), sibling=sibling).kind == "soft-404"


@pytest.mark.parametrize(
    ("status", "body", "headers", "code"),
    [
        (403, LIVING, {}, "status-403"),
        (401, "", {}, "status-401"),
        (429, "", {}, "status-429"),
        (503, "<title>Just a moment...</title>", {}, "robot-wall"),
        (200, "", {"cf-mitigated": "challenge"}, "robot-wall"),
        (200, "<p>Калі ласка, пацвердзіце, што вы не робат</p>", {}, "robot-wall"),
        (200, LIVING + "<div class='g-recaptcha'></div>", {}, None),
        (200, LIVING, {}, None),
        (404, "<div class=g-recaptcha></div>", {}, None),
        (503, "<h1>Service unavailable</h1>", {}, None),
    ],
)
def test_walls(status: int, body: str, headers: dict[str, str], code: str | None) -> None:
    """Refusals and challenges are walls; a form with a captcha under an article is not, nor is an honest failure."""
    found = robot_wall(_page(body, status=status, **headers))
    assert (found.code if found else None) == code


def test_a_login_hides_the_work() -> None:
    """A redirect to a page that asks for a password leaves the work in doubt, never dead."""
    page = _page("<title>Sign in</title><form><input type=password></form>", final="http://a.example/login?next=x")
    judged = judge_page(page, CitedLink(URL), landings=7)
    assert (judged.kind, [found.code for found in judged.evidence]) == ("unsure", ["login-wall"])


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<title>a.example</title><h1>a.example</h1><p>Гэты дамен выстаўлены на продаж.</p>", "parked"),
        ("<h1>Account suspended</h1>", "parked"),
        ("<script src='https://www.sedoparking.com/frmpark/a.js'></script>", "parked"),
        (f"<h1>Гэты дамен выстаўлены на продаж</h1>{PROSE}{PROSE}", "fine"),
        (f"<a href='https://sedo.com/'>Sedo</a>{PROSE}", "fine"),
    ],
)
def test_parked_domains(body: str, kind: str) -> None:
    """A short page that offers its domain is parked; an article about the trade is not."""
    assert judge_page(_page(body), CitedLink(URL)).kind == kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Вузкакалейка на Бярэзіне", "fine"),
        ("Vuzkakaleĭka na Biarėzine", "fine"),
        ("Vuzkakaliejka na Biareźinie", "fine"),
        ("Рахункі млынара за восем гадоў", "fine"),
        ("Сіметрыя кляштарных дахаў і купалоў", "drifted"),
        ("A history of monastery roofs", "fine"),
        (None, "fine"),
    ],
)
def test_the_cited_title_is_compared(title: str | None, kind: str) -> None:
    """The title counts in both scripts, in headings or text; a title in another language cannot be expected there."""
    assert judge_page(_page(LIVING), CitedLink(URL, title=title)).kind == kind


def test_the_archived_copy_is_compared() -> None:
    """The same text then and now refutes drift; other text proves it where the title does not stand in the page."""
    link = CitedLink(URL, title="Сіметрыя кляштарных дахаў і купалоў")
    roofs = _page(_article("Сіметрыя кляштарных дахаў і купалоў").replace("млынара", "дойліда"))
    other = _page(
        "<title>Дахі</title>"
        + "<p>Сіметрыя кляштарных дахаў залежыць ад купалоў і вежаў, пабудаваных за стагоддзе.</p>" * 6
    )
    assert judge_page(_page(LIVING), link, memento=_page(LIVING)).kind == "fine"
    assert judge_page(_page(LIVING), link, memento=other).kind == "drifted"
    assert judge_page(roofs, link, memento=other).kind == "fine"
    assert judge_page(_page(LIVING), CitedLink(URL), memento=other).kind == "drifted"


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        (Page(URL, URL, 200, {"content-type": "application/pdf"}, b"%PDF-1.4"), "fine"),
        (
            Page(
                URL,
                "http://a.example/",
                200,
                {"content-type": "image/png"},
                b"\x89PNG",
                hops=((302, "http://a.example/"),),
            ),
            "unsure",
        ),
        (Page(URL, URL, 200, {}, b""), "unsure"),
        (Page(URL, URL, 404, {}, b"x"), "unsure"),
        (Page(URL, URL, None, failure="host"), "unsure"),
    ],
)
def test_what_is_no_page_is_not_judged_by_words(page: Page, kind: str) -> None:
    """Files are what they are, failures are judged elsewhere, and none of them needs a neighbour."""
    assert judge_page(page, CitedLink(URL)).kind == kind
    assert not needs_sibling(page, CitedLink(URL))


def test_the_title_is_handed_on() -> None:
    """The page's title comes with the judgement."""
    assert judge_page(_page(LIVING), CitedLink(URL)).title == "Вузкакалейка на Бярэзіне"


@settings(deadline=None)
@given(st.binary(max_size=400), st.binary(max_size=100), st.text(max_size=40), st.integers(0, 5))
def test_any_page_is_judged(body: bytes, other: bytes, title: str, landings: int) -> None:
    """Nothing raises, whatever the bytes of page, neighbour and copy."""
    page, second = (
        Page(URL, URL, 200, {"content-type": "text/html"}, data) for data in (b"<p>" + body, b"<p>" + other)
    )
    link = CitedLink(URL, title=title)
    assert isinstance(needs_sibling(page, link), bool)
    judged = judge_page(page, link, sibling=second, landings=landings, memento=second)
    assert judged.kind in {"fine", "soft-404", "drifted", "parked", "unsure"}


CHROME = "".join(
    f"<div>Раздзел {word}: усё пра {word}, штодзень новае для тых, каго цікавіць {word}</div>"
    for word in ("кнігі", "рэкі", "мястэчкі", "дарогі", "млыны", "рамёствы", "лясы", "кірмашы")
)
NOTHING = "<p>На жаль, такой старонкі ў нас няма.</p>"


def _pair(ours: str, theirs: str, url: str = URL) -> str:
    """Judge a page beside its made-up neighbour."""
    return judge_page(_page(ours, url), CitedLink(url), sibling=_page(theirs, sibling_url(url))).kind


def test_a_stub_in_much_furniture_is_alive() -> None:
    """What the pages do not share decides: the neighbour alone says that it is missing."""
    stub = "<title>Край</title>" + CHROME + "<p>Млын на Сожы згарэў і адноўлены не быў.</p>"
    missing = "<title>Край</title>" + CHROME + NOTHING
    assert _pair(stub, missing) == "fine"
    assert _pair(missing, missing) == "soft-404"


def test_changing_teasers_hide_no_soft_404() -> None:
    """Under one error heading, each answer may show other works to read."""
    first, second = (
        f"<title>Няма</title><h1>Старонка не знойдзена</h1><p>{text}</p>"
        for text in (
            "Сёння чытаюць: кронікі мястэчак, летапісы манастыроў, дзённікі настаўнікаў і споведзі лоцманаў з вялікай ракі",
            "Раім таксама: слоўнік рыбакоў, атлас балот, каталог званоў, вопіс гадзіннікаў і ліставанне двух цесляроў",
        )
    )
    assert _pair(first, second) == "soft-404"


def test_an_article_under_the_heading_of_an_error_page_is_alive() -> None:
    """Where page and error page have one heading, the one with prose of its own is the work."""
    article = f"<title>Старонка не знойдзена</title><h1>Старонка не знойдзена</h1>{PROSE}"
    error = f"<title>Старонка не знойдзена</title><h1>Старонка не знойдзена</h1>{NOTHING}"
    assert _pair(article, error) == "fine"
    assert _pair(error, error) == "soft-404"


def test_lists_and_pictures_are_works() -> None:
    """Many links or a picture of its own beside the same few words keep a page from being called dead."""
    links = "".join(f"<li><a href=/{number}>Нумар {word}</a>" for number, word in enumerate(CHROME.split()[:60]))
    assert _pair(f"<title>Край</title><p>Архіў</p><ul>{links}</ul>", "<title>Край</title><p>Архіў</p>") == "fine"
    assert _pair("<title>Край</title><p>Галерэя</p><img src=/7.jpg>", "<title>Край</title><p>Галерэя</p>") == "unsure"


@pytest.mark.parametrize(
    "script", ["location.href = '/'", "window.location.replace('/');", " location='http://a.example/'"]
)
def test_a_script_that_does_nothing_else_redirects(script: str) -> None:
    """A script that sends the reader to the root is a redirect to the root."""
    assert judge_page(_page(f"<script>{script}</script>"), CitedLink(URL)).kind == "soft-404"
    assert judge_page(_page(f"<script>if (old) {script}</script>{PROSE}"), CitedLink(URL)).kind == "fine"


def test_a_search_without_results_is_no_work() -> None:
    """A redirect to a search counts when it has found nothing."""
    target = "http://a.example/search?q=4f8e1d3a"
    empty = "<title>Пошук</title><p>Па вашым запыце нічога не знойдзена</p>"
    assert judge_page(_page(empty, final=target), CitedLink(URL)).kind == "soft-404"
    assert judge_page(_page(LIVING, final=target), CitedLink(URL)).kind == "fine"


def test_a_cited_title_repeated_from_the_address_proves_nothing() -> None:
    """Where the address has the words of the cited title, a made-up neighbour is asked for all the same."""
    url = "http://a.example/find/ferry-tolls-of-the-parish"
    made = sibling_url(url)
    page, sibling = (
        _page(f"<title>{words}</title><h1>{words}</h1><p>Browse the shelves of our library by year.</p>", address)
        for words, address in (("ferry tolls of the parish", url), (made.rpartition("/")[2], made))
    )
    link = CitedLink(url, title="Ferry tolls of the parish")
    assert needs_sibling(page, link)
    assert judge_page(page, link, sibling=sibling).kind == "soft-404"


def test_a_translation_is_not_drift() -> None:
    """A page in another language of the same script cannot be expected to have the words of the title."""
    english = (
        "<p>The parish kept a ledger of the ferry tolls for sixty years, and surveyors measured the marsh twice.</p>"
        * 3
    )
    assert judge_page(_page(english), CitedLink(URL, title="Dawne cukrownie i ich robotnicy w gminach")).kind == "fine"
    assert (
        judge_page(_page(english), CitedLink(URL, title="A history of the monastery roofs and their builders")).kind
        == "drifted"
    )


@pytest.mark.parametrize(
    "body",
    [
        "<title>Закон утратил силу</title><h1>Документ утратил силу</h1><p>Документ удалён из реестра в 2012 году.</p>",
        "<title>Projekt ustawy</title><h1>Projekt ustawy</h1><p>Projekt został wycofany. Brak dokumentów.</p>",
        "<title>Katalog</title><h1>Kronika miasta</h1><p>Autor: Nowak. Brak skanu. Dokument niedostępny w sieci.</p>",
        "<title>Архив</title><h1>Архив</h1><p>В этом разделе документы отсутствуют.</p>",
        "<title>Retraction notice</title><h1>Retracted</h1><p>This article has been withdrawn at the request of the authors.</p>",
        "<title>Missing</title><h1>Missing</h1><p>A novel of 1987 in three parts, printed twice. Publisher unknown.</p>",
    ],
)
def test_records_of_lost_works_are_alive(body: str) -> None:
    """A page that says of its subject that it was removed or withdrawn is no error page, and never called one alone."""
    assert judge_page(_page(body), CitedLink(URL)).kind in {"fine", "unsure"}
    assert judge_page(_page(body), CitedLink(URL), sibling=_page("no", sibling_url(URL), status=404)).kind == "fine"
