"""Collect from all schemes, and from custom, how each letter may be written in ASCII, and write the table of them."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
CUSTOMARY = tomllib.loads((Path(__file__).parent / "customary.toml").read_text(encoding="utf-8"))
TABLE = ROOT / "citekit" / "transliteration" / "letter_forms.tsv"

sys.path.insert(0, str(ROOT))

from citekit.transliteration.folding import fold_to_ascii  # noqa: E402
from citekit.transliteration.languages import language_names  # noqa: E402
from citekit.transliteration.tables import APOSTROPHE, fallback_letters, load_table, table_names  # noqa: E402


def collect_letter_forms() -> Iterator[tuple[str, str, list[str]]]:
    """Yield for each letter of each language beside a to z its forms, sorted: language, letter, forms."""
    for language, about in language_names().items():
        letters = dict.fromkeys(letter for letter in about["alphabet"] if not letter.isascii())
        if any(APOSTROPHE in load_table(scheme, language).letters for scheme in schemes_of(language)):
            letters[APOSTROPHE] = None
        for letter in letters:
            yield language, letter, sorted(set(forms_of(letter, language)))


def forms_of(letter: str, language: str) -> Iterator[str]:
    """Yield what the schemes of a language make of a letter, and what people do who follow none."""
    schemes = schemes_of(language)
    for scheme in schemes:
        table = load_table(scheme, language)
        targets = [rule.target for rule in table.rules.get(letter, ()) if rule.source == letter]
        targets.append(table.letters.get(letter, fallback_letters().get(letter, "")))
        yield from (fold_to_ascii(target).lower() for target in targets)
    if not schemes:
        yield fold_to_ascii(letter).lower()
    yield from CUSTOMARY["Cyrl" if schemes else "Latn"].get(letter, ())


def schemes_of(language: str) -> tuple[str, ...]:
    """Return the schemes that have a table for a language."""
    return tuple(scheme for scheme, languages in table_names().items() if language in languages)


def format_table() -> str:
    """Write the table as TSV: the forms with commas between them, nothing where a letter is left out."""
    rows = ["language\tletter\tforms"]
    rows += [f"{language}\t{letter}\t{','.join(forms)}" for language, letter, forms in collect_letter_forms()]
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    TABLE.write_text(format_table(), encoding="utf-8")
