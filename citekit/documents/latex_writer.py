"""Write LaTeX into a builder as TeX would print it: markup gone, letters composed, notes below their paragraph."""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Callable, Mapping
from functools import cache

from citekit.documents.builder import DocumentBuilder
from citekit.documents.latex_labels import is_citation, name_list, print_citation, read_labels
from citekit.documents.latex_tokens import Arguments, Token, cut_tokens
from citekit.documents.wncyr import read_wncyr
from citekit.packaged import packaged_text
from citekit.vocabulary.latex import ACCENTS, LIGATURES, latex_letters

_LIGATURES = {**LIGATURES, ",,": "„", "<<": "«", ">>": "»"}
_SHORTHANDS = {'"=': "-", '"<': "«", '">': "»"}
_SIGNS = dict.fromkeys("/@-!()[]", "") | {",": "\u2009", "\n": " ", "\t": " "}
_HEADINGS = frozenset({"part", "chapter", "section", "subsection", "subsubsection", "paragraph", "title", "caption"})
_LISTS = frozenset({"enumerate", "itemize", "description"})
_DEEPEST = 8
_WITH_ARGUMENTS = frozenset({"tabular", "array", "longtable", "CSLReferences", "minipage", "otherlanguage"})


class LatexWriter:
    """Follow the tokens of a LaTeX file from the first to the last.

    Args:
        text: The file.
        builder: Where its text goes.

    Attributes:
        lists: Where the lists of references begin and end in the text of the document.
    """

    def __init__(self, text: str, builder: DocumentBuilder) -> None:
        self.builder = builder
        self.tokens = cut_tokens(text)
        self.arguments = Arguments(text, self.tokens)
        self._labels = read_labels(self.arguments)
        self._list_name = name_list(text)
        self._notes: deque[tuple[str, int, int]] = deque()
        self._numbered = 0
        self._groups: list[Callable[[], None] | None] = []
        self._action: Callable[[], None] | None = None
        self._lists: list[int | None] = []
        self._items = 0
        self._in_list = False
        self._list_start: int | None = None
        self.lists: list[tuple[int, int]] = []
        self._has_heading = False
        self._depth = 0
        self._in_note = False

    def write(self) -> None:
        """Write the whole file: the title from its preamble, then what the document holds."""
        for title in (index for index, token in enumerate(self.tokens) if token.match["command"] == "title"):
            start, end, _ = self.arguments.read_group(title + 1)
            self._write_heading(start, end)
            break
        self._write(self._begin_of_text(), len(self.tokens))
        self._close_list()
        self._end_paragraph()

    def _begin_of_text(self) -> int:
        for index, token in enumerate(self.tokens):
            if token.match["command"] == "begin" and self._name(index + 1) == "document":
                return index
        return 0

    def _name(self, index: int) -> str:
        start, end, _ = self.arguments.read_group(index)
        return self.arguments.raw(start, end)[:40].strip()

    def _write(self, index: int, end: int) -> None:
        while index < end:
            token = self.tokens[index]
            index = self._write_command(index, token.match["command"]) if token.kind == "command" else index + 1
            if token.kind != "command":
                _WRITE.get(token.kind, LatexWriter._write_text)(self, token)

    def _write_text(self, token: Token) -> None:
        self._put(token.match[0])

    def _put(self, text: str) -> None:
        self._has_heading = self._has_heading and not text.strip()
        self.builder.write(text)

    def _write_accent(self, token: Token) -> None:
        letter = token.match["inner"] or token.match["letter"] or ""
        self._put(unicodedata.normalize("NFC", letter + ACCENTS[token.match["accent"]]) if letter else "")

    def _write_sign(self, token: Token) -> None:
        self._put(_SIGNS.get(token.match["sign"], token.match["sign"]))

    def _write_ligature(self, token: Token) -> None:
        printed = token.match[0]
        self._put(_LIGATURES.get(printed) or _SHORTHANDS.get(printed) or ("—" if printed.startswith('"---') else "-"))

    def _write_blank(self, _token: Token) -> None:
        self._put(" ")

    def _write_nothing(self, _token: Token) -> None:
        return

    def _write_verb(self, token: Token) -> None:
        self._put(token.match["verb"])

    def _write_break(self, _token: Token) -> None:
        self._put(" ")

    def _open(self, _token: Token) -> None:
        self._groups.append(self._action)
        self._action = None

    def _close(self, _token: Token) -> None:
        action = self._groups.pop() if self._groups else None
        if action:
            action()

    def _write_url(self, token: Token) -> None:
        address = re.sub(r"\\([#%&_~{}$])|\s+", r"\1", token.match["address"])
        self.builder.open_link(address)
        if token.match["url"] == "href":
            self._action = self.builder.close_link
        else:
            self._put(address)
            self.builder.close_link()

    def _end_paragraph(self, _token: Token | None = None) -> None:
        """End a paragraph; its notes follow it. Within an item of the list of references it is a mere blank."""
        if self._in_note:
            self.builder.end_line()
        elif self._in_list and not self._notes:
            self._put(" ")
        else:
            self.builder.leave_gap()
            self._write_notes()
            self.builder.kind = "item" if self._lists or self._in_list else "text"

    def _write_notes(self) -> None:
        self._in_note = True
        while self._notes:
            mark, start, end = self._notes.popleft()
            self.builder.kind = "note"
            self.builder.open_note(mark)
            self.builder.print_mark(mark)
            self._write(start, end)
            self.builder.close_note()
            self.builder.leave_gap()
        self._in_note = False

    def _write_command(self, index: int, command: str) -> int:
        own = _COMMANDS.get(command)
        if own:
            return own(self, index + 1)
        if command in _HEADINGS:
            return self._write_section(index + 1)
        if is_citation(command):
            return self._write_citation(index + 1)
        deed, text = _table().get(command) or ("write", latex_letters().get(command, ""))
        if deed == "drop":
            return self.arguments.skip_arguments(index + 1)
        if deed == "second":
            return self._skip_first(index + 1)
        self._put(text)
        return index + 1

    def _skip_first(self, index: int) -> int:
        _, _, after = self.arguments.read_option(index)
        return self.arguments.read_group(after)[2]

    def _write_section(self, index: int) -> int:
        _, _, index = self.arguments.read_option(index)
        start, end, after = self.arguments.read_group(index)
        if start < end and self._depth < _DEEPEST:
            self._depth += 1
            self._write_heading(start, end)
            self._depth -= 1
        return after

    def _write_heading(self, start: int, end: int) -> None:
        self._close_list()
        self._end_paragraph()
        self.builder.kind = "heading"
        self._write(start, end)
        self.builder.leave_gap()
        self.builder.kind = "text"
        self._has_heading = True

    def _write_citation(self, index: int) -> int:
        before = self.arguments.read_option(index)
        after = self.arguments.read_option(before[2])
        start, end, index = self.arguments.read_group(after[2])
        keys = [key.strip() for key in self.arguments.raw(start, end).split(",")]
        labels = [self._labels.get(key, key) for key in keys if key]
        last = after if after[0] < after[1] else before
        pinpoint = self.arguments.raw(last[0], last[1]).replace("~", " ")
        if labels:
            self._put(print_citation(labels, pinpoint))
        return index

    def _write_footnote(self, index: int) -> int:
        _, _, index = self.arguments.read_option(index)
        start, end, after = self.arguments.read_group(index)
        if start < end:
            self._numbered += 1
            mark = str(self._numbered)
            self._notes.append((mark, start, end))
            self.builder.refer(mark, mark)
        return after

    def _begin(self, index: int) -> int:
        name, (_, _, after) = self._name(index), self.arguments.read_group(index)
        if name == "thebibliography":
            self._begin_list()
            return self.arguments.read_group(after)[2]
        if name in _LISTS:
            self.builder.leave_gap()
            self._lists.append(0 if name == "enumerate" else None)
            return self.arguments.read_option(after)[2]
        if name in _WITH_ARGUMENTS:
            return self.arguments.skip_arguments(after)
        return after

    def _begin_list(self) -> None:
        self._close_list()
        self._end_paragraph()
        self._list_start = self.builder.position
        if not self._has_heading:
            self.builder.kind = "heading"
            self.builder.write(self._list_name)
            self.builder.leave_gap()
        self.builder.kind = "item"

    def _end(self, index: int) -> int:
        name, (_, _, after) = self._name(index), self.arguments.read_group(index)
        if name in _LISTS and self._lists:
            self._lists.pop()
        if name in _LISTS or name in ("thebibliography", "CSLReferences", "document"):
            if name not in _LISTS:
                self._close_list()
            self.builder.kind = "item" if self._lists else "text"
            self._end_paragraph()
        return after

    def _close_list(self) -> None:
        self._in_list = False
        if self._list_start is not None:
            self.builder.end_line()
            self.lists.append((self._list_start, self.builder.position))
            self._list_start = None

    def _write_item(self, index: int) -> int:
        start, end, after = self.arguments.read_option(index)
        self.builder.end_line()
        if not self._lists:
            return after
        self.builder.kind = "item"
        number = self._lists[-1]
        if number is not None:
            self._lists[-1] = number + 1
            self.builder.print_mark(f"{number + 1}.")
        else:
            self.builder.print_mark(self.arguments.raw(start, end) if start < end else "")
        return after

    def _write_reference(self, index: int) -> int:
        start, end, after = self.arguments.read_option(index)
        _, _, after = self.arguments.read_group(after)
        self.builder.leave_gap()
        if self._list_start is None:
            self._list_start = self.builder.position
        self.builder.kind = "item"
        self._in_list = True
        given = self.arguments.raw(start, end)
        self._items += not given
        self.builder.print_mark(f"[{given or self._items}]" if not given or given.isdecimal() else "")
        return after

    def _begin_cyrillic(self, index: int) -> int:
        """Read the rest of the group as the letters of the fonts wncyr."""
        opener = self.tokens[index - 2] if index > 1 else None
        if opener is None or opener.kind != "open" or opener.partner is None:
            return index
        self._put(read_wncyr(self.arguments.raw(index, opener.partner)))
        return opener.partner

    def _drop_definition(self, index: int) -> int:
        """Leave out the definition of a command, its name and parameters included."""
        while index < len(self.tokens) and self.tokens[index].kind not in ("open", "paragraph"):
            index += 1
        return self.arguments.skip_arguments(index)


@cache
def _table() -> Mapping[str, tuple[str, str]]:
    rows = packaged_text(__package__, "latex.tsv").splitlines()[2:]
    return {command: (deed, text) for command, deed, text in (row.split("\t") for row in rows)}


_WRITE: Mapping[str, Callable[[LatexWriter, Token], None]] = {
    "url": LatexWriter._write_url,
    "fence": LatexWriter._write_verb,
    "break": LatexWriter._write_break,
    "accent": LatexWriter._write_accent,
    "sign": LatexWriter._write_sign,
    "comment": LatexWriter._write_nothing,
    "math": LatexWriter._write_nothing,
    "kern": LatexWriter._write_nothing,
    "paragraph": LatexWriter._end_paragraph,
    "open": LatexWriter._open,
    "close": LatexWriter._close,
    "ligature": LatexWriter._write_ligature,
    "tie": LatexWriter._write_blank,
}
_COMMANDS: Mapping[str, Callable[[LatexWriter, int], int]] = {
    "begin": LatexWriter._begin,
    "end": LatexWriter._end,
    "item": LatexWriter._write_item,
    "bibitem": LatexWriter._write_reference,
    "footnote": LatexWriter._write_footnote,
    "footnotetext": LatexWriter._write_footnote,
    "endnote": LatexWriter._write_footnote,
    "cyr": LatexWriter._begin_cyrillic,
    "def": LatexWriter._drop_definition,
    "let": LatexWriter._drop_definition,
    "gdef": LatexWriter._drop_definition,
}
