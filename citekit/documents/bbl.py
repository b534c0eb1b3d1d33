"""Turn the list that biber writes for biblatex (``.bbl``) back into the text of a ``.bib`` file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from citekit.documents.latex_tokens import Arguments, cut_tokens
from citekit.expressions import late

_DROPPED = late(
    r"urlraw|sortinit.*|.*hash|extra.*|label.*source|labelalpha|labelyear|labeltitle|sortyear|.*dateera.*|.*dateunspecified"
    r"|clonesourcekey|singletitle|uniquetitle|uniquework|uniqueprimaryauthor|relatedtype|annotation"
)
_PART_OF_DATE = late(r"(?P<date>|url|event|orig)(?P<end>end)?(?P<part>year|month|day)")
_PART_OF_NAME = late(r"(family|given|prefix|suffix)$")
_SPACES = late(r"\\bibnamedelim[a-z](?:\s|\{\})?|\\bibinitdelim\s?|\s*%?\n\s*|\s{2,}")
_VERB = late(r"\\verb\{(?P<field>[a-z]{1,30})\}\s{0,9}\\verb[ ](?P<value>[^\n]*)\n\s{0,99}\\endverb")


def read_entries(text: str) -> str:
    r"""Return the entries of a ``.bbl`` file of biblatex as a ``.bib`` file.

    Example:
        >>> read_entries("\\entry{lem}{book}{}\n\\name{author}{1}{}{%\n{{}{family={Lem},given={S.}}}%\n}\n"
        ...     "\\field{title}{Solaris}\n\\field{year}{1961}\n\\endentry")
        '@book{lem,\n    author = {Lem, S.},\n    title = {Solaris},\n    date = {1961}\n}\n'
    """
    verbatim = {match["field"] + str(match.start()): match for match in _VERB.finditer(text)}
    return "".join(_Reader(text, list(verbatim.values())).read())


class _Reader:
    """Read entries command by command."""

    def __init__(self, text: str, verbatim: list[re.Match[str]]) -> None:
        self._arguments = Arguments(text, cut_tokens(text))
        self._verbatim = verbatim

    def read(self) -> Iterator[str]:
        fields: dict[str, str] = {}
        head: tuple[str, str] | None = None
        addresses = iter([*self._verbatim, None])
        address = next(addresses)
        for index, token in enumerate(self._arguments.tokens):
            while address and token.match.start() >= address.start():
                if not _DROPPED.fullmatch(address["field"]):
                    fields.setdefault(address["field"], address["value"].strip())
                address = next(addresses)
            command = token.match["command"]
            if command == "entry":
                head, fields = self._read_head(index), {}
            elif command == "endentry" and head:
                yield _write_entry(head, fields)
                head = None
            elif head and command in ("field", "strng", "list", "name", "range"):
                self._read_field(command, index, fields)

    def _groups(self, index: int, count: int) -> list[tuple[int, int]]:
        groups = []
        _, _, place = self._arguments.read_option(index + 1)
        for _ in range(count):
            start, end, place = self._arguments.read_group(place)
            groups.append((start, end))
        return groups

    def _read_head(self, index: int) -> tuple[str, str]:
        key, kind = (self._arguments.raw(*group).strip() for group in self._groups(index, 2))
        return re.sub(r"[\s,{}]", "", key), re.sub(r"\W", "", kind) or "misc"

    def _read_field(self, command: str, index: int, fields: dict[str, str]) -> None:
        name, *groups = self._groups(index, 4)
        field = self._arguments.raw(*name).strip()
        if _DROPPED.fullmatch(field) or not field:
            return
        if command == "name":
            fields.setdefault(field, " and ".join(self._read_names(*groups[2])))
        elif command == "list":
            inner = [self._arguments.raw(*item) for item in self._inner_groups(*groups[1])]
            fields.setdefault(field, " and ".join(map(_clean, inner)))
        elif command == "field":
            fields.setdefault(field, _clean(self._arguments.raw(*groups[0])))

    def _inner_groups(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        while start < end:
            token = self._arguments.tokens[start]
            if token.kind == "open" and token.partner is not None:
                yield start + 1, token.partner
                start = token.partner
            start += 1

    def _read_names(self, start: int, end: int) -> Iterator[str]:
        for name in self._inner_groups(start, end):
            parts: dict[str, str] = {}
            for piece in self._inner_groups(*name):
                self._read_parts(*piece, parts)
            if parts:
                yield _join_name(parts)

    def _read_parts(self, start: int, end: int, parts: dict[str, str]) -> None:
        """Read ``family={Lem}, familyi={L.}``: each group is named by the text before it."""
        for inner_start, inner_end in self._inner_groups(start, end):
            before = self._arguments.raw(max(start, inner_start - 2), inner_start - 1).rstrip("= \n")
            if found := _PART_OF_NAME.search(before):
                parts.setdefault(found[1], _clean(self._arguments.raw(inner_start, inner_end)))


def _clean(source: str) -> str:
    return _SPACES.sub(" ", source).strip()


def _join_name(parts: Mapping[str, str]) -> str:
    family = " ".join(filter(None, (parts.get("prefix"), parts.get("family"))))
    if "given" not in parts:
        return f"{{{family}}}" if " " in family else family
    return ", ".join(filter(None, (family, parts.get("suffix"), parts["given"])))


def _write_entry(head: tuple[str, str], fields: Mapping[str, str]) -> str:
    written = dict(_join_dates(fields))
    lines = [
        f"    {field} = {{{value}}}"
        for field, value in written.items()
        if value and value.count("{") == value.count("}")
    ]
    return f"@{head[1]}{{{head[0]},\n" + ",\n".join(lines) + "\n}\n"


def _join_dates(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the fields, the parts of each date joined to one."""
    points: dict[str, dict[str, str]] = {}
    for field, value in fields.items():
        if part := _PART_OF_DATE.fullmatch(field):
            point = points.setdefault(part["date"] + "date", {})
            point[(part["end"] or "") + part["part"]] = value
        else:
            yield field, value
    for field, point in points.items():
        first, last = (_point(point, prefix) for prefix in ("", "end"))
        yield field, f"{first}/{last}" if last else first


def _point(parts: Mapping[str, str], prefix: str) -> str:
    values = (parts.get(prefix + part, "") for part in ("year", "month", "day"))
    return "-".join(value.zfill(2) for value in values if value)
