"""Time writing and reading of bibliographies beside pybtex, in one run: CPU seconds, medians and ratios.

Run it from the root of the repository: ``python tests/benchmarks/format_speed.py biblatex csl-json``. Every round times
every format and pybtex one after the other, so a busy machine slows all of them alike. The records are articles made for
the purpose, or with ``--real`` those of ``bib/records``, of all types, each as often as it takes.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median

import pybtex.database

from citekit.formats import READERS, WRITERS, read_bibliography, write_bibliography
from citekit.model import Bibliography, Date, Name, Reference, Text

_RECORDS = Path(__file__).parents[2] / "bib" / "records"
_PEOPLE = (
    (Name("Бахтин", "М. М."), Name("Лотман", "Ю. М.")),
    (Name("Грушевський", "Михайло"),),
    (Name("Караткевіч", "Уладзімір"), Name("Żbikowska-Migoń", "Anna"), Name(literal="Наша Ніва")),
)
_TITLES = (
    "Проблемы поэтики и стилистики русской прозы второй половины XIX века: опыт описания",
    "Історія України-Руси & її джерела: нариси з історіографії",
    "Гісторыя беларускай кнігі ў Вялікім Княстве Літоўскім",
    "Książka i biblioteka w środowisku edukacyjnym: teoria, badania, praktyka",
)
_JOURNALS = ("Вопросы языкознания", "Слово і час", "Полымя", "Pamiętnik Literacki")
_LANGUAGES = ("ru", "uk", "be", "pl")


def make_records(number: int) -> Bibliography:
    """Return articles of ten fields each, two thirds of them with letters beyond ASCII."""
    return Bibliography(tuple(map(_make_record, range(number))))


def _make_record(number: int) -> Reference:
    kind = number % 4
    return Reference(
        "article-journal",
        f"source{number}",
        _LANGUAGES[kind],
        author=_PEOPLE[number % 3],
        title=Text(f"{_TITLES[kind]}, {number}"),
        container_title=Text(_JOURNALS[kind]),
        volume=str(number % 90 + 1),
        issue=str(number % 12 + 1),
        page=f"{number % 200 + 1}–{number % 200 + 17}",
        issued=Date(((1920 + number % 100, number % 12 + 1),)),
        url=f"https://example.org/article_{number}?lang=ru&view=full",
        doi=f"10.1234/example.{number}",
    )


def repeat_records(number: int) -> Bibliography:
    """Return the records of ``bib/records``, over and over, each with a key of its own."""
    lines = "".join(path.read_text("utf-8") for path in sorted(_RECORDS.glob("*.jsonl")))
    known = read_bibliography(lines, "csl-json").references
    return Bibliography(tuple(replace(known[n % len(known)], citation_key=f"k{n}", extra=()) for n in range(number)))


def _measure(works: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return the median CPU seconds of each work, all works in turn in every round."""
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            gc.collect()
            start = time.process_time()
            work()
            seconds[name].append(time.process_time() - start)
    return {name: median(times) for name, times in seconds.items()}


def _works(formats: list[str], records: Bibliography) -> tuple[dict[str, Callable[[], object]], ...]:
    text = write_bibliography(records, "biblatex")
    texts = {name: write_bibliography(records, name) for name in formats if name in WRITERS}
    parsed = pybtex.database.parse_string(text, "bibtex")
    writing: dict[str, Callable[[], object]] = {"pybtex": lambda: parsed.to_string("bibtex")}
    reading: dict[str, Callable[[], object]] = {"pybtex": lambda: pybtex.database.parse_string(text, "bibtex")}
    writing |= {name: partial(write_bibliography, records, name) for name in texts}
    reading |= {name: partial(read_bibliography, own, name) for name, own in texts.items() if name in READERS}
    return writing, reading


def main() -> None:
    """Print seconds and the ratio to pybtex for each format that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("formats", nargs="*", default=["biblatex", "bibtex", "csl-json", "ris", "hayagriva"])
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--real", action="store_true", help="the records of bib/records instead of made ones")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    make = repeat_records if options.real else make_records
    writing, reading = _works(options.formats, make(options.records))
    for title, works in (("write", writing), ("read", reading)):
        for name, seconds in (found := _measure(works, options.rounds)).items():
            print(f"{title:5} {name:10} {seconds:7.3f} s  {seconds / found['pybtex']:6.3f} of pybtex", flush=True)


if __name__ == "__main__":
    main()
