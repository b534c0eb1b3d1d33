"""``citekit schemes``: which schemes there are, what for, and what they make of a sample."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby

import click

from citekit.transliteration import Scheme, available_schemes


@click.command()
@click.option("--lang", metavar="LANGUAGE", help="Only schemes that write this language.")
@click.option("--to", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form.")
def schemes(lang: str | None, form: str) -> None:
    """List the transliteration schemes, what each is for, who demands it, and a sample line.

    Example: citekit schemes --lang be
    """
    found = available_schemes(lang)
    if form == "json":
        click.echo(json.dumps([asdict(scheme) for scheme in found], ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_describe(found)))


def _describe(found: tuple[Scheme, ...]) -> Iterator[str]:
    """Write one paragraph for each id, one line for each of its languages."""
    for scheme_id, group in groupby(found, key=lambda scheme: scheme.id):
        tables = list(group)
        purposes = dict.fromkeys(table.purpose for table in tables)
        demands = dict.fromkeys(table.demanded_by for table in tables)
        marks = ", ".join(table.language for table in tables if table.reversible)
        yield f"{scheme_id}{' (provisional)' if tables[0].provisional else ''}"
        yield f"  for       {'; '.join(purposes)}"
        yield f"  asked by  {'; '.join(demands)}"
        yield f"  exact way back: {marks or 'no'}"
        for table in tables:
            source, romanised = table.samples[0]
            yield f"  {table.language}  {source} → {romanised}   [{table.name}, {table.year}; {table.tag}]"
        yield ""
