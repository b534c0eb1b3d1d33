"""Know where one area of a reference ends and the next begins."""

from __future__ import annotations

import re
from functools import cache

from citekit.parsing.draft import MASK
from citekit.parsing.names import UPPER
from citekit.vocabulary import alternation, forms, pattern, places

YEAR = r"(?:1[4-9]|20)\d\d"


SERIAL_TAIL = (
    r"(?:[Vv]ol\.\s?)?(?P<volume>\d{1,4})\s?(?:\((?P<issue>\d[^()]{0,11})\))?"
    r",\s(?:pp?\.\s?)?(?P<page>\d+\s?[–—-]\s?\d+)"
)
"""Volume, issue and pages as psychologists and their followers print them: ``35(1), 43–58``."""


@cache
def place() -> str:
    """Return the expression of one known place, brackets allowed, or of several joined by dashes or commas."""
    one = rf"\[?(?:{alternation(sorted(places()))})(?![\w’'])\.?\]?"
    return rf"(?:{one}(?:\s?[–—,;-]\s?{one}){{0,5}})"


@cache
def imprint_start() -> str:
    """Return the expression that opens an imprint: a place and its colon or year."""
    unknown = rf"[{UPPER}][\w-]+(?:\s[{UPPER}][\w-]+)?\s?:\s[{UPPER}«\"„“][^:;]{{1,80}},\s?(?:{YEAR})"
    return rf"(?:{place()}\s?(?:[:;]|,?\s?\[?(?:{YEAR})|\.?,\s[«“„\"]|,\s(?:{pattern('publisher')})|\.?\s?:)|{unknown})"


@cache
def title_end() -> re.Pattern[str]:
    """Return the expression of what may end a title: area signs, imprints, numbers of serials, roles."""
    number = r"\s?(?:\d|[IVXL]+\b)"
    role = pattern("editor", "compiler", "translator")
    rows = (
        r"\s*/\s?/",
        r"\s*/\s?(?=[^\W\d_]|\[)(?<!\w/)",
        rf",?\s*(?:{alternation(forms('in') - {'in', 'кн.'})})(?=[\s{UPPER}])",
        rf"[.!?]\s+(?=[{UPPER}][^.,:;]{{3,90}},\s{SERIAL_TAIL})",
        rf"[.,]\s+In:?\s(?=[{UPPER}«\"„“])",
        r"(?<=[.!?…)\]])\s*[–—-]\s*(?=[^\W_])",
        r"(?<!\d)\s+[–—]\s*(?=[^\W\d_]{1,2}\.\s?:|\d{4}[.,])",
        rf"\s*{MASK}",
        rf",\s+(?=[„\"«“][{UPPER}\d])",
        rf"[.,!?]\s*[–—-]?\s*(?={imprint_start()})",
        rf",\s+(?={role}[\s:])",
        rf"\s*[.:]\s*(?=(?i:{pattern('thesis')}))",
        r"\s*[:.,]\s*(?=[УуВвWw]\s\d{1,2}(?:-?[^\W\d_]{1,2})?\s(?:т|кн|ч|кніг|книг|том|част|tom|cz)\w*)",
        rf"[.,]\s+(?=(?:t\.|T\.|nr|Nr|R\.|z\.|cz\.|Вып\.|вып\.|выпуск|Т\.|№|No\.|Vol\.|vol\.){number})",
        rf"[.,]\s+(?=\(?{YEAR}\)?\s?(?:[.,;]|$|{MASK}))",
        r",\s+(?=(?:s|pp?|С|с)\.\s?\d)",
        rf"\s(?={place()}\s{YEAR}\W*$)",
        r"\.\s+(?=\d{1,5}\s?(?:с|s|p)\.)",
        r"\.\s+(?=(?:Изд|изд|Выд|Вид|Wyd|wyd)\.?\s?\d|\d+-[егo]\w?\s(?:изд|выд|вид))",
    )
    return re.compile("|".join(rows))


@cache
def area_end() -> re.Pattern[str]:
    """Return the expression of what may end the area behind a slash: a dash, a double slash, an imprint, a mask."""
    rows = (
        r"\s*/\s?/",
        r"\s/\s?(?=[^\W\d_])",
        r"(?<=[.,!?…)\]»”])\s*[–—]\s*",
        r"\.\s+-\s+",
        rf"[\s.,;]{{0,20}}{MASK}",
        rf"[.,]\s*(?={imprint_start()})",
        rf"[.,]\s+(?={YEAR}\s?(?:[.,;:]|$|{MASK}))",
        r"[.,]?\s+(?=(?:t|T|nr|Nr|R|z|Z|cz|Вып|вып|Т|т|№|No|Vol|vol|Bd|Heft|ч|Ч)\.?\s?(?:\d|[IVXL]+\b))",
        rf",\s+(?=(?:{pattern('month')}\s)?{YEAR})",
        rf",\s+(?={pattern('editor', 'compiler')}[\s:])",
        r"[.,]\s+(?=(?:s|pp?|С|с|P)\.\s?\d)",
        r"\s(?=\d{1,3}(?:[-–]\d+)?\s?/\s?(?:\d\d|\d{4})\b)",
        rf"[.:,]?\s+(?={pattern('series')}[\s:])",
    )
    return re.compile("|".join(rows), re.IGNORECASE)
