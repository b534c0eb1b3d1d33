"""Measure romanisation in one process beside the ``transliterate`` library and, when it is installed, PyICU.

Run ``python tests/benchmarks/romanisation_speed.py [MEGABYTES]``. The words of real reference strings (of the
folder ``shared`` beside the checkout, else of the test vectors) are drawn anew into lines, with a fixed seed. Warm is
the second pass over the same text, first the pass that fills the cache, cold a pass without the cache.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from citekit.transliteration import engine, transliterate  # noqa: E402

SCHEMES = ("alalc", "bgnpcgn", "iso9", "gost779b")


def draw_lines(size: int) -> list[str]:
    """Draw words into lines of 5 to 25 until they are so many bytes of UTF-8."""
    real = ROOT / ".." / "shared" / "strings" / "napu_uk_ru.txt"
    source = real if real.exists() else ROOT / "tests" / "transliteration" / "data" / "vectors" / "alalc_ru.tsv"
    words = source.read_text(encoding="utf-8").split()
    draw = random.Random(2026)
    lines: list[str] = []
    while size > 0:
        lines.append(" ".join(draw.choices(words, k=draw.randint(5, 25))))
        size -= len(lines[-1].encode()) + 1
    return lines


def rivals() -> Iterator[tuple[str, Callable[[str], object]]]:
    """Yield the other libraries that are installed."""
    from transliterate import get_translit_function, translit

    romanise = get_translit_function("ru")
    yield "transliterate, function fetched once", lambda line: romanise(line, reversed=True)
    yield "transliterate.translit()", lambda line: translit(line, "ru", reversed=True)
    try:
        from icu import Transliterator
    except ImportError:
        return
    icu = Transliterator.createInstance("Russian-Latin/BGN")
    yield "PyICU Russian-Latin/BGN", icu.transliterate


def ours(scheme: str) -> Iterator[tuple[str, Callable[[str], object]]]:
    """Yield three passes of one scheme: cold, first, warm."""
    cached = engine.word_romaniser
    uncached = cached(scheme, "ru").__wrapped__
    engine.word_romaniser = lambda *_: uncached
    yield f"citekit {scheme}, cold", lambda line: transliterate(line, scheme, "ru")
    engine.word_romaniser = cached
    yield f"citekit {scheme}, first", lambda line: transliterate(line, scheme, "ru")
    yield f"citekit {scheme}, warm", lambda line: transliterate(line, scheme, "ru")


def main() -> None:
    """Print one row a pass: megabytes a second, and the rate relative to the first row."""
    lines = draw_lines(int(float(sys.argv[1] if len(sys.argv) > 1 else 10) * 1_000_000))
    megabytes = sum(len(line.encode()) + 1 for line in lines) / 1_000_000
    base = 0.0
    for name, romanise in chain(rivals(), *map(ours, SCHEMES)):
        romanise("Проба")
        start = time.process_time()
        for line in lines:
            romanise(line)
        rate = megabytes / (time.process_time() - start)
        base = base or rate
        print(f"{name:40} {rate:6.2f} MB/s  {rate / base:5.2f}")


if __name__ == "__main__":
    main()
