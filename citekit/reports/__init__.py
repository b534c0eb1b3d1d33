"""Stage 9. Bibliography -> the doubtful fields as a table; LinkChecks -> a link-rot report.

``FORMS`` are the forms of the table: TSV, CSV, HTML, Markdown; ``WRITERS`` those of the report: text, HTML, Markdown,
JSON, CSV, GitHub annotations. A new one is one module with a writer, and one line in its table.

Names are imported when they are first used: most commands write none of these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.late_names import late_names

if TYPE_CHECKING:
    from citekit.reports.forms import FORMS, form_of, write_review
    from citekit.reports.limits import REVIEW_BELOW
    from citekit.reports.link_rot import WRITERS, link_rot_report, report_format_of
    from citekit.reports.links_values import Place, is_bad
    from citekit.reports.review import Doubt, find_doubtful_fields
else:
    __getattr__, __dir__ = late_names(
        __name__,
        forms="FORMS form_of write_review",
        limits="REVIEW_BELOW",
        link_rot="WRITERS link_rot_report report_format_of",
        links_values="Place is_bad",
        review="Doubt find_doubtful_fields",
    )

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
