"""Convert the collected library records to CSL-JSON lines; `python tests/tools/convert_metadata.py` writes them.

Reads `records.jsonl` of the shared metadata, one record a line with `lang`, `type`, `fields`, `source` and
`licence`, and writes `bib/records/collected.jsonl`, the same file at every run. A record is left out when it is no
work, says too little to be cited, repeats a title, or has the title of a reference of the gold set.
"""

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from metadata_bibtex import collect_parents, convert_bibtex
from metadata_irbis import convert_irbis

Item = dict[str, Any]
ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
OUTPUT = ROOT / "bib" / "records" / "collected.jsonl"
NAMES = ("author", "editor", "compiler", "translator")
ORDER = (
    "type", *NAMES, "title", "volume-title", "container-title", "collection-title", "genre", "authority", "number",
    "publisher-place", "publisher", "issued", "volume", "number-of-volumes", "issue", "page", "number-of-pages",
    "edition", "URL", "accessed", "DOI", "ISBN", "language", "origin", "licence",
)  # fmt: skip


READ_BY_HAND = {
    "collected-004": "ru", "collected-005": "en", "collected-006": "en", "collected-008": "fr",
    "collected-035": "de", "collected-037": "en", "collected-039": "pl", "collected-040": "pl",
    "collected-041": "en", "collected-043": "de", "collected-044": "pl", "collected-125": "en",
    "collected-179": "ru", "collected-213": "ru", "collected-214": "ru", "collected-349": "ru",
}  # fmt: skip
"""The languages of records whose source does not name them and whose letters do not tell them."""


def read_lines(path: Path) -> list[Item]:
    """Read a file of one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def tell_language(record: Item) -> str:
    """Tell the language of a title: by its letters, and by the record where they leave a choice."""
    title = record["fields"]["title"]
    if re.search(r"[іїєґ]", title, re.I) and re.search(r"[а-я]", title, re.I):
        return "uk"
    if re.search(r"[а-яё]{2}", title, re.I):
        return "uk" if record["lang"] == "uk" else "ru"
    return "pl" if "ELTeC-pol" in record["source"] or re.search(r"[ąćęłśżĄĆĘŁŚŻ]", title) else ""


def convert_records(records: list[Item]) -> Iterator[Item]:
    """Convert each record that is a work into an item with its language, origin and licence."""
    bibtex = [record for record in records if "ManagedIrbis" not in record["source"]]
    parents = collect_parents(bibtex)
    for record in records:
        kind, fields = record["type"], record["fields"]
        library = "ManagedIrbis" in record["source"]
        item = convert_irbis(kind, fields) if library else convert_bibtex(kind, fields, parents)
        if item:
            item |= {"language": tell_language(record), "origin": record["source"], "licence": record["licence"]}
            yield {name: item[name] for name in ORDER if item.get(name)}


def simplify(title: str) -> str:
    """Return a title without case and punctuation."""
    return re.sub(r"\W+", " ", title.casefold()).strip()


def identify(item: Item) -> str:
    """Return the title with that of the volume, to find repeated works: volumes of one set are works of their own."""
    return " ".join(filter(None, (simplify(item["title"]), simplify(item.get("volume-title", "")))))


def drop_repeated(items: Iterable[Item], gold: set[str]) -> Iterator[Item]:
    """Pass over items that repeat an earlier one, and over those with a title of the gold set."""
    taken: set[str] = set()
    for item in items:
        if (key := identify(item)) not in taken and simplify(item["title"]) not in gold:
            taken.add(key)
            yield item


def read_gold_titles(path: Path) -> set[str]:
    """Read the titles of the gold set, simplified."""
    return {simplify(row["csl"]["title"]) for row in read_lines(path) if row["csl"].get("title")}


def make_file(records: Path, gold: Path) -> str:
    """Return the text of the converted file."""
    items = drop_repeated(convert_records(read_lines(records)), read_gold_titles(gold))
    numbered = ({"id": f"collected-{number:03}"} | item for number, item in enumerate(items, 1))
    return "".join(json.dumps(_with_language(item), ensure_ascii=False) + "\n" for item in numbered)


def _with_language(item: Item) -> Item:
    item = item | {"language": item.get("language") or READ_BY_HAND.get(item["id"])}
    return {name: item[name] for name in ("id", *ORDER) if item.get(name)}


def main() -> None:
    """Write the converted file."""
    parser = argparse.ArgumentParser(description="Convert the collected library records to CSL-JSON lines.")
    parser.add_argument("--records", type=Path, default=SHARED / "metadata" / "records.jsonl")
    parser.add_argument("--gold", type=Path, default=SHARED / "gold" / "fields.jsonl")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    options.output.write_text(make_file(options.records, options.gold), encoding="utf-8")


if __name__ == "__main__":
    main()
