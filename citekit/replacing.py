"""Put a file into its place whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

_LONGEST_NAME = 100


@contextmanager
def replacing(target: str | os.PathLike[str], part: str | os.PathLike[str] | None = None) -> Iterator[BinaryIO]:
    """Open a file that takes its place, and that of an older one, when all is written to it.

    The contents are on the disk before the file has its name, so that a cut of power leaves the older file or the new
    one, never a half or an empty one. That the name itself is on the disk is not waited for: a cut of power soon after
    may leave the older file. Whatever ends the ``with`` early, a signal too, removes what was written.

    Args:
        target: Path of the file; it keeps the permissions of an older one. A symbolic link is replaced, not followed.
        part: Where the file grows, on the disk of the target; a hidden file beside it when None.

    Raises:
        OSError: It cannot be written; an older file is as it was.

    Example:
        >>> with replacing("refs.bib") as file:  # doctest: +SKIP
        ...     file.write(b"@book{a, title = {A}}")
    """
    grown = os.fspath(part) if part is not None else _name_beside(os.fspath(target))
    try:
        # Made here and not by tempfile, whose file would stay when a signal comes before its name is known.
        with open(grown, "xb") as file:  # noqa: PTH123 - a batch does this for each paper, and pathlib costs as much again
            _keep_permissions(file, target)
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(grown, target)  # noqa: PTH105
    except BaseException as error:
        is_of_another = isinstance(error, FileExistsError) and error.filename == grown
        if not is_of_another:
            with suppress(OSError):
                os.unlink(grown)  # noqa: PTH108
        raise


def _name_beside(target: str) -> str:
    folder, name = os.path.split(target)
    return os.path.join(folder, f".{name[:_LONGEST_NAME]}.{os.urandom(8).hex()}.part")  # noqa: PTH118


def _keep_permissions(file: BinaryIO, target: str | os.PathLike[str]) -> None:
    with suppress(FileNotFoundError):
        os.chmod(file.name, stat.S_IMODE(os.stat(target).st_mode) & 0o777)  # noqa: PTH101, PTH116
