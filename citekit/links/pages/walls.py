"""Recognise walls against robots: behind them nobody without a browser can tell."""

from __future__ import annotations

from citekit.links.page import Page
from citekit.links.pages.addresses import split_url
from citekit.links.pages.phrases import fold, has_form
from citekit.links.pages.reading import read_page
from citekit.links.pages.skimming import skim_page
from citekit.model.link import Evidence

_REFUSALS = {
    401: "the server asks for a login",
    403: "the server refuses this visitor",
    407: "a proxy asks for a login",
    429: "the server has had too many requests",
    451: "the server withholds the page for legal reasons",
    999: "the server refuses robots",
}
_SIGNS = ("cf-mitigated", "x-datadome", "x-sucuri-block", "x-px-block", "x-amzn-waf-action")
_MARKS = (
    b"cf-challenge",
    b"cf_chl_",
    b"g-recaptcha",
    b"h-captcha",
    b"smartcaptcha",
    b"cf-turnstile",
    b"_incapsula_",
    b"ddos-guard",
)
_LOGINS = (
    "login",
    "signin",
    "sign-in",
    "logon",
    "auth",
    "sso",
    "cas",
    "shibboleth",
    "zaloguj",
    "logowanie",
    "anmelden",
)
_FEW = 60
_VERY_FEW = 30
_LONGEST = 40_000


def robot_wall(page: Page) -> Evidence | None:
    """Return what shows that a page is a wall against robots or a login, or None.

    A refusing status suffices; with any other, 200 and 503 among them, the page must show a challenge and be short.
    """
    if page.status in _REFUSALS:
        return Evidence(f"status-{page.status}", _REFUSALS[page.status])
    if any(page.headers.get(sign) for sign in _SIGNS):
        return Evidence("robot-wall", "the server answers with a challenge for browsers")
    if not page.body or len(page.body) > _LONGEST or page.status in {404, 410}:
        return None
    return _login(page) or (_challenge(page) if skim_page(page) is None else None)


def _challenge(page: Page) -> Evidence | None:
    text = read_page(page)
    words = " ".join((text.title or "", *text.headings, *text.blocks))
    short = words.count(" ") <= _FEW and not text.article
    marked = (
        any(mark in page.body.lower() for mark in _MARKS) and words.count(" ") + text.furniture.count(" ") <= _VERY_FEW
    )
    if short and (marked or has_form("robot", fold(words))):
        return Evidence("robot-wall", "the page asks whether the visitor is a robot")
    return None


def _login(page: Page) -> Evidence | None:
    """Recognise a redirect to a login: the cited page may well live behind it."""
    if not page.hops or b"password" not in page.body.lower():
        return None
    words = split_url(page.final_url).path.casefold().replace(".", "/").split("/")
    if any(word.startswith(_LOGINS) for word in words) and read_page(page).password:
        return Evidence("login-wall", "the address leads to a login")
    return None
