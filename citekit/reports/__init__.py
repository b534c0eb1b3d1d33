"""Stage 9. Bibliography -> the doubtful fields as a table; LinkChecks -> a link-rot report.

``FORMS`` are the forms of the table: TSV, CSV, HTML, Markdown; ``WRITERS`` those of the report: text, HTML, Markdown,
JSON, CSV, GitHub annotations. A new one is one module with a writer, and one line in its table.

Names are imported when they are first used: most commands write none of these.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citekit.reports.forms import FORMS, form_of, write_review
    from citekit.reports.limits import REVIEW_BELOW
    from citekit.reports.link_rot import WRITERS, link_rot_report, report_format_of
    from citekit.reports.links_values import Place, is_bad
    from citekit.reports.review import Doubt, find_doubtful_fields

__all__ = [
    "FORMS",
    "REVIEW_BELOW",
    "WRITERS",
    "Doubt",
    "Place",
    "find_doubtful_fields",
    "form_of",
    "is_bad",
    "link_rot_report",
    "report_format_of",
    "write_review",
]

_HOMES = {
    "FORMS": "forms",
    "REVIEW_BELOW": "limits",
    "WRITERS": "link_rot",
    "Doubt": "review",
    "Place": "links_values",
    "find_doubtful_fields": "review",
    "form_of": "forms",
    "is_bad": "links_values",
    "link_rot_report": "link_rot",
    "report_format_of": "link_rot",
    "write_review": "forms",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
