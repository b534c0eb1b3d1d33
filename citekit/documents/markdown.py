"""Read Markdown, as CommonMark and pandoc know it, where a text clearly is Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from citekit.documents import plain_text
from citekit.documents.encodings import decode_text
from citekit.expressions import late
from citekit.model import Document

if TYPE_CHECKING:
    from citekit.documents.builder import DocumentBuilder
    from citekit.documents.markdown_inline import InlineWriter

_SAMPLE = 1024 * 1024
_FRONT = late(r"---[ \t]*\n(?P<fields>(?:[^\n]{0,2000}\n){1,200}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIELD = late(r"^[A-Za-z][\w-]{0,40}:(?:\s|$)", re.MULTILINE)
_TITLE = late(r"^title:[ \t]{0,9}(?P<quote>[\"']?)(?P<title>[^\n]{1,500}?)(?P=quote)[ \t]*$", re.MULTILINE)
_ATX = late(r"[ ]{0,3}#{1,6}[ \t]{1,9}(?P<text>[^\s#][^\n]*?)(?:[ \t]{1,9}#{1,6})?(?:[ \t]*\{[^{}\n]{0,200}\})?[ \t]*")
_UNDERLINE = late(r"[ ]{0,3}(?:=+|-{2,})[ \t]*")
_RULE = late(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_ITEM = late(r"(?P<indent>[ \t]{0,12})(?P<mark>[-*+•]|\(?\d{1,9}[.)]|#\.)(?P<blank>[ \t]{1,9})(?=\S)")
_NOTE = late(r"[ ]{0,3}\[\^(?P<key>[^\]\s^]{1,80})\]:[ \t]*")
_POINTER = late(r"\[\^[^\]\s^]{1,80}\](?!:)")
_DEFINITION = late(
    r"[ ]{0,3}\[(?P<label>[^\]^][^\]]{0,200})\]:[ \t]*<?(?P<url>(?:https?|ftp)://[^\s<>]{1,4000})>?(?:[ \t]+\S[^\n]*)?"
)
_FENCE = late(r"[ ]{0,3}(?:`{3,}|~{3,})")
_QUOTED = late(r"\A(?:[ ]{0,3}>[ ]?){1,9}")
_LINKED = late(r"\]\((?:https?|ftp)://|(?<![\w*])\*{1,2}[^\s*]")


class _Block(NamedTuple):
    """Hold a run of lines of one kind, without what marks the kind."""

    kind: str
    text: str
    mark: str = ""


def recognizes(data: bytes) -> bool:
    """Say whether bytes are a text with headings, notes or a header as only Markdown writes them."""
    if not plain_text.recognizes(data):
        return False
    text = decode_text(data[:_SAMPLE])[0].replace("\r\n", "\n").removeprefix("\ufeff")
    front = _FRONT.match(text) if text.startswith("---") else None
    if front and _FIELD.search(front["fields"]):
        return True
    lines = text.split("\n")
    if any(_is_heading(lines, index) for index, line in enumerate(lines) if line.lstrip(" ").startswith("#")):
        return True
    if "[^" in text and any(map(_NOTE.match, lines)) and _POINTER.search(text):
        return True
    if "](" not in text and "*" not in text:
        return False
    return _LINKED.search(text) is not None and any(_is_underlined(lines, index) for index in range(len(lines)))


def _is_heading(lines: Sequence[str], index: int) -> bool:
    """Say whether a line is a heading that stands alone and begins with a letter or a number."""
    found = _ATX.fullmatch(lines[index][:1000])
    alone = (index == 0 or not lines[index - 1].strip()) and not "".join(lines[index + 1 : index + 2]).startswith("#")
    return found is not None and alone and found["text"][0] not in "!/"


def _is_underlined(lines: Sequence[str], index: int) -> bool:
    """Say whether a line between blank ones is underlined as long as it is."""
    if not lines[index].strip() or index + 1 >= len(lines) or not _UNDERLINE.fullmatch(lines[index + 1][:1000]):
        return False
    before = lines[index - 1] if index else ""
    after = lines[index + 2] if index + 2 < len(lines) else ""
    alone = not before.strip() and not after.strip()
    return alone and abs(len(lines[index].strip()) - len(lines[index + 1].strip())) <= 2


def read_markdown(data: bytes, name: str) -> Document:
    r"""Read Markdown into a document: headings, items in one line each, links, notes; marks of emphasis are dropped.

    Example:
        >>> read_markdown(b"# Literatura\n\n1. Lem S., *Solaris*,\n   1961", "a.md").text
        'Literatura\n\n1. Lem S., Solaris, 1961'
    """
    # Every text is asked whether it is Markdown; few are.
    from citekit.documents.builder import DocumentBuilder
    from citekit.documents.markdown_inline import InlineWriter

    plain = plain_text.read_plain_text(data, name)
    builder = DocumentBuilder(name)
    front = _FRONT.match(plain.text)
    is_front = front is not None and _FIELD.search(front["fields"]) is not None
    lines = plain.text[front.end() if front and is_front else 0 :].replace("\f", "\n").split("\n")
    definitions = {found["label"].casefold(): found["url"] for line in lines if (found := _DEFINITION.fullmatch(line))}
    writer = InlineWriter(builder, definitions)
    if front and is_front and (title := _TITLE.search(front["fields"])):
        _write_block(builder, writer, _Block("heading", title["title"]))
    for block in _cut_blocks(lines):
        _write_block(builder, writer, block)
    return builder.finish(plain.diagnostics)


def _write_block(builder: DocumentBuilder, writer: InlineWriter, block: _Block) -> None:
    if block.kind == "gap":
        builder.leave_gap()
        return
    builder.end_line()
    builder.kind = block.kind
    if block.kind == "heading":
        builder.leave_gap()
    if block.kind == "note":
        builder.open_note(block.mark)
    builder.print_mark(block.mark if block.kind in ("item", "note") else "")
    writer.write(block.text)
    builder.end_line()
    if block.kind == "note":
        builder.close_note()
    if block.kind == "heading":
        builder.leave_gap()


def _cut_blocks(lines: Sequence[str]) -> Iterator[_Block]:
    """Yield the blocks of a text, and a gap for each run of blank lines and rules."""
    index, fenced = 0, False
    while index < len(lines):
        line = lines[index]
        if _FENCE.match(line):
            fenced = not fenced
            yield _Block("gap", "")
        elif fenced:
            yield _Block("text", _as_code(line))
        else:
            block, index = _read_block(lines, index)
            yield block
            continue
        index += 1


def _as_code(line: str) -> str:
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", line)


def _read_block(lines: Sequence[str], index: int) -> tuple[_Block, int]:
    """Return the block that begins on a line, and the index of the line after it."""
    line = lines[index]
    if not line.strip() or _DEFINITION.fullmatch(line):
        return _Block("gap", ""), index + 1
    if heading := _ATX.fullmatch(line):
        return _Block("heading", heading["text"]), index + 1
    if index + 1 < len(lines) and _UNDERLINE.fullmatch(lines[index + 1]) and _may_be_underlined(line):
        return _Block("heading", line.strip()), index + 2
    if _RULE.fullmatch(line):
        return _Block("gap", ""), index + 1
    if note := _NOTE.match(line):
        text, index = _gather(lines, index, line[note.end() :])
        return _Block("note", text, note["key"]), index
    if item := _ITEM.match(line):
        text, index = _gather(lines, index, line[item.end() :])
        return _Block("item", text, item["mark"]), index
    end = index + 1
    while end < len(lines) and not _begins_block(lines, end):
        end += 1
    return _Block("text", "\n".join(_QUOTED.sub("", one, count=1).strip("\t") for one in lines[index:end])), end


def _may_be_underlined(line: str) -> bool:
    return not (_ITEM.match(line) or _RULE.fullmatch(line) or _NOTE.match(line) or line.startswith((">", "    ", "|")))


def _gather(lines: Sequence[str], index: int, first: str) -> tuple[str, int]:
    """Gather the lines of an item or a note; paragraphs that are indented below a blank line belong to it too."""
    parts = [first.strip().removesuffix("\\")]
    index += 1
    while index < len(lines):
        line = lines[index]
        below_blank = not line.strip() and index + 1 < len(lines) and lines[index + 1].startswith(("    ", "\t", "   "))
        if below_blank and not _ITEM.match(lines[index + 1]):
            index += 1
            continue
        if _begins_block(lines, index):
            break
        parts.append(line.strip().removesuffix("\\"))
        index += 1
    return " ".join(parts), index


def _begins_block(lines: Sequence[str], index: int) -> bool:
    line = lines[index]
    return (
        not line.strip()
        or any(pattern.match(line) for pattern in (_ITEM, _NOTE, _FENCE))
        or any(pattern.fullmatch(line) for pattern in (_ATX, _RULE, _DEFINITION))
    )
