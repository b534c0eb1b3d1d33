"""Bibliography -> the printed reference list that a journal demands.

A style is a TOML file in ``definitions/``.
"""

from __future__ import annotations

from citekit.styles.definition import (
    Style,
    UnknownStyleError,
    available_styles,
    load_style,
    read_style,
    style_names,
)
from citekit.styles.lists import NO_TRANSLATION, ListOptions, PrintedItem, PrintedList, print_bibliography
from citekit.styles.output import WRITERS, write_lists
from citekit.styles.standing import stand_as_printed

__all__ = [
    "NO_TRANSLATION",
    "WRITERS",
    "ListOptions",
    "PrintedItem",
    "PrintedList",
    "Style",
    "UnknownStyleError",
    "available_styles",
    "load_style",
    "print_bibliography",
    "read_style",
    "stand_as_printed",
    "style_names",
    "write_lists",
]
