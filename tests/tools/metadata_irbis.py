"""Turn the records of an IRBIS library catalogue into CSL items."""

import re
from typing import Any

from metadata_names import CslName, drop_repeated, make_name, read_responsibility
from metadata_values import (
    join_title,
    normalize_place,
    read_date,
    read_extent,
    read_number,
    read_pages,
    strip_quotes,
)

Fields = dict[str, Any]
Item = dict[str, Any]
# Worksheets of museum objects, events and whole journals describe nothing that a paper would cite so.
NO_WORKS = {"MUSP", "PREDM", "SOB", "J", "musp"}
NAMELESS = re.compile(r"(?:Вып|Т|Ч|Кн)\.\s*\d|\.\.\.|Рукн|'Унваны|\[?[А-Я]\. [А-Я][а-я]+\. \d{4}")
THESIS = re.compile(r"(?P<genre>(?:автореф|дис(?:с|\.)).*?)(?:: (?P<number>\d\d\.\d\d\.\d\d))?", re.I)
MARC_ROLES = {"220": "compiler", "340": "editor", "730": "translator"}


def convert_irbis(kind: str, fields: Fields) -> Item | None:
    """Build a CSL item of a catalogue record; None for what is no work, or has no name or imprint."""
    if kind in NO_WORKS or NAMELESS.match(fields["title"]):
        return None
    build = {"ASP": build_article, "SPEC": build_volume}.get(kind, build_book)
    item = build(fields)
    return item and item | read_people(fields)


def read_people(fields: Fields) -> Item:
    """Read the heading's authors, the coded roles, and where they are silent the statement of responsibility."""
    people: dict[str, list[CslName]] = {"author": [make_name(*pair) for pair in fields.get("author", [])]}
    for family, given, code in (entry for entry in fields.get("other", []) if len(entry) == 3):
        if role := MARC_ROLES.get(code[:3]):
            people.setdefault(role, []).append(make_name(family, given))
    stated = read_responsibility(fields.get("resp", ""))
    found: Item = {role: drop_repeated(names) for role, names in people.items() if names}
    if found:
        stated.pop("author", None)
    return stated | found


def build_book(fields: Fields) -> Item | None:
    """Build a book, or a thesis when the subtitle calls it one."""
    thesis = THESIS.fullmatch(fields.get("subtitle", ""))
    item: Item = {
        "type": "thesis" if thesis else "book",
        "title": join_title(fields["title"], "" if thesis else fields.get("subtitle", "")),
        "publisher-place": normalize_place(fields.get("city", "")),
        "publisher": strip_quotes(fields.get("publisher", "")),
        "issued": read_date(fields.get("year", "")),
        "volume": read_number(fields.get("volume", "")),
        "number-of-pages": read_extent(fields.get("pages", "")),
    }
    special = {name: text.strip() for name, text in thesis.groupdict("").items()} if thesis else {}
    return item | special if item["publisher-place"] and item["issued"] else None


def build_article(fields: Fields) -> Item | None:
    """Build an article of a journal, or of a collection when no number of a journal is given."""
    issue = re.sub(r"^N\s*", "", fields.get("issue", ""))
    item: Item = {
        "type": "article-journal" if fields.get("issue", "").startswith("N") else "chapter",
        "title": join_title(fields["title"], ""),
        "container-title": re.sub(r"<.*?=(.*?)>", r"\1", fields.get("journal", "")),
        "issued": read_date(fields.get("year", "")),
        "page": read_pages(fields.get("hpages", "")),
    }
    item["issue" if item["type"] == "article-journal" else "volume"] = read_number(issue)
    return item if item["container-title"] and item["issued"] else None


def build_volume(fields: Fields) -> Item | None:
    """Build one volume of a set: the set gives the title and the imprint, the record the volume's own title."""
    host = fields.get("host", {})
    item: Item = {
        "type": "book",
        "title": join_title(host.get("c", ""), host.get("e", "")),
        "volume-title": join_title(fields["title"], ""),
        "publisher-place": normalize_place(host.get("d", "")),
        "publisher": strip_quotes(host.get("g", "")),
        "issued": read_date(fields.get("year", "")) or read_date(host.get("h", "")),
        "number-of-pages": read_extent(fields.get("pages", "")),
        "edition": host.get("p", ""),
        "ISBN": host.get("i", ""),
    }
    return item if item["title"] and item["publisher"] and item["issued"] else None
