"""Read the little language in which the styles are written.

=====================  =========================================================================================
``{title}``            a variable of the record, labelled with its name
``{issued:year}``      a variable in one of its forms (dates: ``values``; persons: the ``names`` of the style)
``{%area}``            a choice of the style, itself a template: one of its alternatives, the same in a whole list
``{@page}``            a word in the language of the list, ``{@medium:medium}`` one with a label
``{?author}``          prints nothing; demands that the record has the variable (``{?author.4}``: four of them)
``{!author}``          prints nothing; demands that it has not
``<a|b>``              the first alternative whose variables are all there, else nothing; where variables or choices
                       stand in it and none of them printed a value, it counts as empty
``<50 a|b>``           the same, tried half of the time
=====================  =========================================================================================

Variables that are no label (``{gazette_year}``) print unlabelled. A backslash takes its meaning from ``< > | { }``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_TOKEN = re.compile(r"\\(.)|\{([?!@%]?)([a-z_0-9]+)(?:[:.]([a-z_0-9]+))?\}|(<)(?:(\d+) )?|(\|)|(>)|([^\\{<|>]+)", re.S)


@dataclass(frozen=True, slots=True)
class Slot:
    """Hold one ``{…}``: what kind it is, its name, and its form or number if it has one."""

    sigil: str
    name: str
    form: str


@dataclass(frozen=True, slots=True)
class Group:
    """Hold one ``<…>``: its alternatives, and how often in a hundred it is tried."""

    alternatives: tuple[Template, ...]
    chance: int


Node = str | Slot | Group
Template = tuple[Node, ...]


class _Level:
    """Collect the alternatives of one group while it is open."""

    def __init__(self, chance: int) -> None:
        self.chance = chance
        self.alternatives: list[list[Node]] = [[]]

    def add(self, node: Node) -> None:
        self.alternatives[-1].append(node)

    def close(self) -> Group:
        return Group(tuple(tuple(nodes) for nodes in self.alternatives), self.chance)


@cache
def read_template(source: str) -> Template:
    """Read a template into its nodes.

    Raises:
        ValueError: A brace or angle bracket is not closed.

    Example:
        ``{title}<, {@page}{page}>`` is a slot and a group of a comma, the word of pages and the slot of pages.
    """
    levels = [_Level(100)]
    position = 0
    while position < len(source):
        match = _TOKEN.match(source, position)
        if match is None or (match[8] and len(levels) == 1):
            raise ValueError(f"template is broken at {position}: {source!r}")
        _take(match, levels)
        position = match.end()
    if len(levels) != 1:
        raise ValueError(f"group is not closed: {source!r}")
    return tuple(levels[0].alternatives[0])


def _take(match: re.Match[str], levels: list[_Level]) -> None:
    if match[5]:
        levels.append(_Level(int(match[6] or 100)))
    elif match[7] and len(levels) > 1:
        levels[-1].alternatives.append([])
    elif match[8]:
        group = levels.pop().close()
        levels[-1].add(group)
    elif match[3]:
        levels[-1].add(Slot(match[2], match[3], match[4] or ""))
    else:
        levels[-1].add(match[1] or match[7] or match[9])
