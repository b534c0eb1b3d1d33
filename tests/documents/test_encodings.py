"""Guessing the encoding: every encoding of the region, in every language of the region."""

from __future__ import annotations

from pathlib import Path

import pytest

from citekit.documents import read_document_bytes
from citekit.documents.encodings import decode_text

GOLD = Path(__file__).resolve().parents[2] / ".." / "shared" / "gold"

SAMPLES = {
    "be": "Літаратура\nЕрмаловіч М. Старажытная Беларусь: Полацкі і новагародскі перыяды. Мінск, 2001. 366 с.",
    "ru": "Список литературы\nБердяев Н. А. Философия свободного духа. М.: Республика, 1994. 252 с.",
    "uk": "Список використаних джерел\nКоваль В. Ініціювання апеляційного провадження, їх зміст. 2003. № 12.",
    "pl": "Bibliografia\nGłuszkowska J., Skrypt do zajęć praktycznych z języka białoruskiego, Łódź–Kraków 1985, s. 9.",
}
CARRIERS = {
    "be": ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "iso8859-5"),
    "ru": ("utf-8", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "koi8-u", "iso8859-5", "cp866"),
    "uk": ("utf-8", "utf-16-le", "utf-16-be", "cp1251", "koi8-u"),
    "pl": ("utf-8", "utf-16-le", "utf-16-be", "cp1250", "iso8859-2"),
}
ALL = sorted({encoding for encodings in CARRIERS.values() for encoding in encodings} | {"utf-32"})


@pytest.mark.parametrize(("language", "encoding"), [(lang, enc) for lang, encs in CARRIERS.items() for enc in encs])
def test_two_lines_are_enough_to_know_the_encoding(language: str, encoding: str) -> None:
    """A heading and one reference decode as they were encoded; only a guess is reported."""
    text, diagnostics = decode_text(SAMPLES[language].encode(encoding, errors="replace"))
    assert text == SAMPLES[language].encode(encoding, errors="replace").decode(encoding)
    is_sure = encoding.startswith("utf-8") or encoding == "utf-16"
    assert [diagnostic.code for diagnostic in diagnostics] == ([] if is_sure else ["encoding-guessed"])


@pytest.mark.parametrize("encoding", ALL)
def test_real_documents_survive_every_encoding_that_carries_them(encoding: str) -> None:
    """Each development document whose letters an encoding can hold is decoded without one wrong character."""
    if not GOLD.is_dir():
        pytest.skip("the development set does not lie beside the checkout")
    wrong, tried = [], 0
    for path in sorted(GOLD.glob("*/*.txt")):
        text = path.read_text("utf-8")
        high = [letter for letter in text if letter.isalpha() and ord(letter) > 127]
        lost = sum(not letter.encode(encoding, "ignore") for letter in high)
        if lost > 0.2 * len(high):
            continue
        data = text.encode(encoding, "replace")
        tried += 1
        if decode_text(data)[0] != data.decode(encoding).removeprefix("\ufeff"):
            wrong.append(path.name)
    assert tried > 3
    assert wrong == []


def test_utf8_with_a_torn_character_stays_utf8() -> None:
    """A file cut in the middle of a letter loses that letter and says so."""
    text, diagnostics = decode_text(SAMPLES["uk"].encode()[:60])
    assert text.startswith("Список використаних джерел\n")
    assert [diagnostic.code for diagnostic in diagnostics] == ["encoding-damaged"]


def test_a_guess_is_named_in_the_diagnostic() -> None:
    """The reader passes on which table it took."""
    document = read_document_bytes(SAMPLES["ru"].encode("koi8-r"), "x")
    assert "koi8" in document.diagnostics[0].message
