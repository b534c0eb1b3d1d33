"""Read the image of a page with tesseract: scanned pages, and pages whose fonts do not tell their letters.

Needs the extra ``ocr`` and the program tesseract with its languages.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from citekit.documents.pdf.printed import PrintedLine, PrintedPage, mark_hyphen
from citekit.errors import install_extra
from citekit.model import Diagnostic

LANGUAGES = ("bel", "rus", "ukr", "pol", "eng")
"""The languages of the papers, by tesseract's names."""

_RESOLUTION = 300
_MAX_PIXELS = 40_000_000
_SECONDS = 300
_DESCENDERS = 0.2


def recognition_cure() -> str:
    """Say what is missing to read images of pages."""
    packages = " ".join(f"tesseract-ocr-{language}" for language in LANGUAGES[:-1])
    return f"{install_extra('ocr')} and tesseract (Debian: apt install {packages}) read such pages"


class _Word(NamedTuple):
    """Hold a word of an image, its place in pixels, and the number of its line."""

    line: tuple[int, int, int]
    left: int
    top: int
    right: int
    bottom: int
    text: str


class Recognition:
    """Read pages of one document; tesseract is asked for its languages once."""

    def __init__(self) -> None:
        self._languages: tuple[str, ...] | None = None
        self._failed: list[int] = []

    def read(self, page: Any, printed: PrintedPage) -> PrintedPage | None:
        """Return a page as read from its image, or None where tesseract is not installed or gives up.

        Args:
            page: A page of ``pypdfium2``.
            printed: Its text layer.
        """
        if self._languages is None:
            self._languages = installed_languages()
        if not self._languages:
            return None
        width, height = page.get_size()
        scale = min(_RESOLUTION / 72, math.sqrt(_MAX_PIXELS / max(1.0, width * height)))
        words = _read_words(page, scale, "+".join(self._languages))
        if words is None:
            self._failed.append(printed.number)
            return None
        return PrintedPage(printed.number, width, height, tuple(_lines_of(words, scale)))

    def findings(self) -> Iterator[Diagnostic]:
        """Yield what was noticed: languages that are not installed, pages that took too long."""
        missing = [language for language in LANGUAGES if self._languages and language not in self._languages]
        if missing:
            yield Diagnostic("ocr-language-missing", f"tesseract lacks {', '.join(missing)}; letters may be misread")
        if self._failed:
            yield Diagnostic("ocr-failed", f"tesseract gave up on page {', '.join(map(str, self._failed))}")


def installed_languages() -> tuple[str, ...]:
    """Return those of ``LANGUAGES`` that tesseract can read; none where it is not installed."""
    try:
        import pytesseract
    except ImportError:
        return ()
    try:
        installed = set(pytesseract.get_languages())
    except (OSError, RuntimeError):
        return ()
    return tuple(language for language in LANGUAGES if language in installed)


def _read_words(page: Any, scale: float, languages: str) -> list[_Word] | None:
    import pytesseract

    bitmap = page.render(scale=scale, grayscale=True)
    try:
        found = pytesseract.image_to_data(
            bitmap.to_pil(), lang=languages, output_type=pytesseract.Output.DICT, timeout=_SECONDS
        )
    except (OSError, RuntimeError):
        return None
    finally:
        bitmap.close()
    keys = ("block_num", "par_num", "line_num", "left", "top", "width", "height", "text")
    rows = zip(*(found[key] for key in keys), strict=True)
    return [
        _Word((block, paragraph, line), left, top, left + width, top + height, text.strip())
        for block, paragraph, line, left, top, width, height, text in rows
        if text.strip()
    ]


def _lines_of(words: list[_Word], scale: float) -> Iterator[PrintedLine]:
    for _, group in groupby(words, key=lambda word: word.line):
        line = list(group)
        top, bottom = min(word.top for word in line) / scale, max(word.bottom for word in line) / scale
        size = max(1.0, bottom - top)
        left, right = min(word.left for word in line) / scale, max(word.right for word in line) / scale
        text = mark_hyphen(" ".join(word.text for word in line))
        yield PrintedLine(text, left, right, bottom - _DESCENDERS * size, size)
