"""Bibliography -> groups of records that mean one work, and one record out of each group.

Every record is folded to a `Work` (`works`), works that share a key are compared (`blocking.KEYS`), what both state may
exclude them (`conflicts.CONFLICTS`), what agrees is summed (`rating.EVIDENCE`), and the groups can be merged.
"""

from citekit.duplicates.grouping import find_duplicates
from citekit.duplicates.merging import merge_duplicates, merge_references
from citekit.duplicates.pointers import point_to_kept

__all__ = ["find_duplicates", "merge_duplicates", "merge_references", "point_to_kept"]
