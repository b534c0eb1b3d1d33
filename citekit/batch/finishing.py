"""Write what is said of all papers together: tables, one bibliography, the list of what was put aside."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from citekit.batch.bodies import LINK_COLUMNS, REFERENCE_COLUMNS, table_lines
from citekit.batch.manifest import Manifest, Written
from citekit.batch.merging import merge_bodies
from citekit.batch.places import Folder
from citekit.batch.tables import TABLE_SUFFIXES, open_table, table_suffix
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
    sizes = _write_tables(manifest, folder, *names[:2])
    whole = {QUARANTINE: "".join(_put_aside(manifest)).encode("utf-8", "backslashreplace")}
    if merged:
        text = write_bibliography(merge_bodies(manifest.bodies()), recipe.target)
        whole[MERGED + recipe.suffix] = text.encode("utf-8", "replace")
    for name, data in whole.items():
        folder.write(name, data)
        sizes[name] = len(data)
    _remove_older(manifest, folder, names, recipe)
    manifest.finish(mark, [Written(name, size, folder.digest_of(name)) for name, size in sizes.items()])
    return names


def _write_tables(manifest: Manifest, folder: Folder, references: str, links: str) -> dict[str, int]:
    """Write both tables, paper by paper, and return their sizes in bytes."""
    columns = {references: REFERENCE_COLUMNS, links: LINK_COLUMNS}
    with ExitStack() as stack:
        files = {name: stack.enter_context(folder.create(name)) for name in columns}
        with ExitStack() as tables:
            add = [tables.enter_context(open_table(files[name], name, columns[name])) for name in columns]
            for body in manifest.bodies():
                for add_to, lines in zip(add, table_lines(body), strict=True):
                    add_to(lines)
        return {name: file.tell() for name, file in files.items()}


def _remove_older(manifest: Manifest, folder: Folder, names: Sequence[str], recipe: Recipe) -> None:
    """Remove what earlier runs wrote for all papers and this one did not, so that nothing out of date stands there."""
    other = (Path(name).stem + suffix for name in names[:2] for suffix in TABLE_SUFFIXES)
    for name in {*other, MERGED + recipe.suffix} - set(names):
        if manifest.owns(name):
            folder.remove(name)


def _is_as_due(manifest: Manifest, folder: Folder, name: str) -> bool:
    """Tell whether a file is as it was written: by its contents where at hand, for damage may keep the size."""
    due = manifest.written(name)
    if due is None or folder.size_of(name) != due.size:
        return False
    return due.digest is None or folder.digest_of(name) in (None, due.digest)


def _put_aside(manifest: Manifest) -> Iterator[str]:
    for key, _, state, reason in manifest.put_aside():
        yield json.dumps({"paper": key, "state": state, "reason": reason}, ensure_ascii=False) + "\n"
