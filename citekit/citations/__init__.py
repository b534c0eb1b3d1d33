"""Stage 6. Document + Bibliography -> in-text citations linked to references; works named in running text.

``FORMS`` is the table of the ways to cite, in the order in which they claim their places.
"""

from citekit.citations.findings import find_uncited
from citekit.citations.mentions import find_mentions
from citekit.citations.search import FORMS, find_citations

__all__ = ["FORMS", "find_citations", "find_mentions", "find_uncited"]
