"""Write tables row by row: Parquet where pyarrow is installed, JSON lines elsewhere; equal rows give equal bytes."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from citekit.batch.bodies import Row
from citekit.batch.places import Folder

_GROUP = 10_000
"""Rows of one group in a Parquet file: as many are held in memory."""


def has_parquet() -> bool:
    """Tell whether tables are written as Parquet here."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        return False
    return True


def write_table(folder: Folder, name: str, columns: Mapping[str, str], rows: Iterable[Row], *, parquet: bool) -> str:
    """Write a table into a folder, and remove the same table in the other form.

    Args:
        folder: Where it goes.
        name: Of the file, without its suffix.
        columns: Names, and ``string`` or ``integer`` for what they hold.
        rows: Drawn one by one.
        parquet: True for Parquet, False for JSON lines.

    Returns:
        The name of the file.
    """
    form, other = (".parquet", ".jsonl") if parquet else (".jsonl", ".parquet")
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, "table")
        (_write_parquet if parquet else _write_lines)(path, columns, iter(rows))
        folder.put(name + form, path)
    folder.remove(name + other)
    return name + form


def _write_lines(path: Path, columns: Mapping[str, str], rows: Iterator[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(json.dumps({name: row.get(name) for name in columns}, ensure_ascii=False) + "\n")


def _write_parquet(path: Path, columns: Mapping[str, str], rows: Iterator[Row]) -> None:
    import pyarrow
    from pyarrow import parquet

    types: dict[str, Any] = {"string": pyarrow.string(), "integer": pyarrow.int64()}
    schema = pyarrow.schema([(name, types[kind]) for name, kind in columns.items()])
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(islice(rows, _GROUP)):
            writer.write_table(pyarrow.Table.from_pylist(group, schema))
