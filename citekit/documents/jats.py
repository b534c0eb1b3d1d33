"""Read articles in JATS and its forerunner NLM: their text, notes, and reference lists as structures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from citekit.documents.xml import local_name, parse_xml, peek_root
from citekit.documents.xml_flow import XmlFlow, data_text, printed_text, skip, write_raised, write_row
from citekit.expressions import late
from citekit.model import Document
from citekit.vocabulary.markup import CITATIONS

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOTS = frozenset({"article", "pmc-articleset", "ref-list", "ref", "element-citation", "mixed-citation"})
_PARTS = late(
    rb"<(?:\w{1,20}:)?(?:front|front-stub|article-meta|journal-meta|back|ref-list|ref|(?:element|mixed)-citation)[\s/>]"
)
_SAMPLE = 256 * 1024
_HREF = "{http://www.w3.org/1999/xlink}href"


def recognizes(data: bytes) -> bool:
    """Say whether bytes are a JATS or NLM article, or a reference list of one."""
    root = peek_root(data)
    if root is None or root.rpartition("}")[2] not in _ROOTS or "docbook" in root.lower():
        return False
    # Web pages and other vocabularies have an article too, but none of its parts.
    return _PARTS.search(data[:_SAMPLE].replace(b"\0", b"")) is not None


def read_jats(data: bytes, name: str) -> Document:
    """Read an article; each of its reference lists is an attachment, and stands in its text too.

    Raises:
        UnreadableInputError: The XML is broken or goes beyond a limit.

    Example:
        >>> read_jats(b"<ref-list><ref><mixed-citation>Kolas J.</mixed-citation></ref></ref-list>", "a.xml").text
        'Kolas J.'
    """
    root = parse_xml(data, name)
    flow = XmlFlow(name, "jats", _RULES)
    if local_name(root) in ("ref", *CITATIONS):
        with flow.attach(root):
            _write_ref(flow, root)
    else:
        flow.write(root)
    return flow.finish()


def _write_front(flow: XmlFlow, front: _Element) -> None:
    for element in front.iter():
        if local_name(element) == "title-group":
            _write_title(flow, next((one for one in element if local_name(one) == "article-title"), element))
        elif local_name(element) in ("abstract", "trans-abstract"):
            flow.write_content(element)


def _write_title(flow: XmlFlow, title: _Element) -> None:
    with flow.block("heading"):
        flow.write_content(title)


def _write_label(flow: XmlFlow, label: _Element) -> None:
    flow.builder.print_mark(printed_text(label))


def _write_paragraph(flow: XmlFlow, paragraph: _Element) -> None:
    with flow.block("text"):
        flow.write_content(paragraph)
    while flow.notes and flow.builder.kind == "text":
        _write_note(flow, flow.notes.popleft())


def _write_list(flow: XmlFlow, element: _Element) -> None:
    ordered = element.get("list-type", "").startswith(("order", "alpha", "roman"))
    number = 0
    flow.builder.leave_gap()
    for item in element:
        if local_name(item) == "list-item":
            number += 1
            with flow.block("item", gap=False):
                flow.builder.print_mark(f"{number}." if ordered else "")
                flow.write_content(item)
        else:
            flow.write(item)
    flow.builder.leave_gap()


def _write_note(flow: XmlFlow, note: _Element) -> None:
    """Write a note where it stands; one amid a paragraph waits until the paragraph is over."""
    label = next((printed_text(child) for child in note if local_name(child) == "label"), "") or note.get("symbol", "")
    key = note.get("id") or f"note at {id(note)}"
    if not flow.builder.is_line_empty:
        flow.notes.append(note)
        flow.builder.refer(key, label)
        return
    with flow.block("note"):
        flow.builder.open_note(key)
        flow.builder.print_mark(label)
        for child in note:
            if local_name(child) != "label":
                flow.write(child)
        flow.builder.close_note()


def _write_pointer(flow: XmlFlow, xref: _Element) -> None:
    if xref.get("ref-type") == "fn":
        flow.builder.refer(xref.get("rid", ""), printed_text(xref))
    else:
        flow.write_content(xref)


def _write_link(flow: XmlFlow, link: _Element) -> None:
    flow.builder.open_link(link.get(_HREF) or printed_text(link))
    flow.write_content(link)
    flow.builder.close_link()


def _write_formula(flow: XmlFlow, formula: _Element) -> None:
    flow.builder.write(next((printed_text(one) for one in formula.iter() if local_name(one) == "tex-math"), ""))


def _write_references(flow: XmlFlow, listed: _Element) -> None:
    with flow.attach(listed):
        _write_list_of_references(flow, listed)


def _write_list_of_references(flow: XmlFlow, listed: _Element) -> None:
    for child in listed:
        if local_name(child) == "ref":
            _write_ref(flow, child)
        elif local_name(child) == "ref-list":
            _write_list_of_references(flow, child)
        else:
            flow.write(child)


def _write_ref(flow: XmlFlow, ref: _Element) -> None:
    label = next((printed_text(child) for child in ref if local_name(child) == "label"), "")
    for citation in [ref] if local_name(ref) in CITATIONS else ref:
        forms = [citation] if local_name(citation) in CITATIONS else list(citation)
        printed = [form for form in forms if local_name(form) in CITATIONS and printed_text(form)]
        if printed:
            flow.write_reference(label, _text_of(printed[0]))


def _text_of(citation: _Element) -> str:
    return data_text(citation) if local_name(citation) == "element-citation" else printed_text(citation)


_RULES: Mapping[str, Callable[[XmlFlow, _Element], None]] = {
    **dict.fromkeys(("title", "article-title", "subtitle"), _write_title),
    **dict.fromkeys(("p", "disp-quote", "verse-line", "attrib", "def", "statement"), _write_paragraph),
    **dict.fromkeys(("ext-link", "uri"), _write_link),
    **dict.fromkeys(("inline-formula", "disp-formula"), _write_formula),
    **dict.fromkeys(("graphic", "inline-graphic", "media", "object-id", "math", "permissions", "floats-group"), skip),
    "front": _write_front,
    "front-stub": _write_front,
    "label": _write_label,
    "list": _write_list,
    "fn": _write_note,
    "xref": _write_pointer,
    "sup": write_raised,
    "tr": write_row,
    "ref-list": _write_references,
}
