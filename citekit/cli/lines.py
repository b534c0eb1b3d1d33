"""Read the lines of a file or a pipe as they come in, in whatever encoding they are."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO

from citekit.cli.files import STDIO, open_stdin
from citekit.documents.encodings import decode_text, guess_utf16
from citekit.documents.files import SIZE_LIMIT
from citekit.errors import UnreadableInputError

LONGEST_LINE = 16 * 1024 * 1024
"""Most bytes of one line: three times a book; no more is held while a pipe of any length is read."""
_UTF8_MARK = b"\xef\xbb\xbf"


class LineReader:
    """Yield the lines of an input, their ends kept, and remember how they were decoded.

    Lines of ASCII or UTF-8 are yielded one by one as they come in; bytes among them that are no UTF-8 are carried as
    lone surrogates, to be written as they were. Where the first other line is of another encoding, the rest is read
    and decoded as one text, as every command decodes a file.

    Args:
        name: Path of the file, or ``-`` for standard input.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._encoding = ""
        self.noticed: Counter[str] = Counter()

    def __iter__(self) -> Iterator[str]:
        try:
            with nullcontext(open_stdin()) if self._name == STDIO else Path(self._name).open("rb") as stream:
                yield from self._lines(stream)
        except OSError as error:
            raise UnreadableInputError(self._name, (error.strerror or "cannot be read").lower()) from error

    def _lines(self, stream: BinaryIO) -> Iterator[str]:
        while line := stream.readline(LONGEST_LINE + 1):
            if len(line) > LONGEST_LINE:
                reason = f"has a line of more than {LONGEST_LINE // 1024 // 1024} MB, which is no text"
                raise UnreadableInputError(self._name, reason)
            if not self._encoding and not _is_plain(line):
                if not _is_utf8(line):
                    yield from io.StringIO(self._decode_rest(line, stream), newline="\n")
                    return
                self._encoding = "utf-8"
                line = line.removeprefix(_UTF8_MARK)
            yield self._decode(line)

    def _decode(self, line: bytes) -> str:
        text = line.decode("utf-8", "surrogateescape")
        if not text.isascii() and any("\udc80" <= letter <= "\udcff" for letter in text):
            self.noticed["some bytes are no UTF-8 and go out as they came in"] += 1
        return text

    def _decode_rest(self, line: bytes, stream: BinaryIO) -> str:
        data = line + stream.read(SIZE_LIMIT - len(line) + 1)
        if len(data) > SIZE_LIMIT:
            raise UnreadableInputError(self._name, f"is larger than {SIZE_LIMIT // 1024 // 1024} MB and no UTF-8")
        text, found = decode_text(data)
        self.noticed.update(one.message for one in found)
        return text


def _is_plain(line: bytes) -> bool:
    """Tell whether a line is the same in every encoding that it may be of."""
    return line.isascii() and guess_utf16(line[: len(line) // 2 * 2]) is None


def _is_utf8(line: bytes) -> bool:
    """Tell whether a line is UTF-8, be it damaged: in other encodings few neighbours make a letter of it by chance."""
    if guess_utf16(line[: len(line) // 2 * 2]) is not None:
        return False
    text = line.decode("utf-8", "replace")
    lost = text.count("\ufffd") - line.count("\ufffd".encode())
    letters = sum(letter > "\x7f" for letter in text) - lost
    return letters >= 2 * lost
