"""Label archive records: the repository, then fund, inventory, file and leaf."""

from __future__ import annotations

import re
from functools import cache

from citekit.parsing.draft import Draft
from citekit.parsing.names import UPPER
from citekit.vocabulary import pattern


@cache
def _record() -> re.Pattern[str]:
    number = r"\s?\d[\w-]*"
    parts = "".join(
        rf"(?:[\s.,–—-]*{pattern(part)}\s?{number}(?:\s?[-–—]\s?\d+)?(?:\s?(?:об|адв|зв)(?!\w)\.?)?)?"
        for part in ("inventory", "file", "leaf")
    )
    return re.compile(
        rf"^\s*(?P<archive>[{UPPER}][^.,/–—]{{1,80}}?)\s?[.,–—-]+\s?[–—]?\s?(?P<location>{pattern('fond')}{number}{parts})",
        re.IGNORECASE,
    )


def label_archive(draft: Draft) -> None:
    """Label a record such as ``НАРБ. – Фонд 4. Воп. 21. Спр. 12. Арк. 5–9.``."""
    match = _record().match(draft.free)
    if match and match["archive"][:1].isupper():
        draft.take("archive", *match.span("archive"))
        draft.take("archive_location", *match.span("location"))
        draft.mask(match.start(), match.end())
