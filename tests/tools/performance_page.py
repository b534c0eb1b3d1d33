"""Measure citekit and write the figures into docs/performance.md: ``python tests/tools/performance_page.py``.

Run it in the root of the checkout on a machine that does nothing else; it takes some minutes. Each part is measured by a
process of its own within a limit of time: one that fails is told, on the page too, and the others go on. Only what stands
between the markers ``<!-- measured: NAME -->`` and ``<!-- end: NAME -->`` is replaced.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[2])]

from performance_costs import cost_of_corpora, next_limits  # noqa: E402
from performance_parts import PARTS  # noqa: E402
from performance_tables import TABLES, Held, summarize  # noqa: E402
from processes import CHECKOUT, ENVIRONMENT  # noqa: E402

PAGE = Path(CHECKOUT, "docs", "performance.md")
SECTIONS = (*PARTS, "summary", "costs", "limits")
_SECTION = re.compile(r"(<!-- measured: ([\w-]+) -->\n).*?(<!-- end: \2 -->)", re.DOTALL)

Measured = dict[str, Mapping[str, Any] | str]
"""The figures of each part, or why there are none."""


def measure(parts: Sequence[str], limit: float, *, quick: bool) -> Measured:
    """Measure parts one after the other, each in a process of its own."""
    found: Measured = {}
    for part in parts:
        start = time.monotonic()
        found[part] = _measure_part(part, limit, quick=quick)
        failure = found[part] if isinstance(found[part], str) else ""
        print(f"{part:12}{time.monotonic() - start:7.1f} s  {failure}", file=sys.stderr, flush=True)
    return found


def _measure_part(part: str, limit: float, *, quick: bool) -> Mapping[str, Any] | str:
    command = [sys.executable, f"{CHECKOUT}/tests/tools/performance_parts.py", part, *(["--quick"] if quick else [])]
    with subprocess.Popen(
        command, cwd=CHECKOUT, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        try:
            told, _ = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            return f"took more than {limit:.0f} seconds"
        finally:
            # What the part has started shall not slow the next one.
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    try:
        figures: Mapping[str, Any] = json.loads(told.splitlines()[-1])
    except (ValueError, IndexError):
        return f"failed with status {process.returncode}"
    return figures


def write_sections(measured: Measured) -> dict[str, str]:
    """Return the text of each section of the page."""
    held: list[Held | None] = []
    sections = {}
    for part in PARTS:
        figures = measured.get(part, "was left out")
        if isinstance(figures, str):
            sections[part] = f"Not measured: the part {figures}."
            continue
        try:
            sections[part], more = TABLES[part](figures)
        except (KeyError, StopIteration, ZeroDivisionError) as error:
            sections[part] = f"Not measured: the figures lack {error}."
        else:
            held += more
    missing = [part for part in PARTS if not isinstance(measured.get(part), Mapping)]
    sections["summary"] = summarize(held) + (f"\n\nNot measured: {', '.join(missing)}." if missing else "")
    sections["costs"] = _reckon(measured, cost_of_corpora, "batch", "links")
    sections["limits"] = _reckon(measured, next_limits, "batch", "duplicates")
    return sections


def _reckon(measured: Measured, reckon: Any, *parts: str) -> str:
    figures = [measured.get(part) for part in parts]
    missing = [part for part, one in zip(parts, figures, strict=True) if not isinstance(one, Mapping)]
    if missing:
        return f"Not reckoned: {' and '.join(missing)} not measured."
    text: str = reckon(*figures)
    return text


def fill(page: str, sections: Mapping[str, str]) -> str:
    """Put the sections between their markers; what else the page says stays.

    Raises:
        ValueError: The page lacks the markers of a section.
    """
    known = {name for _, name, _ in _SECTION.findall(page)}
    if lacking := sorted(sections.keys() - known):
        raise ValueError(f"no markers for {', '.join(lacking)}")
    return _SECTION.sub(lambda found: f"{found[1]}{_text(found, sections)}{found[3]}", page)


def _text(found: re.Match[str], sections: Mapping[str, str]) -> str:
    own = found[0].removeprefix(found[1]).removesuffix(found[3])
    return f"{sections[found[2]]}\n" if found[2] in sections else own


def _failures(measured: Measured) -> Iterator[str]:
    for part, figures in measured.items():
        if isinstance(figures, str):
            yield f"{part} {figures}"
        else:
            yield from (f"{part}: {name} failed" for name in figures.get("failed", ()))


def main() -> None:
    """Measure and write the page; the status is 1 when something could not be measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--quick", action="store_true", help="tiny inputs: shows that everything runs, no figures")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="measure these parts alone")
    parser.add_argument("--limit", type=float, default=180, help="seconds that a part may take (default: 180)")
    parser.add_argument("--figures", type=Path, help="keep the figures as JSON, and begin with those it holds")
    parser.add_argument("-o", "--output", type=Path, default=PAGE, help="where the page goes (default: itself)")
    given = parser.parse_args()
    kept = json.loads(given.figures.read_text("utf-8")) if given.figures and given.figures.exists() else {}
    measured = {**kept, **measure(given.only, given.limit, quick=given.quick)}
    if given.figures:
        given.figures.write_text(json.dumps(measured, ensure_ascii=False, indent=1) + "\n", "utf-8")
    given.output.write_text(fill(PAGE.read_text("utf-8"), write_sections(measured)), "utf-8")
    for failure in (failures := list(_failures(measured))):
        print(f"not measured: {failure}", file=sys.stderr)
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
