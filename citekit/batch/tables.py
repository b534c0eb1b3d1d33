"""Write tables: Parquet where pyarrow is installed, JSON lines elsewhere; equal lines give equal bytes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import Any

from citekit.batch.places import Folder
from citekit.errors import UnwritableOutputError

PARQUET, LINES = TABLE_SUFFIXES = (".parquet", ".jsonl")
_GROUP = 10_000
"""Rows of one group in a Parquet file: as many are held in memory."""


def table_suffix() -> str:
    """Return the suffix of the tables that are written here."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        return LINES
    return PARQUET


def write_table(folder: Folder, name: str, columns: Mapping[str, str], pieces: Iterable[bytes]) -> int:
    """Write a table into a folder.

    Args:
        folder: Where it goes.
        name: Of the file; its suffix chooses the form.
        columns: Names, and ``string`` or ``integer`` for what they hold.
        pieces: Whole lines of JSON, a row each with all columns in order, UTF-8; drawn one by one.

    Returns:
        The size of the file in bytes.

    Raises:
        UnwritableOutputError: The disk is full, that of the output or that of temporary files.
    """
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, "table")
        try:
            if name.endswith(PARQUET):
                _write_parquet(path, columns, pieces)
            else:
                _write_lines(path, pieces)
            size = path.stat().st_size
        except OSError as error:
            raise UnwritableOutputError(str(path), f"cannot be written: {error.strerror or error}") from error
        folder.put(name, path)
    return size


def _write_lines(path: Path, pieces: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        file.writelines(pieces)


def _write_parquet(path: Path, columns: Mapping[str, str], pieces: Iterable[bytes]) -> None:
    import pyarrow
    from pyarrow import json, parquet

    types: dict[str, Any] = {"string": pyarrow.string(), "integer": pyarrow.int64()}
    schema = pyarrow.schema([(name, types[kind]) for name, kind in columns.items()])
    parsing = json.ParseOptions(explicit_schema=schema)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for group in _groups(pieces):
            # A line longer than a block would be refused.
            reading = json.ReadOptions(use_threads=False, block_size=len(group) + 1)
            writer.write_table(json.read_json(pyarrow.BufferReader(group), reading, parsing))


def _groups(pieces: Iterable[bytes]) -> Iterator[bytes]:
    lines = chain.from_iterable(piece.splitlines(keepends=True) for piece in pieces)
    while group := b"".join(islice(lines, _GROUP)):
        yield group
