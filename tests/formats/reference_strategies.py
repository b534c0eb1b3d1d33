"""Generated records with hostile values, and what a .bib file can carry of them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from hypothesis import strategies as st

from citekit.formats.protection import protect
from citekit.model import (
    DATE_FIELDS,
    NAME_FIELDS,
    TEXT_FIELDS,
    Date,
    Diagnostic,
    FieldSource,
    Name,
    Reference,
    ReferenceString,
    Repair,
    Span,
    Text,
)

CSL_TYPES = [
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
]
TITLES = {"title", "title_short", "volume_title", "container_title", "collection_title", "event_title"}
"""The texts whose braces protect words."""

STRINGS = [
    "collection_number",
    "edition",
    "volume",
    "issue",
    "page",
    "section",
    "number",
    "number_of_pages",
    "medium",
    "archive_location",
    "isbn",
    "issn",
    "note",
]
LANGUAGES = [None, "be", "ru", "uk", "pl", "en", "uk-UA", "be-tarask", "ru-Latn-alalc97", "cu", "sr-Cyrl"]

HOSTILE = [
    "{", "}", "{{", "}}", "\\", "\\\\", "\\{", "%", "&", "\\&", "#", "_", "$", "~", "^", '"', "'", "''", "``", "--", "---",
    ";", "=", ",", " and ", " AND ", "others", "@book{x,", "\n", "\r\n", "\t", "\x00", "\x1b[31m", "\x9b2J", "\x85",
    "\u2028", "\u00a0", "\u2009", "\u200b", "\u202e", "<i>x</i>", "&lt;", "<script>", "и́", "й", "ё", "І", "Ў", "ґ",
    "ł", "Ś", "é", "ё", "«Наша Ніва»", "„Kultura”", "№", "…", "😀", " ", "  ", "\\textbackslash{}", "\\symbol{59}", "\\url{x}",
    '="', "1:family=", "\\'e", "{\\L}", "von", "де ", "van der ", "Купала", "Łódź", "\ufeff", "\ufffd",
]  # fmt: skip
texts = st.one_of(
    st.lists(st.sampled_from(HOSTILE), max_size=5).map("".join),
    st.lists(st.sampled_from(["Якуб", "Колас", "Нёман", "і", "Kraj", "№ 5"]), max_size=4).map(" ".join),
    st.text(max_size=12),
)
maybe_texts = st.none() | texts
keys = st.none() | st.from_regex(r"[a-z]{2,8}[0-9]{4}[a-z]?", fullmatch=True)
TAGS = ["ru-Latn-alalc97", "be-Latn", "en", "pl", "uk-Latn-iso9"]


@st.composite
def rich_texts(draw: st.DrawFn) -> Text:
    tags = draw(st.lists(st.sampled_from(TAGS), unique=True, max_size=2))
    variants = tuple(Text(draw(texts), tag) for tag in tags)
    value = draw(texts)
    return Text(value, draw(st.sampled_from(LANGUAGES)), variants, draw(_protected_words(value)))


def _protected_words(value: str) -> st.SearchStrategy[tuple[str, ...]]:
    """Some words of a text, or the whole of it; in formulas, which dollars may be a part of, braces are no protection."""
    words = [] if "$" in value else re.findall(r"\w{2,}", value)
    some = st.lists(st.sampled_from(words), max_size=2) if words else st.just([])
    return st.one_of(st.just([]), some, st.just([value])).map(lambda chosen: protect(value, chosen))


def _bare_names() -> st.SearchStrategy[Name]:
    persons = st.builds(
        Name,
        family=texts,
        given=maybe_texts,
        non_dropping_particle=st.none() | st.sampled_from(["de", "van der", "фон", "Ван"]) | texts,
        dropping_particle=st.none() | st.sampled_from(["von", "дэ", "Von"]),
        suffix=st.none() | st.sampled_from(["мл.", "Jr."]) | texts,
    )
    return persons | st.builds(Name, literal=texts) | st.builds(Name, given=maybe_texts, literal=maybe_texts)


@st.composite
def names(draw: st.DrawFn) -> Name:
    tags = draw(st.lists(st.sampled_from(TAGS), unique=True, max_size=2))
    variants = tuple(replace(draw(_bare_names()), language=tag) for tag in tags)
    return replace(draw(_bare_names()), language=draw(st.sampled_from(LANGUAGES)), variants=variants)


_days = st.dates().map(lambda day: (day.year, day.month, day.day))
_months = st.tuples(st.integers(-999, 9999), st.integers(1, 12) | st.integers(21, 24))
_points = st.one_of(_days, _months, st.tuples(st.integers(-9999, 9999)))
dates = st.one_of(
    st.builds(Date, st.lists(_points, min_size=1, max_size=2).map(tuple), st.booleans()),
    st.builds(Date, st.just(()), st.booleans(), texts),
)
urls = st.one_of(
    st.sampled_from(["http://nlb.by/a_b?p={X}&c=20%25#f~", "https://bn.org.pl/\\x", "http://кніга.бел/й", "  ", "a{b"]),
    texts,
)
extras = st.dictionaries(
    st.sampled_from(["keywords", "abstract", "pubstate", "x-note", "annotation", "dimensions"]), texts, max_size=3
).map(lambda pairs: tuple(pairs.items()))


@st.composite
def references(draw: st.DrawFn) -> Reference:
    """A record with a few fields of every kind, some of them hostile."""
    fields: dict[str, object] = {}
    kinds = (
        (NAME_FIELDS, st.lists(names(), max_size=3).map(tuple)),
        (TEXT_FIELDS, rich_texts()),
        (STRINGS, texts),
        (DATE_FIELDS, dates),
    )
    for variables, strategy in (*kinds, (("url", "doi"), urls)):
        for variable in draw(st.sets(st.sampled_from(variables), max_size=4)):
            fields[variable] = draw(strategy)
    return Reference(
        draw(st.sampled_from(CSL_TYPES)), draw(keys), draw(st.sampled_from(LANGUAGES)), extra=draw(extras), **fields
    )


_spans = st.builds(Span, st.integers(0, 99), st.integers(0, 99))
_repairs = st.builds(Repair, texts, texts, st.lists(texts, max_size=2).map(tuple), st.floats(0, 1))
_diagnostics = st.builds(Diagnostic, texts, texts, st.sampled_from([None, "url"]), st.none() | _repairs)


@st.composite
def sourced_references(draw: st.DrawFn) -> Reference:
    """A record that remembers where it came from and what was noticed about it."""
    source = draw(st.none() | st.builds(ReferenceString, texts, maybe_texts, st.lists(_spans, max_size=2).map(tuple)))
    sources = st.lists(st.builds(FieldSource, st.sampled_from(TEXT_FIELDS), _spans, st.floats(0, 1)), max_size=2).map(
        tuple
    )
    told = draw(st.lists(_diagnostics, max_size=2).map(tuple))
    return replace(draw(references()), source=source, sources=draw(sources), diagnostics=told)


def one_line(text: str | None) -> str | None:
    """Say what a .bib file keeps of a text: one line, single spaces, no control characters; nothing of an empty one."""
    if text and text.isprintable():
        return re.sub(" +", " ", text).strip(" ") or None
    shown = "".join(" " if unicodedata.category(c) == "Cc" or c in "\u2028\u2029" else c for c in text or "")
    shown = "".join("\ufffd" if unicodedata.category(c) == "Cs" else c for c in shown)
    return re.sub(" +", " ", shown).strip(" ") or None


def _address(text: str | None) -> str | None:
    return "".join(_percent(c) for c in (text or "").strip()) or None


def _percent(character: str) -> str:
    character = "\ufffd" if unicodedata.category(character) == "Cs" else character
    if character not in "{}\\" and unicodedata.category(character) != "Cc" and not character.isspace():
        return character
    return "".join(f"%{byte:02X}" for byte in character.encode())


def _kept_text(name: str, text: Text | None, language: str | None) -> Text | None:
    value = one_line(text.value) if text else None
    if text is None or value is None:
        return None
    words = protect(value, [one_line(word) or "" for word in text.protected]) if name in TITLES else ()
    variants = (Text(one_line(v.value) or "", v.language) for v in text.variants if one_line(v.value))
    own = text.language if text.language != language else None
    return Text(value, own or None, tuple(variants), words)


def _kept_name(name: Name) -> Name:
    parts = ("family", "given", "non_dropping_particle", "dropping_particle", "suffix", "literal")
    kept = Name(**{part: one_line(getattr(name, part)) for part in parts}, language=name.language)
    return replace(kept, variants=tuple(_kept_name(v) for v in name.variants if _is_named(v)))


def _is_named(name: Name) -> bool:
    return any(
        one_line(part)
        for part in (
            name.family,
            name.given,
            name.literal,
            name.suffix,
            name.dropping_particle,
            name.non_dropping_particle,
        )
    )


def _kept_date(date: Date | None) -> Date | None:
    if date is None or date.parts:
        return date
    return Date((), date.circa, one_line(date.literal)) if one_line(date.literal) else None


def in_order_of_tags(reference: Reference) -> Reference:
    """Sort the variants of names, whose order a .bib file keeps for the whole list of names alone."""
    people = {role: tuple(map(_sorted_variants, getattr(reference, role))) for role in NAME_FIELDS}
    return replace(reference, **people)


def _sorted_variants(name: Name) -> Name:
    return replace(name, variants=tuple(sorted(name.variants, key=lambda variant: variant.language or "")))


def kept_in_bib(reference: Reference) -> Reference:
    """Say what a .bib file can carry of a record."""
    kept: dict[str, object] = {name: one_line(getattr(reference, name)) for name in STRINGS}
    kept |= {name: _kept_text(name, getattr(reference, name), reference.language) for name in TEXT_FIELDS}
    kept |= {name: tuple(_kept_name(n) for n in getattr(reference, name) if _is_named(n)) for name in NAME_FIELDS}
    kept |= {name: _kept_date(getattr(reference, name)) for name in DATE_FIELDS}
    kept |= {"url": _address(reference.url), "doi": _address(reference.doi)}
    extra = ((name, one_line(value)) for name, value in reference.extra)
    kept["extra"] = tuple((name, value) for name, value in extra if value)
    return in_order_of_tags(replace(reference, **kept))
