"""Write one value of a record into tags of RIS, and read it back, by the kind of the value.

A reader gets the values under the tags of its row of ``fields.tsv`` and returns what it made of them with the tags
and values that it used, so that the others can be kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from citekit.formats.latex import clean
from citekit.formats.ris.dates import read_day, read_issued, write_day, write_issued
from citekit.formats.ris.names import read_ris_name, write_ris_name
from citekit.model import Name, Text
from citekit.transliteration.repair import CYRILLIC_LETTER

Pairs = list[tuple[str, str]]
Found = tuple[Any, Pairs]
Reader = Callable[[Mapping[str, list[str]], tuple[str, ...]], Found]
_NOTHING: Found = (None, [])
_RANGE = re.compile(r"([^-–—]+)(?:--?|–|—)([^-–—]+)")
_JOURNALS = ("T2", "JF", "JO", "BT", "JA", "J1", "J2")
"""The tags of a journal's title, the fullest form first."""
_ISSN = re.compile(r"[0-9]{4}-?[0-9]{3}[0-9Xx]")
_ISBN = re.compile(r"(?:97[89][- ]?)?(?:[0-9][- ]?){9}[0-9Xx](?![0-9-])")
_DOI_PREFIX = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)(?=10\.)", re.IGNORECASE)


def write_string(tag: str, value: Any) -> Pairs:
    """Write a text or a string as one line."""
    line = clean(str(value))
    return [(tag, line)] if line else []


def write_lines(tag: str, value: str) -> Pairs:
    """Write a text that may have several lines."""
    text = "\n".join(clean(line) for line in value.split("\n")).strip("\n")
    return [(tag, text)] if text else []


def write_title(tag: str, value: Text) -> Pairs:
    """Write a title, and its English translation into ``TT``.

    Example:
        >>> write_title("TI", Text("Дрыгва", "be", (Text("The Swamp", "en"),)))
        [('TI', 'Дрыгва'), ('TT', 'The Swamp')]
    """
    title = write_string(tag, value.value)
    english = next((variant.value for variant in value.variants if variant.language == "en"), "")
    return [*title, *(write_string("TT", english) if title and not CYRILLIC_LETTER.search(english) else ())]


def write_names(tag: str, value: tuple[Name, ...]) -> Pairs:
    """Write names, each under a tag of its own."""
    return [(tag, line) for line in map(write_ris_name, value) if line]


def read_editors(found: Mapping[str, list[str]], tags: tuple[str, ...]) -> Found:
    """Read the editors of a book: what other types have for them is the editor of its series, if it has others."""
    first = read_names(found, tags[:-1])
    return first if first[0] else read_names(found, tags[-1:])


def write_range(tag: str, value: str) -> Pairs:
    """Write a range of pages as its two ends, ``SP`` and ``EP``; nothing when it is none.

    Example:
        >>> write_range("SP", "12-25")
        [('SP', '12'), ('EP', '25')]
    """
    match = _RANGE.fullmatch(clean(value))
    return [(tag, match[1].strip()), ("EP", match[2].strip())] if match and match[2].strip() else []


def write_pages(tag: str, value: str) -> Pairs:
    """Write pages, a range as its two ends."""
    return write_range(tag, value) or write_string(tag, value)


def write_isbn(tag: str, value: str) -> Pairs:
    """Write a number that does not look like an ISSN."""
    return [] if _is_issn(value) else write_string(tag, value)


def write_issn(tag: str, value: str) -> Pairs:
    """Write a number that looks like an ISSN, which shares its tag with the ISBN."""
    return write_string(tag, value) if _is_issn(value) else []


def _is_issn(value: str) -> bool:
    return bool(_ISSN.fullmatch(clean(value)[:9].strip()))


def write_report(tag: str, value: str) -> Pairs:
    """Write the number of a report or patent, which stands where books have their ISBN, unless it looks like one."""
    return write_string("M1" if _is_issn(value) or _is_isbn(value) else tag, value)


def read_report(found: Mapping[str, list[str]], tags: tuple[str, ...]) -> Found:
    """Read the number of a report or patent: what stands in the place of an ISBN and is none."""
    own = [value for value in found.get(tags[0], ()) if not _is_issn(value) and not _is_isbn(value)]
    return read_string({**found, tags[0]: own}, tags)


def write_book(tag: str, value: str) -> Pairs:
    """Write an ISBN where other numbers may stand in its place."""
    return write_string(tag, value) if _is_isbn(value) else []


def read_book(found: Mapping[str, list[str]], tags: tuple[str, ...]) -> Found:
    """Read an ISBN where other numbers may stand in its place."""
    return read_string({tags[0]: [value for value in found.get(tags[0], ()) if _is_isbn(value)]}, tags)


def _is_isbn(value: str) -> bool:
    return bool(_ISBN.match(clean(value)))


def write_keywords(tag: str, value: str) -> Pairs:
    """Write keywords, each under a tag of its own; commas stand between them, or semicolons."""
    mark = ";" if ";" in value else ","
    return [(tag, word) for word in map(clean, value.split(mark)) if word]


def _first(found: Mapping[str, list[str]], tags: tuple[str, ...]) -> tuple[str, str] | None:
    return next(((tag, value) for tag in tags for value in found.get(tag, ()) if value), None)


def read_string(found: Mapping[str, list[str]], tags: tuple[str, ...]) -> Found:
    """Read the first value of the best tag, lines joined; others that say the same are used up with it."""
    first = _first(found, tags)
    if first is None:
        return _NOTHING
    same = [(tag, value) for tag in tags for value in found.get(tag, ()) if value == first[1]]
    return _one_line(first[1]), same


def _one_line(value: str) -> str:
    return clean(value) if "\n" in value else value


def read_text(found: Mapping[str, list[str]], tags: tuple[str, ...]) -> Found:
    """Read a text."""
    value, used = read_string(found, tags)
    return (Text(value), used) if value else _NOTHING


def read_title(found: Mapping[str, list[str]], tags: tuple[str, ...]) -> Found:
    """Read a title with its translation, which counts as English unless its letters say something else."""
    title, used = read_text(found, tuple(tag for tag in tags if tag != "TT"))
    translation, also = read_string({"TT": found.get("TT", [])}, ("TT",))
    if title is None or translation is None:
        return title, used
    return Text(title.value, None, (Text(translation, _language(translation)),)), used + also


def _language(translation: str) -> str | None:
    if not CYRILLIC_LETTER.search(translation):
        return "en"
    from citekit.transliteration import detect_language

    return detect_language(translation, candidates=("be", "ru", "uk")).language


def read_short(found: Mapping[str, list[str]], tags: tuple[str, ...]) -> Found:
    """Read the abbreviated title of a journal: what stands beside the full one and says something else."""
    full = _first(found, _JOURNALS)
    rest = {tag: [value for value in found.get(tag, ()) if full and value != full[1]] for tag in tags}
    return read_string(rest, tags)


def read_names(found: Mapping[str, list[str]], tags: tuple[str, ...]) -> Found:
    """Read all names under the tags."""
    used = [(tag, value) for tag in tags for value in found.get(tag, ()) if value]
    names = (read_ris_name(line) for _, value in used for line in value.split("\n") if line.strip(" ,"))
    return tuple(names), used


def read_pages(found: Mapping[str, list[str]], tags: tuple[str, ...]) -> Found:
    """Read pages from their first and last."""
    start, end = _first(found, tags[:1]), _first(found, tags[1:])
    if start is None or end is None or _RANGE.search(start[1]):
        return read_string(found, tags[:1])
    return f"{_one_line(start[1])}-{_one_line(end[1])}", [start, end]


def read_range(found: Mapping[str, list[str]], tags: tuple[str, ...]) -> Found:
    """Read pages only when both the first and the last are told."""
    return read_pages(found, tags) if _first(found, tags[1:]) else _NOTHING


def read_extent(found: Mapping[str, list[str]], tags: tuple[str, ...]) -> Found:
    """Read the number of pages of a book from ``SP``, which is one only when no last page follows."""
    return _NOTHING if _first(found, ("EP",)) else read_string(found, tags)


def read_lines(found: Mapping[str, list[str]], tags: tuple[str, ...]) -> Found:
    """Read a text of several lines; what stands under the tag more than once is joined."""
    used = [(tag, value) for tag in tags for value in found.get(tag, ()) if value]
    return "\n".join(value for _, value in used) or None, used


def read_keywords(found: Mapping[str, list[str]], tags: tuple[str, ...]) -> Found:
    """Read keywords, commas between them, or semicolons where one has a comma in it."""
    used = [(tag, value) for tag in tags for value in found.get(tag, ()) if value]
    words = [word.strip() for _, value in used for word in value.split("\n") if word.strip()]
    return ("; " if any("," in word for word in words) else ", ").join(words) or None, used


def read_doi(found: Mapping[str, list[str]], tags: tuple[str, ...]) -> Found:
    """Read a DOI, without the address of its resolver."""
    value, used = read_string(found, tags)
    return (_DOI_PREFIX.sub("", value, count=1) if value else None), used


def _read_serial(found: Mapping[str, list[str]], tags: tuple[str, ...], *, issn: bool) -> Found:
    fitting = [value for value in found.get(tags[0], ()) if _is_issn(value) == issn]
    return read_string({tags[0]: fitting}, tags)


def read_isbn(found: Mapping[str, list[str]], tags: tuple[str, ...]) -> Found:
    """Read the number that does not look like an ISSN."""
    return _read_serial(found, tags, issn=False)


def read_issn(found: Mapping[str, list[str]], tags: tuple[str, ...]) -> Found:
    """Read the number that looks like an ISSN."""
    return _read_serial(found, tags, issn=True)


CARRIERS: Mapping[str, tuple[Callable[[str, Any], Pairs], Reader]] = {
    "title": (write_title, read_title),
    "text": (write_string, read_text),
    "string": (write_string, read_string),
    "short": (write_string, read_short),
    "names": (write_names, read_names),
    "editors": (write_names, read_editors),
    "pages": (write_pages, read_pages),
    "range": (write_range, read_range),
    "extent": (write_string, read_extent),
    "date": (write_issued, read_issued),
    "day": (write_day, read_day),
    "doi": (write_string, read_doi),
    "report": (write_report, read_report),
    "book": (write_book, read_book),
    "isbn": (write_isbn, read_isbn),
    "issn": (write_issn, read_issn),
    "lines": (write_lines, read_lines),
    "keywords": (write_keywords, read_keywords),
}
