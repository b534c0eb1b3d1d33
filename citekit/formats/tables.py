"""Read the tables that lie in this folder."""

from __future__ import annotations

from functools import cache

from citekit.packaged import packaged_text


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a TSV table as dictionaries; the first line names the columns, ``#`` starts a comment line.

    Example:
        >>> read_table("markup/types.tsv")[0]
        {'name': 'article', 'csl': 'article-journal'}
    """
    text = packaged_text("citekit.formats", name)
    head, *rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(dict(zip(head, row, strict=True)) for row in rows)
