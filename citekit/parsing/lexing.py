"""Read what has an exact form, before anything else: URLs, identifiers, access dates, media, numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from citekit.expressions import late
from citekit.parsing.dates import date_in
from citekit.parsing.draft import MASK, Draft
from citekit.parsing.urls import find_urls
from citekit.vocabulary import alternation, forms, signs, values, words_in

_DOI = late(
    r"(?:\bdoi\s?:?\s*)?(?:https?://(?:dx\.|www\.)?doi\.org/\s?|\bdoi\.org/\s?)?(?P<value>10\.\d{4,9}/(?:<[^<>\s]*>|[^\s\"<>«»])+)",
    re.IGNORECASE,
)
_ISBN = late(r"\bISBN(?:-1[03])?\s?:?\s?(?P<value>[\dXХ][\d\s–-]{8,16}[\dXХ])", re.IGNORECASE)
_ISSN = late(r"\be?-?ISSN\s?:?\s?(?P<value>\d{4}[–-]\d{3}[\dXХ])", re.IGNORECASE)
_MARKERS = tuple(sorted(forms("url_marker")))
_MARKER_SIGNS = signs(_MARKERS)
_PHRASES = tuple(form for form in _MARKERS if " " in form)
_PHRASE_SIGNS = ("url", *signs(_PHRASES))
_MEDIA = tuple(sorted(forms("medium")))
_LINK = r"\s*[:–-]?\s*(?:w dniu|z dnia|dnia|dn\.|on|am|the|от|з|від)?\s*"
_KEPT = 512
"""So many expressions of the words that texts have are kept compiled."""


def lex_exact(draft: Draft) -> None:
    """Take the pieces whose form alone says what they are, wherever they stand."""
    for lexer in LEXERS:
        lexer(draft)


def _has(draft: Draft, sought: Iterable[str]) -> bool:
    """Tell whether what is free has one of the signs without which an expression need not be tried."""
    return any(map(draft.lowered.__contains__, sought))


def _lex_doi(draft: Draft) -> None:
    if "10." not in draft.free:
        return
    for match in _DOI.finditer(draft.free):
        end = match.end("value") - (len(match["value"]) - len(match["value"].rstrip(".,;)]")))
        draft.take("doi", match.start("value"), end, 0.99)
        draft.mask(match.start(), end)


def _lex_urls(draft: Draft) -> None:
    urls = find_urls(draft.free)
    targets = [url for url in urls if draft.text[max(0, url.start - 2) : url.start] == "]("]
    chosen = (targets or list(urls))[:1]
    for url in urls:
        if url in chosen:
            draft.take("url", url.start, url.end, 0.95)
        draft.mask(url.start, url.end)


def _lex_isbn(draft: Draft) -> None:
    for label, expression in (("isbn", _ISBN), ("issn", _ISSN)):
        match = draft.search(expression) if _has(draft, (label,)) else None
        if match:
            draft.take(label, *match.span("value"), 0.99)
            draft.mask(*match.span())


@cache
def _accessed_words(*, strong: bool) -> tuple[str, ...]:
    return tuple(form for form, value in values("accessed").items() if strong == (value != "weak"))


@cache
def _accessed_signs(*, strong: bool) -> tuple[str, ...]:
    return signs(_accessed_words(strong=strong))


@lru_cache(maxsize=_KEPT)
def _before_date(words: tuple[str, ...]) -> re.Pattern[str]:
    """Write what stands before a date of access.

    Most texts with such words have no date behind them, and only the months behind them need be known: with the date
    it is another expression for each month, slow to compile.
    """
    return re.compile(rf"(?<!\w)(?:{alternation(words)}){_LINK}(?=\d|(?<![^\W\d_])[^\W\d_])", re.IGNORECASE)


@lru_cache(maxsize=_KEPT)
def _accessed(words: tuple[str, ...], date: str) -> re.Pattern[str]:
    intro = rf"(?:online\s?,?\s*|on-line\s?,?\s*)?(?<!\w)(?:{alternation(words)})"
    return re.compile(
        rf"(?P<open>[(\[])?\s?{intro}{_LINK}(?P<date>{date})\s?(?:r\.|г\.|р\.)?(?:,?\s?\d\d:\d\d)?\s*[)\]]?",
        re.IGNORECASE,
    )


def _search_accessed(draft: Draft, *, strong: bool) -> re.Match[str] | None:
    if not _has(draft, _accessed_signs(strong=strong)):
        return None
    words = words_in(draft.lowered, _accessed_words(strong=strong))
    first = draft.search(_before_date(words))
    return draft.search(_accessed(words, date_in(draft.free[first.start() :]))) if first else None


def _lex_accessed(draft: Draft) -> None:
    match = _search_accessed(draft, strong=True)
    if not match:
        first_url = min((start for label, start, _, _ in draft.taken if label == "url"), default=None)
        if first_url is None and "(" not in draft.free and "[" not in draft.free:
            return
        match = _search_accessed(draft, strong=False)
        if not match or not (match["open"] or (first_url is not None and match.start() > first_url)):
            return
    draft.take("accessed", *match.span("date"), 0.97)
    draft.mask(*match.span())


@lru_cache(maxsize=_KEPT)
def _medium(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\[\s?(?P<value>(?:{alternation(words)})[^\]\[]{{0,40}})\]", re.IGNORECASE)


def _lex_medium(draft: Draft) -> None:
    words = words_in(draft.lowered, _MEDIA) if "[" in draft.free else ()
    match = draft.search(_medium(words)) if words else None
    if match:
        draft.take("medium", *match.span("value"), 0.97)
        draft.mask(*match.span())


@lru_cache(maxsize=_KEPT)
def _marker_left(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[(\[]?(?<!\w)(?:{alternation(words)})\s?:?\s*(?=[(\[<]?\s?[{MASK}])", re.IGNORECASE)


@lru_cache(maxsize=_KEPT)
def _marker_alone(words: tuple[str, ...]) -> re.Pattern[str]:
    markers = "|".join(["URL", *filter(None, [alternation(words)])])
    return re.compile(rf"[.,;–—-]\s*(?:{markers})\s?:?(?=[\s,;.:]*(?:$|[{MASK}(\[–—-]))", re.IGNORECASE)


def _drop_markers(draft: Draft) -> None:
    if MASK in draft.free and _has(draft, _MARKER_SIGNS):
        _mask_all(draft, _marker_left(words_in(draft.lowered, _MARKERS)))
    if _has(draft, _PHRASE_SIGNS):
        _mask_all(draft, _marker_alone(words_in(draft.lowered, _PHRASES)))


def _mask_all(draft: Draft, expression: re.Pattern[str]) -> None:
    for match in expression.finditer(draft.free):
        draft.mask(*match.span())


LEXERS: tuple[Callable[[Draft], None], ...] = (
    _lex_doi,
    _lex_urls,
    _lex_isbn,
    _lex_accessed,
    _lex_medium,
    _drop_markers,
)
