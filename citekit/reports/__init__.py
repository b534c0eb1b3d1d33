"""Stage 9. Bibliography -> the doubtful fields as a table: TSV, CSV, HTML, Markdown; one form each in FORMS."""

from citekit.reports.forms import FORMS, form_of, write_review
from citekit.reports.review import REVIEW_BELOW, Doubt, find_doubtful_fields

__all__ = ["FORMS", "REVIEW_BELOW", "Doubt", "find_doubtful_fields", "form_of", "write_review"]
