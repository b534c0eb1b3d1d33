"""Stage 9. Bibliography -> the doubtful fields as a table; LinkChecks -> a link-rot report.

``FORMS`` are the forms of the table: TSV, CSV, HTML, Markdown; ``WRITERS`` those of the report: text, HTML, Markdown,
JSON, CSV, GitHub annotations. A new one is one module with a writer, and one line in its table.
"""

from citekit.reports.forms import FORMS, form_of, write_review
from citekit.reports.link_rot import WRITERS, link_rot_report, report_format_of
from citekit.reports.links_values import Place, is_bad
from citekit.reports.review import REVIEW_BELOW, Doubt, find_doubtful_fields

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
