"""Bibliography -> groups of records that mean one work, and one record out of each group.

Every record is folded to a `Work` (`works`), pairs that share a key are compared (`blocking.KEYS`), what both state may
exclude them (`conflicts.CONFLICTS`), what agrees is summed (`rating.EVIDENCE`), and groups are merged (`merging`).
"""

from citekit.duplicates.grouping import find_duplicates

__all__ = ["find_duplicates"]
