"""Tell binary files from text by their first bytes or by their share of control characters."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from citekit.documents.archive import is_archive, refuse_archive
from citekit.errors import UnreadableInputError
from citekit.packaged import packaged_text

SAMPLE_SIZE = 64 * 1024
CONTROL_SHARE = 0.05
"""Damaged text has a control character a line at most, about 2 %; compiled or compressed data has 10 % and more."""
FEW_CONTROLS = 8
"""So many control characters may stand in a text of any size."""

_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\0")) + b"\x7f"


class Signature(NamedTuple):
    """Hold the bytes by which a binary format is known, and what its user can do."""

    offset: int
    magic: bytes
    kind: str
    cure: str


@cache
def signatures() -> tuple[Signature, ...]:
    """Return the table of binary formats."""
    table = packaged_text(__package__, "signatures.tsv").splitlines()[1:]
    rows = (row.split("\t") for row in table)
    return tuple(Signature(int(offset), bytes.fromhex(magic), kind, cure) for offset, magic, kind, cure in rows)


def find_signature(data: bytes) -> Signature | None:
    """Return the binary format that the bytes begin with, or None."""
    return next((s for s in signatures() if data.startswith(s.magic, s.offset)), None)


def is_binary(data: bytes) -> bool:
    """Say whether bytes of no known signature have too many control characters to be text in any encoding.

    NUL bytes count apart: they fill every second place of UTF-16, and a few of them spoil no text.
    """
    sample = data[:SAMPLE_SIZE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return not sample.strip(b"\0") or controls > max(FEW_CONTROLS, CONTROL_SHARE * len(sample))


def refuse_binary(data: bytes, name: str) -> UnreadableInputError:
    """Return the error that names what the bytes are and how to make text of them."""
    if is_archive(data):
        return refuse_archive(data, name)
    signature = find_signature(data)
    if signature is None:
        return UnreadableInputError(name, "holds binary data; convert it to plain text")
    return UnreadableInputError(name, f"is {signature.kind}" + (f"; {signature.cure}" if signature.cure else ""))
