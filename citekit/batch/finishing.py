"""Write what is said of all papers together: tables, one bibliography, the list of what was put aside."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from citekit.batch.bodies import LINK_COLUMNS, REFERENCE_COLUMNS, link_lines, reference_lines
from citekit.batch.manifest import Manifest
from citekit.batch.merging import merge_bodies
from citekit.batch.places import Folder
from citekit.batch.tables import TABLE_SUFFIXES, table_suffix, write_table
from citekit.batch.values import Recipe
from citekit.formats import write_bibliography

QUARANTINE = "quarantine.jsonl"
MERGED = "merged"


def names_due(recipe: Recipe, *, merged: bool) -> tuple[str, ...]:
    """Return the names of the files that are written for the whole batch."""
    suffix = table_suffix()
    return ("references" + suffix, "links" + suffix, QUARANTINE, *([MERGED + recipe.suffix] if merged else ()))


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
    names = names_due(recipe, merged=merged)
    mark = f"{manifest.fingerprint()} {' '.join(names)}"
    if manifest.finished == mark and all(_is_as_due(manifest, folder, name) for name in names):
        return names
    references, links = names[:2]
    sizes = {
        references: write_table(folder, references, REFERENCE_COLUMNS, map(reference_lines, manifest.bodies())),
        links: write_table(folder, links, LINK_COLUMNS, map(link_lines, manifest.bodies())),
    }
    whole = {QUARANTINE: "".join(_put_aside(manifest)).encode("utf-8", "backslashreplace")}
    if merged:
        text = write_bibliography(merge_bodies(manifest.bodies()), recipe.target)
        whole[MERGED + recipe.suffix] = text.encode("utf-8", "replace")
    for name, data in whole.items():
        folder.write(name, data)
        sizes[name] = len(data)
    other = (Path(name).stem + one for name in (references, links) for one in TABLE_SUFFIXES)
    for name in {*other, MERGED + recipe.suffix} - set(names):
        if manifest.owns(name):
            folder.remove(name)
    manifest.finish(mark, sizes)
    return names


def _is_as_due(manifest: Manifest, folder: Folder, name: str) -> bool:
    size = folder.size_of(name)
    return size is not None and size == manifest.due_size(name)


def _put_aside(manifest: Manifest) -> Iterator[str]:
    for key, _, state, reason in manifest.put_aside():
        yield json.dumps({"paper": key, "state": state, "reason": reason}, ensure_ascii=False) + "\n"
