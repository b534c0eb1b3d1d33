"""Parse XML that strangers wrote: nothing is fetched, nothing unfolds, and every limit says its name."""

from __future__ import annotations

import re
from contextlib import suppress
from html.entities import html5
from typing import TYPE_CHECKING

from citekit.errors import UnreadableInputError
from citekit.expressions import late

if TYPE_CHECKING:
    from lxml.etree import _Element

SIZE_LIMIT = 64 * 1024 * 1024
"""Largest XML that is parsed, in bytes; a thesis of a thousand pages in DOCX has a third of it."""
MARKUP_LIMIT = 3_000_000
"""Most tags, entities and attributes together: each costs memory, however few bytes it has."""
DEPTH_LIMIT = 256
"""Deepest nesting of elements, the parser's own."""
ENTITY_LIMIT = 100
"""Longest text, in bytes, that a file may declare an entity for."""

_ROOT_WITHIN = 64 * 1024
_BEGINNINGS = (b"<", b"\xff\xfe<\0", b"\xfe\xff\0<", b"<\0", b"\0<")
# A section of character data that never ends reaches to the end of the file: each byte is looked at once.
_ENTITY = late(rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|&([A-Za-z][A-Za-z0-9]{0,40});", re.DOTALL)
_DECLARATION = late(
    rb"""<!ENTITY\s{1,20}([A-Za-z][A-Za-z0-9]{0,40})\s{1,20}(?:"([^"&%%<]{0,%d})"|'([^'&%%<]{0,%d})')"""
    % (ENTITY_LIMIT, ENTITY_LIMIT)
)
_PREDEFINED = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_REASONS = (
    ("Excessive depth", f"nests elements deeper than the limit of {DEPTH_LIMIT}"),
    ("amplification", "unfolds its entities beyond the parser's limit"),
    ("entity loop", "unfolds its entities without end"),
    ("too long", "holds a piece of text beyond the limit of 10 MB"),
    ("Resource limit", "goes beyond a limit of the parser"),
)


def parse_xml(data: bytes, name: str, part: str = "") -> _Element:
    r"""Parse XML into its root element; comments and processing instructions are left out.

    Entities that HTML knows (``&nbsp;``), and short texts that the file itself declares, become their characters.

    Args:
        data: The XML, in the encoding that it declares.
        name: What errors call the file.
        part: The part of a packed file that holds the XML, for errors.

    Raises:
        UnreadableInputError: The XML is broken, goes beyond a limit, or needs an entity from outside.

    Example:
        >>> parse_xml(b"<p>a&nbsp;b</p>", "paper.xml").text
        'a\xa0b'
    """
    from lxml import etree

    where = f"its part {part}" if part else "its XML"
    data = _name_entities(check_size(data, name, where))
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(check_size(data, name, where), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableInputError(name, f"{where} {_explain(str(error))}") from error
    for entity in root.iter(etree.Entity):
        raise UnreadableInputError(
            name, f"{where} needs the entity {entity.text}; entities are not fetched or unfolded"
        )
    return root


def peek_root(data: bytes) -> str | None:
    """Return the root element's name (``{namespace}name``) without parsing the file; None when it is no XML.

    Example:
        >>> peek_root(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>')
        '{http://www.tei-c.org/ns/1.0}TEI'
    """
    start = data[:_ROOT_WITHIN].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith(_BEGINNINGS):
        return None
    from lxml import etree

    parser = etree.XMLPullParser(("start",), resolve_entities=False, no_network=True, load_dtd=False)
    # What follows the root element may be broken; its name is known by then.
    with suppress(etree.XMLSyntaxError, ValueError):
        parser.feed(start)
    for _, element in parser.read_events():
        return str(element.tag) if isinstance(element, etree._Element) else None
    return None


def local_name(element: _Element) -> str:
    """Return an element's name without its namespace.

    Example:
        >>> local_name(parse_xml(b'<a:p xmlns:a="urn:a"/>', "a.xml"))
        'p'
    """
    return str(element.tag).rpartition("}")[2]


def check_size(data: bytes, name: str, where: str) -> bytes:
    """Return markup that is small enough to be parsed.

    Args:
        data: The markup.
        name: What errors call the file.
        where: What errors call the markup, such as ``its XML``.

    Raises:
        UnreadableInputError: It is larger than ``SIZE_LIMIT``, or has more than ``MARKUP_LIMIT`` tags and attributes.
    """
    if len(data) > SIZE_LIMIT:
        raise UnreadableInputError(name, f"{where} is larger than the limit of {SIZE_LIMIT // 1024 // 1024} MB")
    if data.count(b"<") + data.count(b"=") + data.count(b"&") > MARKUP_LIMIT:
        raise UnreadableInputError(name, f"{where} has more tags and attributes than the limit of {MARKUP_LIMIT}")
    return data


def _name_entities(data: bytes) -> bytes:
    """Put numbers in place of the names of characters: the parser knows five names, and papers use hundreds."""
    declared: dict[bytes, bytes] = {
        key: first or second for key, first, second in _DECLARATION.findall(data[:_ROOT_WITHIN])
    }

    def number(match: re.Match[bytes]) -> bytes:
        key: bytes | None = match[1]
        if key is None or key in _PREDEFINED:
            return bytes(match[0])
        if key in declared:
            return declared[key]
        characters = html5.get(key.decode() + ";")
        return bytes(match[0]) if characters is None else "".join(f"&#{ord(one)};" for one in characters).encode()

    return _ENTITY.sub(number, data)


def _explain(message: str) -> str:
    return next((reason for sign, reason in _REASONS if sign.lower() in message.lower()), f"is damaged: {message}")
