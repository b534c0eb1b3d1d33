"""Hold the accuracy of parsing to floors that only rise.

``accuracy.py`` measures, ``--check`` fails below a floor, ``--update`` raises the floors and refuses to lower one. The
measure is the scorer that lies beside the checkout, ``../shared/tools/score.py``; without it nothing is measured.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from citekit.formats import write_bibliography
from citekit.model import Bibliography
from citekit.pipeline import parse_references

TESTS = Path(__file__).resolve().parents[1]
FLOORS = TESTS / "data" / "accuracy_floors.toml"
SCORER = TESTS.parents[1] / "shared" / "tools" / "score.py"
SETS = ("gold_fields", "check_fields")
MEASURES = ("f1", "perfect", "type")


def digest(name: str) -> str:
    """Return the SHA-256 of a labelled set, so that a floor belongs to the set it was measured on."""
    return hashlib.sha256((TESTS / "data" / f"{name}.jsonl").read_bytes()).hexdigest()


def measure(name: str, *, alone: bool = False) -> dict[str, dict[str, float]]:
    """Parse the strings of a labelled set and score them: group (all, be, ru, …) -> measure -> value.

    Args:
        name: Of the set.
        alone: Read every string by itself, its list unknown.
    """
    path = TESTS / "data" / f"{name}.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    strings = [row["raw"] for row in rows]
    lists = [[string] for string in strings] if alone else [strings]
    records = tuple(record for one in lists for record in parse_references(one).references)
    predicted = write_bibliography(Bibliography(records), "csl-json")
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        file.write(predicted)
        file.flush()
        command = [sys.executable, str(SCORER), "fields", str(path), file.name, "--json"]
        shown = subprocess.run(command, capture_output=True, text=True, check=True)
    groups: dict[str, dict[str, float]] = json.loads(shown.stdout)["groups"]
    return {group: {m: values[m] for m in MEASURES} | {"refs": values["refs"]} for group, values in groups.items()}


def read_floors() -> dict[str, dict[str, object]]:
    """Read the floors, by labelled set."""
    return tomllib.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}


def failures(name: str, measured: dict[str, dict[str, float]], floors: dict[str, object]) -> list[str]:
    """List what stands below its floor, or whose set has changed since."""
    found = (
        []
        if floors.get("sha256") == digest(name)
        else [f"{name}: the labelled set has changed since its floors were set"]
    )
    for key, floor in floors.items():
        if key == "sha256" or not isinstance(floor, float | int):
            continue
        group, _, what = key.partition("_")
        value = measured.get(group, {}).get(what, 0.0)
        if value < floor:
            found.append(f"{name}: {group} {what} is {value:.3f}, its floor {floor:.3f}")
    return found


def raised(name: str, measured: dict[str, dict[str, float]], floors: dict[str, object]) -> dict[str, object]:
    """Return the floors raised to what was measured; none goes down."""
    new: dict[str, object] = {"sha256": digest(name)}
    for group in ("all", "be", "ru", "uk", "pl", "en"):
        for what in MEASURES:
            if group in measured and (group == "all" or what == "f1"):
                old = floors.get(f"{group}_{what}", 0.0)
                new[f"{group}_{what}"] = max(float(str(old)), round(measured[group][what] - 0.002, 3))
    return new


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="fail below a floor")
    parser.add_argument("--alone", action="store_true", help="read every string by itself, its list unknown")
    parser.add_argument("--update", action="store_true", help="raise the floors")
    options = parser.parse_args()
    if not SCORER.exists():
        print(f"accuracy: skipped, there is no scorer at {SCORER}")
        return 0
    floors, problems, sections = read_floors(), [], []
    for name in (name for name in SETS if (TESTS / "data" / f"{name}.jsonl").exists()):
        measured = measure(name, alone=options.alone)
        for group, values in measured.items():
            print(
                f"{name:12} {group:4} {values['refs']:4} references  "
                + "  ".join(f"{m} {values[m]:.3f}" for m in MEASURES)
            )
        problems += failures(name, measured, floors.get(name, {}))
        rows = raised(name, measured, floors.get(name, {}))
        sections.append(f"[{name}]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in rows.items()))
    if options.update:
        FLOORS.write_text(
            "# Written by tests/tools/accuracy.py --update; a floor only rises.\n\n" + "\n".join(sections), "utf-8"
        )
        return 0
    print("\n".join(problems) or "no floor is broken")
    return 1 if problems and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
