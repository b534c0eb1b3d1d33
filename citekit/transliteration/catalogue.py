"""List the schemes: what each is, for whom, and what it makes of a sample line."""

from __future__ import annotations

from dataclasses import dataclass

from citekit.transliteration.tables import load_table, table_names


@dataclass(frozen=True, slots=True)
class Scheme:
    """Describe one scheme for one language.

    Attributes:
        id: Scheme id, such as ``alalc``.
        language: BCP 47 language that it writes.
        name: Full name.
        authority: Who issued it.
        year: When it was issued, or last amended.
        source: Where the table was taken from.
        tag: BCP 47 tag of its output.
        purpose: What it is for.
        demanded_by: Who asks for it.
        reversible: True when the standard promises the way back.
        provisional: True when no official text was found and letters are guessed.
        samples: Pairs of a text and its romanisation.
    """

    id: str
    language: str
    name: str
    authority: str
    year: int
    source: str
    tag: str
    purpose: str
    demanded_by: str
    reversible: bool
    provisional: bool
    samples: tuple[tuple[str, str], ...]


def available_schemes(language: str | None = None) -> tuple[Scheme, ...]:
    """List every scheme for every language, or for one, sorted by id and language.

    Example:
        >>> [scheme.tag for scheme in available_schemes("be") if scheme.id == "alalc"]
        ['be-Latn-alalc97']
    """
    return tuple(
        describe_scheme(scheme, found)
        for scheme, languages in table_names().items()
        for found in languages
        if language is None or found == language.partition("-")[0].lower()
    )


def describe_scheme(scheme: str, language: str) -> Scheme:
    """Describe one scheme for one language.

    Raises:
        UnknownSchemeError: No such scheme, or it has no table for the language.
    """
    table = load_table(scheme, language)
    about = table.about
    return Scheme(
        id=table.scheme,
        language=table.language,
        name=about["name"],
        authority=about["authority"],
        year=about["year"],
        source=about["source"],
        tag=about["tag"],
        purpose=about["purpose"],
        demanded_by=about["demanded_by"],
        reversible=about["reversible"],
        provisional=about.get("provisional", False),
        samples=tuple((source, romanised) for source, romanised in about["samples"]),
    )
