"""Write tables: Parquet where pyarrow is installed, JSON lines elsewhere; equal lines give equal bytes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import Any

from citekit.batch.places import Folder
from citekit.errors import UnwritableOutputError

_GROUP = 10_000
"""Rows of one group in a Parquet file: as many are held in memory."""


def has_parquet() -> bool:
    """Tell whether tables are written as Parquet here."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        return False
    return True


def write_table(
    folder: Folder, name: str, columns: Mapping[str, str], pieces: Iterable[bytes], *, parquet: bool
) -> str:
    """Write a table into a folder, and remove the same table in the other form.

    Args:
        folder: Where it goes.
        name: Of the file, without its suffix.
        columns: Names, and ``string`` or ``integer`` for what they hold.
        pieces: Whole lines of JSON, a row each with all columns in order, UTF-8; drawn one by one.
        parquet: True for Parquet, False for JSON lines.

    Returns:
        The name of the file.

    Raises:
        UnwritableOutputError: The disk is full, that of the output or that of temporary files.
    """
    form, other = (".parquet", ".jsonl") if parquet else (".jsonl", ".parquet")
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, "table")
        try:
            if parquet:
                _write_parquet(path, columns, pieces)
            else:
                _write_lines(path, pieces)
        except OSError as error:
            raise UnwritableOutputError(str(path), f"cannot be written: {error.strerror or error}") from error
        folder.put(name + form, path)
    folder.remove(name + other)
    return name + form


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
