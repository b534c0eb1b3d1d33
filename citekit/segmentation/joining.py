"""Join the lines of an item into one line: hyphens at line ends, broken URLs, everything else by a blank."""

from __future__ import annotations

from citekit.expressions import late
from citekit.model import ReferenceString, Span
from citekit.segmentation.items import Item, Piece

# Soft hyphens, and the control characters that PDF tools print where a hyphen stood at a line end.
_LOST_HYPHENS = "\u00ad\u00ac\x02\x0f\x10\x11\x12\x13\x14\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f"
_BLANKS = late(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]{2,}|[\t\u00a0\u2000-\u200a\u202f\u3000]")
_URL_BEGINS = late(r"https?:|www\.|ftp:")
_PATH = late(r"[a-z0-9]/[!-~]")
_URL_GOES_ON = late(r"[a-z0-9%&?=#~_+]|[A-Z][\w-]*[/.]")
_URL_BREAKS = frozenset("/-_=&?%#~+")
_COMPOUND = frozenset("оеoe")
_WINDOW = 2100
# Two adjectives in one (``социально-экономический``) keep the hyphen of a line end; nouns in -ность have none.
_FIRST_ADJECTIVE = late(r"[^\W\d_]{3}(?:[сцлнвчдтрмзжбь][нк]|[sclnwzdtrmjb][nk])[оаo]")
_SECOND_ADJECTIVE = late(
    r"(?!ст|сц|ść|ści)[^\W\d_]{3,30}(?:[ыиоіa-zіў][йх]|[аяоеыіую][яеюй]|[ыиі]ми?|[оае][гм][оуа]|[ыі]мі|ych|ich|ymi?|imi?"
    r"|ego|emu|[ieyaąi])(?![^\W\d_])"
)


def join_item(item: Item) -> ReferenceString:
    r"""Return the item as one line of text.

    Example: ``Перепе\x11`` and ``люк В.`` give ``Перепелюк В.``; ``www.gks.ru/`` and ``free/a.htm`` stay one URL.
    """
    parts: list[str] = []
    tail = ""
    for piece in item.pieces:
        text = _close_up(piece.text).strip()
        if not text:
            continue
        if tail:
            parts[-1], glue = _meet(parts[-1], tail, text)
            parts.append(glue)
        parts.append(text)
        tail = (tail + glue + text)[-_WINDOW:] if tail else text[-_WINDOW:]
    return ReferenceString(
        "".join(parts).strip(), item.label, tuple(_span(piece) for piece in item.pieces if piece.start < piece.end)
    )


def _close_up(text: str) -> str:
    """Put one blank for several, and for each that is no plain one; all of these are unprintable."""
    return text if text.isprintable() and "  " not in text else _BLANKS.sub(" ", text)


def _span(piece: Piece) -> Span:
    return Span(piece.line.span.start + piece.start, piece.line.span.start + piece.end)


def _meet(left: str, tail: str, right: str) -> tuple[str, str]:
    """Return what becomes of the left part, and what stands between it and the right one."""
    last = left[-1:]
    in_url = _is_in_url(tail)
    if last and last in _LOST_HYPHENS:
        is_hyphen = last not in "\u00ad\u00ac" and (in_url or _is_compound(left[:-1], right))
        keep = is_hyphen or right[:1].isupper() or right[:1].isdigit()
        return left[:-1] + ("-" if keep else ""), ""
    if in_url and _continues_url(tail, right):
        return left, ""
    if last in {"-", "‐", "‑"} and left[-2:-1].isalpha() and right[:1].isalpha():
        is_word_break = right[:1].islower() and left[-2:-1].lower() not in _COMPOUND
        return left[:-1] if is_word_break else left, ""
    return left, " "


def _continues_url(tail: str, right: str) -> bool:
    if not _URL_GOES_ON.match(right):
        return False
    if tail[-1] in _URL_BREAKS:
        return True
    first = right.split(" ", 1)[0]
    return tail[-1] == "." and ("/" in first or "." in first.rstrip("."))


def _is_in_url(tail: str) -> bool:
    """Say whether a text ends within an address; a blank printed in one hides its beginning: ``site. by/news/12-``."""
    word = tail[tail.rfind(" ") + 1 :]
    return _URL_BEGINS.search(word) is not None or (word.isascii() and _PATH.search(word) is not None)


def _is_compound(left: str, right: str) -> bool:
    return _FIRST_ADJECTIVE.fullmatch(left[-6:]) is not None and _SECOND_ADJECTIVE.match(right[:40]) is not None
