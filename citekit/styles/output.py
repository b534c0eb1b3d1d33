"""Write printed lists as plain text, Markdown and HTML; whatever a title holds is text there too."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence

from citekit.errors import UnknownFormatError
from citekit.styles.lists import PrintedItem, PrintedList
from citekit.styles.rich import Run, plain

_ADDRESS = re.compile(r"(https?://[^\s<>\"'‘’“”]*[^\s<>\"'‘’“”.,;:!?)\]])")
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~^$@]|&(?=#?\w+;))|(?<=!)(?=\[)")
_BLOCK_MARK = re.compile(r"^([0-9]*)([.):=+-])")
_MARKDOWN = {"": "", "italic": "*", "bold": "**"}
_HTML = {"": "", "italic": "i", "bold": "b"}


def write_lists(lists: Sequence[PrintedList], target: str) -> str:
    r"""Write lists, one after another.

    Args:
        lists: The lists.
        target: ``text``, ``markdown`` or ``html``.

    Raises:
        UnknownFormatError: There is no such target.

    Example:
        >>> from citekit.model import Reference
        >>> item = PrintedItem(1, (Run("Купала Я. "), Run("Шляхам <жыцця>", "italic")), Reference())
        >>> print(write_lists([PrintedList("Спіс", (item,))], "text"), end="")
        Спіс
        <BLANKLINE>
        1. Купала Я. Шляхам <жыцця>
        >>> write_lists([PrintedList("", (item,))], "markdown")
        '1. Купала Я. *Шляхам \\<жыцця\\>*\n'
    """
    if target not in WRITERS:
        raise UnknownFormatError(target, WRITERS)
    return WRITERS[target](lists)


def _write_text(lists: Sequence[PrintedList]) -> str:
    return "\n".join(_text_block(one) for one in lists)


def _text_block(printed: PrintedList) -> str:
    heading = f"{printed.heading}\n\n" if printed.heading else ""
    return heading + "".join(f"{_number(item)}{plain(item.runs)}\n" for item in printed.items)


def _number(item: PrintedItem) -> str:
    return "" if item.number is None else f"{item.number}. "


def _write_markdown(lists: Sequence[PrintedList]) -> str:
    return "\n".join(_markdown_block(one) for one in lists)


def _markdown_block(printed: PrintedList) -> str:
    heading = f"## {escape_markdown(printed.heading)}\n\n" if printed.heading else ""
    listed = _counts_on(printed.items)
    lines = (_markdown_number(item, listed=listed) + _markdown_line(item) for item in printed.items)
    return heading + ("\n" if listed else "\n\n").join(lines) + "\n" * bool(printed.items)


def _counts_on(items: Sequence[PrintedItem]) -> bool:
    """Tell whether each number is one more than the number before, as readers of Markdown count a list."""
    numbers = [item.number for item in items if item.number is not None]
    return bool(numbers) and numbers == list(range(numbers[0], numbers[0] + len(items)))


def _markdown_number(item: PrintedItem, *, listed: bool) -> str:
    """Write the number of an item: as that of a list where it counts on, else as text that nobody counts anew."""
    return _number(item) if listed else _number(item).replace(".", "\\.")


def _markdown_line(item: PrintedItem) -> str:
    line = "".join(_markdown_run(run) for run in item.runs)
    return _BLOCK_MARK.sub(r"\1\\\2", line)


def _markdown_run(run: Run) -> str:
    pieces = _ADDRESS.split(run.text)
    text = "".join(f"<{piece}>" if place % 2 else escape_markdown(piece) for place, piece in enumerate(pieces))
    mark = _MARKDOWN[run.emphasis]
    bare = text.strip()
    # Marks of emphasis beside a blank would be read as asterisks.
    return text.replace(bare, f"{mark}{bare}{mark}", 1) if mark and bare else text


def escape_markdown(text: str) -> str:
    r"""Escape what Markdown would take for a mark.

    Example:
        >>> escape_markdown("2 * 2 <b> [1]")
        '2 \\* 2 \\<b\\> \\[1\\]'
    """
    return _SPECIAL.sub(lambda found: f"\\{found[1]}" if found[1] else "\\", text)


def _write_html(lists: Sequence[PrintedList]) -> str:
    title = html.escape(next((one.heading for one in lists if one.heading), "References"))
    body = "\n".join(line for one in lists for line in _html_block(one))
    return f'<!doctype html>\n<meta charset="utf-8">\n<title>{title}</title>\n{body}\n'


def _html_block(printed: PrintedList) -> Iterator[str]:
    numbered = any(item.number is not None for item in printed.items)
    yield "<section>"
    if printed.heading:
        yield f"<h2>{html.escape(printed.heading)}</h2>"
    yield "<ol>" if numbered else "<div>"
    for item in printed.items:
        line = "".join(map(_html_run, item.runs))
        yield f'<li value="{item.number}">{line}</li>' if numbered else f"<p>{line}</p>"
    yield "</ol>" if numbered else "</div>"
    yield "</section>"


def write_paragraphs(lists: Sequence[PrintedList]) -> str:
    """Write lists as HTML whose numbers are text, for programs that count list items themselves."""
    lines = ['<meta charset="utf-8">']
    for printed in lists:
        if printed.heading:
            lines.append(f"<h2>{html.escape(printed.heading)}</h2>")
        lines += (f"<p>{_number(item)}{''.join(map(_html_run, item.runs))}</p>" for item in printed.items)
    return "\n".join(lines) + "\n"


def _html_run(run: Run) -> str:
    pieces = _ADDRESS.split(run.text)
    text = "".join(_html_link(piece) if place % 2 else html.escape(piece) for place, piece in enumerate(pieces))
    tag = _HTML[run.emphasis]
    return f"<{tag}>{text}</{tag}>" if tag else text


def _html_link(address: str) -> str:
    escaped = html.escape(address)
    return f'<a href="{escaped}">{escaped}</a>'


WRITERS: dict[str, Callable[[Sequence[PrintedList]], str]] = {
    "text": _write_text,
    "markdown": _write_markdown,
    "html": _write_html,
}
