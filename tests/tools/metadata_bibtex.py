"""Turn records in the manner of biblatex (examples, language bibliographies, novels) into CSL items."""

import csv
import re
from functools import cache
from pathlib import Path
from typing import Any

from metadata_names import drop_repeated, read_bibtex_names, read_name, read_responsibility
from metadata_values import join_title, read_date, read_extent, read_number, read_pages, split_imprint

Fields = dict[str, Any]
Item = dict[str, Any]
Parents = dict[str, Item]
SOURCES = Path(__file__).with_name("metadata_sources")
TYPES = {
    "book": "book", "mvbook": "book", "collection": "book", "mvcollection": "book", "inbook": "chapter",
    "incollection": "chapter", "bookinbook": "chapter", "suppbook": "chapter", "article": "article-journal",
    "thesis": "thesis", "phdthesis": "thesis", "mastersthesis": "thesis", "online": "webpage", "patent": "patent",
    "reference": "standard", "misc": "document",
}  # fmt: skip
DEGREES = {"phdthesis": "дис. ... канд. {} наук", "docthesis": "дис. ... д-ра {} наук"}
ROLES = {"compiler": "compiler", "gecompiler": "compiler"}
INHERITED = ("publisher-place", "publisher", "issued", "editor", "compiler", "number-of-volumes")
# Volumes of literary journals are catalogued under titles such as `Основа. No. 6`.
VOLUME_IN_TITLE = re.compile(r"(?P<title>.+?)\. (?:Том|No\.) (?P<volume>[\dIVXLCІ-]+)(?:, .*)?")
BROKEN_TITLE = re.compile(r"\bAND:|[<>?]{2}|^\?")


@cache
def read_sets() -> Parents:
    """Read the sets, collections and journals that records name by a key only."""
    with (SOURCES / "containers.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {row["key"]: {**row, "issued": read_date(row["issued"])} for row in rows}


def collect_parents(records: list[Fields]) -> Parents:
    """Map the keys by which records are cross-referenced to their items; the aliases of a record tell its keys."""
    parents = dict(read_sets())
    for record in records:
        for alias in record["fields"].get("ids", "").split(","):
            if alias and (item := build_item(record["type"], record["fields"])):
                parents.setdefault(alias.strip().replace("_", ":"), item)
    return parents


def convert_bibtex(kind: str, fields: Fields, parents: Parents) -> Item | None:
    """Build a CSL item, completed from its parent; None for a part of something unknown or a title in ruins."""
    # Only the Tibetan and Nepalese records carry their area: they are tagged Polish by mistake.
    if BROKEN_TITLE.search(fields["title"]) or "macro_area" in fields:
        return None
    item = build_item(kind, part_volume(fields))
    key = fields.get("crossref") or fields.get("xdata", "")
    if item and key:
        item = inherit(item, parents.get(key.replace("_", ":"), {}), fields)
    return item if item and is_whole(item) else None


def is_whole(item: Item) -> bool:
    """Tell whether an item says enough to be cited: what holds it, or where and when it came out."""
    if item["type"] in {"chapter", "article-journal"}:
        return bool(item.get("container-title"))
    imprint = item.get("publisher-place") or item.get("publisher")
    return item["type"] != "book" or bool(imprint and item["issued"])


def inherit(item: Item, parent: Item, fields: Fields) -> Item:
    """Complete a part from the whole: a chapter gets its container, a volume the title of its set."""
    if not parent:
        return item
    filled = {name: item.get(name) or parent.get(name) for name in INHERITED}
    if item["type"] == "article-journal":
        return item | {"container-title": parent["title"], "collection-title": parent.get("collection-title")}
    if item["type"] == "chapter":
        return item | filled | {"container-title": parent["title"], "volume": item["volume"] or parent.get("volume")}
    if not fields.get("volume"):
        return item | filled
    return item | filled | {"title": parent["title"], "volume-title": item["title"]}


def build_item(kind: str, fields: Fields) -> Item | None:
    """Build the CSL item of one record alone."""
    if kind not in TYPES:
        return None
    place, publisher = split_imprint(read_publisher(fields), read_place(fields))
    container, series = split_series(fields)
    item: Item = {
        "type": TYPES[kind],
        "title": join_title(fields["title"], fields.get("subtitle", "")),
        "container-title": container,
        "collection-title": series.strip("«»"),
        "publisher-place": place,
        "publisher": publisher,
        "issued": read_date(fields.get("date") or fields.get("year", "")),
        "number-of-volumes": fields.get("volumes", ""),
        "edition": fields.get("edition", ""),
        "URL": "" if fields.get("doi") else fields.get("url", ""),
        "DOI": fields.get("doi", "").removeprefix("https://doi.org/"),
        "accessed": read_date(fields.get("urldate", "")),
        "ISBN": fields.get("isbn", "").replace("Х", "X"),
    }
    return item | read_people(fields) | read_numbers(item["type"], fields) | read_special(item["type"], fields)


def read_publisher(fields: Fields) -> str:
    """Return the publisher, or the body where a thesis was written when it is more than a town."""
    return str(fields.get("publisher") or fields.get("institution") or fields.get("_institution") or "")


def read_place(fields: Fields) -> str:
    """Return the place under any of its names; a thesis that names its school by the town has the place there."""
    return str(next((fields[key] for key in ("location", "address", "pubPlace", "school") if fields.get(key)), ""))


def split_series(fields: Fields) -> tuple[str, str]:
    """Part a journal from the series printed after it: `Вестник РГГУ. Сер. История` has both."""
    container = fields.get("journaltitle") or fields.get("journal") or fields.get("booktitle") or ""
    name, _, series = container.partition(". Сер. ")
    return name, series or fields.get("series", "")


def read_people(fields: Fields) -> Item:
    """Read authors, editors, compilers and translators; an author marked as editor is one."""
    author = fields.get("author", "")
    role = "editor" if author.endswith(", ред.") else "author"
    people = {role: read_author(author.removesuffix(", ред."))}
    people["translator"] = read_bibtex_names(fields.get("translator", ""))
    named = ROLES.get(fields.get("editortype", ""), "editor")
    people[named] = people.get(named, []) + read_bibtex_names(fields.get("editor", ""))
    stated = read_responsibility(fields.get("credits", ""))
    for name in ("author", "authority"):
        stated.pop(name, None)
    return stated | {role: drop_repeated(names) for role, names in people.items() if names}


def read_author(text: str) -> list[dict[str, str]]:
    """Read the authors; a comma parts two people when each side is a full name."""
    parts = re.split(r",\s*|\s+і\s+", text)
    if len(parts) > 1 and all(" " in part.strip() and "." not in part for part in parts) and " and " not in text:
        return [read_name(part) for part in parts]
    return read_bibtex_names(text)


def read_numbers(csl_type: str, fields: Fields) -> Item:
    """Read volume, issue and pages: pages of a book are its extent, those of a part its place."""
    pages = fields.get("pages", "")
    volume, issue = read_volume(csl_type, fields)
    extent = read_extent(fields.get("pagetotal", "") or ("" if "-" in pages or csl_type != "book" else pages))
    part = csl_type in {"article-journal", "chapter"}
    return {
        "volume": volume,
        "issue": issue,
        "page": read_pages(pages) if part else "",
        "number-of-pages": "" if part else extent,
    }


def read_volume(csl_type: str, fields: Fields) -> tuple[str, str]:
    """Read volume and issue; `18.2` of a journal holds both."""
    volume, issue = read_number(fields.get("volume", "")), fields.get("issue", "")
    if csl_type != "article-journal":
        return volume, issue
    if match := re.fullmatch(r"(\d+)\.(\d+)", volume):
        return match[1], match[2]
    return volume, issue or fields.get("number", "")


def part_volume(fields: Fields) -> Fields:
    """Part the volume from a title that ends with it."""
    match = VOLUME_IN_TITLE.fullmatch(fields["title"])
    return fields | match.groupdict() if match and "volume" not in fields else fields


def read_special(csl_type: str, fields: Fields) -> Item:
    """Read what theses, patents and standards have of their own: the degree, the code, the number."""
    if csl_type == "thesis":
        degree = DEGREES.get(fields.get("type", ""), "")
        science = (fields.get("science") or fields.get("major") or "").removesuffix(" наук")
        code = fields.get("specialitycode") or fields.get("majorcode") or fields.get("number", "")
        return {"genre": degree.format(science), "number": code}
    if csl_type == "standard":
        return {"number": fields.get("heading", "")}
    return {"number": fields.get("_number", "")} if csl_type == "patent" else {}
