"""Read the bibliographies that lie beside a paper in LaTeX and are named in it; no other file is ever opened."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from citekit.documents import plain_text
from citekit.expressions import late
from citekit.model import Attachment, Diagnostic

SIZE_LIMIT = 16 * 1024 * 1024
"""Largest bibliography that is read, in bytes: twenty thousand records."""

_COMMENT = late(r"(?<!\\)%[^\n]*")
_NAMED = late(r"\\(?:bibliography|addbibresource|addglobalbib)\s?(?:\[[^\]]{0,200}\])?\{([^{}]{1,4000})\}")
_PLAIN = late(r"\w[\w .+-]{0,200}")
_CITED = late(r"\\[a-zA-Z]{0,8}[cC]ite[a-zA-Z]{0,12}\*?\s?(?:\[[^\]]{0,400}\]\s?){0,2}\{([^{}]{1,4000})\}")
_ENTRY = late(r"^[ \t]*@(?P<kind>[A-Za-z]{1,40})[ \t]*[{(]\s{0,99}(?P<key>[^\s,={}]{0,200})", re.MULTILINE)
_PARENT = late(r"\b(?:crossref|xdata|related)\s{0,9}=\s{0,9}[{\"]([^{}\"]{1,400})", re.IGNORECASE)
_ALWAYS = ("string", "preamble", "comment")


def find_named(text: str) -> tuple[str, ...]:
    r"""Return the names of the ``.bib`` files that a LaTeX file names, as far as they can lie in its own folder.

    Example:
        >>> find_named(r"\bibliography{refs,../other} \addbibresource{more.bib} \bibliography{|rm}")
        ('refs.bib', 'more.bib')
    """
    named = (
        name.strip().removeprefix("./")
        for match in _NAMED.finditer(_COMMENT.sub("", text))
        for name in match[1].split(",")
    )
    plain = (name for name in named if _PLAIN.fullmatch(name))
    return tuple(dict.fromkeys(name if name.endswith(".bib") else f"{name}.bib" for name in plain))


def read_beside(
    data: bytes, source: str | os.PathLike[str]
) -> tuple[bytes, tuple[Attachment, ...], tuple[Diagnostic, ...]]:
    """Read what lies beside a LaTeX file and is named in it: its ``.bib`` files, or else the ``.bbl`` made of them.

    Args:
        data: The LaTeX file.
        source: Its path.

    Returns:
        The file, with the printed list of its ``.bbl`` when there is no ``.bib``; the attachments; what is missing.
    """
    if b"\\" not in data:
        return data, (), ()
    from citekit.documents.latex import read_latex, recognizes  # whoever reads plain text need not wait for it

    if not recognizes(data):
        return data, (), ()
    text = plain_text.read_plain_text(data, "").text
    names = find_named(text)
    if not names:
        return data, (), ()
    folder = Path(source).parent
    found = {name: content for name in names if (content := _read_file(folder, name)) is not None}
    attachments = tuple(
        Attachment("biblatex", keep_cited(plain_text.read_plain_text(content, name).text, text))
        for name, content in found.items()
    )
    missing = tuple(_tell_missing(name) for name in names if name not in found)
    if attachments:
        return data, attachments, missing
    made = _read_file(folder, f"{Path(source).stem}.bbl")
    if made is None:
        return data, (), missing
    listed = read_latex(made, "").attachments
    return (data if listed else data + b"\n\n" + made), listed, ()


def _tell_missing(name: str) -> Diagnostic:
    return Diagnostic("bibliography-missing", f"{name} is named as a bibliography but does not lie beside the paper")


def _read_file(folder: Path, name: str) -> bytes | None:
    """Return a file of the folder itself, and nothing that a link leads to elsewhere."""
    with suppress(OSError, ValueError, RuntimeError):
        path = (folder / name).resolve()
        if path.parent == folder.resolve() and path.is_file() and path.stat().st_size <= SIZE_LIMIT:
            return path.read_bytes()
    return None


def keep_cited(bibliography: str, text: str) -> str:
    r"""Return the entries of a ``.bib`` file that a LaTeX file cites; all of them when it cites none or ``*``.

    Example:
        >>> keep_cited("@book{a, title={A}}\n@book{b, title={B}}\n", r"\cite{b}")
        '@book{b, title={B}}\n'
    """
    cited = {key.strip() for match in _CITED.finditer(_COMMENT.sub("", text)) for key in match[1].split(",")}
    if not cited or "*" in cited:
        return bibliography
    entries = list(_cut_entries(bibliography))
    for _, key, piece in reversed(entries):
        if key in cited:
            cited.update(parent.strip() for match in _PARENT.finditer(piece) for parent in match[1].split(","))
    return "".join(piece for kind, key, piece in entries if key in cited or kind in _ALWAYS)


def _cut_entries(bibliography: str) -> Iterator[tuple[str, str, str]]:
    """Yield kind, key and text of each entry; a line that begins with an at sign begins one."""
    starts = list(_ENTRY.finditer(bibliography))
    ends = [match.start() for match in starts[1:]] + [len(bibliography)]
    for match, end in zip(starts, ends, strict=True):
        yield match["kind"].lower(), match["key"], bibliography[match.start() : end]
