"""Write what is said of all papers together: tables, one bibliography, the list of what was put aside."""

from __future__ import annotations

import json
from collections.abc import Iterator

from citekit.batch.bodies import LINK_COLUMNS, REFERENCE_COLUMNS, link_lines, reference_lines
from citekit.batch.manifest import Manifest
from citekit.batch.merging import merge_bodies
from citekit.batch.places import Folder
from citekit.batch.tables import has_parquet, write_table
from citekit.batch.values import Recipe
from citekit.formats import write_bibliography

QUARANTINE = "quarantine.jsonl"
MERGED = "merged"


def finish(manifest: Manifest, folder: Folder, recipe: Recipe, *, merged: bool) -> tuple[str, ...]:
    """Write the files of the whole batch from what the manifest holds, paper by paper; nothing when they are as due.

    Args:
        manifest: With the records of the papers.
        folder: The output.
        recipe: Whose format the merged bibliography has.
        merged: False to leave the merged bibliography out; it alone needs memory for all different records.

    Returns:
        The names of the files.
    """
    parquet = has_parquet()
    suffix = ".parquet" if parquet else ".jsonl"
    names = ["references" + suffix, "links" + suffix, QUARANTINE]
    names += [MERGED + recipe.suffix] if merged else []
    mark = f"{manifest.fingerprint()} {' '.join(names)}"
    if manifest.finished == mark and all(folder.size_of(name) is not None for name in names):
        return tuple(names)
    write_table(folder, "references", REFERENCE_COLUMNS, map(reference_lines, manifest.bodies()), parquet=parquet)
    write_table(folder, "links", LINK_COLUMNS, map(link_lines, manifest.bodies()), parquet=parquet)
    folder.write(QUARANTINE, "".join(_put_aside(manifest)).encode("utf-8", "backslashreplace"))
    if merged:
        text = write_bibliography(merge_bodies(manifest.bodies()), recipe.target)
        folder.write(MERGED + recipe.suffix, text.encode("utf-8", "replace"))
    else:
        folder.remove(MERGED + recipe.suffix)
    manifest.finished = mark
    return tuple(names)


def _put_aside(manifest: Manifest) -> Iterator[str]:
    for key, _, state, reason in manifest.put_aside():
        yield json.dumps({"paper": key, "state": state, "reason": reason}, ensure_ascii=False) + "\n"
