"""Refuse inputs that are outputs, and outputs where inputs lie: a batch only ever reads its inputs."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from citekit.batch.found import is_file
from citekit.batch.manifest import MANIFEST
from citekit.batch.urls import is_local, localise
from citekit.batch.workshop import PAPERS
from citekit.errors import UnreadableInputError
from citekit.formats import SUFFIXES

_WRITTEN = re.compile(
    r"manifest\.sqlite.*|(?:references|links)\.(?:parquet|jsonl|sqlite)|quarantine\.jsonl|link-rot\.(?:html|json|csv)|merged"
    rf"(?:{'|'.join(map(re.escape, SUFFIXES))})"
)
"""The names of the files that a batch writes for all papers together."""


@dataclass(frozen=True, slots=True)
class Place:
    """Hold where an output on this machine lies, links followed.

    Attributes:
        root: The output.
        papers: The folder in it for the bibliographies of the papers.
    """

    root: Path
    papers: Path

    @classmethod
    def of(cls, out: str) -> Self | None:
        """Return the place of an output, or None when it is none of this machine."""
        path = localise(out)
        if not out or not is_local(path):
            return None
        return cls(Path(os.path.realpath(path)), Path(os.path.realpath(Path(path, PAPERS))))

    def refuse(self, name: str) -> None:
        """Refuse an input that is the output, or lies where it is written.

        Raises:
            UnreadableInputError: With the cure.
        """
        real = Path(os.path.realpath(name))
        if real == self.root:
            raise UnreadableInputError(name, "is the output too; name another folder for --out, such as one inside it")
        # An output inside an input is passed over whole; one whose folder leads elsewhere is not.
        apart = real in self.root.parents and self.root in self.papers.parents
        over = self.papers == real or self.papers in real.parents or (real in self.papers.parents and not apart)
        if over or (real.parent == self.root and _WRITTEN.fullmatch(real.name) and is_file(real)):
            where = self.papers if over else real
            raise UnreadableInputError(name, f"lies where the output is written ({where}); name another --out")


def is_output(folder: Path) -> bool:
    """Say whether a folder is the output of a batch."""
    return is_file(folder / MANIFEST)


def refuse_output(folder: str) -> None:
    """Refuse a folder that is the output of a batch.

    Raises:
        UnreadableInputError: It is.
    """
    if is_output(Path(folder)):
        reason = f"is the output of a batch, as its {MANIFEST} tells; name the folder of the papers"
        raise UnreadableInputError(folder, reason)
