"""Label laws and judgments: kind, authority, date, number and title."""

from __future__ import annotations

import re
from functools import cache

from citekit.parsing.dates import DATE
from citekit.parsing.draft import MASK, Draft
from citekit.vocabulary import pattern

_QUOTED = re.compile(rf"[«„“\"](?P<title>[^{MASK}]{{3,}})[»”“\"](?=[\s.,;:({MASK}]|$)")
_NUMBER = re.compile(r"(?:№|No\.?|Nr|nr|N)\s?(?P<number>\d[\w/.\-–]*\w|\d)")
_PREPOSITION = r"(?:от|від|ад|z dnia|of|dated|за)"
_PLAIN = re.compile(rf"[^\s{MASK}.,;:–—-][^{MASK}]{{4,}}?(?=\s*(?://|\.\s[–—-]\s|[{MASK}]|$))")
_TAIL_WORDS = re.compile(r"г\.|г|р\.|року|года|r\.")


@cache
def _decree(start: str) -> re.Pattern[str]:
    return re.compile(
        rf"{start}(?P<genre>{pattern('decree')})(?!\w)(?P<authority>[^{MASK}«„\"№:/]{{0,120}}?)\s*,?\s*(?:{_PREPOSITION}\s)?\s*(?P<date>{DATE})",
        re.IGNORECASE,
    )


@cache
def _adopted() -> re.Pattern[str]:
    verb = r"(?:прийнят|принят|прынят|утвержд|затвердж|зацвердж|схвален)\w*"
    return re.compile(
        rf"^(?P<title>[^,]{{5,120}}),\s{verb}\s(?P<authority>[^\d{MASK}]{{3,120}}?)\s(?:{_PREPOSITION}\s)?(?P<date>{DATE})",
        re.IGNORECASE,
    )


def label_law(draft: Draft) -> None:
    """Label a law in one of its three forms: kind first, title first, or title and the body that adopted it.

    Example:
        ``Декрет Совета … от 3 мая 1999 г. № 12 «О …»`` and ``Про …: Закон України від 01.07.2014 № 1556-VII.``
    """
    first = _decree("^").match(draft.free)
    if first:
        _label_kind(draft, first)
        _label_number(draft, first.end())
        _label_title_behind(draft, first.end())
        return
    later = draft.search(_decree(r"(?<=[:.]\s)"))
    if later and "//" not in draft.free[: later.start()]:
        draft.take("title", 0, later.start())
        _label_kind(draft, later)
        _label_number(draft, later.end())
        return
    adopted = _adopted().match(draft.free)
    if adopted:
        for label in ("title", "authority", "date"):
            draft.take("issued" if label == "date" else label, *adopted.span(label), 0.9)
        _label_number(draft, adopted.end())


def _label_kind(draft: Draft, match: re.Match[str]) -> None:
    start, end = match.span("genre")
    # A law names its country where a decree names who issued it.
    if re.search(r"(?:закон|law|act)$", match["genre"], re.IGNORECASE):
        draft.take("genre", start, match.end("authority"))
    else:
        draft.take("genre", start, end)
        draft.take("authority", *match.span("authority"))
    draft.take("issued", *match.span("date"))
    draft.mask(match.start("genre"), match.end())


def _label_number(draft: Draft, start: int) -> None:
    match = _NUMBER.search(draft.free, start, min(len(draft.free), start + 40))
    if match:
        draft.take("number", *match.span("number"))
        draft.mask(*match.span())


def _label_title_behind(draft: Draft, start: int) -> None:
    quoted = draft.search(_QUOTED, start)
    if quoted:
        draft.take("title", *quoted.span("title"))
        draft.mask(*quoted.span())
        return
    plain = draft.search(_PLAIN, start)
    if plain and not _TAIL_WORDS.match(plain[0]):
        draft.take("title", *plain.span())
