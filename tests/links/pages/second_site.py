"""Serve a second site of pages of known fate, worded apart from the tables: other shapes, other words, seven languages.

Each host is a loopback address of its own and has its own template, its own encoding and its own way of answering for what
it does not have. `cases` lists what a checker may ask for and what is true of it.
"""

from __future__ import annotations

import http.server
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from typing import NamedTuple

from second_site_texts import ABOUT, ABOUT_SALE, GONE, HEADLINES, PARKED, SENTENCES

LANGUAGES = tuple(SENTENCES)
SLUGS = {
    "be": "vuzkakaleika-na-biarezinie",
    "ru": "slovar-rybackih-slov",
    "uk": "kuznia-u-peredmisti",
    "pl": "cukrownia-i-jej-robotnicy",
    "en": "ferry-tolls",
    "de": "jahresringe-dreier-hoefe",
    "lt": "siaurukas-ir-durpes",
}
ENCODINGS = {
    "be": "cp1251",
    "ru": "koi8-r",
    "uk": "utf-8",
    "pl": "iso-8859-2",
    "en": "ascii",
    "de": "latin-1",
    "lt": "cp1257",
}


class Answer(NamedTuple):
    """Hold what the site answers: status, headers, body."""

    status: int
    headers: dict[str, str]
    body: bytes


class Case(NamedTuple):
    """Hold one URL: what is true of it, its language, and the title under which a paper cites it."""

    host: str
    path: str
    kind: str
    language: str
    title: str | None
    shape: str


def _prose(language: str, seed: str, count: int) -> str:
    sentences = SENTENCES[language]
    dice = random.Random(f"{language}{seed}")
    return "".join(f"<p>{escape(' '.join(dice.sample(sentences, 3)))}</p>\n" for _ in range(count))


def _teasers(language: str, seed: str) -> str:
    dice = random.Random(seed)
    links = [
        f'<li><a href="/n/{dice.randrange(10**6)}">{escape(text[:60])}</a></li>'
        for text in dice.sample(SENTENCES[language], 5)
    ]
    return f"<ul>{''.join(links)}</ul>"


def _plain(_language: str, title: str, inner: str) -> str:
    return f"<html><head><title>{escape(title)}</title></head><body>{inner}</body></html>"


def _modern(language: str, title: str, inner: str) -> str:
    menu = "".join(f'<a href="/m{n}">{escape(text)}</a> ' for n, text in enumerate(HEADLINES[language]))
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)} — Kraj</title>'
        '<script>window.state={"a":[1,2,3]};</script><style>p{margin:0}</style></head><body>'
        f"<header><nav>{menu}</nav></header><main>{inner}</main><aside>{_teasers(language, title)}</aside>"
        f"<footer><p>{escape(SENTENCES[language][7])}</p></footer></body></html>"
    )


def _tables(language: str, title: str, inner: str) -> str:
    return (
        f"<HTML><HEAD><TITLE>Kraj online</TITLE></HEAD><BODY><TABLE><TR><TD WIDTH=200>{_teasers(language, 'left')}"
        f"<TD><FONT SIZE=5><B>{escape(title)}</B></FONT><BR>{inner}<TR><TD COLSPAN=2>{escape(SENTENCES[language][6])}</TABLE>"
    )


TEMPLATES: dict[str, Callable[[str, str, str], str]] = {
    "be": _tables,
    "ru": _plain,
    "uk": _modern,
    "pl": _plain,
    "en": _modern,
    "de": _modern,
    "lt": _tables,
}


def _page(text: str, encoding: str = "utf-8", status: int = 200, *, announce: str = "header") -> Answer:
    kind = "text/html"
    if announce == "header":
        kind += f"; charset={encoding}"
    if announce == "meta":
        text = text.replace(
            "<head>", f'<head><meta http-equiv="Content-Type" content="text/html; charset={encoding}">', 1
        )
    return Answer(status, {"Content-Type": kind}, text.encode(encoding, "xmlcharrefreplace"))


def _go(target: str, status: int = 302) -> Answer:
    return Answer(status, {"Location": target}, b"")


def _article(language: str, title: str, seed: str, count: int = 4) -> str:
    return TEMPLATES[language](language, title, f"<h1>{escape(title)}</h1>{_prose(language, seed, count)}")


def _about(language: str, instead: str = "") -> str:
    title, paragraphs = ABOUT[language]
    inner = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return TEMPLATES[language](language, instead or title, f"<h1>{escape(instead or title)}</h1>{inner}")


def _brief(language: str) -> str:
    """Write a living page of two sentences inside a template of many."""
    title = HEADLINES[language][1]
    return TEMPLATES[language](
        language, title, f"<h2>{escape(title)}</h2><p>{escape(' '.join(SENTENCES[language][:2]))}</p>"
    )


class Site:
    """Hold the hosts: each a function of the path."""

    def __init__(self, base: int = 61) -> None:
        """Give each host its loopback address, from ``127.0.<base>.1`` on."""
        self.base = base
        self.hosts: dict[str, Callable[[str], Answer]] = {}
        self.cases: list[Case] = []
        for number, language in enumerate(LANGUAGES):
            self._saying_host(language, f"127.0.{base}.{10 + number}")
            self._honest_host(language, f"127.0.{base}.{30 + number}")
            self._sending_host(language, f"127.0.{base}.{50 + number}", number)
            self._parked_host(language, f"127.0.{base}.{70 + number}")
        self._shell_host(f"127.0.{base}.90")
        self._numbered_host(f"127.0.{base}.91")
        self._walls(f"127.0.{base}.92")
        self._sales(f"127.0.{base}.93")

    def _case(self, host: str, path: str, kind: str, language: str, shape: str, *title: str) -> None:
        self.cases.append(Case(host, path, kind, language, title[0] if title else None, shape))

    def _living(self, host: str, language: str, folder: str) -> dict[str, str]:
        titles = HEADLINES[language]
        pages = {
            f"/{folder}/{SLUGS[language]}.html": _article(language, titles[0], "a"),
            f"/{folder}/41": _article(language, titles[2], "b", 2),
            f"/{folder}/brief": _brief(language),
            f"/{folder}/404-about": _about(language),
            "/": _article(language, "Kraj", "home", 1),
            f"/{folder}/taken-over": _about(language, "Casino bonus"),
        }
        for path, shape in zip(list(pages)[:4], ("article", "numbered", "brief", "about missing pages"), strict=True):
            self._case(host, path, "fine", language, shape)
        self._case(host, "/", "fine", language, "root")
        self._case(host, f"/{folder}/{SLUGS[language]}.html", "fine", language, "cited", titles[0])
        self._case(host, f"/{folder}/404-about", "fine", language, "about missing pages, cited", ABOUT[language][0])
        self._case(host, f"/{folder}/taken-over", "drifted", language, "other work", titles[1])
        return pages

    def _saying_host(self, language: str, host: str) -> None:
        """Answer 200 and say in words that nothing is there, in three ways, with and without teasers."""
        pages = self._living(host, language, "rubryka")
        encoding = ENCODINGS[language]

        def answer(path: str) -> Answer:
            if path in pages:
                return _page(pages[path], encoding, announce="meta" if language in {"ru", "pl"} else "header")
            way = int(path[4]) if path.startswith("/old") and path[4:5] in {"0", "1", "2"} else 0
            title, sentence = GONE[language][way]
            more = _teasers(language, path) if way == 1 else ""
            inner = f"<h1>{escape(title)}</h1><p>{escape(sentence)}</p>{more}"
            return _page(TEMPLATES[language](language, title, inner), encoding)

        self.hosts[host] = answer
        for way in range(3):
            self._case(host, f"/old{way}/{SLUGS[language]}-{way}.php", "soft-404", language, f"says so {way}")
            self._case(
                host,
                f"/old{way}/{SLUGS[language]}",
                "soft-404",
                language,
                f"says so {way}, cited",
                HEADLINES[language][way],
            )

    def _honest_host(self, language: str, host: str) -> None:
        """Answer 404 for what is not there, so that siblings speak for the living."""
        pages = self._living(host, language, "journal")

        def answer(path: str) -> Answer:
            if path in pages:
                return _page(pages[path])
            return _page(_plain(language, "?", GONE[language][0][1]), status=404)

        self.hosts[host] = answer

    def _sending_host(self, language: str, host: str, number: int) -> None:
        """Send what is not there to the root, to a page for errors, to an empty search, or show the front page in its place."""
        pages = self._living(host, language, "library/items")
        front = pages["/"]
        errors = ("/404.html", "/oops", "/error.aspx?aspxerrorpath=/x", "/page-not-found/")
        target = (errors[number % 4], "/", "/search/?text=none", "")[number % 4]
        shape = ("to an error page", "to the root", "to an empty search", "the front page itself")[number % 4]

        def answer(path: str) -> Answer:
            if path in pages:
                return _page(pages[path])
            if not target:
                return _page(front)
            if path == target:
                text = GONE[language][1][1] if number % 4 == 0 else SENTENCES[language][0]
                return _page(
                    TEMPLATES[language](language, "Kraj", f"<form action='/search/'></form><p>{escape(text)}</p>")
                )
            return _go(target, 301 if number % 2 else 302)

        self.hosts[host] = answer
        for name in ("item-17.html", "reports/2013/annual.pdf"):
            self._case(host, f"/library/items/{name}", "soft-404", language, shape)

    def _parked_host(self, language: str, host: str) -> None:
        title, sentence = PARKED[language]
        text = _plain(language, title, f"<div><h2>{escape(title)}</h2><p>{escape(sentence)}</p></div>")
        self.hosts[host] = lambda _path: _page(text)
        self._case(host, "/politics/2012/report.html", "parked", language, "parked")
        self._case(host, "/", "parked", language, "parked root")

    def _shell_host(self, host: str) -> None:
        """Answer every path with one shell that scripts fill: nobody without a browser can tell."""
        shell = (
            "<!doctype html><html><head><title>Digital library</title></head><body><noscript>You need to enable JavaScript to run "
            'this app.</noscript><div id="root"></div><script src="/static/main.js"></script></body></html>'
        )
        self.hosts[host] = lambda _path: _page(shell)
        self._case(host, "/view/1234/charter", "unsure", "en", "application shell")

    def _numbered_host(self, host: str) -> None:
        """Find articles by their number and take any words behind it."""
        works = {"48213": ("en", HEADLINES["en"][1]), "50977": ("ru", HEADLINES["ru"][1])}

        def answer(path: str) -> Answer:
            parts = path.split("/")
            if len(parts) == 4 and parts[2] in works:
                language, title = works[parts[2]]
                return _page(_article(language, title, parts[2]))
            return _page(_plain("en", "?", "no"), status=404)

        self.hosts[host] = answer
        self._case(host, "/t/48213/the-crooked-viaduct", "fine", "en", "number decides")
        self._case(host, "/t/50977/pochta", "fine", "ru", "number decides, cited", HEADLINES["ru"][1])

    def _walls(self, host: str) -> None:
        """Ask whether the visitor is human, in several ways and with several statuses."""
        walls = {
            "/w/checking": (
                403,
                "<title>Just a moment...</title><div id='cf-wrapper'>Checking your browser before accessing</div>",
            ),
            "/w/puzzle": (
                200,
                "<title>Kraj</title><form><div class='g-recaptcha' data-sitekey='x'></div>Prove you are a human</form>",
            ),
            "/w/ru": (200, "<title>Проверка</title><p>Подтвердите, что вы не робот</p><img src='/captcha.php'>"),
            "/w/pl": (200, "<title>Weryfikacja</title><p>Potwierdź, że nie jesteś robotem, aby przejść dalej</p>"),
            "/w/guard": (503, "<title>DDoS-Guard</title><p>Checking your browser</p>"),
            "/w/denied": (
                200,
                "<title>Access Denied</title><p>You don't have permission to access this server. Reference #18.2</p>",
            ),
        }

        def answer(path: str) -> Answer:
            if path in walls:
                status, inner = walls[path]
                return _page(f"<html><head></head><body>{inner}</body></html>", status=status)
            return _page(_plain("en", "?", "no"), status=404)

        self.hosts[host] = answer
        for path in walls:
            self._case(host, path, "wall", "en", "robot wall")

    def _sales(self, host: str) -> None:
        """Live on articles about the sale of domains and on a text about captchas."""
        pages = {f"/study/{lang}": _article_of(lang, title, text) for lang, (title, text) in ABOUT_SALE.items()}
        pages["/study/captcha"] = _article_of(
            "en",
            "How captchas tell people from robots",
            "Please prove you are a human: the sentence greets millions. " * 2,
        )

        def answer(path: str) -> Answer:
            return _page(pages[path]) if path in pages else _page(_plain("en", "?", "no"), status=404)

        self.hosts[host] = answer
        for path in pages:
            self._case(host, path, "fine", "en", "about the sale of names or captchas")


def _article_of(language: str, title: str, text: str) -> str:
    return TEMPLATES[language](
        language, title, f"<h1>{escape(title)}</h1><p>{escape(text)}</p>{_prose(language, title, 2)}"
    )


@contextmanager
def serving(site: Site) -> Iterator[Callable[[Case], str]]:
    """Serve the hosts on one free port of loopback; yields the function that writes the URL of a case."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host = self.headers.get("Host", "").split(":")[0]
            answer = site.hosts[host](self.path)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_args: object) -> None:
            return

    server = http.server.ThreadingHTTPServer(("0.0.0.0", 0), Handler)  # noqa: S104 - many loopback addresses, one port
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield lambda case: f"http://{case.host}:{server.server_address[1]}{case.path}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
