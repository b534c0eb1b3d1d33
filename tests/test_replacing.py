"""A file takes its place whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from citekit.replacing import replacing


def test_an_older_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    """As long as the new one grows the older one stands; nothing else is left in the folder."""
    target = tmp_path / "refs.bib"
    target.write_bytes(b"older")
    target.chmod(0o640)
    with replacing(target) as file:
        file.write(b"new")
        file.flush()
        assert target.read_bytes() == b"older"
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]
    assert sys.platform == "win32" or stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt, SystemExit])
def test_what_ends_early_leaves_the_older_file(tmp_path: Path, error: type[BaseException]) -> None:
    """An error, Ctrl-C or the end of the program in the midst of writing removes what was written."""
    target, part = tmp_path / "refs.bib", tmp_path / "growing"
    target.write_bytes(b"older")

    def write() -> None:
        with replacing(target, part) as file:
            file.write(b"half")
            assert part.exists()
            raise error

    with pytest.raises(error):
        write()
    assert target.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_grows_where_it_is_told_to(tmp_path: Path) -> None:
    """A part that is in the way is somebody else's: the error names it, and it stays."""
    part = tmp_path / "taken"
    part.write_bytes(b"of another")
    with pytest.raises(FileExistsError), replacing(tmp_path / "refs.bib", part):
        pass
    assert part.read_bytes() == b"of another"


def test_the_contents_are_on_the_disk_before_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system is asked to write the contents while the file has not its name yet."""
    target, settled = tmp_path / "refs.bib", []
    settle = os.fsync
    monkeypatch.setattr(os, "fsync", lambda file: (settled.append(target.exists()), settle(file)))
    with replacing(target) as file:
        file.write(b"new")
    assert settled == [False]
