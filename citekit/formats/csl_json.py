"""Write and read CSL-JSON: an array valid by the official schema (``schema/csl-data.json``), CSL 1.0.2."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from citekit.formats.csl_items import Item, from_item, to_item
from citekit.formats.csl_profiles import shape_of
from citekit.formats.json_text import write_json
from citekit.formats.keys import unique_keys
from citekit.model import Bibliography, Diagnostic, Reference

_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_MOST_FAULTS = 100
_ITEM_START = re.compile(r"\{")


def write_csl_json(bibliography: Bibliography, profile: str = "csl") -> str:
    """Write a bibliography as CSL-JSON; ``language`` always stands, ``und`` when it is not known.

    Control characters are escaped, so that no terminal obeys them; lone surrogates, which UTF-8 has not, become U+FFFD.

    Args:
        bibliography: The records.
        profile: Whom it is for: ``csl`` keeps the whole record for citekit itself; the others are in
            ``csl_profiles.toml``.

    Example:
        >>> print(write_csl_json(Bibliography((Reference("book", "colas1923", "be"),))))
        [
          {
            "id": "colas1923",
            "citation-key": "colas1923",
            "type": "book",
            "language": "be"
          }
        ]
        <BLANKLINE>
    """
    keys = unique_keys(bibliography.references, tex=False)
    pairs = zip(bibliography.references, keys, strict=True)
    items = [to_profile_item(reference, key, profile) for reference, key in pairs]
    return _UNPRINTABLE.sub(_spell_out, write_json(items)) + "\n"


def _spell_out(match: re.Match[str]) -> str:
    code = ord(match[0])
    return "\ufffd" if code >= 0xD800 else f"\\u{code:04x}"


def to_profile_item(reference: Reference, key: str, profile: str) -> Item:
    """Turn a record into an item as a profile wants it."""
    shape = shape_of(profile)
    return to_item(reference, key) if shape is None else to_item(shape(reference), key, own=False)


def read_csl_json(text: str) -> Bibliography:
    """Read CSL-JSON: an array of items, or one item alone; broken items are told, the others kept.

    Example:
        >>> read_csl_json('[{"id": "a", "type": "book"}, {"id": "b", "type": ]').references[0].citation_key
        'a'
    """
    items, diagnostics = _load_items(text.removeprefix("\ufeff"))
    references: list[Reference] = []
    for position, item in enumerate(items, start=1):
        reference, noticed = from_item(item, position)
        references.append(reference)
        diagnostics += noticed
    return Bibliography(tuple(references), tuple(diagnostics))


def _load_items(text: str) -> tuple[list[Item], list[Diagnostic]]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        return list(_rescue_items(text)), [_broken(error)]
    if isinstance(data, dict):
        data = data.get("items", [data])
    items = data if isinstance(data, list) else []
    wrong = [] if isinstance(data, list) else [Diagnostic("broken-entry", "line 1: no list of items")]
    wrong += [_no_item(position) for position, item in enumerate(items, start=1) if not isinstance(item, dict)]
    return [item for item in items if isinstance(item, dict)], wrong


def _no_item(position: int) -> Diagnostic:
    return Diagnostic("broken-entry", f"item {position}: not an object, left out")


def _broken(error: Exception) -> Diagnostic:
    if isinstance(error, json.JSONDecodeError):
        return Diagnostic("broken-entry", f"line {error.lineno}: {error.msg}")
    reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
    return Diagnostic("broken-entry", f"line 1: {reason}")


def _rescue_items(text: str) -> Iterator[Item]:
    """Yield the items that can be read of a broken file; each search goes on behind the last fault.

    Telling the line of a fault costs a walk through the text, so a file that is nothing but faults is given up.
    """
    decoder = json.JSONDecoder()
    place, faults = 0, 0
    while (start := _ITEM_START.search(text, place)) and faults < _MOST_FAULTS:
        item: Any = None
        try:
            item, place = decoder.raw_decode(text, start.start())
        except json.JSONDecodeError as error:
            place = max(error.pos, start.end())
            faults += 1
        except (ValueError, RecursionError):
            return
        if isinstance(item, dict):
            yield item
