"""Know the headings of reference lists, and the phrases that end one, in the languages of the region."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import takewhile

from citekit.expressions import late
from citekit.packaged import packaged_text

_WORD = late(r"[^\W\d_]+")
_MARKUP = late(r"^[\s#*_=]*(?:[IVX]{1,5}[.)]?\s)?[\s#*_=\d.)\]\[–—-]*|[\s#*_=:.–—-]*$")
_SPACED = late(r"^(?:\S\s){3,}\S$")
_WIDE_GAP = late(r"\s{2,}")
_MAX_WORDS = 9
_LONG, _LONGEST_WORD = 8, 30
_MAX_LENGTH = 90


@cache
def _vocabulary() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Return the whole words and the stems of the table, each with its role."""
    rows = [row.split("\t") for row in _read("headings.tsv")]
    words = {stem: role for _, role, stem in rows if not stem.endswith("*")}
    stems = tuple((stem[:-1], role) for _, role, stem in rows if stem.endswith("*"))
    return words, stems


@cache
def _stops() -> tuple[str, ...]:
    return tuple(row.split("\t")[1] for row in _read("stops.tsv"))


def _read(table: str) -> list[str]:
    return packaged_text(__package__, table).splitlines()[1:]


def fold_heading(line: str) -> str:
    """Return the bare words of a heading: no numbering, markup, soft hyphens or spacing between letters.

    Example:
        >>> fold_heading("7. **Л І Т Е Р А Т У Р А:**")
        'література'
    """
    bare = _MARKUP.sub("", line.replace("\u00ad", "").replace("¬", ""))
    words = _WIDE_GAP.split(bare)
    return " ".join(word.replace(" ", "") if _SPACED.match(word) else word for word in words).casefold()


def heading_roles(line: str) -> frozenset[str]:
    """Return the roles of the words of a line when all of them belong to headings, else nothing.

    Example:
        >>> sorted(heading_roles("Список использованных источников"))
        ['core', 'modifier']
    """
    if len(line) > _MAX_LENGTH:
        return frozenset()
    words = _WORD.findall(fold_heading(line))
    if not 0 < len(words) <= _MAX_WORDS:
        return frozenset()
    roles = list(takewhile(lambda role: role is not None, map(_role, words)))
    return frozenset(role for role in roles if role) if len(roles) == len(words) else frozenset()


def is_heading(line: str) -> bool:
    """Say whether a line can head a reference list or a list of abbreviated works."""
    return bool(heading_roles(line) & {"core", "abbreviations"})


def is_stop(line: str) -> bool:
    """Say whether a line begins what comes after a list: an abstract, the authors, the next paper."""
    if len(line) > 400:
        return False
    folded = fold_heading(line[:60])
    return any(folded.startswith(stop) and not folded[len(stop) : len(stop) + 1].isalpha() for stop in _stops())


@lru_cache(maxsize=4096)
def _role(word: str) -> str | None:
    words, stems = _vocabulary()
    if word in words:
        return words[word]
    role = next((role for stem, role in stems if word.startswith(stem) and len(word) <= len(stem) + 8), None)
    return role or _misprinted_role(word)


def _misprinted_role(word: str) -> str | None:
    """Forgive one letter too many, too few, or wrong in a long word."""
    if not _LONG <= len(word) <= _LONGEST_WORD:
        return None
    cores, stems = _long_cores()
    is_core = any(_is_one_slip(word, core) for core in cores) or any(_begins_with_slip(word, stem) for stem in stems)
    return "core" if is_core else None


@cache
def _long_cores() -> tuple[tuple[str, ...], tuple[str, ...]]:
    words, stems = _vocabulary()
    return (
        tuple(word for word, role in words.items() if role == "core" and len(word) >= _LONG),
        tuple(stem for stem, role in stems if role == "core" and len(stem) >= _LONG),
    )


def _begins_with_slip(word: str, stem: str) -> bool:
    return any(_is_one_slip(word[:size], stem) for size in range(len(stem) - 1, len(stem) + 2)) and (
        len(word) <= len(stem) + 8
    )


def _is_one_slip(left: str, right: str) -> bool:
    if abs(len(left) - len(right)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    return left[start + (len(left) >= len(right)) :] == right[start + (len(right) >= len(left)) :]
