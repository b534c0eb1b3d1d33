"""Take out of titles what is no part of them: the count of volumes, the meeting, words that introduce other fields."""

from __future__ import annotations

import re
from typing import NamedTuple

from citekit.expressions import late

_COUNT = late(
    r"\s?[.,:;]?\s[–—-]?\s?\(?(?:в|у|w|in)\s(?:\d{1,2}(?:\s?-\s?(?:х|ох|и|ти|ёх))?|двух|тр[её]х|четыр[её]х|пяти|дзвюх|двух|трох"
    r"|чатырох|двох|трьох|чотирьох|dwóch|trzech|czterech|two|three|four)\s?"
    r"(?:(?:кн|т|ч|вып|вип|t|cz|vols?)(?!\w)|том(?:ах|а)|кн[иі]гах|част(?:ях|ках|инах)|выпусках|tomach|częściach|volumes)\.?\)?"
    r"(?:\s?[.,:–—-]{0,2}\s?(?:т|кн|ч|том|книга|кніга|часть|частка|частина|t|tom|cz|вып)\.?\s?(?P<volume>\d{1,3}|[IVX]{1,6}))?\s?[.:]?$",
    re.IGNORECASE,
)
# What every count of volumes has in it: a preposition, then a number or the first letter of one.
_SIGN_OF_COUNT = late(r"\s[–—-]?\s?\(?(?:в|у|w|in)\s[\ddtcfдтчп]", re.IGNORECASE)
_MEETING = late(
    r"(?:\s?[:.(]+\s?\(?|\s)(?P<event>(?:материалы|матэрыялы|матеріали|м-лы|м-ли|мат-лы|матер\.|тезисы|тэзісы|тези|materiały|proceedings)"
    r"\s(?=[^:]*(?:конф|канф|konf|conf|сем[иі]нар|симпоз|сімпоз|sympoz|чтени|чытан|читан|конгрес|кангрэс))[^:]+)$",
    re.IGNORECASE,
)
_MATERIALS = late(
    r"\s?[:.]\s?(?P<event>материалы|матэрыялы|матеріали|м-лы|м-ли|мат-лы|матер\.?|тезисы|тэзісы|тези|materiały)\s?:?$",
    re.IGNORECASE,
)
_MARKER = late(r"[\s,.–—-]+(?:t|т|vol|nr|№|вып|вип|bd)\s?\.?$|[\s,.]+\[?(?:w|в|у|in)\s?:\s?\]?$", re.IGNORECASE)
_ACCESS = late(r"\W*(?:р[еэ]\w?[\sх]{0,2}жым|реж[иі]м|рех?\s?жим|url|dostęp|доступ)(?:\s\w+){0,3}\W*", re.IGNORECASE)
_MEETINGS = (
    "конф",
    "канф",
    "konf",
    "conf",
    "семинар",
    "семінар",
    "симпоз",
    "сімпоз",
    "sympoz",
    "чтени",
    "чытан",
    "читан",
    "конгр",
    "кангр",
)
_LONGEST = 1500
_TAIL = 70
_LONGEST_MARKER = 16


class Title(NamedTuple):
    """Hold a title, and what was printed with it.

    Attributes:
        value: The title.
        volume: The number of the volume.
        event: The meeting.
    """

    value: str
    volume: str | None = None
    event: str | None = None


def split_title(printed: str) -> Title:
    """Part a title from the count of volumes and from the meeting whose papers it names.

    Example:
        >>> split_title("Браты: раман. У 2 кн. Кн. 1")
        Title(value='Браты: раман', volume='1', event=None)
        >>> split_title("Мова і час: матэрыялы навук. канф., Мінск").event
        'матэрыялы навук. канф., Мінск'
    """
    if not printed or len(printed) > _LONGEST:
        return Title(printed)
    tail = max(0, len(printed) - _TAIL)
    count = _COUNT.search(printed, tail) if _SIGN_OF_COUNT.search(printed, tail) else None
    text = printed[: count.start()] if count and count.start() > 2 else _without_marker(printed)
    meeting = _MEETING.search(text) if any(map(text.casefold().__contains__, _MEETINGS)) else None
    if meeting and meeting.start() > 2:
        return Title(text[: meeting.start()], count["volume"] if count else None, meeting["event"].rstrip(") "))
    return Title(text, count["volume"] if count else None)


def _without_marker(text: str) -> str:
    return _MARKER.sub("", text) if _MARKER.search(text, max(0, len(text) - _LONGEST_MARKER)) else text


def split_materials(container: str, event: str) -> tuple[str, str]:
    """Move the word for papers from the end of a container to the meeting that it introduces.

    Example:
        >>> split_materials("Мова і час : матэрыялы", "навук. канф.")
        ('Мова і час', 'матэрыялы навук. канф.')
    """
    match = _MATERIALS.search(container)
    return (container[: match.start()], f"{match['event']} {event}") if match else (container, event)


def is_access_mark(text: str) -> bool:
    """Tell whether a text only introduces an address: ``Режим доступа``."""
    return len(text) < 40 and _ACCESS.fullmatch(text) is not None
