"""Read the tables that lie beside the code, wherever the package was installed: in a folder or in a zip file."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import get_data
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["packaged_bytes", "packaged_names", "packaged_text"]


def packaged_bytes(package: str, name: str) -> bytes:
    """Return what a file of a package holds.

    It does what ``importlib.resources`` does, which brings along a tenth of the start-up time of a short command:
    temporary files, archives and random numbers, for loaders that cannot read a file.

    Args:
        package: The package, as ``__package__`` has it.
        name: Path of the file in it, its parts between slashes.

    Raises:
        OSError: There is no such file.
    """
    data = get_data(package, name)
    if data is None:
        raise FileNotFoundError(f"the loader of {package} reads no files")
    return data


def packaged_text(package: str, name: str) -> str:
    r"""Return a file of a package as text; it is in UTF-8, and its lines end in ``\n`` on every system.

    Example:
        >>> packaged_text("citekit.transliteration", "letter_forms.tsv").startswith("letter\t")
        True
    """
    return packaged_bytes(package, name).decode("utf-8").replace("\r\n", "\n")


def packaged_names(package: str, folder: str, suffix: str) -> tuple[str, ...]:
    """List the files in a folder of a package that have a suffix, sorted, and without it.

    Example:
        >>> "alalc_be" in packaged_names("citekit.transliteration", "schemes", ".toml")
        True
    """
    home: Path | Traversable = Path(str(import_module(package).__file__)).parent / folder
    if not home.is_dir():
        from importlib.resources import files

        home = files(package).joinpath(folder)
    return tuple(sorted(one.name.removesuffix(suffix) for one in home.iterdir() if one.name.endswith(suffix)))
