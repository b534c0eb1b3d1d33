"""Count the n-grams of the training texts and write the table of the language detector."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
TEXTS = Path(__file__).parent / "texts"
TABLE = ROOT / "citekit" / "transliteration" / "ngrams.tsv"

sys.path.insert(0, str(ROOT))

from citekit.transliteration import transliterate  # noqa: E402
from citekit.transliteration.ngrams import ngrams_of, total_of  # noqa: E402

SCHEMES = {
    "be": ("alalc-plain", "bgnpcgn", "be2023", "iso9"),
    "ru": ("alalc-plain", "bsi-ascii", "iso9"),
    "uk": ("kmu2010", "alalc-plain", "iso9"),
}
"""The schemes in which romanised titles are met most: with digraphs, with the letter j, and with hats."""


def count_ngrams() -> dict[str, Counter[str]]:
    """Count the n-grams of each training text: language -> n-gram -> count, with the sum of each order.

    A Cyrillic text is counted once more as ``ru-Latn`` and its like, romanised by each of its schemes.
    """
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt"))}
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
