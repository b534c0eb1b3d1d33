"""Read from its place in print what a piece is, where its label says something that cannot stand there."""

from __future__ import annotations

import re
from dataclasses import replace

from citekit.expressions import late
from citekit.model import LabelledField, LabelledReference, Span
from citekit.normalization.persons import parse_name
from citekit.vocabulary import forms

_MARK = late(
    r"//|\[\s?(?:w|в|у|in)\s?:\s?\]|\[\s?(?:w|в|у|in)\s?\]\s?:|(?<![\w-])(?:w|[Ii]n|[ВвУу]\s(?:кн|сб|зб|изд)\.|[ВвУу]):",
    re.IGNORECASE,
)
_LOOSE = late(r"[\s.,;_*–—-]*")
_BLANK = late(r"\s{1,2}")
_TITLE_GAP = late(r"\s{1,2}[„«“\"]?")
_ACRONYM = late(r"[,.]\s(?P<name>[A-ZŁŚĆŻА-ЯІЎ]{3,8})(?=[\s,.]|$)")
_YEAR_NEXT = late(r"[\s,]*(?:\d{4}|:)")
_QUOTES = '„«“"”'
_HAS_NAME = late(r"[^\W\d_]{3}")
_DOMAIN = late(
    r"\s*(?P<site>[\w-]+(?:\.[\w-]+)*\.(?:by|ru|ua|pl|lt|com|org|net|eu|info|de|бел|рф|укр))(?=[\s,.:(])", re.IGNORECASE
)
_NAME_HEAD = late(
    r"(?P<name>[^\W\d_a-zа-яіїєґў][^\W\d_]+(?:['’-][^\W\d_]+)*,?\s(?:[^\W\d_a-zа-яіїєґў][a-zа-я]?\.\s?-?){1,3})(?:,\s?|(?<=\s))(?=[^\W\d_])"
)
_LONGEST_NAME = 120


def place_pieces(labelled: LabelledReference) -> LabelledReference:
    """Rename pieces by their place, and take what stands where a field must be.

    A container is introduced by ``//``, ``[w:]``, ``In:`` or quotation marks: what has a place of publication behind it
    and none of these before it is a publisher. What no label took behind such a mark is the container. A place that
    only a blank parts from a title is a word of the title. A site's name at the head of a string is its author.
    """
    text, fields = labelled.string.text, list(labelled.fields)
    for rule in (
        _join_title_head,
        _part_author_from_title,
        _keep_places_in_titles,
        _rename_containers,
        _take_container,
        _take_site,
    ):
        rule(text, fields)
    return labelled if fields == list(labelled.fields) else replace(labelled, fields=tuple(fields))


def _join_title_head(text: str, fields: list[LabelledField]) -> None:
    """Give a title its first words back when they were taken for an author that is no person."""
    if len(fields) < 2 or (fields[0].label, fields[1].label) != ("author", "title"):
        return
    head, title = fields[:2]
    gap = text[head.span.end : title.span.start]
    if _TITLE_GAP.fullmatch(gap) and head.text[-1:].isalnum() and parse_name(head.text).family is None:
        whole = Span(head.span.start, title.span.end)
        closing = text[title.span.end : title.span.end + 1] if gap.strip() else ""
        fields[:2] = [replace(title, text=f"{head.text} {gap.strip()}{title.text}{closing}", span=whole)]


def _part_author_from_title(text: str, fields: list[LabelledField]) -> None:
    """Give the authors those of them back who stand at the head of the title, behind another one and a comma."""
    at = next((at for at, field in enumerate(fields) if field.label == "title"), 0)
    while at and fields[at - 1].label == "author":
        before, title = fields[at - 1 : at + 1]
        found = _NAME_HEAD.match(title.text)
        printed = text[title.span.start : title.span.end]
        if not found or not printed.startswith(found[0]) or text[before.span.end : title.span.start].strip() != ",":
            return
        end = title.span.start + found.end()
        name = replace(title, label="author", text=found["name"], span=Span(title.span.start, end))
        fields[at : at + 1] = [name, replace(title, text=title.text[found.end() :], span=Span(end, title.span.end))]
        at += 1


def _keep_places_in_titles(text: str, fields: list[LabelledField]) -> None:
    for at in range(1, len(fields)):
        before, field = fields[at - 1], fields[at]
        if field.label != "publisher_place" or before.label not in ("title", "container_title"):
            continue
        gap = text[before.span.end : field.span.start]
        if _BLANK.fullmatch(gap) and before.text[-1:].isalnum() and not _YEAR_NEXT.match(text, field.span.end):
            fields[at - 1 : at + 1] = [
                replace(before, text=f"{before.text} {field.text}", span=Span(before.span.start, field.span.end))
            ]
            return


def _rename_containers(text: str, fields: list[LabelledField]) -> None:
    labels = {field.label for field in fields}
    if "publisher_place" not in labels or labels & {"volume", "issue", "event_title", "url"}:
        return
    for at in range(1, len(fields)):
        field = fields[at]
        intro = text[fields[at - 1].span.end : field.span.start]
        if (
            field.label == "container_title"
            and _LOOSE.fullmatch(intro)
            and _is_no_work(field, text[: field.span.start])
        ):
            fields[at] = replace(field, label="authority" if "publisher" in labels else "publisher")


def _is_no_work(field: LabelledField, before: str) -> bool:
    words = field.text.casefold().split()
    return (
        field.text[:1] not in _QUOTES
        and not _MARK.search(before)
        and not any(word in forms("serial") for word in words)
    )


def _take_container(text: str, fields: list[LabelledField]) -> None:
    if any(field.label == "container_title" for field in fields):
        return
    if any(field.label == "genre" for field in fields):
        _take_reporter(text, fields)
        return
    marks = [mark for mark in _MARK.finditer(text) if not any(_covers(field, mark.start()) for field in fields)]
    if not marks:
        return
    start = marks[-1].end()
    following = next((at for at, field in enumerate(fields) if field.span.start >= start), len(fields))
    end = fields[following].span.start if following < len(fields) else len(text)
    found = _up_to_marker(text[start:end]) if end - start <= 2 * _LONGEST_NAME else ""
    if found:
        at = start + text[start:end].index(found)
        fields.insert(following, LabelledField("container_title", found, Span(at, at + len(found)), 0.5))
    elif following < len(fields) and fields[following].label == "volume" and _HAS_NAME.search(fields[following].text):
        fields[following] = replace(fields[following], label="container_title")


def _take_reporter(text: str, fields: list[LabelledField]) -> None:
    """Take the reporter or database of a judgment, printed by its letters behind the file number: ``OSNC``."""
    number = next((field for field in fields if field.label == "number"), None)
    match = _ACRONYM.search(text, number.span.end) if number else None
    if match and not any(_covers(field, match.start("name")) for field in fields):
        at = sum(field.span.start < match.start("name") for field in fields)
        fields.insert(at, LabelledField("container_title", match["name"], Span(*match.span("name")), 0.5))


def _covers(field: LabelledField, place: int) -> bool:
    return field.span.start <= place < field.span.end


def _up_to_marker(stretch: str) -> str:
    """Return the words before the marker of a number: of ``ИОАИЭ. Т.`` the first."""
    words = re.sub(r"[\s.,–—-]+(?:т|вып|вип|t|vol|nr|no|№|с|s|z|r)\s?\.?\s*$", "", stretch, flags=re.IGNORECASE)
    bare = words.strip(" \t.,;:–—-/|*_([")
    return bare if _HAS_NAME.search(bare) and len(bare) <= _LONGEST_NAME and bare[0].isupper() else ""


def _take_site(text: str, fields: list[LabelledField]) -> None:
    if any(field.label in ("author", "editor") for field in fields) or not fields:
        return
    match = _DOMAIN.match(text)
    if match and match.end() <= fields[0].span.start:
        fields.insert(0, LabelledField("author", match["site"], Span(*match.span("site")), 0.5))
