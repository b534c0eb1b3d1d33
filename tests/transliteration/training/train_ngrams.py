"""Count the n-grams of the training texts and write the table of the language detector."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
TEXTS = Path(__file__).parent / "texts"
RECORDS = ROOT / "bib" / "records"
MEASURED = Path(__file__).parents[1] / "data" / "titles.tsv"
TABLE = ROOT / "citekit" / "transliteration" / "ngrams.tsv"

sys.path.insert(0, str(ROOT))

from citekit.transliteration import transliterate  # noqa: E402
from citekit.transliteration.ngrams import ngrams_of, total_of  # noqa: E402
from citekit.transliteration.repair import CYRILLIC_LETTER  # noqa: E402

_EMPHASIS = 3
"""How often the texts count: the titles are many more, and most of scholarly works."""
SCHEMES = {
    "be": ("alalc-plain", "bgnpcgn", "be2023", "iso9", "scholarly"),
    "ru": ("alalc-plain", "bsi-ascii", "bgnpcgn", "iso9", "scholarly"),
    "uk": ("kmu2010", "alalc-plain", "bgnpcgn", "iso9", "scholarly"),
}
"""The schemes in which romanised titles are met most: with digraphs, with the letter j, and with hats."""


def record_titles(language: str) -> Iterator[str]:
    """Yield the titles of the records in a language, as far as they are in its script and measure nothing."""
    measured = {line.split("\t")[0].casefold() for line in MEASURED.read_text(encoding="utf-8").splitlines()}
    for path in sorted(RECORDS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            title = record.get("title", "")
            is_own = record.get("language") == language and title.casefold() not in measured
            if is_own and bool(CYRILLIC_LETTER.search(title)) == (language in SCHEMES):
                yield title


def count_ngrams() -> dict[str, Counter[str]]:
    """Count the n-grams of each training text and of the titles in its language.

    It gives language -> n-gram -> count, with the sum of each order. A Cyrillic text is counted once more as ``ru-Latn`` and its like, romanised by each of its schemes.
    """
    paths = sorted(TEXTS.glob("*.txt"))
    texts = {
        path.stem: "\n".join((_EMPHASIS * path.read_text(encoding="utf-8"), *record_titles(path.stem)))
        for path in paths
    }
    for language, schemes in SCHEMES.items():
        texts[f"{language}-Latn"] = "\n".join(transliterate(texts[language], scheme, language) for scheme in schemes)
    counts = {}
    for language, text in texts.items():
        ngrams = list(ngrams_of(text))
        counts[language] = Counter(ngrams) + Counter(total_of(len(ngram)) for ngram in ngrams)
    return counts


def format_table(counts: dict[str, Counter[str]]) -> str:
    """Write the counts as TSV: one row per n-gram, one column per language, an empty cell for none."""
    rows = ["\t".join(["ngram", *counts])]
    ngrams = sorted(set().union(*counts.values()))
    rows.extend("\t".join([ngram, *(str(found[ngram] or "") for found in counts.values())]) for ngram in ngrams)
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    TABLE.write_text(format_table(count_ngrams()), encoding="utf-8")
