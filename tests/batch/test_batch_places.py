"""A file of an output is there whole or not at all, on a disk and in a store of objects."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from citekit.batch.places import PARTS, Folder, RemoteFolder, open_folder
from citekit.errors import UnwritableOutputError


@pytest.fixture(params=["disk", "file", "local", "memory"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Folder]:
    """Give an output on a disk, the same by two kinds of URL, and one in a store of objects."""
    kind = request.param
    if kind in ("local", "memory"):
        fsspec = pytest.importorskip("fsspec", reason="the [cluster] extra is not installed")
    places = {"disk": str(tmp_path), "file": f"file://{tmp_path}", "local": f"local://{tmp_path}"}
    yield open_folder(places.get(kind, "memory://results"))
    if kind == "memory":
        fsspec.filesystem("memory").rm("/results", recursive=True)


def test_files_are_written_replaced_and_removed(folder: Folder, tmp_path: Path) -> None:
    """What is written has its size, is replaced by what is written next, and goes when it is removed; twice is once."""
    folder.write("a/b.bib", b"one")
    folder.write("a/b.bib", b"longer")
    with folder.create("c.parquet") as file:
        file.write(b"table")
    assert [folder.size_of(name) for name in ("a/b.bib", "c.parquet", "none")] == [6, 5, None]
    folder.remove("c.parquet")
    folder.remove("c.parquet")
    folder.tidy()
    assert not (tmp_path / PARTS).exists()


def test_what_cannot_be_written_is_named(tmp_path: Path) -> None:
    """The error says which file and why."""
    (tmp_path / "a").write_text("in the way")
    with pytest.raises(UnwritableOutputError, match=r"a/b\.bib: cannot be written: Not a directory"):
        open_folder(str(tmp_path)).write("a/b.bib", b"one")


def test_where_files_cannot_be_replaced_the_older_one_goes_first(tmp_path: Path) -> None:
    """A system that moves nothing onto a file gets it out of the way; a table grows apart there too."""
    pytest.importorskip("fsspec", reason="the [cluster] extra is not installed")
    from fsspec.implementations.local import LocalFileSystem

    class Careful(LocalFileSystem):
        def mv(self, path1: str, path2: str, **more: object) -> None:
            if self.exists(path2):
                raise FileExistsError(path2)
            assert PARTS in path1
            super().mv(path1, path2, **more)

    folder = RemoteFolder(f"local://{tmp_path}/out")
    folder._system = Careful()
    for data in (b"one", b"longer"):
        folder.write("a.bib", data)
        with folder.create("b.parquet") as file:
            file.write(data)
    assert [(tmp_path / "out" / name).read_bytes() for name in ("a.bib", "b.parquet")] == [b"longer", b"longer"]
    assert folder.has("a.bib")
    assert not folder.has("none")
