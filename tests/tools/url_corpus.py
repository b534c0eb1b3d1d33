"""Make the corpus of damaged and of sound web addresses in references; `python tests/tools/url_corpus.py` writes it.

The tables in `url_sources/` hold what was written by hand: titles, sites, layouts of references, addresses of
special shapes, addresses that an editor changed afterwards. Each row has its own seed, so a row more or less in
one kind leaves the other kinds as they are.
"""

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random

import url_damage
from url_slugs import Address, Site, build_address

SOURCES = Path(__file__).with_name("url_sources")
DATA = Path(__file__).resolve().parents[1] / "data"
COUNTS = {
    "torn-query": 60, "lost-underscore": 45, "dot-space": 50, "latex": 60, "lost-hyphen": 50, "misread": 60,
    "line-break": 50, "glued": 65, "mixed": 85,
}  # fmt: skip
GENERATED, IN_ORDER = 130, 45
# In the order in which the page suffers them: letters first, then the line, then the text around the address.
MIXTURES = (
    "misread lost-hyphen", "lost-hyphen dot-space", "misread dot-space", "misread line-break", "lost-hyphen line-break",
    "line-break dot-space", "lost-hyphen glued", "line-break glued", "misread glued", "latex dot-space", "latex glued",
    "lost-underscore dot-space", "lost-underscore glued", "dot-space torn-query", "latex torn-query", "dot-space glued",
    "misread latex", "lost-hyphen latex",
)  # fmt: skip
ON_SLUG = {
    "misread": url_damage.misread, "lost-hyphen": url_damage.lose_hyphens, "line-break": url_damage.break_line,
}  # fmt: skip
ON_TEXT = {
    "lost-underscore": url_damage.lose_underscore, "dot-space": url_damage.space_dots, "latex": url_damage.write_latex,
}  # fmt: skip
# Rare characters that a damage is about: most addresses without them are passed over.
WANTED = {"torn-query": ("?", 0.7), "latex": ("~", 0.6)}
DAMAGED_COLUMNS = [
    "id",
    "kind",
    "reference",
    "title",
    "sound_url",
    "language",
    "neighbour",
    "damages",
    "sound_reference",
]
SOUND_COLUMNS = ["id", "reference", "title", "url", "language"]
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Work:
    """A work on the web: language, author (may be empty), title, name of the site, address, day of publication."""

    language: str
    author: str
    title: str
    site: str
    address: Address
    date: tuple[int, int, int]


@cache
def read_table(name: str) -> tuple[Row, ...]:
    """Return the rows of a hand-written table; quotes mean themselves."""
    with (SOURCES / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def draw_work(rng: Random, special: float) -> Work:
    """Draw a title and a site of its language, or with this probability a work with an address of its own."""
    date = (rng.randrange(2008, 2021), rng.randrange(1, 13), rng.randrange(1, 29))
    if rng.random() < special:
        row = rng.choice([row for row in read_table("specials.tsv") if "<" not in row["url"]])
        return Work(row["language"], row["author"], row["title"], row["site"], Address(row["url"]), date)
    row = rng.choice(read_table("titles.tsv"))
    sites = [Site(**site) for site in read_table("sites.tsv") if row["language"] in site["languages"].split(",")]
    site = rng.choice(sites)
    return Work(
        row["language"], row["author"], row["title"], site.name, build_address(site, row["title"], date, rng), date
    )


def draw_layout(table: str, language: str, rng: Random) -> Row:
    """Draw a layout of the work's language, now and then an English one, as in papers written in English."""
    chosen = "en" if rng.random() < 0.15 else language
    return rng.choice([row for row in read_table(table) if row["language"] == chosen])


def fill_layout(template: str, work: Work, rng: Random) -> str:
    """Fill everything but `{url}` into a layout; a work without author stands under its title, or its site."""
    year, month, day = work.date
    seen = f"{rng.randrange(1, 29):02}.{rng.randrange(1, 13):02}.{year + rng.randrange(1, 5)}"
    page, total = rng.randrange(3, 190), rng.randrange(100, 990)
    author = work.author or (work.site if template.startswith("{author} (") else "")
    values = {
        "author": author, "title": work.title, "site": work.site, "year": year, "url": "{url}", "accessed": seen,
        "dated": f"{day:02}.{month:02}.{year}", "n": rng.randrange(2, 30), "k": rng.randrange(1, 13), "total": total,
        "page": page, "last": page + rng.randrange(2, 19),
    }  # fmt: skip
    return template.format(**values).lstrip(" ,:")


def damage_address(address: Address, kinds: list[str], rng: Random) -> str | None:
    """Do the damages of these kinds that befall the address itself, and return it as printed."""
    for kind in kinds:
        if kind in ON_SLUG:
            changed = ON_SLUG[kind](address, rng)
            if changed is None:
                return None
            address = changed
    text: str | None = address.text
    for kind in kinds:
        if kind in ON_TEXT and text is not None:
            text = ON_TEXT[kind](text, rng)
    return text


def print_torn(work: Work, text: str, rng: Random) -> Row | None:
    """Print a reference whose volume, number or pages stand in the middle of its address."""
    row = draw_layout("torn_layouts.tsv", work.language, rng)
    whole = "|".join(row[name] for name in ("before", "near", "fragment", "marker", "after"))
    before, near, fragment, marker, after = fill_layout(whole, work, rng).split("|")
    torn = url_damage.tear(text, fragment + marker, rng)
    if torn is None:
        return None
    return {
        "reference": before + near + rng.choice((" - ", " ", " – ")) + after.replace("{url}", torn),
        "sound_reference": f"{before}{near} {fragment}{marker} " + after.replace("{url}", work.address.text),
        "neighbour": f"{near} {fragment}",
    }


def print_plain(work: Work, text: str, kinds: list[str], rng: Random) -> Row | None:
    """Print a reference with the address in its place, glued to its neighbours where that is among the kinds."""
    layout = fill_layout(draw_layout("layouts.tsv", work.language, rng)["template"], work, rng)
    before, after = layout.split("{url}")
    if kinds == ["glued"] and not re.search(r"\d\. $", before) and rng.random() < 0.6:
        return None  # numbers glued before an address are common in print, and rare among the layouts
    damaged = url_damage.glue(before, text, after, rng) if "glued" in kinds else before + text + after
    if damaged is None:
        return None
    return {"reference": damaged, "sound_reference": before + work.address.text + after, "neighbour": ""}


def damage_work(kinds: list[str], rng: Random) -> Row | None:
    """Draw a work and print it with these damages; `None` where they do not fit it."""
    work = draw_work(rng, 0.0 if ON_SLUG.keys() & set(kinds) else 0.5 if "latex" in kinds else 0.35)
    wanted, share = WANTED.get("+".join(kinds), ("", 0.0))
    if wanted not in work.address.text and rng.random() < share:
        return None
    text = damage_address(work.address, kinds, rng)
    if text is None or (kinds not in (["glued"], ["torn-query"]) and text == work.address.text):
        return None
    row = print_torn(work, text, rng) if "torn-query" in kinds else print_plain(work, text, kinds, rng)
    if row is None or row["reference"] == row["sound_reference"]:
        return None
    return row | {
        "title": work.title, "sound_url": work.address.text, "language": work.language, "damages": "+".join(kinds),
    }  # fmt: skip


def draw_new(draw: Callable[[Random], Row | None], seed: str, known: set[str], key: str) -> Row:
    """Draw until a row fits whose title has not been seen at its host."""
    rng = Random(seed)
    while True:
        row = draw(rng)
        if row is None:
            continue
        name = row["title"] + row[key].split("//")[1].split("/")[0]
        if name not in known:
            known.add(name)
            return row


def make_damaged() -> Iterator[Row]:
    """Yield the rows of `damaged_urls.tsv`."""
    for kind, count in COUNTS.items():
        known: set[str] = set()
        for number in range(count):
            kinds = MIXTURES[number % len(MIXTURES)].split() if kind == "mixed" else [kind]
            draw = lambda rng, kinds=kinds: damage_work(kinds, rng)  # noqa: E731
            row = draw_new(draw, f"{kind} {number}", known, "sound_url")
            yield row | {"id": f"{kind}-{number + 1:03}", "kind": kind}


def print_sound(work: Work, rng: Random) -> Row:
    """Print a reference with a sound address."""
    layout = fill_layout(draw_layout("layouts.tsv", work.language, rng)["template"], work, rng)
    url = work.address.text
    return {"reference": layout.replace("{url}", url), "title": work.title, "url": url, "language": work.language}


def print_in_order(work: Work, rng: Random) -> Row:
    """Print a sound reference whose bracketed number, number or pages stand right before the address."""
    row = draw_layout("torn_layouts.tsv", work.language, rng)
    layout = fill_layout(f"{row['before']}{row['near']} {row['fragment']}{row['marker']} {row['after']}", work, rng)
    url = work.address.text
    return {"reference": layout.replace("{url}", url), "title": work.title, "url": url, "language": work.language}


def read_works() -> Iterator[tuple[str, Work]]:
    """Yield the works of the tables whose addresses were written by hand."""
    for name in ("edited", "special"):
        for row in read_table("edited.tsv" if name == "edited" else "specials.tsv"):
            author, address = row.get("author") or "", Address(row["url"])
            yield name, Work(row["language"], author, row["title"], row["site"], address, (2014, 5, 17))


def make_sound() -> Iterator[Row]:
    """Yield the rows of `sound_urls.tsv`."""
    for number, row in enumerate(read_table("whole.tsv"), 1):
        yield row | {"id": f"whole-{number:03}"}
    for number, (name, work) in enumerate(read_works(), 1):
        rng = Random(f"sound {number}")
        dated = replace(work, date=(rng.randrange(2008, 2021), rng.randrange(1, 13), rng.randrange(1, 29)))
        yield print_sound(dated, rng) | {"id": f"{name}-{number:03}"}
    known: set[str] = set()
    for number in range(GENERATED):
        yield draw_new(lambda rng: print_sound(draw_work(rng, 0), rng), f"plain {number}", known, "url") | {
            "id": f"plain-{number + 1:03}"
        }
    for number in range(IN_ORDER):
        yield draw_new(lambda rng: print_in_order(draw_work(rng, 0.3), rng), f"order {number}", known, "url") | {
            "id": f"in-order-{number + 1:03}"
        }


def write_rows(columns: list[str], rows: Iterator[Row]) -> str:
    """Return the rows as tab-separated text with a heading; nothing is quoted."""
    lines = [columns, *([row[column] for column in columns] for row in rows)]
    return "".join("\t".join(line) + "\n" for line in lines)


def make_files() -> dict[str, str]:
    """Return the text of both data files under their names."""
    return {
        "damaged_urls.tsv": write_rows(DAMAGED_COLUMNS, make_damaged()),
        "sound_urls.tsv": write_rows(SOUND_COLUMNS, make_sound()),
    }


if __name__ == "__main__":
    for name, text in make_files().items():
        (DATA / name).write_text(text, encoding="utf-8", newline="")
