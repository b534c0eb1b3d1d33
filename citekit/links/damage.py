"""Propose the URL behind one that OCR or typesetting has damaged; the archives and the web say whether it is right."""

from __future__ import annotations

import re
import unicodedata

_LIMIT = 4_096
_SCHEME = re.compile(r"^h{1,2} ?[tf]{1,3} ?p{1,2} ?(s?) ?[:;.,]? ?[/\\|l]? ?[/\\]? ?(?=[^\s/\\])", re.IGNORECASE)
_SOUND = re.compile(r"^https?://[^\s/]", re.IGNORECASE)
_WWW = re.compile(r"^((?:https?://)?)(?:www|vvww|wvvw|vvvvvv) ?[.,] ?", re.IGNORECASE)
_LOOK_ALIKES = str.maketrans("асеіорхуѕјАВСЕНІКМОРТХ", "aceiopxysjABCEHIKMOPTX")
_TAIL = re.compile(r"[.,;:!?»”’\"'>]+$")
_JOINERS = "/?&=#%~+:_.-"
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u00ad\ud800-\udfff\u200b-\u200f\u2028-\u202e\u2066-\u2069]")


def propose_repair(url: str) -> str | None:
    """Return the URL that was probably meant, or None when nothing in it is damaged.

    Example:
        >>> propose_repair("http:/ /ехаmple.by/a b,")
        'http://example.by/a_b'
        >>> propose_repair("http://example.by/a") is None
        True
    """
    if len(url) > _LIMIT:
        return None
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", url)).strip()
    if not _SOUND.match(text):
        text = _SCHEME.sub(lambda match: f"http{match[1].lower()}://", text, count=1)
    text = _WWW.sub(lambda match: f"{match[1]}www.", text, count=1)
    text = _repair_host(_close_blanks(text))
    text = _close_brackets(_TAIL.sub("", text))
    return text if text != url and _SOUND.match(text) else None


def _close_blanks(text: str) -> str:
    left, *rest = text.split()[:200] or [""]
    for right in rest:
        left += right if left[-1] in _JOINERS or right[0] in _JOINERS else f"_{right}"
    return left


def _repair_host(text: str) -> str:
    match = re.match(r"^((?:https?://)?)([^/?#]+)", text)
    if match is None:
        return text
    host = re.sub(r"(?<=\w),(?=\w)", ".", match[2])
    if re.search("[a-zA-Z]", host) and re.search("[\u0400-\u052f]", host):
        latin = host.translate(_LOOK_ALIKES)
        host = latin if latin.isascii() else host
    return match[1] + host + text[match.end() :]


def _close_brackets(text: str) -> str:
    while text.endswith((")", "]", "}")) and text.count(text[-1]) > text.count("([{"[")]}".index(text[-1])]):
        text = text[:-1]
    return text
