"""Tell how much of what real reference strings look like the training corpus has seen.

A string becomes a row of shapes: runs of plain words are one shape, cue words the class of the vocabulary they stand in,
numbers and punctuation stay apart. What share of the runs of three, four and five shapes of real strings occurs in
synthetic ones is the coverage; the frequent ones that do not occur are what the corpus lacks.

``python tests/tools/corpus_coverage.py --size 20000 --show 60 strings.txt fields.jsonl``: a line of a ``*.jsonl`` gives its
``raw`` or ``text``.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from citekit.parsing.training.corpus import build_corpus, load_records
from citekit.vocabulary import forms, is_place, word_classes

_TOKEN = re.compile(
    r"(?P<url>(?:https?:|www\.)\S+(?: ?[/.]\S+)*)|(?P<doi>10\.\d{4,}/\S+)|(?P<number>\d+)"
    r"|(?P<word>[^\W\d_](?:[^\W\d_]|['’ʼ\-](?=[^\W\d_]))*\.?)|(?P<mark>\S)"
)
_QUOTES = dict.fromkeys('«„“"', "«") | dict.fromkeys("»”", "»")
_DASHES = dict.fromkeys("–—−‒", "–")
_ROMAN = re.compile(r"[IVXLCІХ]{2,}\.?|[IVXІХ]\b(?!\.)")
_MERGED = {"page": "PG", "extent": "PG", "volume": "VOL", "issue": "ISS", "editor": "ED", "compiler": "ED"}


@cache
def _cues() -> dict[str, str]:
    found: dict[str, str] = {}
    for name in sorted(word_classes()):
        for form in forms(name):
            if " " not in form:
                found.setdefault(form, _MERGED.get(name, name))
    return found


def shapes(text: str) -> list[str]:
    """Reduce a string to its shapes."""
    found: list[str] = []
    for match in _TOKEN.finditer(text):
        shape = _shape(match.lastgroup or "", match[0])
        if not (shape in {"w", "W"} and found and found[-1] in {"w", "W"}):
            found.append(shape)
    return ["^", *found, "$"]


def _shape(kind: str, text: str) -> str:
    if kind == "number":
        return "Y" if re.fullmatch(r"1[5-9]\d\d|20[0-3]\d", text) else "9"
    if kind == "mark":
        return _QUOTES.get(text, _DASHES.get(text, text))
    return _word(text) if kind == "word" else kind.upper()


def _word(text: str) -> str:
    cue = _cues().get(text.lower()) or (_cues().get(text[:-1].lower()) if text.endswith(".") else None)
    if cue and not (len(text) == 2 and text[0].isupper() and cue not in {"PG", "VOL"}):
        return cue + ("." if text.endswith(".") else "")
    if len(text) == 2 and text[0].isupper() and text.endswith("."):
        return "I."
    if _ROMAN.fullmatch(text):
        return "R"
    stop = "." if text.endswith(".") else ""
    if is_place(text) or is_place(text.rstrip(".")):
        return "P" + stop
    return (("W" if text[0].isupper() else "w") + stop) if len(text.rstrip(".")) > 1 else text.lower()


def runs(row: list[str], length: int) -> Iterator[tuple[str, ...]]:
    """Give every run of a length in a row."""
    return (tuple(row[start : start + length]) for start in range(len(row) - length + 1))


def read_strings(path: Path) -> list[str]:
    """Read the strings of a file."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line.strip()]
    if path.suffix != ".jsonl":
        return lines
    return [row.get("raw") or row["text"] for row in map(json.loads, lines)]


def report(real: Iterable[str], made: Iterable[str], show: int) -> Iterator[str]:
    """Give the lines of the report: the coverage for each length, then the runs that are missing."""
    rows = [(shapes(text), text) for text in real]
    known: dict[int, set[tuple[str, ...]]] = {length: set() for length in (3, 4, 5)}
    for text in made:
        row = shapes(text)
        for length, seen in known.items():
            seen.update(runs(row, length))
    for length, seen in known.items():
        found = [run in seen for row, _ in rows for run in runs(row, length)]
        yield f"{length}: {sum(found) / max(1, len(found)):.4f} of {len(found)}"
    whole = sum(all(run in known[4] for run in runs(row, 4)) for row, _ in rows)
    yield f"strings all of whose runs of 4 are known: {whole / max(1, len(rows)):.4f} of {len(rows)}"
    missing = Counter(run for row, _ in rows for run in set(runs(row, 4)) if run not in known[4])
    for run, count in missing.most_common(show):
        example = next(text for row, text in rows if run in set(runs(row, 4)))
        yield f"{count:4} {' '.join(run)}\t{example[:230]}"


def main() -> None:
    """Print the coverage of files of strings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--size", type=int, default=20000, help="how many strings to render")
    parser.add_argument("--show", type=int, default=40, help="how many missing runs to print")
    parser.add_argument("--seed", type=int, default=1, help="the dice")
    parser.add_argument("--records", type=Path, default=Path("bib/records"), help="folder of *.jsonl")
    options = parser.parse_args()
    made = [one.text for one in build_corpus(load_records(options.records), options.size, options.seed)]
    for path in options.files:
        sys.stdout.write(f"{path.name}\n")
        for line in report(read_strings(path), made, options.show):
            sys.stdout.write(f"  {line}\n")


if __name__ == "__main__":
    main()
