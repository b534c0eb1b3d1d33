"""Write tables: Parquet where pyarrow is installed, JSON lines elsewhere; equal lines give equal bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any, BinaryIO

Add = Callable[[bytes], object]
"""Takes whole lines of JSON, a row each with all columns in order, UTF-8."""

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


def open_table(file: BinaryIO, name: str, columns: Mapping[str, str]) -> AbstractContextManager[Add]:
    """Open a table that is written to a file; what is added is whole when the ``with`` ends.

    Args:
        file: Where it goes.
        name: Of the file; its suffix chooses the form.
        columns: Names, and ``string`` or ``integer`` for what they hold.
    """
    return _open_parquet(file, columns) if name.endswith(PARQUET) else _open_lines(file)


@contextmanager
def _open_lines(file: BinaryIO) -> Iterator[Add]:
    yield file.write


@contextmanager
def _open_parquet(file: BinaryIO, columns: Mapping[str, str]) -> Iterator[Add]:
    import pyarrow
    from pyarrow import json, parquet

    types: dict[str, Any] = {"string": pyarrow.string(), "integer": pyarrow.int64()}
    schema = pyarrow.schema([(name, types[kind]) for name, kind in columns.items()])
    parsing = json.ParseOptions(explicit_schema=schema)

    def write(lines: list[bytes]) -> None:
        group = b"".join(lines)
        # A line longer than a block would be refused.
        reading = json.ReadOptions(use_threads=False, block_size=len(group) + 1)
        writer.write_table(json.read_json(pyarrow.BufferReader(group), reading, parsing))

    rows: list[bytes] = []

    def add(lines: bytes) -> None:
        rows.extend(lines.splitlines(keepends=True))
        while len(rows) >= _GROUP:
            write(rows[:_GROUP])
            del rows[:_GROUP]

    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        yield add
        if rows:
            write(rows)
