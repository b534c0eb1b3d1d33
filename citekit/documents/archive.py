"""Open packed documents that strangers made: bounded in parts, size and ratio, and deaf to odd names."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

from citekit.errors import UnreadableInputError

if TYPE_CHECKING:
    from lxml.etree import _Element

PART_LIMIT = 10_000
"""Most parts of an archive; a book of a thousand chapters and pictures has a third of it."""
PART_SIZE_LIMIT = 64 * 1024 * 1024
"""Largest part that is unpacked, in bytes."""
TOTAL_SIZE_LIMIT = 256 * 1024 * 1024
"""Most that is unpacked of one archive, in bytes."""
RATIO_LIMIT = 200
"""Highest ratio of a part's size to its packed size; the XML of a text has 5 to 40."""

SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
"""The bytes with which an archive begins: that of a part, or of the end when it has none."""

_SMALL = 1024 * 1024
_ENCRYPTED = 0x1
_DEFLATED = 8
_KINDS = (
    ("xl/workbook.", "a spreadsheet (XLSX); save its text as plain text"),
    ("ppt/presentation.", "a presentation (PPTX); save its text as plain text"),
    ("META-INF/MANIFEST.MF", "a program (JAR)"),
    ("Index/Document.iwa", "an Apple Pages document; export it as DOCX"),
    ("visio/document.xml", "a drawing (VSDX)"),
    ("content.xml", "an OpenDocument file without a text (ODS, ODP); save its text as plain text"),
)


class Archive:
    """Hold the parts of a ZIP archive; each is unpacked when it is asked for.

    Args:
        data: The whole archive.
        name: What errors call it.

    Raises:
        UnreadableInputError: The archive is damaged, encrypted, or goes beyond a limit.
    """

    def __init__(self, data: bytes, name: str) -> None:
        import zipfile

        self.name = name
        self._left = TOTAL_SIZE_LIMIT
        # Each row of the directory costs memory, and their number is known before any is read.
        if data.count(b"PK\x01\x02") > PART_LIMIT:
            raise UnreadableInputError(name, f"has more parts than the limit of {PART_LIMIT}")
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
        except _faults() as error:
            raise UnreadableInputError(name, f"is a damaged ZIP archive ({error}); fetch or save it again") from error
        self._parts = {part.filename: part for part in self._file.infolist() if _is_sound(part.filename)}

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the parts; those that lead out of the archive are left out."""
        return tuple(self._parts)

    def read(self, part: str) -> bytes:
        """Unpack a part.

        Raises:
            UnreadableInputError: It is missing, damaged, encrypted, or goes beyond a limit.
        """
        info = self._parts.get(part)
        if info is None:
            raise UnreadableInputError(self.name, f"lacks its part {part}")
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableInputError(self.name, "is encrypted; save it without a password")
        if info.compress_type not in {0, _DEFLATED}:
            raise UnreadableInputError(self.name, f"its part {part} is packed in a way that no document may be")
        limit = min(PART_SIZE_LIMIT, self._left, max(_SMALL, RATIO_LIMIT * info.compress_size))
        try:
            with self._file.open(info) as stream:
                data = stream.read(limit + 1)
        except _faults() as error:
            raise UnreadableInputError(self.name, f"its part {part} is damaged ({error})") from error
        if len(data) > limit:
            raise UnreadableInputError(self.name, f"its part {part} {self._excess(limit)}")
        self._left -= len(data)
        return data

    def parse(self, part: str) -> _Element:
        """Unpack a part and parse its XML."""
        from citekit.documents.xml import parse_xml

        return parse_xml(self.read(part), self.name, part)

    def _excess(self, limit: int) -> str:
        if limit == PART_SIZE_LIMIT:
            return f"is larger than the limit of {PART_SIZE_LIMIT // 1024 // 1024} MB"
        if limit == self._left:
            return f"brings the archive beyond the limit of {TOTAL_SIZE_LIMIT // 1024 // 1024} MB unpacked"
        return f"unpacks to more than {RATIO_LIMIT} times its size, which is the limit"


def is_archive(data: bytes) -> bool:
    """Say whether bytes begin as a ZIP archive does."""
    return data.startswith(SIGNATURES)


def holds_part(data: bytes, part: str) -> bool:
    """Say whether bytes are an archive with a part of this name; a damaged one has none."""
    try:
        return is_archive(data) and part in Archive(data, "")
    except UnreadableInputError:
        return False


def refuse_archive(data: bytes, name: str) -> UnreadableInputError:
    r"""Return the error that names what an archive is, when it is no document.

    Example:
        >>> refuse_archive(b"PK\x05\x06" + bytes(18), "a.zip").reason
        'is an empty ZIP archive'
    """
    try:
        names = Archive(data, name).names
    except UnreadableInputError as error:
        return error
    if not names:
        return UnreadableInputError(name, "is an empty ZIP archive")
    for sign, kind in _KINDS:
        if any(part.startswith(sign) for part in names):
            return UnreadableInputError(name, f"is {kind}")
    return UnreadableInputError(name, "is a ZIP archive, but no DOCX, ODT or EPUB; unpack it and name a document in it")


@cache
def _faults() -> tuple[type[Exception], ...]:
    """Return what a damaged archive may raise."""
    import struct
    import zipfile
    import zlib

    mistakes = (NotImplementedError, RuntimeError, EOFError, OSError, ValueError, KeyError, OverflowError)
    return zipfile.BadZipFile, zlib.error, struct.error, *mistakes


def _is_sound(part: str) -> bool:
    return not part.startswith("/") and "\\" not in part and ":" not in part and ".." not in part.split("/")
