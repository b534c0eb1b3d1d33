"""Write and read CSL-JSON: an array valid by the official schema (``schema/csl-data.json``), CSL 1.0.2."""

from __future__ import annotations

import re

from citekit.formats.csl.files import load_items
from citekit.formats.csl.items import Item, from_item, to_item
from citekit.formats.csl.profiles import shape_of
from citekit.formats.json_text import write_json
from citekit.formats.keys import unique_keys
from citekit.model import Bibliography, Diagnostic, Reference

_ITEM_END = "\n  "
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def write_csl_json(bibliography: Bibliography, profile: str = "csl") -> str:
    """Write a bibliography as CSL-JSON; ``language`` always stands, ``und`` when it is not known.

    Control characters are escaped, so that no terminal obeys them; lone surrogates, which UTF-8 has not, become U+FFFD.

    Args:
        bibliography: The records.
        profile: Whom it is for: ``csl`` keeps the whole record for citekit itself; the others are in
            ``profiles.toml``.

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
    items = [write_json(to_profile_item(reference, key, profile), _ITEM_END) for reference, key in pairs]
    text = f"[{_ITEM_END}{f',{_ITEM_END}'.join(items)}\n]\n" if items else "[]\n"
    return _UNPRINTABLE.sub(_spell_out, text)


def _spell_out(match: re.Match[str]) -> str:
    code = ord(match[0])
    return "\ufffd" if code >= 0xD800 else f"\\u{code:04x}"


def to_profile_item(reference: Reference, key: str, profile: str) -> Item:
    """Turn a record into an item as a profile wants it."""
    shape = shape_of(profile)
    return to_item(reference, key) if shape is None else to_item(shape(reference), key, own=False)


def read_csl_json(text: str) -> Bibliography:
    """Read CSL-JSON: an array of items, one item alone, or one a line; broken items are told, the others kept.

    Example:
        >>> read_csl_json('[{"id": "a", "type": "book"}, {"id": "b", "type": ]').references[0].citation_key
        'a'
    """
    file = load_items(text.removeprefix("\ufeff"))
    references: list[Reference] = []
    diagnostics = list(file.diagnostics)
    seen: set[str] = set()
    for position, item in enumerate(file.hand_over(), start=1):
        reference, told = from_item(item, position)
        references.append(reference)
        key = str(item.get("id", ""))
        if key and key in seen:
            told = (*told, Diagnostic("duplicate-key", f"{key[:80]}: the id stands more than once", "id"))
        seen.add(key)
        diagnostics += [file.tell(finding, position) for finding in told]
    return Bibliography(tuple(references), tuple(diagnostics))
