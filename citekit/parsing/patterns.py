"""Keep the patterns that tell areas of a reference by their form: imprints, laws, archive records, theses, series."""

from __future__ import annotations

import re
from functools import cache

from citekit.parsing.boundaries import YEAR, place
from citekit.parsing.dates import DATE
from citekit.parsing.draft import MASK
from citekit.parsing.names import LOWER, UPPER
from citekit.vocabulary import alternation, forms, pattern

_PREPOSITION = r"(?:от|від|ад|z dnia|of|dated|за)"

SLASHED_YEAR = re.compile(
    r"(?P<issue>\d{1,3}(?:[-–]\d{1,3})?(?:\s?\(\d+\))?)\s?/\s?(?P<year>(?:1[4-9]|20)\d\d|\d\d)(?!\d)"
)

OF_SEVERAL = re.compile(
    r"(?:[УуВвw]\s)\d+\s?-?\s?(?:х|ти|и)?\s?(?:т|кн|ч|частках|книгах|томах|тт|tomach)\w*\.?,?", re.IGNORECASE
)

THESIS = re.compile(
    rf"(?<!\w)(?P<genre>(?i:{pattern('thesis')})[^\d–—/\ufffc:]*?)\s*(?=$|[–—/\ufffc:\d]|\.\s[{UPPER}][^\s.]{{2,}}|\.\s[{UPPER}][{LOWER}]?\.[,:])"
)

SPECIALITY = re.compile(r"(?<!\d)(?P<number>\d\d\.\d\d\.\d\d)(?!\d)")


@cache
def imprint_patterns() -> tuple[re.Pattern[str], ...]:
    """Return the expressions of imprints, with groups for place and publisher."""
    edge = r"(?:(?<=[.,;–—\ufffc:-])|(?<=[.,;–—\ufffc:-]\s)|^)"
    publisher = rf"(?P<publisher>[^\s{MASK}:;][^{MASK}:;]{{1,120}}?)"
    unknown = rf"[{UPPER}][\w’-]+(?:[\s-][{UPPER}][\w’-]+){{0,2}}"
    return (
        re.compile(
            rf"{edge}(?P<place>{place()})\.?\s?:\s?{publisher}(?:\s?;\s?(?P<place2>{place()})\s?:\s?(?P<publisher2>[^{MASK}:;]{{2,80}}?))?\s?,\s?(?={YEAR})"
        ),
        re.compile(rf"{edge}(?P<place>{unknown})\s?:\s?{publisher}\s?,\s?(?={YEAR})"),
        re.compile(
            rf"{edge}(?P<publisher>[{UPPER}«„\"][^{MASK},;:/]{{2,80}}),\s?(?P<place>{place()}),?\s?(?=\[?{YEAR})"
        ),
        re.compile(rf"[{MASK},]\s(?P<publisher>[{UPPER}][^{MASK},;:/]{{2,80}}),\s?(?={YEAR}\W*$)"),
        re.compile(
            rf"{edge}(?P<place>{place()})\.?,\s?(?P<publisher>[«„“\"][^{MASK}»”]{{2,60}}[»”“\"]),?\s?(?=(?:{YEAR})?)"
        ),
        re.compile(rf"{edge}\s?(?P<place>{place()}),?\s?(?=\[?{YEAR})"),
        re.compile(rf"{edge}(?P<place>{place()})\.?\s?:\s?{publisher}(?=\s*(?:$|[{MASK}–—]))"),
    )


@cache
def decree_pattern(start: str) -> re.Pattern[str]:
    """Return the expression of a law behind ``start``: kind, authority and date."""
    return re.compile(
        rf"{start}(?P<genre>{pattern('decree')})(?!\w)(?P<authority>[^{MASK}«„\"№:/]{{0,120}}?)\s*,?\s*(?:{_PREPOSITION}\s)?\s*(?P<date>{DATE})",
        re.IGNORECASE,
    )


@cache
def adopted_pattern() -> re.Pattern[str]:
    """Return the expression of an act named with the body that adopted it."""
    verb = r"(?:прийнят|принят|прынят|утвержд|затвердж|зацвердж|схвален)\w*"
    return re.compile(
        rf"^(?P<title>[^,]{{5,120}}),\s{verb}\s(?P<authority>[^\d{MASK}]{{3,120}}?)\s(?:{_PREPOSITION}\s)?(?P<date>{DATE})",
        re.IGNORECASE,
    )


@cache
def record_pattern() -> re.Pattern[str]:
    """Return the expression of an archive record: the archive and the location."""
    number = r"\s?\d[\w-]*"
    parts = "".join(
        rf"(?:[\s.,–—-]*{pattern(part)}\s?{number}(?:\s?[-–—]\s?\d+)?(?:\s?(?:об|адв|зв)(?!\w)\.?)?)?"
        for part in ("inventory", "file", "leaf")
    )
    return re.compile(
        rf"^\s*(?P<archive>[{UPPER}][^.,/–—]{{1,80}}?)\s?[.,–—-]+\s?[–—]?\s?(?P<location>{pattern('fond')}{number}{parts})",
        re.IGNORECASE,
    )


@cache
def in_pattern() -> re.Pattern[str]:
    """Return the expression of the words that introduce a container."""
    words = alternation(forms("in") - {"in", "кн."})
    return re.compile(rf"(?:(?<=[\s,.{MASK}])|^)(?:{words})\s*|[.,{MASK}]\s?In:?\s(?=[{UPPER}«\"„“])", re.IGNORECASE)


@cache
def series_pattern() -> re.Pattern[str]:
    """Return the expression of a series of a journal: number and title."""
    return re.compile(
        rf"(?<!\w){pattern('series')}\s?:?\s?(?P<number>\d+|[IVX]+)?\s?[:,.]?\s?(?P<title>[^\W\d][^{MASK}–—]{{3,90}}?)?(?=[\s.”]*(?:$|[–—{MASK}]|\.\s(?:\d|[№ТС])|,\s\d))",
        re.IGNORECASE,
    )
