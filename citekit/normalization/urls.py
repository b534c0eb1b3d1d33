"""Propose the URL that OCR and typesetting broke, rule by rule; the printed one is kept beside it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from math import prod

from citekit.expressions import late
from citekit.model import Diagnostic, LabelledReference, Reference, Repair
from citekit.normalization.records import change
from citekit.normalization.slugs import LINE_BREAK, repair_slugs

_LATEX_MARK = late(r"\\[&_%#${}~-]|\\text|\\sim|\s\$[^$]*\$|\{\\_\}")
_LATEX: tuple[tuple[re.Pattern[str], str], ...] = (
    (late(r"\{\s?\\_\s?\}|\\_|\\textunderscore(?:\{\})?\s?"), "_"),
    (late(r"\$?\\(?:sim|textasciitilde|tilde)(?![a-z])(?:\{\})?\s?\$?|\\~\{\s?\}"), "~"),
    (late(r"\s*\$\s*"), ""),
    (late(r"\\(?:text)?backslash(?:\{\})?"), ""),
    (late(r"\\([&%#${}~])"), r"\1"),
    (late(r"\\-"), ""),
)
_SCHEME = late(r"h{1,2} ?t{1,3} ?p{1,2} ?(?P<s>s?) ?[:;.]? ?[/\\] ?[/\\]? ?(?=[^\s/\\])", re.IGNORECASE)
_SOUND_SCHEME = late(r"https?://\S", re.IGNORECASE)
_WWW = late(r"^(?P<scheme>https?://)?www ?[.,] ?", re.IGNORECASE)
_BROKEN_WWW = late(r"(?:https?://)?www(?: ?, ?| ?\. | \.)", re.IGNORECASE)
_HOST = late(r"^((?:https?://)?)([^/?#\s]+)")
_HOST_LOOK_ALIKES = str.maketrans("асеіорхуѕјАВСЕНІКМОРТХ", "aceiopxysjABCEHIKMOPTX")
_MAX_BLANKS = 200
_MOST_CONTEXT = 600
_PARTS = late("[/?&=#]")
_SLUG_RULES = frozenset({"slug-hyphen", "slug-letter", "line-break"})
_OPEN_LEFT = "/?&=#%~+:_.-"
_OPEN_RIGHT = "/?&=#%~_-"


def normalize_urls(labelled: LabelledReference, reference: Reference) -> Reference:
    """Set the URL, repaired where it is broken, with the proposal and its confidence in a diagnostic.

    The rules: ``reading-order`` (the pieces of a torn URL joined), ``latex`` (mathematics and escapes undone),
    ``scheme``, ``blanks``, ``lost-underscore`` and ``lost-hyphen`` (a blank where a joining character stood),
    ``host`` (look-alike letters, commas for dots), ``slug-hyphen`` and ``slug-letter`` (the slug aligned with the
    romanised title).
    """
    pieces = [field for field in labelled.fields if field.label == "url"]
    if not pieces:
        return reference
    printed = " ".join(field.text for field in pieces)
    title = reference.title.value if reference.title else ""
    repair = repair_url(printed, title, reference.language, torn=len(pieces) > 1)
    if _SLUG_RULES.isdisjoint(repair.rules) and max(map(len, _PARTS.split(repair.repaired))) > len(title):
        # The labeller has lost words of the title; what is printed before the address has them all.
        before = labelled.string.text[: pieces[0].span.start][:_MOST_CONTEXT]
        repair = repair_url(printed, before, reference.language, torn=len(pieces) > 1)
    if not repair.rules:
        return change(reference, url=repair.repaired)
    how = f"{', '.join(repair.rules)}; confidence {repair.confidence:.2f}"
    message = f"printed {printed}  proposed {repair.repaired}  ({how})"
    finding = Diagnostic("url-repaired", message, "url", repair)
    return change(reference, url=repair.repaired, diagnostics=(*reference.diagnostics, finding))


def repair_url(printed: str, title: str = "", language: str | None = None, *, torn: bool = False) -> Repair:
    """Propose a sound URL for a printed one; a sound one comes back unchanged, with no rules.

    Args:
        printed: The URL as printed, pieces of a torn one joined by a blank.
        title: The title of the work, whose words a slug may repeat.
        language: BCP 47 language of the title.
        torn: True when something stood between the pieces.

    Example:
        >>> repair_url("http: //example.by/page 12.html").repaired
        'http://example.by/page_12.html'
    """
    url, rules, confidence = printed, ["reading-order"] if torn else [], 0.9 if torn else 1.0
    steps: tuple[_Step, ...] = (*STEPS, partial(repair_slugs, title=title, language=language))
    for step in steps:
        url, found = step(url)
        rules += [rule for rule, _ in found]
        confidence *= prod(sure for _, sure in found)
    return Repair(printed, url, tuple(dict.fromkeys(rules)), round(confidence, 3))


_Found = list[tuple[str, float]]
_Step = Callable[[str], tuple[str, _Found]]


def _undo_latex(url: str) -> tuple[str, _Found]:
    if not _LATEX_MARK.search(url):
        return url, []
    for expression, new in _LATEX:
        url = expression.sub(new, url)
    return url, [("latex", 0.95)]


def _repair_scheme(url: str) -> tuple[str, _Found]:
    new = url
    if not _SOUND_SCHEME.match(url):
        new = _SCHEME.sub(lambda match: f"http{match['s'].lower()}://", url, count=1) if _SCHEME.match(url) else url
    if _BROKEN_WWW.match(new):
        new = _WWW.sub(lambda match: f"{match['scheme'] or ''}www.", new)
    return new, [("scheme", 0.98)] if new != url else []


def _close_blanks(url: str) -> tuple[str, _Found]:
    found: _Found = []
    while len(found) < _MAX_BLANKS and (match := re.search(r"\s+", url)):
        left, right = url[: match.start()], url[match.end() :]
        glue, rule = _glue(left, right)
        found.append(rule)
        url = left + glue + right
    return url, found


def _glue(left: str, right: str) -> tuple[str, tuple[str, float]]:
    if left.endswith("-"):
        # Whether the hyphen is the slug's own or the line end's is for the title to say.
        return LINE_BREAK, ("blanks", 0.97)
    if not left or not right or left[-1] in _OPEN_LEFT or right[0] in _OPEN_RIGHT or re.match(r"\.\w", right):
        return "", ("blanks", 0.97)
    segment = re.split(r"[/?&=#]", left)[-1] + " " + re.split(r"[/?&=#]", right)[0]
    if re.search(r"[a-z]-[a-z]", segment) and "_" not in segment:
        return "-", ("lost-hyphen", 0.75)
    return "_", ("lost-underscore", 0.9 if right[0].isdigit() else 0.8)


def _repair_host(url: str) -> tuple[str, _Found]:
    match = _HOST.match(url)
    if not match:
        return url, []
    host = match[2]
    new = re.sub(r"(?<=\w),(?=[a-z])", ".", host)
    if re.search(r"[a-z]", new) and re.search(r"[\u0400-\u052f]", new):
        translated = new.translate(_HOST_LOOK_ALIKES)
        new = translated if translated.isascii() else new
    if new == host:
        return url, []
    return match[1] + new + url[match.end() :], [("host", 0.9)]


STEPS: tuple[_Step, ...] = (_undo_latex, _repair_scheme, _close_blanks, _repair_host)
