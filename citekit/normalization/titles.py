"""Type the texts: titles without their quotes and final stop, publishers and places joined."""

from __future__ import annotations

import re

from citekit.expressions import late
from citekit.model import LabelledReference, Reference, Text
from citekit.normalization.records import change
from citekit.normalization.title_parts import Title, is_access_mark, split_materials, split_title
from citekit.vocabulary.shortened import ends_shortened

TEXTS = ("volume_title", "collection_title", "genre", "event_place", "authority", "archive")

_PAIRS = {"«": "»", "„": "”“", "“": "”", '"': '"', "”": "”", "_": "_", "*": "*"}
_SPACES = late(r"^\.?\s+|\s{2,}|[^\S ]")
_UNOPENED = late(r"^[)\]][\s.,;:)\]]*")
_CODE = late(r"(?:конституц|канстытуц|кодекс|кодэкс|konstytuc|kodeks)\w*", re.IGNORECASE)
_QUOTED_END = late(r",\s[„«“](?P<container>[^„”«»“\"]+)[”»“\"]?$")
_SCRAP = 10
_PLACES = late(r"\s?[,;]\s?|\s(?:and|und|&)\s(?=[^\W\d_a-zа-я])")


def normalize_texts(labelled: LabelledReference, reference: Reference) -> Reference:
    """Type titles, publishers, places and the other texts of a record.

    Example:
        ``"Назва : падзагаловак."`` becomes ``Назва: падзагаловак``; ``К.; Ірпінь`` stays two places;
        ``Назва : матэрыялы канф.`` is a title and the title of an event.
    """
    present = {field.label for field in labelled.fields}
    values = {field: _text(_main(labelled.texts(field))) if field in present else None for field in TEXTS}
    values["publisher"] = _text("; ".join(map(strip_quotes, labelled.texts("publisher"))))
    values["publisher_place"] = _text("; ".join(_places(labelled)), keep_stop=True)
    title = split_title(_main(labelled.texts("title")))
    container = split_title(
        _main(tuple(text for text in labelled.texts("container_title") if not is_access_mark(text)))
    )
    if not container.value and (labelled.first("issue") or labelled.first("volume")):
        title, container = _cut_quoted(title)
    event = _main(labelled.texts("event_title"))
    holder = container if container.value else title
    if event:
        value, event = split_materials(holder.value, event)
        holder = Title(value, holder.volume)
    title, container = (title, holder) if container.value else (holder, container)
    values["title"] = _text(title.value) or _name_of_code(values)
    values["container_title"] = _text(container.value)
    values["event_title"] = _text(event or container.event or title.event or "")
    volume = reference.volume or title.volume or container.volume
    return change(reference, volume=volume, **values)


def _main(pieces: tuple[str, ...]) -> str:
    """Choose among pieces that stand apart: the first, unless it is a scrap beside a longer one."""
    if len(pieces) < 2:
        return "".join(pieces)
    longest = max(pieces, key=len)
    return longest if len(pieces[0]) < _SCRAP and len(longest) > 2 * len(pieces[0]) else pieces[0]


def _cut_quoted(title: Title) -> tuple[Title, Title]:
    """Cut off a journal in quotation marks that stayed at the end of a title."""
    match = _QUOTED_END.search(title.value)
    if not match or not match.start():
        return title, Title("")
    return title._replace(value=title.value[: match.start()]), Title(match["container"])


def _places(labelled: LabelledReference) -> list[str]:
    """List the places once each; where a meeting was held is no place of publication beside another one."""
    fields = labelled.fields
    pieces = [at for at, field in enumerate(fields) if field.label == "publisher_place"]
    if len(pieces) > 1:
        pieces = [at for at in pieces if not (at and fields[at - 1].label.startswith("event_"))] or pieces
    places = [place.strip() for at in pieces for place in _PLACES.split(fields[at].text.strip("[] "))]
    return list(dict.fromkeys(filter(None, places)))


def _name_of_code(values: dict[str, Text | None]) -> Text | None:
    """Give back the name of a code or constitution that was taken for a kind of act and its authority."""
    genre, authority = values["genre"], values["authority"]
    if not genre or not _CODE.match(genre.value):
        return None
    values["genre"] = values["authority"] = None
    return Text(f"{genre} {authority}" if authority else genre.value)


def _text(printed: str, *, keep_stop: bool = False) -> Text | None:
    if not printed:
        return None
    is_even = printed[0] != "." and printed == " ".join(printed.split())
    value = (printed if is_even else _SPACES.sub(" ", printed)).strip(" ,;:/")
    value = strip_quotes(_UNOPENED.sub("", value)).strip(" ,;:/")
    value = value.replace(" : ", ": ")
    if value.endswith(".") and not keep_stop and not value.endswith("..") and not ends_shortened(value):
        value = value[:-1].rstrip()
    return Text(value) if value else None


def strip_quotes(text: str) -> str:
    """Take off the quotation marks or emphasis marks that hold a whole text.

    Example:
        >>> strip_quotes("„Архіварыус”"), strip_quotes("«Свобода» как категория")
        ('Архіварыус', '«Свобода» как категория')
    """
    if len(text) < 3 or text[0] not in _PAIRS or text[-1] not in _PAIRS[text[0]]:
        return text
    inner = text[1:-1]
    if text[0] in inner or any(mark in inner for mark in _PAIRS[text[0]]):
        return text
    return inner.strip()
