"""Parse XML of references into elements without namespaces; nothing is fetched, no entity unfolds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html.entities import html5
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from citekit.vocabulary.markup import LOOKS

DEPTH_LIMIT = 256
"""Deepest nesting of elements that is followed."""


def parse_elements(text: str) -> Element:
    """Parse XML; names of elements and attributes lose their namespaces (``xml:lang`` is ``lang``).

    Entities that HTML knows become their characters; those that the text declares itself are refused.

    Raises:
        ValueError: The text is no XML, declares entities, or nests deeper than ``DEPTH_LIMIT``.

    Example:
        >>> parse_elements('<t:bibl xmlns:t="urn:x" xml:lang="be">Дрыгва</t:bibl>').get("lang")
        'be'
    """
    reader = _Reader()
    try:
        return reader.read(text.encode("utf-8", "replace"))
    except expat.ExpatError as error:
        raise ValueError(f"line {error.lineno}: {expat.ErrorString(error.code)}") from error


class _Reader:
    """Build a tree from the events of a parser that reads nothing but its text."""

    def __init__(self) -> None:
        self._builder = TreeBuilder()
        self._depth = 0
        parser = expat.ParserCreate("utf-8", "}")
        parser.buffer_text = True
        # With a DTD of somewhere else an unknown entity is skipped, not an error; that DTD is never read.
        parser.UseForeignDTD(True)
        parser.ExternalEntityRefHandler = lambda *_: 1
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._builder.data
        parser.EntityDeclHandler = _refuse_entity
        parser.SkippedEntityHandler = self._name_entity
        self._parser = parser

    def read(self, data: bytes) -> Element:
        self._parser.Parse(data, True)
        return self._builder.close()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEPTH_LIMIT:
            raise ValueError(f"line {self._parser.CurrentLineNumber}: nests deeper than {DEPTH_LIMIT} elements")
        self._builder.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._builder.end(_local(name))

    def _name_entity(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self._builder.data(html5.get(f"{name};", f"&{name};"))


def _refuse_entity(name: str, *_: object) -> None:
    raise ValueError(f"declares the entity {name}; entities are not unfolded")


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def text_of(element: Element | None) -> str:
    """Return all text within an element, its blanks collapsed; no element has none.

    Example:
        >>> text_of(parse_elements("<name><surname>Колас</surname><given-names><b>Я</b>куб</given-names></name>"))
        'Колас Якуб'
    """
    return "" if element is None else " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    """Yield the texts within an element, and a blank where two pieces of data touch without any."""
    yield element.text or ""
    for position, child in enumerate(element, start=1):
        yield from _texts(child)
        yield child.tail or ("" if child.tag in LOOKS or position == len(element) else " ")


def data_text(element: Element) -> str:
    """Return the texts of a reference that has no punctuation of its own, with full stops between its elements.

    Example:
        >>> data_text(parse_elements("<citation><source>Дрыгва</source><year>1934</year></citation>"))
        'Дрыгва. 1934'
    """
    return ". ".join(filter(None, (text_of(child).rstrip(".") for child in element)))


def find_first(elements: Iterable[Element], *names: str) -> Element | None:
    """Return the first element of some names, or None."""
    return next((element for element in elements if element.tag in names), None)


def find_outermost(root: Element, *names: str) -> Iterator[Element]:
    """Yield the elements of some names that lie in no other of them, in order."""
    if root.tag in names:
        yield root
        return
    for child in root:
        yield from find_outermost(child, *names)
