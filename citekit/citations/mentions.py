"""Find works that running text names: a quoted or italic title, its author and a word such as ``article`` beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from citekit.citations.body import running_text
from citekit.citations.keys import fold_words
from citekit.citations.words import YEAR, values, words
from citekit.model import (
    Bibliography,
    Date,
    Diagnostic,
    Document,
    FieldSource,
    Name,
    Reference,
    ReferenceString,
    Span,
    Text,
)
from citekit.transliteration import detect_language
from citekit.vocabulary import is_place

_TABLE = "mentions.tsv"
_QUOTED = re.compile(
    r"«([^«»\n]{8,300})»|[“„]([^“”„\n]{8,300})[”“]|(?<![\w\"])\"([^\"\n]{8,300})\"(?!\w)"
    r"|(?<![\w*])\*([^*\n]{8,300})\*(?![\w*])|(?<!\w)_([^_\n]{8,300})_(?!\w)"
)
_TOKEN = re.compile(r"[^\W\d_]+(?:[-’'ʼ‑][^\W\d_]+)*\.?|\d+|\S")
_END_OF_SENTENCE = re.compile(r"[.!?…]\s+(?=[^\W\d_a-zа-яёіїєґў])|\n")
_INITIAL = re.compile(r"[^\W\d_]{1,2}\.")
_YEAR_AFTER = re.compile(rf"\s?[,(]{{1,2}}\s?(?:[^\W\d_][\w.\s-]{{0,30}},?\s)?({YEAR})(?=\s?(?:[).,;]|г\.|р\.|r\.))")
_REACH = 160
_MOST_BETWEEN = 6
_FEWEST_WORDS = 2
_MOST_NAMES = 4
_CONFIDENCE = 0.7
_AND = frozenset({","})


_Found = tuple[tuple[Span, ...], str]


class _Run(NamedTuple):
    """Mark the tokens of a name, the last not included."""

    first: int
    last: int


def find_mentions(document: Document, bibliography: Bibliography | None = None) -> tuple[Reference, ...]:
    """Find works that the text of a document names without listing them.

    A work is named by a title of two words or more in quotation marks or italics, with its author's given and family
    name beside it and a word that says what it is: ``an article by Ales Adamovich «…»``, ``А. Адамович в книге «…»``.
    Quoted phrases, newspapers, laws, organisations and events are none. Nothing more is said than the text says.

    Args:
        document: The document.
        bibliography: Its reference list; what stands there is left out.

    Returns:
        Records (author, title, type, year where stated) in the order of the text, each with the diagnostic
        ``mention``; their strings know their places in the document. Names keep their printed case ending.

    Example:
        >>> from citekit.documents import read_document_bytes
        >>> paper = read_document_bytes("In a book by Jan Nowak «The roads of the north» …".encode(), "-")
        >>> [found] = find_mentions(paper)
        >>> found.type, found.author[0].family, found.title.value
        ('book', 'Nowak', 'The roads of the north')
    """
    bibliography = bibliography or Bibliography()
    text = running_text(document, bibliography)
    listed = {fold_words(str(record.title)) for record in bibliography.references if record.title}
    found: dict[tuple[str, ...], Reference] = {}
    for quote in _QUOTED.finditer(text):
        key = fold_words(quote[quote.lastindex or 0])
        mention = _mention(quote) if key not in listed and key not in found else None
        if mention:
            found[key] = mention
    return tuple(found.values())


def _mention(quote: re.Match[str]) -> Reference | None:
    title = quote[quote.lastindex or 0]
    if not _looks_like_title(title):
        return None
    before = _tokens_before(quote.string, quote.start())
    lowered = [token[0].casefold() for token in before]
    if _is_other_thing(lowered):
        return None
    found = _author_before(before, lowered) or _author_behind(quote, lowered)
    return _record(quote, title, *found) if found else None


def _looks_like_title(text: str) -> bool:
    """Tell a title from speech: it begins with a capital, has several words, and is no sentence with its full stop."""
    parts = text.split()
    return (
        len(parts) >= _FEWEST_WORDS
        and text[:1].isupper()
        and text[-1:] not in {".", "!", ";", ":", "-", "–"}
        and sum(word[:1].isalpha() for word in parts) >= _FEWEST_WORDS
    )


def _tokens_before(text: str, end: int) -> list[re.Match[str]]:
    """Cut what stands before a title in its sentence."""
    start = max(0, end - _REACH)
    for sentence in _END_OF_SENTENCE.finditer(text, start, end):
        if not _INITIAL.fullmatch(_last_word(text, sentence.start() + 1)):
            start = sentence.end()
    return list(_TOKEN.finditer(text, start, end))


def _author_before(tokens: list[re.Match[str]], lowered: list[str]) -> _Found | None:
    """Read ``an article by N. N. «…»``, and ``N. N. in his book «…»``: the names and the word for the work."""
    cues = [place for place, word in enumerate(lowered) if word in words("work", _TABLE)]
    names = [name for name in _names(tokens) if _is_person(tokens, name)] if cues else []
    for place in reversed(range(len(names))):
        first = _first_of_joined(lowered, names, place)
        joined = _Run(names[first].first, names[place].last)
        cue = next((cue for cue in reversed(cues) if _hang_together(lowered, tokens, joined, cue)), None)
        if cue is not None:
            return tuple(_span(tokens, name) for name in names[first : place + 1]), lowered[cue]
    return None


def _first_of_joined(lowered: list[str], names: list[_Run], place: int) -> int:
    """Go back over names that ``and`` or a comma joins with this one."""
    while (
        place
        and names[place - 1].last + 1 == names[place].first
        and lowered[names[place].first - 1] in _AND | words("and")
    ):
        place -= 1
    return place


def _author_behind(quote: re.Match[str], lowered: list[str]) -> _Found | None:
    """Read ``the book «…» by N. N.``: the word for the work right before the title, the name right behind it."""
    if not lowered or lowered[-1] not in words("work", _TABLE):
        return None
    tokens = list(_TOKEN.finditer(quote.string, quote.end(), quote.end() + _REACH // 2))
    start = next((place for place, token in enumerate(tokens) if token[0].casefold() not in _by()), 0)
    name = next((name for name in _names(tokens) if name.first == start), None)
    return ((_span(tokens, name),), lowered[-1]) if name and _is_person(tokens, name) else None


def _span(tokens: list[re.Match[str]], name: _Run) -> Span:
    return Span(tokens[name.first].start(), tokens[name.last - 1].end())


def _last_word(text: str, end: int) -> str:
    return re.split(r"\s", text[max(0, end - 12) : end])[-1]


def _is_other_thing(lowered: list[str]) -> bool:
    """Tell whether the noun right before the title says that it is a newspaper, a law, an event."""
    return any(word.rstrip(".") in words("no-work", _TABLE) for word in lowered[-3:])


def _names(tokens: list[re.Match[str]]) -> Iterator[_Run]:
    """Find runs of capitalised words and initials."""
    first = None
    for place, token in enumerate([*tokens, None]):
        if token and token[0][:1].isupper() and (not token[0].endswith(".") or _INITIAL.fullmatch(token[0])):
            first = place if first is None else first
        elif first is not None:
            yield _Run(first, place)
            first = None


def _is_person(tokens: list[re.Match[str]], name: _Run) -> bool:
    """Demand a family name with a given name or initials: two to four words, none a place or an institution."""
    printed = [token[0] for token in tokens[name.first : name.last]]
    whole = [word for word in printed if not _INITIAL.fullmatch(word)]
    if not 2 <= len(printed) <= _MOST_NAMES or not whole:
        return False
    if any(word.isupper() and len(word) > 1 for word in whole) or any(map(is_place, whole)):
        return False
    lowered = {word.casefold().rstrip(".") for word in whole}
    return not any(lowered & words(word_class, _TABLE) for word_class in ("work", "no-work", "no-person", "title"))


def _hang_together(lowered: list[str], tokens: list[re.Match[str]], name: _Run, cue: int) -> bool:
    """Tell whether cue, name and title hang together: few words between them, no other name, no sign but a comma."""
    end = len(tokens)
    if cue < name.first:
        between, behind = range(cue + 1, name.first), range(name.last, end)
        # Behind the cue stands nothing, or a word for "by": other words are about something else.
        near = all(lowered[place] in _by() for place in between) and lowered[name.last :] in ([], [","])
    else:
        between, behind = range(name.last, cue), range(cue + 1, end)
        near = len(between) <= _MOST_BETWEEN and len(behind) <= 2
    plain = all(tokens[place][0] == "," or tokens[place][0].isalpha() for place in (*between, *behind))
    small = not any(tokens[place][0][:1].isupper() for place in (*between, *behind))
    return near and plain and small


@cache
def _by() -> frozenset[str]:
    return frozenset(piece for form in words("by", _TABLE) for piece in form.split())


def _record(quote: re.Match[str], title: str, authors: tuple[Span, ...], cue: str) -> Reference:
    text, start = quote.string, quote.start(quote.lastindex or 0)
    places = [("author", span) for span in authors] + [("title", Span(start, start + len(title)))]
    year = _YEAR_AFTER.match(text, quote.end(), min(len(text), quote.end() + _REACH))
    if year:
        places.append(("issued", Span(year.start(1), year.end(1))))
    whole = Span(min(quote.start(), authors[0].start), max(quote.end(), *(span.end for _, span in places)))
    return Reference(
        values("work", _TABLE)[cue],
        language=detect_language(title).language,
        author=tuple(_name(text[span.start : span.end]) for span in authors),
        title=Text(" ".join(title.rstrip(" ,").split())),
        issued=Date(((int(year[1]),),)) if year else None,
        source=ReferenceString(" ".join(text[whole.start : whole.end].split()), None, (whole,)),
        sources=tuple(FieldSource(field, _within(span, whole), _CONFIDENCE) for field, span in places),
        diagnostics=(Diagnostic("mention", "named in the text, not in a reference list"),),
    )


def _name(printed: str) -> Name:
    *given, family = printed.split()
    return Name(family=family, given=" ".join(given))


def _within(span: Span, whole: Span) -> Span:
    return Span(span.start - whole.start, span.end - whole.start)
