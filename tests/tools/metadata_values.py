"""Read the dates, imprints, extents and titles of library records as CSL values."""

import re

CslDate = dict[str, list[list[int]]]
YEAR = r"(?:1[5-9]|20)\d\d"
# What stands before the colon of a publisher, when that is a place: one to three capitalised words.
PLACE_FIRST = re.compile(r"(?P<place>[^\W\d_a-zа-яё][\w’.-]*(?:[ -][\w’.-]+){0,2}) ?: (?P<publisher>.+)")
TWO_PLACES = re.compile(r"(?P<first>(?!Sankt|Санкт)[A-ZŁА-ЯІЇЄ]\w{3,}|М\.)-(?P<second>[A-ZŁА-ЯІЇЄ]\w{3,}|СПб\.)")
MANY_IMPRINTS = re.compile(r"[;,] (?=[^:;,]+: )")
EXTENT = re.compile(r"(?:[IVXLC]+,\s*)?\d+(?:,\s*\[\d+\])?")
NUMBER_WORD = re.compile(r"(?:Т|Ч|Вып|Кн)\.\s*(?P<number>[\dIVX]+)", re.I)
# An abbreviation keeps its full stop at the end of a title, and so do dots of omission.
ABBREVIATION_LAST = re.compile(r"(?:\s[а-яё]{1,3}|\.\.)\.$")
NOBODY = {"s.n.", "manuscript"}


def read_date(text: str) -> CslDate | None:
    """Read a year, a range (`1987/1989`, `1994-1997`) or an ISO day; anything vaguer is no date."""
    text = text.strip().strip("[]").removeprefix("cop. ")
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text):
        return {"date-parts": [[int(part) for part in match.groups()]]}
    if match := re.fullmatch(rf"({YEAR})\s?г?\.?(?:[/-]({YEAR})?)?", text):
        return {"date-parts": [[int(part)] for part in match.groups() if part]}
    return None


def split_imprint(publisher: str, place: str) -> tuple[str, str]:
    """Part place and publisher where a record holds both in one field.

    Example:
        >>> split_imprint("Warszawa: Gebethner i Wolff", "")
        ('Warszawa', 'Gebethner i Wolff')
    """
    if " : " in place or ": " in place:
        pairs = [re.split(r" ?: ", part, maxsplit=1) for part in MANY_IMPRINTS.split(re.sub(r" ([:;])", r"\1", place))]
        place, publisher = ("; ".join(names) for names in zip(*pairs, strict=True))
    elif match := PLACE_FIRST.fullmatch(publisher.strip()):
        place, publisher = place or match["place"], match["publisher"]
    if match := TWO_PLACES.fullmatch(place):
        place = f"{match['first']}; {match['second']}"
    return normalize_place(place), "" if publisher in NOBODY else strip_quotes(publisher)


def normalize_place(place: str) -> str:
    """Finish a place that lost its full stop (`М`, `СПб`), and join several by semicolons."""
    place = re.sub(r"\s*;\s*", "; ", place.strip())
    return {"М": "М.", "СПб": "СПб.", "Спб": "СПб."}.get(place, place)


def strip_quotes(text: str) -> str:
    """Take off the quotation marks around a whole name."""
    match = re.fullmatch(r'"([^"]+)"|«([^«»]+)»', text.strip())
    return next(filter(None, match.groups())) if match else text.strip()


def read_extent(text: str) -> str:
    """Read a number of pages, with its preliminary and unnumbered pages: `344,  [7] с.` becomes `344, [7]`."""
    match = EXTENT.search(text)
    return re.sub(r",\s*", ", ", match[0]) if match and match[0] not in {"1", "2", "3"} else ""


def read_pages(text: str) -> str:
    """Read a page range with a plain hyphen; a range that is cut short is kept as printed."""
    return re.sub(r"\s*[–—-]+\s*", "-", text.strip())


def read_number(text: str) -> str:
    """Read the number of a volume without its word; a text without a number word is kept only when it is short."""
    if match := NUMBER_WORD.match(text):
        return match["number"]
    return text if re.fullmatch(r"[\dIVXLC./-]+", text) else ""


def join_title(title: str, subtitle: str) -> str:
    """Join title and subtitle by a colon, without outer brackets, doubled spaces and the final full stop."""
    rest = re.sub(r"^\[(.*?)\]?$", r"\1", subtitle.strip())
    joined = ": ".join(part for part in (title.strip(" []"), rest) if part)
    joined = re.sub(r"\s+:\s", ": ", re.sub(r"\s{2,}", " ", joined))
    return joined if ABBREVIATION_LAST.search(joined) else joined.rstrip(" .")
