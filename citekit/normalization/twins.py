"""Match a list in Latin letters with the Cyrillic one that it repeats: romanised and translated by the author."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from citekit.expressions import late
from citekit.model import Name, Reference, Text
from citekit.normalization.likeness import cut_like, is_romanised, rate_twin
from citekit.normalization.repeats import join_repeat
from citekit.transliteration import detect_language
from citekit.transliteration.languages import TRAINED
from citekit.transliteration.repair import CYRILLIC_LETTER

_LATIN = late("[A-Za-z]")
_NUMBER = late(r"\d{1,4}")
_TWINNED_SHARE = 0.5
_FEWEST = 2
_ENOUGH = 5.0
_CANDIDATES = 40
_TEXTS = ("title", "container_title", "publisher")


def match_twins(references: Sequence[Reference]) -> tuple[Reference, ...]:
    """Join each record of a list with its twin in the list in Latin letters that follows; drop the twin.

    The Cyrillic record gets the twin's names and texts as variants, tagged ``ru-Latn`` when they are romanised and
    ``en`` when they are translated. A list of which less than half has twins is no twin list, and stays.

    Example:
        ``Коваль В. Демография. Минск, 2008`` and, under ``References``, ``Koval V. Demografiya. Minsk, 2008`` become
        one record.
    """
    start = _find_start(references)
    head, tail = references[:start], references[start:]
    pairs = _pair(head, tail) if len(head) >= _FEWEST and len(tail) >= _FEWEST else {}
    if len(pairs) < max(_FEWEST, _TWINNED_SHARE * min(len(head), len(tail))):
        return tuple(references)
    joined = [_join(one, tail[pairs[place]]) if place in pairs else one for place, one in enumerate(head)]
    twins = frozenset(pairs.values())
    return (*joined, *(one for place, one in enumerate(tail) if place not in twins))


def _find_start(references: Sequence[Reference]) -> int:
    """Return where the last list in Latin letters begins: where its numbers start anew, or behind the last Cyrillic."""
    first = len(references)
    while first and not _is_cyrillic(references[first - 1]):
        first -= 1
    if not first:
        return len(references)
    labels = [_number(reference) for reference in references]
    anew = (place for place in range(first, len(references)) if labels[place] == 1)
    start = next(anew, None)
    return start if start is not None else _find_first_twin(references, first)


def _find_first_twin(references: Sequence[Reference], first: int) -> int:
    """Without numbers, the list begins where the first record of the other one comes again."""
    near = range(first, min(len(references), first + _CANDIDATES))
    return max(near, key=lambda place: rate_twin(references[0], references[place]), default=first)


def _pair(head: Sequence[Reference], tail: Sequence[Reference]) -> dict[int, int]:
    """Pair the records that are most alike, each at most once."""
    rated = sorted(_rate(head, tail), key=lambda pair: (-pair[0], abs(pair[1] - pair[2])))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for score, one, other in rated:
        if score >= _ENOUGH and one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def _rate(head: Sequence[Reference], tail: Sequence[Reference]) -> Iterator[tuple[float, int, int]]:
    places: dict[tuple[str, object], list[int]] = defaultdict(list)
    for place, reference in enumerate(tail):
        for key in _keys(reference):
            places[key].append(place)
    for one, reference in enumerate(head):
        near = dict.fromkeys(place for key in _keys(reference) for place in islice(places.get(key, ()), _CANDIDATES))
        for other in near:
            same_number = _number(reference) is not None and _number(reference) == _number(tail[other])
            yield rate_twin(reference, tail[other]) + 2 * same_number, one, other


def _keys(reference: Reference) -> Iterator[tuple[str, object]]:
    """Yield what twins may share; records that share nothing are never compared."""
    for field in ("doi", "url", "page"):
        if value := getattr(reference, field):
            yield field, value.casefold()
    if (number := _number(reference)) is not None:
        yield "number", number
    if reference.issued and reference.issued.year:
        yield "year", reference.issued.year


def _join(kept: Reference, twin: Reference) -> Reference:
    joined = join_repeat(kept, twin, "twin-joined", "is this work in Latin letters")
    if not _is_cyrillic(kept):
        return joined
    title = kept.title.value if kept.title else ""
    language = (kept.language or detect_language(title).language or "ru").partition("-")[0]
    texts = {
        field: replace(text, variants=(*text.variants, *_versions(text, getattr(twin, field), language)))
        for field in _TEXTS
        if (text := getattr(kept, field)) and getattr(twin, field)
    }
    same = len(kept.author) == len(twin.author)
    names = (
        tuple(map(_extend, kept.author, twin.author, [f"{language}-Latn"] * len(kept.author))) if same else kept.author
    )
    return replace(joined, **texts, author=names, doi=kept.doi or twin.doi)


def _versions(printed: Text, twin: Text, language: str) -> Iterator[Text]:
    """Yield the twin's text with its tag, then the translations that stand beside it in the other list."""
    if not CYRILLIC_LETTER.search(printed.value) or _is_mostly_cyrillic(twin.value):
        return
    romanised = f"{language}-Latn"
    value = cut_like(printed.value, twin.value)
    tag = romanised if is_romanised(printed.value, value) or _reads_as_romanised(value) else "en"
    yield Text(value, tag)
    # A translation may be as near to the original as its romanisation: Demography, Demografiya.
    yield from (one for one in twin.variants if one.language != tag and not _is_mostly_cyrillic(one.value))


def _reads_as_romanised(text: str) -> bool:
    """Tell a romanisation that is not like its original, which is shortened: ``Маст. літ.``."""
    return (detect_language(text, candidates=TRAINED).language or "").endswith("-Latn")


def _extend(name: Name, twin: Name, tag: str) -> Name:
    return replace(name, variants=(*name.variants, replace(twin, language=tag, variants=())))


def _is_cyrillic(reference: Reference) -> bool:
    text = reference.source.text if reference.source else str(reference.title or "")
    return _is_mostly_cyrillic(text[:300])


def _is_mostly_cyrillic(text: str) -> bool:
    return len(CYRILLIC_LETTER.findall(text)) > len(_LATIN.findall(text))


def _number(reference: Reference) -> int | None:
    label = reference.source.label if reference.source else None
    found = _NUMBER.search(label) if label else None
    return int(found[0]) if found else None
