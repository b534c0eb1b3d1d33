"""Write verdicts on links as a link-rot report: html, markdown, json, csv, github, or lines for a terminal.

A new format is one module with a writer, and one line in the table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from os import PathLike, fspath
from pathlib import PurePath

from citekit.errors import UnknownFormatError
from citekit.late_names import late_function
from citekit.model.link import CitedLink, LinkCheck
from citekit.reports.links_values import Place, Report, is_bad

__all__ = ["SUFFIXES", "WRITERS", "Place", "Report", "is_bad", "link_rot_report", "report_format_of"]


WRITERS: dict[str, Callable[[Report], str]] = {
    "text": late_function("citekit.reports.links_terminal", "write_text"),
    "html": late_function("citekit.reports.links_html", "write_html"),
    "markdown": late_function("citekit.reports.links_markdown", "write_markdown"),
    "json": late_function("citekit.reports.links_json", "write_json"),
    "csv": late_function("citekit.reports.links_csv", "write_csv"),
    "github": late_function("citekit.reports.links_github", "write_github"),
}

SUFFIXES = {".html": "html", ".htm": "html", ".md": "markdown", ".json": "json", ".csv": "csv", ".txt": "text"}


def link_rot_report(
    checks: Iterable[LinkCheck],
    format: str,  # noqa: A002
    *,
    made_at: datetime | None = None,
    sources: Iterable[str] = (),
    places: Mapping[CitedLink, Place] | None = None,
) -> str:
    """Write verdicts on links as a report; whatever the web said stands in it as text, never as markup or formula.

    Args:
        checks: The verdicts, in the order of the report.
        format: A name in ``WRITERS``.
        made_at: When the report is made, in UTC; the time of the last look when None.
        sources: The files whose links were checked.
        places: Where each link stands in them, for annotations.

    Raises:
        UnknownFormatError: No writer has this name.

    Example:
        >>> from citekit.model.link import Verdict
        >>> print(link_rot_report([LinkCheck(CitedLink("http://example.by/"), Verdict.GONE, 410)], "text"), end="")
        gone         http://example.by/  (410)
        1 link: 1 dead (gone 1), 0 fine, 0 undecided; 0 of 1 dead with an archived copy
    """
    if format not in WRITERS:
        raise UnknownFormatError(format, WRITERS)
    return WRITERS[format](Report(tuple(checks), made_at, tuple(sources), dict(places or {})))


def report_format_of(path: str | PathLike[str]) -> str:
    """Tell the format of a report by its suffix.

    Raises:
        UnknownFormatError: No format is written to files with this suffix.

    Example:
        >>> report_format_of("rot.html")
        'html'
    """
    suffix = PurePath(fspath(path)).suffix.lower()
    if suffix not in SUFFIXES:
        raise UnknownFormatError(suffix or str(path), SUFFIXES)
    return SUFFIXES[suffix]
