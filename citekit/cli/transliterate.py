"""``citekit transliterate``: text in another script, line by line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import click

from citekit.cli.files import STDIO
from citekit.cli.lines import LineReader
from citekit.cli.messages import say
from citekit.cli.outputs import open_output
from citekit.errors import UnknownSchemeError
from citekit.transliteration import detect_language, find_script_repairs
from citekit.transliteration import transliterate as transliterate_text
from citekit.transliteration.repair import CYRILLIC, CYRILLIC_LETTER, LATIN
from citekit.transliteration.tables import table_names

SURE = 0.6
_TWO_SCRIPTS = re.compile(f"[{LATIN}][{CYRILLIC}]|[{CYRILLIC}][{LATIN}]")
_SHOWN = 5


class LineRomaniser:
    """Romanise lines one after the other, remembering which languages they were in and what was repaired."""

    def __init__(self, scheme: str, language: str | None, *, reverse: bool) -> None:
        self.scheme = scheme
        self.language = language
        self.reverse = reverse
        self.languages: Counter[str] = Counter()
        self.unsure = 0
        self.repaired: dict[str, None] = {}

    def convert(self, line: str) -> str:
        """Return the line in the other script."""
        if not self.reverse and _TWO_SCRIPTS.search(line):
            findings = find_script_repairs(line)
            self.repaired.update(dict.fromkeys(finding.repair.printed for finding in findings if finding.repair))
        return transliterate_text(line, self.scheme, self.language or self._guess(line), reverse=self.reverse)

    def notes(self) -> Iterator[str]:
        """Say what a reader of the result should know."""
        if self.unsure:
            yield f"note: the language of {self.unsure} line(s) is a guess; --lang says it"
        if self.repaired:
            shown = ", ".join(list(self.repaired)[:_SHOWN])
            more = f" and {len(self.repaired) - _SHOWN} more" if len(self.repaired) > _SHOWN else ""
            yield f"note: look-alike letters of another script were replaced in: {shown}{more}"

    def _guess(self, line: str) -> str:
        candidates = table_names()[self.scheme]
        prior = self.languages.most_common(1)[0][0] if self.languages else None
        if not CYRILLIC_LETTER.search(line):
            return prior or candidates[0]
        guess = detect_language(line, candidates=candidates, prior=prior)
        if guess.language is None:
            self.unsure += 1
            return prior or candidates[0]
        self.unsure += guess.confidence < SURE
        self.languages[guess.language] += 1
        return guess.language


@click.command()
@click.argument("text", nargs=-1)
@click.option("--scheme", required=True, help="Scheme id; `citekit schemes` lists them.")
@click.option("--lang", default="auto", show_default=True, help="Language of the text: be, ru, uk …, or auto.")
@click.option("--reverse", is_flag=True, help="Turn romanised text back.")
@click.option("--file", "source", metavar="FILE", help="Read a file instead of TEXT; - is standard input.")
@click.option("-o", "--output", default=STDIO, metavar="FILE", help="Write a file instead of standard output.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors.")
def transliterate(  # noqa: PLR0913 - one argument for each option
    *, text: tuple[str, ...], scheme: str, lang: str, reverse: bool, source: str | None, output: str, quiet: bool
) -> None:
    """Write TEXT, or the lines of a file or of standard input (-), in another script.

    Lines go out as they come in, as UTF-8; what is in another encoding, UTF-16 or a code page of the region, is decoded
    as a whole. Notes about guessed languages and encodings and repaired letters go to standard error.

    Example: citekit transliterate "Янка Купала" --scheme alalc --lang be
    """
    if text not in {(), ("-",)} and source:
        raise click.UsageError("give TEXT or --file, not both")
    romaniser = LineRomaniser(scheme, _language(scheme, lang, reverse=reverse), reverse=reverse)
    reader = LineReader(source or STDIO) if text in {(), ("-",)} else None
    if reader:
        _write(reader, romaniser, output, [source or STDIO])
    else:
        _write([" ".join(text) + "\n"], romaniser, output, [])
    if not quiet:
        for note in (*(f"note: {one}" for one in (reader.noticed if reader else ())), *romaniser.notes()):
            say(note)


def _language(scheme: str, lang: str, *, reverse: bool) -> str | None:
    """Return the language to use for every line, or None when each line is asked for its own."""
    known = table_names()
    if scheme not in known:
        raise UnknownSchemeError(scheme, None, known)
    if lang != "auto":
        if lang.partition("-")[0] not in known[scheme]:
            raise UnknownSchemeError(scheme, lang, known[scheme])
        return lang
    if len(known[scheme]) == 1:
        return known[scheme][0]
    if reverse:
        raise click.UsageError(f"--reverse needs --lang: {', '.join(known[scheme])}")
    return None


def _write(lines: Iterable[str], romaniser: LineRomaniser, output: str, inputs: Sequence[str]) -> None:
    with open_output(output, inputs) as target:
        for line in lines:
            target.write(romaniser.convert(line).encode("utf-8", "surrogateescape"))
            target.flush()
