"""Find the established foreign names of places: Москва is Moscow in English and Moskwa in Polish."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from citekit.expressions import late

_SEPARATOR = late(r"(\s*[;,/]\s*|\s+[–—]\s+)")


def find_exonym(place: str, language: str, output: str) -> str | None:
    """Return the established name of a place, or of each place of a list, in another language.

    Abbreviations of imprints are understood (``М.``, ``СПб.``).

    Args:
        place: As printed: ``Мінск``, ``М.; Л.``.
        language: BCP 47 language of the printed form; ``К.`` is Kyiv in Ukrainian only.
        output: BCP 47 language of the name wanted.

    Returns:
        The name, or None when one of the places has none in the table.

    Example:
        >>> find_exonym("М.; Л.", "ru", "en"), find_exonym("Мінск", "be", "pl"), find_exonym("Лагойск", "be", "en")
        ('Moscow; Leningrad', 'Mińsk', None)
    """
    names = _names(language.partition("-")[0], output.partition("-")[0])
    pieces = _SEPARATOR.split(place.strip().removesuffix(":").rstrip())
    known = [names.get(piece.casefold()) for piece in pieces[::2]]
    if not all(known):
        return None
    pieces[::2] = [name for name in known if name]
    return "".join(pieces)


@cache
def _names(language: str, output: str) -> Mapping[str, str]:
    lines = files(__package__).joinpath("exonyms.tsv").read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    if output not in header[2:]:
        return {}
    rows = [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]
    return {row["place"].casefold(): row[output] for row in rows if language in row["languages"].split()}
