"""Lay the ground of a soak: good papers, papers that do harm, a disk that fills, a site of links that rot."""

from __future__ import annotations

import io
import json
import random
import shutil
import subprocess
import sys
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from batch_corpus import make_papers, write_papers

ROT = Path(__file__).resolve().parents[1] / "links" / "rotserver.py"
NETWORK = "127.0.1.0/24"
_MB = 1 << 20
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _sound_docx() -> bytes:
    return next(data for _, data in make_papers(1, seed=1, docx=1.0))


def _docx(document: bytes) -> bytes:
    """Return a DOCX file whose main part is as given."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_sound_docx())) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, document if name == "word/document.xml" else old.read(name))
    return stream.getvalue()


def _entities(root: str) -> bytes:
    """Return XML in which a few entities stand for ten thousand million words."""
    levels = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e0 "word ">{levels}]>{root}'.encode()


def _sound_pdf() -> bytes:
    return next(data for _, data in make_papers(1, seed=2, pdf=1.0))


def _long_list(number: int) -> bytes:
    listed = "\n".join(
        f"{at}. Быкаў, В. Знак бяды {at}. – Мінск : Маст. літ., 1984. – 303 с." for at in range(1, number)
    )
    return f"Тэкст артыкула.\n\nЛітаратура\n\n{listed}\n".encode()


POISON: dict[str, Callable[[], bytes]] = {
    "zip-bomb.docx": lambda: _docx(b" " * (100 * _MB)),
    "entity-bomb.docx": lambda: _docx(
        _entities(f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body></w:document>')
    ),
    "entity-bomb.xml": lambda: _entities("<article><body><p>&e9;</p></body></article>"),
    "garbage.pdf": lambda: b"%PDF-1.7\n" + random.Random(3).randbytes(_MB),
    "garbage.txt": lambda: random.Random(4).randbytes(_MB),
    "garbage.docx": lambda: b"PK\x03\x04" + random.Random(5).randbytes(_MB),
    "half.pdf": lambda: _sound_pdf()[: len(_sound_pdf()) // 2],
    "half.docx": lambda: _sound_docx()[: len(_sound_docx()) // 2],
    "megabyte-line.txt": lambda: "Быкаў В. Знак бяды. Мінск, 1984. ".encode() * (3 * _MB // 56),
    "controls.txt": lambda: b"Text\x00\x01\x02\xff\xfe\xed\xa0\x80\n\nReferences\n\n1. A\x00b. C. 1999.\n",
    "empty.txt": lambda: b"",
    "empty.pdf": lambda: b"",
}
"""Documents that do harm: by what they unpack to, by their size, by being broken."""
_AT_ONCE = 3_000
"""References that no machine reads in a second, twice as many as a quick one does."""


def _costly(seconds: float) -> dict[str, bytes]:
    """Make documents over the limits of a soak: one needs more memory, one more time than so many seconds."""
    return {
        "swelling.txt": "Тэкст артыкула, у якім ёсць словы. ".encode() * (220 * _MB // 64),
        "slow.txt": _long_list(int(_AT_ONCE * seconds)),
    }


def lay_papers(folder: Path, number: int, seed: int, *, seconds: float | None) -> None:
    """Write good papers in three formats, and the poison beside them, also the costly one if a limit of time is given."""
    write_papers(folder, number, seed, docx=0.25, pdf=0.25)
    poison = folder / "poison"
    poison.mkdir(parents=True, exist_ok=True)
    for name, make in POISON.items():
        (poison / name).write_bytes(make())
    for name, data in _costly(seconds).items() if seconds else ():
        (poison / name).write_bytes(data)


@contextmanager
def small_disk(place: Path) -> Iterator[Callable[[int | None], None] | None]:
    """Give a folder a disk of its own, and a function that leaves it so many KB; None where only root could."""
    place.mkdir(parents=True, exist_ok=True)
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64m", "none", place], capture_output=True, check=False
    ).returncode:
        yield None
        return

    def resize(kilobytes: int | None) -> None:
        size = "64m" if kilobytes is None else f"{shutil.disk_usage(place).used // 1024 + kilobytes}k"
        subprocess.run(["mount", "-o", f"remount,size={size}", place], check=True)

    try:
        yield resize
    finally:
        subprocess.run(["umount", "-l", place], check=True)


class Site:
    """Serve links of known fate on loopback.

    Args:
        number: About how many links.
        seed: Decides their addresses.
    """

    def __init__(self, number: int, seed: int) -> None:
        arguments = ["--port", 0, "--tls-port", 0, "--hosts", 12, "--n", number, "--seed", seed]
        command = [sys.executable, ROT, *map(str, arguments)]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        self._host = self._process.stdout.readline().split("/")[-2]
        self.fates: dict[str, str] = {one["url"]: one["truth"] for one in self.ask("__manifest")}

    def ask(self, service: str) -> Any:
        """Return what a service of the site says: ``__manifest``, ``__stats``."""
        with urllib.request.urlopen(f"http://{self._host}/{service}", timeout=60) as answer:
            return json.load(answer)

    def reset(self) -> None:
        """Let the site forget who asked what, and return nothing."""
        urllib.request.urlopen(f"http://{self._host}/__reset", timeout=60).close()

    def end(self) -> None:
        """End the server."""
        with self._process:
            self._process.kill()
