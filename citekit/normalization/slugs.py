"""Repair the slug of a URL by aligning it with the romanised title: lost hyphens and misread letters."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import product
from urllib.parse import quote, unquote

from citekit.normalization.misreadings import Reading, read_misread
from citekit.normalization.romanised import TitleWord, title_words

LINE_BREAK = "\u00ad"
_SEGMENT = re.compile(r"(?<=[/=:,;+])(?:[^\W_]|%[0-9A-Fa-f]{2})(?:[\w\u00ad-]|%[0-9A-Fa-f]{2})*(?<=[\w])(?=[/?&#.;,:]|$)")
_SEPARATOR = re.compile(r"[-_]")
_MAX_JOINED = 4
_MAX_CHUNKS = 60
_MAX_BREAKS = 3
_STOP_LETTERS = 3
_MIN_LETTERS = 10
_SOUND_SHARE = 0.6
_SOUND_SHARE_OF_MANY = 0.85
_MATCHED_SHARE = 0.75


@dataclass(slots=True)
class _Alignment:
    """Collect what each chunk of a slug was found to be; local to one call."""

    spellings: dict[int, str] = field(default_factory=dict)
    words: dict[int, tuple[int, int]] = field(default_factory=dict)
    rules: list[tuple[str, float]] = field(default_factory=list)
    sound: int = 0


def repair_slugs(url: str, title: str, language: str | None) -> tuple[str, list[tuple[str, float]]]:
    """Repair each part of a URL that repeats the words of the title.

    A part is touched only when most of its letters stand in the title in the same order, so that what differs can be
    nothing but damage: two words run together where the others are separated, a letter that scanners take for another
    inside a word. Other inflections, other words, figures and endings stay as printed.

    Returns:
        The URL and, for each rule that changed it, its name and confidence.

    Example:
        >>> repair_slugs("http://x.by/news/7-novaia-knigaab-historyi", "Новая книга аб гісторыі", "be")[0]
        'http://x.by/news/7-novaia-kniga-ab-historyi'
    """
    start = re.match(r"(?:https?://)?[^/?#]*", url)
    offset = start.end() if start else 0
    words = title_words(title, language)
    found: list[tuple[str, float]] = []

    def repaired(match: re.Match[str]) -> str:
        new, rules = _repair_encoded(match[0], words)
        found.extend(rules)
        return new

    if words and len(url) - offset >= _MIN_LETTERS:
        url = url[:offset] + _SEGMENT.sub(repaired, url[offset:])
    return url.replace(LINE_BREAK, ""), found


def _repair_encoded(segment: str, words: tuple[TitleWord, ...]) -> tuple[str, list[tuple[str, float]]]:
    """Repair a segment in its letters, percent-encoded or not, and write it back as it was."""
    letters = unquote(segment, errors="replace") if "%" in segment else segment
    pieces = letters.split("-" + LINE_BREAK, _MAX_BREAKS)
    joined = ["".join(map("".join, zip(("", *glue), pieces, strict=True))) for glue in product(("-", ""), repeat=len(pieces) - 1)]
    readings = [_repair_segment(candidate, words) for candidate in joined]
    best = max(range(len(readings)), key=lambda index: readings[index][2])
    new, rules, _ = readings[best]
    if best:
        rules = [("line-break", 0.9), *rules]
    if new == letters:
        return segment, []
    return (quote(new, safe="-_") if "%" in segment else new), rules


def _repair_segment(segment: str, words: tuple[TitleWord, ...]) -> tuple[str, list[tuple[str, float]], int]:
    """Repair one part of a path; how many of its letters stand in the title comes back as the third value."""
    chunks = _SEPARATOR.split(segment)
    separators = _SEPARATOR.findall(segment)
    if not 1 < len(chunks) <= _MAX_CHUNKS or segment != segment.lower():
        return segment, [], 0
    alignment = _Alignment()
    for chunk, first, last in _anchors(chunks, words):
        _accept_sound(alignment, chunks, words, chunk, first, last)
    usage = _usage(alignment, chunks, words)
    _read_gaps(alignment, chunks, words, usage, _separator(separators))
    if not alignment.rules or not _convincing(alignment, chunks):
        return segment, [], alignment.sound
    return _spell(alignment, chunks, separators), alignment.rules, alignment.sound


def _separator(separators: list[str]) -> str:
    return Counter(separators).most_common(1)[0][0]


def _anchors(chunks: list[str], words: tuple[TitleWord, ...]) -> list[tuple[int, int, int]]:
    """Find the best monotone chain of chunks that are sound spellings of one or several title words."""
    matches = [
        (chunk, first, last)
        for chunk in range(len(chunks))
        for first, last, run in _runs(words)
        if _is_sound(chunks[chunk], run)
    ]
    best: dict[int, tuple[int, int]] = {}
    for index, (chunk, first, _last) in enumerate(matches):
        weight, before = len(chunks[chunk]), -1
        for earlier in range(index):
            other_chunk, _, other_last = matches[earlier]
            if other_chunk < chunk and other_last <= first and best[earlier][0] + len(chunks[chunk]) > weight:
                weight, before = best[earlier][0] + len(chunks[chunk]), earlier
        best[index] = (weight, before)
    chain = []
    at = max(best, key=lambda index: best[index][0], default=-1)
    while at >= 0:
        chain.append(matches[at])
        at = best[at][1]
    return chain[::-1]


def _runs(words: tuple[TitleWord, ...], low: int = 0, high: int | None = None) -> list[tuple[int, int, tuple[TitleWord, ...]]]:
    """List the runs of words that one chunk may stand for, also without the short words that sites leave out."""
    high = len(words) if high is None else high
    found = []
    for first in range(low, high):
        for last in range(first + 1, min(first + _MAX_JOINED, high) + 1):
            run = words[first:last]
            found.append((first, last, run))
            inner = tuple(word for word in run[1:-1] if len(word.spelling) > _STOP_LETTERS)
            if len(inner) < len(run) - 2:
                found.append((first, last, (run[0], *inner, run[-1])))
    return found


def _is_sound(chunk: str, words: tuple[TitleWord, ...]) -> bool:
    if not sum(map(len, words)) <= len(chunk) + 2 <= 2 * sum(len(word.spelling) for word in words) + 4:
        return False
    if len(words) == 1:
        return bool(words[0].sound.fullmatch(chunk))
    return bool(re.fullmatch("".join(word.sound.pattern for word in words), chunk))


def _accept_sound(alignment: _Alignment, chunks: list[str], words: tuple[TitleWord, ...], chunk: int, first: int, last: int) -> None:
    alignment.words[chunk] = (first, last)
    alignment.sound += len(chunks[chunk])


def _usage(alignment: _Alignment, chunks: list[str], words: tuple[TitleWord, ...]) -> Counter[tuple[str, str]]:
    """Count how the site spells each letter, from the chunks that are sound."""
    usage: Counter[tuple[str, str]] = Counter()
    for chunk, (first, last) in alignment.words.items():
        reading = read_misread(chunks[chunk], words[first:last], Counter(), "")
        if reading:
            usage.update(reading.letters)
    return usage


def _read_gaps(alignment: _Alignment, chunks: list[str], words: tuple[TitleWord, ...], usage: Counter[tuple[str, str]], separator: str) -> None:
    """Read the chunks that are not sound as damaged spellings of the words between their neighbours."""
    for chunk, (first, last) in list(alignment.words.items()):
        if last - first > 1 and not all(word.soft for word in words[first : last - 1]):
            readings = [read_misread(chunks[chunk], run, usage, separator) for *ends, run in _runs(words, first, last) if ends == [first, last]]
            reading = min(filter(None, readings), key=lambda found: found.cost, default=None)
            if reading and reading.text != chunks[chunk]:
                alignment.spellings[chunk] = reading.text
                alignment.rules.append(("slug-hyphen", 0.96))
    for chunk in range(len(chunks)):
        if chunk not in alignment.words and not chunks[chunk].isdigit():
            _read_chunk(alignment, chunks, words, chunk, usage, separator)


def _read_chunk(alignment: _Alignment, chunks: list[str], words: tuple[TitleWord, ...], chunk: int, usage: Counter[tuple[str, str]], separator: str) -> None:
    low = max((last for at, (_, last) in alignment.words.items() if at < chunk), default=0)
    high = min((first for at, (first, _) in alignment.words.items() if at > chunk), default=len(words))
    if _is_cut_short(chunks, chunk, words[low:high]):
        return
    candidates: list[tuple[Reading, int, int]] = []
    for first, last, run in _runs(words, low, high):
        reading = read_misread(chunks[chunk], run, usage, separator)
        if reading:
            candidates.append((reading, first, last))
    if not candidates:
        return
    reading, first, last = min(candidates, key=lambda found: (found[0].cost, found[1]))
    alignment.words[chunk] = (first, last)
    alignment.spellings[chunk] = reading.text
    alignment.sound += reading.sound
    if reading.cost:
        alignment.rules.append(("slug-letter", max(0.5, 0.95 - 0.04 * reading.cost)))
    if last - first > 1 and separator in reading.text:
        alignment.rules.append(("slug-hyphen", 0.96))


def _is_cut_short(chunks: list[str], chunk: int, words: tuple[TitleWord, ...]) -> bool:
    """Tell whether the last chunk is the beginning of a word: sites cut long slugs."""
    if chunk != len(chunks) - 1:
        return False
    return any(word.spelling.startswith(chunks[chunk]) and word.spelling != chunks[chunk] for word in words)


def _convincing(alignment: _Alignment, chunks: list[str]) -> bool:
    letters = [len(chunk) for chunk in chunks if not chunk.isdigit()]
    matched = sum(len(chunks[chunk]) for chunk in alignment.words if not chunks[chunk].isdigit())
    total = sum(letters)
    damaged = sum(1 for rule, _ in alignment.rules if rule == "slug-letter")
    share = _SOUND_SHARE if damaged * 2 <= len(letters) + 1 else _SOUND_SHARE_OF_MANY
    return alignment.sound >= max(_MIN_LETTERS, share * total) and matched >= _MATCHED_SHARE * total


def _spell(alignment: _Alignment, chunks: list[str], separators: list[str]) -> str:
    text = ""
    for chunk, printed in enumerate(chunks):
        before = separators[chunk - 1] if chunk else ""
        text += before + alignment.spellings.get(chunk, printed)
    return text
