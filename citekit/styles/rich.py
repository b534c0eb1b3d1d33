"""Join pieces of text that carry emphasis, so that no two signs of punctuation collide."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

Emphasis = Literal["", "italic", "bold"]

_SENTENCE_ENDS = ("?", "!", "…")
_NO_SPACE_BEFORE = (".", ",", ";", ")", "]")
_LEADING = " .,:;/–"


class Run(NamedTuple):
    """Hold a stretch of text in one emphasis.

    Attributes:
        text: What is printed.
        emphasis: ``italic``, ``bold`` or empty.
    """

    text: str
    emphasis: Emphasis = ""


Rich = tuple[Run, ...]


def plain(runs: Iterable[Run]) -> str:
    """Return the text of runs without their emphasis."""
    return "".join(run.text for run in runs)


def join_runs(pieces: Iterable[Rich], delimiter: str = "") -> Rich:
    """Join pieces, empty ones left out; of two signs that meet, one stays.

    Example:
        >>> pieces = ((Run("Кто? ", "italic"),), (Run(". – 2010"),), (Run(" г."),), (Run("."),))
        >>> plain(join_runs(pieces))
        'Кто? – 2010 г.'
    """
    joined: list[Run] = []
    for piece in pieces:
        runs = [run for run in piece if run.text]
        if runs and joined and delimiter:
            runs.insert(0, Run(delimiter))
        for run in runs:
            _append(joined, run)
    return tuple(joined)


def trim(runs: Rich) -> Rich:
    """Take away the punctuation with which a line begins when its first parts have vanished, and blanks at its end."""
    kept = list(runs)
    while kept and not (first := kept[0].text.lstrip(_LEADING)):
        kept.pop(0)
    if kept:
        kept[0] = kept[0]._replace(text=first)
    while kept and not (last := kept[-1].text.rstrip(" ,:;–")):
        kept.pop()
    if kept:
        kept[-1] = kept[-1]._replace(text=last)
    return tuple(kept)


def _append(joined: list[Run], run: Run) -> None:
    text = run.text
    if joined:
        if text.startswith(_NO_SPACE_BEFORE) and not text.startswith("..."):
            _strip_end(joined)
        last = joined[-1].text if joined else ""
        if last.endswith(" ") and text.startswith(" "):
            text = text.lstrip(" ")
        text = _settle(last, text)
    if joined and joined[-1].emphasis == run.emphasis:
        joined[-1] = Run(joined[-1].text + text, run.emphasis)
    elif text:
        joined.append(run._replace(text=text))


def _strip_end(joined: list[Run]) -> None:
    while joined and not (text := joined[-1].text.rstrip(" ")):
        joined.pop()
    if joined:
        joined[-1] = joined[-1]._replace(text=text)


def _settle(last: str, text: str) -> str:
    """Leave out a sign that the text before has said already."""
    if text.startswith("...") or not last:
        return text
    if text[:1] == "." and last.endswith((".", ",", ":", *_SENTENCE_ENDS)):
        return text[1:]
    return text[1:] if text[:1] in {",", ";"} and last.endswith((",", ";")) else text
