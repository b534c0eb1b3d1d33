"""Compare a page with what was cited: the title, its words in both scripts, the archived copy."""

from __future__ import annotations

from citekit.links.pages.addresses import slug_of
from citekit.links.pages.phrases import fold, is_error_heading
from citekit.links.pages.reading import PageText
from citekit.links.pages.words import coverage, shingles, similarity, words_of
from citekit.model.link import CitedLink, Evidence
from citekit.transliteration import detect_language

_MOST = 0.6
_HARDLY_ANY = 0.34
_SAME_TEXT = 0.5
_OTHER_TEXT = 0.1
_LEAST_WORDS = 30
_CYRILLIC = ("be", "ru", "uk")
_LATIN = ("pl", "en")
_SURE = 0.9
_SAMPLE = 600


def find_cited_title(text: PageText, link: CitedLink) -> Evidence | None:
    """Return what shows that the title or a heading of the page is the cited title, or None.

    Other scripts count: ``Poshta i chyhunka`` is ``Пошта і чыгунка``. A title that is an error page's heading proves
    nothing.
    """
    title = _head_title(link.title)
    if not title or is_error_heading(fold(title)):
        return None
    for place in filter(None, (text.title, *text.headings)):
        if coverage(title, place) >= _MOST:
            return Evidence("title-found", f"the page is headed “{place[:120]}”")
    return None


def find_slug(text: PageText, url: str) -> Evidence | None:
    """Return what shows that the title or a heading has the words of the address, or None."""
    slug = slug_of(url)
    if not slug:
        return None
    place = " ".join((text.title or "", *text.headings))
    if not is_error_heading(fold(text.title or "")) and coverage(slug, place) >= _MOST:
        return Evidence("slug-found", f"the page is headed with the words of its address, “{slug}”")
    return None


def is_named(url: str, link: CitedLink) -> bool:
    """Say whether an address has the words of the cited title, so that a page may have them from its address alone."""
    return bool(link.title) and coverage(_head_title(link.title), slug_of(url)) >= _MOST


def _head_title(title: str | None) -> str:
    """Drop a subtitle when enough stands before it."""
    if not title:
        return ""
    head = title.split(":")[0].split(". ")[0]
    return head if len(words_of(head)) >= 3 else title


def find_drift(text: PageText, link: CitedLink, copy: PageText | None) -> Evidence | None:
    """Return what shows that the page is another work than the cited one, or None.

    Hardly a word of the cited title stands in the page, in either script, though the page is long enough to have it and
    written in the language of the work; an archived copy that has other words as well, or the title, strengthens that,
    and one with the same text refutes it.
    """
    own = " ".join((text.title or "", *text.blocks))
    if own.count(" ") < _LEAST_WORDS:
        return None
    if copy is not None and (copy.blocks or copy.title):
        return _against_copy(own, text, link, copy)
    title = link.title
    if not title or len(words_of(title)) < 2:
        return None
    found = max(coverage(title, place) for place in (text.title or "", *text.headings, *text.blocks))
    if found <= _HARDLY_ANY and _same_language(text, own, link):
        return Evidence("title-absent", "hardly a word of the cited title stands in the page")
    return None


def _against_copy(own: str, text: PageText, link: CitedLink, copy: PageText) -> Evidence | None:
    then = " ".join((copy.title or "", *copy.blocks))
    likeness = similarity(shingles(own), shingles(then))
    if likeness >= _SAME_TEXT or then.count(" ") < _LEAST_WORDS:
        return None
    if likeness >= _OTHER_TEXT and not (
        link.title and coverage(link.title, own) <= _HARDLY_ANY < coverage(link.title, then)
    ):
        return None
    if link.title and coverage(link.title, own) >= _MOST:
        return None
    if text.title and copy.title and coverage(copy.title, text.title) >= 0.9 and not link.title:
        return None
    return Evidence("other-text", f"the page has little in common with its archived copy (likeness {likeness:.2f})")


def _same_language(text: PageText, own: str, link: CitedLink) -> bool:
    """Say whether page and title are in one language: a translation of the work lacks the words of its title, too."""
    title = link.title or ""
    if _is_cyrillic(own) != _is_cyrillic(title):
        return False
    candidates = _CYRILLIC if _is_cyrillic(own) else _LATIN
    spoken = _guess(own, candidates) or (text.language or "")[:2].casefold()
    written = (link.language or "")[:2].casefold() or _guess(title, candidates)
    return not spoken or not written or spoken == written


def _guess(text: str, candidates: tuple[str, ...]) -> str:
    found = detect_language(text[:_SAMPLE], candidates=candidates)
    return found.language or "" if found.confidence >= _SURE else ""


def _is_cyrillic(text: str) -> bool:
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in text[:4000])
    return cyrillic * 2 > sum(letter.isalpha() for letter in text[:4000])
